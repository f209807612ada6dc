"""What a build told is there for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.errors import Problem, Severity
from library.report import BuildResult, load, save

if TYPE_CHECKING:
    from pathlib import Path

PROBLEMS = (
    Problem("CAT-008", "catalog/books.csv", 3, "Năm", "20l5", Severity.WARNING, (("suggestion", "2015"),)),
    Problem("BOOK-001", "s\udce1ch.pdf"),
)


def test_a_result_comes_back_as_it_was(tmp_path: Path) -> None:
    result = BuildResult(
        3, 2, 40, PROBLEMS, emitted=True, files=9, bytes=99, written=1, deleted=2, seconds=1.5
    )
    save(tmp_path / "work" / "report.json", result)
    assert load(tmp_path / "work" / "report.json") == result


@pytest.mark.parametrize(("problems", "code"), [((), 0), (PROBLEMS[:1], 0), (PROBLEMS, 1)])
def test_the_exit_code_tells_whether_something_was_left_out(problems: tuple[Problem, ...], code: int) -> None:
    assert BuildResult(1, 1, 1, problems).exit_code == code


@pytest.mark.parametrize("text", ["", "{", "{}", '{"titles": 1, "problems": [{}]}', "[]"])
def test_a_damaged_report_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    assert load(path) is None
