"""Spreadsheet files to rows of text, whatever program wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.catalog.columns import FINDABLE, MULTIVALUED, PARAGRAPHS, SENTENCES, field_of, missing
from library.catalog.faults import first_of
from library.catalog.headers import columns_of
from library.catalog.sheet import read_sheet
from library.errors import Problem, Severity
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from library.catalog.headers import Column
    from library.catalog.records import Record
    from library.catalog.sheet import Sheet

_ABOVE = 30
_NOTHING = frozenset("-–—")
_HINTS = frozenset({"CAT-018", "CAT-019"})


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


def read_table(path: Path, name: str, table: str, page: str = "") -> Table:
    """Read a table of the kind `table` (a key of `TABLES`); `name` is how people know it.

    `page` is the name of a sheet of the workbook, "" for its first.

    A missing file is an empty table. Nothing is raised for bad content: each fault is a
    `Problem`, and the rows that can be read are there.
    """
    if not path.exists():
        return Table((), {}, ())
    sheet = read_sheet(path, name, lambda cells: known_headers(cells, table), page)
    filled = [record for record in sheet.records if any(map(str.strip, record.cells))]
    if not filled:
        unread = any(problem.left_out for problem in sheet.problems)
        empty = () if unread else (Problem("CAT-003", name, severity=Severity.WARNING),)
        return Table((), {}, (*sheet.problems, *empty))
    at = header_at(filled, table)
    header, body = filled[at], filled[at + 1 :]
    columns, problems = columns_of(header.cells, name, table)
    if lacking := missing((column.field for column in columns), table):
        hints = [problem for problem in problems if problem.code in _HINTS]
        fault = Problem("CAT-017", name, header.number, details=(("columns", ", ".join(lacking)),))
        return Table((), {}, (*sheet.problems, *hints, fault))
    if at:
        details = (("header", str(header.number)),)
        problems.append(
            Problem("CAT-052", name, filled[0].number, severity=Severity.WARNING, details=details)
        )
    if body and _is_numbering(body[0]):
        del body[0]
    even = 2 * sum(len(record.cells) == len(columns) for record in body) > len(body)
    rows = [_row(record, columns, sheet, even=even) for record in body]
    problems += _lengths(body, rows, columns, sheet, name)
    problems += _unnamed(rows, columns, name)
    if table == "books" and rows and not any(FINDABLE.intersection(row.fields) for row in rows):
        problems.append(Problem("CAT-023", name, severity=Severity.WARNING))
    headers = {column.field: column.name for column in reversed(columns) if column.field}
    rows = [row for row in rows if row.fields or row.extra]
    return Table(tuple(rows), headers, (*sheet.problems, *problems))


def known_headers(cells: Sequence[str], table: str) -> int:
    """Return how many fields of a table some cells are the headers of."""
    return len({field_of(cell, table) for cell in cells} - {None})


def header_at(records: Sequence[Record], table: str) -> int:
    """Return which record holds the headers: the first that has the columns the table needs."""
    for at, record in enumerate(records[:_ABOVE]):
        if not missing((field_of(cell, table) for cell in record.cells), table):
            return at
    return 0


def _is_numbering(record: Record) -> bool:
    """Return whether a row counts the columns, as the registers of Vietnamese libraries do: (1), (2), (3)."""
    numbers = [cell.strip(" ()") for cell in record.cells]
    return len(numbers) > 1 and numbers == list(map(str, range(1, len(numbers) + 1)))


def _row(record: Record, columns: Sequence[Column], sheet: Sheet, *, even: bool) -> Row:
    """Return a record as a row; in a table whose records are `even` a longer one has lost its columns."""
    values: dict[str, tuple[str, ...]] = {}
    extra = []
    for cell, column in zip(record.cells, columns, strict=False):
        if not cell:
            continue
        field = column.field
        if field in PARAGRAPHS:
            text = "\n".join(filter(None, map(clean, cell.splitlines())))
        elif field in MULTIVALUED:
            parts = _parts(cell, sheet.separators, sentences=field in SENTENCES)
            if parts:
                values[field] = values.get(field, ()) + parts
            continue
        else:
            text = clean(cell)
        if not text or (field and text in _NOTHING):
            continue
        if field and field not in values:
            values[field] = (text,)
        elif not field or text != values[field][0]:
            extra.append((column.name, text))
    beyond = record.cells[len(columns) :]
    shifted = (
        (bool(beyond) and even)
        or any(map(str.strip, beyond))
        or (record.torn and len(record.cells) != len(columns))
    )
    return Row(record.number, values, tuple(extra), shifted)


def _parts(cell: str, separators: str, *, sentences: bool) -> tuple[str, ...]:
    """Return the values of a cell: each on a line, or parted by the first of `separators` that is there."""
    lines = [text for line in cell.splitlines() if (text := clean(line))]
    if sentences and len(lines) > 1:
        return tuple(line for line in lines if line not in _NOTHING)
    separator = next((sign for sign in separators if sign in cell), separators[0])
    parts = (part.strip() for line in lines for part in line.split(separator))
    return tuple(part for part in parts if part and part not in _NOTHING)


def _lengths(
    records: Sequence[Record], rows: Sequence[Row], columns: Sequence[Column], sheet: Sheet, name: str
) -> list[Problem]:
    """Tell of rows with more cells than the table has columns, with fewer, and with a stray quotation mark."""
    problems = []
    width = max((at for at, column in enumerate(columns, 1) if column.named), default=0)
    short = []
    for record, row in zip(records, rows, strict=True):
        details = (("cells", str(len(record.cells))), ("columns", str(len(columns))))
        if record.torn:
            severity = Severity.ERROR if row.shifted else Severity.WARNING
            problems.append(Problem("CAT-002", name, record.number, "", "", severity, details))
        elif row.shifted:
            problems.append(Problem("CAT-024", name, record.number, "", "", Severity.ERROR, details))
        elif len(record.cells) < width:
            short.append(record.number)
    # Some programs leave empty cells at the end of every row away.
    if sheet.ragged and 2 * len(short) < len(records):
        details = (("rows", first_of(short)), ("columns", str(width)))
        problems += [Problem("CAT-025", name, short[0], "", "", Severity.WARNING, details)] if short else []
    return problems


def _unnamed(rows: Sequence[Row], columns: Sequence[Column], name: str) -> list[Problem]:
    letters = {column.name for column in columns if not column.named}
    filled = {letter for row in rows for letter, _ in row.extra if letter in letters} if letters else set()
    if not filled:
        return []
    told = ", ".join(column.name for column in columns if column.name in filled)
    return [Problem("CAT-054", name, severity=Severity.WARNING, details=(("columns", told),))]
