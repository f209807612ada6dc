"""The first sheet of an Excel workbook (ISO/IEC 29500) to records."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from python_calamine import CalamineError, CalamineWorkbook

from library.catalog.records import Record
from library.zips import DAMAGE

if TYPE_CHECKING:
    from pathlib import Path

_CELL: Final = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CHUNK, _SEAM = 1 << 20, 200
_MOST_CELLS: Final = 20_000_000
_MOST_BYTES: Final = 1 << 30


class UnreadableWorkbookError(Exception):
    """A workbook that cannot be read: `reason` names the message, `cell` is the one that is too far off."""

    def __init__(self, reason: str, cell: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.cell = cell


def sheet_names(path: Path) -> list[str]:
    """Return the names of the sheets of a workbook, none where it is none."""
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            return list(workbook.sheet_names)
    except (CalamineError, OSError):
        return []


def read_workbook(path: Path, page: str = "") -> list[Record]:
    """Return the rows of the sheet `page`, else the first, cells as they are shown without formats.

    Raises:
        UnreadableWorkbookError: for a damaged file, one with a password, or one far too large.
    """
    try:
        _refuse_giants(path)
        with CalamineWorkbook.from_path(str(path)) as workbook:
            sheet = workbook.get_sheet_by_name(page) if page else workbook.get_sheet_by_index(0)
            rows = sheet.to_python(skip_empty_area=False)
    except (*DAMAGE, CalamineError, IndexError) as error:
        raise UnreadableWorkbookError("damaged") from error
    return [Record(number, [_text(cell) for cell in row]) for number, row in enumerate(rows, 1)]


def _refuse_giants(path: Path) -> None:
    """Refuse what would not fit into memory: calamine lays a sheet out whole, up to its farthest cell."""
    with zipfile.ZipFile(path) as archive:
        sheets = [entry for entry in archive.infolist() if _SHEET.fullmatch(entry.filename)]
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise UnreadableWorkbookError("damaged")
        for sheet in sheets:
            row = column = 0
            with archive.open(sheet) as stream:
                before = b""
                while chunk := stream.read(_CHUNK):
                    for letters, digits in _CELL.findall(before + chunk):
                        column = max(column, column_number(letters.decode()))
                        row = max(row, int(digits))
                    before = chunk[-_SEAM:]
            if row * column > _MOST_CELLS:
                raise UnreadableWorkbookError("wide", f"{column_name(column - 1)}{row}")


def _text(cell: str | float | bool | time | date | datetime | timedelta) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    return str(cell)


def column_number(letters: str) -> int:
    """Return the 1-based number of the column that a spreadsheet calls `letters`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_name(index: int) -> str:
    """Return what a spreadsheet calls the column of the 0-based `index`: A, …, Z, AA, …."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
