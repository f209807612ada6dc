"""Writes drawings as bytes (format.md): numbers in columns, positions as what is left of a prediction."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from library.leb128 import number
from library.pages.vector.model import (
    ADVANCE,
    FINE,
    OPERANDS,
    Clip,
    Fill,
    Glyph,
    Pen,
    Picture,
    Record,
    Stroke,
    Text,
    Unclip,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from library.pages.vector.model import Drawing, Path

Value = TypeVar("Value")

_UNSEEN = 2 * FINE
"""How far a glyph may stand from its place: a third of a pixel where a phone shows the page 2.5 times as large."""

TEXT, FILL, FILL_EVEN_ODD, STROKE, CLIP, CLIP_EVEN_ODD, UNCLIP, PICTURE = range(8)


def signed(value: int) -> bytes:
    """Return a number of either sign: 0, -1, 1, -2 … as 0, 1, 2, 3 …."""
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def counted(data: bytes) -> bytes:
    """Return bytes behind their number."""
    return number(len(data)) + data


def outline_record(outline: Path) -> bytes:
    """Return the outline of a glyph, in 1/EM em, y upwards; b"" where it has none."""
    commands, coordinates = bytearray(), bytearray()
    _put_path(outline, commands, coordinates)
    return counted(bytes(commands)) + bytes(coordinates) if outline else b""


def glyph_record(glyph: Glyph) -> bytes:
    """Return a glyph as files have it."""
    return signed(glyph.advance) + counted(glyph.text.encode()) + (glyph.outline or counted(b""))


def reckoned(drawing: Drawing) -> Iterator[list[tuple[int, int, int, int]]]:
    """Yield for each text of a page its glyphs' places.

    They are (across, down, x, y): what is left in units of where the glyph before leads to, and the
    place in 1/FINE units. The reader goes the same way, so that no error adds up.
    """
    x = y = 0
    for text in drawing:
        if not isinstance(text, Text):
            continue
        a, b, _, _ = text.matrix
        found = []
        for glyph, (right, below) in zip(text.glyphs, text.places, strict=True):
            across, down = _units(right - x), _units(below - y)
            x, y = x + across * FINE, y + down * FINE
            found.append((across, down, x, y))
            x += glyph.advance * a // ADVANCE
            y += glyph.advance * b // ADVANCE
        yield found


def used_glyphs(drawings: Iterable[Drawing]) -> dict[Glyph, int]:
    """Return the glyphs of some pages with their numbers, the commonest first."""
    counts: Counter[Glyph] = Counter()
    for drawing in drawings:
        for mark in drawing:
            if isinstance(mark, Text):
                counts.update(mark.glyphs)
    return {glyph: at for at, (glyph, _) in enumerate(counts.most_common())}


def page_pictures(drawing: Drawing) -> tuple[str, ...]:
    """Return the names of a page's pictures, each once, in the order in which its record counts them."""
    return tuple(dict.fromkeys(mark.name for mark in drawing if isinstance(mark, Picture)))


def page_record(drawing: Drawing, glyphs: Mapping[Glyph, int]) -> Record:
    """Return a page, whose glyphs have these numbers."""
    return _Page(drawing, glyphs).record()


class _Page:
    """Writes one page."""

    def __init__(self, drawing: Drawing, glyphs: Mapping[Glyph, int]) -> None:
        self._drawing = drawing
        self._glyphs = glyphs
        self._marks, self._numbers = bytearray(), bytearray()
        self._across, self._down = bytearray(), bytearray()
        self._commands, self._coordinates = bytearray(), bytearray()

    def record(self) -> Record:
        """Return the tables of the page and its columns."""
        marks = self._drawing
        colours = _table(mark.colour for mark in marks if isinstance(mark, Text | Fill | Stroke))
        sizes = _table(mark.matrix for mark in marks if isinstance(mark, Text))
        pens = _table(mark.pen for mark in marks if isinstance(mark, Text | Stroke) and mark.pen)
        pictures = {name: at for at, name in enumerate(page_pictures(marks))}
        places = reckoned(marks)
        for mark in marks:
            match mark:
                case Text():
                    self._put(TEXT, colours[mark.colour], sizes[mark.matrix])
                    self._put(pens[mark.pen] + 1 if mark.pen else 0, len(mark.glyphs))
                    self._numbers += b"".join(number(self._glyphs[glyph]) for glyph in mark.glyphs)
                    for across, down, _, _ in next(places):
                        self._across += signed(across)
                        self._down += signed(down)
                case Fill():
                    self._put(FILL_EVEN_ODD if mark.even_odd else FILL, colours[mark.colour])
                    self._put_path(mark.path)
                case Stroke():
                    self._put(STROKE, colours[mark.colour], pens[mark.pen])
                    self._put_path(mark.path)
                case Clip():
                    self._put(CLIP_EVEN_ODD if mark.even_odd else CLIP)
                    self._put_path(mark.path)
                case Unclip():
                    self._put(UNCLIP)
                case Picture():
                    self._put(PICTURE, pictures[mark.name], mark.opacity)
                    self._marks += b"".join(map(signed, mark.matrix))
        tables = (
            number(len(colours)),
            *map(bytes, colours),
            number(len(sizes)),
            *(b"".join(map(signed, size)) for size in sizes),
            number(len(pens)),
            *map(_pen_record, pens),
        )
        columns = (
            self._marks,
            self._numbers,
            self._across,
            self._down,
            self._commands,
            self._coordinates,
        )
        return Record(b"".join(tables), tuple(map(bytes, columns)))

    def _put(self, *numbers: int) -> None:
        for value in numbers:
            self._marks += number(value)

    def _put_path(self, path: Path) -> None:
        self._marks += number(len(path))
        _put_path(path, self._commands, self._coordinates)


def _units(fine: int) -> int:
    """Return a distance in whole units, 0 where nobody sees it."""
    return 0 if abs(fine) <= _UNSEEN else (fine + FINE // 2) // FINE


def _table(values: Iterable[Value]) -> dict[Value, int]:
    return {value: at for at, value in enumerate(dict.fromkeys(values))}


def _pen_record(pen: Pen) -> bytes:
    parts = (pen.width, pen.cap, pen.join, pen.miter, pen.phase, len(pen.dashes), *pen.dashes)
    return b"".join(map(number, parts))


def _put_path(path: Path, commands: bytearray, coordinates: bytearray) -> None:
    """Write the commands of a path, and each point as the way to it from the one before."""
    x = y = 0
    for command, *points in path:
        commands.append(command)
        assert len(points) == OPERANDS[command]
        for at in range(0, len(points), 2):
            right, down = points[at], points[at + 1]
            coordinates += signed(right - x)
            coordinates += signed(down - y)
            x, y = right, down
