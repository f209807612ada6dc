"""Books to views: what each page of the site says, in the site's language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from library.catalog.ids import safe_id
from library.catalog.values import web_address
from library.site import urls
from library.site.citation import citation
from library.site.reviews import form
from library.site.schemaorg import book_json
from library.site.views import BookCard, BookView, Image, Link, Reviews, Stands
from library.text import slug

if TYPE_CHECKING:
    from library.catalog.model import Holding, ReadingList, Shelf
    from library.collection import Book
    from library.messages import Messages

TINTS = 8
_RELATED = 6
_NARROW = ("series", "author", "subject")
_OUTLINE = 12
_FORMATS = {
    "pdf": "view.format_pdf",
    "epub": "view.format_epub",
    "images": "view.format_images",
    "cbz": "view.format_cbz",
}
_NO_REVIEWS = Reviews((), 0, 0, "", 0, "")
_GRADE = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Listing:
    """The books of one list of the site, in display order.

    `names` are its spellings in the catalog; `shelf` and `reading` are what a shelf and a reading
    list have beyond their books.
    """

    kind: str
    id: str
    label: str
    books: tuple[Book, ...]
    positions: dict[str, int]
    """Where each book stands in `books`, by id."""
    names: tuple[str, ...] = ()
    shelf: Shelf | None = None
    reading: ReadingList | None = None
    way: Link = field(init=False)
    """The way to the list, for pages that need not change with the number of its books."""
    link: Link = field(init=False)
    """The same with their number."""
    told: str = field(init=False)
    """All that a book's page says of the list."""

    def __post_init__(self) -> None:
        url = urls.listing(self.kind, self.id)
        object.__setattr__(self, "way", Link(self.label, url))
        object.__setattr__(self, "link", Link(self.label, url, len(self.books)))
        object.__setattr__(self, "told", repr((self.kind, self.way, self.place)))

    @property
    def place(self) -> str:
        """Where a shelf stands, "" for other lists."""
        return self.shelf.place if self.shelf else ""


def card(book: Book) -> BookCard:
    """Return a book as lists show it."""
    holding, pages = book.holding, book.pages
    cover = book.cover[0] if book.cover else None
    return BookCard(
        id=book.id,
        title=holding.title,
        subtitle=holding.subtitle,
        byline=", ".join(holding.creators),
        year=holding.date,
        url=urls.book(book.id),
        read_url=urls.reader(book.id) if book.readable else "",
        locked=book.locked is not None,
        cover=Image(urls.book_file(book.id, urls.COVER), cover.width, cover.height) if cover else None,
        cover_alt=holding.cover_alt,
        tint=_tint(holding),
        page_count=pages.page_count if pages else 0,
        callno=holding.callno,
        copies=holding.copies,
        whole=pages.whole if pages else 0,
    )


def _tint(holding: Holding) -> int:
    """Return the colour of a book's cloth: books on one subject are bound alike."""
    of = next(iter((*holding.subjects, holding.shelf)), "") or holding.id
    return sha256(of.encode()).digest()[0] % TINTS


def grades_of(holding: Holding) -> tuple[str, ...]:
    """Return the grades of a holding one by one: "1-3" is 1, 2 and 3."""
    found: dict[str, None] = {}
    for grade in holding.grades:
        span = _GRADE.fullmatch(grade)
        if span and int(span[1]) <= int(span[2]) <= 12:
            found.update(dict.fromkeys(map(str, range(int(span[1]), int(span[2]) + 1))))
        else:
            found[grade] = None
    return tuple(found)


def memberships(book: Book) -> list[tuple[str, str, str]]:
    """Return (kind, id, name) of every list a book belongs to by what it is, so neither shelves nor reading lists."""
    holding = book.holding
    found = [("subject", name) for name in holding.subjects]
    found += [("author", name) for name in (*holding.creators, *holding.contributors)]
    found += [("grade", name) for name in grades_of(holding)]
    found += [("series", holding.series)] if holding.series else []
    found.append(("language", book.language))
    return [(kind, list_id(name), name) for kind, name in found]


