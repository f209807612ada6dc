"""Books on the device, and the site without a network."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from browser.pages.find import Find
from browser.pages.library import Home
from browser.pages.offline import Keep, SavedBooks, in_charge, stored
from browser.pages.reader import Reader
from browser.pages.search import Search
from browser.pages.text import TextMode
from browser.school import SITE_PATH, School, build, build_again
from browser.server import SiteServer
from browser.window import DESK, PHONE, Site, Window
from playwright.sync_api import expect

from library.resources import theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.conftest import OpenWindow

_SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
_COPY_OF = "async () => (await caches.match(location.href)).text()"
_FULL = """
Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError') }
"""


@pytest.fixture
def visit(open_window: OpenWindow) -> Window:
    """A phone on which the service worker may work, on the school's site."""
    return _with_worker(open_window)


def _with_worker(open_window: OpenWindow, site: Site | None = None, device: object = PHONE) -> Window:
    window = open_window(device, site, service_workers="allow")  # type: ignore[arg-type]
    # What is not there without a network fails, and the browser says so.
    window.witness.forgiven |= {"ERR_FAILED", "ERR_INTERNET_DISCONNECTED"}
    return window


def _fly(window: Window, server: SiteServer) -> None:
    """Switch to flight mode.

    Playwright's lets the look for a new worker pass, which would bring the whole of a new version: the
    server has to be silent, too.
    """
    window.page.wait_for_load_state("networkidle")
    window.page.context.set_offline(True)
    window.witness.forgiven.add("sw.js")
    server.broken.add("")
    server.asked.clear()


def _land(window: Window, server: SiteServer) -> None:
    """Come back from flight mode."""
    server.broken.discard("")
    window.page.context.set_offline(False)


def _asked(server: SiteServer) -> list[str]:
    """Return what was asked of the server; Playwright's flight mode lets the look for a new worker pass."""
    return [path for path in server.asked if path != "sw.js"]


def _reads(window: Window, pages: int, book: str = "cay-gao") -> Reader:
    """Leaf through a whole book."""
    reader = Reader(window).open(book, "#p=1").shows(1)
    for page in range(2, pages + 1):
        reader.key("ArrowRight").at(page).shows(page)
        expect(reader.picture(page)).to_be_visible()
    return reader


# Saving


def test_a_saved_book_is_read_in_flight_mode(visit: Window, server: SiteServer) -> None:
    Keep(visit).save("cay-gao")
    _fly(visit, server)
    reader = _reads(visit, 12)
    find = Find(visit).open_find().ask("thu vien")
    expect(find.results).not_to_have_count(0)
    reader.key("Escape")
    reader.open_thumbnails()
    visit.page.wait_for_function(
        "() => [...document.querySelectorAll('.thumbnails img')].every((img) => img.naturalWidth)"
    )
    visit.go("books/cay-gao/index.html")
    expect(visit.page.locator(".book-cover img")).to_have_js_property("naturalWidth", 400)
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.head')).display") == "block"
    assert _asked(server) == []


def test_a_reflowable_book_keeps_its_text_mode(visit: Window, server: SiteServer) -> None:
    Keep(visit).save("suoi-reo")
    _fly(visit, server)
    text = TextMode(visit)
    text.open("suoi-reo", "#p=1&mode=text")
    text.reads("Hết khúc 1.")


def test_pages_that_share_files(open_window: OpenWindow, packed: Site, packed_server: SiteServer) -> None:
    window = _with_worker(open_window, packed)
    Keep(window).save("cay-gao")
    _fly(window, packed_server)
    _reads(window, 12)
    assert _asked(packed_server) == []


def test_in_the_reader(visit: Window, server: SiteServer) -> None:
    reader = Reader(visit).open("cay-gao", "#p=5").shows(5)
    reader.open_outline()
    keep = Keep(visit)
    keep.press("Tải về máy").says("Đã tải xong")
    expect(keep.button("Xoá “Cây gạo đầu làng” khỏi máy")).to_be_focused()
    in_charge(visit)
    _fly(visit, server)
    visit.page.reload()
    reader.ready().shows(5)


