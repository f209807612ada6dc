"""Books for a class: they ask for a passphrase, and then they are books like any other."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from browser.locked import OTHER, PASSPHRASE, lock_school
from browser.pages.lock import Lock
from browser.pages.offline import Keep, stored
from browser.school import PHRASE, PHRASE_PAGES, SITE_PATH, School
from browser.server import SiteServer
from browser.test_accessibility import violations
from browser.window import DESK, LYING_PHONE, PHONE, Device, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.conftest import OpenWindow
    from browser.window import Window

_WRONG = "Mật khẩu chưa đúng"
_TAMPERED = "bị hỏng hoặc bị sửa"
# Words of the tale that stand on its first page with text.
_WORDS = "Bóng mát"


# What the whole run shares in conftest.py is, in this module, the school with locked books.
@pytest.fixture(scope="module")
def school(school: School, tmp_path_factory: pytest.TempPathFactory) -> School:
    return lock_school(school, tmp_path_factory.mktemp("locked") / "school")


@pytest.fixture(scope="module")
def _server(school: School) -> Iterator[SiteServer]:
    with SiteServer(school.site, SITE_PATH) as server:
        yield server


def test_the_right_passphrase_opens_the_book(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(PHONE, site)).visit("cay-gao")
    assert lock.page.locator("#stage img").count() == 0
    assert lock.page.locator("#bottom").is_hidden()
    lock.answer("sai rồi bạn ơi").says(_WRONG)
    expect(lock.field_of_passphrase).to_be_focused()
    lock.answer(PASSPHRASE).enters().shows(1)
    expect(lock.page.locator("#page-count")).to_have_text("/ 12")
    lock.swipe("left").at(2).shows(2)
    expect(lock.picture(2)).to_be_visible()


def test_it_is_typed_without_accents_and_capitals_as_well(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(PHONE, site)).visit("cay-gao", "#p=5")
    lock.answer("  SONG dai cá lội  biet tam ").enters().shows(5)


def test_a_passphrase_of_another_class_does_not_open_it(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(PHONE, site)).visit("suoi-reo")
    lock.answer(OTHER).says(_WRONG)
    lock.answer(PASSPHRASE).enters().shows(1)


def test_the_page_before_it_holds_nothing_of_the_book(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(PHONE, site)).visit("cay-gao")
    assert _WORDS not in lock.page.content()
    assert lock.page.locator("[src*='pages/']").count() == 0
    # What is typed is no part of an address, even where no script listens.
    assert lock.form.locator("[name]").count() == 0
    expect(lock.field_of_passphrase).to_have_attribute("type", "password")
    lock.form.get_by_label("Hiện chữ đang gõ").check()
    expect(lock.field_of_passphrase).to_have_attribute("type", "text")


def test_words_are_found_marked_and_read_as_text(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(DESK, site)).visit("cay-gao").answer(PASSPHRASE).enters()
    lock.open_find().ask(f'"{PHRASE}"')
    expect(lock.results).to_have_count(len(PHRASE_PAGES))
    lock.results.first.click()
    lock.at(PHRASE_PAGES[0])
    assert lock.marks(PHRASE_PAGES[0])
    lock.page.keyboard.press("Escape")
    lock.page.locator("#mode").click()
    expect(lock.view).to_contain_text("thư viện mở cửa")


def test_a_reflowable_book_is_read_as_text_with_its_chapters(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(PHONE, site)).visit("suoi-reo", "#p=1&mode=text")
    lock.answer(PASSPHRASE).enters()
    expect(lock.view.locator("article p").first).to_be_visible()


def test_a_book_from_right_to_left_turns_that_way(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(PHONE, site)).visit("nguoc-chieu").answer(OTHER).enters().shows(1)
    expect(lock.page.locator("#bottom")).to_have_attribute("dir", "rtl")
    lock.swipe("right").at(2).shows(2)


def test_thumbnails_are_shown(open_window: OpenWindow, site: Site) -> None:
    lock = Lock(open_window(PHONE, site)).visit("cay-gao").answer(PASSPHRASE).enters().shows(1)
    grid = lock.open_thumbnails()
    expect(grid.locator("img").first).to_be_visible()
    lock.page.wait_for_function(
        "[...document.querySelectorAll('.thumbnails img')].every((img) => img.naturalWidth > 0)"
    )


def test_nothing_is_remembered_unless_it_is_asked_for(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    lock = Lock(window).visit("cay-gao", "#p=2").answer(PASSPHRASE).enters().shows(2)
    lock.choose("Đánh dấu trang 2")
    expect(lock.page.locator("#toast")).to_have_text(re.compile("."))
    kept = window.page.evaluate("JSON.stringify(localStorage) + document.cookie")
    for secret in (PASSPHRASE, "ghe nang", _WORDS, "Chương một"):
        assert secret not in kept
    lock.visit("cay-gao")


def test_a_device_that_remembers_opens_all_books_of_the_class_until_it_forgets(
    open_window: OpenWindow,
) -> None:
    lock = Lock(open_window(PHONE)).visit("cay-gao")
    lock.answer(PASSPHRASE, remember=True).enters().shows(1)
    for book in ("cay-gao", "suoi-reo", "nguoc-chieu"):
        lock.window.go(f"books/{book}/read.html#p=1")
        lock.enters().shows(1)
    lock.choose("Khoá lại")
    lock.asks()
    lock.visit("suoi-reo")


def test_a_stick_offers_no_memory(open_window: OpenWindow, school_on_a_stick: Site) -> None:
    lock = Lock(open_window(PHONE, school_on_a_stick)).visit("cay-gao")
    expect(lock.form.get_by_label("Nhớ trên máy này")).to_be_hidden()


@pytest.fixture
def tampered(school: School, tmp_path: Path) -> Iterator[tuple[Path, Site]]:
    """A copy of the site that can be spoilt: the folder of a book, and where it is served."""
    shutil.copytree(school.site, tmp_path / "site")
    with SiteServer(tmp_path / "site", SITE_PATH) as server:
        yield tmp_path / "site" / "books" / "cay-gao", Site("tampered", server.url)


def _spoil(path: Path) -> None:
    text = path.read_text(encoding="ascii")
    at = len(text) // 2
    path.write_text(text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :], encoding="ascii")


def test_a_changed_file_is_told_apart_from_a_wrong_passphrase(
    open_window: OpenWindow, tampered: tuple[Path, Site]
) -> None:
    folder, site = tampered
    for path in (folder / "sealed").iterdir():
        _spoil(path)
    lock = Lock(open_window(PHONE, site)).visit("cay-gao")
    lock.answer("mật khẩu nào đó thôi").says(_WRONG)
    lock.answer(PASSPHRASE).says(_TAMPERED)
    assert lock.page.locator("#stage img").count() == 0


def test_files_that_changed_places_are_told(open_window: OpenWindow, tampered: tuple[Path, Site]) -> None:
    folder, site = tampered
    other = next((folder.parent / "suoi-reo" / "sealed").iterdir())
    for path in (folder / "sealed").iterdir():
        shutil.copyfile(other, path)
    Lock(open_window(PHONE, site)).visit("cay-gao").answer(PASSPHRASE).says(_TAMPERED)


def test_a_lost_connection_is_told_and_mended(open_window: OpenWindow, server: SiteServer) -> None:
    window = open_window(PHONE)
    window.witness.forgiven |= {"503"}
    lock = Lock(window).visit("cay-gao")
    server.broken.add("/sealed/")
    lock.answer(PASSPHRASE).says("Chưa tải được sách")
    server.broken.clear()
    lock.answer(PASSPHRASE).enters().shows(1)


def test_an_address_without_https_is_told(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    window.go("books/cay-gao/read.html")
    lock = Lock(window).says("https://")
    expect(lock.field_of_passphrase).to_be_disabled()


def test_a_saved_book_lies_locked_on_the_device(open_window: OpenWindow, server: SiteServer) -> None:
    window = open_window(PHONE, service_workers="allow")
    window.witness.forgiven |= {"ERR_FAILED", "ERR_INTERNET_DISCONNECTED", "sw.js"}
    Keep(window).save("cay-gao")
    window.page.wait_for_load_state("networkidle")
    window.page.context.set_offline(True)
    server.broken.add("")
    lock = Lock(window).visit("cay-gao").answer(PASSPHRASE).enters().shows(1)
    lock.go_to("12").at(12).shows(12)
    book = next(urls for name, urls in stored(window).items() if name.endswith("book cay-gao"))
    own = {url.rsplit("books/cay-gao/", 1)[1] for url in book if "books/cay-gao/" in url}
    assert {re.sub(r"sealed/\w{20}\.js", "sealed", name.split("?")[0]) for name in own} == {
        "sealed",
        "book.js",
        "index.html",
        "read.html",
        "files.json",
    }


def test_blobs_are_given_back(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    window.page.add_init_script("""
self.alive = new Set()
const { createObjectURL: make, revokeObjectURL: free } = URL
URL.createObjectURL = (blob) => { const url = make.call(URL, blob); self.alive.add(url); return url }
URL.revokeObjectURL = (url) => { self.alive.delete(url); free.call(URL, url) }
""")
    lock = Lock(window).visit("cay-gao").answer(PASSPHRASE).enters().shows(1)
    for page in range(2, 8):
        lock.key("ArrowRight").at(page).shows(page)
    lock.page.wait_for_function("self.alive.size === 0")


@pytest.mark.parametrize("device", [PHONE, LYING_PHONE, DESK, Device(320, 480)], ids=str)
def test_what_is_asked_fits_the_screen(open_window: OpenWindow, device: Device) -> None:
    lock = Lock(open_window(device)).visit("cay-gao")
    lock.answer("sai rồi").says(_WRONG)
    assert lock.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button = lock.form.get_by_role("button", name="Mở sách")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    bar = lock.page.locator("#top").bounding_box()
    assert box
    assert bar
    assert bar["y"] + bar["height"] <= box["y"]
    assert box["y"] + box["height"] <= device.height
    for part in (lock.field_of_passphrase, button, *lock.form.locator("label:has(input)").all()):
        found = part.bounding_box()
        assert found
        assert found["height"] >= 44


def test_it_breaks_no_rule_of_accessibility(open_window: OpenWindow, axe: str) -> None:
    window: Window = open_window(PHONE, bypass_csp=True)
    lock = Lock(window).visit("cay-gao")
    assert violations(window, axe) == []
    lock.answer("sai rồi").says(_WRONG)
    assert violations(window, axe) == []
    lock.answer(PASSPHRASE).enters().shows(1)
    assert violations(window, axe) == []
    window.go("books/cay-gao/index.html")
    assert violations(window, axe) == []


def test_keys_alone_open_it(open_window: OpenWindow) -> None:
    lock = Lock(open_window(DESK)).visit("cay-gao")
    expect(lock.field_of_passphrase).to_be_focused()
    lock.page.keyboard.type("ghe nang ban tre man")
    lock.page.keyboard.press("Enter")
    lock.enters().shows(1)
    lock.page.keyboard.press("ArrowRight")
    lock.at(2)


def test_without_scripts_it_says_so(open_window: OpenWindow) -> None:
    window = open_window(PHONE, java_script_enabled=False)
    window.go("books/cay-gao/read.html")
    told = window.page.locator("#lock noscript p")
    expect(told).to_be_visible()
    expect(told).to_contain_text("JavaScript")
