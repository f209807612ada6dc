"""Faults as values, and the one exception that ends a command."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a fault costs: nothing is lost, or something was left out of the site."""

    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in what the school supplied, told in the site's language at the edge.

    `code` is stable (`CAT-003`) and names the message; `file` is relative to the school's
    folder; `row` is the 1-based number the spreadsheet program shows, 0 when there is none;
    `details` are further values of the message, such as a suggestion.
    """

    code: str
    file: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    severity: Severity = Severity.ERROR
    details: tuple[tuple[str, str], ...] = field(default=())

    @property
    def left_out(self) -> bool:
        """True when a book or a row is missing from the site because of this fault."""
        return self.severity is Severity.ERROR


class LibraryError(Exception):
    """A fault that ends the command: nothing was built.

    `code` names a message of the catalogue, `values` fill it in.
    """

    exit_code = 2

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
