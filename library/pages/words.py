"""Reads a page's words with their boxes, and mends the words that MuPDF runs together."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pymupdf

from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.pages.model import Line

    Word = tuple[float, float, float, float, str, int, int, int]

UNITS = 4096
"""Word boxes are integers: this many units make the width, and the height, of a page."""
_FLAGS = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_MEDIABOX_CLIP
# MuPDF makes no space after these letters in a PDF whose fonts have no space glyph, as all TeX
# makes ("có thểphân phối").
_AFTER = re.compile("[\u1ea0-\u1ef9]")
# A vowel, consonants, another vowel: no syllable of Vietnamese is built like that.
_VOWEL = "aeiouyàáâãèéêìíòóôõùúýăĩũơư\u1ea0-\u1ef9"
_GLUED = re.compile(f"[\u1ea0-\u1ef9][^\\W\\d_{_VOWEL}]+[{_VOWEL}]")
_GAP = 0.15
"""A gap between two letters wider than this share of the type size is a space."""


def lines(page: pymupdf.Page) -> list[Line | str]:
    """Return the page's words in reading order, grouped by line; "" stands between blocks.

    A line is (x, y, height, words joined by spaces, widths and gaps in turn), in units of 1/4096
    of the page's width and height.
    """
    rect = page.rect
    if rect.is_empty:
        return []
    words: list[Word] = page.get_text("words", flags=_FLAGS)
    if any(_GLUED.search(word[4].lower()) for word in words):
        words = list(_by_gaps(page))
    across, down = UNITS / rect.width, UNITS / rect.height
    made: list[Line | str] = []
    block = -1
    kept = (word for word in words if clean(word[4]))
    for (number, _), group in groupby(kept, key=lambda word: (word[5], word[6])):
        if made and number != block:
            made.append("")
        block = number
        made.append(_line(list(group), across, down))
    return made


def _line(words: list[Word], across: float, down: float) -> Line:
    top, bottom = min(word[1] for word in words), max(word[3] for word in words)
    runs: list[int] = []
    end = None
    for word in words:
        left, right = round(word[0] * across), round(word[2] * across)
        if end is not None:
            runs.append(left - end)
        runs.append(right - left)
        end = right
    # A word never holds a space, so that splitting the line at spaces gives its words again.
    text = " ".join(clean(word[4]).replace(" ", "\u00a0") for word in words)
    return round(words[0][0] * across), round(top * down), round((bottom - top) * down), text, tuple(runs)


def _by_gaps(page: pymupdf.Page) -> Iterator[Word]:
    """Yield the words as MuPDF sees them, parted also where the letters stand apart."""
    flags = (
        _FLAGS | pymupdf.TEXTFLAGS_RAWDICT & ~pymupdf.TEXT_PRESERVE_IMAGES & ~pymupdf.TEXT_PRESERVE_LIGATURES
    )
    for number, block in enumerate(page.get_text("rawdict", flags=flags)["blocks"]):
        for at, line in enumerate(block.get("lines", ())):
            for count, letters in enumerate(_parted(line["spans"])):
                boxes = [box for _, box in letters]
                text = "".join(letter for letter, _ in letters)
                left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
                yield left, min(b[1] for b in boxes), right, max(b[3] for b in boxes), text, number, at, count


def _parted(spans: list[dict[str, Any]]) -> Iterator[list[tuple[str, tuple[float, float, float, float]]]]:
    word: list[tuple[str, tuple[float, float, float, float]]] = []
    for span in spans:
        for char in span["chars"]:
            letter, box = char["c"], char["bbox"]
            apart = bool(word) and _AFTER.match(word[-1][0]) and box[0] - word[-1][1][2] > _GAP * span["size"]
            if word and (letter.isspace() or apart):
                yield word
                word = []
            if not letter.isspace():
                word.append((letter, box))
    if word:
        yield word
