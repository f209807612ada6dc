"""A page as a list of what is painted, in paint order: what the tracer finds and the encoder writes.

Lengths are in units of 1/16384 of the page's width, y downwards from the upper edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ACROSS = 16384
"""Units across a page: a sixth of a pixel where a phone of 1,080 pixels shows it 2.5 times as large."""
EM = 1024
"""Units of an em in the outline of a glyph."""
FINE = 256
"""Parts of a unit in which positions are reckoned, and sizes of type told."""
ADVANCE = 16384
"""Parts of an em in which a glyph's advance is told."""

Segment = tuple[int, ...]
"""A command of `MOVE` … and its coordinates."""
Path = tuple[Segment, ...]
MOVE, LINE, QUAD, CUBIC, CLOSE, RECT = range(6)
OPERANDS = (2, 2, 4, 6, 0, 4)
"""Coordinates of each command; those of a rectangle are two corners."""
Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0 to 255."""


Refusal = Literal[
    "bytes",
    "clip",
    "damage",
    "far",
    "font",
    "group",
    "many",
    "mask",
    "pattern",
    "pen",
    "picture",
    "shading",
]
"""What stands against a page being a drawing; each has its words in the report."""


class NotCarriedError(Exception):
    """A page that the format cannot carry; `reason` names what it has that is not carried."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: its outline as it is written, b"" for none, its advance in 1/ADVANCE em, and what it says.

    A space has no outline and says "".
    """

    outline: bytes
    advance: int
    text: str


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: `width`, `dashes` and `phase` in 1/FINE units, `miter` in sixteenths.

    A width of 0 is one pixel of the screen, whatever the scale. `cap` is butt, round or square,
    `join` miter, round or bevel (ISO 32000-1, tables 54 and 55).
    """

    width: int
    cap: int
    join: int
    miter: int
    dashes: tuple[int, ...]
    phase: int


@dataclass(frozen=True, slots=True)
class Text:
    """Glyphs of one size and colour; `matrix` (a, b, c, d) takes an em to 1/FINE units.

    `places` are the origins in 1/FINE units. With a pen the outlines are drawn, without one filled.
    """

    matrix: tuple[int, int, int, int]
    colour: Colour
    glyphs: tuple[Glyph, ...]
    places: tuple[tuple[int, int], ...]
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled path."""

    path: Path
    colour: Colour
    even_odd: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn path."""

    path: Path
    colour: Colour
    pen: Pen


@dataclass(frozen=True, slots=True)
class Clip:
    """What follows, up to its `Unclip`, is seen inside of the path only."""

    path: Path
    even_odd: bool


@dataclass(frozen=True, slots=True)
class Unclip:
    """The end of the last clip."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; `matrix` (a, b, c, d, e, f) takes the unit square to 1/FINE units.

    `name` is the digest of its bytes, `opacity` 0 to 255.
    """

    name: str
    matrix: tuple[int, int, int, int, int, int]
    opacity: int

    @property
    def area(self) -> int:
        """What it covers of the page, in squares of 1/FINE units."""
        a, b, c, d, _, _ = self.matrix
        return abs(a * d - b * c)


@dataclass(frozen=True, slots=True)
class Record:
    """A page as bytes: its tables, and its columns of numbers in their order."""

    tables: bytes
    columns: tuple[bytes, ...]


Mark = Text | Fill | Stroke | Clip | Unclip | Picture
Drawing = tuple[Mark, ...]
"""All that is painted on a page."""
