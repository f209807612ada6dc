"""Pages whose text runs upwards, downwards or upside down, seen so that it runs from left to right.

A table laid on its side, or a page that was scanned or turned the wrong way round, is read like any
other page once it is turned; its words then go back to where they are seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Self

import pymupdf
from pymupdf import mupdf

from library.pages.bidi import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.pages.glyphs import Word
    from library.pages.model import Line

UNITS = 4096
"""Word boxes are integers: this many units make the width, and the height, of a page."""
_BESIDE = 0.25
"""Words side by side share more than this of the lower one's height."""


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is drawn, whose text is turned clockwise by `turn` quarters of a circle."""

    page: pymupdf.Page
    drawn: pymupdf.DisplayList
    turn: int = 0

    @classmethod
    def of(cls, page: pymupdf.Page) -> Self:
        """Return the view that a reader has of a page."""
        # The text that PyMuPDF gives of a page leaves out how the page is turned.
        return cls(page, page.get_displaylist())

    def turned(self, turn: int) -> Self:
        """Return the view of the same page in which text that is turned so stands upright."""
        return replace(self, turn=turn)

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height in points."""
        width, height = self.drawn.rect.width, self.drawn.rect.height
        return (height, width) if self.turn % 2 else (width, height)

    def text(self, flags: int) -> pymupdf.TextPage:
        """Return the text, read with MuPDF's `flags`."""
        options = mupdf.FzStextOptions()
        options.flags = flags
        text = mupdf.FzStextPage(mupdf.FzRect(0, 0, *self.size))
        device = mupdf.fz_new_stext_device(text, options)
        matrix = mupdf.FzMatrix(*self._matrix())
        area = mupdf.FzRect(mupdf.FzRect.Fixed_INFINITE)
        mupdf.fz_run_display_list(self.drawn.this, device, matrix, area, mupdf.FzCookie())
        mupdf.fz_close_device(device)
        return pymupdf.TextPage(text)

    def _matrix(self) -> tuple[float, ...]:
        rect = self.drawn.rect
        return (
            (1, 0, 0, 1, -rect.x0, -rect.y0),
            (0, -1, 1, 0, -rect.y0, rect.x1),
            (-1, 0, 0, -1, rect.x1, rect.y1),
            (0, 1, -1, 0, rect.y1, -rect.x0),
        )[self.turn]


def turn_of(words: Iterable[Word]) -> int:
    """Return by how many quarters of a circle most of the text is turned clockwise, 0 to 3."""
    steps = [0, 0, 0, 0]
    for one, other in pairwise(words):
        if one[5:7] != other[5:7]:
            continue
        if not are_beside(one, other):
            steps[1 if other[1] > one[1] else 3] += 1
        elif other[0] >= one[0] or RIGHT_TO_LEFT.search(one[4] + other[4]):
            steps[0] += 1
        else:
            steps[2] += 1
    most = max(steps)
    return 0 if steps[0] == most else steps.index(most)


def are_beside(one: Word, other: Word) -> bool:
    """Return whether two words stand at one height."""
    least = min(one[3] - one[1], other[3] - other[1])
    return min(one[3], other[3]) - max(one[1], other[1]) > _BESIDE * least


def as_seen(lines: Iterable[Line | str], turn: int) -> Iterator[Line | str]:
    """Yield the lines of a view turned by `turn` where they are on the page.

    The words of a line that runs upwards or downwards have no top and height in common, so that
    each is a line of its own.
    """
    for line in lines:
        if isinstance(line, str) or not turn:
            yield line
            continue
        boxes = [_turned(box, turn) for box in _boxes(line)]
        words = line[3].split(" ")
        if turn == 2:
            edges = [edge for box in boxes for edge in (box[0], box[2])]
            runs = tuple(b - a for a, b in pairwise(edges))
            yield edges[0], boxes[0][1], line[2], line[3], runs
        else:
            for word, (left, top, right, bottom) in zip(words, boxes, strict=True):
                yield left, top, bottom - top, word, (right - left,)


def _boxes(line: Line) -> Iterator[tuple[int, int, int, int]]:
    left, top, height, _, runs = line
    for at, run in enumerate(runs):
        if at % 2 == 0:
            yield left, top, left + run, top + height
        left += run


def _turned(box: tuple[int, int, int, int], turn: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    if turn == 1:
        return UNITS - bottom, left, UNITS - top, right
    if turn == 3:
        return top, UNITS - right, bottom, UNITS - left
    return UNITS - right, UNITS - bottom, UNITS - left, UNITS - top
