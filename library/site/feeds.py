"""What the OPDS catalog holds, whichever version writes it: its lists, cut into pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from natsort import natsort_keygen

from library.site.listings import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.collection import Book
    from library.messages import Messages
    from library.site.present import Listing

PER_PAGE = 100
ROOT, CRAWLABLE = "catalog", "crawlable"
NEW, SUBSECTION = "http://opds-spec.org/sort/new", "subsection"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
SAMPLE = "http://opds-spec.org/acquisition/sample"
UNKNOWN = "1970-01-01T00:00:00Z"
"""When something was last changed of which nobody says so; Atom wants a date (RFC 4287 §4.2.15)."""
_KINDS = ("shelf", "grade")
_NEWEST = 60
_natural = natsort_keygen()


def acquisition(book: Book) -> str:
    """Return how what can be read of a book is obtained (OPDS 1.2 §8.4.1): all of it, or a sample."""
    return SAMPLE if book.is_preview else OPEN_ACCESS


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of books to read; `name` is that of its document without number and extension.

    `rel` is how the catalog's root refers to it.
    """

    name: str
    title: str
    books: tuple[Book, ...]
    rel: str = SUBSECTION

    @property
    def pages(self) -> tuple[tuple[str, tuple[Book, ...]], ...]:
        """The documents it is cut into: name and books of each."""
        starts = range(0, len(self.books), PER_PAGE)
        return tuple(
            (f"{self.name}.{number}", self.books[at : at + PER_PAGE]) for number, at in enumerate(starts, 1)
        )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All feeds of a library.

    `site_url` is its address, "" while it has none; names are then made from its own;
    `groups` are feeds under a heading; `manifests` tells that books have one (`webpub.py`).
    """

    name: str
    language: str
    site_url: str
    manifests: bool
    main: tuple[Feed, ...]
    groups: tuple[tuple[str, tuple[Feed, ...]], ...]
    books: tuple[Book, ...]

    @property
    def seed(self) -> str:
        """What the names of its feeds and books are made from."""
        return self.site_url or self.name

    @property
    def feeds(self) -> Iterator[Feed]:
        """All feeds, in the order of the root."""
        yield from self.main
        for _, feeds in self.groups:
            yield from feeds


def offered(books: Sequence[Book]) -> list[Book]:
    """Return the books an OPDS catalog can hold: each has something to read and a picture (OPDS 2.0 §1.3).

    What only stands on a shelf is no publication in the sense of OPDS; `catalog.csv` has all titles.
    """
    return [book for book in books if book.open_pages and book.cover]


def catalogue(
    books: Sequence[Book],
    listings: dict[tuple[str, str], Listing],
    m: Messages,
    *,
    name: str,
    site_url: str,
    manifests: bool,
) -> Catalogue:
    """Return the catalogue of the books that can be read on the site."""
    chosen = offered(books)
    # As on the home page: the newest are the last rows, a file without a row is newer still.
    newest = sorted(chosen, key=lambda book: (book.holding.row == 0, book.holding.row), reverse=True)
    main = (
        Feed("new", m("site.new_books"), tuple(newest[:_NEWEST]), NEW),
        Feed("all", m("site.all_books"), tuple(sorted(chosen, key=sort_key))),
    )
    there = {book.id for book in chosen}
    feeds: dict[str, list[Feed]] = {kind: [] for kind in _KINDS}
    for (kind, ident), listing in listings.items():
        held = tuple(book for book in listing.books if book.id in there) if kind in feeds else ()
        if held:
            feeds[kind].append(Feed(f"{kind}.{ident}", listing.label, held))
    feeds["grade"].sort(key=lambda feed: _natural(feed.name))
    return Catalogue(
        name=name,
        language=m.language,
        site_url=site_url,
        manifests=manifests,
        main=main if chosen else (),
        groups=tuple((m(f"view.index_{kind}"), tuple(found)) for kind, found in feeds.items() if found),
        books=tuple(sorted(chosen, key=lambda book: book.updated or UNKNOWN, reverse=True)),
    )


def latest(books: Sequence[Book]) -> str:
    """Return when the last of these was changed."""
    return max((book.updated for book in books), default="") or UNKNOWN
