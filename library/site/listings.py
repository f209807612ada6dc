"""Groups the books into the lists of the site: shelves, subjects, authors, reading lists …, each in its order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from natsort import natsort_keygen

from library.site import urls
from library.site.listviews import IndexGroup, IndexView, ListView, ReadingListView, Recommended
from library.site.present import Listing, language_name, memberships
from library.site.views import Link
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.catalog.model import ReadingList, Shelf
    from library.collection import Book
    from library.messages import Messages
    from library.site.views import BookCard

PER_PAGE = 60
_HANDFUL = 3
_SUMMARY = 180
"""Letters of a book's summary on a reading list."""
_READING = {"grade": "view.list_grade", "week": "view.list_week", "topic": "view.list_topic"}
"""Kinds of reading lists in display order, with their names."""
_natural = natsort_keygen()
SCRIPT_WORDS = (
    "search.searching",
    "search.count_books",
    "search.none",
    "search.unfilter",
    "search.more_books",
    "search.grade",
    "search.readable",
    "search.filter_off",
    "search.failed",
    "search.offline",
    "search.retry",
    "search.can_read",
    "search.copies",
)
"""What the filters of a list say."""


def listings(
    books: list[Book], shelves: tuple[Shelf, ...], m: Messages, lists: Iterable[ReadingList] = ()
) -> dict[tuple[str, str], Listing]:
    """Return every list by (kind, id); an empty shelf is a list too, an empty subject is not."""
    members: dict[tuple[str, str], list[Book]] = {("shelf", shelf.id): [] for shelf in shelves}
    names: dict[tuple[str, str], dict[str, None]] = {}
    for book in books:
        if book.holding.shelf:
            members[("shelf", book.holding.shelf)].append(book)
        for kind, ident, name in memberships(book):
            entry = members.setdefault((kind, ident), [])
            # Two spellings of one name make one list, and a book stands in it once.
            if not entry or entry[-1] is not book:
                entry.append(book)
            names.setdefault((kind, ident), {})[name] = None
    by_id = {shelf.id: shelf for shelf in shelves}
    called = shelf_names(shelves)
    made = {}
    for (kind, ident), entry in members.items():
        shelf = by_id[ident] if kind == "shelf" else None
        ordered = tuple(sorted(entry, key=_shelf_key if shelf else sort_key))
        spelled = (called[ident],) if shelf else tuple(names[kind, ident])
        label = shelf.title if shelf else _label(kind, spelled[0], m)
        made[kind, ident] = Listing(kind, ident, label, ordered, _positions(ordered), spelled, shelf)
    return made | _reading(books, lists)


def shelf_names(shelves: Iterable[Shelf]) -> dict[str, str]:
    """Return what tells each shelf from all others when people choose one: its title, with its id where two share one."""
    shelves = tuple(shelves)
    shared = Counter(shelf.title for shelf in shelves)
    return {
        shelf.id: f"{shelf.title} ({shelf.id})" if shared[shelf.title] > 1 else shelf.title
        for shelf in shelves
    }


def _label(kind: str, name: str, m: Messages) -> str:
    if kind == "language":
        return language_name(name, m.language)
    return m("view.grade", name=name) if kind == "grade" and name.isdecimal() else name


def _reading(books: list[Book], lists: Iterable[ReadingList]) -> dict[tuple[str, str], Listing]:
    """Return the reading lists; one whose books are all gone is none."""
    by_id = {book.id: book for book in books}
    made = {}
    for reading in lists:
        held = tuple(by_id[ident] for ident in reading.books if ident in by_id)
        if held:
            listing = Listing("list", reading.id, reading.title, held, _positions(held), reading=reading)
            made["list", reading.id] = listing
    return made


def recommending(lists: Iterable[Listing]) -> dict[str, list[Link]]:
    """Return the reading lists of each book that is on one, by its id."""
    found: dict[str, list[Link]] = {}
    for listing in lists:
        for book in listing.books if listing.reading else ():
            found.setdefault(book.id, []).append(listing.way)
    return found


def _positions(books: tuple[Book, ...]) -> dict[str, int]:
    return {book.id: at for at, book in enumerate(books)}


