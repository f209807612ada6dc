"""Rows put behind those of the table of books: what stands there stays as it is, to the byte."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from library.catalog import sheetxml
from library.catalog.columns import MULTIVALUED
from library.catalog.decode import decode, encode
from library.catalog.headers import columns_of
from library.catalog.reader import header_at, known_headers
from library.catalog.records import records
from library.catalog.sheet import read_sheet
from library.errors import LibraryError
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Fields = dict[str, tuple[str, ...]]
"""The values of a new row under the names of `columns.BOOKS`."""

# What begins a formula in some spreadsheet program (OWASP, CSV Injection), full-width forms too.
_FORMULA: Final = "=+-@＝＋－＠ \t"
_LONGEST: Final = 32_000
"""Excel takes 32,767 characters in a cell."""


@dataclass(frozen=True, slots=True)
class Target:
    """A table that rows are put behind.

    `columns` holds the field of each column, "" for one that is not written: unknown, or a second
    one of the same field. `header` is the row of the headers, as the spreadsheet program counts.
    """

    path: Path
    data: bytes
    columns: tuple[str, ...]
    header: int
    separators: str
    delimiter: str = ""
    encoding: str = ""

    @property
    def is_workbook(self) -> bool:
        """Whether the table is a workbook, else it is text."""
        return not self.delimiter

    def lacking(self, rows: Iterable[Fields]) -> Counter[str]:
        """Return the fields of `rows` for which there is no column, and how many rows have them."""
        return Counter(field for row in rows for field in row if row[field] and field not in self.columns)


def read_target(path: Path, name: str) -> Target:
    """Read the table of books at `path`, which people know as `name`.

    Raises:
        LibraryError: when it cannot be read without a doubt, and so not be written to.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LibraryError("table-unreadable", file=name) from error
    sheet = read_sheet(path, name, lambda cells: known_headers(cells, "books"))
    filled = [record for record in sheet.records if any(map(str.strip, record.cells))]
    # Behind a quotation mark that is not closed, Excel would take a new row for more of the old one.
    torn = any(record.torn for record in filled)
    if not filled or torn or any(problem.left_out for problem in sheet.problems):
        raise LibraryError("table-unreadable", file=name)
    header = filled[header_at(filled, "books")]
    fields = [column.field or "" for column in columns_of(header.cells, name, "books")[0]]
    if not {"title", "file"}.intersection(fields):
        raise LibraryError("table-no-headers", file=name)
    if sheet.delimiter and not sheet.encoding:
        raise LibraryError("table-encoding", file=name)
    columns = tuple("" if field in fields[:at] else field for at, field in enumerate(fields))
    return Target(path, data, columns, header.number, sheet.separators, sheet.delimiter, sheet.encoding)


def extended(target: Target, rows: Sequence[Fields]) -> bytes:
    """Return the bytes of the table with `rows` behind the others.

    Raises:
        LibraryError: when the encoding of the table has no sign for a letter, or when the table
            would not read back as it was with the rows behind it.
    """
    cells = [_cells(target, row) for row in rows]
    if target.is_workbook:
        return sheetxml.extended(target.data, target.header, cells)
    decoded = decode(target.data)
    assert decoded is not None
    text = decoded.text
    end = _line_end(text)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=target.delimiter, lineterminator=end).writerows(cells)
    added = out.getvalue() if not text or text.endswith(("\r", "\n")) else end + out.getvalue()
    try:
        data = target.data + encode(added, target.encoding)
    except UnicodeEncodeError as error:
        raise LibraryError("table-encoding", file=target.path.name) from error
    again = decode(data)
    before, after = (_records(text), _records(again.text if again else ""))
    if after != (before[0] + cells, target.delimiter) or before[1] != target.delimiter:
        raise LibraryError("table-unreadable", file=target.path.name)
    return data


def _records(text: str) -> tuple[list[list[str]], str]:
    found, delimiter = records(text, lambda cells: known_headers(cells, "books"))
    return [record.cells for record in found], delimiter


def _line_end(text: str) -> str:
    lines = text.splitlines(keepends=True)
    ends = Counter(end for line in lines[:100] for end in ("\r\n", "\n", "\r") if line.endswith(end))
    # What ends in CR LF ends in LF as well.
    return "\r\n" if ends["\r\n"] or not ends else "\n" if ends["\n"] else "\r"


def _cells(target: Target, row: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [_cell(target, field, row.get(field, ())) for field in target.columns]


def _cell(target: Target, field: str, values: tuple[str, ...]) -> str:
    texts = [_safe(text, as_text=not target.is_workbook) for text in values]
    if field in MULTIVALUED:
        comma = str.maketrans(dict.fromkeys(target.separators, ","))
        texts = [text.translate(comma) for text in texts]
    return f"{target.separators[0]} ".join(filter(None, texts))[:_LONGEST]


def _safe(text: str, *, as_text: bool) -> str:
    """Return a value on one line; a CSV file cannot tell a text from a formula, so it loses its sign there."""
    line = clean(text).translate({0xFFFE: None, 0xFFFF: None})
    return line.lstrip(_FORMULA) if as_text else line
