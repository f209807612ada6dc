"""Samples of texts and of bytes that are found again wherever they stand, in one pass.

A text is compared by its letters alone, without accents, case, spaces, punctuation and digits: so
neither a form of Unicode nor what stands between lines in our data hides it. Samples begin at certain
letters and bytes, on both sides alike (content-defined sampling, as in winnowing; Schleimer, Wilkerson,
Aiken 2003): what is searched is looked up only there, whatever the number of samples.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = 32
"""Letters of a sample: about eight Vietnamese syllables, which two books seldom have in common."""
BYTES = 32
_VARIED = 9, 20
"""So many different letters and bytes a sample has at least: rows of dots and of zeros tell nothing."""
# About one letter in fifteen, in Vietnamese as in English, and every one of other scripts.
_ANCHOR = re.compile("[bvy\u0080-\U0010ffff]")
_BYTE_ANCHOR = re.compile(b"\xa5")
_NO_LETTER = re.compile(r"[\W\d_]+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})")
_LINE_END = re.compile(r"\\+[nrt]")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_PRINTED = re.compile(rb"[\t\n\r\x20-\xff]{64,}")


def letters(text: str) -> str:
    """Return the letters of a text, folded."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    return _NO_LETTER.sub("", plain)


def text_windows(told: str) -> Iterator[str]:
    """Yield the samples of a text, given as its `letters`."""
    for anchor in _ANCHOR.finditer(told, 0, max(0, len(told) - LETTERS + 1)):
        window = told[anchor.start() : anchor.start() + LETTERS]
        if len(set(window)) >= _VARIED[0]:
            yield window


def byte_windows(data: bytes) -> Iterator[bytes]:
    """Yield the samples of bytes."""
    for anchor in _BYTE_ANCHOR.finditer(data, 0, max(0, len(data) - BYTES + 1)):
        window = data[anchor.start() : anchor.start() + BYTES]
        if len(set(window)) >= _VARIED[1]:
            yield window


def texts_of(data: bytes) -> Iterator[str]:
    """Yield what can be read in bytes, as `letters`: with markup, whose attributes speak, and without."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            text = data.decode("utf-16", errors="ignore")
        else:
            text = "\n".join(run.decode(errors="ignore") for run in _PRINTED.findall(data))
    if "\\" in text:
        text = _LINE_END.sub(" ", _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
    if "&" in text:
        text = html.unescape(text)
    if _PERCENT.search(text):
        text = unquote(text, errors="ignore")
    yield letters(text)
    if "<" in text:
        yield letters(_TAG.sub("", text))
