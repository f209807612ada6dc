"""Groups the books into the lists of the site: shelves, subjects, authors, grades, series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from natsort import natsort_keygen

from library.site import urls
from library.site.present import Listing, memberships
from library.site.views import IndexGroup, IndexView, Link, ListView
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.catalog.model import Shelf
    from library.collection import Book
    from library.messages import Messages
    from library.site.views import BookCard

PER_PAGE = 60
KINDS = ("subject", "author", "grade", "series")
_natural = natsort_keygen()


def listings(books: list[Book], shelves: tuple[Shelf, ...], m: Messages) -> dict[tuple[str, str], Listing]:
    """Return every list by (kind, id); an empty shelf is a list too, an empty subject is not."""
    members: dict[tuple[str, str], list[Book]] = {("shelf", shelf.id): [] for shelf in shelves}
    labels: dict[tuple[str, str], str] = {}
    for book in books:
        if book.holding.shelf:
            members[("shelf", book.holding.shelf)].append(book)
        for kind, ident, name in memberships(book):
            entry = members.setdefault((kind, ident), [])
            # Two spellings of one name make one list, and a book stands in it once.
            if not entry or entry[-1] is not book:
                entry.append(book)
            label = m("view.grade", name=name) if kind == "grade" and name.isdecimal() else name
            labels.setdefault((kind, ident), label)
    by_id = {shelf.id: shelf for shelf in shelves}
    made = {}
    for (kind, ident), entry in members.items():
        shelf = by_id[ident] if kind == "shelf" else None
        ordered = tuple(sorted(entry, key=_shelf_key if shelf else sort_key))
        positions = {book.id: at for at, book in enumerate(ordered)}
        label = shelf.title if shelf else labels[kind, ident]
        made[kind, ident] = Listing(kind, ident, label, ordered, positions, shelf)
    return made


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
                title=listing.label,
                description=listing.shelf.description if listing.shelf else "",
                place=listing.shelf.place if listing.shelf else "",
                count=count,
                books=tuple(cards[book.id] for book in shown),
                number=number,
                pages=pages if len(pages) > 1 else (),
                index=index,
                code=code,
            ),
        )


def _initial(label: str) -> str:
    """Return the letter a name stands under; Đ is a letter of its own, after D."""
    return "Đ" if label[:1] in {"Đ", "đ", "Ð", "ð"} else fold(label)[:1].upper()


def index_view(kind: str, made: dict[tuple[str, str], Listing], m: Messages) -> IndexView:
    """Return the list of all lists of one kind; authors stand under their initial."""
    chosen = [listing for (of, _), listing in made.items() if of == kind]
    if kind == "grade":
        chosen.sort(key=lambda listing: _natural(listing.id))
    elif kind != "shelf":
        chosen.sort(
            key=lambda listing: (
                fold(listing.label)[:1],
                _initial(listing.label),
                fold(listing.label),
                listing.id,
            )
        )
    links = [listing.link for listing in chosen]
    groups: dict[str, list[Link]] = {}
    for link in links:
        initial = _initial(link.label) if kind == "author" else ""
        groups.setdefault(initial, []).append(link)
    made_groups = tuple(IndexGroup(heading, tuple(entries)) for heading, entries in groups.items())
    return IndexView(kind, m(f"view.index_{kind}"), made_groups)
