"""`new`, `add` and `import` as a librarian runs them: what they say, and their exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from support.executors import Inline
from support.pdfs import make_pdf
from support.trees import files

from library.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    """No worker processes: the jobs are the same wherever they run."""
    with (
        patch("library.pipeline.Workers", lambda _: Inline()),
        patch("library.checkup.Workers", lambda _: Inline()),
        patch("library.intake.Workers", lambda _: Inline()),
    ):
        yield


BESIDE = ("reviews", "lists", "contests", "entries", "surveys", "library", "faq", "exhibits")
"""The tables of a new library beside books and shelves."""


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.mark.parametrize(
    ("option", "tables"),
    [((), {f"{name}.xlsx" for name in ("books", *BESIDE)}),
     (("--csv",), {f"{name}.csv" for name in ("books", "shelves", *BESIDE)})],
)  # fmt: skip
def test_a_new_library_has_no_fault_and_is_never_overwritten(
    tmp_path: Path, option: tuple[str, ...], tables: set[str]
) -> None:
    folder = tmp_path / "thư viện"
    assert run("new", *option, folder).exit_code == 0
    assert {path.name for path in (folder / "catalog").iterdir() if path.is_file()} == tables
    checked = json.loads(run("check", "-C", folder, "--json").stdout)
    assert (checked["titles"], checked["problems"]) == (0, [])
    before = files(folder)
    assert run("new", *option, folder).exit_code == 2
    assert files(folder) == before
    (tmp_path / "tệp").write_text("x", encoding="utf-8")
    assert run("new", tmp_path / "tệp").exit_code == 2


def test_from_an_empty_folder_to_a_site(tmp_path: Path) -> None:
    """The guide's way: new, add, choose a shelf in the workbook, check, build."""
    folder = tmp_path / "thư viện"
    run("new", folder)
    added = run("add", "-C", folder, make_pdf(tmp_path / "Dòng_sông.pdf", ["Con đò sang sông"]))
    assert added.exit_code == 0
    assert "Dòng sông → Dòng_sông.pdf" in added.stdout
    table = folder / "catalog" / "books.xlsx"
    book = load_workbook(table)
    book["Kệ"].append(["Văn học", "Tầng 1", "Truyện và thơ", "1"])
    book["Sách"]["C2"].value = "Văn học"
    book.save(table)
    checked = json.loads(run("check", "-C", folder, "--json").stdout)
    assert (checked["titles"], checked["problems"]) == (1, [])
    assert run("build", "-C", folder).exit_code == 0
    assert "Tầng 1" in (folder / "site" / "shelves" / "van-hoc" / "index.html").read_text(encoding="utf-8")
    guide = (folder / "site" / "huong-dan" / "index.html").read_text(encoding="utf-8")
    assert "Bước 8. In mã QR" in guide
    home = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert '<a href="huong-dan/index.html">Hướng dẫn cho thủ thư</a>' in home


def test_add_tells_what_came_and_what_did_not(tmp_path: Path) -> None:
    folder = tmp_path / "thư viện"
    run("new", "--csv", folder)
    good, bad = make_pdf(tmp_path / "a.pdf", ["Sông"]), tmp_path / "b.pdf"
    bad.write_bytes(b"GIF89a")
    result = run("add", "-C", folder, good, bad)
    assert result.exit_code == 1
    assert "b.pdf: đây là tệp GIF" in result.stderr
    assert "Đã thêm 1, có sẵn 0, không thêm được 1" in result.stdout
    assert run("add", "-C", folder, bad).exit_code == 2
    told = json.loads(run("add", "-C", folder, good, "--json").stdout)
    assert [one["status"] for one in told] == ["there"]
    assert run("add", "-C", folder).exit_code == 2


def test_import_tells_what_was_left(tmp_path: Path) -> None:
    folder = tmp_path / "thư viện"
    run("new", folder)
    source = tmp_path / "koha.csv"
    source.write_text("title,barcode,itemnotes\nDế Mèn,TN1,rách\n,TN2,\n", encoding="utf-8")
    result = run("import", "-C", folder, source)
    assert result.exit_code == 1
    assert "Đã lấy 1 biểu ghi vào catalog/books.xlsx" in result.stdout
    assert "biểu ghi thứ 2" in result.stderr
    assert "itemnotes" in result.stderr
    assert run("import", "-C", folder, tmp_path / "không có.mrc").exit_code == 2
    made = run("import", source, "--output", tmp_path / "moi.csv", "--json")
    assert json.loads(made.stdout)["taken"] == 1
    assert (tmp_path / "moi.csv").read_bytes().startswith(b"\xef\xbb\xbf")
