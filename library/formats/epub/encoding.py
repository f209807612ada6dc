"""Finds out in which encoding a book's file is written, whatever it says of itself."""

from __future__ import annotations

import codecs
import re
import unicodedata

from library.text import is_vietnamese

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']|<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile("<[^>]*>")
_HEAD = 2048
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What is declared where nothing was thought of: any bytes at all can be read so.
_THOUGHTLESS = frozenset({"", "utf-8", "cp1252", "iso8859-1", "ascii"})
_LOST = "\ufffd"


def as_utf8(data: bytes) -> tuple[bytes, str]:
    """Return a file of markup in UTF-8, and its encoding where it is another than it declares.

    The second value is "" when the file tells the truth (XML 1.0 §4.3.3 and appendix F).
    """
    marked = _marked(data)
    if marked:
        return _again(data.decode(marked, "replace")), ""
    declared = _declared(data)
    if not data.isascii() or declared not in _THOUGHTLESS:
        for encoding in ("utf-8", declared):
            try:
                text = data.decode(encoding or "utf-8")
            except UnicodeError:
                continue
            if encoding == "utf-8" or declared not in _THOUGHTLESS:
                honest = declared in {"", encoding} or data.isascii()
                return _again(text), "" if honest else encoding
        text, encoding = _guessed(data)
        return _again(text), "" if encoding == declared else encoding
    return _again(data.decode("ascii")), ""


def _marked(data: bytes) -> str:
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not mark and data[:4].count(0) == 2:
        return "utf-16-le" if data[1] == 0 else "utf-16-be"
    return mark


def _declared(data: bytes) -> str:
    """Return Python's name of the encoding that is declared, "" when there is none that it knows."""
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return ""
    try:
        name = codecs.lookup((found.group(1) or found.group(2)).decode("ascii")).name
    except (LookupError, UnicodeError):
        return ""
    # A declaration that can be read as bytes is not in UTF-16.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _guessed(data: bytes) -> tuple[str, str]:
    kept = data.decode("utf-8", "replace")
    letters = sum(character > "\x7f" for character in kept)
    # A few broken letters in a text that is UTF-8 otherwise are damage, not another encoding.
    if kept.count(_LOST) * 4 < letters:
        return kept, "utf-8"
    # What Vietnamese was written in before UTF-8; most of it is read alike as Western.
    text = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    if is_vietnamese(_TAG.sub("", text)) is not False:
        return text, "cp1258"
    return data.decode("cp1252", "replace"), "cp1252"


def _again(text: str) -> bytes:
    return _DECLARATION.sub("", text.lstrip("\ufeff"), count=1).encode("utf-8", "replace")
