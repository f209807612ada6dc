"""Rows of `library.csv`: what a library tells of itself, an item a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from library.catalog.faults import Faults
from library.catalog.geography import degrees, pair, place_of
from library.text import fold

if TYPE_CHECKING:
    from library.catalog.geography import Place
    from library.catalog.reader import Row, Table
    from library.errors import Problem

_PICTURE: Final = frozenset({"anh", "hinh", "hinh anh", "picture", "photo"})
_CORNER: Final = ("goc ban do", "corner of the map")
"""How an item begins that tells a corner of the map: people add which one it is."""
_INTRODUCTION: Final = frozenset({"gioi thieu", "loi gioi thieu", "introduction", "about"})


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture of the library: the file as the row names it, and what is in it."""

    row: int
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class About:
    """What a library tells of itself: paragraphs, pictures, and `facts` such as opening hours, label and lines.

    `corners` are those of the picture that is the school's map, in any order.
    """

    introduction: tuple[str, ...] = ()
    pictures: tuple[Photograph, ...] = ()
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    corners: tuple[Place, ...] = ()


def check_about(table: Table, name: str) -> tuple[About, tuple[Problem, ...]]:
    """Return what the table tells and every fault in it; whatever is no picture and no introduction is a fact."""
    faults = Faults(name, table.headers)
    introduction: list[str] = []
    pictures = []
    facts = []
    corners = []
    for row in table.rows:
        item, text = row.one("item"), row.one("text")
        if row.shifted or not text:
            continue
        if fold(item) in _PICTURE:
            alt = row.one("alt")
            if not alt:
                faults.add("CAT-081", row, "alt", text)
            pictures.append(Photograph(row.number, text, alt))
        elif fold(item) in _INTRODUCTION:
            introduction += text.splitlines()
        elif fold(item).startswith(_CORNER):
            corners += [corner] if (corner := _corner(row, text, faults)) else []
        elif item:
            facts.append((item, tuple(text.splitlines())))
    about = About(tuple(introduction), tuple(pictures), tuple(facts), tuple(corners))
    return about, (*table.problems, *faults.in_order())


def _corner(row: Row, text: str, faults: Faults) -> Place | None:
    """Return the place that a cell tells, None after telling that it is none."""
    latitude, longitude = map(degrees, pair(text) or ("", ""))
    found = meant = None
    if latitude is not None and longitude is not None:
        found, meant = place_of(latitude, longitude), place_of(longitude, latitude)
    if found is None:
        suggestion = f"{meant.latitude}, {meant.longitude}" if meant else ""
        faults.add("CAT-068", row, "text", text, suggestion=suggestion)
    return found
