"""The headers of a table to its columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.catalog.columns import MULTIVALUED, TABLES, field_of, header_key, means_access
from library.catalog.near import Near
from library.catalog.workbook import column_name
from library.errors import Problem, Severity
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column: a known `field`, else None.

    `name` is the school's, with a number behind it where two columns have one name; that of a
    column without a header is its letter.
    """

    field: str | None
    name: str
    named: bool = True


def columns_of(cells: Sequence[str], name: str, table: str) -> tuple[list[Column], list[Problem]]:
    """Return the columns of a header row and its faults; `name` is the table as people know it."""
    headers = [clean(cell) for cell in cells]
    fields = [field_of(header, table) for header in headers]
    problems = []
    if table == "books":
        for at, header in enumerate(headers):
            if header and fields[at] is None and means_access(header):
                # A misspelt header must not publish what the school withholds.
                fields[at] = "access"
                problems.append(_warning("CAT-018", name, header))
    hints = {header: meant for header, meant in _meant(headers, fields, table).items() if meant}
    problems += [_warning("CAT-019", name, header, suggestion=meant) for header, meant in hints.items()]
    unknown = [
        header
        for header, field in zip(headers, fields, strict=True)
        if header and not field and header not in hints
    ]
    if unknown:
        problems.append(_warning("CAT-004", name, columns=", ".join(dict.fromkeys(unknown))))
    problems += _doubled(headers, fields, name)
    return _named(headers, fields), problems


def _named(headers: list[str], fields: list[str | None]) -> list[Column]:
    seen: Counter[str] = Counter()
    columns = []
    for at, (header, field) in enumerate(zip(headers, fields, strict=True)):
        called = header or column_name(at)
        seen[called] += 1
        unique = called if seen[called] == 1 else f"{called} ({seen[called]})"
        columns.append(Column(field, unique, bool(header)))
    return columns


def _meant(headers: list[str], fields: list[str | None], table: str) -> dict[str, str]:
    """Return what unknown headers probably mean, of the fields that no other column holds."""
    free = [name for name in TABLES[table] if name not in fields]
    keys = {header_key(alias): alias for name in free for alias in (name, *TABLES[table][name])}
    near = Near(keys)
    unknown = (header for header, field in zip(headers, fields, strict=True) if header and not field)
    return {header: keys.get(near(header_key(header)), "") for header in unknown}


def _doubled(headers: list[str], fields: list[str | None], name: str) -> list[Problem]:
    """Tell of columns that mean one field of which a title has one value."""
    problems = []
    for field in dict.fromkeys(filter(None, fields)):
        same = [at for at, other in enumerate(fields) if other == field]
        if len(same) > 1 and field not in MULTIVALUED:
            letters = ", ".join(map(column_name, same))
            problems.append(_warning("CAT-053", name, headers[same[0]], columns=letters))
    return problems


def _warning(code: str, name: str, column: str = "", **details: str) -> Problem:
    return Problem(code, name, 0, column, column, Severity.WARNING, tuple(details.items()))
