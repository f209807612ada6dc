"""The report as a page: every fault and book in it, all of it text, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from library import reportpage
from library.errors import Problem, Severity
from library.messages import messages
from library.report import BookReport, BuildResult

if TYPE_CHECKING:
    from pathlib import Path

PROBLEMS = (
    Problem(
        "CAT-008", "catalog/books.csv", 17, "Năm XB", "20l5", Severity.WARNING, (("suggestion", "2015"),)
    ),
    Problem("BOOK-021", "books/<b>xấu</b>.pdf", details=(("page", "3–4"), ("reason", "problem.reason.time"))),
)


def book(number: int, **changes: object) -> BookReport:
    values: dict[str, object] = {
        "id": f"sach-{number:02}",
        "title": f"Sách {number} & <script>alert(1)</script>",
        "file": f"books/sách {number}.pdf",
        "pages": 1200 + number,
        "bytes": number * 1_000_000,
        "seconds": 100.0 - number,
        "warnings": 0,
        "faults": 0,
    }
    return BookReport(**(values | changes))  # type: ignore[arg-type]


RESULT = BuildResult(
    20,
    15,
    18_000,
    PROBLEMS,
    (*(book(number) for number in range(1, 15)), book(15, faults=1, warnings=2)),
    emitted=True,
    files=12_345,
    bytes=1_234_567_890,
    seconds=61.25,
)


def test_drawn_pages_are_told_with_what_stands_against_others() -> None:
    told = replace(RESULT, books=(book(1, drawn=180, undrawn={"pattern": 3, "bytes": 1}),))
    page = shown(reportpage.render(told, messages("vi")))
    assert "180 trang là nét vẽ 3 trang vẫn là ảnh: hoa văn lặp 1 trang vẫn là ảnh: ảnh nhẹ hơn" in page
    assert "nét vẽ" not in shown(reportpage.render(RESULT, messages("vi")))


def shown(page: str) -> str:
    """Return what a reader sees."""
    body = page.partition("<body>")[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def test_faults_come_first_with_their_place_and_what_to_do() -> None:
    text = shown(reportpage.render(RESULT, messages("vi")))
    assert "Có 1 lỗi làm sách, trang hoặc dòng bị bỏ lại." in text
    assert "BOOK-021 books/<b>xấu</b>.pdf việc vẽ trang 3–4 bị dừng giữa chừng (quá lâu)" in text
    assert 'CAT-008 catalog/books.csv, dòng 17, cột "Năm XB" "20l5" không phải là năm. Có phải 2015?' in text
    assert text.index("BOOK-021") < text.index("CAT-008") < text.index("Mười sách chậm nhất")


def test_totals_and_numbers_are_written_as_in_the_language() -> None:
    vietnamese = shown(reportpage.render(RESULT, messages("vi")))
    english = shown(reportpage.render(RESULT, messages("en")))
    for text, numbers in (
        (vietnamese, ("18.000 trang", "12.345 tệp", "1.235 MB", "61,2 giây")),
        (english, ("18,000 pages", "12,345 files", "1,235 MB", "61.2 seconds")),
    ):
        for number in numbers:
            assert number in text
    assert "Left out" in english


def test_the_slowest_and_the_heaviest_are_ten_in_order() -> None:
    assert [found.id for found in RESULT.slowest] == [f"sach-{number:02}" for number in range(1, 11)]
    assert [found.id for found in RESULT.heaviest] == [f"sach-{number:02}" for number in range(15, 5, -1)]


def test_every_book_is_listed_those_with_faults_first() -> None:
    page = reportpage.render(RESULT, messages("vi"))
    table = shown("<body>" + page.partition("<tbody>")[2])
    assert re.findall(r"Sách (\d+) &", table) == ["15", *map(str, range(1, 15))]
    assert "1 lỗi , 2 điều cần xem" in table


def test_all_of_it_is_text_and_nothing_is_fetched() -> None:
    page = reportpage.render(RESULT, messages("vi"))
    assert "<script" not in page
    assert "<b>xấu" not in page
    assert "url(" not in page
    assert not re.search(r"\b(?:src|href)=|\son[a-z]+=", page)
    assert "default-src 'none'" in page
    assert "prefers-color-scheme:dark" in page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_library_without_books_or_faults_is_good(language: str) -> None:
    page = reportpage.render(BuildResult(0, 0, 0, (), emitted=True), messages(language))
    assert messages(language)("report.good") in page
    assert "<table" not in page


def test_a_site_that_was_kept_is_said_to_be_kept() -> None:
    assert "--strict" in shown(reportpage.render(BuildResult(1, 1, 1, PROBLEMS), messages("vi")))


def test_a_name_of_broken_bytes_is_written(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    reportpage.save(path, BuildResult(0, 0, 0, (Problem("BOOK-001", "s\udce1ch.pdf"),)), messages("vi"))
    assert "s?ch.pdf" in path.read_text(encoding="utf-8")


def test_the_page_of_a_check_tells_all_faults_those_of_one_kind_together() -> None:
    faults = [Problem("CAT-008", "a.csv", row, "Năm", f"<x{row}>", Severity.WARNING) for row in range(1200)]
    page = reportpage.render_check(7, [*faults, PROBLEMS[1]], messages("vi"))
    text = shown(page)
    assert "Có 1 lỗi sẽ làm sách, trang hoặc dòng bị bỏ lại." in text
    assert text.index("BOOK-021") < text.index("CAT-008")
    assert "CAT-008: 1.192 điều cùng loại nữa" in text
    assert "… và 200 điều nữa" in text
    assert page.count("không phải là năm") == 1000
    assert "<x1>" not in page
    assert not re.search(r"\b(?:src|href)=|\son[a-z]+=", page)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_of_a_check_without_faults_is_good(language: str) -> None:
    page = reportpage.render_check(3, [], messages(language))
    assert messages(language)("report.check_good") in page
    assert "<li><b>3</b>" in page
