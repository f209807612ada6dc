"""Every kind of page keeps the house rules: quiet, self-contained, in its place on every screen.

That no page writes to the console, breaks its own security policy, or asks anything of another
origin is seen to by the witness of each window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.places import PAGES
from browser.window import DESK, LYING_PHONE, PHONE, Device, Site, Window
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.school import School
    from browser.server import SiteServer

_UNSIZED = "(all) => all.filter((img) => !(img.hasAttribute('width') && img.hasAttribute('height'))).map((img) => img.outerHTML)"
_BROKEN = "(all) => all.filter((img) => img.getAttribute('src') && img.complete && !img.naturalWidth).map((img) => img.outerHTML)"
# What sticks out to the right, outside of boxes that scroll by themselves.
_TOO_WIDE = """
() => {
  const wide = document.documentElement.scrollWidth > screen.width || innerWidth > screen.width
  return wide ? [...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > screen.width + 1)
    .map((one) => one.outerHTML.slice(0, 90)) : []
}
"""
# Links and buttons smaller than a finger, in CSS pixels; links inside sentences may be.
_SMALL = """
(least) => [...document.querySelectorAll('a[href], button, input, select, summary')].filter((one) => {
  const { width, height } = one.getBoundingClientRect()
  const style = getComputedStyle(one)
  if (!width || style.visibility === 'hidden' || one.closest('.skip, [hidden]')) return false
  const sentence = style.display === 'inline' && [...one.parentNode.childNodes]
    .some((node) => node.nodeType === 3 && node.textContent.trim())
  return !sentence && (width < least - 0.5 || height < least - 0.5)
}).map((one) => `${Math.round(one.getBoundingClientRect().width)}×${Math.round(one.getBoundingClientRect().height)} ${one.outerHTML.slice(0, 100)}`)
"""


def settle(window: Window) -> None:
    """Wait until a page, loaded already, shows what its scripts bring."""
    if "read.html" in window.page.url:
        expect(window.page.locator("#stage .page.shown").first).to_be_visible()
    if "?doc=" in window.page.url:
        expect(window.page.locator("#list-status")).to_contain_text("ìm thấy")
    if "?khoi=" in window.page.url:
        expect(window.page.locator("#entry-status")).to_contain_text("bài dự thi")
    if "?q=" in window.page.url:
        expect(window.page.locator("#search-status")).to_contain_text("ìm thấy")


def small_targets(window: Window) -> list[str]:
    """Return the links and buttons that are too small for a finger."""
    found: list[str] = window.page.evaluate(_SMALL, 44)
    return found


@pytest.mark.parametrize("kind", PAGES)
def test_house_rules(phone: Window, kind: str) -> None:
    phone.go(PAGES[kind])
    settle(phone)
    page = phone.page
    assert small_targets(phone) == []
    assert page.evaluate(_TOO_WIDE) == []
    assert page.locator("img").evaluate_all(_UNSIZED) == []
    assert page.locator("img").evaluate_all(_BROKEN) == []
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.locator("h1").count() == 1
    assert len(page.title()) > 5
    assert page.locator("main").count() == 1


@pytest.mark.parametrize("device", [LYING_PHONE, DESK], ids=["lying phone", "desk"])
def test_wider_screens(open_window: OpenWindow, web: Site, device: Device) -> None:
    window = open_window(device, web)
    for kind in (
        "home",
        "shelf",
        "book",
        "book with long words",
        "search with results",
        "exhibit",
        "exhibits",
        "route",
        "codes to print",
    ):
        window.go(PAGES[kind])
        settle(window)
        assert window.page.evaluate(_TOO_WIDE) == [], kind


def test_all_works_from_a_usb_stick(open_window: OpenWindow, school: School) -> None:
    window = open_window(PHONE, Site("file", f"{school.site.as_uri()}/"))
    for path in PAGES.values():
        window.go(path)
        settle(window)
        assert window.page.locator("img").evaluate_all(_BROKEN) == [], path


@pytest.mark.parametrize("path", ["khong-co.html", "books/khong-co/index.html", "sach/cu/rat/sau/trang"])
def test_a_lost_visitor_finds_the_way_home(open_window: OpenWindow, server: SiteServer, path: str) -> None:
    window = open_window(PHONE)
    window.witness.forgiven.add("404")
    window.go(path)
    settle(window)
    page = window.page
    assert [asked for asked in server.asked if asked != path and not asked.startswith("assets/")] == []
    assert page.evaluate("document.styleSheets.length") >= 2
    assert page.evaluate(_TOO_WIDE) == []
    for link, heading in (("Trang chủ", "Thư viện Trường"), ("Tác giả", "Tác giả")):
        window.press(page.locator("main").get_by_role("link", name=link, exact=True))
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        page.go_back()
    page.locator("main input[name=q]").fill("cay gao")
    page.keyboard.press("Enter")
    page.wait_for_url(window.site.url("search.html?q=cay**"))
    expect(page.locator(".hit").first).to_be_visible()


def test_a_folder_is_served_by_its_index(open_window: OpenWindow) -> None:
    """Printed codes and canonical links name folders."""
    window = open_window(PHONE)
    window.go("books/cay-gao")
    expect(window.page.get_by_role("heading", level=1)).to_have_text("Cây gạo đầu làng")
    assert window.page.url == window.site.url("books/cay-gao/")
