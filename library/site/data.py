"""The catalog as a table for other programs, in CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from library.site import urls

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from library.collection import Book

_json = json.JSONEncoder(ensure_ascii=False).encode
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
    "author_note",
    "shelf",
    "callno",
    "rights",
    "rights_uri",
    "source",
    "updated",
)
_LISTS: tuple[tuple[str, str], ...] = (
    ("creator", "creators"),
    ("contributor", "contributors"),
    ("subject", "subjects"),
    ("grade", "grades"),
    ("level", "levels"),
    ("accession", "accessions"),
    ("old_ids", "old_ids"),
)
# What begins a formula in some spreadsheet program (OWASP, CSV Injection), full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def catalog_csv(books: Iterable[Book]) -> str:
    """Return all titles as CSV (RFC 4180) with a byte-order mark, so that Excel reads it as UTF-8.

    A cell that would be a formula has an apostrophe in front, which spreadsheet programs do not
    show; `catalog_json` has it as the school wrote it.
    """
    records = [_record(book) for book in books]
    columns = list(dict.fromkeys(name for record in records for name in record))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_text, columns))
    writer.writerows([_text(_cell(record.get(name, ""))) for name in columns] for record in records)
    return "\ufeff" + out.getvalue()


def catalog_json(books: Iterable[Book]) -> str:
    """Return all titles as JSON, a title a line: the fields of the CSV, several values as lists."""
    lines = ",\n".join(
        _json({name: value for name, value in _record(book).items() if value}) for book in books
    )
    return f'{{"books": [\n{lines}\n]}}\n'


def _record(book: Book) -> dict[str, str | int | bool | tuple[str, ...]]:
    """Return what is told of a title; a column of the school's own keeps its name, unless it is one of ours."""
    holding = book.holding
    told: dict[str, str | int | bool | tuple[str, ...]] = {"id": book.id}
    told |= {name: getattr(holding, name) for name in _FIELDS}
    told |= {name: getattr(holding, attribute) for name, attribute in _LISTS}
    told |= {"language": book.language, "copies": holding.copies, "readable": book.readable}
    told["url"] = urls.book(book.id)
    return told | {_free(name, told): value for name, value in holding.extra}


def _free(name: str, taken: Container[str]) -> str:
    return f"{name} (2)" if name in taken else name


def _cell(value: str | int | bool | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(int(value))
    return str(value or "")


def _text(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell
