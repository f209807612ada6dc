"""What the search is told of books and all else, and its data as files of the site, made again only when they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.collection import page_texts
from library.pages.cache import entry_path, key, store
from library.search.export import PAGES_A_PACKED_TEXT, PAGES_A_TEXT, VERSION, BookRow, index_files
from library.search.index import reading, update
from library.search.model import Entry
from library.site.listings import orders, shelf_names
from library.site.present import card, grades_of
from library.site.searchparts import made_parts, put, taken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from library.catalog.model import Holding, Shelf
    from library.collection import Book
    from library.settings import Settings
    from library.site.emit import OutputFile
    from library.site.findable import Findable


def _entries(books: list[Book], shelves: tuple[Shelf, ...], others: Iterable[Findable]) -> list[Entry]:
    """Return what the index is told: of each book, and of all else that is found.

    Of a locked book it is told no page, since the site's search is made from it.
    """
    places = {shelf.id: shelf.title for shelf in shelves}
    return [
        *(_entry(book, places) for book in books),
        *(_other_entry(one) for one in others),
    ]


def _entry(book: Book, places: dict[str, str]) -> Entry:
    """Return what the index is told of a book; `places` are the titles of shelves by id."""
    holding, pages = book.holding, book.pages
    fields = (
        ("title", f"{holding.title} {holding.subtitle}".strip()),
        ("creator", "; ".join((*holding.creators, *holding.contributors))),
        ("subject", "; ".join((*holding.subjects, holding.series)).strip("; ")),
        ("description", holding.description),
        ("series", holding.series),
        ("shelf", "; ".join(filter(None, (holding.shelf, places.get(holding.shelf))))),
        ("language", book.language),
        ("readable", "1" if pages else ""),
        *(("grade", grade) for grade in grades_of(holding)),
    )
    told = tuple((name, text) for name, text in fields if text)
    texts = key("texts", *pages.texts_key) if pages else ""
    digest = key("entry", *(part for pair in told for part in pair), texts)
    return Entry(book.id, holding.title, told, lambda: page_texts(pages) if pages else [], digest, texts)


def _other_entry(one: Findable) -> Entry:
    digest = key(one.kind, *(part for pair in one.fields for part in pair))
    return Entry(one.id, one.title, one.fields, list, digest, digest)


def search_outputs(
    settings: Settings, books: list[Book], shelves: tuple[Shelf, ...], others: Iterable[Findable]
) -> tuple[OutputFile, ...]:
    """Bring the index up to date and return `search/…`, which is made from it."""
    entries = _entries(books, shelves, others)
    update(settings.index_dir, entries)
    places = shelf_names(shelves)
    rows = {book.id: _row(book, places) for book in books}
    rows |= {one.id: _other_row(one) for one in others}
    ordered = orders(books, shelves)
    per = PAGES_A_PACKED_TEXT if settings.pack > 1 else PAGES_A_TEXT
    parts = made_parts(settings, entries, per)
    address = key(VERSION, per, ordered, *(made.address for made in parts), *rows.values())

    def make(into: Path) -> None:
        told = [(made.part, made.told) for made in parts]
        with reading(settings.index_dir) as reader:
            put(into, index_files(reader.documents, told, rows, ordered, per))

    folder = entry_path(settings.cache_dir, address)
    if not folder.is_dir():
        store(settings.cache_dir, address, make)
    return (*(output for made in parts for output in made.outputs), *taken(folder))


def _row(book: Book, places: dict[str, str]) -> BookRow:
    holding, shown = book.holding, card(book)
    return BookRow(
        id=book.id,
        title=holding.title,
        byline="; ".join(holding.creators),
        year=holding.date,
        cover=shown.cover.url if shown.cover else "",
        shape=shown.cover.width * 100 // shown.cover.height if shown.cover else 0,
        tint=shown.tint,
        copies=shown.copies,
        readable=book.pages is not None,
        subjects="; ".join(holding.subjects),
        facets=tuple(_facets(holding, book.language, places)),
    )


def _other_row(one: Findable) -> BookRow:
    cover = one.cover
    return BookRow(
        id=one.id,
        title=one.title,
        byline=one.byline,
        year="",
        cover=cover.url if cover else "",
        shape=cover.width * 100 // cover.height if cover else 0,
        readable=False,
        subjects="",
        facets=(),
        kind=one.kind,
    )


def _facets(holding: Holding, language: str, places: dict[str, str]) -> list[tuple[str, str]]:
    """Return (field, value) by which the book can be chosen."""
    found = [("creator", name) for name in (*holding.creators, *holding.contributors)]
    found += [("subject", name) for name in holding.subjects]
    found += [("grade", grade) for grade in grades_of(holding)]
    found += [("series", holding.series), ("shelf", places.get(holding.shelf, "")), ("language", language)]
    return [(field, value) for field, value in found if value]
