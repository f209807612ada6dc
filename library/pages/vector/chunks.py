"""The pages of a range as chunks: what a worker leaves for the binding of the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.pages.vector.encode import page_pictures, page_record, used_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from library.pages.vector.model import Drawing, Refusal

PAGES_A_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pages that share one file: their 0-based numbers, records, and the names of their pictures.

    `glyphs` are the records of the glyphs that the pages count, in the order of their numbers.
    """

    pages: tuple[int, ...]
    records: tuple[bytes, ...]
    pictures: tuple[tuple[str, ...], ...]
    glyphs: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Chunks:
    """What became of a range: its drawings, and of the other pages, by their numbers, why they are none."""

    chunks: tuple[Chunk, ...]
    refused: tuple[tuple[int, Refusal], ...]


def chunks(drawings: Mapping[int, Drawing]) -> Iterator[Chunk]:
    """Yield the drawings, by page, a few to a chunk."""
    numbers = sorted(drawings)
    for at in range(0, len(numbers), PAGES_A_CHUNK):
        pages = tuple(numbers[at : at + PAGES_A_CHUNK])
        held = [drawings[page] for page in pages]
        glyphs = used_glyphs(held)
        yield Chunk(
            pages,
            tuple(page_record(drawing, glyphs) for drawing in held),
            tuple(map(page_pictures, held)),
            tuple(glyph.record for glyph in glyphs),
        )
