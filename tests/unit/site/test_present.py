"""What a book's page says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.books import holding, page_set, printed

from library.catalog.model import Shelf
from library.collection import Book
from library.formats.types import OutlineEntry
from library.messages import messages
from library.site.listings import listings
from library.site.present import Presenter, card, language_name, list_id

if TYPE_CHECKING:
    from pathlib import Path

    from library.site.views import BookView

m = messages("vi")


def views(*books: Book, shelves: tuple[Shelf, ...] = (), url: str = "") -> dict[str, BookView]:
    cards = {book.id: card(book) for book in books}
    presenter = Presenter(m, url, cards, listings(list(books), shelves, m))
    return {book.id: presenter.book(book, presenter.around(book), "1 MB") for book in books}


def test_a_printed_book() -> None:
    book = printed(
        "de-men", "Dế Mèn", creators=("Tô Hoài",), contributors=("Tạ Huy Long",), publisher="Kim Đồng",
        pub_place="Hà Nội", date="1941", subjects=("Truyện",), grades=("3",), series="Vàng", volume="2",
        shelf="van-hoc", accessions=("S.1", "S.2"), copies=2, description="Một.\nHai.", extra=(("Giá", "5000"),),
        levels=("Tiểu học", "THCS"), author_note="Nhà văn.", rights_uri="https://cc.example/by",
    )  # fmt: skip
    view = views(book, shelves=(Shelf("van-hoc", "Văn học", "Tầng 2"),))["de-men"]
    assert [link.label for link in view.creators] == ["Tô Hoài"]
    assert [link.label for link in view.contributors] == ["Tạ Huy Long"]
    assert dict(view.facts) == {
        "Nhà xuất bản": "Kim Đồng, Hà Nội",
        "Năm xuất bản": "1941",
        "Cấp học": "Tiểu học, THCS",
    }
    assert (view.in_language.label, view.in_language.url) == ("Tiếng Việt", "languages/vi/index.html")
    assert view.author_note == ("Nhà văn.",)
    assert view.rights_uri == "https://cc.example/by"
    assert (view.shelf and view.shelf.url, view.place) == ("shelves/van-hoc/index.html", "Tầng 2")
    assert (view.description, view.extra) == (("Một.", "Hai."), (("Giá", "5000"),))
    assert (view.card.read_url, view.card.copies, view.outline) == ("", 2, ())
    assert view.series is not None
    assert (view.series.label, view.volume) == ("Vàng", "2")


def test_a_book_to_read_shows_its_first_headings(tmp_path: Path) -> None:
    outline = [OutlineEntry("Một", 0, 0), OutlineEntry("Con", 1, 1), OutlineEntry("Hai", 2, 0)]
    pages = page_set(tmp_path, outline=outline)
    view = views(Book(holding("a"), "vi", pages, pages.cover))["a"]
    assert [(link.label, link.url) for link in view.outline] == [
        ("Một", "books/a/read.html"),
        ("Hai", "books/a/read.html#p=3"),
    ]
    assert dict(view.facts)["Số trang"] == "3 trang"
    assert dict(view.facts)["Dạng tệp"] == "PDF"
    assert view.card.cover is not None
    assert view.card.cover.url == "books/a/cover.webp"


def test_an_address_that_is_none_is_no_link() -> None:
    assert views(printed("a", rights_uri="javascript:alert(1)"))["a"].rights_uri == ""


def test_related_books_come_from_the_narrowest_list_and_are_never_the_book_itself() -> None:
    books = [printed(f"s{n}", series="Tủ hoa", volume=str(n)) for n in range(3)]
    books += [printed(f"a{n}", creators=("Tô Hoài",), subjects=("Thơ",)) for n in range(9)]
    one = printed("x", "X", series="Tủ hoa", creators=("Tô Hoài",))
    made = views(*books, one)
    assert {related.id for related in made["x"].related[:3]} == {"s0", "s1", "s2"}
    for ident, view in made.items():
        shown = [related.id for related in view.related]
        assert ident not in shown
        assert len(set(shown)) == len(shown) <= 6


def test_every_book_of_a_list_is_related_to_some_other() -> None:
    books = [printed(f"b{n}", subjects=("Thơ",)) for n in range(30)]
    shown = {related.id for view in views(*books).values() for related in view.related}
    assert shown == {book.id for book in books}


def test_data_for_search_engines_cannot_end_its_script() -> None:
    book = printed("a", "</script><script>XAU()", creators=("Tô Hoài",), isbn="9786041234567")
    view = views(book, url="https://x.example/")["a"]
    assert "<" not in view.json_ld
    value = json.loads(view.json_ld)
    assert (value["name"], value["url"]) == ("</script><script>XAU()", "https://x.example/books/a/")
    assert (value["author"][0]["name"], value["isbn"]) == ("Tô Hoài", "9786041234567")


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("vi", "vi", "Tiếng Việt"),
        ("en", "vi", "Tiếng Anh"),
        ("vi", "en", "Vietnamese"),
        ("xx-lol", "vi", "xx-lol"),
    ],
)
def test_languages_are_named_in_the_sites_language(tag: str, language: str, name: str) -> None:
    assert language_name(tag, language) == name


def test_a_name_without_letters_has_an_id_too() -> None:
    assert list_id("Tô Hoài") == "to-hoai"
    assert list_id("♥") == list_id("♥") != list_id("☂")


def test_a_drawn_cover_has_the_colour_of_its_subject() -> None:
    poems = card(printed("a", subjects=("Thơ",))).tint
    assert card(printed("b", "Tên mới", subjects=("Thơ", "Mùa xuân"))).tint == poems
    assert len({card(printed("a", subjects=(name,))).tint for name in "bcdefghijklm"}) > 1


def test_a_drawn_cover_without_a_subject_keeps_its_colour_whatever_else_changes() -> None:
    assert card(printed("a")).tint == card(printed("a", "Tên mới")).tint
    assert {card(printed(f"b{n}")).tint for n in range(99)} == set(range(8))
