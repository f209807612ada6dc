"""Rows of `library.csv`: what a library tells of itself, an item a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from library.catalog.faults import Faults
from library.text import fold

if TYPE_CHECKING:
    from library.catalog.reader import Table
    from library.errors import Problem

_PICTURE: Final = frozenset({"anh", "hinh", "hinh anh", "picture", "photo"})
_INTRODUCTION: Final = frozenset({"gioi thieu", "loi gioi thieu", "introduction", "about"})


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture of the library: the file as the row names it, and what is in it."""

    row: int
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class About:
    """What a library tells of itself: paragraphs, pictures, and `facts` such as opening hours, label and lines."""

    introduction: tuple[str, ...] = ()
    pictures: tuple[Photograph, ...] = ()
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()


def check_about(table: Table, name: str) -> tuple[About, tuple[Problem, ...]]:
    """Return what the table tells and every fault in it; whatever is no picture and no introduction is a fact."""
    faults = Faults(name, table.headers)
    introduction: list[str] = []
    pictures = []
    facts = []
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
        elif item:
            facts.append((item, tuple(text.splitlines())))
    return About(tuple(introduction), tuple(pictures), tuple(facts)), (*table.problems, *faults.in_order())
