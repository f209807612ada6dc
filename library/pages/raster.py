"""Draws pages and reads their words with MuPDF."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pymupdf
from PIL import Image

from library.text import clean

if TYPE_CHECKING:
    from library.pages.model import Line

UNITS = 4096
"""Word boxes are integers: this many units make the width, and the height, of a page."""
_MAX_SIDE = 4000
_FLAGS = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_MEDIABOX_CLIP


def draw(page: pymupdf.Page, width: int) -> Image.Image:
    """Return the page as an RGB image `width` pixels wide, less where it would be over 4,000 high."""
    rect = page.rect
    scale = min(width / max(rect.width, 1), _MAX_SIDE / max(rect.height, 1))
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
    return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)


def lines(page: pymupdf.Page) -> list[Line | str]:
    """Return the page's words in reading order, grouped by line; "" stands between blocks.

    A line is (x, y, height, words joined by spaces, widths and gaps in turn), in units of 1/4096
    of the page's width and height.
    """
    rect = page.rect
    if rect.is_empty:
        return []
    across, down = UNITS / rect.width, UNITS / rect.height
    made: list[Line | str] = []
    words = (word for word in page.get_text("words", flags=_FLAGS) if clean(word[4]))
    block = -1
    for (number, _), group in groupby(words, key=lambda word: (word[5], word[6])):
        if made and number != block:
            made.append("")
        block = number
        made.append(_line(list(group), across, down))
    return made


def _line(
    words: list[tuple[float, float, float, float, str, int, int, int]], across: float, down: float
) -> Line:
    y0, y1 = min(word[1] for word in words), max(word[3] for word in words)
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
    return round(words[0][0] * across), round(y0 * down), round((y1 - y0) * down), text, tuple(runs)
