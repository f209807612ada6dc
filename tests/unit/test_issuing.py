"""A code is written down before it is shown, and what was printed goes on leading somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pdfs import make_pdf
from support.schools import URL

from library.catalog.ledger import read_ledger
from library.errors import LibraryError

if TYPE_CHECKING:
    from support.schools import School

    from library.catalog.ledger import Code

HEADER = "Mã sách,Nhan đề,Kệ,Kí hiệu xếp giá,Mã cũ\n"
SHELVES = "Mã kệ,Tên kệ,Mã cũ\n"


def codes_of(school: School) -> dict[str, Code]:
    return {code.target: code for code in read_ledger(school.root / "catalog" / "qr.csv")}


def catalog(school: School, books: str, shelves: str = "van-hoc,Văn học,\n") -> None:
    school.catalog(HEADER + books)
    school.catalog(SHELVES + shelves, "shelves.csv")


def with_option(school: School, line: str) -> None:
    path = school.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + f"      {line}\n", encoding="utf-8")


def test_books_get_codes_only_when_the_school_asks(school: School) -> None:
    catalog(school, "song,Dòng sông,Văn học,895 D,\n")
    school.build()
    assert set(codes_of(school)) == {"home", "van-hoc"}
    assert {code.address for code in codes_of(school).values()} == {URL}
    with_option(school, "book_codes: true")
    school.build()
    code = codes_of(school)["song"]
    page = school.page(f"q/{code.code}/index.html")
    assert 'content="0;url=../../books/song/index.html"' in page
    assert len(page.encode()) <= 2048


def test_a_reading_list_has_a_code_and_sheets_of_its_own(school: School) -> None:
    catalog(school, "song,Dòng sông,Văn học,895 D,\n")
    lists = "Mã,Tên,Sách\nhe,Đọc trong hè,song\n"
    school.catalog(lists, "lists.csv")
    school.build()
    code = codes_of(school)["he"]
    assert "../../lists/he/index.html" in school.page(f"q/{code.code}/index.html")
    assert "print/list-he/ap-phich-a4.pdf" in school.page("print/index.html")
    school.catalog("Mã,Tên,Sách,Mã cũ\nhe-2026,Đọc trong hè,song,he\n", "lists.csv")
    school.build()
    assert "../../lists/he-2026/index.html" in school.page(f"q/{code.code}/index.html")
    assert "../../lists/he-2026/index.html" in school.page("lists/he/index.html")
    school.catalog("Mã,Tên,Sách\n", "lists.csv")
    with pytest.raises(LibraryError, match="codes-dead") as caught:
        school.build()
    assert "danh sách nên đọc “Đọc trong hè”" in str(caught.value.values["reason"])


def test_the_page_of_a_code_has_no_script_is_small_and_is_not_indexed(school: School) -> None:
    name = "Tủ sách " + "Đường thiếu nữ Nguyễn Thị Minh Khai " * 30
    catalog(school, "song,Dòng sông,a,895 D,\n", f"a,{name},\n")
    school.config(name="Trường " * 60)
    school.build()
    page = school.page(f"q/{codes_of(school)['a'].code}/index.html")
    assert len(page.encode()) <= 2048
    assert "<script" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../../shelves/a/index.html">' in page


def test_old_ids_of_shelves_and_books_lead_to_what_they_became(school: School) -> None:
    make_pdf(school.books / "s.pdf", ["Một"])
    with_option(school, "book_codes: true")
    school.catalog("Mã sách,Nhan đề,Kệ,Tệp,Mã cũ\nsong,Dòng sông,Thơ,s.pdf,\n")
    school.build()
    before = codes_of(school)
    school.catalog("Mã sách,Nhan đề,Kệ,Tệp,Mã cũ\ndong-song,Dòng sông,Thơ ca,s.pdf,song; suoi\n")
    school.catalog(SHELVES + "tho-ca,Thơ ca,tho\n", "shelves.csv")
    assert school.build().problems == ()
    assert codes_of(school) == before
    for target, leads in (("song", "books/dong-song"), ("tho", "shelves/tho-ca")):
        assert f"../../{leads}/index.html" in school.page(f"q/{before[target].code}/index.html")
    for old in ("song", "suoi"):
        assert "../../books/dong-song/index.html" in school.page(f"books/{old}/index.html")
        assert "../../books/dong-song/read.html" in school.page(f"books/{old}/read.html")
    assert "../../shelves/tho-ca/index.html" in school.page("shelves/tho/index.html")


def test_an_old_id_that_is_in_use_or_claimed_twice_is_told(school: School) -> None:
    catalog(school, "a,Một,,1,b; c\nb,Hai,,2,\nd,Ba,,3,c\n")
    result = school.build()
    assert [(p.code, p.row, p.value) for p in result.problems] == [("QR-002", 2, "b"), ("QR-003", 4, "c")]
    assert result.exit_code == 0
    assert "../../books/a/index.html" in school.page("books/c/index.html")
    assert "Hai" in school.page("books/b/index.html")


def test_a_code_that_would_lead_nowhere_stops_the_build_and_tells_the_ways_out(school: School) -> None:
    with_option(school, "book_codes: true")
    catalog(school, "song,Dòng sông xanh,Văn học,895 D,\nnui,Núi,,895 N,\n")
    school.build()
    row = 1 + [code.target for code in read_ledger(school.root / "catalog" / "qr.csv")].index("song") + 1
    catalog(school, "dong-song,Dòng sông xanh,Văn học,895 D,\n")
    with pytest.raises(LibraryError, match="codes-dead") as caught:
        school.build()
    said = str(caught.value.values["reason"])
    assert caught.value.values["count"] == 2
    assert f"catalog/qr.csv, dòng {row}:" in said
    assert "Có phải nay là “Dòng sông xanh”, mã “dong-song”?" in said
    assert "ghi “nui” vào cột “Mã cũ”" in said
    assert f"tusach labels --retire {codes_of(school)['nui'].code}" in said


def test_codes_of_an_unknown_kind_are_never_dropped(school: School) -> None:
    catalog(school, "a,Một,,1,\n")
    (school.root / "catalog" / "qr.csv").write_text(
        "code,kind,target,label,issued,retired\nabcde,exhibit,den,Đền,2026-01-01,\n", encoding="utf-8"
    )
    with pytest.raises(LibraryError, match="codes-dead"):
        school.build()


def test_another_address_is_warned_of_until_it_leads_here_or_all_is_printed_anew(school: School) -> None:
    catalog(school, "a,Một,Văn học,1,\n")
    school.build()
    school.config(url="https://moi.example/")
    (problem,) = school.build().problems
    assert (problem.code, problem.value, problem.left_out) == ("QR-001", URL, False)
    assert dict(problem.details) == {"count": "2", "printed": "0", "now": "https://moi.example/"}
    assert school.build().problems == (problem,)
    with_option(school, f"old_urls: [{URL}]")
    assert school.build().problems == ()


def test_codes_from_before_the_address_are_good_with_the_first_one(school: School) -> None:
    school.config(url="")
    catalog(school, "a,Một,Văn học,1,\n")
    school.build()
    assert "site_url" in school.page("print/index.html")
    school.config()
    assert school.build().problems == ()
    assert {code.address for code in codes_of(school).values()} == {URL}
