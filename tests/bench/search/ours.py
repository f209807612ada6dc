"""Our index over the same records: Whoosh, the export, and the reader's engine on what it wrote."""

from __future__ import annotations

import json
import shutil
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.search.answers import Answers, Made, Place, ask

from library.bytescript import data
from library.search import index, lookup
from library.search.export import ORDERS, BookRow, files

if TYPE_CHECKING:
    from bench.search.records import Book

DRIVER = Path(__file__).with_name("ours.mjs")
_BUNDLE = Path(__file__).resolve().parents[3] / "themes" / "tusach" / "assets" / "search.js"
_AUTO = 47


def make(books: list[Book], folder: Path) -> Made:
    """Index the records and pages and export the search data; `folder` is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "site" / "search").mkdir(parents=True)
    begun = time.monotonic()
    index.update(folder / "index", [book.entry() for book in books])
    rows = {book.id: _row(book) for book in books}
    sizes: list[int] = []
    shown = 0
    with index.reading(folder / "index") as reader:
        orders = dict.fromkeys(ORDERS, tuple(rows))
        for file in files(reader, index.numbering(folder / "index"), rows, orders):
            (folder / "site" / file.path).write_bytes(file.content)
            sizes.append(len(file.content))
            shown += len(file.content) * _is_text(file.content)
    seconds = time.monotonic() - begun
    texts = [len(text.encode()) for book in books for text in book.pages()]
    return Made(sum(texts), sum(sizes) - shown, shown, len(sizes), seconds, _BUNDLE.stat().st_size)


def _is_text(script: bytes) -> bool:
    """Return whether a file holds texts of pages, which snippets are cut from."""
    raw = zlib.decompress(data(script), wbits=_AUTO)
    try:
        value = json.loads(raw)
    except ValueError:
        return False
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


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
        texts=book.pages,
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
