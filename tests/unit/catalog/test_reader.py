"""A spreadsheet is read alike whatever program wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.catalog.reader import read_table
from library.errors import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.reader import Table

HEADER = "Nhan đề,Tác giả,Tệp"


def read(folder: Path, text: str | bytes, table: str = "books") -> Table:
    path = folder / "books.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path, "catalog/books.csv", table)


def titles(table: Table) -> list[str]:
    return [row.one("title") for row in table.rows]


def test_a_missing_file_is_an_empty_table(tmp_path: Path) -> None:
    table = read_table(tmp_path / "none.csv", "none.csv", "books")
    assert table.rows == ()
    assert table.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_gives_the_same_rows(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
    table = read(tmp_path, f"{mark}{HEADER}\r\nDế Mèn phiêu lưu kí,Tô Hoài,de-men.pdf\r\n".encode(encoding))
    assert table.problems == ()
    assert table.headers == {"title": "Nhan đề", "creator": "Tác giả", "file": "Tệp"}
    assert table.rows[0].fields == {
        "title": ("Dế Mèn phiêu lưu kí",),
        "creator": ("Tô Hoài",),
        "file": ("de-men.pdf",),
    }


@pytest.mark.parametrize(
    ("delimiter", "separator"), [(",", ";"), (";", "|"), ("\t", ";")], ids=["comma", "semicolon", "tab"]
)
def test_several_values_stand_in_one_cell(tmp_path: Path, delimiter: str, separator: str) -> None:
    names = f" {separator} ".join(["Tô Hoài", "Xuân Quỳnh", ""])
    table = read(tmp_path, delimiter.join(["Nhan đề", "Tác giả"]) + "\n" + delimiter.join(["Thơ", names]))
    assert table.rows[0].fields["creator"] == ("Tô Hoài", "Xuân Quỳnh")


def test_a_title_with_a_semicolon_stays_one_title(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}\nĐất rừng; phương Nam,Đoàn Giỏi,\n")
    assert titles(table) == ["Đất rừng; phương Nam"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nhan đề", "title"),
        ("NHAN DE", "title"),
        ("  tên   sách ", "title"),
        ("Ten sach", "title"),
        ("Kí hiệu xếp giá", "callno"),
        ("Ký hiệu xếp giá", "callno"),
        ("ky hieu xep gia", "callno"),
        ("Số đăng ký cá biệt", "accession"),
        ("Từ khóa", "subject"),
        ("Từ khoá", "subject"),
        ("Nam XB", "date"),
        ("pub_place", "pub_place"),
        ("Pub place", "pub_place"),
        ("Minh họa", "contributor"),
    ],
)
def test_headers_match_without_accents_case_and_spelling(tmp_path: Path, header: str, field: str) -> None:
    table = read(tmp_path, f"Tệp,{header}\n1.pdf,giá trị\n")
    assert table.rows[0].one(field) == "giá trị"
    assert table.problems == ()


def test_rows_have_the_numbers_that_the_spreadsheet_program_shows(tmp_path: Path) -> None:
    text = f'\n\n{HEADER}\n\nMột,,1.pdf\n"Hai\nxuống dòng",,2.pdf\n,,\nBa,,3.pdf\n'
    table = read(tmp_path, text)
    assert [(row.number, row.one("title")) for row in table.rows] == [
        (5, "Một"),
        (6, "Hai xuống dòng"),
        (8, "Ba"),
    ]


def test_a_description_keeps_its_paragraphs(tmp_path: Path) -> None:
    table = read(tmp_path, 'Nhan đề,Tóm tắt\nThơ,"Đoạn một.\r\n\r\n  Đoạn   hai. "\n')
    assert table.rows[0].one("description") == "Đoạn một.\nĐoạn hai."


def test_unknown_columns_are_kept_and_told_once(tmp_path: Path) -> None:
    table = read(tmp_path, "Nhan đề,Giá tiền,Người tặng,Tệp\nA,5000,Cô Lan,a.pdf\nB,,,b.pdf\n")
    assert table.rows[0].extra == (("Giá tiền", "5000"), ("Người tặng", "Cô Lan"))
    (problem,) = table.problems
    assert (problem.code, problem.severity) == ("CAT-004", Severity.WARNING)
    assert dict(problem.details)["columns"] == "Giá tiền, Người tặng"


def test_columns_of_one_meaning_are_joined(tmp_path: Path) -> None:
    table = read(tmp_path, "Nhan đề,Người dịch,Minh hoạ\nA,Thuý Toàn,Tạ Huy Long\n")
    assert table.rows[0].fields["contributor"] == ("Thuý Toàn", "Tạ Huy Long")


def test_of_two_title_columns_the_first_that_is_filled_counts(tmp_path: Path) -> None:
    table = read(tmp_path, "Nhan đề,Tên sách\n,Phụ\nChính,Phụ\n")
    assert titles(table) == ["Phụ", "Chính"]


@pytest.mark.parametrize("row", ["A", "A,B,c.pdf,thừa,thừa"], ids=["short", "long"])
def test_a_row_of_another_length_is_read_as_far_as_it_goes(tmp_path: Path, row: str) -> None:
    assert titles(read(tmp_path, f"{HEADER}\n{row}\n")) == ["A"]


def test_a_file_that_is_not_unicode_is_a_problem_with_the_place(tmp_path: Path) -> None:
    table = read(tmp_path, b"title,file\nB\xe9 Na,a.pdf\n")
    (problem,) = table.problems
    assert table.rows == ()
    assert (problem.code, problem.left_out, dict(problem.details)) == ("CAT-001", True, {"position": "12"})


@pytest.mark.parametrize("text", ["", "\n\n", " , , \n", "\ufeff"])
def test_an_empty_file_is_a_warning(tmp_path: Path, text: str) -> None:
    table = read(tmp_path, text)
    assert [(p.code, p.left_out) for p in table.problems] == [("CAT-003", False)]


def test_a_cell_that_never_ends_is_a_problem(tmp_path: Path) -> None:
    table = read(tmp_path, f'{HEADER}\n"{"a" * (2 << 20)}\n')
    assert [problem.code for problem in table.problems] == ["CAT-002"]
    assert table.rows == ()


def test_a_table_of_books_without_title_and_file_is_no_table_of_books(tmp_path: Path) -> None:
    table = read(tmp_path, "Giá tiền,Ghi chú\n5000,mới\n")
    assert table.rows == ()
    assert [problem.code for problem in table.problems] == ["CAT-017"]


def test_values_are_composed(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}\nTie\u0302\u0301ng Vie\u0323\u0302t,,\n")
    assert titles(table) == ["Tiếng Việt"]


@given(st.text(alphabet=st.sampled_from('aâ,;\t"\n\r |đ\x00\ufeff'), max_size=60))
def test_no_text_makes_the_reader_fail(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    table = read(tmp_path_factory.getbasetemp(), f"{HEADER}\n{text}")
    numbers = [row.number for row in table.rows]
    assert numbers == sorted(set(numbers))


@given(st.binary(max_size=40))
def test_no_bytes_make_the_reader_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    read(tmp_path_factory.getbasetemp(), data)
