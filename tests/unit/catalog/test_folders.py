"""Which folders of pictures are books."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.scans import make_folder
from support.schools import settings_for

from library.catalog.folders import in_order, numbered, scan_files
from library.catalog.load import book_files, load

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School

PAGES = {"001.jpg": b"1", "002.jpg": b"2", "010.jpg": b"3"}


def names(books: Path) -> list[str]:
    return [path.relative_to(books).as_posix() for path in book_files(books)]


def published(school: School) -> list[str]:
    """Return the files and folders that a build would make books of."""
    settings = settings_for(school.root)
    files = book_files(settings.books_dir)
    catalog, _ = load(settings, files)
    return [name for name in names(settings.books_dir) if name not in catalog.withheld]


def test_archives_and_folders_of_pictures_are_found(tmp_path: Path) -> None:
    make_folder(tmp_path / "Dế Mèn", PAGES)
    make_folder(tmp_path / "Truyện" / "Tập 2", PAGES | {"Thumbs.db": b"", ".DS_Store": b"", "đọc.txt": b""})
    (tmp_path / "Truyện" / "Tập 2" / "__MACOSX").mkdir()
    make_folder(tmp_path / "x.pdf", PAGES)
    (tmp_path / "a.CBZ").write_bytes(b"PK")
    (tmp_path / "b.zip").write_bytes(b"PK")
    assert names(tmp_path) == ["a.CBZ", "b.zip", "Dế Mèn", "Truyện/Tập 2", "x.pdf"]


def test_a_folder_that_holds_something_else_is_no_book(tmp_path: Path) -> None:
    make_folder(tmp_path, PAGES)
    make_folder(tmp_path / "a", PAGES | {"sách.pdf": b"%PDF-"})
    make_folder(tmp_path / "b", PAGES | {"bài.docx": b""})
    make_folder(tmp_path / "c" / "trong", {"x.txt": b""})
    make_folder(tmp_path / "c", PAGES)
    make_folder(tmp_path / ".ẩn", PAGES)
    make_folder(tmp_path / "d", {"x.txt": b"", ".1.jpg": b""})
    assert names(tmp_path) == ["a/sách.pdf"]


def test_a_symbolic_link_among_the_pages_publishes_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "bí mật.jpg"
    outside.write_bytes(b"x")
    folder = make_folder(tmp_path / "books" / "a", PAGES)
    (folder / "003.jpg").symlink_to(outside)
    (tmp_path / "books" / "b").symlink_to(make_folder(tmp_path / "ngoài", PAGES), target_is_directory=True)
    assert names(tmp_path / "books") == []
    assert [path.name for path in scan_files(folder)] == list(PAGES)


def test_the_twin_that_a_mac_leaves_beside_a_file_is_no_book(tmp_path: Path) -> None:
    for name in ("a.pdf", "._a.pdf", "._b.pdf"):
        (tmp_path / name).write_bytes(b"x")
    assert names(tmp_path) == ["._b.pdf", "a.pdf"]


@pytest.mark.parametrize(
    "found",
    [
        ["001.jpg", "002.jpg"],
        ["trang-1.png", "Trang-2.png", "trang-10.png"],
        ["IMG_0001.jpg", "IMG_0002.jpg"],
        ["bìa.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg"],
        ["Tập 1 (1).jpg", "Tập 1 (2).jpg"],
    ],
)
def test_numbered_pictures_are_pages(found: list[str]) -> None:
    assert numbered(found)


@pytest.mark.parametrize(
    "found",
    [
        [],
        ["001.jpg"],
        ["bìa.jpg", "sau.jpg"],
        ["toán-6.jpg", "lý-7.jpg", "văn-8.jpg"],
        ["bìa.jpg", "sau.jpg", "1.jpg", "2.jpg"],
    ],
)
def test_other_pictures_are_not(found: list[str]) -> None:
    assert not numbered(found)


def test_pages_are_ordered_as_people_count() -> None:
    assert in_order(["b/1.jpg", "10.jpg", "B/01.jpg", "2.jpg", "Trang 3.jpg", "trang 1.jpg"]) == [
        "2.jpg",
        "10.jpg",
        "B/01.jpg",
        "b/1.jpg",
        "trang 1.jpg",
        "Trang 3.jpg",
    ]


def test_a_folder_without_a_row_is_a_book_when_it_looks_like_one(school: School) -> None:
    make_folder(school.books / "Dế Mèn", PAGES)
    make_folder(school.books / "Ảnh lớp", {"an.jpg": b"1", "bình.jpg": b"2"})
    assert published(school) == ["Dế Mèn"]


@pytest.mark.parametrize("cell", ["Dế Mèn", "dế mèn/", "books/Dế Mèn", "books\\Dế Mèn\\"])
def test_a_row_makes_any_folder_of_pictures_a_book(school: School, cell: str) -> None:
    make_folder(school.books / "Dế Mèn", {"bìa.jpg": b"1"})
    school.catalog(f"Nhan đề,Tệp\nDế Mèn phiêu lưu kí,{cell}\n")
    assert published(school) == ["Dế Mèn"]
    settings = settings_for(school.root)
    catalog, problems = load(settings, book_files(settings.books_dir))
    assert [holding.file for holding in catalog.holdings] == ["Dế Mèn"]
    assert problems == ()


def test_a_folder_whose_name_is_nearly_right_is_suggested(school: School) -> None:
    make_folder(school.books / "Dế Mèn", PAGES)
    school.catalog("Nhan đề,Tệp\nDế Mèn,Dế Mèm/\n")
    settings = settings_for(school.root)
    _, problems = load(settings, book_files(settings.books_dir))
    assert [(problem.code, dict(problem.details)) for problem in problems] == [
        ("CAT-020", {"suggestion": "Dế Mèn"})
    ]


@pytest.mark.parametrize("cell", ["Bìa/001.jpg", "books/bìa/010.JPG"])
def test_a_folder_of_covers_is_no_book(school: School, cell: str) -> None:
    make_folder(school.books / "Bìa", PAGES)
    school.catalog(f"Nhan đề,Kí hiệu xếp giá,Ảnh bìa\nThơ,1,{cell}\n")
    assert published(school) == []


def test_a_book_may_have_its_own_page_as_cover(school: School) -> None:
    make_folder(school.books / "Thơ", PAGES)
    school.catalog("Nhan đề,Tệp,Ảnh bìa\nThơ,Thơ,Thơ/002.jpg\n")
    assert published(school) == ["Thơ"]


def test_a_row_keeps_a_folder_off_the_site(school: School) -> None:
    make_folder(school.books / "Thơ", PAGES)
    school.catalog("Nhan đề,Tệp,Quyền đọc\nThơ,Thơ/,physical\n")
    assert published(school) == []
