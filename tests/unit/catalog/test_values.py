"""What cells mean, as librarians write them and as spreadsheets spoil them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isbn as isbns

from library.catalog import bibliographic, values
from library.catalog.accessions import Run, run_of
from library.catalog.languages import language_tag, meant_language
from library.catalog.near import Near


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2015", "2015"),
        ("938", "938"),
        ("[1992?].", "[1992?]"),
        ("c2001", "c2001"),
        ("2008.0", "2008"),
        ("khoảng 1820", "khoảng 1820"),
        ("2015-2016", "2015-2016"),
        ("tháng 5/2015", "tháng 5/2015"),
        ("1912-09-08", "1912-09-08"),
        ("[197-?]", "[197-?]"),
        ("18--", "18--"),
        ("s.a.", "s.a."),
        ("không rõ", "không rõ"),
        ("thế kỉ XIX", "thế kỉ XIX"),
        ("20l5", None),
        ("1,936", None),
        ("2.02E+03", None),
        ("98", None),
        ("20155", None),
        ("2105", None),
        ("12.500", None),
        ("xưa", None),
    ],
)
def test_dates_of_publication(cell: str, date: str | None) -> None:
    assert bibliographic.publication_date(cell) == date


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("20l5", "2015"),
        ("l99O", "1990"),
        ("năm 2o|5.", "2015"),
        ("1,936", "1936"),
        ("1.936", "1936"),
        ("98", "1998"),
        ("'05", "2005"),
        ("xưa", ""),
        ("Olo", ""),
    ],
)
def test_years_that_were_probably_meant(cell: str, year: str) -> None:
    assert bibliographic.meant_year(cell) == year


@pytest.mark.parametrize(
    ("cell", "isbn"),
    [
        ("9786041234567", "978-604-1-23456-7"),
        ("978-604-1-23456-7", "978-604-1-23456-7"),
        ("ISBN: 0 306 40615 2", "0-306-40615-2"),
        ("ISBN-13: 9780306406157 (bìa mềm)", "978-0-306-40615-7"),
        ("306406152", "0-306-40615-2"),
        ("0-8044-2957-x", "0-8044-2957-X"),
        ("9780306406157; 0306406152", "978-0-306-40615-7; 0-306-40615-2"),
        ("9786041234567.0", "978-604-1-23456-7"),
        ("9786041234568", None),
        ("8935244801234", None),
        ("9.78605E+12", None),
        ("chưa có", None),
    ],
)
def test_isbns(cell: str, isbn: str | None) -> None:
    assert bibliographic.isbn(cell) == isbn


@given(st.text(max_size=20))
def test_what_is_taken_for_an_isbn_is_one(text: str) -> None:
    found = bibliographic.isbn(text)
    assert found is None or all(isbns.is_valid(part) for part in found.split("; "))


@pytest.mark.parametrize(
    ("cell", "number", "meant"),
    [
        ("895.922", "895.922", ""),
        ("895,922", "895.922", ""),
        ("005", "005", ""),
        ("895.922 34", "895.922 34", ""),
        ("959.7/04", "959.7/04", ""),
        ("5.1", None, "005.1"),
        ("5", None, "005"),
        ("89", None, "089"),
        ("ĐV13", None, ""),
        ("1895.9", None, ""),
    ],
)
def test_dewey_numbers(cell: str, number: str | None, meant: str) -> None:
    assert bibliographic.ddc(cell) == number
    assert bibliographic.meant_ddc(cell) == meant or number


@pytest.mark.parametrize(
    ("cell", "grade", "meant"),
    [
        ("9", "9", ""),
        ("Lớp 09", "9", ""),
        ("Khối 1–3", "1-3", ""),
        ("12+", "12+", ""),
        ("Lớp 6A", "6", ""),
        ("9a2", "9", ""),
        ("Mẫu giáo", "Mẫu giáo", ""),
        ("3.0", "3", ""),
        ("13", None, ""),
        ("0", None, ""),
        ("5-3", None, ""),
        ("10-Sep", None, "9-10"),
        ("Sep-10", None, "9-10"),
        ("10-Thg9", None, "9-10"),
        ("Thg10-12", None, "10-12"),
        ("2026-09-10", None, "9-10"),
        ("2026-09-30", None, ""),
        ("9.78605E+12", None, ""),
    ],
)
def test_grades(cell: str, grade: str | None, meant: str) -> None:
    assert bibliographic.grade(cell) == grade
    assert bibliographic.meant_grade(cell) == meant


@pytest.mark.parametrize(
    ("cell", "run"),
    [
        ("STK.012-016", Run("stk", 12, 16)),
        ("STK.012–STK.016", Run("stk", 12, 16)),
        ("STK.012-16", Run("stk", 12, 16)),
        ("STK 12 đến 16", Run("stk", 12, 16)),
        ("stk-0012", Run("stk", 12, 12)),
        ("TN 12-2025", Run("tn12", 2025, 2025)),
        ("123", Run("", 123, 123)),
        ("A/B", Run("a/b", 0, 0)),
        ("STK.016-012", None),
        ("STK.1000-9000", None),
        ("9" * 40, Run("9" * 22, int("9" * 18), int("9" * 18))),
        (f"{'1' * 60}-{'2' * 60}x", Run(f"{'1' * 60}-{'2' * 60}x", 0, 0)),
        ("7" * 30_000, Run("7" * 30_000, 0, 0)),
    ],
)
def test_accession_numbers(cell: str, run: Run | None) -> None:
    assert run_of(cell) == run


@pytest.mark.parametrize(
    ("cell", "tag"),
    [
        ("vi", "vi"),
        ("VIE", "vi"),
        ("fre", "fr"),
        ("vi_VN", "vi-VN"),
        ("zh-Hant", "zh-Hant"),
        ("Tiếng Việt", "vi"),
        ("tieng  anh", "en"),
        ("Anh ngữ", "en"),
        ("Việt", "vi"),
        ("French", "fr"),
        ("Song ngữ Việt - Anh", "vi"),
        ("Anh; Việt", "en"),
        ("Song ngữ Việt-Anh", "vi"),
        ("VN", "vi"),
        ("Tiếng Ê-đê", "rad"),
        ("H'Mông", "hmn"),
        ("Tiếng Khmer", "km"),
        ("tiếng lóng", ""),
        ("xx", ""),
        ("", ""),
    ],
)
def test_languages(cell: str, tag: str) -> None:
    assert language_tag(cell) == tag


def test_a_misspelt_language_is_guessed() -> None:
    assert meant_language("Tiếng Anhh") == "Tiếng Anh"
    assert meant_language("♥") == ""


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        ("5", 5),
        ("4/5", 4),
        ("4 sao", 4),
        ("★★★☆☆", 3),
        ("⭐⭐", 2),
        ("5.0", 5),
        ("0", None),
        ("6", None),
        ("☆", None),
    ],
)
def test_ratings(cell: str, stars: int | None) -> None:
    assert values.stars(cell) == stars


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("20/11/2026", "2026-11-20"),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20 07:30:00", "2026-11-20"),
        ("1.2.2026", "2026-02-01"),
        ("31/02/2026", None),
        ("20/11/26", None),
        ("mai", None),
    ],
)
def test_days(cell: str, day: str | None) -> None:
    assert values.day(cell) == day


@pytest.mark.parametrize("cell", ["có", "Có", "x", "X", "1", "TRUE", "đồng ý", "Đã duyệt", "yes", "✓"])
def test_a_plain_yes(cell: str) -> None:
    assert values.yes_no(cell) is True


@pytest.mark.parametrize("cell", ["", "không", "0", "FALSE", "chưa", "No", "không đồng ý"])
def test_a_plain_no(cell: str) -> None:
    assert values.yes_no(cell) is False


@pytest.mark.parametrize("cell", ["?", "có thể", "hỏi mẹ", "không biết"])
def test_neither_yes_nor_no(cell: str) -> None:
    assert values.yes_no(cell) is None


@pytest.mark.parametrize(
    "cell",
    ["javascript:alert(1)", "//a.example", "data:text/html,x", "http://", "https://a b", "http://[", "a.pdf"],
)
def test_no_address_of_the_web(cell: str) -> None:
    assert values.web_address(cell) is None


@given(st.text(max_size=30))
def test_no_text_makes_a_value_fail(text: str) -> None:
    for read in (
        values.number,
        values.yes_no,
        values.stars,
        values.day,
        values.web_address,
        run_of,
        language_tag,
    ):
        read(text)
    for name in ("publication_date", "meant_year", "isbn", "ddc", "meant_ddc", "grade", "meant_grade"):
        getattr(bibliographic, name)(text)


def test_the_search_for_what_was_meant_has_an_end() -> None:
    near = Near(["van-hoc"])
    assert near("van-hoa") == "van-hoc"
    assert near("xyz") == ""
    for _ in range(300):
        near("xyz")
    assert near("van-hoa") == ""


@pytest.mark.parametrize(
    ("identifiers", "expected"),
    [
        (["urn:uuid:1", "urn:isbn:9786042012348"], "978-604-2-01234-8"),
        (["ISBN 0306406152"], "0-306-40615-2"),
        (["0306406152"], ""),
        (["9786042012348"], "978-604-2-01234-8"),
        (["9786042012345"], ""),
        ([], ""),
    ],
)
def test_an_isbn_among_identifiers(identifiers: list[str], expected: str) -> None:
    assert bibliographic.isbn_among(identifiers) == expected
