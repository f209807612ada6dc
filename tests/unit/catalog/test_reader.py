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


@pytest.mark.parametrize(
    ("header", "field"),
    [("T?c gi?", "creator"), ("NHAN ??", "title"), ("Quy?n ??c", "access"), ("????", None)],
)
def test_headers_match_though_letters_are_lost(tmp_path: Path, header: str, field: str | None) -> None:
    table = read(tmp_path, f"Tệp,{header}\n1.pdf,giá trị\n")
    assert table.headers.get(field or "") == (header if field else None)


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


def test_a_file_that_is_not_unicode_is_read_and_told(tmp_path: Path) -> None:
    table = read(tmp_path, b"title,file\nB\xe9 Na,a.pdf\n")
    (problem,) = table.problems
    assert titles(table) == ["Bé Na"]
    assert (problem.code, problem.left_out) == ("CAT-055", False)
    assert dict(problem.details) == {"encoding": "Windows-1258"}


@pytest.mark.parametrize("text", ["", "\n\n", " , , \n", "\ufeff"])
def test_an_empty_file_is_a_warning(tmp_path: Path, text: str) -> None:
    table = read(tmp_path, text)
    assert [(p.code, p.left_out) for p in table.problems] == [("CAT-003", False)]


def test_a_cell_that_never_ends_is_told_and_cut(tmp_path: Path) -> None:
    table = read(tmp_path, f'{HEADER}\n"{"a" * (2 << 20)}\nB,,b.pdf\n')
    assert [problem.code for problem in table.problems] == ["CAT-056", "CAT-002"]
    assert [len(title) for title in titles(table)] == [32_767, 1]


def test_a_quotation_mark_that_is_not_closed_swallows_nothing(tmp_path: Path) -> None:
    text = f'{HEADER}\nMột,,1.pdf\n"Hai,,2.pdf\nBa,"Na, Nam",3.pdf\n"Bốn ""hay""",,4.pdf\n"Năm"\'s,,5.pdf\n"Sáu\n'
    table = read(tmp_path, text)
    assert titles(table) == ["Một", "Hai", "Ba", 'Bốn "hay"', '"Năm"\'s', "Sáu"]
    assert table.rows[2].many("creator") == ("Na, Nam",)
    assert [(p.code, p.row, p.left_out) for p in table.problems if p.code == "CAT-002"] == [
        ("CAT-002", 3, False),
        ("CAT-002", 6, False),
        ("CAT-002", 7, True),
    ]


def test_a_thousand_stray_quotation_marks_cost_no_more_than_others(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}\n" + '"A"x,,a.pdf\n' * 1000 + '"B,,b.pdf\n' * 999)
    assert len(table.rows) == 1999


def test_a_row_with_more_cells_than_columns_is_told_and_marked(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}\nDế Mèn, phiêu lưu,Tô Hoài,a.pdf\nB,C,b.pdf,,\n")
    assert [row.shifted for row in table.rows] == [True, False]
    assert [(p.code, p.row, p.left_out) for p in table.problems] == [("CAT-024", 2, True)]


def test_where_all_rows_are_as_long_as_the_headers_an_empty_cell_too_many_is_told(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}\nA,B,a.pdf\nDế Mèn, phiêu lưu,b.pdf,\nC,D,c.pdf\n")
    assert [row.shifted for row in table.rows] == [False, True, False]
    assert [(p.code, p.row) for p in table.problems] == [("CAT-024", 3)]


def test_rows_that_end_early_are_told_unless_most_do(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}\nA,B,a.pdf\nC\nD,E,d.pdf\n")
    assert [(p.code, p.row, dict(p.details)["rows"]) for p in table.problems] == [("CAT-025", 3, "3")]
    assert read(tmp_path, f"{HEADER}\nA,B,a.pdf\nC\nD\n").problems == ()


