"""Holdings, shelves and exhibits to cards: what is printed of them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from library.qr.cards import Card, Spine
from library.site import urls
from library.site.present import TINTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from library.catalog.ledger import Code
    from library.catalog.model import Exhibit, Holding, ReadingList, Shelf

ON_POSTER = 16
_THICK = 480


def spine(holding: Holding, cover: Path | None, digest: str, pages: int = 0) -> Spine:
    """Return a book as a bookcase shows it; a book of unknown length is as thick as most."""
    tint = sha256(holding.id.encode()).digest()[0]
    thickness = min(pages, _THICK) / _THICK if pages else 0.25 + tint / 512
    return Spine(holding.title, tint % TINTS, round(thickness, 2), digest if cover else "", cover)


def book_card(holding: Holding, code: Code, site_url: str, place: str, of: Spine) -> Card:
    """Return the card of a book; `place` is where its shelf stands."""
    return Card(
        kind="book",
        code=code.code,
        label=holding.title,
        address=urls.printed(site_url, code.code),
        place=place,
        byline=", ".join(holding.creators),
        callno=holding.callno,
        about=holding.description,
        books=(of,),
    )


def shelf_card(shelf: Shelf, code: Code, site_url: str, books: Iterable[Spine], count: int) -> Card:
    """Return the card of a shelf; `books` stand on its poster as far as there is room."""
    shown = sorted(books, key=lambda book: book.cover is None)[:ON_POSTER]
    faces = [book for book in shown if book.cover]
    spines = [book for book in shown if not book.cover]
    return Card(
        kind="shelf",
        code=code.code,
        label=shelf.title,
        address=urls.printed(site_url, code.code),
        place=shelf.place,
        about=shelf.description,
        count=count,
        books=tuple(_mixed(faces, spines)),
    )


def list_card(reading: ReadingList, code: Code, site_url: str, books: list[Spine]) -> Card:
    """Return the card of a reading list, whose first books stand on its poster in their order."""
    return Card(
        kind="list",
        code=code.code,
        label=reading.title,
        address=urls.printed(site_url, code.code),
        about=reading.description,
        count=len(books),
        books=tuple(books[:ON_POSTER]),
    )


def exhibit_card(exhibit: Exhibit, code: Code, site_url: str) -> Card:
    """Return the card of an exhibit, whose plaque stands where its story happened."""
    return Card(
        kind="exhibit",
        code=code.code,
        label=exhibit.title,
        address=urls.printed(site_url, code.code),
        place=exhibit.address,
        about=exhibit.summary,
    )


def site_card(name: str, code: Code, site_url: str, books: Iterable[Spine], count: int) -> Card:
    """Return the card of the library itself, whose home page its code opens."""
    address = urls.printed(site_url, code.code)
    return Card("site", code.code, name, address, count=count, books=tuple(books)[:ON_POSTER])


def page_card(kind: str, title: str, code: Code, site_url: str) -> Card:
    """Return the card of any other page that has a code."""
    return Card(kind, code.code, title, urls.printed(site_url, code.code))


def _mixed(faces: list[Spine], spines: list[Spine]) -> Iterable[Spine]:
    """Yield a book that shows its cover, then two spines, and so on."""
    while faces or spines:
        yield from faces[:1]
        yield from spines[:2]
        faces, spines = faces[1:], spines[2:]