def test_a_download_that_broke_off_goes_on(visit: Window, server: SiteServer) -> None:
    visit.witness.forgiven.add("503")
    server.broken.add("pages/0009")
    keep = Keep(visit).on_book_page("cay-gao").press("Tải về máy").says("Mạng bị ngắt")
    came = {path for path in server.asked if "/pages/" in path and "0009" not in path}
    server.broken.clear()
    server.asked.clear()
    visit.page.reload()
    keep.press("Tải tiếp (còn").says("Đã tải xong")
    assert came
    assert came.isdisjoint(server.asked)
    assert [path for path in server.asked if "/pages/0009" in path]


def test_a_download_can_be_stopped(visit: Window) -> None:
    visit.page.add_init_script(
        "const take = self.fetch; self.fetch = (url, how) => /pages.0012/.test(url)"
        " ? new Promise((_, no) => how.signal.addEventListener('abort', () => no(how.signal.reason))) : take(url, how)"
    )
    keep = Keep(visit).on_book_page("cay-gao").press("Tải về máy")
    expect(keep.box.get_by_role("progressbar")).to_be_visible()
    keep.press("Dừng")
    expect(keep.button("Tải tiếp")).to_be_focused()


def test_a_saved_book_can_be_removed(visit: Window, server: SiteServer) -> None:
    keep = Keep(visit).save("cay-gao")
    keep.press("Xoá").press("Thôi").says("Đã tải ·").press("Xoá").press("Xoá")
    expect(keep.button("Tải về máy")).to_be_focused()
    assert not [name for name in stored(visit) if " book " in name]
    _fly(visit, server)
    visit.go("books/cay-gao/read.html#p=3")
    expect(SavedBooks(visit).missing).to_contain_text("chưa được tải về máy")


def test_saving_data_is_asked_first(visit: Window, server: SiteServer) -> None:
    visit.page.add_init_script(_SAVES_DATA)
    keep = (
        Keep(visit).on_book_page("cay-gao").press("Tải về máy").says("Máy đang bật tiết kiệm dữ liệu. Tải 0,")
    )
    keep.press("Thôi")
    assert not [path for path in server.asked if "/pages/" in path]
    keep.press("Tải về máy").press("Tải").says("Đã tải xong")


def test_a_full_device(visit: Window) -> None:
    visit.page.add_init_script(_FULL)
    Keep(visit).on_book_page("cay-gao").press("Tải về máy").says("Máy hết chỗ trống")


def test_a_player_gets_the_part_it_asks_for(visit: Window, server: SiteServer) -> None:
    Keep(visit).save("cay-gao")
    _fly(visit, server)
    Reader(visit).open("cay-gao")
    answer = visit.page.evaluate(
        """async () => {
          const answer = await fetch(document.querySelector('.page-image').src, { headers: { Range: 'bytes=10-19' } })
          return [answer.status, (await answer.arrayBuffer()).byteLength, answer.headers.get('content-range').slice(0, 11)]
        }"""
    )
    assert answer == [206, 10, "bytes 10-19"]


# Versions


@pytest.fixture
def deployed(school: School, tmp_path: Path) -> Iterator[tuple[School, SiteServer, Site]]:
    """A copy of the school whose site is served, to be built again."""
    shutil.copytree(school.root, tmp_path / "school")
    copy = School(tmp_path / "school")
    with SiteServer(copy.site, SITE_PATH) as server:
        yield copy, server, Site("deployed", server.url)


