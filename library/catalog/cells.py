"""Cells that mean the same in several tables: an id of another row, a yes, a day, an address of the web."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from library.catalog import values
from library.catalog.ids import given_id, safe_id, unique_id
from library.catalog.near import Near
from library.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.faults import Faults
    from library.catalog.reader import Row


class Known:
    """The ids of another table that rows may name; one that is not there is the fault `code`."""

    def __init__(self, ids: Iterable[str], code: str = "CAT-028") -> None:
        self._ids = frozenset(ids)
        self._near = Near(sorted(self._ids))
        self._code = code

    def find(self, text: str, row: Row, column: str, faults: Faults, *, left_out: bool = True) -> str:
        """Return the id that `text` names, "" after telling that there is none."""
        ident = given_id(text)
        if ident in self._ids:
            return ident
        suggestion = self._near(ident) if ident else ""
        faults.add(self._code, row, column, text, left_out=left_out, suggestion=suggestion)
        return ""


def said_yes(row: Row, field: str, faults: Faults) -> bool:
    """Return whether a cell plainly says yes."""
    said = values.yes_no(row.one(field))
    if said is None:
        faults.add("CAT-030", row, field, row.one(field))
    return bool(said)


def day(row: Row, field: str, faults: Faults) -> str:
    """Return the ISO date of a cell, "" for an empty one and after telling that it is none."""
    date = values.day(row.one(field)) if row.one(field) else ""
    if date is None:
        faults.add("CAT-032", row, field, row.one(field))
    return date or ""


def address(row: Row, field: str, faults: Faults) -> str:
    """Return the address of the web in a cell, "" for an empty one and after telling that it is none."""
    given = row.one(field)
    found = values.web_address(given) if given else ""
    if found is None:
        faults.add("CAT-033", row, field, given)
    return found or ""


def named(row: Row, faults: Faults, seen: dict[str, int]) -> tuple[str, str] | None:
    """Return a row's title and its id, None where either is missing or wrong, which is then told."""
    title = row.one("title")
    if not title:
        faults.add("CAT-005", row, "title", left_out=True)
        return None
    ident = own_id(row, faults, seen, title)
    return (title, ident) if ident else None


def own_id(row: Row, faults: Faults, seen: dict[str, int], made: str) -> str:
    """Return the id of a row: the one it gives, else `made`; "" after telling that it is taken."""
    given = row.one("id")
    ident = given_id(given)
    if given and not ident:
        faults.add("CAT-011", row, "id", given)
    if ident in seen:
        faults.add("CAT-012", row, "id", given, left_out=True, other=str(seen[ident]))
        return ""
    ident = ident or safe_id(unique_id(slug(made), f"{made} {row.number}", seen))
    seen[ident] = row.number
    return ident


def digest(*parts: str) -> str:
    """Return eight letters that tell what a row says."""
    return sha256("\n".join(parts).encode()).hexdigest()[:8]
