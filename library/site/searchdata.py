"""What the search is told of books and all else, and its data as files of the site, made again only when they changed."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from library.collection import page_texts
from library.pages.cache import entry_path, key, store
from library.search.export import VERSION, BookRow, files
from library.search.index import numbering, reading
from library.search.model import Entry
from library.site.emit import OutputFile
from library.site.listings import orders, shelf_names
from library.site.present import card, grades_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from library.catalog.model import Holding, Shelf
    from library.collection import Book
    from library.settings import Settings
    from library.site.findable import Findable

_LIST = "files.json"


def index_entries(books: list[Book], shelves: tuple[Shelf, ...], others: Iterable[Findable]) -> list[Entry]:
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
    digest = key("entry", *(part for pair in told for part in pair), *(pages.texts_key if pages else ()))
    return Entry(book.id, holding.title, told, lambda: page_texts(pages) if pages else [], digest)


def _other_entry(one: Findable) -> Entry:
    digest = key(one.kind, *(part for pair in one.fields for part in pair))
    return Entry(one.id, one.title, one.fields, list, digest)


def search_outputs(
    settings: Settings,
    books: list[Book],
    shelves: tuple[Shelf, ...],
    held: str,
    others: Iterable[Findable],
) -> tuple[OutputFile, ...]:
    """Return `search/…`; `held` is the digest of what the index holds."""
    places = shelf_names(shelves)
    rows = {book.id: _row(book, places) for book in books}
    rows |= {one.id: _other_row(one) for one in others}
    slots = numbering(settings.index_dir)
    # The names of the texts stand for them: they are read only when there is something to write.
    shown = [replace(row, texts=list) for row in rows.values()]
    ordered = orders(books, shelves)
    texts = [book.pages.texts_key for book in books if book.pages]
    address = key(VERSION, held, slots, settings.pack, ordered, *shown, *texts)
    folder = entry_path(settings.cache_dir, address)

    def make(into: Path) -> None:
        (into / "search").mkdir()
        made = []
        with reading(settings.index_dir) as reader:
            for path, content in files(reader, slots, rows, ordered, pack=settings.pack > 1):
                (into / path).write_bytes(content)
                made.append((path, sha256(content).hexdigest()[:20]))
        (into / _LIST).write_text(json.dumps(made), encoding="utf-8")

    if not folder.is_dir():
        store(settings.cache_dir, address, make)
    made = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    return tuple(OutputFile(path, folder / path, digest) for path, digest in made)


def _row(book: Book, places: dict[str, str]) -> BookRow:
    holding, pages, shown = book.holding, book.pages, card(book)
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
        texts=lambda: page_texts(pages) if pages else [],
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
        texts=list,
        kind=one.kind,
    )


def _facets(holding: Holding, language: str, places: dict[str, str]) -> list[tuple[str, str]]:
    """Return (field, value) by which the book can be chosen."""
    found = [("creator", name) for name in (*holding.creators, *holding.contributors)]
    found += [("subject", name) for name in holding.subjects]
    found += [("grade", grade) for grade in grades_of(holding)]
    found += [("series", holding.series), ("shelf", places.get(holding.shelf, "")), ("language", language)]
    return [(field, value) for field, value in found if value]
