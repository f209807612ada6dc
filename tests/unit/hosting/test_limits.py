"""A site fits its host, or it is told why not, before anything is sent."""

from __future__ import annotations

import pytest

from library.errors import Severity
from library.hosting.hosts import Host, hosts
from library.hosting.limits import faults, file_faults, limit, size, weight_on

HOSTS = hosts()


def codes(host: Host, files: dict[str, int], *, elsewhere: bool = False) -> list[str]:
    return [problem.code for problem in faults(host, files, "vi", elsewhere=elsewhere)]


def many(count: int, each: int = 1) -> dict[str, int]:
    return {f"books/b{number % 99}/x{number}.html": each for number in range(count)}


@pytest.mark.parametrize("host", HOSTS.values(), ids=str)
def test_a_small_site_fits_every_host(host: Host) -> None:
    assert codes(host, {"index.html": 9_000, "books/a/read.html": 20_000}) == []
    assert host.source.startswith("https://")


@pytest.mark.parametrize(
    ("name", "bytes_", "expected"),
    [
        ("github-pages", 900_000_000, []),
        ("github-pages", 900_000_001, ["HOST-004"]),
        ("github-pages", 1_000_000_001, ["HOST-001"]),
        ("cloudflare-pages", 50_000_000_000, []),
    ],
)
def test_what_a_site_may_weigh(name: str, bytes_: int, expected: list[str]) -> None:
    parts = {f"books/a/text/{number}.js": bytes_ // 10_000 for number in range(10_000)}
    parts["index.html"] = bytes_ - sum(parts.values())
    assert codes(HOSTS[name], parts) == expected


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        ("cloudflare-upload", 900, []),
        ("cloudflare-upload", 901, ["HOST-005"]),
        ("cloudflare-upload", 1000, ["HOST-005"]),
        ("cloudflare-upload", 1001, ["HOST-002"]),
        ("cloudflare-pages", 20_001, ["HOST-002"]),
        ("github-pages", 30_000, []),
    ],
)
def test_how_many_files_there_may_be(name: str, count: int, expected: list[str]) -> None:
    assert codes(HOSTS[name], many(count)) == expected


def test_near_is_a_warning_and_over_is_none() -> None:
    near, over = (faults(HOSTS["cloudflare-upload"], many(count), "vi")[0] for count in (950, 1050))
    assert (near.severity, over.severity) == (Severity.WARNING, Severity.ERROR)


def test_a_file_that_is_too_large_is_named() -> None:
    files = {"books/a/audio/x.mp3": 26_214_401, "books/a/audio/y.mp3": 26_214_400}
    (problem,) = faults(HOSTS["cloudflare-pages"], files, "vi")
    assert (problem.code, problem.file) == ("HOST-003", "books/a/audio/x.mp3")
    assert dict(problem.details)["limit"] == "25 MB"


def test_files_side_by_side_in_one_folder() -> None:
    files = {f"books/a/pages/{number}.webp": 1 for number in range(54_001)}
    assert codes(HOSTS["netlify"], files) == ["HOST-006"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"images/sơ đồ: lớp.png": 1}, "HOST-008"),
        ({"books/con/index.html": 1}, "HOST-008"),
        ({"books/aux/index.html": 1}, "HOST-008"),
        ({"images/NUL.tar.gz": 1}, "HOST-008"),
        ({"noi-quy./a.html": 1}, "HOST-008"),
        ({"images/Ảnh.png": 1, "images/ảnh.png": 1}, "HOST-009"),
        ({f"images/{'a' * 194}": 1}, "HOST-010"),
        ({"big.bin": 1}, "HOST-007"),
        ({"big.mp3": 1 << 32}, "HOST-003"),
    ],
)
def test_what_a_stick_cannot_hold(files: dict[str, int], expected: str) -> None:
    assert codes(HOSTS["usb"], files) == [expected]


@pytest.mark.parametrize("name", ["con-duong", "console.js", "com10", "lpt", "a.con", "thư viện", "nul-x"])
def test_names_that_only_look_like_devices(name: str) -> None:
    assert codes(HOSTS["usb"], {f"images/{name}/index.html": 1}) == []


def test_page_images_elsewhere_do_not_open_from_a_stick() -> None:
    assert codes(HOSTS["usb"], {"index.html": 1}, elsewhere=True) == ["HOST-007"]


def test_a_small_file_fills_a_cluster_of_a_stick() -> None:
    assert weight_on(HOSTS["usb"], {"a": 1, "b": 32_768, "c": 32_769}) == 4 * 32_768
    assert weight_on(HOSTS["netlify"], {"a": 1, "b": 2}) == 3


def test_what_helps_against_too_many_files() -> None:
    host = HOSTS["cloudflare-upload"]
    pictures = {
        f"books/a/pages/{page:04}.0123456789{s}.webp": 1 for page in range(1, 600) for s in ("", ".s")
    }

    def advice(files: dict[str, int], host: Host = host) -> str:
        return dict(faults(host, files, "vi")[0].details)["advice"]

    assert advice(pictures) == "budget.pack_pages"
    assert advice(many(2_000)) == "budget.fewer_by_hand"
    assert advice(many(30_000), HOSTS["cloudflare-pages"]) == "budget.fewer_files"
    packed = many(1_001) | {"books/a/pages/0002-0009.0123456789.bin": 1}
    assert advice(packed) == "budget.fewer_by_hand"


def test_a_book_file_that_git_hosts_refuse() -> None:
    books = {"books/To.pdf": 104_857_601, "books/Nhỏ.pdf": 5}
    (problem,) = file_faults(HOSTS["github-pages"], books, "vi")
    assert (problem.code, problem.file, problem.left_out) == ("HOST-011", "books/To.pdf", False)
    assert file_faults(HOSTS["netlify"], books, "vi") == []


def test_sizes_are_written_as_people_read_them() -> None:
    assert [size(count, "vi") for count in (0, 999, 1_500, 26_214_401, 10**9)] == [
        *("0 B", "999 B", "1,5 KB", "26,2 MB", "1 GB"),
    ]
    assert [limit(count, "vi") for count in (26_214_400, 4_294_967_295, 10**9, 10**11)] == [
        *("25 MB", "4 GB", "1 GB", "100 GB"),
    ]
