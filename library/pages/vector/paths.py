"""Paths and pens of MuPDF in the whole numbers of drawings."""

from __future__ import annotations

from math import hypot, isclose
from typing import Any

from pymupdf import mupdf

from library.pages.vector.model import (
    CLOSE,
    CUBIC,
    FINE,
    LINE,
    MOVE,
    QUAD,
    RECT,
    NotCarriedError,
    Path,
    Pen,
    Segment,
)

_FARTHEST = 1 << 20
"""No coordinate is larger: 64 pages beside the page nothing is seen."""
_EVEN = 0.01
"""How far, as a share, a pen may be from round."""


class Walker(mupdf.FzPathWalker2):  # type: ignore[misc]
    """Hears the segments of a path."""

    def __init__(self) -> None:
        super().__init__()
        for name in ("moveto", "lineto", "curveto", "quadto", "closepath", "rectto"):
            getattr(self, f"use_virtual_{name}")()
        self._found: list[Segment] = []
        self._matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        self._farthest = 0

    def walk(self, path: mupdf.FzPath, matrix: tuple[float, ...]) -> Path:
        """Return the segments of a path under a matrix, in whole numbers."""
        self._found, self._matrix, self._farthest = [], matrix, 0  # type: ignore[assignment]
        mupdf.fz_walk_path(path, self, self.m_internal)
        if self._farthest > _FARTHEST:
            raise NotCarriedError("far")
        return tuple(self._found)

    def _add(self, command: int, *points: float) -> None:
        a, b, c, d, e, f = self._matrix
        made = [command]
        for at in range(0, len(points), 2):
            x, y = points[at], points[at + 1]
            # What is no number, or none that fits, is far away.
            for part in (x * a + y * c + e, x * b + y * d + f):
                whole = round(part) if abs(part) <= _FARTHEST else _FARTHEST + 1
                self._farthest = max(self._farthest, abs(whole))
                made.append(whole)
        self._found.append(tuple(made))

    def moveto(self, _: object, x: float, y: float) -> None:
        """Begin a part of the path."""
        self._add(MOVE, x, y)

    def lineto(self, _: object, x: float, y: float) -> None:
        """Go on in a straight line."""
        self._add(LINE, x, y)

    def quadto(self, _: object, x1: float, y1: float, x2: float, y2: float) -> None:
        """Go on in a quadratic curve."""
        self._add(QUAD, x1, y1, x2, y2)

    def curveto(self, _: object, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:
        """Go on in a cubic curve."""
        self._add(CUBIC, x1, y1, x2, y2, x3, y3)

    def closepath(self, _: object) -> None:
        """Lead back to where the part began."""
        self._found.append((CLOSE,))

    def rectto(self, _: object, x0: float, y0: float, x1: float, y1: float) -> None:
        """Add a rectangle, as four lines where it lies aslant."""
        _, b, c, _, _, _ = self._matrix
        if b or c:
            self._add(MOVE, x0, y0)
            for x, y in ((x1, y0), (x1, y1), (x0, y1)):
                self._add(LINE, x, y)
            self._found.append((CLOSE,))
            return
        self._add(RECT, x0, y0, x1, y1)


def is_round(a: float, b: float, c: float, d: float) -> bool:
    """Tell whether a round pen stays round under a matrix."""
    across, down = hypot(a, b), hypot(c, d)
    return isclose(across, down, rel_tol=_EVEN) and abs(a * c + b * d) <= _EVEN * across * down


def pen_of(stroke: Any, ctm: Any) -> Pen:
    """Return the pen of a stroke (`fz_stroke_state`) under a matrix."""
    if not is_round(ctm.a, ctm.b, ctm.c, ctm.d):
        raise NotCarriedError("pen")
    caps = {stroke.start_cap, stroke.dash_cap, stroke.end_cap}
    if len(caps) > 1 or not caps <= {0, 1, 2} or stroke.linejoin not in {0, 1, 2}:
        raise NotCarriedError("pen")
    scale = hypot(ctm.a, ctm.b)
    dashes = tuple(fine(mupdf.floats_getitem(stroke.dash_list, at) * scale) for at in range(stroke.dash_len))
    return Pen(
        fine(stroke.linewidth * scale),
        stroke.start_cap,
        stroke.linejoin,
        min(round(stroke.miterlimit * 16), 1 << 12),
        dashes,
        fine(stroke.dash_phase * scale),
    )


def fine(value: float) -> int:
    """Return a length in 1/FINE units."""
    return near(value * FINE)


def near(value: float) -> int:
    """Return the whole number next to a value.

    Raises:
        NotCarriedError: when it is too far for a drawing, or no number.
    """
    if not abs(value) <= _FARTHEST * FINE:
        raise NotCarriedError("far")
    return round(value)
