"""The thumbnails of a book's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.crafted import THICK
from browser.pages.reader import Reader
from browser.test_accessibility import violations
from browser.window import DESK, PHONE
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site

_ROW = "(all) => all.filter((one) => one.offsetTop === all[0].offsetTop).length"


def test_a_thumbnail_leads_to_its_page(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = Reader(window).open("cay-gao", "#p=6").shows(6)
    grid = reader.open_thumbnails()
    current = grid.locator("[aria-current]")
    expect(current).to_be_focused()
    expect(current).to_have_accessible_name("3 · Trang 6")
    picture = current.locator("img")
    assert picture.evaluate("(img) => img.decode().then(() => img.currentSrc)").endswith(".s.webp")
    assert grid.locator("a").evaluate_all(_ROW) == 3
    window.press(grid.get_by_role("link", name="ii · Trang 3"))
    expect(reader.outline).to_be_hidden()
    reader.at(3).shows(3)


def test_arrows_go_from_one_to_the_next(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(DESK, crafted)
    reader = Reader(window).open("cay-gao", "#p=5").shows(4, 5)
    grid = reader.open_thumbnails()
    focused = grid.locator("a:focus")
    for key, page in (
        ("ArrowRight", 6),
        ("ArrowDown", 9),
        ("ArrowUp", 6),
        ("ArrowLeft", 5),
        ("End", 12),
        ("Home", 1),
    ):
        reader.key(key)
        expect(focused).to_have_attribute("data-page", str(page - 1))
    reader.key("End", "Enter").at(12).shows(11, 12)


def test_in_a_book_from_right_to_left_so_are_the_arrows(open_window: OpenWindow, crafted: Site) -> None:
    reader = Reader(open_window(DESK, crafted)).open("nguoc-chieu", "#p=2").shows(3, 2)
    grid = reader.open_thumbnails()
    reader.key("ArrowLeft")
    expect(grid.locator("a:focus")).to_have_accessible_name("Trang 3")


def test_tabs_by_keyboard(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(DESK, crafted)
    reader = Reader(window).open("cay-gao", "#p=5").shows(4, 5)
    outline = reader.open_outline()
    contents, pages, marks = outline.get_by_role("tab").all()
    contents.focus()
    reader.key("ArrowRight")
    expect(pages).to_be_focused()
    expect(pages).to_have_attribute("aria-selected", "true")
    expect(outline.locator("#outline-list")).to_be_hidden()
    reader.key("ArrowRight")
    expect(marks).to_be_focused()
    reader.key("ArrowRight")
    expect(contents).to_be_focused()
    reader.key("ArrowRight", "Escape")
    # The tab that was used last is there again.
    expect(reader.open_outline().locator(".thumbnails")).to_be_visible()


def test_thousands_of_pages_cost_no_more_than_a_few(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    window = open_window(PHONE, crafted)
    reader = Reader(window).open("day", "#p=1500").at(1500)
    window.page.wait_for_load_state("networkidle")
    crafted_server.asked.clear()
    grid = reader.open_thumbnails()
    window.page.wait_for_load_state("networkidle")
    expect(grid.locator("[aria-current]")).to_have_accessible_name("t1499 · Trang 1500")
    expect(grid.locator("[aria-current]")).to_be_in_viewport()
    assert 12 <= grid.locator("a").count() <= 60
    reader.key("End")
    expect(grid.locator("a:focus")).to_have_attribute("data-page", str(THICK - 1))
    expect(grid.locator("a:focus")).to_be_in_viewport()
    # Those that are far away again are let go.
    expect(grid.locator("a[data-page='1499']")).to_have_count(0)
    assert grid.locator("a").count() <= 60


def test_axe(open_window: OpenWindow, crafted: Site, axe: str) -> None:
    window = open_window(PHONE, crafted, bypass_csp=True)
    reader = Reader(window).open("cay-gao", "#p=6").shows(6)
    reader.open_thumbnails()
    assert violations(window, axe) == []
