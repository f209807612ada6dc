"""Books come into the library whole or not at all, and nothing that is there changes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from support.epubs import make_epub
from support.executors import Inline
from support.pdfs import make_pdf
from support.pictures import flat
from support.trees import files

from library.catalog.load import load
from library.catalog.reader import read_table
from library.errors import LibraryError
from library.formats.types import SourceInfo
from library.intake import _language, add

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.schools import School

    from library.intake import Added

HEADER = "Mã sách,Nhan đề,Tác giả,ISBN,Ngôn ngữ,Tệp\r\n"


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    with patch("library.intake.Workers", lambda _: Inline()):
        yield


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "tải về").mkdir()
    return tmp_path / "tải về"


def added(school: School, *paths: Path) -> list[Added]:
    return add(school.settings(), paths)


def table(school: School) -> list[dict[str, tuple[str, ...]]]:
    return [row.fields for row in read_table(school.root / "catalog" / "books.csv", "b", "books").rows]


def test_a_book_comes_with_what_it_says_of_itself(school: School, inbox: Path) -> None:
    school.catalog(HEADER)
    book = make_epub(inbox / "ghe.epub", {"a.xhtml": "<p>Sông</p>"}, creators=("Tô Hoài", "Võ Quảng"))
    (outcome,) = added(school, book)
    assert (outcome.status, outcome.name) == ("added", "ghe.epub")
    assert (school.books / "ghe.epub").read_bytes() == book.read_bytes()
    assert table(school) == [
        {
            "title": ("Chiếc ghe chở sách",),
            "creator": ("Tô Hoài", "Võ Quảng"),
            "language": ("vi",),
            "file": ("ghe.epub",),
        }
    ]
    assert load(school.settings(), [school.books / "ghe.epub"])[1] == ()


def test_the_same_book_comes_once_under_any_name(school: School, inbox: Path) -> None:
    school.catalog(HEADER)
    make_pdf(inbox / "một.pdf", ["Sông"])
    (inbox / "hai.pdf").write_bytes((inbox / "một.pdf").read_bytes())
    assert [one.status for one in added(school, inbox / "một.pdf", inbox / "hai.pdf")] == ["added", "there"]
    before = files(school.root)
    assert [one.status for one in added(school, inbox / "hai.pdf")] == ["there"]
    assert files(school.root) == before


def test_a_book_that_lies_there_without_a_row_gets_one(school: School, inbox: Path) -> None:
    school.catalog(HEADER)
    (school.books / "Truyện").mkdir()
    book = make_pdf(school.books / "Truyện" / "sông_Đà.pdf", ["Sông"])
    make_pdf(inbox / "x.pdf", ["Sông"])
    (inbox / "x.pdf").write_bytes(book.read_bytes())
    assert added(school, inbox / "x.pdf")[0].name == "Truyện/sông_Đà.pdf"
    assert [row["title"] for row in table(school)] == [("x",)]
    assert added(school, book)[0].status == "there"
    assert list(school.books.iterdir()) == [school.books / "Truyện"]


def test_another_book_of_the_same_name_overwrites_nothing(school: School, inbox: Path) -> None:
    school.catalog(HEADER)
    old = make_pdf(school.books / "Sông.PDF", ["Sông Hồng"]).read_bytes()
    new = make_pdf(inbox / "sông.pdf", ["Sông Đà"]).read_bytes()
    assert added(school, inbox / "sông.pdf")[0].name == "sông (2).pdf"
    assert (school.books / "Sông.PDF").read_bytes() == old
    assert (school.books / "sông (2).pdf").read_bytes() == new


def test_a_bad_file_does_not_stop_the_others(school: School, inbox: Path) -> None:
    school.catalog(HEADER)
    (inbox / "hỏng.pdf").write_bytes(b"GIF89a")
    (inbox / "rỗng").mkdir()
    make_pdf(inbox / "tốt.pdf", ["Sông"])
    given = [inbox / name for name in ("hỏng.pdf", "không có.pdf", "rỗng", "tốt.pdf")]
    outcomes = added(school, *given)
    assert [one.status for one in outcomes] == ["failed", "failed", "failed", "added"]
    assert outcomes[0].fault is not None
    assert outcomes[0].fault.code == "BOOK-002"
    assert outcomes[1].reason == "cli.add.missing"
    assert [path.name for path in school.books.iterdir()] == ["tốt.pdf"]
    assert len(table(school)) == 1


def test_a_folder_of_scans_is_a_book_and_a_folder_of_books_is_many(school: School, inbox: Path) -> None:
    school.catalog(HEADER)
    for folder in ("Báo tường", "Tuyển tập"):
        (inbox / folder).mkdir()
    for number in range(1, 4):
        (inbox / "Báo tường" / f"00{number}.png").write_bytes(flat(size=(60 + number, 80)))
    (inbox / "Báo tường" / "Thumbs.db").write_bytes(b"x")
    make_pdf(inbox / "Tuyển tập" / "a.pdf", ["Sông"])
    make_pdf(inbox / "Tuyển tập" / "b.pdf", ["Núi"])
    outcomes = added(school, inbox / "Báo tường", inbox / "Tuyển tập")
    assert [one.name for one in outcomes] == ["Báo tường", "a.pdf", "b.pdf"]
    assert sorted(path.name for path in (school.books / "Báo tường").iterdir()) == [
        "001.png",
        "002.png",
        "003.png",
    ]
    assert table(school)[0]["title"] == ("Báo tường",)
    assert added(school, inbox / "Báo tường")[0].status == "there"


def test_hostile_words_are_only_words(school: School, inbox: Path) -> None:
    school.catalog(HEADER)
    make_epub(
        inbox / "x.epub", {"a.xhtml": "<p>x</p>"}, title="=cmd|'/C calc'!A0", creators=("@SUM(1)", "a;b\n,c")
    )
    added(school, inbox / "x.epub")
    (row,) = table(school)
    assert row["title"] == ("cmd|'/C calc'!A0",)
    assert row["creator"] == ("SUM(1)", "a,b ,c")


@pytest.mark.parametrize("name", ["hai.txt", "CON.pdf", 'a<b>:"c"?.pdf', "  .pdf", "x" * 240 + ".pdf"])
def test_a_copy_has_a_name_that_every_system_can_keep(school: School, inbox: Path, name: str) -> None:
    school.catalog(HEADER)
    make_pdf(inbox / name, ["Sông"])
    (outcome,) = added(school, inbox / name)
    assert (school.books / outcome.name).is_file()
    assert not set('<>:"/\\|?*') & set(outcome.name)
    assert outcome.name.endswith(".pdf")
    assert len(outcome.name) < 140
    assert outcome.name != "CON.pdf"


def test_without_a_table_that_can_be_written_nothing_changes(school: School, inbox: Path) -> None:
    make_pdf(inbox / "a.pdf", ["Sông"])
    for text, code in (("Nhan đề,Kệ\n", "table-no-file"), ('Nhan đề,Tệp\nA,"b\n', "table-unreadable")):
        school.catalog(text)
        with pytest.raises(LibraryError) as caught:
            added(school, inbox / "a.pdf")
        assert caught.value.code == code
    school.catalog(HEADER)
    with patch("library.intake.save", side_effect=LibraryError("table-locked")), pytest.raises(LibraryError):
        added(school, inbox / "a.pdf")
    assert list(school.books.iterdir()) == []
    assert (school.root / "catalog" / "books.csv").read_bytes() == HEADER.encode()
    (school.root / "catalog" / "books.csv").unlink()
    with pytest.raises(LibraryError) as caught:
        added(school, inbox / "a.pdf")
    assert caught.value.code == "table-missing"


def test_a_language_that_is_in_doubt_is_left_to_the_words_of_the_book() -> None:
    def told(title: str, language: str) -> str:
        return _language(SourceInfo("epub", "", (), title=title, language=language))

    assert told("Dế Mèn phiêu lưu kí", "en") == "vi"
    assert told("Truyen Kieu", "en") == ""
    assert told("Le Petit Prince", "fr") == "fr"
    assert told("Sách", "") == ""
