"""Spreadsheet files to rows of text, whatever program wrote them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.catalog.columns import MULTIVALUED, PARAGRAPHS, field_of, means_access, missing
from library.errors import Problem, Severity
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DELIMITERS = ",;\t"
csv.field_size_limit(1 << 20)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the school wrote it.

    `number` is the row the spreadsheet program shows; `fields` holds the values under known
    headers, several where several columns mean one field; `extra` holds the other columns.
    """

    number: int
    fields: dict[str, tuple[str, ...]]
    extra: tuple[tuple[str, str], ...]
    shifted: bool = False
    """Whether the cells may stand in the wrong columns."""

    def one(self, field: str) -> str:
        """Return the first value of `field`, or ""."""
        values = self.fields.get(field, ())
        return values[0] if values else ""

    def many(self, field: str) -> tuple[str, ...]:
        """Return the values of `field`, each once."""
        return tuple(dict.fromkeys(self.fields.get(field, ())))

    def values(self) -> Iterator[str]:
        """Yield every value of the row."""
        for values in self.fields.values():
            yield from values
        yield from (value for _, value in self.extra)


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet: its rows, the header the school used for each field, and its faults."""

    rows: tuple[Row, ...]
    headers: dict[str, str]
    problems: tuple[Problem, ...]


def read_table(path: Path, name: str, table: str) -> Table:
    """Read a CSV file of the kind `table` ("books", "shelves"); `name` is how people know it.

    A missing file is an empty table. Nothing is raised for bad content: each fault is a
    `Problem`, and the rows that can be read are there.
    """
    if not path.exists():
        return Table((), {}, ())
    try:
        text = _decode(path.read_bytes())
    except UnicodeDecodeError as error:
        fault = Problem("CAT-001", name, details=(("position", str(error.start)),))
        return Table((), {}, (fault,))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=(delimiter := _delimiter(text)))
    separator = "|" if delimiter == ";" else ";"
    problems: list[Problem] = []
    try:
        records = list(enumerate(lines, 1))
    except csv.Error:
        return Table((), {}, (Problem("CAT-002", name, row=lines.line_num),))
    header_at = next((i for i, (_, cells) in enumerate(records) if any(map(str.strip, cells))), None)
    if header_at is None:
        return Table((), {}, (Problem("CAT-003", name, severity=Severity.WARNING),))
    header = [clean(cell) for cell in records[header_at][1]]
    fields = [field_of(cell, table) for cell in header]
    if lacking := missing(fields, table):
        columns = (("columns", ", ".join(lacking)),)
        return Table((), {}, (Problem("CAT-017", name, row=records[header_at][0], details=columns),))
    if table == "books":
        for at, cell in enumerate(header):
            if fields[at] is None and means_access(cell):
                # A misspelt header must not publish what the school withholds.
                fields[at] = "access"
                problems.append(Problem("CAT-018", name, column=cell, severity=Severity.WARNING))
    unknown = [cell for cell, field in zip(header, fields, strict=True) if cell and not field]
    if unknown:
        columns = (("columns", ", ".join(unknown)),)
        problems.append(Problem("CAT-004", name, severity=Severity.WARNING, details=columns))
    rows = [
        row
        for number, cells in records[header_at + 1 :]
        if (row := _row(number, cells, header, fields, separator))
    ]
    headers = {field: cell for cell, field in reversed(list(zip(header, fields, strict=True))) if field}
    return Table(tuple(rows), headers, tuple(problems))


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _row(
    number: int, cells: list[str], header: list[str], fields: list[str | None], separator: str
) -> Row | None:
    values: dict[str, tuple[str, ...]] = {}
    extra = []
    for cell, name, field in zip(cells, header, fields, strict=False):
        text = "\n".join(filter(None, map(clean, cell.splitlines()))) if field in PARAGRAPHS else clean(cell)
        if not text:
            continue
        if field in MULTIVALUED:
            parts = tuple(part for part in map(str.strip, text.split(separator)) if part)
            values[field] = values.get(field, ()) + parts
        elif field:
            values.setdefault(field, (text,))
        elif name:
            extra.append((name, text))
    return Row(number, values, tuple(extra)) if values or extra else None