def test_headers_may_stand_below_a_title_and_above_the_numbers_of_the_columns(tmp_path: Path) -> None:
    table = read(tmp_path, f"SỔ ĐĂNG KÍ CÁ BIỆT,,\n,,\n{HEADER}\n(1),(2),(3)\nA,B,a.pdf\n")
    assert [(row.number, row.one("title")) for row in table.rows] == [(5, "A")]
    assert [(p.code, p.row, dict(p.details)["header"]) for p in table.problems] == [("CAT-052", 1, "3")]


def test_columns_of_one_name_and_of_none_lose_nothing(tmp_path: Path) -> None:
    table = read(tmp_path, "Nhan đề,Giá,Giá,,Tên sách,Tệp\nA,1,2,quý,B,a.pdf\n")
    assert table.rows[0].extra == (("Giá", "1"), ("Giá (2)", "2"), ("D", "quý"), ("Tên sách", "B"))
    assert [problem.code for problem in table.problems] == ["CAT-004", "CAT-053", "CAT-054"]


def test_empty_columns_and_rows_that_excel_leaves_are_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}{',' * 20}\nA,B,a.pdf{',' * 20}\n" + f"{',' * 22}\n" * 50)
    assert len(table.rows) == 1
    assert table.problems == ()


@pytest.mark.parametrize(
    ("header", "meant"),
    [("Nhan đè sách", ""), ("Tácgiả", None), ("Tác giã", None), ("Nhà suất bản", "Nhà xuất bản")],
)
def test_a_header_that_is_nearly_one_is_told(tmp_path: Path, header: str, meant: str | None) -> None:
    table = read(tmp_path, f"Tên sách,{header},Tệp\nA,B,a.pdf\n")
    codes = [] if meant is None else ["CAT-019" if meant else "CAT-004"]
    assert [problem.code for problem in table.problems] == codes
    if meant:
        assert dict(table.problems[0].details) == {"suggestion": meant}
        assert table.rows[0].extra == ((header, "B"),)


def test_values_of_one_cell_stand_on_lines_too(tmp_path: Path) -> None:
    table = read(tmp_path, 'Nhan đề,Tác giả,Tệp\nA,"Một; Hai\nBa",a.pdf\n')
    assert table.rows[0].many("creator") == ("Một", "Hai", "Ba")


def test_where_semicolons_part_cells_those_inside_one_part_values(tmp_path: Path) -> None:
    table = read(tmp_path, 'Nhan đề;Tác giả;Chủ đề\nA;"Một; Hai";"a;b|c"\n')
    assert table.rows[0].many("creator") == ("Một", "Hai")
    assert table.rows[0].many("subject") == ("a;b", "c")


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", '"sep=;"\n', "\ufeffsep=;\r\n"])
def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path, line: str) -> None:
    table = read(tmp_path, f"{line}Nhan đề;Tệp\nMột, hai, ba;a.pdf\n")
    assert [(row.number, row.one("title")) for row in table.rows] == [(2, "Một, hai, ba")]
    assert table.problems == ()


def test_the_delimiter_is_the_one_that_finds_the_headers(tmp_path: Path) -> None:
    table = read(tmp_path, "Trường A, phường B, tỉnh C\nNhan đề;Tệp\nMột, hai, ba, bốn;a.pdf\n")
    assert titles(table) == ["Một, hai, ba, bốn"]


def test_a_dash_and_an_error_of_excel_are_nothing(tmp_path: Path) -> None:
    table = read(tmp_path, f"{HEADER}\nA,-,a.pdf\nB,#N/A,b.pdf\n")
    assert [row.many("creator") for row in table.rows] == [(), ()]
    assert [(p.code, p.row, dict(p.details)["cells"]) for p in table.problems] == [("CAT-046", 3, "B3")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><table>", "web"),
        (b"<?xml version='1.0'?><Workbook/>", "web"),
        (b"PK\x03\x04 half", "broken"),
        (b"{\\rtf1 x}", "word"),
    ],
)
def test_what_is_no_table_is_told_by_its_name(tmp_path: Path, data: bytes, kind: str) -> None:
    table = read(tmp_path, data)
    (problem,) = table.problems
    assert (problem.code, problem.left_out, table.rows) == ("CAT-026", True, ())
    assert dict(problem.details) == {"kind": f"problem.kind.{kind}"}


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