@contextmanager
def _theme_of_another_version(root: Path) -> Iterator[None]:
    """Let builds take a theme whose reader and frame say that they are of version two."""
    other = root / "theme"
    shutil.copytree(theme(), other)
    for name in ("reader.js", "site.js"):
        script = other / "assets" / name
        text = script.read_text(encoding="utf-8")
        script.write_text(f"{text}document.documentElement.dataset.version='two'\n", encoding="utf-8")
    for name in ("reader.css", "site.css"):
        sheet = other / "assets" / name
        sheet.write_text(sheet.read_text(encoding="utf-8") + ":root{--version:two}\n", encoding="utf-8")
    with (
        patch("library.mkdocs_plugin.plugin.theme", lambda: other),
        patch("library.pipeline.theme", lambda: other),
    ):
        yield


def _version(window: Window) -> tuple[str, str]:
    """Return the versions of the style sheet and of the script that a page was made by."""
    return tuple(  # type: ignore[return-value]
        window.page.evaluate(
            """() => [getComputedStyle(document.documentElement).getPropertyValue('--version') || 'one',
              document.documentElement.dataset.version || 'one']"""
        )
    )


def test_a_new_version_never_mixes_with_the_saved_one(
    open_window: OpenWindow, deployed: tuple[School, SiteServer, Site], tmp_path: Path
) -> None:
    school, server, site = deployed
    window = _with_worker(open_window, site)
    Keep(window).save("cay-gao")
    window.page.wait_for_load_state("networkidle")

    # Build 2: another text and one page less, another theme.
    with _theme_of_another_version(tmp_path):
        build_again(school)
    server.asked.clear()

    # In flight mode: all of build 1.
    _fly(window, server)
    _reads(window, 12)
    assert _version(window) == ("one", "one")
    window.go("index.html")
    expect(window.page.locator("h1")).to_be_visible()
    assert _version(window) == ("one", "one")
    assert _asked(server) == []

    # Online again: the saved version opens, is renewed in what changed, and says so.
    _land(window, server)
    reader = Reader(window).open("cay-gao", "#p=1").shows(1)
    assert _version(window) == ("one", "one")
    reader.open_outline()
    keep = Keep(window).says("vừa được cập nhật")
    fetched = [path for path in server.asked if path.startswith("books/cay-gao/pages/")]
    assert fetched
    kept = set(
        re.findall(r"pages/[\w.]+", (school.site / "books/cay-gao/files.json").read_text(encoding="utf-8"))
    )
    assert len(fetched) < len(kept)
    assert len(fetched) == len(set(fetched))
    # The pages of the version that is open are still there.
    reader.key("Escape")
    reader.key("End").shows(12)
    reader.open_outline()
    with window.page.expect_navigation():
        keep.press("Mở lại")

    _fly(window, server)
    _reads(window, 11)
    assert _version(window) == ("two", "two")
    window.go("index.html")
    assert _version(window) in {("one", "one"), ("two", "two")}
    assert _asked(server) == []


def test_the_frame_is_renewed(
    open_window: OpenWindow, deployed: tuple[School, SiteServer, Site], tmp_path: Path
) -> None:
    school, server, site = deployed
    window = _with_worker(open_window, site)
    window.go("index.html")
    in_charge(window)
    (old,) = [name for name in stored(window) if " frame " in name]
    with _theme_of_another_version(tmp_path):
        build_again(school)
    window.go("index.html")
    window.page.evaluate("navigator.serviceWorker.ready.then((it) => it.update())")
    window.page.wait_for_function(
        "async (old) => (await caches.keys()).filter((name) => / frame /.test(name) && name !== old).length",
        arg=old,
    )
    window.page.wait_for_function("async () => !(await navigator.serviceWorker.ready).installing")
    window.page.wait_for_timeout(300)
    _fly(window, server)
    window.go("index.html")
    assert _version(window) == ("two", "two")
    window.go("search.html")
    assert _version(window) == ("two", "two")


