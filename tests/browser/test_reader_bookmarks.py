"""Bookmarks, which stay on the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.desk import Desk
from browser.test_accessibility import violations
from browser.window import DESK, PHONE
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Site

_DENY = (
    "Object.defineProperty(self, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
)


def test_a_page_is_marked_and_found_again(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    reader.choose("Đánh dấu trang 5")
    expect(reader.ribbon(5)).to_be_visible()
    expect(reader.toast).to_have_text("Đã đánh dấu trang 5.")
    expect(reader.menu_button).to_be_focused()
    reader.swipe("left").shows(6)
    expect(reader.ribbon(6)).to_have_count(0)
    window.page.reload()
    reader.ready().shows(6)
    panel = reader.open_bookmarks()
    link = panel.get_by_role("listitem").get_by_role("link")
    expect(link).to_be_focused()
    expect(link).to_have_text(
        "Trang 5 · Chương hai: Cơn gióGió thổi qua cánh đồng, lúa nghiêng mình chào người đi chợ sớm."
    )
    window.press(link)
    expect(reader.outline).to_be_hidden()
    reader.at(5).shows(5)
    expect(reader.ribbon(5)).to_be_visible()


def test_a_mark_is_taken_away_on_its_page_and_in_the_list(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Desk(window)
    reader.open("cay-gao", "#p=2").shows(2)
    for number in (2, 3, 4):
        reader.go_to(str(number)).at(number)
        reader.choose(f"Đánh dấu trang {number}")
    reader.choose("Bỏ dấu trang 4")
    expect(reader.ribbon(4)).to_have_count(0)
    panel = reader.open_bookmarks()
    expect(panel.get_by_role("listitem")).to_have_count(2)
    window.press(panel.get_by_role("button", name="Bỏ dấu trang 2"))
    # The focus is on what took its place, then on the way to make another one.
    expect(panel.get_by_role("link", name="Trang 3")).to_be_focused()
    window.press(panel.get_by_role("button", name="Bỏ dấu trang 3"))
    expect(panel).to_contain_text("Chưa có trang nào được đánh dấu.")
    mark = panel.get_by_role("button", name="Đánh dấu trang 4")
    expect(mark).to_be_focused()
    window.press(mark)
    expect(panel.get_by_role("link", name="Trang 4")).to_be_visible()
    expect(reader.ribbon(4)).to_be_visible()


def test_of_two_facing_pages_the_marked_one_is_meant(open_window: OpenWindow) -> None:
    reader = Desk(open_window(DESK))
    reader.open("cay-gao", "#p=5").shows(4, 5).key("b")
    expect(reader.ribbon(5)).to_be_visible()
    reader.key("ArrowRight").shows(6, 7).key("ArrowLeft").shows(4, 5).at(4).key("b")
    expect(reader.ribbon(5)).to_have_count(0)
    expect(reader.ribbon(4)).to_have_count(0)


def test_books_keep_their_marks_apart_and_windows_share_them(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Desk(window)
    reader.open("cay-gao", "#p=3").shows(3)
    other = Desk(type(window)(window.page.context.new_page(), window.device, window.site, window.witness))
    other.open("cay-gao", "#p=3").shows(3)
    reader.choose("Đánh dấu trang 3")
    expect(other.ribbon(3)).to_be_visible()
    other.open("suoi-reo", "#p=3").shows(3)
    expect(other.ribbon(3)).to_have_count(0)


def test_the_text_shows_its_marks_too(open_window: OpenWindow, crafted: Site) -> None:
    reader = Desk(open_window(PHONE, crafted))
    reader.open("suoi-reo", "#p=3&mode=text")
    reader.reads("Hết khúc 2.").choose("Đánh dấu trang 3")
    expect(reader.view).to_have_class("text marked")
    reader.scroll_to(4).at(4)
    expect(reader.view).to_have_class("text")


def test_without_storage_marks_hold_for_the_moment(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.add_init_script(_DENY)
    reader = Desk(window)
    reader.open("cay-gao", "#p=3").shows(3)
    reader.choose("Đánh dấu trang 3")
    reader.go_to("4").shows(4)
    window.press(reader.open_bookmarks().get_by_role("link", name="Trang 3"))
    reader.at(3).shows(3)
    expect(reader.ribbon(3)).to_be_visible()


def test_a_book_of_pictures_has_bookmarks_as_well(open_window: OpenWindow) -> None:
    reader = Desk(open_window(PHONE))
    reader.open("tap-san-quet", "#p=2").shows(2)
    reader.choose("Đánh dấu trang 2")
    expect(reader.open_bookmarks().get_by_role("link")).to_have_text("Trang 2")


def test_axe(open_window: OpenWindow, axe: str) -> None:
    window = open_window(PHONE, bypass_csp=True)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    panel = reader.open_bookmarks()
    assert violations(window, axe) == []
    window.press(panel.get_by_role("button", name="Đánh dấu trang 5"))
    assert violations(window, axe) == []
    reader.key("Escape")
    assert violations(window, axe) == []
