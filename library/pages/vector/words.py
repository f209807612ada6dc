"""The words of a page as its drawing says them: which glyphs make a line, and what they do not say.

What is read in it are the lines that `library.pages.words` found, their words exactly and their boxes
within a thousandth of the page. A line for which this does not hold is written out instead.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from library.leb128 import number
from library.pages.lineends import SOFT
from library.pages.upright import UNITS
from library.pages.vector.encode import counted, reckoned, signed
from library.pages.vector.model import ACROSS, ADVANCE, FINE, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from library.pages.model import Line
    from library.pages.vector.model import Drawing, Glyph

BLOCK, SPLIT, WRITTEN, DIVIDED, CORRECTED = 1, 2, 4, 8, 16
"""What a line's first number tells: it begins a block, ends within a word, is written out; whether words
divide elsewhere than the glyphs say, and whether some say something else."""
_NEAR = UNITS // 1000
_GAP = 3, 20
"""A gap of more than so many parts of an em (3/20) is a space, as in MuPDF."""
_HYPHENS = ("-", "\u2010", "\u00ad")


@dataclass(frozen=True, slots=True)
class Letter:
    """A glyph where the reader reckons it: its edges and its baseline in 1/UNITS of the page.

    `begins` tells whether the glyph before it stands apart, so that this one begins a word.
    """

    glyph: Glyph
    left: int
    right: int
    base: int
    begins: bool

    @property
    def space(self) -> bool:
        """Whether it only keeps words apart."""
        return not self.glyph.outline and not self.glyph.text


@dataclass(frozen=True, slots=True)
class Run:
    """A line as `count` glyphs from `start` on.

    Its box is `rise` above the first glyph's baseline and `height` high. `divided` are the glyphs,
    counted from `start`, at which words divide or go on other than the glyphs say, `corrected` the
    words that say something else. `split` lines end in a soft hyphen in place of any other.
    """

    start: int
    count: int
    rise: int
    height: int
    divided: tuple[int, ...]
    corrected: Mapping[int, str]
    split: bool


def letters(drawing: Drawing, height: int) -> list[Letter]:
    """Return the glyphs of a page, which is `height` units high, in paint order."""
    found: list[Letter] = []
    end, apart = 0, True
    for text, places in zip(
        (mark for mark in drawing if isinstance(mark, Text)), reckoned(drawing), strict=True
    ):
        a = text.matrix[0]
        for glyph, (_, _, x, y) in zip(text.glyphs, places, strict=True):
            begins = apart or (x - end) * _GAP[1] > a * _GAP[0]
            end = x + glyph.advance * a // ADVANCE
            base = (2 * UNITS * y + FINE * height) // (2 * FINE * height)
            found.append(Letter(glyph, _across(x), _across(end), base, begins))
            apart = found[-1].space
    return found


def read(run: Run, found: Sequence[Letter]) -> Line:
    """Return the line that a run is."""
    words: list[list[Letter]] = []
    for at, letter in enumerate(found[run.start : run.start + run.count]):
        if letter.space:
            continue
        if not words or letter.begins != (at in run.divided):
            words.append([])
        words[-1].append(letter)
    written = [
        run.corrected.get(at) or unicodedata.normalize("NFC", "".join(letter.glyph.text for letter in word))
        for at, word in enumerate(words)
    ]
    text = " ".join(written)
    if run.split:
        text = (text[:-1] if text.endswith(_HYPHENS) else text) + SOFT
    boxes = [(min(letter.left for letter in word), max(letter.right for letter in word)) for word in words]
    return boxes[0][0], found[run.start].base - run.rise, run.height, text, _steps(boxes)


def words_record(lines: Iterable[Line | str], drawing: Drawing, height: int) -> bytes:
    """Return the lines of a page (`library.pages.words.lines`) for the drawing of it; b"" for none."""
    found = letters(drawing, height)
    matcher = _Matcher(found)
    shapes: dict[tuple[int, int], int] = {}
    record = bytearray()
    breaks, after, left = 0, 0, 2 * len(found)
    for line in lines:
        if isinstance(line, str):
            breaks = BLOCK
            continue
        run = matcher.run(line, after, shapes)
        told = _told(run, breaks, after, shapes) if run else None
        written = _written(line, breaks)
        if run and told and len(told) < len(written) and run.count <= left:
            shapes.setdefault((run.rise, run.height), len(shapes))
            after, left = run.start + run.count, left - run.count
            record += told
        else:
            record += written
        breaks = 0
    if not record:
        return b""
    table = b"".join(signed(rise) + signed(high) for rise, high in shapes)
    return number(height) + number(len(shapes)) + table + bytes(record)


class _Matcher:
    """Finds the glyphs of lines."""

    def __init__(self, found: Sequence[Letter]) -> None:
        self._found = found
        self._at: dict[int, list[int]] = defaultdict(list)
        for at, letter in enumerate(found):
            if not letter.space:
                self._at[letter.left].append(at)

    def run(self, line: Line, after: int, shapes: Iterable[tuple[int, int]]) -> Run | None:
        """Return what a line is, None where no run of glyphs is it; glyph `after` is likely the first."""
        x, y, height, _, _ = line
        begins = [at for left in range(x - _NEAR, x + _NEAR + 1) for at in self._at.get(left, ())]
        for start in sorted(begins, key=lambda at: (at < after, abs(at - after))):
            if y <= self._found[start].base <= y + height and (run := self._from(start, line, shapes)):
                return run
        return None

    def _from(self, start: int, line: Line, shapes: Iterable[tuple[int, int]]) -> Run | None:
        x, y, height, text, _ = line
        boxes = _boxes(line)
        right, end, last = max(box[1] for box in boxes) + _NEAR, start, start
        for end, letter in enumerate(self._found[start:], start):
            if letter.space:
                continue
            if not (x - _NEAR <= letter.left and letter.right <= right and y <= letter.base <= y + height):
                break
            last = end
        held = self._found[start : last + 1]
        divided, said = _divided(held, boxes)
        if len(said) != len(boxes):
            return None
        split = text.endswith(SOFT)
        rise = held[0].base - y
        near = ((up, high) for up, high in shapes if abs(up - rise) <= 1 and abs(high - height) <= 1)
        rise, height = next(near, (rise, height))
        run = Run(start, len(held), rise, height, divided, {}, split)
        wanted, got = text.split(" "), read(run, self._found)[3].split(" ")
        corrected = {
            at: word
            for at, (word, other) in enumerate(zip(wanted, got, strict=True))
            if word != other and not (split and at == len(wanted) - 1)
        }
        run = replace(run, corrected=corrected)
        return run if _is_read(line, read(run, self._found)) else None


def _divided(held: Sequence[Letter], boxes: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], list[str]]:
    """Return where words of these boxes divide other than glyphs say, and what the glyphs of each say."""
    said: list[str] = []
    word, divided = 0, []
    for at, letter in enumerate(held):
        if letter.space:
            continue
        middle, before = letter.left + letter.right, word
        while word + 1 < len(boxes) and middle >= boxes[word][1] + boxes[word + 1][0]:
            word += 1
        if said and (word != before) != letter.begins:
            divided.append(at)
        if word != before or not said:
            said.append("")
        said[-1] += letter.glyph.text
    return tuple(divided), said


def _is_read(line: Line, made: Line) -> bool:
    """Return whether a line that is made of glyphs is as good as the one that was found."""
    near = abs(line[1] - made[1]) <= 1 and abs(line[2] - made[2]) <= 1
    pairs = zip(_boxes(line), _boxes(made), strict=False)
    return (
        near
        and line[3] == made[3]
        and len(line[4]) == len(made[4])
        and all(abs(a - b) <= _NEAR for one, other in pairs for a, b in zip(one, other, strict=True))
    )


def _told(run: Run, breaks: int, after: int, shapes: Mapping[tuple[int, int], int]) -> bytes:
    flags = breaks | SPLIT * run.split | DIVIDED * bool(run.divided) | CORRECTED * bool(run.corrected)
    parts = [number(flags), number(shapes.get((run.rise, run.height), len(shapes)))]
    parts += [signed(run.start - after), number(run.count)]
    if run.divided:
        parts += [number(len(run.divided)), *_ways(run.divided)]
    if run.corrected:
        parts.append(number(len(run.corrected)))
        for way, word in zip(_ways(run.corrected), run.corrected.values(), strict=True):
            parts += [way, counted(word.encode())]
    return b"".join(parts)


def _ways(places: Iterable[int]) -> Iterator[bytes]:
    """Yield how far each place is from the one before."""
    return (number(place - before) for before, place in pairwise((0, *places)))


def _written(line: Line, breaks: int) -> bytes:
    x, y, height, text, steps = line
    parts = (signed(x), signed(y), signed(height), counted(text.encode()), number(len(steps)))
    return number(breaks | WRITTEN) + b"".join(parts) + b"".join(map(signed, steps))


def _boxes(line: Line) -> list[tuple[int, int]]:
    """Return where each word of a line begins and ends."""
    x, _, _, _, steps = line
    edges = [x]
    for step in steps:
        edges.append(edges[-1] + step)
    return list(zip(edges[::2], edges[1::2], strict=True))


def _steps(boxes: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    edges = [edge for box in boxes for edge in box]
    return tuple(there - here for here, there in pairwise(edges))


def _across(fine: int) -> int:
    whole = ACROSS * FINE // UNITS
    return (2 * fine + whole) // (2 * whole)
