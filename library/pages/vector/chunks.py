"""The pages of a range as chunks: what a worker leaves for the binding of the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.pages.vector.encode import glyph_record, page_pictures, page_record, used_glyphs
from library.pages.vector.words import words_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from library.pages.model import Line
    from library.pages.vector.model import Drawing, Record, Refusal

PAGES_A_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pages that share one file: their 0-based numbers, records, words, and the names of their pictures.

    `glyphs` are the records of the glyphs that the pages count, in the order of their numbers.
    """

    pages: tuple[int, ...]
    records: tuple[Record, ...]
    words: tuple[bytes, ...]
    pictures: tuple[tuple[str, ...], ...]
    glyphs: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Chunks:
    """What became of a range: its drawings, and of the other pages, by their numbers, why they are none."""

    chunks: tuple[Chunk, ...]
    refused: tuple[tuple[int, Refusal], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a drawing, its height in units, and the lines of its words."""

    drawing: Drawing
    height: int
    lines: Sequence[Line | str]


def chunks(drawn: Mapping[int, Drawn]) -> Iterator[Chunk]:
    """Yield the drawn pages, by number, a few to a chunk."""
    numbers = sorted(drawn)
    for at in range(0, len(numbers), PAGES_A_CHUNK):
        pages = tuple(numbers[at : at + PAGES_A_CHUNK])
        held = [drawn[page] for page in pages]
        glyphs = used_glyphs(page.drawing for page in held)
        yield Chunk(
            pages,
            tuple(page_record(page.drawing, glyphs) for page in held),
            tuple(words_record(page.lines, page.drawing, page.height) for page in held),
            tuple(page_pictures(page.drawing) for page in held),
            tuple(map(glyph_record, glyphs)),
        )