def list_id(name: str) -> str:
    """Return the slug of a subject, an author, a grade or a series."""
    return safe_id(slug(name)) or "x" + sha256(name.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Around:
    """What the library says of a book beyond the book itself: its page is made from the book and from this.

    `listings` are those it is in by what it is, `shelf` is where it stands, `related` are the ids of books
    beside it; `lists` are the reading lists that recommend it, `entries` what was handed in about it,
    `exhibits` those that name it.
    """

    listings: tuple[Listing, ...]
    shelf: Listing | None
    related: tuple[str, ...]
    lists: tuple[Link, ...]
    entries: tuple[Link, ...]
    exhibits: tuple[Link, ...]
    reviews: Reviews

    @property
    def told(self) -> str:
        """All that it says but the books beside, whose cards tell themselves."""
        held = (*self.listings, self.shelf) if self.shelf else self.listings
        said = repr((self.lists, self.entries, self.exhibits, self.reviews))
        return "".join((*(listing.told for listing in held), said))


@dataclass(frozen=True, slots=True)
class Presenter:
    """Makes the view of each book from the library's lists and cards."""

    m: Messages
    site_url: str
    cards: dict[str, BookCard]
    listings: dict[tuple[str, str], Listing]
    lists: dict[str, list[Link]] = field(default_factory=dict)
    """The reading lists of each book, by its id; likewise the reviews."""
    reviews: dict[str, Reviews] = field(default_factory=dict)
    entries: dict[str, list[Link]] = field(default_factory=dict)
    review_form: str = ""
    exhibits: dict[str, list[Link]] = field(default_factory=dict)
    """The exhibits that name each book."""

    def around(self, book: Book) -> Around:
        """Return what the library says of a book beyond the book itself."""
        ident = book.id
        found = dict.fromkeys((kind, of) for kind, of, _ in memberships(book))
        held = tuple([self.listings[key] for key in found])
        return Around(
            listings=held,
            shelf=self.listings.get(("shelf", book.holding.shelf)),
            related=_related(ident, held),
            lists=tuple(self.lists.get(ident, ())),
            entries=tuple(self.entries.get(ident, ())),
            exhibits=tuple(self.exhibits.get(ident, ())),
            reviews=self.reviews.get(ident, _NO_REVIEWS),
        )

    def book(self, book: Book, around: Around, size: str) -> BookView:
        """Return a book's own page; `size` is what taking the book along weighs."""
        holding, shelf = book.holding, around.shelf
        of_kind: dict[str, list[Link]] = {}
        for listing in around.listings:
            of_kind.setdefault(listing.kind, []).append(listing.way)
        creators = {list_id(name) for name in holding.creators}
        authors = of_kind.get("author", [])
        return BookView(
            card=self.cards[book.id],
            creators=tuple(link for link in authors if _last(link.url) in creators),
            contributors=tuple(link for link in authors if _last(link.url) not in creators),
            facts=tuple(self._facts(book)),
            subjects=tuple(of_kind.get("subject", ())),
            grades=tuple(of_kind.get("grade", ())),
            series=next(iter(of_kind.get("series", ())), None),
            volume=holding.volume,
            in_language=of_kind["language"][0],
            description=tuple(holding.description.splitlines()),
            author_note=tuple(holding.author_note.splitlines()),
            shelf=shelf.way if shelf else None,
            place=shelf.place if shelf else "",
            accessions=", ".join(holding.accessions),
            outline=self._outline(book),
            rights=holding.rights,
            rights_uri=holding.rights_uri if web_address(holding.rights_uri) else "",
            source=holding.source,
            extra=holding.extra,
            related=tuple(self.cards[ident] for ident in around.related),
            lists=around.lists,
            entries=around.entries,
            exhibits=around.exhibits,
            reviews=around.reviews,
            review_form=form(self.review_form, holding.title, book.id, self.site_url),
            citation=citation(book, self.site_url, self.m),
            language=book.language,
            json_ld=book_json(book, self.site_url, grades_of(holding)),
            size=size,
        )

    def stands(self, holding: Holding) -> Stands:
        """Return where the printed book stands."""
        shelf = self.listings.get(("shelf", holding.shelf))
        way, place = (shelf.way, shelf.place) if shelf else (None, "")
        return Stands(way, place, holding.callno, holding.copies)

    def _facts(self, book: Book) -> list[tuple[str, str]]:
        holding = book.holding
        publisher = ", ".join(filter(None, (holding.publisher, holding.pub_place)))
        pages = self.m("view.fact_pages_n", n=book.pages.full_count) if book.pages else ""
        values = (
            ("publisher", publisher),
            ("date", holding.date),
            ("edition", holding.edition),
            ("extent", holding.extent or pages),
            ("isbn", holding.isbn),
            ("ddc", holding.ddc),
            ("level", ", ".join(holding.levels)),
            ("format", self.m(_FORMATS[book.pages.source.format]) if book.pages else ""),
        )
        return [(self.m(f"view.fact_{name}"), value) for name, value in values if value]

    def _outline(self, book: Book) -> tuple[Link, ...]:
        if book.pages is None:
            return ()
        entries = [entry for entry in book.pages.source.outline if entry.level == 0]
        return tuple(Link(entry.title, urls.reader(book.id, entry.page)) for entry in entries[:_OUTLINE])


def _related(ident: str, held: tuple[Listing, ...]) -> tuple[str, ...]:
    """Return the ids of the books that follow a book in its narrowest lists: series, author, subject."""
    found: dict[str, None] = {}
    for listing in (listing for kind in _NARROW for listing in held if listing.kind == kind):
        books, at = listing.books, listing.positions[ident]
        for step in range(1, min(len(books), _RELATED + 1)):
            found.setdefault(books[(at + step) % len(books)].holding.id)
        if len(found) >= _RELATED:
            break
    return tuple(found)[:_RELATED]


@cache
def language_name(tag: str, language: str) -> str:
    """Return the name of a language in the site's language, the tag itself where it has none."""
    try:
        name = Locale.parse(tag.replace("-", "_")).get_language_name(language)
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:] if name else tag


def _last(url: str) -> str:
    return url.rsplit("/", 2)[-2]
