"""Rows of `exhibits.csv`: the stories behind QR signs on gates, streets, heritage sites and products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from library.catalog import cells, geography
from library.catalog.cells import Known
from library.catalog.faults import Faults
from library.catalog.ids import file_key, given_ids
from library.catalog.model import Exhibit, Stop
from library.catalog.near import Near
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.catalog.areamap import AreaMap
    from library.catalog.faults import TableName
    from library.catalog.geography import Place
    from library.catalog.reader import Row, Table
    from library.errors import Problem

KINDS: Final = {
    "school": ("truong", "truong hoc", "ten truong"),
    "street": ("duong", "duong pho", "pho", "ten duong"),
    "heritage": ("di tich", "di san", "danh thang", "di tich lich su", "dia chi do"),
    "product": ("san pham", "dac san", "ocop", "nghe", "lang nghe", "san vat"),
    "person": ("nhan vat", "nguoi", "danh nhan", "con nguoi"),
    "guide": ("huong dan", "cach lam", "meo"),
}
"""The kinds in display order, each with its Vietnamese names, folded."""
OTHER: Final = "other"
"""The kind of a row that names none of them."""
FACTS: Final = (
    "name_meaning",
    "size",
    "length",
    "landmarks",
    "recognition",
    "origin",
    "process",
    "achievements",
    "contact",
)
"""Columns that are shown as a table of facts, in display order."""
_KIND: Final = {alias: kind for kind, aliases in KINDS.items() for alias in (kind, *aliases)}
_DIGITS: Final = 4


class _Stories:
    """The Markdown files that rows may name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {file_key(name): name for name in names}
        self._near = Near(self._names)

    def find(self, row: Row, ident: str, faults: Faults) -> str:
        """Return the file that a row names, else the one that has the exhibit's id."""
        given = row.one("page")
        wanted = file_key(given or ident).removeprefix("exhibits/")
        wanted = wanted if wanted.endswith(".md") else f"{wanted}.md"
        found = self._names.get(wanted, "")
        if given and not found:
            meant = self._names.get(self._near(wanted), "")
            faults.add("CAT-063", row, "page", given, suggestion=meant)
        return found


def check_exhibits(
    table: Table, name: str, ids: Iterable[str], stories: Iterable[str]
) -> tuple[tuple[Exhibit, ...], tuple[Problem, ...]]:
    """Return the exhibits in the order of their table, and every fault in it; people know it as `name`.

    `ids` are those of the books, `stories` the names of the Markdown files beside the school's pages.
    """
    faults = Faults(name, table.headers)
    books, written = Known(ids), _Stories(stories)
    seen: dict[str, int] = {}
    made = [
        exhibit for row in table.rows if (exhibit := _exhibit(row, books, written, faults, seen)) is not None
    ]
    return tuple(made), (*table.problems, *faults.in_order())


def off_the_map(exhibits: Iterable[Exhibit], area: AreaMap | None, table: TableName) -> list[Problem]:
    """Return the exhibits that lie outside of the school's map: they are on lists alone."""
    return [
        table.fault("CAT-067", one.row, "latitude", one.title, map=area.name)
        for one in exhibits
        if area and one.place and not area.holds(one.place)
    ]


def _exhibit(
    row: Row, books: Known, stories: _Stories, faults: Faults, seen: dict[str, int]
) -> Exhibit | None:
    if row.shifted:
        return None
    named = cells.named(row, faults, seen)
    if named is None:
        return None
    title, ident = named
    images = row.fields.get("images", ())
    alts = row.fields.get("image_alt", ())
    if len(alts) > len(images):
        faults.add(
            "CAT-065", row, "image_alt", alts[len(images)], images=str(len(images)), count=str(len(alts))
        )
    found = (books.find(text, row, "books", faults) for text in row.many("books"))
    return Exhibit(
        row=row.number,
        id=ident,
        title=title,
        kind=_kind(row, faults),
        summary=row.one("summary"),
        story=stories.find(row, ident, faults),
        address=row.one("address"),
        ward=row.one("ward"),
        place=_place(row, faults),
        since=row.one("date_start"),
        facts=(*_columns(row), *_pairs(row, "facts", faults)),
        timeline=tuple(_pairs(row, "timeline", faults)),
        stops=tuple(_stops(row)),
        images=images,
        alts=(*alts, *("",) * len(images))[: len(images)],
        video=row.one("video"),
        audio=row.one("audio"),
        music=row.one("music"),
        transcript=row.one("transcript"),
        panorama=row.one("panorama"),
        panorama_alt=row.one("panorama_alt"),
        source=row.one("source"),
        rights=row.one("rights"),
        books=tuple(dict.fromkeys(filter(None, found))),
        old_ids=given_ids(row.many("old_ids")),
    )


def _kind(row: Row, faults: Faults) -> str:
    text = row.one("kind")
    kind = _KIND.get(fold(text))
    if kind is None:
        faults.add("CAT-060", row, "kind", text)
    return kind or OTHER


def _place(row: Row, faults: Faults) -> Place | None:
    """Return where the exhibit is, None after telling what is wrong with what the row says."""
    both = geography.pair(row.one("latitude"))
    given = both or (row.one("latitude"), row.one("longitude"))
    if not any(given):
        return None
    numbers = [geography.degrees(text) for text in given]
    for column, text, number in zip(("latitude", "longitude"), given, numbers, strict=True):
        if not text:
            faults.add("CAT-062", row, column)
            return None
        if number is None:
            faults.add("CAT-061", row, column, text)
            return None
    latitude, longitude = (number or 0.0 for number in numbers)
    found = geography.place_of(latitude, longitude)
    if found is None:
        # Vietnam lies between 102° and 118° east: its longitudes are no latitudes.
        swapped = geography.place_of(longitude, latitude)
        meant = f"{given[1]} – {given[0]}" if swapped else ""
        faults.add("CAT-061", row, "latitude", f"{given[0]} – {given[1]}", suggestion=meant)
    return found


def _columns(row: Row) -> Iterator[tuple[str, str]]:
    for column in FACTS:
        if values := row.fields.get(column):
            yield column, ", ".join(values)


def _pairs(row: Row, column: str, faults: Faults) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each "1975: Mở lại trường"; what has no colon is told and left away."""
    for text in row.fields.get(column, ()):
        name, _, value = (part.strip() for part in text.partition(":"))
        if name and value:
            yield name, value
        else:
            faults.add("CAT-064", row, column, text)


def _stops(row: Row) -> Iterator[Stop]:
    """Yield the routes that an exhibit is on: "Đường di sản: 2", or the name alone."""
    for text in row.many("routes"):
        name, _, number = text.rpartition(":")
        at = number.strip()
        if name.strip() and at.isdecimal() and len(at) <= _DIGITS:
            yield Stop(name.strip(), int(at))
        else:
            yield Stop(text.strip(), 0)
