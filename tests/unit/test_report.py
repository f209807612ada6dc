"""What a build told is there for the next one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from library.errors import Problem, Severity
from library.messages import messages
from library.report import BookReport, BuildResult, load, save

if TYPE_CHECKING:
    from pathlib import Path

PROBLEMS = (
    Problem("CAT-008", "catalog/books.csv", 3, "Năm", "20l5", Severity.WARNING, (("suggestion", "2015"),)),
    Problem("BOOK-001", "s\udce1ch.pdf"),
)


def test_a_result_comes_back_as_it_was(tmp_path: Path) -> None:
    books = (BookReport("song", "Sông", "books/sông.pdf", 20, 99, 1.25, 1, 0),)
    result = BuildResult(
        3, 2, 40, PROBLEMS, books, emitted=True, files=9, bytes=99, written=1, deleted=2, seconds=1.5
    )
    save(tmp_path / "work" / "report.json", result, messages("vi"))
    assert load(tmp_path / "work" / "report.json") == result


def test_the_report_tells_each_fault_in_words_and_which_books_were_slow_or_heavy(tmp_path: Path) -> None:
    books = tuple(BookReport(name, name, "", 1, size, 9.0 - size, 0, 0) for size, name in enumerate("abc"))
    save(tmp_path / "report.json", BuildResult(3, 3, 3, PROBLEMS, books), messages("en"))
    value = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert value["problems"][1]["message"] == "s\udce1ch.pdf: the file is empty. Copy it again."
    assert (value["slowest"], value["heaviest"]) == (["a", "b", "c"], ["c", "b", "a"])


@pytest.mark.parametrize(("problems", "code"), [((), 0), (PROBLEMS[:1], 0), (PROBLEMS, 1)])
def test_the_exit_code_tells_whether_something_was_left_out(problems: tuple[Problem, ...], code: int) -> None:
    assert BuildResult(1, 1, 1, problems).exit_code == code


@pytest.mark.parametrize("text", ["", "{", "{}", '{"titles": 1, "problems": [{}]}', "[]"])
def test_a_damaged_report_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    assert load(path) is None
