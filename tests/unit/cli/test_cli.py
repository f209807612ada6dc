"""The command line: what it says, what it writes, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pymupdf
import pytest
from click.testing import CliRunner, Result
from support.executors import Inline
from support.pdfs import make_pdf
from support.trees import files

from library.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.schools import School

BOOKS = (
    "Mã sách,Nhan đề,Kệ,Tệp,Kí hiệu xếp giá\nsong,Dòng sông,Văn học,sông.pdf,\nin,Sách in,Văn học,,895 S\n"
)


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    """No worker processes: the jobs are the same wherever they run."""
    with (
        patch("library.pipeline.Workers", lambda _: Inline()),
        patch("library.checkup.Workers", lambda _: Inline()),
    ):
        yield


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def stocked(school: School) -> School:
    """A school with one book to read and one printed."""
    make_pdf(school.books / "sông.pdf", ["Con đò sang sông", "Bến nước"])
    school.catalog(BOOKS)
    return school


def test_every_command_has_help_in_both_languages() -> None:
    environments: list[dict[str, str | None]] = [{"TUSACH_LANG": "vi"}, {"TUSACH_LANG": "en"}]
    for command in ([], *([name] for name in main.commands)):
        for environment in environments:
            result = CliRunner().invoke(main, [*command, "--help"], env=environment)
            assert result.exit_code == 0
            assert "Usage" in result.output


def test_a_build_that_is_good_ends_with_0(stocked: School) -> None:
    result = run("build", "-C", stocked.root)
    assert result.exit_code == 0
    assert result.stdout.startswith("Xong: 2 nhan đề, 1 sách đọc được, 2 trang; ")
    assert run("build", "-C", stocked.root).stdout.startswith("Không có gì thay đổi: 2 nhan đề")


def test_a_build_that_left_something_out_ends_with_1_and_says_what(stocked: School) -> None:
    (stocked.books / "hỏng.pdf").write_bytes(b"")
    result = run("build", "-C", stocked.root)
    assert result.exit_code == 1
    assert "✗ books/hỏng.pdf: tệp trống. Hãy chép lại tệp." in result.stderr.splitlines()
    assert "bỏ lại 1" in result.stdout
    assert (stocked.site / "books" / "song" / "read.html").is_file()
    assert run("build", "-C", stocked.root).exit_code == 1, "an unchanged fault is told again"


def test_a_build_says_where_its_report_is_and_shows_the_worst_first(stocked: School) -> None:
    for number in range(25):
        (stocked.books / f"hỏng {number:02}.pdf").write_bytes(b"")
    stocked.catalog(BOOKS + "nam,Sách năm,Văn học,,1\n")
    result = run("build", "-C", stocked.root)
    assert result.stdout.splitlines()[-1] == "Báo cáo: .tusach/report.html"
    assert (stocked.root / ".tusach" / "report.html").is_file()
    told = result.stderr.splitlines()
    assert [line[0] for line in told if line[0] in "✗!"] == ["✗"] * 20
    assert told[-1] == "… và 5 điều khác trong báo cáo."


def test_strict_keeps_the_old_site(stocked: School) -> None:
    run("build", "-C", stocked.root)
    before = files(stocked.site)
    (stocked.books / "hỏng.pdf").write_bytes(b"")
    stocked.catalog(BOOKS + "moi,Sách mới,Văn học,,1\n")
    result = run("build", "-C", stocked.root, "--strict")
    assert result.exit_code == 1
    assert "giữ nguyên" in result.stdout
    assert files(stocked.site) == before
    assert run("build", "-C", stocked.root).exit_code == 1
    assert (stocked.site / "books" / "moi" / "index.html").is_file()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (bytes(range(128, 256)) * 8, "CSV UTF-8"),
        (b"<html><table>", "trang web"),
        ("Tên,Quyền đọc\nÉ,physical\n".encode(), "Nhan đề (title)"),
    ],
)
def test_a_catalog_that_cannot_be_read_ends_with_2_and_publishes_nothing(
    stocked: School, data: bytes, told: str
) -> None:
    run("build", "-C", stocked.root)
    before = files(stocked.site)
    (stocked.root / "catalog" / "books.csv").write_bytes(data)
    result = run("build", "-C", stocked.root)
    assert result.exit_code == 2
    assert told in result.stderr
    assert files(stocked.site) == before


def test_without_a_configuration_nothing_is_built(tmp_path: Path) -> None:
    for command in ("build", "check", "labels"):
        result = run(command, "-C", tmp_path)
        assert result.exit_code == 2
        assert "mkdocs.yml" in result.stderr
    assert run("search", "thơ", "-C", tmp_path).exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["build", "-C", "/không/có"], ["build", "--jobs", "0"], ["search"], ["xây"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_script_gets_json(stocked: School) -> None:
    (stocked.books / "hỏng.pdf").write_bytes(b"")
    result = run("build", "-C", stocked.root, "--json")
    value = json.loads(result.stdout)
    assert (value["titles"], value["readable"], value["pages"], value["emitted"]) == (2, 1, 2, True)
    assert [book["id"] for book in value["books"]] == ["song"]
    (problem,) = value["problems"]
    assert (problem["code"], problem["severity"], problem["file"]) == ("BOOK-001", "error", "books/hỏng.pdf")


def test_the_site_can_go_elsewhere(stocked: School, tmp_path: Path) -> None:
    run("build", "-C", stocked.root, "--site-dir", tmp_path / "web")
    assert (tmp_path / "web" / "index.html").is_file()
    assert not stocked.site.exists()


def test_check_tells_all_faults_and_builds_nothing(stocked: School) -> None:
    (stocked.books / "hỏng.epub").write_bytes(b"PK\x03\x04")
    stocked.catalog(BOOKS + ",,,,\nx,Mất,,mất.pdf,\n")
    before = files(stocked.root)
    result = run("check", "-C", stocked.root)
    assert result.exit_code == 1
    assert result.stdout == "3 nhan đề; 2 lỗi, 0 điều cần xem lại.\nBáo cáo: .tusach/check.html\n"
    assert 'catalog/books.csv, dòng 5, cột "Tệp": không có tệp "mất.pdf"' in result.stderr
    assert "hỏng.epub: tệp EPUB hoặc tệp nén bị hỏng" in result.stderr
    assert set(files(stocked.root)) - set(before) == {".tusach/check.html"}
    assert "mất.pdf" in (stocked.root / ".tusach" / "check.html").read_text(encoding="utf-8")
    value = json.loads(run("check", "-C", stocked.root, "--json").stdout)
    assert [problem["code"] for problem in value["problems"]] == ["CAT-020", "BOOK-004"]
    assert value["problems"][0] == {
        "code": "CAT-020",
        "severity": "error",
        "file": "catalog/books.csv",
        "row": 5,
        "column": "Tệp",
        "value": "mất.pdf",
        "message": 'không có tệp "mất.pdf" trong thư mục books.',
        "hint": "Hãy chép tệp vào thư mục books, hoặc sửa tên cho đúng.",
    }


def test_check_of_a_good_library_ends_with_0(stocked: School) -> None:
    result = run("check", "-C", stocked.root)
    assert (result.exit_code, result.stdout) == (
        0,
        "2 nhan đề; 0 lỗi, 0 điều cần xem lại.\nBáo cáo: .tusach/check.html\n",
    )


def test_labels_writes_the_sheet_and_issues_the_codes(stocked: School, tmp_path: Path) -> None:
    out = tmp_path / "nhãn.pdf"
    result = run("labels", "-C", stocked.root, "-o", out)
    assert result.exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert "vydmh,shelf,van-hoc,Văn học," in (stocked.root / "catalog" / "qr.csv").read_text(encoding="utf-8")
    assert run("labels", "-C", stocked.root, "-o", out, "--shelf", "van-hoc").exit_code == 0
    wrong = run("labels", "-C", stocked.root, "-o", out, "--shelf", "khong-co")
    assert wrong.exit_code == 2
    assert "van-hoc" in wrong.stderr
    nowhere = run("labels", "-C", stocked.root, "-o", tmp_path / "không có" / "x.pdf")
    assert nowhere.exit_code == 2
    assert "x.pdf" in nowhere.stderr


def test_labels_are_refused_without_an_address(stocked: School, tmp_path: Path) -> None:
    stocked.config(url="")
    result = run("labels", "-C", stocked.root, "-o", tmp_path / "x.pdf")
    assert result.exit_code == 2
    assert "site_url" in result.stderr
    assert not (tmp_path / "x.pdf").exists()


def test_labels_of_a_shelf_that_is_not_there_are_refused(school: School, tmp_path: Path) -> None:
    assert (
        run(
            "labels", "-C", school.root, "-o", tmp_path / "x.pdf", "--kind", "strip", "--shelf", "a"
        ).exit_code
        == 2
    )


def test_labels_of_books_are_printed_once_when_asked_for_what_is_new(stocked: School, tmp_path: Path) -> None:
    out = tmp_path / "nhãn.pdf"
    labels = ("labels", "-C", stocked.root, "-o", out, "--kind", "label")
    assert run(*labels, "--id", "in", "--sheet", "l7160", "--start", "21").exit_code == 0
    ledger = (stocked.root / "catalog" / "qr.csv").read_text(encoding="utf-8")
    assert ",book,in,Sách in," in ledger
    assert ",book,song," not in ledger
    assert "Đã ghi 1 mã" in run(*labels, "--unprinted").stdout
    none = run(*labels, "--unprinted")
    assert (none.exit_code, "Không có gì để in" in none.stderr) == (2, True)
    assert "Đã ghi 2 mã" in run(*labels, "--since", "01/01/2020").stdout
    assert run(*labels, "--since", "2999-01-01").exit_code == 2


def test_a_reading_list_has_a_poster_and_a_shift_is_kept_within_reason(
    stocked: School, tmp_path: Path
) -> None:
    stocked.catalog("Mã,Tên,Sách\nhe,Đọc trong hè,song; in\n", "lists.csv")
    out = tmp_path / "hè.pdf"
    labels = ("labels", "-C", stocked.root, "-o", out, "--kind", "poster-a5", "--id", "he")
    assert run(*labels, "--shift", "1.5", "-0.5").exit_code == 0
    with pymupdf.open(out) as document:
        words = document[0].get_text()
    assert "Đọc trong hè" in words
    assert "2 nhan đề" in words
    assert ",list,he,Đọc trong hè," in (stocked.root / "catalog" / "qr.csv").read_text(encoding="utf-8")
    assert run(*labels, "--shift", "99", "0").exit_code == 2


def test_single_codes_are_written_for_posters_of_ones_own(stocked: School, tmp_path: Path) -> None:
    for form, begins in (("svg", b"<svg "), ("png", b"\x89PNG"), ("pdf", b"%PDF-")):
        result = run(
            "labels", "-C", stocked.root, "--format", form, "--shelf", "van-hoc", "-o", tmp_path / form
        )
        assert result.exit_code == 0
        assert (tmp_path / form / f"vydmh.{form}").read_bytes().startswith(begins)
    (tmp_path / "tệp").touch()
    result = run(
        "labels", "-C", stocked.root, "--format", "png", "--shelf", "van-hoc", "-o", tmp_path / "tệp"
    )
    assert (result.exit_code, "Không ghi được" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sheet", "a4-64"), "a4-65"),
        (("--sheet", "a4-65"), "card"),
        (("--kind", "label", "--sheet", "a4-65", "--start", "66"), "65"),
        (("--kind", "label", "--subject", "Thơ"), "Thơ"),
        (("--kind", "label", "--grade", "13"), "13"),
        (("--id", "khong-co"), "khong-co"),
        (("--retire", "zzzzz"), "zzzzz"),
    ],
)
def test_wrong_choices_are_told(
    stocked: School, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run("labels", "-C", stocked.root, "-o", tmp_path / "x.pdf", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "x.pdf").exists()


def test_nothing_is_issued_or_called_dead_while_a_table_cannot_be_read(
    stocked: School, tmp_path: Path
) -> None:
    labels = ("labels", "-C", stocked.root, "-o", tmp_path / "x.pdf", "--kind", "label")
    assert run(*labels, "--id", "in").exit_code == 0
    ledger = (stocked.root / "catalog" / "qr.csv").read_bytes()
    stocked.catalog("<html>")
    result = run(*labels)
    assert (result.exit_code, "catalog/books.csv" in result.stderr) == (2, True)
    assert (stocked.root / "catalog" / "qr.csv").read_bytes() == ledger
    told = run("check", "-C", stocked.root).stderr
    assert "catalog/books.csv" in told
    assert "--retire" not in told


def test_a_schools_own_sheet_is_used_and_checked(stocked: School, tmp_path: Path) -> None:
    sheet = "[tomy]\nname = 'Tomy của trường'\ncolumns = 5\nrows = 13\nwidth = 38\nheight = {}\n"
    stocked.catalog(sheet.format("21"), "nhan.toml")
    assert "Tomy của trường" in run("labels", "-C", stocked.root, "--sheets").stdout
    labels = ("labels", "-C", stocked.root, "-o", tmp_path / "x.pdf", "--kind", "label", "--sheet", "tomy")
    assert run(*labels).exit_code == 0
    stocked.catalog(sheet.format("24"), "nhan.toml")
    result = run(*labels)
    assert result.exit_code == 2
    assert "nhan.toml" in result.stderr
    assert "190 × 312" in result.stderr
    stocked.catalog(sheet.format("21").replace("5", "5.0"), "nhan.toml")
    assert run(*labels).exit_code == 2


def test_check_tells_what_has_become_of_each_code(stocked: School) -> None:
    assert "Mã QR" not in run("check", "-C", stocked.root).stdout
    run("build", "-C", stocked.root)
    run("labels", "-C", stocked.root, "-o", stocked.root / "x.pdf", "--kind", "label", "--id", "in")
    value = json.loads(run("check", "-C", stocked.root, "--json").stdout)
    states = {code["target"]: (code["state"], bool(code["printed"])) for code in value["codes"]}
    assert states == {"home": ("live", False), "van-hoc": ("live", False), "in": ("waiting", True)}
    assert run("labels", "-C", stocked.root, "--retire", "vydmh").exit_code == 0
    stocked.catalog("Nhan đề,Tệp\nDòng sông,sông.pdf\n")
    result = run("check", "-C", stocked.root, "--codes")
    assert result.exit_code == 1
    assert "Mã QR: 1 đang dùng, 1 đã in, 1 đã ngừng, 1 hỏng." in result.stdout
    assert "vydmh  đã ngừng" in result.stdout
    assert "tusach labels --retire" in result.stderr


def test_a_new_library_builds_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "thư viện"
    result = run("new", folder)
    assert result.exit_code == 0
    assert str(folder) in result.stdout
    assert run("build", "-C", folder).exit_code == 0
    assert (folder / "site" / "index.html").is_file()
    again = run("new", folder)
    assert again.exit_code == 2
    assert "không trống" in again.stderr


def test_the_installed_command_runs(stocked: School) -> None:
    """One real process with real workers, as a librarian starts it."""
    (stocked.books / "hỏng.pdf").write_bytes(b"GIF89a")
    environment = {name: value for name, value in os.environ.items() if name != "TUSACH_LANG"}
    command = [sys.executable, "-c", "from library.cli import main; main()"]
    done = subprocess.run(
        [*command, "build", "-C", str(stocked.root), "--jobs", "2"],
        capture_output=True, env=environment, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "Xong: 2 nhan đề, 1 sách đọc được, 2 trang" in done.stdout
    assert "hỏng.pdf: đây là tệp GIF, không phải PDF, EPUB hay ảnh quét (CBZ)." in done.stderr
    assert "\x1b[" not in done.stdout + done.stderr


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    vietnamese, english = readme.split("## English")
    for name in main.commands:
        assert f"`tusach {name}" in vietnamese
        assert f"\n| `{name}" in english
