"""What is told of the program that reads pages, where it is installed and where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support.tesseract import fake_tesseract, table

from library.messages import messages
from library.pages import tesseract
from library.pages.tesseract import engine, read, scan_fault

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Image.new("L", (400, 600), 255)
NAME = "tesseract 5.3.0 vie+eng"


@pytest.mark.parametrize(
    ("languages", "name"),
    [("eng osd vie", NAME), ("vie", "tesseract 5.3.0 vie"), ("eng osd", ""), ("", "")],
)
def test_the_engine_is_named_when_it_reads_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str, name: str
) -> None:
    fake_tesseract(tmp_path, monkeypatch, languages=languages)
    assert engine() == name


def test_without_the_program_there_is_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert engine() == ""


def test_a_program_that_is_broken_is_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path, monkeypatch, does="fail")
    assert engine() == ""
    fake_tesseract(tmp_path, monkeypatch, does="hang")
    monkeypatch.setattr(tesseract, "_ASKING", 0.2)
    assert engine() == ""


@pytest.mark.parametrize(
    ("root", "folder"), [("PROGRAMFILES", "Tesseract-OCR"), ("LOCALAPPDATA", "Programs/Tesseract-OCR")]
)
def test_the_windows_installer_puts_it_on_no_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str, folder: str
) -> None:
    program = fake_tesseract(tmp_path / folder, monkeypatch)
    program.rename(program.with_name("tesseract.exe"))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(root, str(tmp_path))
    assert engine() == NAME


def test_the_table_becomes_blocks_of_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        (1, 1, 1, 10, 20, 30, 12, 96.5, "Tha\u0302\u0300y"),
        (1, 1, 1, 50, 20, 10, 12, 95, '"à'),
        (1, 1, 2, 10, 40, 10, 12, 94, "ơi"),
        (1, 2, 1, 10, 60, 10, 12, 93, "Dạ"),
        (2, 1, 1, 10, 90, 10, 12, 92, "  "),
        (3, 1, 1, 10, 99, 10, 12, 91, "12"),
    ]
    fake_tesseract(tmp_path, monkeypatch, answer=table(rows))
    blocks = list(read(PAGE, "vie+eng"))
    texts = [[[word.text for word in line] for line in block] for block in blocks]
    assert texts == [[["Thầy", '"à'], ["ơi"], ["Dạ"]], [["12"]]]
    first = blocks[0][0][0]
    assert (first.left, first.top, first.right, first.bottom, first.sure) == (10, 20, 40, 32, 96.5)


def test_the_program_is_told_the_languages_and_keeps_to_one_core(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = fake_tesseract(tmp_path, monkeypatch)
    assert list(read(PAGE, "vie")) == []
    said = program.with_name("said.txt").read_text(encoding="utf-8").split("\n")
    assert said[0] == "stdin stdout -l vie --psm 1 --dpi 200 tsv"
    assert said[1:] == ["1", "P5"]


@pytest.mark.parametrize("does", ["fail", "hang"])
def test_a_page_that_the_program_dies_of_raises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    fake_tesseract(tmp_path, monkeypatch, does=does)
    monkeypatch.setattr(tesseract, "_READING", 0.5)
    with pytest.raises(tesseract.ERRORS):
        list(read(PAGE, "vie+eng"))


@pytest.mark.parametrize(
    ("count", "unread", "pages"),
    [
        (10, (0, 1, 2, 3, 4), "1–5"),
        (100, (7, 8, 9, 40), "8–10, 41"),
        (5, (1, 3, 4), "2, 4–5"),
        (1, (0,), "1"),
    ],
)
def test_pages_that_matter_are_told(count: int, unread: tuple[int, ...], pages: str) -> None:
    fault = scan_fault(count, unread, "")
    assert fault is not None
    assert dict(fault.details) == {"pages": pages, "count": str(len(unread))}
    problem = fault.problem("books/a.pdf")
    assert not problem.left_out
    told = messages("vi").problem(problem)
    assert "tesseract-ocr-vie" in told
    assert "UB-Mannheim" in told


@pytest.mark.parametrize(
    ("count", "unread"), [(10, ()), (0, ()), (4, (1, 3)), (100, (0, 99)), (100, (0, 1, 50, 51))]
)
def test_a_picture_here_and_there_is_no_matter(count: int, unread: tuple[int, ...]) -> None:
    assert scan_fault(count, unread, "") is None


def test_pages_that_an_engine_has_looked_at_have_nothing_to_read() -> None:
    assert scan_fault(3, (0, 1, 2), NAME) is None
