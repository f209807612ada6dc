"""Binds the chunks of a book's ranges into its files: glyphs that several need are told once, in their own."""

from __future__ import annotations

import io
import pickle
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PIL import Image

from library.bytescript import script
from library.formats.types import Media
from library.leb128 import number
from library.pages.cache import entry_path, key, stored
from library.pages.encode import keep
from library.pages.vector.encode import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from library.pages.model import Derivative
    from library.pages.vector.chunks import Chunk, Chunks
    from library.pages.vector.model import Refusal

BIND_VERSION = "bind-3"
FORMAT = 1
GLYPHS_A_FILE = 256
BOUND, CHUNKS = "bound.pickle", "chunks.pickle"


@dataclass(frozen=True, slots=True)
class Bound:
    """The vector pages of a book.

    `glyphs` are the files of glyphs in their order, `chunks` those of pages with the 0-based pages
    in each; `pictures` are those that pages count, in their order. `refused` tells how many pages
    are no drawings, and why.
    """

    glyphs: tuple[Media, ...]
    chunks: tuple[tuple[Media, tuple[int, ...]], ...]
    pictures: tuple[Derivative, ...]
    refused: tuple[tuple[Refusal, int], ...]


def bind(cache: Path, entries: Sequence[Path]) -> tuple[Bound, Path] | None:
    """Return what became of a book whose ranges lie in these cache entries, and the entry with its files.

    None where no range was to be drawings.
    """
    folders = [entry for entry in entries if (entry / CHUNKS).is_file()]
    if not folders:
        return None
    address = key(BIND_VERSION, *(entry.name for entry in folders))
    made = entry_path(cache, address)
    if (made / BOUND).is_file():
        return pickle.loads((made / BOUND).read_bytes()), made
    return stored(cache, address, BOUND, partial(_bound, folders)), made


def _bound(entries: Iterable[Path], folder: Path) -> Bound:
    chunks: list[Chunk] = []
    refused: Counter[Refusal] = Counter()
    pictures: dict[str, Derivative] = {}
    for entry in entries:
        found: Chunks = pickle.loads((entry / CHUNKS).read_bytes())
        chunks += found.chunks
        refused.update(reason for _, reason in found.refused)
        for name in (name for chunk in found.chunks for names in chunk.pictures for name in names):
            if name not in pictures:
                pictures[name] = _picture((entry / f"{name}.webp").read_bytes(), folder, name)
    shared = {glyph: at for at, glyph in enumerate(_shared(chunks))}
    numbers = {name: at for at, name in enumerate(pictures)}
    glyphs = []
    ordered = list(shared)
    for at, start in enumerate(range(0, len(ordered), GLYPHS_A_FILE)):
        part = ordered[start : start + GLYPHS_A_FILE]
        raw = number(FORMAT) + number(len(part)) + b"".join(map(counted, part))
        glyphs.append(_written(folder, f"g{at}.js", -1 - at, [raw]))
    bound = []
    for chunk in chunks:
        first = chunk.pages[0]
        parts = chunk_record(chunk, shared, numbers)
        bound.append((_written(folder, f"{first}.js", first, parts), chunk.pages))
    return Bound(tuple(glyphs), tuple(bound), tuple(pictures.values()), tuple(sorted(refused.items())))


def _picture(data: bytes, folder: Path, name: str) -> Derivative:
    with Image.open(io.BytesIO(data)) as image:
        return keep(folder, f"{name}.webp", data, image.size)


def _shared(chunks: Iterable[Chunk]) -> Iterator[bytes]:
    """Yield the glyphs that more than one chunk has, the commonest first."""
    counts: Counter[bytes] = Counter()
    for chunk in chunks:
        counts.update(chunk.glyphs)
    # Equal counts stay in order of appearance.
    return (glyph for glyph, count in counts.most_common() if count > 1)


def chunk_record(chunk: Chunk, shared: Mapping[bytes, int], pictures: Mapping[str, int]) -> list[bytes]:
    """Return the parts of a chunk; glyphs by the numbers of those that are shared, pictures by the book's.

    Each part is of one kind of number, and so has its own code when it is deflated.
    """
    own = [glyph for glyph in chunk.glyphs if glyph not in shared]
    head = (
        number(FORMAT),
        number(len(chunk.glyphs)),
        *(number(shared[glyph] + 1 if glyph in shared else 0) for glyph in chunk.glyphs),
        *map(counted, own),
        number(len(chunk.records)),
    )
    pages = (
        number(len(names)) + b"".join(number(pictures[name]) for name in names) + counted(record.tables)
        for names, record in zip(chunk.pictures, chunk.records, strict=True)
    )
    columns = zip(*(record.columns for record in chunk.records), strict=True)
    kinds = (*columns, chunk.words)
    return [b"".join(head), b"".join(pages), *(b"".join(map(counted, kind)) for kind in kinds)]


def _written(folder: Path, name: str, of: int, parts: Iterable[bytes]) -> Media:
    """Write a script that hands over data: its number, and its bytes deflated (zlib)."""
    deflater = zlib.compressobj(9, memLevel=9)
    data = (
        b"".join(deflater.compress(part) + deflater.flush(zlib.Z_BLOCK) for part in parts) + deflater.flush()
    )
    (folder / name).write_bytes(script(f"self.tusachVector([{of},", data, "]);\n"))
    return Media.of(folder, name)
