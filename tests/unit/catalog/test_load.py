"""Which files are books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from support.schools import settings_for

from library.catalog.load import book_files, load

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School


def test_books_are_found_in_natural_order_whatever_the_case(tmp_path: Path) -> None:
    names = ["Tập 10.pdf", "tập 2.PDF", "a/b/c.ePub", "ghi chú.txt", "Tập 1.epub"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "thư mục.pdf").mkdir()
    found = [path.relative_to(tmp_path).as_posix() for path in book_files(tmp_path)]
    assert found == ["a/b/c.ePub", "Tập 1.epub", "tập 2.PDF", "Tập 10.pdf"]


def test_a_symbolic_link_publishes_nothing_from_outside(tmp_path: Path) -> None:
    outside = tmp_path / "bí mật.pdf"
    outside.write_bytes(b"%PDF-")
    books = tmp_path / "books"
    books.mkdir()
    (books / "link.pdf").symlink_to(outside)
    (books / "folder").symlink_to(tmp_path, target_is_directory=True)
    assert book_files(books) == []


def test_both_tables_are_read(school: School) -> None:
    school.catalog("Nhan đề,Kí hiệu xếp giá,Kệ\nThơ,1,van-hoc\n")
    school.catalog("Mã kệ,Tên kệ\nvan-hoc,Văn học\n", "shelves.csv")
    catalog, problems = load(settings_for(school.root), [])
    assert problems == ()
    assert catalog.holdings[0].title == "Thơ"
    assert catalog.shelves[0].title == "Văn học"


def test_a_sheet_of_shelves_beside_the_books_is_their_table(school: School) -> None:
    book = Workbook()
    book.worksheets[0].append(["Nhan đề", "Kệ", "Số ĐKCB"])
    book.worksheets[0].append(["Dòng sông", "Văn học", "A1"])
    sheet = book.create_sheet("Kệ")
    for row in (["Tên kệ", "Vị trí", "Thứ tự"], ["Truyện tranh", "Tầng 2", "hai"], ["Văn học", "Tầng 1", 1]):
        sheet.append(row)
    book.save(school.root / "catalog" / "books.xlsx")
    catalog, problems = load(school.settings(), [])
    assert [(shelf.id, shelf.place) for shelf in catalog.shelves] == [
        ("truyen-tranh", "Tầng 2"),
        ("van-hoc", "Tầng 1"),
    ]
    assert [(one.code, one.file, one.row) for one in problems] == [("CAT-010", "catalog/books.xlsx › Kệ", 2)]
    school.catalog("id,title,place\nvan-hoc,Văn học,Tầng 3\n", "shelves.csv")
    catalog, problems = load(school.settings(), [])
    assert [(shelf.id, shelf.place) for shelf in catalog.shelves] == [("van-hoc", "Tầng 3")]
    assert problems == ()
