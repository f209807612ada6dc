"""Books stand in lists: shelves, subjects, authors, grades, series."""

from __future__ import annotations

from support.books import holding, printed

from library.catalog.model import ReadingList, Shelf
from library.collection import Book
from library.messages import messages
from library.site.listings import (
    PER_PAGE,
    index_view,
    list_views,
    listings,
    orders,
    reading_view,
    shelf_names,
)
from library.site.present import Listing, card
from library.site.views import Link

m = messages("vi")
Made = dict[tuple[str, str], Listing]


def ids(listing: Listing) -> list[str]:
    return [book.id for book in listing.books]


def labels(kind: str, made: Made) -> list[str]:
    return [entry.label for group in index_view(kind, made, m).groups for entry in group.entries]


def test_a_book_stands_in_each_of_its_lists() -> None:
    book = printed("a", subjects=("Thơ", "Mưa"), creators=("Tô Hoài",), grades=("3",), series="Tủ hoa")
    made = listings([book], (), m)
    assert set(made) == {
        ("subject", "tho"), ("subject", "mua"), ("author", "to-hoai"), ("grade", "3"), ("series", "tu-hoa"),
        ("language", "vi"),
    }  # fmt: skip
    assert made["grade", "3"].label == "Lớp 3"


def test_two_spellings_of_a_name_are_one_author_and_a_book_stands_there_once() -> None:
    books = [printed("a", creators=("Tô Hoài", "TÔ HOÀI")), printed("b", creators=("Tô  Hoài",))]
    made = listings(books, (), m)
    assert ids(made["author", "to-hoai"]) == ["a", "b"]
    assert made["author", "to-hoai"].label == "Tô Hoài"
    assert made["author", "to-hoai"].link.count == 2


def test_a_span_of_grades_is_each_of_them() -> None:
    made = listings([printed("a", grades=("1-3", "5 – 6")), printed("b", grades=("9-3", "Mẫu giáo"))], (), m)
    assert [ident for kind, ident in made if kind == "grade"] == ["1", "2", "3", "5", "6", "9-3", "mau-giao"]


def test_grades_come_in_natural_order() -> None:
    made = listings([printed("a", grades=("10", "9", "1-2"))], (), m)
    assert labels("grade", made) == ["Lớp 1", "Lớp 2", "Lớp 9", "Lớp 10"]


def test_lists_are_ordered_without_accents_then_by_id() -> None:
    books = [
        printed("c", "Đất", subjects=("X",)),
        printed("b", "dat", subjects=("X",)),
        printed("a", "Ẩn", subjects=("X",)),
    ]
    assert ids(listings(books, (), m)["subject", "x"]) == ["a", "b", "c"]


def test_a_shelf_is_ordered_as_it_stands_and_an_empty_one_is_a_list_too() -> None:
    shelves = (Shelf("van-hoc", "Văn học", "Tầng 2"), Shelf("trong", "Trống"))
    books = [
        printed("a", shelf="van-hoc", callno="895 T10"),
        printed("b", shelf="van-hoc"),
        printed("c", shelf="van-hoc", callno="895 T9"),
    ]
    made = listings(books, shelves, m)
    assert ids(made["shelf", "van-hoc"]) == ["c", "a", "b"]
    assert ids(made["shelf", "trong"]) == []
    assert labels("shelf", made) == ["Văn học", "Trống"]


def test_authors_stand_under_their_initial_and_d_bar_is_a_letter_after_d() -> None:
    books = [printed("a", creators=("Đoàn Giỏi", "Ông Đồ", "Duy Khán", "ơ kìa"))]
    groups = index_view("author", listings(books, (), m), m).groups
    assert [(group.heading, [entry.label for entry in group.entries]) for group in groups] == [
        ("D", ["Duy Khán"]),
        ("Đ", ["Đoàn Giỏi"]),
        ("O", ["ơ kìa", "Ông Đồ"]),
    ]


def test_long_lists_are_cut_into_pages() -> None:
    books = [printed(f"b{n:03}", subjects=("Thơ",)) for n in range(2 * PER_PAGE + 1)]
    made = listings(books, (), m)["subject", "tho"]
    cards = {book.id: card(book) for book in books}
    views = list(list_views(made, cards, Link("Chủ đề", "subjects/index.html"), ""))
    assert [url for url, _ in views] == [
        "subjects/tho/index.html",
        "subjects/tho/2.html",
        "subjects/tho/3.html",
    ]
    assert [len(view.books) for _, view in views] == [PER_PAGE, PER_PAGE, 1]
    assert [view.number for _, view in views] == [1, 2, 3]
    # The number is told once: a title more need not change every page.
    assert [view.count for _, view in views] == [2 * PER_PAGE + 1, 0, 0]
    shown = [book.id for _, view in views for book in view.books]
    assert shown == [book.id for book in books]