def test_a_book_that_the_library_takes_back_leaves_the_device(
    open_window: OpenWindow, deployed: tuple[School, SiteServer, Site]
) -> None:
    school, _, site = deployed
    window = _with_worker(open_window, site)
    window.witness.forgiven.add("404")
    for book in ("cay-gao", "suoi-reo"):
        Keep(window).save(book)
    config = school.root / "mkdocs.yml"
    rule = "book_codes: true\n      access: {folders: {Cây gạo.pdf: physical}}\n"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("book_codes: true\n", rule), encoding="utf-8")
    build(school.root)
    window.go("index.html")
    window.page.evaluate("navigator.serviceWorker.ready.then((it) => it.update())")
    window.page.wait_for_function(
        "async () => !(await caches.keys()).some((name) => name.endsWith('book cay-gao'))"
    )
    assert any(name.endswith("book suoi-reo") for name in stored(window))


def test_a_rebuild_without_a_change_is_no_new_version(deployed: tuple[School, SiteServer, Site]) -> None:
    school, _, _ = deployed
    names = ("sw.js", "books/cay-gao/files.json", "books/suoi-reo/files.json")
    before = {name: (school.site / name).read_bytes() for name in names}
    build_again(school)
    after = {name: (school.site / name).read_bytes() for name in names}
    assert [name for name in names if before[name] != after[name]] == ["books/cay-gao/files.json"]


# The site


def test_home_without_a_network_begins_with_the_saved_books(visit: Window, server: SiteServer) -> None:
    Keep(visit).save("cay-gao")
    home = Home(visit).open()
    kept = SavedBooks(visit)
    expect(kept.books).to_have_count(1)
    _fly(visit, server)
    home.open()
    expect(kept.kept).to_contain_text("Máy đang không có mạng")
    assert kept.kept.bounding_box()["y"] < home.page.locator("#shelves").bounding_box()["y"]  # type: ignore[index]
    visit.press(kept.books.get_by_role("link", name="Cây gạo đầu làng"))
    Reader(visit).ready().shows(1)


def test_what_is_not_there_is_told_with_the_saved_books(visit: Window, server: SiteServer) -> None:
    Keep(visit).save("cay-gao")
    _fly(visit, server)
    visit.go("books/suoi-reo/read.html#p=2")
    saved = SavedBooks(visit)
    expect(saved.missing).to_contain_text("chưa được tải về máy")
    expect(saved.books).to_have_count(1)
    expect(saved.kept.locator("img")).to_have_js_property("naturalWidth", 400)
    visit.go("shelves/van-hoc/index.html")
    expect(saved.missing).to_contain_text("chưa mở được trang này")
    # As soon as there is a network, what was wanted opens.
    visit.go("books/suoi-reo/read.html#p=2")
    expect(saved.missing).to_be_visible()
    _land(visit, server)
    visit.page.wait_for_url("**/books/suoi-reo/read.html#p=2")
    Reader(visit).ready().shows(2)


def test_pages_and_searches_seen_before(visit: Window, server: SiteServer) -> None:
    visit.go("index.html")
    in_charge(visit)
    visit.go("shelves/van-hoc/index.html")
    expect(visit.page.locator(".card").first).to_be_visible()
    Search(visit).open("?q=cay%20gao").answered(1)
    _fly(visit, server)
    visit.go("shelves/van-hoc/")
    expect(visit.page.locator(".card").first).to_be_visible()
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('.head')).borderBottomStyle") == "solid"
    )
    Search(visit).open("?q=cay%20gao").answered(1)


