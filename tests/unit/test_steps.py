"""A page is made again when anything that it shows has changed, and only then (`site/kept.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from support.schools import make_school
from support.trees import files

from library import inputs
from library.site import press
from library.site.bookpages import BookPages
from library.site.compose import Composer

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    import pytest
    from support.schools import School

HEAD = "Mã sách,Nhan đề,Tác giả,Chủ đề,Lớp,Kệ,Kí hiệu xếp giá,Số bản,Tùng thư,Tóm tắt\n"
BOOKS = (
    "song,Dòng sông,Tô Hoài,Truyện;Quê hương,3,Văn học,895 S,2,,Con đò qua sông.\n"
    "ghe,Chiếc ghe,Đoàn Giỏi,Truyện,5,Văn học,895 G,1,,\n"
    "tho,Tập thơ,Xuân Quỳnh,Thơ,1,Thơ,895 T,3,Hoa gạo,\n"
)
SHELVES = "Mã kệ,Tên kệ,Vị trí\nvan-hoc,Văn học,Tầng 1\n"
PAGE = "books/song/index.html"
STEPS = [
    # Table, its text, and what the page of a book says from then on.
    ("shelves.csv", SHELVES.replace("Tầng 1", "Tầng 2"), "Tầng 2"),
    ("books.csv", HEAD + BOOKS.replace("Chiếc ghe", "Chiếc thuyền"), "Chiếc thuyền"),
    ("books.csv", HEAD + BOOKS + "moi,Sách mới,Tô Hoài,Truyện,3,,,1,,\n", "Sách mới"),
    ("exhibits.csv", "Mã,Tên,Loại,Tóm tắt,Sách\nben,Bến đò xưa,nơi,Kể,song\n", "Bến đò xưa"),
    ("mkdocs.yml", "review_form: https://phieu.example/?s={title}", "https://phieu.example/"),
]


def write(school: School, table: str, text: str) -> None:
    if table == "mkdocs.yml":
        school.config()
        config = school.root / table
        config.write_text(f"{config.read_text(encoding='utf-8')}      {text}\n", encoding="utf-8")
    else:
        school.catalog(text, table)


def test_whatever_a_page_shows_makes_it_anew(school: School, tmp_path: Path) -> None:
    school.catalog(HEAD + BOOKS)
    school.catalog(SHELVES, "shelves.csv")
    school.build()
    fresh = make_school(tmp_path / "khác")
    for table, text, seen in STEPS:
        assert seen not in school.page(PAGE)
        write(school, table, text)
        write(fresh, table, text)
        school.build()
        assert seen in school.page(PAGE)
    fresh.build()
    kept, made = files(school.site), files(fresh.site)
    assert {name: kept[name] for name in kept if not name.startswith(("search/", "q/", "print/"))} == {
        name: made[name] for name in made if not name.startswith(("search/", "q/", "print/"))
    }


def stamped(kind: type, method: str, at: int, into: list[str]) -> AbstractContextManager[object]:
    """Remember what is given to a method as its argument `at` while it does its work."""
    made = getattr(kind, method)

    def told(*arguments: object) -> object:
        into.append(str(getattr(arguments[at], "id", arguments[at])))
        return made(*arguments)

    return patch.object(kind, method, told)


def test_one_book_added_makes_the_pages_that_show_it(school: School) -> None:
    many = "".join(f"b{n},Quyển {n},Tác giả {n % 9},Chủ đề {n % 9},,Kệ {n % 9},,,,\n" for n in range(90))
    school.catalog(HEAD + many)
    school.build()
    # Above all others, so that every row has another number.
    school.catalog(HEAD + "moi,Quyển mới,Tác giả 3,Chủ đề 3,,Kệ 3,,,,\n" + many)
    books: list[str] = []
    lists: list[str] = []
    with stamped(BookPages, "_page", 1, books), stamped(Composer, "_list", 1, lists):
        school.build()
    assert set(books) == {"moi", *(f"b{n}" for n in range(90) if n % 9 == 3)} - {"b3", "b12", "b21", "b30"}
    assert set(lists) == {
        "shelves/ke-3/index.html", "authors/tac-gia-3/index.html", "subjects/chu-de-3/index.html",
        "languages/vi/index.html", "languages/vi/2.html",
    }  # fmt: skip


def test_a_page_that_is_lost_is_made_again(school: School) -> None:
    school.catalog(HEAD + BOOKS)
    school.build()
    before = files(school.site)
    (school.site / PAGE).unlink()
    result = school.build()
    assert result.written == 1
    assert files(school.site) == before


def test_what_cannot_be_read_of_the_last_build_is_forgotten(school: School) -> None:
    school.catalog(HEAD + BOOKS)
    school.build()
    before = files(school.site)
    for name in ("kept-site.json", "report.json"):
        (school.root / ".tusach" / name).write_text("{", encoding="utf-8")
    assert school.build().written == 0
    assert files(school.site) == before


def test_another_program_keeps_no_page_of_this_one(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    school.catalog(HEAD + BOOKS)
    school.build()
    books: list[str] = []
    monkeypatch.setattr(press, "program", lambda: "một bản khác")
    monkeypatch.setattr(inputs, "program", lambda: "một bản khác")
    with stamped(BookPages, "_page", 1, books):
        school.build()
    assert set(books) == {"song", "ghe", "tho"}