def orders(books: Iterable[Book], shelves: Iterable[Shelf]) -> dict[str, list[str]]:
    """Return the ids of all books in each order that the lists offer."""
    stands = {shelf.id: at for at, shelf in enumerate(shelves)}
    by_title = sorted(books, key=sort_key)
    authors = {book.id: fold(next(iter(book.holding.creators), "")) for book in by_title}
    made = {
        "title": by_title,
        "author": sorted(by_title, key=lambda book: (not authors[book.id], authors[book.id])),
        "newest": newest(by_title),
        "shelf": sorted(
            by_title, key=lambda book: (stands.get(book.holding.shelf, len(stands)), _shelf_key(book))
        ),
    }
    return {name: [book.id for book in ordered] for name, ordered in made.items()}


def newest(books: Iterable[Book]) -> list[Book]:
    """Return books, those of the last rows first: a file that has no row yet is newer still."""
    return sorted(books, key=lambda book: (book.holding.row == 0, book.holding.row), reverse=True)


def sort_key(book: Book) -> tuple[str, str]:
    """Return what lists are ordered by: the title without accents, then the id."""
    return fold(book.holding.title), book.id


def _shelf_key(book: Book) -> tuple[bool, object, tuple[str, str]]:
    """Order a shelf as it stands: by call number, titles without one at the end."""
    return not book.holding.callno, _natural(fold(book.holding.callno)), sort_key(book)


def list_views(
    listing: Listing, cards: dict[str, BookCard], index: Link, code: str
) -> Iterator[tuple[str, ListView]]:
    """Yield (URL, view) for each page of a list, 60 titles a page."""
    count = len(listing.books)
    numbers = range(1, max(1, -(-count // PER_PAGE)) + 1)
    pages = tuple(Link(str(n), urls.listing(listing.kind, listing.id, n)) for n in numbers)
    for number in numbers:
        start = (number - 1) * PER_PAGE
        shown = listing.books[start : start + PER_PAGE]
        yield (
            pages[number - 1].url,
            ListView(
                kind=listing.kind,
                names=listing.names,
                title=listing.label,
                description=listing.shelf.description if listing.shelf else "",
                place=listing.place,
                count=count if number == 1 else 0,
                books=tuple(cards[book.id] for book in shown),
                number=number,
                pages=pages if len(pages) > 1 else (),
                index=index,
                scripted=count > _HANDFUL,
                code=code,
            ),
        )


def reading_view(
    listing: Listing, reading: ReadingList, cards: dict[str, BookCard], index: Link, m: Messages
) -> ReadingListView:
    """Return the page of a reading list."""
    return ReadingListView(
        kind=reading_kind(reading, m),
        title=listing.label,
        description=tuple(reading.description.splitlines()),
        books=tuple(
            Recommended(cards[book.id], _beginning(book.holding.description)) for book in listing.books
        ),
        index=index,
    )


def reading_kind(reading: ReadingList, m: Messages) -> str:
    """Return what kind of reading list it is."""
    return m(_READING[reading.kind])


def _beginning(text: str) -> str:
    """Return the beginning of a text in one line, cut at a space."""
    line = " ".join(text.split())
    return line if len(line) <= _SUMMARY else line[:_SUMMARY].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def _initial(label: str) -> str:
    """Return the letter a name stands under; Đ is a letter of its own, after D."""
    return "Đ" if label[:1] in {"Đ", "đ", "Ð", "ð"} else fold(label)[:1].upper()


def index_view(kind: str, made: dict[tuple[str, str], Listing], m: Messages) -> IndexView:
    """Return the list of all lists of one kind; authors stand under their initial, reading lists under their kind."""
    chosen = [listing for (of, _), listing in made.items() if of == kind]
    if kind == "grade":
        chosen.sort(key=lambda listing: _natural(listing.id))
    elif kind == "list":
        chosen.sort(key=lambda listing: list(_READING).index(listing.reading.kind) if listing.reading else 0)
    elif kind != "shelf":
        chosen.sort(
            key=lambda listing: (
                fold(listing.label)[:1],
                _initial(listing.label),
                fold(listing.label),
                listing.id,
            )
        )
    groups: dict[str, list[Link]] = {}
    for listing in chosen:
        heading = _initial(listing.label) if kind == "author" else ""
        if listing.reading:
            heading = reading_kind(listing.reading, m)
        groups.setdefault(heading, []).append(listing.link)
    made_groups = tuple(IndexGroup(heading, tuple(entries)) for heading, entries in groups.items())
    return IndexView(kind, m(f"view.index_{kind}"), made_groups)
