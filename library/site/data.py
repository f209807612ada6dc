"""The catalog as a table for other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from library.site import urls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.collection import Book

_FIELDS = (
    "title",
    "subtitle",
    "publisher",
    "pub_place",
    "date",
    "edition",
    "extent",
    "isbn",
    "ddc",
    "series",
    "volume",
    "description",
    "shelf",
    "callno",
    "rights",
    "source",
)
_LISTS: tuple[tuple[str, str], ...] = (
    ("creator", "creators"),
    ("contributor", "contributors"),
    ("subject", "subjects"),
    ("grade", "grades"),
    ("accession", "accessions"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def catalog_csv(books: Iterable[Book]) -> str:
    """Return all titles as CSV (RFC 4180) with a byte-order mark, so that Excel reads it as UTF-8."""
    books = list(books)
    extra = list(dict.fromkeys(name for book in books for name, _ in book.holding.extra))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    lists = [name for name, _ in _LISTS]
    writer.writerow(["id", *_FIELDS, *lists, "language", "copies", "readable", "url", *map(_text, extra)])
    for book in books:
        holding, more = book.holding, dict(book.holding.extra)
        cells = [book.id, *(getattr(holding, name) for name in _FIELDS)]
        cells += ["; ".join(getattr(holding, attribute)) for _, attribute in _LISTS]
        cells += [book.language, str(holding.copies or ""), "1" if book.readable else "0", urls.book(book.id)]
        writer.writerow([_text(cell) for cell in (*cells, *(more.get(name, "") for name in extra))])
    return "\ufeff" + out.getvalue()


def _text(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell
