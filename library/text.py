"""Small functions on text that every stage shares."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

from slugify import slugify

_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})
_UNDERSCORES = re.compile(r"[_\s]+")
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_VIETNAMESE = re.compile("[đĐơƠưƯăĂ\u1ea0-\u1ef9]")
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"\s*[<(\[]\S+@\S+[>)\]]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
ID_LENGTH = 64
_DIGITS = 9


def clean(text: str) -> str:
    """Return `text` in NFC on one line, without control characters and edge spaces."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _CONTROL.sub("", text))).strip()


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Return `text` without accents and case, with single spaces; đ becomes d."""
    plain = unicodedata.normalize("NFD", text.translate(_ETH).casefold().replace("đ", "d"))
    return _SPACE.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


@lru_cache(maxsize=1 << 15)
def slug(text: str) -> str:
    """Return an id `[a-z0-9][a-z0-9-]{0,63}` for `text`, or "" when nothing of it can be kept."""
    made: str = slugify(fold(text), max_length=ID_LENGTH)
    return made


def whole_number(text: str) -> int:
    """Return the number that decimal digits are, -1 for any other text and for more than nine of them.

    Of thousands of digits, `int` makes a ValueError, and no book has such a page or year.
    """
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else -1


def title_of_file(stem: str) -> str:
    """Return the name of a file, without its ending, as a title."""
    return clean(_UNDERSCORES.sub(" ", unicodedata.normalize("NFC", stem)))


def without_address(name: str) -> str:
    """Return a name without the mail addresses that stand in brackets behind it."""
    return _ADDRESS.sub("", name).strip()


def normalise(text: str) -> str:
    """Return `text` in NFC without soft hyphens, zero-width and control characters."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", _INVISIBLE.sub("", text)))


def is_vietnamese(text: str) -> bool | None:
    """Return whether `text` is Vietnamese by its letters, None where there are under 100.

    đ, ơ, ư, ă and the letters U+1EA0 to U+1EF9 make a tenth of Vietnamese and stand in almost no
    other language.
    """
    letters = sum(map(str.isalpha, text))
    if letters < 100:
        return None
    return len(_VIETNAMESE.findall(text)) > letters * 0.03


def plain_text(html: str) -> str:
    """Return the words of a piece of HTML on one line."""
    return clean(unescape(_TAG.sub(" ", html)))
