"""What the school holds: titles and the shelves they stand on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shelf:
    """A physical or virtual bookcase with one QR code."""

    id: str
    title: str
    place: str = ""
    description: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """Our copy of an edition, as the catalog describes it.

    `file` is relative to the folder of books, "" for a printed title; `row` is 0 for a file
    that has no row; `language` is a BCP 47 tag or "" when nobody said.
    """

    row: int
    id: str
    title: str
    subtitle: str = ""
    creators: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    publisher: str = ""
    pub_place: str = ""
    date: str = ""
    edition: str = ""
    extent: str = ""
    isbn: str = ""
    language: str = ""
    subjects: tuple[str, ...] = ()
    ddc: str = ""
    grades: tuple[str, ...] = ()
    series: str = ""
    volume: str = ""
    description: str = ""
    shelf: str = ""
    callno: str = ""
    accessions: tuple[str, ...] = ()
    copies: int = 0
    file: str = ""
    cover: str = ""
    cover_alt: str = ""
    access: str = "open"
    rights: str = ""
    source: str = ""
    updated: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Catalog:
    """All holdings, in the order of the spreadsheet, and the shelves in their display order.

    `withheld` are the files that some row keeps off the site, also a row that was left out, and
    the folders of pictures that are no books.
    """

    holdings: tuple[Holding, ...]
    shelves: tuple[Shelf, ...]
    withheld: frozenset[str] = frozenset()