def test_a_short_list_has_one_page_and_no_links_to_pages() -> None:
    made = listings([], (Shelf("trong", "Trống"),), m)["shelf", "trong"]
    ((url, view),) = list_views(made, {}, Link("Kệ", "shelves/index.html"), "fjm4j")
    assert (url, view.books, view.pages, view.code) == ("shelves/trong/index.html", (), (), "fjm4j")


def test_only_what_is_more_than_a_handful_is_filtered() -> None:
    for count, scripted in ((3, False), (4, True)):
        books = [printed(f"b{n}", subjects=("Thơ",)) for n in range(count)]
        made = listings(books, (), m)["subject", "tho"]
        cards = {book.id: card(book) for book in books}
        assert [view.scripted for _, view in list_views(made, cards, Link("", ""), "")] == [scripted]


def test_a_list_knows_all_spellings_of_its_name() -> None:
    books = [printed("a", creators=("Tô Hoài",)), printed("b", creators=("TÔ HOÀI", "Tô Hoài"))]
    assert listings(books, (), m)["author", "to-hoai"].names == ("Tô Hoài", "TÔ HOÀI")


def test_shelves_of_one_title_are_told_apart() -> None:
    shelves = (Shelf("a", "Truyện"), Shelf("b", "Thơ"), Shelf("c", "Truyện"))
    assert shelf_names(shelves) == {"a": "Truyện (a)", "b": "Thơ", "c": "Truyện (c)"}
    made = listings([printed("x", shelf="c")], shelves, m)
    assert (made["shelf", "c"].label, made["shelf", "c"].names) == ("Truyện", ("Truyện (c)",))


def test_books_in_each_order() -> None:
    shelves = (Shelf("hai", "Hai"), Shelf("mot", "Một"))
    books = [
        printed("a", "Đò", creators=("Vũ",), row=2, shelf="mot", callno="9"),
        printed("b", "Ẩn", row=4, shelf="hai", callno="10"),
        printed("c", "Bến", creators=("Anh", "Vũ"), row=3, shelf="hai", callno="9"),
        printed("d", "Cá", creators=("Ánh",), row=0),
    ]
    assert orders(books, shelves) == {
        "title": ["b", "c", "d", "a"],
        "author": ["c", "d", "a", "b"],
        "newest": ["d", "b", "c", "a"],
        "shelf": ["c", "b", "a", "d"],
    }


def test_a_reading_list_keeps_its_order_and_loses_what_is_gone() -> None:
    books = [printed("a", description="Chữ " * 90), printed("b")]
    lists = (
        ReadingList(2, "tuan", "Tuần 1", "week", "Một.\nHai.", 1, ("b", "mat", "a")),
        ReadingList(3, "het", "Hết", "topic", "", 2, ("mat",)),
    )
    made = listings(books, (), m, lists)
    assert [key for key in made if key[0] == "list"] == [("list", "tuan")]
    listing = made["list", "tuan"]
    view = reading_view(listing, lists[0], {book.id: card(book) for book in books}, Link("", ""), m)
    assert (view.kind, view.description) == ("Theo tuần", ("Một.", "Hai."))
    assert [one.card.id for one in view.books] == ["b", "a"]
    assert view.books[1].summary.endswith("Chữ…")
    assert len(view.books[1].summary) <= 181


def test_reading_lists_stand_under_their_kind() -> None:
    lists = tuple(
        ReadingList(at, f"l{at}", f"L{at}", kind, "", at, ("a",))
        for at, kind in enumerate(("topic", "grade", "week", "grade"))
    )
    groups = index_view("list", listings([printed("a")], (), m, lists), m).groups
    assert [(group.heading, [link.label for link in group.entries]) for group in groups] == [
        ("Theo lớp", ["L1", "L3"]), ("Theo tuần", ["L2"]), ("Theo chủ đề", ["L0"]),
    ]  # fmt: skip


def test_a_language_is_a_list_with_a_name() -> None:
    made = listings([printed("a"), Book(holding("b"), "zh-Hant")], (), m)
    assert made["language", "vi"].label == "Tiếng Việt"
    assert (made["language", "zh-hant"].label, made["language", "zh-hant"].names) == (
        "Tiếng Trung",
        ("zh-Hant",),
    )
