"""The home page: the school, its shelves as bookcases, reading lists, new books, subjects and grades."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from library.site import urls
from library.site.listings import index_view, newest, reading_kind
from library.site.listviews import ReadingListCard
from library.site.views import HomeView, Link, ShelfCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from library.collection import Book
    from library.messages import Messages
    from library.site.contests import ContestCard
    from library.site.exhibitviews import ExhibitCard
    from library.site.library import Library
    from library.site.present import Listing
    from library.site.views import BookCard, Image

_NEW = 12
_FANNED = 3
"""Covers on the card of a reading list."""
_SHELVES = 12
"""Bookcases on the first page of a school with many: the others are a link away."""
_ON_SHELF = 10
_SUBJECTS = 18
_CONTESTS = 12
"""Contests among which the page finds the three to show on the day of a visit."""
_EXHIBITS = 6


def home_view(
    library: Library,
    made: dict[tuple[str, str], Listing],
    cards: Mapping[str, BookCard],
    picture: tuple[Image, ...],
    pages: tuple[Link, ...],
    m: Messages,
    contests: tuple[ContestCard, ...] = (),
    exhibits: Iterable[ExhibitCard] = (),
) -> HomeView:
    """Return what the home page says; `made` are all lists, `pages` the ways to the school's own pages."""
    shelves = [listing for shelf in library.shelves if (listing := made["shelf", shelf.id]).books]
    new = sorted(newest(library.books), key=lambda book: not book.readable)
    by_count = sorted(
        (listing for (kind, _), listing in made.items() if kind == "subject"),
        key=lambda listing: (-len(listing.books), listing.id),
    )
    grades = index_view("grade", made, m).groups
    return HomeView(
        titles=len(library.books),
        readable=sum(book.readable for book in library.books),
        copies=sum(book.holding.copies for book in library.books),
        picture=picture,
        picture_alt=library.picture_alt or m("site.picture_alt", name=library.name),
        shelves=tuple(
            ShelfCard(
                link=listing.link,
                place=listing.place,
                description=listing.shelf.description if listing.shelf else "",
                books=tuple(cards[b.id] for b in _covers_first(listing.books)),
            )
            for listing in shelves[:_SHELVES]
        ),
        lists=tuple(
            ReadingListCard(
                listing.link,
                reading_kind(listing.reading, m),
                tuple(cards[book.id] for book in listing.books[:_FANNED]),
            )
            for listing in made.values()
            if listing.reading
        ),
        contests=contests[:_CONTESTS],
        surveys=tuple(
            Link(survey.title, urls.survey(survey.id)) for survey in library.activities.surveys if survey.way
        ),
        new_books=tuple(cards[book.id] for book in new[:_NEW]),
        exhibits=tuple(islice(exhibits, _EXHIBITS)),
        subjects=tuple(listing.link for listing in by_count[:_SUBJECTS]),
        grades=grades[0].entries if grades else (),
        pages=(Link(m("site.library_page"), urls.LIBRARY), *pages),
    )


def _covers_first(books: tuple[Book, ...]) -> list[Book]:
    """Return the books a bookcase shows: those that can be read here come first."""
    return sorted(books, key=lambda book: not book.readable)[:_ON_SHELF]
