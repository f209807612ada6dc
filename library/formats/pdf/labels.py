"""The printed page numbers of a PDF (ISO 32000-1, §12.4.2)."""

from __future__ import annotations

import re
from itertools import pairwise

from pymupdf import mupdf

from library.formats.pdf.objects import ERRORS, get, items, text_of
from library.text import clean

_MAX_RANGES = 20_000
_MAX_LABEL = 40
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HEX = re.compile(r"<FEFF((?:[0-9A-F]{4})*)>", re.IGNORECASE)


def read_labels(pdf: mupdf.PdfDocument, count: int) -> tuple[str, ...]:
    """Return the label of each of `count` pages, or () when they are 1, 2, 3 … or cannot be read.

    Pages before the first range bear the number of their place.
    """
    try:
        ranges = _ranges(pdf)
    except ERRORS:
        return ()
    made = [str(number + 1) for number in range(count)]
    starts = sorted(start for start in ranges if start < count)
    for start, stop in pairwise([*starts, count]):
        style, prefix, first = ranges[start]
        for number in range(start, stop):
            made[number] = clean(prefix + _numeral(style, first + number - start))[:_MAX_LABEL]
    return () if made == [str(number + 1) for number in range(count)] else tuple(made)


def _ranges(pdf: mupdf.PdfDocument) -> dict[int, tuple[str, str, int]]:
    """Return first page to (style, prefix, first number), out of a number tree (§7.9.7)."""
    found: dict[int, tuple[str, str, int]] = {}
    seen: set[int] = set()
    waiting = [get(mupdf.pdf_trailer(pdf), "Root", "PageLabels")]
    while waiting and len(found) < _MAX_RANGES:
        node = waiting.pop()
        number = mupdf.pdf_to_num(node)
        if number in seen:
            continue
        if number:
            seen.add(number)
        waiting.extend(items(get(node, "Kids"), _MAX_RANGES))
        pairs = items(get(node, "Nums"), 2 * _MAX_RANGES)
        for place, label in zip(pairs[::2], pairs[1::2], strict=False):
            start = mupdf.pdf_to_int(place)
            if start >= 0 and mupdf.pdf_is_dict(label):
                first = get(label, "St")
                found[start] = (
                    mupdf.pdf_to_name(get(label, "S")),
                    _prefix(text_of(get(label, "P"))),
                    mupdf.pdf_to_int(first) if mupdf.pdf_is_int(first) else 1,
                )
    return found


def _prefix(text: str) -> str:
    """Return a prefix; some programs write UTF-16 as the hexadecimal string itself."""
    return _HEX.sub(lambda found: bytes.fromhex(found[1]).decode("utf-16-be", "replace"), text)


def _numeral(style: str, number: int) -> str:
    if not style:
        return ""
    if style in "aA" and 0 < number <= 26 * _MAX_LABEL:
        letter = chr(ord(style) + (number - 1) % 26)
        return letter * ((number - 1) // 26 + 1)
    if style in "rR" and 0 < number < 5000:
        made = ""
        for value, letters in _ROMAN:
            times, number = divmod(number, value)
            made += letters * times
        return made if style == "r" else made.upper()
    return str(number)
