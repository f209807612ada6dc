"""The catalog as a table for other programs, in CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from operator import attrgetter
from typing import TYPE_CHECKING

from library.site import urls

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

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
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_NAMES = ("id", *_FIELDS, *(name for name, _ in _LISTS))
_values = attrgetter("id", *_FIELDS, *(attribute for _, attribute in _LISTS))
Record = dict[str, str | int | bool | tuple[str, ...]]


def record(book: Book) -> Record:
    """Return what is told of a title; a column of the school's own keeps its name, unless it is one of ours."""
    holding = book.holding
    told: Record = dict(zip(_NAMES, _values(holding), strict=True))
    told |= {"language": book.language, "copies": holding.copies, "readable": book.readable}
    told["url"] = urls.book(book.id)
    return told | {_free(name, told): value for name, value in holding.extra}


def catalog_csv(records: Sequence[Record]) -> str:
    """Return all titles as CSV (RFC 4180) with a byte-order mark, so that Excel reads it as UTF-8.

    A cell that would be a formula has an apostrophe in front, which spreadsheet programs do not
    show; `catalog_json` has it as the school wrote it.
    """
    columns = list(dict.fromkeys(name for told in records for name in told))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_text, columns))
    writer.writerows([_text(_cell(told.get(name))) for name in columns] for told in records)
    return "\ufeff" + out.getvalue()


def catalog_json(records: Iterable[Record]) -> str:
    """Return all titles as JSON, a title a line: the fields of the CSV, several values as lists."""
    lines = ",\n".join(_json({name: value for name, value in told.items() if value}) for told in records)
    return f'{{"books": [\n{lines}\n]}}\n'


def _free(name: str, taken: Container[str]) -> str:
    return f"{name} (2)" if name in taken else name


def _cell(value: str | int | bool | tuple[str, ...] | None) -> str:
    # Most cells by far are text.
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(int(value))
    return str(value or "")


def _text(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return "'" + cell if cell[:1] in _FORMULA else cell
