"""The faults of one table, collected while its rows become values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from library.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from library.catalog.reader import Row


_NAMED: Final = 12
"""So many places a fault names."""


def first_of(places: Sequence[object]) -> str:
    """Return the first twelve of many places, and how many more there are: "B2, B7, … (+3)"."""
    more = len(places) - _NAMED
    return ", ".join(map(str, places[:_NAMED])) + (f" (+{more})" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class TableName:
    """What people call a table, and by field what the school calls its columns."""

    name: str
    headers: Mapping[str, str]

    def fault(self, code: str, row: int, column: str = "", value: str = "", **details: str) -> Problem:
        """Return a fault in the cell of the field `column`, for which no row is left out."""
        header = self.headers.get(column, column)
        return Problem(code, self.name, row, header, value, Severity.WARNING, tuple(details.items()))


@dataclass(slots=True)
class Faults:
    """Collects the faults of the table `name`; `headers` are the names the school gave its fields."""

    name: str
    headers: Mapping[str, str]
    found: list[Problem] = field(default_factory=list)

    def add(
        self,
        code: str,
        row: Row,
        column: str = "",
        value: str = "",
        *,
        left_out: bool = False,
        **details: str,
    ) -> None:
        """Record a fault in the cell of the field `column`."""
        severity = Severity.ERROR if left_out else Severity.WARNING
        header = self.headers.get(column, column)
        self.found.append(
            Problem(code, self.name, row.number, header, value, severity, tuple(details.items()))
        )

    def in_order(self) -> tuple[Problem, ...]:
        """Return the faults in the order of their rows."""
        return tuple(sorted(self.found, key=lambda problem: problem.row))
