"""Rows of `shelves.csv`, and the shelves that rows of books name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from library.catalog import values
from library.catalog.faults import Faults
from library.catalog.ids import given_ids, safe_id
from library.catalog.model import Shelf
from library.catalog.near import Near
from library.text import fold, slug

if TYPE_CHECKING:
    from library.catalog.model import Holding
    from library.catalog.reader import Row, Table
    from library.errors import Problem


def check_shelves(table: Table, name: str) -> tuple[list[Shelf], tuple[Problem, ...]]:
    """Return the shelves and every fault in their table, people's name of which is `name`."""
    faults = Faults(name, table.headers)
    seen: dict[str, int] = {}
    made = []
    for position, row in enumerate(table.rows, 1):
        title = row.one("title") or row.one("id")
        ident = safe_id(slug(row.one("id") or title))
        if not ident:
            faults.add("CAT-011", row, "id", row.one("id"), left_out=True)
        elif ident in seen:
            faults.add("CAT-012", row, "id", ident, left_out=True, other=str(seen[ident]))
        else:
            seen[ident] = row.number
            order = values.number(row.one("order"))
            if order is None and row.one("order"):
                faults.add("CAT-010", row, "order", row.one("order"))
            place, description = row.one("place"), row.one("description")
            rank, old_ids = position if order is None else order, given_ids(row.many("old_ids"))
            made.append(Shelf(ident, title, place, description, rank, old_ids, row.number))
    return made, (*table.problems, *faults.in_order())


class Bookcase:
    """All shelves: those of the table, and those made for books that name others."""

    def __init__(self, known: list[Shelf], faults: Faults) -> None:
        self._faults = faults
        self._shelves = {shelf.id: shelf for shelf in known}
        self._by_title = {fold(shelf.title): shelf.id for shelf in known}
        self._near = Near(self._shelves)

    def place(self, holding: Holding, row: Row) -> Holding:
        """Return the holding with the id of its shelf for its name."""
        name = holding.shelf
        if not name:
            return holding
        ident = safe_id(slug(name))
        ident = ident if ident in self._shelves else self._by_title.get(fold(name), ident)
        if not ident:
            self._faults.add("CAT-011", row, "shelf", name)
        elif ident not in self._shelves:
            meant = self._near(ident)
            if meant:
                self._faults.add("CAT-016", row, "shelf", name, suggestion=meant)
            self._shelves[ident] = Shelf(ident, name, order=len(self._shelves) + 1)
            self._by_title[fold(name)] = ident
            self._near.add(ident)
        return replace(holding, shelf=ident)

    def shelves(self) -> tuple[Shelf, ...]:
        """Return the shelves in their display order."""
        return tuple(sorted(self._shelves.values(), key=lambda shelf: (shelf.order, shelf.title)))
