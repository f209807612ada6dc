"""The whole of a library's search data, as a build makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.search.export import PAGES_A_TEXT, index_files
from library.search.index import numbering, reading
from library.search.part import PartExport, divided

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from library.search.coding import File
    from library.search.export import BookRow
    from library.search.model import Entry


def files(
    index: Path,
    entries: Sequence[Entry],
    rows: Mapping[str, BookRow],
    orders: Mapping[str, Sequence[str]],
    *,
    first: int = 0,
    pages_a_text: int = PAGES_A_TEXT,
) -> Iterator[File]:
    """Yield all files; the first part has `first` slots, all of them without that."""
    slots = numbering(index)
    pages = {entry.id: entry.pages for entry in entries}
    told = []
    with reading(index) as reader:
        for part in divided(slots, first or len(slots)):
            export = PartExport(reader, part, pages, pages_a_text)
            yield from export.files()
            told.append((part, export.told))
        yield from index_files(reader.documents, told, rows, orders, pages_a_text)
