"""Holdings and files become books."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.books import holding, page_set

from library.catalog.languages import language_tag
from library.catalog.model import Catalog
from library.collection import collect, page_texts
from library.pages.jobs import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.model import Holding
    from library.collection import Book
    from library.pages.model import PageSet


def collected(sets: dict[str, PageSet], *holdings: Holding) -> dict[str, Book]:
    books = collect(Catalog(holdings, ()), sets, {}, {})
    assert [book.id for book in books] == sorted(book.id for book in books)
    return {book.id: book for book in books}


def test_the_catalog_says_more_than_the_file(tmp_path: Path) -> None:
    pages = page_set(
        tmp_path, title="dm_final", creators=("Word",), publisher="PDF", date="2001-01-01", description="x"
    )
    book = collected(
        {"a.pdf": pages}, holding("a", "Dế Mèn", creators=("Tô Hoài",), file="a.pdf", description="Hay")
    )["a"]
    assert (book.holding.title, book.holding.creators, book.holding.description) == (
        "Dế Mèn",
        ("Tô Hoài",),
        "Hay",
    )
    assert (book.holding.publisher, book.holding.date) == ("", "")
    assert book.readable


def test_empty_cells_are_filled_from_the_file(tmp_path: Path) -> None:
    pages = page_set(tmp_path, title="Dế Mèn", creators=("Tô Hoài",))
    book = collected({"a.pdf": pages}, holding("a", file="a.pdf", title=""))["a"]
    assert book.holding.creators == ("Tô Hoài",)


def test_a_file_without_a_row_is_a_book_from_what_it_says(tmp_path: Path) -> None:
    pages = page_set(tmp_path, title="", publisher="Kim Đồng", date="1941-05", subjects=("Truyện",))
    book = collected({"Truyện/Dế_Mèn  phiêu_lưu.pdf": pages})["de-men-phieu-luu"]
    assert (book.holding.title, book.holding.row) == ("Dế Mèn phiêu lưu", 0)
    assert (book.holding.publisher, book.holding.date, book.holding.subjects) == (
        "Kim Đồng",
        "1941",
        ("Truyện",),
    )


def test_a_file_name_of_broken_bytes_makes_a_title_that_can_be_written(tmp_path: Path) -> None:
    (book,) = collected({"s\udce1ch.pdf": page_set(tmp_path)}).values()
    book.holding.title.encode()
    assert book.holding.title == "sch"


def test_ids_never_collide(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    books = collected({"x/a.pdf": pages, "y/A.pdf": pages, "♥.pdf": pages, "☂.pdf": pages}, holding("a", "A"))
    assert len(books) == 5
    assert "a" in books
    assert books["a"].pages is None


def test_a_book_that_is_withheld_has_no_pages(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    book = collected({"a.pdf": pages}, holding("a", "A", file="a.pdf", access="physical"))["a"]
    assert (book.pages, book.cover, book.readable) == (None, None, False)


def test_a_row_whose_file_could_not_be_read_stays_in_the_catalog() -> None:
    assert not collected({}, holding("a", "A", file="a.pdf"))["a"].readable


@pytest.mark.parametrize(
    ("cell", "says", "vietnamese", "language"),
    [
        ("en", "vi", True, "en"),
        ("fr", "en", None, "fr"),
        ("", "en", True, "vi"),
        ("", "en", False, "en"),
        ("", "", False, "vi"),
        ("", "en", None, "en"),
        ("", "ja", None, "ja"),
    ],
)
def test_the_language_is_the_librarians_else_the_texts_else_the_files(
    tmp_path: Path, cell: str, says: str, vietnamese: bool | None, language: str
) -> None:
    from dataclasses import replace

    pages = page_set(tmp_path, language=says)
    text, folder = pages.texts[0]
    pages = replace(pages, texts=((replace(text, vietnamese=vietnamese), folder),))
    assert collected({"a.pdf": pages}, holding("a", file="a.pdf", language=cell))["a"].language == language


def test_an_english_book_that_says_nothing_or_vietnamese_is_english(tmp_path: Path) -> None:
    from dataclasses import replace

    for says, language in (("", "en"), ("vi-VN", "en"), ("fr", "fr")):
        pages = page_set(tmp_path, language=says)
        text, folder = pages.texts[0]
        page = "The ferry of the village had a shelf of books, and it came to the school on Mondays. " * 8
        (folder / TEXTS).write_text(json.dumps([page[:200], page[200:], ""]), encoding="utf-8")
        pages = replace(pages, texts=((replace(text, vietnamese=False), folder),))
        assert collected({"a.pdf": pages}, holding("a", file="a.pdf"))["a"].language == language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("vi", "vi"),
        ("Tiếng Việt", "vi"),
        ("TIENG ANH", "en"),
        ("en_US", "en-US"),
        ("  fr ", "fr"),
        ("", ""),
        ("việt ngữ", "vi"),
    ],
)
def test_languages_are_known_by_tag_and_by_name(text: str, tag: str) -> None:
    assert language_tag(text) == tag


def test_texts_that_are_gone_from_the_cache_are_empty(tmp_path: Path) -> None:
    assert page_texts(page_set(tmp_path, 3)) == ["", "", ""]
