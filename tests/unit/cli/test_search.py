"""`tusach search`: what it prints for people and for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from click.testing import CliRunner, Result
from support.executors import Inline
from support.pdfs import make_pdf
from support.schools import make_school

from library.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School

BOOKS = (
    "Mã sách,Nhan đề,Tác giả,Chủ đề,Lớp,Kệ,Tệp,Kí hiệu xếp giá\n"
    "song,Dòng sông,Nguyễn Văn Bến,Làng quê,3;4,Văn học,sông.pdf,\n"
    "in,Sách in,Trần Thị In,Làng quê; Nghề,4,Văn học,,895 S\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school of two titles, built once: the tests only ask."""
    school = make_school(tmp_path_factory.mktemp("school"))
    make_pdf(school.books / "sông.pdf", ["Con đò sang sông", "Bến nước, thư viện nhỏ", "Nước chảy về bến"])
    school.catalog(BOOKS)
    with patch("library.pipeline.Workers", lambda _: Inline()):
        result = CliRunner().invoke(main, ["build", "-C", str(school.root)])
    assert result.exit_code == 0, result.output
    return school


def run(school: School, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["search", "-C", str(school.root), *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def asked(school: School, *arguments: str) -> dict[str, Any]:
    result = run(school, "--json", *arguments)
    assert result.exit_code == 0, result.output
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def found(school: School, *arguments: str) -> list[tuple[str, int]]:
    return [(hit["book"], hit["page"]) for hit in asked(school, *arguments)["hits"]]


def test_it_prints_book_page_and_the_match(built: School) -> None:
    lines = run(built, "ben", "nuoc").stdout.splitlines()
    assert lines[:2] == ["Dòng sông · trang 2", "   [Bến] [nước], thư viện nhỏ"]
    assert "Không tìm thấy “biển”" in run(built, "biển").stdout


def test_it_says_how_many_more_there_are(built: School) -> None:
    result = run(built, "sông", "-n", "1")
    assert result.stdout.splitlines()[0] == "Dòng sông · trong mục lục thư viện"
    assert result.stdout.splitlines()[-1] == "… và 1 kết quả khác (-n để xem thêm)."


def test_a_phrase_is_found_together_alone(built: School) -> None:
    assert found(built, "bến nước") == [("song", 2), ("song", 3)]
    assert found(built, '"bến nước"') == [("song", 2)]


def test_a_star_finishes_the_last_word(built: School) -> None:
    assert found(built, "thư vi*") == [("song", 2)]


@pytest.mark.parametrize(
    ("arguments", "books"),
    [
        (['tác giả:"Trần Thị In"'], ["in"]),
        (["tác", "giả:Trần Thị In"], ["in"]),
        (["author:nguyen"], ["song"]),
        (["chủ đề:nghề"], ["in"]),
        (["lớp:4"], ["in", "song"]),
        (["--grade", "3"], ["song"]),
        (["--subject", "lang que", "--grade", "4"], ["in", "song"]),
        (["--shelf", "văn học", "--readable"], ["song"]),
        (["--language", "vi", "--title", "sách"], ["in"]),
        (["--series", "không có"], []),
    ],
)
def test_fields_and_options_choose_books(built: School, arguments: list[str], books: list[str]) -> None:
    assert sorted({book for book, _ in found(built, *arguments)}) == books


def test_a_field_and_words_go_together(built: School) -> None:
    assert found(built, "nước author:Bến") == [("song", 2), ("song", 3)]
    assert found(built, "nước author:In") == []


@pytest.mark.parametrize("typed", ["thu vein", "tuh vien"])
def test_a_slip_is_told(built: School, typed: str) -> None:
    assert asked(built, typed)["meant"] == "thư viện"
    assert "Có phải: thư viện?" in run(built, typed).stdout.splitlines()


def test_a_script_learns_what_is_absent(built: School) -> None:
    value = asked(built, "sông biển")
    assert (value["hits"], value["total"], value["absent"], value["meant"]) == ([], 0, ["biển"], "")


@pytest.mark.parametrize("typed", ['"', "*", "tác giả:", "  ?! ", "((", "\\", "AND OR NOT", "a:b:c"])
def test_nothing_that_is_typed_is_an_error(built: School, typed: str) -> None:
    assert run(built, typed).exit_code == 0


def test_nothing_asked_is_wrong_usage(built: School) -> None:
    result = run(built)
    assert result.exit_code == 2
    assert "chọn một bộ lọc" in result.stderr


def test_a_library_that_was_never_built_cannot_be_searched(tmp_path: Path) -> None:
    assert run(make_school(tmp_path), "sông").exit_code == 2
