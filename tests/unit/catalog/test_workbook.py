"""The first sheet of a workbook is read as the spreadsheet program shows it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for
from support.workbooks import workbook

from library.catalog.load import load, unreadable
from library.catalog.reader import read_table
from library.catalog.template import as_workbook
from library.catalog.workbook import UnreadableWorkbookError, column_name, column_number, read_workbook
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School


def test_numbers_are_whole_and_rows_are_counted_from_the_top(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook([[], ["Nhan đề", "Năm"], [], ["A", 2015.0], [9786041234567.0, 1.5]]))
    assert [(record.number, record.cells) for record in read_workbook(path)] == [
        (1, ["", ""]),
        (2, ["Nhan đề", "Năm"]),
        (3, ["", ""]),
        (4, ["A", "2015"]),
        (5, ["9786041234567", "1.5"]),
    ]


def test_a_workbook_by_the_name_of_a_csv_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "books.csv"
    path.write_bytes(workbook([["Nhan đề", "Tệp", "Năm XB"], ["A", "a.pdf", 1998.0]]))
    table = read_table(path, "books.csv", "books")
    assert table.problems == ()
    assert table.rows[0].fields == {"title": ("A",), "file": ("a.pdf",), "date": ("1998",)}


def test_a_cell_somebody_forgot_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook([["Nhan đề"]], far="XFD1048576"))
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_workbook(path)
    assert caught.value.cell == "XFD1048576"


def scratched(archive: bytes) -> bytes:
    """Return a workbook whose sheet cannot be inflated."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        entry = file.getinfo("xl/worksheets/sheet1.xml")
    begin = entry.header_offset + 30 + len(entry.filename)
    return archive[:begin] + b"\xff" * 8 + archive[begin + 8 :]


@pytest.mark.parametrize("damage", ["cut", "empty", "no sheet", "bad xml", "bad deflate"])
def test_a_damaged_workbook_is_told(tmp_path: Path, damage: str) -> None:
    whole = workbook([["Nhan đề"], ["A"]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if "sheet1" in entry.filename and damage == "no sheet":
                continue
            data = old.read(entry)
            new.writestr(entry.filename, data[: len(data) // 2] if "sheet1" in entry.filename else data)
    path = tmp_path / "books.xlsx"
    made = {"cut": whole[: len(whole) // 2], "empty": b"PK\x03\x04"}.get(damage, out.getvalue())
    if damage == "bad deflate":
        made = scratched(as_workbook(("books",), messages("vi")))
    path.write_bytes(made)
    table = read_table(path, "books.xlsx", "books")
    assert [problem.code for problem in table.problems] == ["CAT-026"]


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_called_as_spreadsheets_call_them(index: int, name: str) -> None:
    assert column_name(index) == name
    assert column_number(name) == index + 1


def test_a_school_may_keep_its_tables_as_workbooks(school: School) -> None:
    folder = school.root / "catalog"
    (folder / "Books.XLSX").write_bytes(workbook([["Nhan đề", "Kí hiệu xếp giá", "Kệ"], ["Thơ", "1", "Văn"]]))
    (folder / "shelves.xlsx").write_bytes(workbook([["Mã kệ", "Tên kệ"], ["van", "Văn"]]))
    (folder / "~$books.xlsx").write_bytes(b"lock")
    catalog, problems = load(settings_for(school.root), [])
    assert problems == ()
    assert [(holding.title, holding.shelf) for holding in catalog.holdings] == [("Thơ", "van")]


def test_two_tables_of_one_kind_publish_nothing(school: School) -> None:
    school.catalog("title,callno\nA,1\n")
    (school.root / "catalog" / "books.xlsx").write_bytes(workbook([["title", "callno"], ["B", "1"]]))
    catalog, problems = load(settings_for(school.root), [])
    assert catalog.holdings == ()
    stop = unreadable(problems)
    assert stop is not None
    assert stop.code == "CAT-027"


@pytest.mark.parametrize("name", ["reviews.csv", "surveys/y-kien.csv"])
def test_what_withholds_nothing_stops_nothing_when_it_cannot_be_read(school: School, name: str) -> None:
    school.catalog("title,callno\nA,1\n")
    school.catalog("Mã khảo sát,Tên khảo sát,Câu hỏi,Kiểu\ny-kien,Ý kiến,Hay không?,sao\n", "surveys.csv")
    (school.root / "catalog" / "surveys").mkdir()
    school.catalog("<html>", name)
    _, problems = load(settings_for(school.root), [])
    assert [problem.code for problem in problems] == ["CAT-026"]
    assert unreadable(problems) is None
