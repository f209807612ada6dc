"""Our index over the same records: Whoosh, the export, and the reader's engine on what it wrote."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.search.answers import Answers, Made, Place, ask
from support.searching import files

from library.search import index, lookup
from library.search.export import ORDERS, BookRow

if TYPE_CHECKING:
    from bench.search.records import Book

DRIVER = Path(__file__).with_name("ours.mjs")
_BUNDLE = Path(__file__).resolve().parents[3] / "themes" / "tusach" / "assets" / "search.js"


def make(books: list[Book], folder: Path) -> Made:
    """Index the records and pages and export the search data; `folder` is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "site" / "search").mkdir(parents=True)
    begun = time.monotonic()
    entries = [book.entry() for book in books]
    index.update(folder / "index", entries)
    rows = {book.id: _row(book) for book in books}
    sizes: list[int] = []
    shown = 0
    orders = dict.fromkeys(ORDERS, tuple(rows))
    for file in files(folder / "index", entries, rows, orders):
        (folder / "site" / file.path).write_bytes(file.content)
        sizes.append(len(file.content))
        shown += len(file.content) * (file.slot >= 0)
    seconds = time.monotonic() - begun
    texts = [len(text.encode()) for book in books for text in book.pages()]
    return Made(sum(texts), sum(sizes) - shown, shown, len(sizes), seconds, _BUNDLE.stat().st_size)


def _row(book: Book) -> BookRow:
    told = dict(book.fields)
    return BookRow(
        id=book.id,
        title=book.title,
        byline=told.get("creator", ""),
        year="",
        cover="",
        readable=True,
        subjects=told.get("subject", ""),
        facets=(),
    )


def answers(folder: Path, queries: list[str]) -> Answers:
    """Return what the phone finds, each query on its own, and what that costs."""
    return ask(DRIVER, folder / "site", queries, _place)


def indexed(folder: Path, queries: list[str], limit: int) -> list[tuple[Place, ...]]:
    """Return what the index of record finds."""
    found = (lookup.search(folder / "index", text, limit) for text in queries)
    return [tuple((hit.book, hit.page) for hit in answer.hits) for answer in found]


def _place(found: Any) -> Place:
    return str(found[0]), int(found[1])
