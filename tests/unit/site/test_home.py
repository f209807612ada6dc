"""The home page shows the library from its best side, and stays small however large it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.books import printed

from library.catalog.model import Shelf
from library.messages import messages
from library.site.home import home_view
from library.site.library import Library
from library.site.listings import listings
from library.site.present import card

if TYPE_CHECKING:
    from library.collection import Book
    from library.site.views import HomeView

m = messages("vi")


def home(books: list[Book], shelves: tuple[Shelf, ...]) -> HomeView:
    library = Library(
        name="Trường Hoa Gạo",
        description="",
        site_url="",
        picture=None,
        picture_alt="",
        books=tuple(books),
        shelves=shelves,
        codes=(),
        titles={},
        moved={},
        search=(),
        icons=(),
        drawn=lambda _: b"",
        label_sheets=(),
        jpeg=lambda cover: cover[1],
    )
    cards = {book.id: card(book) for book in books}
    return home_view(library, listings(books, shelves, m), cards, (), (), m)


def test_empty_shelves_are_not_shown_and_many_are_cut() -> None:
    shelves = tuple(Shelf(f"k{n}", f"Kệ {n}") for n in range(20))
    books = [printed(f"b{n}", shelf=f"k{n}") for n in range(1, 20)]
    shown = [shelf.link.label for shelf in home(books, shelves).shelves]
    assert shown == [f"Kệ {n}" for n in range(1, 13)]


def test_subjects_with_most_books_come_first() -> None:
    books = [
        printed("a", subjects=("Mưa",)),
        printed("b", subjects=("Thơ", "Mưa")),
        printed("c", subjects=("Biển",)),
    ]
    assert [link.label for link in home(books, ()).subjects] == ["Mưa", "Biển", "Thơ"]
