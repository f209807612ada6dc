"""A book is cited as ISO 690 has it, in the site's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.books import holding, page_set, printed

from library.collection import Book
from library.messages import messages
from library.site.citation import citation

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://x.example/"


def line(book: Book, url: str = URL, language: str = "vi") -> str:
    made = citation(book, url, messages(language))
    return " ".join(filter(None, (made.before, made.title + made.after)))


def test_all_that_a_row_says() -> None:
    book = printed(
        "de-men", "Dế Mèn", subtitle="phiêu lưu kí", creators=("Tô Hoài",), edition="In lần thứ 9",
        pub_place="Hà Nội", publisher="Kim Đồng", date="2019", series="Tủ vàng", volume="2",
        isbn="978-604-2-00000-8",
    )  # fmt: skip
    assert line(book) == (
        "Tô Hoài. Dế Mèn: phiêu lưu kí. In lần thứ 9. Hà Nội: Kim Đồng, 2019. Tủ vàng, tập 2. "
        "ISBN 978-604-2-00000-8."
    )


def test_what_can_be_read_here_says_where(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    book = Book(holding("a", "A", date="2020"), "vi", pages, pages.cover)
    assert line(book) == "A [trực tuyến]. 2020. Có tại: https://x.example/books/a/"
    assert line(book, language="en") == "A [online]. 2020. Available from: https://x.example/books/a/"
    assert line(book, url="") == "A. 2020."


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "A."),
        (("Tô Hoài", "Tạ Huy Long"), "Tô Hoài và Tạ Huy Long. A."),
        (("A", "B", "C"), "A, B và C. A."),
        (("A", "B", "C", "D"), "A và nnk. A."),
        (("Nguyễn V.",), "Nguyễn V. A."),
    ],
)
def test_up_to_three_creators_are_named(names: tuple[str, ...], told: str) -> None:
    assert line(printed("a", "A", creators=names)) == told


def test_a_title_that_ends_by_itself_gets_no_full_stop() -> None:
    assert line(printed("a", "Vì sao?", date="2020")) == "Vì sao? 2020."
