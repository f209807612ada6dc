"""A book of which only the first pages are on the site."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from browser.pages.find import Find
from browser.pages.offline import Keep
from browser.pages.reader import Reader
from browser.pages.text import TextMode
from browser.school import SITE_PATH, School, build
from browser.server import SiteServer
from browser.window import DESK, PHONE, Site, Window
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser.conftest import OpenWindow
    from playwright.sync_api import Locator

PAGES = 7
RULES = f"access: {{folders: {{Cây gạo.pdf: 'preview:{PAGES}', Suối reo.epub: 'preview:3'}}}}"


@pytest.fixture(scope="module")
def shortened(school: School, tmp_path_factory: pytest.TempPathFactory) -> School:
    """The school, whose tale and reflowable book are previews."""
    root = tmp_path_factory.mktemp("preview") / "school"
    shutil.copytree(school.root, root, ignore=shutil.ignore_patterns("site"))
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("book_codes: true\n", f"book_codes: true\n      {RULES}\n"), encoding="utf-8"
    )
    return build(root)


@pytest.fixture(scope="module")
def preview_server(shortened: School) -> Iterator[SiteServer]:
    with SiteServer(shortened.site, SITE_PATH) as server:
        yield server


@pytest.fixture(params=["http", "file"])
def preview(request: pytest.FixtureRequest, shortened: School, preview_server: SiteServer) -> Site:
    """The site with previews, by http and from a USB stick."""
    by_http = request.param == "http"
    return Site("preview", preview_server.url) if by_http else Site("file", f"{shortened.site.as_uri()}/")


@pytest.fixture
def reader(open_window: OpenWindow, preview: Site) -> Reader:
    return Reader(open_window(PHONE, preview))


def panel(reader: Reader) -> Locator:
    return reader.page.get_by_role("dialog", name="Hết phần đọc thử")


def test_going_on_behind_the_last_page_says_where_the_book_stands(reader: Reader) -> None:
    reader.open("cay-gao", f"#p={PAGES}").shows(PAGES)
    expect(panel(reader)).to_be_hidden()
    reader.window.press(reader.page.get_by_role("button", name="Trang sau"))
    expect(panel(reader)).to_be_visible()
    expect(panel(reader)).to_contain_text(f"{PAGES} trang đầu trong 12 trang")
    expect(panel(reader).get_by_role("link", name="Về trang giới thiệu sách")).to_be_visible()
    reader.key("Escape")
    expect(panel(reader)).to_be_hidden()
    reader.shows(PAGES)
    reader.key("ArrowRight")
    expect(panel(reader)).to_be_visible()
    reader.window.press(panel(reader).get_by_role("button", name="Đọc lại từ đầu"))
    reader.at(1).shows(1)


def test_a_finger_goes_on_too(reader: Reader) -> None:
    reader.open("cay-gao", f"#p={PAGES - 1}").shows(PAGES - 1)
    reader.swipe("left").at(PAGES).shows(PAGES)
    expect(panel(reader)).to_be_hidden()
    reader.swipe("right").at(PAGES - 1).shows(PAGES - 1)
    expect(panel(reader)).to_be_hidden()
    reader.swipe("left").at(PAGES).shows(PAGES).swipe("left")
    expect(panel(reader)).to_be_visible()
    reader.key("Escape").tap(0.95)
    expect(panel(reader)).to_be_visible()


def test_a_link_behind_the_last_page_leads_to_it_and_says_so(reader: Reader) -> None:
    reader.open("cay-gao", "#p=200").at(PAGES).shows(PAGES)
    expect(panel(reader)).to_be_visible()
    reader.key("Escape")
    reader.page.evaluate("location.hash = '#p=9'")
    expect(panel(reader)).to_be_visible()
    reader.at(PAGES).key("Escape").go_to("11")
    expect(panel(reader)).to_be_visible()


def test_a_whole_book_says_nothing_at_its_end(open_window: OpenWindow, web: Site) -> None:
    reader = Reader(open_window(PHONE, web)).open("cay-gao", "#p=12").shows(12)
    reader.key("ArrowRight").swipe("left").shows(12)
    assert reader.page.locator("#preview").count() == 0


def test_what_is_counted_is_true(reader: Reader) -> None:
    reader.window.go("books/cay-gao/index.html")
    expect(reader.page.get_by_role("link", name=f"Đọc thử {PAGES} trang")).to_be_visible()
    expect(reader.page.locator(".book-do")).to_contain_text(f"{PAGES} trên 12 trang")
    reader.open("cay-gao")
    expect(reader.page.locator("#top")).to_contain_text(f"Đọc thử {PAGES}/12 trang")
    expect(reader.page.locator("#goto")).to_contain_text(f"/ {PAGES}")
    reader.open_thumbnails()
    assert reader.page.locator(".thumbnails a").count() <= PAGES


def test_nothing_is_found_behind_the_last_page(open_window: OpenWindow, preview: Site) -> None:
    find = Find(open_window(PHONE, preview))
    find.open("cay-gao")
    find.open_find().ask("quyển sách")
    expect(find.results).to_have_count(0)
    find.ask("đom đóm")
    expect(find.results).to_have_count(1)


@pytest.mark.parametrize("book", ["cay-gao", "suoi-reo"])
def test_the_text_ends_with_the_pages(open_window: OpenWindow, preview: Site, book: str) -> None:
    text = TextMode(open_window(PHONE, preview))
    text.open(book, "#p=3&mode=text")
    end = text.view.get_by_role("complementary", name="Hết phần đọc thử")
    while text.view.locator(".sections.after:not([hidden]) button").count():
        expect(end).to_be_hidden()
        text.window.press(text.view.locator(".sections.after button"))
        expect(text.page.locator("#text:not([aria-busy])")).to_be_attached()
    expect(end).to_be_visible()
    end.scroll_into_view_if_needed()
    expect(text.article).not_to_contain_text("Hết khúc 9")


def test_a_saved_preview_is_read_in_flight_mode(open_window: OpenWindow, preview_server: SiteServer) -> None:
    site = Site("preview", preview_server.url)
    window: Window = open_window(PHONE, site, service_workers="allow")
    window.witness.forgiven |= {"ERR_FAILED", "ERR_INTERNET_DISCONNECTED"}
    Keep(window).save("cay-gao")
    window.page.wait_for_load_state("networkidle")
    window.page.context.set_offline(True)
    window.witness.forgiven.add("sw.js")
    reader = Reader(window).open("cay-gao", f"#p={PAGES}").shows(PAGES)
    reader.key("ArrowRight")
    expect(panel(reader)).to_be_visible()


def test_the_panel_is_usable_for_all(open_window: OpenWindow, preview_server: SiteServer, axe: str) -> None:
    reader = Reader(open_window(DESK, Site("preview", preview_server.url))).open("cay-gao", "#p=12")
    expect(panel(reader)).to_be_visible()
    reader.page.evaluate(f"{axe};0")
    found = reader.page.evaluate("async () => (await axe.run('#preview')).violations.map((each) => each.id)")
    assert found == []
