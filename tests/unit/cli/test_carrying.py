"""`tusach budget` and `tusach export`, and a build that its host would refuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from support.executors import Inline
from support.pdfs import make_pdf
from support.trees import changed, files, stamps

from library.cli import main
from library.hosting.hosts import Host, hosts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.schools import School

STORE = "https://kho.example/thu-vien/"


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    with (
        patch("library.pipeline.Workers", lambda _: Inline()),
        patch("library.pipeline.engine", lambda: ""),
    ):
        yield


@pytest.fixture
def stocked(school: School) -> School:
    make_pdf(school.books / "sông.pdf", [f"Con đò sang sông, trang {page}" for page in range(1, 12)])
    school.catalog("Mã sách,Nhan đề,Tệp\nsong,Dòng sông,sông.pdf\n")
    return school


def run(command: str, school: School, *arguments: object) -> Result:
    result = CliRunner().invoke(main, [command, "-C", str(school.root), *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def configure(school: School, *lines: str) -> None:
    school.config()
    path = school.root / "mkdocs.yml"
    text = "".join(f"      {line}\n" for line in lines)
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def small(**limits: int) -> Iterator[None]:
    """A Cloudflare that takes next to nothing."""
    return patch.dict(
        hosts(), {"cloudflare-pages": Host("cloudflare-pages", "https://", "Cloudflare Pages", **limits)}
    )  # type: ignore[return-value, arg-type]


def test_without_a_site_it_says_so(stocked: School) -> None:
    result = run("budget", stocked)
    assert result.exit_code == 2
    assert "tusach build" in result.stderr


def test_the_site_is_weighed_against_every_host(stocked: School) -> None:
    stocked.build()
    result = run("budget", stocked)
    assert result.exit_code == 0
    assert result.stdout.startswith("Trang web: ")
    assert "Dòng sông" in result.stdout
    assert result.stdout.count("✓") == len(hosts())
    assert "So với" not in result.stdout, "there is no build before the first"


def test_growth_is_told_book_by_book(stocked: School) -> None:
    stocked.build()
    make_pdf(stocked.books / "núi.pdf", ["Núi cao", "Suối sâu"])
    stocked.build()
    stocked.build()
    result = run("budget", stocked)
    assert "So với lần dựng trước" in result.stdout
    assert any("núi" in line and "(mới)" in line for line in result.stdout.splitlines())
    value = json.loads(run("budget", stocked, "--json").stdout)
    assert value["since"]["bytes"] < value["bytes"]
    assert {book["id"]: book["grown"] for book in value["books"]}["song"] == 0
    assert [host["id"] for host in value["hosts"]] == list(hosts())


def test_a_host_that_would_refuse_ends_with_1(stocked: School) -> None:
    stocked.build()
    with small(files=20):
        assert run("budget", stocked).exit_code == 0, "no host was chosen"
        result = run("budget", stocked, "--host", "cloudflare-pages")
        assert result.exit_code == 1
        assert "✗ Cloudflare Pages: " in result.stdout, "it was asked about, and is not the school's"
        assert "HOST-002" in result.stdout
        configure(stocked, "host: cloudflare-pages")
        assert run("budget", stocked).exit_code == 1
    assert run("budget", stocked, "--host", "geocities").exit_code == 2


def test_a_build_that_does_not_fit_leaves_the_old_site(stocked: School) -> None:
    configure(stocked, "host: cloudflare-pages")
    assert run("build", stocked).exit_code == 0
    before = stamps(stocked.site)
    make_pdf(stocked.books / "núi.pdf", ["Núi cao"])
    with small(files=len(before)):
        result = run("build", stocked)
    assert result.exit_code == 2
    assert "trang web cũ còn nguyên" in result.stderr
    assert "chỉ nhận" in result.stderr
    assert changed(before, stamps(stocked.site)) == set()
    assert run("build", stocked).exit_code == 0
    assert (stocked.site / "books/nui/read.html").is_file()


def test_a_site_that_nearly_fills_its_host_is_built_and_warned_of(stocked: School) -> None:
    run("build", stocked)
    limit = int(len(files(stocked.site)) / 0.95)
    configure(stocked, "host: cloudflare-pages")
    with small(files=limit):
        result = run("build", stocked)
    assert result.exit_code == 0
    assert f"gần đến mức {limit} tệp của Cloudflare Pages" in result.stderr


def test_a_host_that_counts_files_gets_packs(stocked: School) -> None:
    configure(stocked, "host: cloudflare-pages")
    # The 22 files of page images may be a tenth of what there may be.
    with patch("library.hosting.packing._SHARE", 10):
        with small(files=220):
            run("build", stocked)
        assert not list(stocked.site.rglob("*.bin"))
        with small(files=219):
            run("build", stocked)
        assert list(stocked.site.rglob("*.bin"))


def test_page_images_go_where_they_are_to_lie(stocked: School) -> None:
    configure(stocked, f"pages_url: {STORE}")
    assert run("build", stocked).exit_code == 0
    pages, site = files(stocked.root / "site-pages"), files(stocked.site)
    assert all(name.startswith("books/song/pages/") for name in pages if name != ".tusach-site")
    assert len(pages) == 23
    assert not any("/pages/" in name for name in site)
    book, reader = stocked.page("books/song/book.js"), stocked.page("books/song/read.html")
    assert f'"pagesFolder":"{STORE}books/song/"' in book
    assert f'src="{STORE}books/song/pages/0001.' in reader
    assert '<link rel="preconnect" href="https://kho.example" crossorigin>' in reader
    listed = [name for name, _ in json.loads(stocked.page("books/song/files.json"))["files"]]
    assert {f"{STORE}{name}" for name in pages} >= {name for name in listed if name.startswith("http")}
    assert sum(name.startswith(STORE) for name in listed) == 22
    manifest = json.loads(stocked.page("books/song/manifest.json"))
    assert manifest["readingOrder"][0]["href"].startswith(f"{STORE}books/song/pages/0001.")
    canvas = json.loads(stocked.page("iiif/song/manifest.json"))["items"][0]
    assert canvas["items"][0]["items"][0]["body"]["id"].startswith(f"{STORE}books/song/pages/0001.")
    again = run("build", stocked)
    assert again.stdout.startswith("Không có gì thay đổi")
    next((stocked.root / "site-pages").rglob("*.webp")).unlink()
    run("build", stocked)
    assert files(stocked.root / "site-pages") == pages


def test_a_school_may_have_robots_of_its_own(stocked: School) -> None:
    own = stocked.root / "catalog" / "pages" / "robots.txt"
    own.write_text("User-agent: *\nDisallow: /books/\n", encoding="utf-8")
    assert run("build", stocked).exit_code == 0
    assert stocked.page("robots.txt") == own.read_text(encoding="utf-8")


def test_every_page_says_noindex_when_it_shall(stocked: School) -> None:
    configure(stocked, "robots: noindex")
    assert run("build", stocked).exit_code == 0
    for path in stocked.site.rglob("*.html"):
        assert '<meta name="robots" content="noindex">' in path.read_text(encoding="utf-8"), path


def test_a_zip_of_the_site(stocked: School, tmp_path: Path) -> None:
    result = run("export", stocked, "--zip", tmp_path / "a.zip")
    assert result.exit_code == 0
    with ZipFile(tmp_path / "a.zip") as file:
        names = set(file.namelist())
    shown = {name for name in files(stocked.site) if not name.startswith(".")}
    assert names == shown
    assert {"index.html", "_headers"} <= names
    first = (tmp_path / "a.zip").read_bytes()
    run("export", stocked, "--zip", tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == first
    assert run("export", stocked, "--zip").exit_code == 0
    assert (stocked.root / "trang-web.zip").read_bytes() == first


def test_a_zip_that_no_host_takes_is_made_and_warned_of(stocked: School, tmp_path: Path) -> None:
    with patch.dict(hosts(), {"cloudflare-upload": Host("cloudflare-upload", "https://", files=3)}):
        result = run("export", stocked, "--zip", tmp_path / "a.zip")
    assert result.exit_code == 0
    assert "chỉ nhận 3 tệp" in result.stderr
    assert (tmp_path / "a.zip").is_file()


@pytest.mark.parametrize("name", ["a.rar", "site/a.zip"])
def test_a_zip_has_a_name_of_its_own(stocked: School, name: str) -> None:
    assert run("export", stocked, "--zip", stocked.root / name).exit_code == 2


def test_a_stick_is_filled_and_a_second_time_only_renewed(stocked: School, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    result = run("export", stocked, "--usb", usb)
    assert result.exit_code == 0
    assert {path.name for path in usb.iterdir()} == {"MO-THU-VIEN.html", "thu-vien"}
    start = (usb / "MO-THU-VIEN.html").read_text(encoding="utf-8")
    assert 'href="thu-vien/index.html"' in start
    assert "Thư viện Hoa Gạo" in start
    assert (usb / "thu-vien/books/song/read.html").is_file()
    assert not (usb / "thu-vien/_headers").exists()
    assert run("export", stocked, "--usb", usb).stdout.startswith(f"Đã chép vào {usb}: 0 tệp mới")


def test_a_site_made_for_a_host_is_made_again_for_a_stick(stocked: School, tmp_path: Path) -> None:
    configure(stocked, "pack: 8", f"pages_url: {STORE}")
    run("build", stocked)
    before, report = files(stocked.site), (stocked.root / ".tusach/report.json").read_bytes()
    history = (stocked.root / ".tusach/history.json").read_bytes()
    result = run("export", stocked, "--usb", tmp_path / "usb")
    assert result.exit_code == 0
    names = files(tmp_path / "usb")
    assert sum("/pages/" in name for name in names) == 22
    assert not any(name.endswith(".bin") for name in names)
    assert STORE not in (tmp_path / "usb/thu-vien/books/song/read.html").read_text(encoding="utf-8")
    assert files(stocked.site) == before
    assert (stocked.root / ".tusach/report.json").read_bytes() == report
    assert (stocked.root / ".tusach/history.json").read_bytes() == history
    assert run("build", stocked).stdout.startswith("Không có gì thay đổi")


def test_names_that_a_stick_cannot_hold_are_told_before_anything_is_copied(
    stocked: School, tmp_path: Path
) -> None:
    (stocked.root / "catalog/pages/sơ đồ: lớp.txt").write_text("5A", encoding="utf-8")
    result = run("export", stocked, "--usb", tmp_path / "usb")
    assert result.exit_code == 2
    assert "tên “sơ đồ: lớp.txt” không dùng được" in result.stderr
    assert not (tmp_path / "usb").exists()


def test_a_stick_is_no_folder_of_the_site(stocked: School) -> None:
    assert run("export", stocked, "--usb", stocked.site / "usb").exit_code == 2
    assert run("export", stocked, "--usb", stocked.root / "không có" / "usb").exit_code == 2


def test_a_book_left_out_is_told_and_the_rest_is_carried(stocked: School, tmp_path: Path) -> None:
    (stocked.books / "hỏng.pdf").write_bytes(b"")
    result = run("export", stocked, "--usb", tmp_path / "usb")
    assert result.exit_code == 1
    assert "hỏng.pdf" in result.stderr
    assert (tmp_path / "usb/MO-THU-VIEN.html").is_file()


def test_a_workflow_says_what_comes_next(stocked: School) -> None:
    result = run("export", stocked, "--workflow", "github")
    assert result.exit_code == 0
    assert "Đã ghi .github/workflows/thu-vien.yml" in result.stdout
    assert "ai cũng tải được mọi tệp trong books" in result.stdout


def test_page_images_that_no_workflow_publishes_are_told(stocked: School) -> None:
    assert STORE not in run("export", stocked, "--workflow", "gitlab").stdout
    configure(stocked, f"pages_url: {STORE}")
    assert f"tải thư mục site-pages lên {STORE}" in run("export", stocked, "--workflow", "gitlab").stdout


def test_it_wants_to_know_what_to_do(stocked: School) -> None:
    assert run("export", stocked).exit_code == 2
