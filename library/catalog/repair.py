"""What programs and old encodings did to the text of a table: undone where that is certain, else told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from library import legacy
from library.catalog import mojibake
from library.catalog.faults import first_of
from library.catalog.workbook import column_name
from library.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.records import Record

_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]")
# "Sao?Vì" lacks a space; in "Truy?n", "?ình" and "TRUY?N" letters are lost.
_LOST: Final = re.compile(
    "(?<![^\\s(\"'“‘-])(?:[A-Za-zÀ-ỹ]*[?]+[a-zà-öø-ÿ]|[A-ZÀ-ÖØ-Þ]+[?]+[A-ZÀ-ÖØ-Þ]|[A-Za-zÀ-ỹ]*[?] ?[?]{2})|\ufffd"
)
_UNICODE: Final = re.compile("[\u0100-\u017f\u01a0-\u01b0\u1ea0-\u1eff]")
_DOUBTFUL: Final = re.compile("[A-Za-zÀ-ỹ][?]+ [A-ZÀ-Ỹa-zà-ỹ]")
_ERROR: Final = frozenset(
    "#N/A #REF! #NAME? #VALUE! #DIV/0! #NULL! #NUM! #SPILL! #CALC!".split()  # noqa: SIM905 -- read as a list
)
_LONGEST: Final = 32_767
"""A cell of Excel holds no more characters."""
_PLAIN: Final = 64
"""Shorter letters and digits of ASCII need no second look."""


@dataclass(slots=True)
class _Told:
    """The cells of one kind of damage: the first with its row and text, all with their names."""

    row: int = 0
    value: str = ""
    after: str = ""
    cells: list[str] = field(default_factory=list)

    def add(self, record: Record, column: int, value: str, after: str = "") -> None:
        if not self.cells:
            self.row, self.value, self.after = record.number, value, after
        self.cells.append(f"{column_name(column)}{record.number}")

    def problem(self, code: str, name: str) -> Problem:
        details = (("cells", first_of(self.cells)), ("after", self.after))
        return Problem(code, name, self.row, "", self.value, Severity.WARNING, details)


def repair(records: Iterable[Record], name: str) -> tuple[list[Record], list[Problem]]:
    """Return the records with their text as it was meant, and one fault for each kind of damage.

    A fault names its cells as spreadsheet programs do (B2), at most twelve and how many more.
    """
    told = {
        code: _Told()
        for code in ("CAT-046", "CAT-047", "CAT-048", "CAT-049", "CAT-050", "CAT-051", "CAT-056")
    }
    repaired = [_plain(record, told) for record in records]
    if told["CAT-047"].cells:
        _doubt(repaired, told["CAT-047"])
    repaired = _in_unicode(repaired, told["CAT-050"])
    return repaired, [one.problem(code, name) for code, one in told.items() if one.cells]


def _plain(record: Record, told: dict[str, _Told]) -> Record:
    cells = [
        cell
        if len(cell) < _PLAIN and cell.isascii() and cell.isalnum()
        else _cell(cell, record, column, told)
        for column, cell in enumerate(record.cells)
    ]
    return record if cells == record.cells else replace(record, cells=cells)


def _cell(cell: str, record: Record, column: int, told: dict[str, _Told]) -> str:
    if cell.strip() in _ERROR:
        told["CAT-046"].add(record, column, cell.strip())
        return ""
    if len(cell) > _LONGEST:
        told["CAT-056"].add(record, column, cell[:40])
        cell = cell[:_LONGEST]
    if mojibake.may_be_misread(cell):
        made = mojibake.undo(cell)
        if made:
            told["CAT-048"].add(record, column, cell, made)
            cell = made
        elif mojibake.is_misread(cell):
            told["CAT-049"].add(record, column, cell)
            return cell
    if _CONTROL.search(cell):
        told["CAT-051"].add(record, column, _CONTROL.sub("", cell))
        cell = _CONTROL.sub("", cell)
    if ("?" in cell or "\ufffd" in cell) and "://" not in cell and _LOST.search(cell):
        told["CAT-047"].add(record, column, cell)
    return cell


def _doubt(records: list[Record], told: _Told) -> None:
    """Tell of every word with a question mark at its end or alone: where letters are lost, it may be one."""
    told.cells.clear()
    for record in records:
        for column, cell in enumerate(record.cells):
            if _DOUBTFUL.search(cell) or _LOST.search(cell):
                told.add(record, column, cell)


def _in_unicode(records: list[Record], told: _Told) -> list[Record]:
    """Return the records with cells that were typed in an old Vietnamese font in Unicode."""
    places = [
        (at, column)
        for at, record in enumerate(records)
        for column, cell in enumerate(record.cells)
        if _is_old(cell)
    ]
    old = legacy.recognise([word for at, column in places for word in records[at].cells[column].split()])
    if old and not any(_UNICODE.search(cell) for record in records for cell in record.cells):
        # All of the table was typed in that font, also the words that are Vietnamese by chance.
        places = [(at, column) for at, record in enumerate(records) for column in range(len(record.cells))]
    made = list(records)
    for at, of_row in groupby(places, key=itemgetter(0)):
        record, columns = made[at], [column for _, column in of_row]
        before = [record.cells[column] for column in columns]
        after = [_decoded(cell, old) for cell in before] if old else legacy.in_unicode(before)
        changed = {
            column: text for column, cell, text in zip(columns, before, after, strict=True) if text != cell
        }
        for column, text in changed.items():
            told.add(record, column, record.cells[column], text)
        made[at] = replace(record, cells=[changed.get(at, cell) for at, cell in enumerate(record.cells)])
    return made


def _is_old(cell: str) -> bool:
    return not cell.isascii() and any(map(legacy.is_suspect, cell.split()))


def _decoded(cell: str, old: legacy.Encoding) -> str:
    return " ".join(word if word.isascii() else old.decode(word) for word in cell.split(" "))