def test_what_comes_too_late_is_there_the_next_time(
    open_window: OpenWindow, school: School, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(school.site, site)
    shelf = "shelves/van-hoc/index.html"
    # Else a browser takes a page that is an hour old for new for some minutes (RFC 9111, §4.2.2), and asks nobody.
    with SiteServer(site, SITE_PATH, lambda _: [("Cache-Control", "no-cache")]) as server:
        window = _with_worker(open_window, Site("slow", server.url))
        window.go("index.html")
        in_charge(window)
        window.go(shelf)
        heading = window.page.locator("h1")
        before = heading.inner_text()
        (site / shelf).write_text(
            (site / shelf).read_text(encoding="utf-8").replace(f">{before}<", ">Kệ mới<"), encoding="utf-8"
        )
        server.held = shelf
        window.go(shelf)
        expect(heading).to_have_text(before)
        server.free.set()
        until = time.monotonic() + 30
        while "Kệ mới" not in window.page.evaluate(_COPY_OF) and time.monotonic() < until:
            window.page.wait_for_timeout(50)
        _fly(window, server)
        window.go(shelf)
        expect(heading).to_have_text("Kệ mới")


def test_the_first_visit_is_not_held_up(visit: Window, server: SiteServer, school: School) -> None:
    Reader(visit).open("cay-gao").shows(1)
    in_charge(visit)
    worker = server.asked.index("sw.js")
    pictures = [at for at, path in enumerate(server.asked) if re.search(r"/pages/0001\.\w+\.webp", path)]
    assert max(pictures) < worker
    facts = json.loads(re.match(r"self\.tusachSite=(.*?);\n", _read(school, "sw.js"))[1])  # type: ignore[index]
    weights = [
        len(gzip.compress(_read(school, path).encode()))
        for path in (*facts["files"], *facts["pages"], "sw.js")
    ]
    assert sum(weights) <= 60_000, weights


def _read(school: School, path: str) -> str:
    return (school.site / path).read_text(encoding="utf-8")


def test_the_site_can_be_installed(visit: Window) -> None:
    visit.go("index.html")
    in_charge(visit)
    session = visit.page.context.new_cdp_session(visit.page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["name"] == "Thư viện Trường Tiểu học Đầu Làng"
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )


# Privacy, and neighbours on one host


def test_a_shared_device_forgets(visit: Window) -> None:
    Keep(visit).save("cay-gao")
    Reader(visit).open("cay-gao", "#p=4").shows(4)
    visit.go("shelves/van-hoc/index.html")
    saved = SavedBooks(visit).open()
    visit.press(saved.page.get_by_role("button", name="Xoá dữ liệu đọc trên máy này"))
    visit.press(saved.page.get_by_role("button", name="Xoá hết"))
    expect(saved.page.get_by_text("Đã xoá hết dữ liệu đọc")).to_be_focused()
    expect(saved.books).to_have_count(0)
    assert visit.page.evaluate("Object.keys(localStorage)") == []
    assert not [name for name, held in stored(visit).items() if " frame " not in name and held]
    Home(visit).open()
    expect(Home(visit).last_read).to_be_hidden()


def test_two_schools_on_one_host(open_window: OpenWindow, school: School, tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(school.site, tmp_path / name)
    shutil.copy(school.site / "404.html", tmp_path)
    with SiteServer(tmp_path, "/") as server:
        window = _with_worker(open_window, Site("host", server.url))
        keep = Keep(window)
        for name in ("a", "b"):
            window.go(f"{name}/books/cay-gao/index.html")
            keep.press("Tải về máy").says("Đã tải xong")
        Reader(window).page.goto(f"{server.url}a/books/cay-gao/read.html#p=6")
        Reader(window).ready().shows(6)
        window.go("b/index.html")
        expect(Home(window).last_read).to_be_hidden()
        window.go("b/saved.html")
        window.press(window.page.get_by_role("button", name="Xoá dữ liệu đọc trên máy này"))
        window.press(window.page.get_by_role("button", name="Xoá hết"))
        expect(window.page.get_by_text("Đã xoá hết dữ liệu đọc")).to_be_visible()
        window.go("a/index.html")
        expect(Home(window).last_read).to_contain_text("6/12")
        expect(SavedBooks(window).books).to_have_count(1)


def test_from_a_usb_stick_nothing_is_offered(open_window: OpenWindow, school: School) -> None:
    window = open_window(DESK, Site("file", f"{school.site.as_uri()}/"))
    window.go("books/cay-gao/index.html")
    expect(window.page.locator("#keep")).to_be_hidden()
    expect(window.page.get_by_role("link", name="Sách đã tải về máy")).to_have_count(0)
    window.go("saved.html")
    expect(window.page.locator("main")).to_contain_text("chưa tải sách về máy được")
