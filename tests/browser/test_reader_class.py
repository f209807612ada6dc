"""The class mode: a book on a projector."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.pages.desk import Desk
from browser.test_accessibility import violations
from browser.touch import Fingers
from browser.window import DESK, LYING_PHONE, PHONE, Device
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site

_FULL = "() => !!document.fullscreenElement"
_LOCKS = """
self.locks = 0
const lock = { release: () => { self.locks--; return Promise.resolve() } }
Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { self.locks++; return lock } } })
"""
_WIDER = """
(width) => document.querySelector('#stage .page[aria-label="Trang 5"]').getBoundingClientRect().width > width"""
# The brightness of a place: what lies on top of it there, and how dark the dusk is.
_HOLE = "(light) => { const box = light.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] }"


def test_the_book_has_the_room(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESK, site)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5)
    before = reader.boxes()[5]
    window.page.get_by_role("button", name="Chế độ lớp học").click()
    expect(reader.controls).to_be_visible()
    for hidden in ("#top", "#bottom"):
        expect(window.page.locator(hidden)).to_be_hidden()
    window.page.wait_for_function(_FULL)
    # The book is fitted anew a moment after the window has grown.
    window.page.wait_for_function(_WIDER, arg=before.width)
    reader.shows(4, 5)
    after = reader.boxes()[5]
    controls = reader.controls.bounding_box()
    assert controls
    assert after.x + after.width <= controls["x"]
    expect(reader.controls).to_contain_text("5 / 12")
    reader.control("Sau").click()
    reader.shows(6, 7)
    expect(reader.controls).to_contain_text("6 / 12")
    reader.control("Trước").click()
    reader.shows(4, 5)
    reader.control("Thoát").click()
    expect(reader.controls).to_be_hidden()
    expect(reader.menu_button).to_be_focused()
    window.page.wait_for_function(f"() => !({_FULL})()")
    reader.shows(4, 5)


def test_a_clicker_leads(open_window: OpenWindow) -> None:
    reader = Desk(open_window(DESK))
    reader.open("cay-gao", "#p=5").shows(4, 5)
    # Outside of the mode the browser has its key.
    assert not reader.takes("F5")
    reader.key("c")
    expect(reader.controls).to_be_visible()
    assert reader.takes("F5")
    reader.key("PageDown").shows(6, 7).key("PageUp").shows(4, 5)
    for key in (".", "b"):
        reader.key(key)
        expect(reader.black).to_be_visible()
        expect(reader.black).to_be_focused()
        # The next press gives the page back that was there.
        reader.key("PageDown")
        expect(reader.black).to_be_hidden()
    reader.shows(4, 5)
    expect(reader.ribbon(5)).to_have_count(0)
    reader.key("b", "b")
    expect(reader.black).to_be_hidden()
    reader.key("Escape")
    expect(reader.controls).to_be_hidden()
    assert not reader.takes("F5")


def test_a_clicker_leads_on_after_a_press_on_a_control(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(DESK, crafted)
    reader = Desk(window)
    reader.open("suoi-reo", "#p=1&mode=text")
    reader.reads("Hết khúc 1.").key("c")
    reader.control("Đèn rọi").click()
    reader.control("Đèn rọi").click()
    before = reader.view.evaluate("(view) => view.scrollTop")
    reader.key("PageDown")
    window.page.wait_for_function(f"() => document.querySelector('#text').scrollTop > {before} + 100")


def test_who_leaves_the_full_screen_leaves_the_mode(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).key("c")
    window.page.wait_for_function(_FULL)
    # So does the browser, which keeps the Escape key to itself.
    window.page.evaluate("document.exitFullscreen()")
    expect(reader.controls).to_be_hidden()
    expect(window.page.locator("#top")).to_be_visible()


def test_without_a_full_screen_the_mode_does(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.add_init_script("delete Element.prototype.requestFullscreen")
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    reader.start_class()
    expect(reader.toast).to_have_text("")
    window.press(reader.control("Màn đen"))
    window.press(reader.black)
    expect(reader.black).to_be_hidden()
    reader.shows(5).swipe("left").shows(6)
    reader.key("Escape")
    expect(window.page.locator("#top")).to_be_visible()


def test_the_light_follows_the_mouse(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).key("c")
    expect(reader.control("Đèn rọi")).to_have_attribute("aria-pressed", "false")
    reader.key("s")
    light = window.page.locator("#spotlight div")
    expect(reader.control("Đèn rọi")).to_have_attribute("aria-pressed", "true")
    for place in ((300, 200), (900, 600)):
        window.page.mouse.move(*place)
        assert light.evaluate(_HOLE) == pytest.approx(place, abs=1)
    # What is pressed is the light, not the book.
    window.page.mouse.click(1000, 400)
    reader.at(5)
    reader.control("Sau").click()
    reader.at(6).key("s")
    expect(window.page.locator("#spotlight")).to_be_hidden()


def test_the_light_follows_a_finger_that_turns_no_page(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    reader.start_class()
    window.press(reader.control("Đèn rọi"))
    Fingers(window.page).swipe((300, 300), (60, 360), seconds=0.2)
    assert window.page.locator("#spotlight div").evaluate(_HOLE) == pytest.approx((60, 360), abs=2)
    reader.at(5).shows(5)


def test_the_screen_stays_awake(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    window.page.add_init_script(_LOCKS)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).key("c")
    window.page.wait_for_function("() => self.locks === 1")
    reader.key("Escape")
    window.page.wait_for_function("() => self.locks === 0")


def test_a_code_for_the_class(open_window: OpenWindow) -> None:
    reader = Desk(open_window(DESK))
    reader.open("cay-gao", "#p=5").shows(4, 5).key("c")
    reader.control("Mã QR").click()
    expect(reader.sharing.get_by_role("img", name="Mã QR dẫn tới trang 5")).to_be_visible()
    reader.key("Escape")
    expect(reader.sharing).to_be_hidden()
    expect(reader.control("Mã QR")).to_be_focused()
    expect(reader.controls).to_be_visible()


def test_a_lost_script_is_told_and_asked_for_again(open_window: OpenWindow, server: SiteServer) -> None:
    window = open_window(DESK)
    window.witness.forgiven.add("503")
    server.broken.add("/class.")
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).key("c")
    expect(reader.toast).to_have_text("Chưa mở được chế độ lớp học. Xin thử lại.")
    server.broken.clear()
    reader.key("c")
    expect(reader.controls).to_be_visible()


@pytest.mark.parametrize("device", [PHONE, LYING_PHONE, DESK])
def test_controls_are_large_and_all_in_view(open_window: OpenWindow, device: Device, axe: str) -> None:
    window = open_window(device, bypass_csp=True)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5")
    reader.start_class()
    buttons = reader.controls.get_by_role("button")
    boxes = buttons.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert len(boxes) == 6
    for box in boxes:
        assert min(box["width"], box["height"]) >= 44
        assert box["left"] >= 0
        assert box["right"] <= device.width
        assert box["top"] >= 0
        assert box["bottom"] <= device.height
    assert violations(window, axe) == []


def test_axe_of_light_and_dark_and_text(open_window: OpenWindow, crafted: Site, axe: str) -> None:
    window = open_window(DESK, crafted, bypass_csp=True)
    reader = Desk(window)
    reader.open("suoi-reo", "#p=3&mode=text")
    reader.reads("Hết khúc 2.").key("c")
    expect(reader.controls).to_be_visible()
    assert violations(window, axe) == []
    reader.key("t", "s")
    assert violations(window, axe) == []
    reader.key("b")
    assert violations(window, axe) == []
