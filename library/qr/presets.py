"""How codes are laid out on sheets of paper: the label sheets that are sold, and our own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator

A4 = (210.0, 297.0)
EDGE = 4.0
"""Millimetres that home and school printers leave white (4.2 mm on most ink-jets, less on lasers)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet cut into equal labels; all measures are millimetres.

    `cut` sheets are plain paper that is cut apart, with marks; on the others the labels are
    already cut, and what is printed keeps `edge` from the edge of the paper.
    """

    id: str
    name: str
    columns: int
    rows: int
    width: float
    height: float
    gap_x: float = 0.0
    gap_y: float = 0.0
    left: float = -1.0
    top: float = -1.0
    paper_width: float = A4[0]
    paper_height: float = A4[1]
    edge: float = EDGE
    cut: bool = False

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    @property
    def origin(self) -> tuple[float, float]:
        """The corner of the first label: given, else such that the labels stand in the middle."""
        wide = self.columns * self.width + (self.columns - 1) * self.gap_x
        high = self.rows * self.height + (self.rows - 1) * self.gap_y
        left = self.left if self.left >= 0 else (self.paper_width - wide) / 2
        top = self.top if self.top >= 0 else (self.paper_height - high) / 2
        return round(left, 3), round(top, 3)

    def cells(self) -> Iterator[tuple[float, float]]:
        """Yield the corner of each label, row by row."""
        left, top = self.origin
        for row in range(self.rows):
            for column in range(self.columns):
                yield left + column * (self.width + self.gap_x), top + row * (self.height + self.gap_y)

    def inner(self, x: float, y: float, inset: float) -> tuple[float, float, float, float]:
        """Return (x, y, width, height) of what may be printed in the label at (x, y).

        `inset` keeps from the label's own edge; where the label reaches into the white edge that
        printers leave, the box keeps out of it, too.
        """
        x0, y0 = max(x + inset, self.edge), max(y + inset, self.edge)
        x1 = min(x + self.width - inset, self.paper_width - self.edge)
        y1 = min(y + self.height - inset, self.paper_height - self.edge)
        return x0, y0, x1 - x0, y1 - y0


def sheets(own: Path | None = None) -> dict[str, Sheet]:
    """Return the label sheets by id: those that are sold, and those in the school's file `own`.

    Raises:
        LibraryError: when a sheet in `own` is no sheet, or is larger than its paper.
    """
    found = _read(Path(__file__).with_name("presets.toml"))
    return found | _read(own) if own is not None and own.is_file() else found


def _read(path: Path) -> dict[str, Sheet]:
    known = {field.name: field.type for field in fields(Sheet)} | {"id": ""}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LibraryError("sheets-unreadable", file=path.name, reason=error) from error
    made = {}
    for ident, values in tables.items():
        if not isinstance(values, dict) or values.keys() - known.keys():
            wrong = ", ".join(sorted(values.keys() - known.keys())) if isinstance(values, dict) else ident
            raise LibraryError("sheet-unknown-name", file=path.name, sheet=ident, name=wrong)
        try:
            named: dict[str, Any] = {"id": ident, "name": ident} | values
            sheet = Sheet(**named)
            _fits(sheet, path.name)
        except TypeError as error:
            raise LibraryError("sheet-incomplete", file=path.name, sheet=ident) from error
        made[ident] = sheet
    return made


def _fits(sheet: Sheet, file: str) -> None:
    whole = isinstance(sheet.columns, int) and isinstance(sheet.rows, int)
    if not whole or sheet.columns < 1 or sheet.rows < 1 or min(sheet.width, sheet.height) <= 0:
        raise LibraryError("sheet-incomplete", file=file, sheet=sheet.id)
    left, top = sheet.origin
    right = left + sheet.columns * (sheet.width + sheet.gap_x) - sheet.gap_x
    bottom = top + sheet.rows * (sheet.height + sheet.gap_y) - sheet.gap_y
    # Half a millimetre is how exactly people measure.
    if min(left, top) < -0.5 or right > sheet.paper_width + 0.5 or bottom > sheet.paper_height + 0.5:
        raise LibraryError(
            "sheet-too-large",
            file=file,
            sheet=sheet.id,
            size=f"{right - left:g} × {bottom - top:g}",
            paper=f"{sheet.paper_width:g} × {sheet.paper_height:g}",
        )
