"""The reader: turning pages in every way, and what it must leave alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from browser.pages.reader import Reader
from browser.school import HEIGHT, WIDE_PAGE, WIDTH
from browser.touch import Fingers
from browser.window import DESK, LYING_PHONE, PHONE, Device, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer

# Tells the most that anything on the page has moved by itself since it was opened.
_SHIFTS = """
self.shifts = 0
new PerformanceObserver((list) => list.getEntries().forEach((entry) => (self.shifts += entry.value)))
  .observe({ type: 'layout-shift', buffered: true })
"""
# Tells what has been above the pages since the page was opened.
_FLIGHTS = """
self.flights = new Set()
document.addEventListener('DOMContentLoaded', () => {
  const stage = document.getElementById('stage')
  const note = () => stage.querySelectorAll('.leaves, .leaving').forEach((each) => self.flights.add(each.className))
  if (stage) new MutationObserver(note).observe(stage, { attributes: true, childList: true, subtree: true })
})
"""
# Half a second of rest: animation frames asked for, animations running.
RESTLESSNESS = """
() => new Promise((resolve) => {
  const ask = self.requestAnimationFrame
  let asked = 0
  self.requestAnimationFrame = (callback) => (asked++, ask.call(self, callback))
  setTimeout(() => resolve([asked, document.getAnimations().length]), 500)
})
"""


# Touch


def test_swipes_turn_one_page_each(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao").at(1).shows(1)
    reader.swipe("left").at(2).shows(2).swipe("right").at(1).shows(1)
    # There is nothing before the cover.
    reader.swipe("right").shows(1)
    assert reader.number == 1
    reader.key("End").at(12).shows(12).swipe("left").shows(12)
    assert reader.number == 12


def test_the_speed_of_a_short_swipe_decides(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=3").shows(3)
    reader.nudge("left", seconds=1.5).shows(3)
    assert reader.number == 3
    reader.nudge("left", seconds=0.05).at(4).shows(4)


def test_taps_at_the_sides_turn_and_in_the_middle_hide_the_bars(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=2").shows(2)
    reader.tap(0.9).at(3).shows(3).tap(0.1).at(2).shows(2)
    reader.tap(0.5)
    expect(reader.page.locator("#top")).to_be_hidden()
    reader.tap(0.5)
    expect(reader.page.locator("#top")).to_be_visible()
    assert reader.number == 2


@pytest.mark.parametrize("site", ["http"], indirect=True)
def test_a_finger_up_and_down_leaves_the_page(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    Fingers(window.page).swipe((180, 600), (200, 250))
    reader.shows(3)
    assert reader.number == 3


# Layout


def test_an_upright_screen_shows_one_page_and_a_lying_one_two(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=5").shows(5)
    assert reader.boxes()[5].width == pytest.approx(PHONE.width, abs=1)
    window.page.set_viewport_size({"width": 800, "height": 360})
    reader.shows(4, 5)
    assert reader.number == 5
    left, right = reader.boxes().values()
    assert left.x + left.width == pytest.approx(right.x, abs=1)
    window.page.set_viewport_size({"width": 360, "height": 800})
    reader.shows(5)
    assert reader.number == 5


@pytest.mark.parametrize("device", [LYING_PHONE, DESK], ids=["lying phone", "desk"])
def test_spreads(open_window: OpenWindow, device: Device) -> None:
    reader = Reader(open_window(device)).open("cay-gao").shows(1)
    for spread in ((2, 3), (4, 5), (6, 7), (8,), (9, 10), (11, 12)):
        reader.key("ArrowRight").at(spread[0]).shows(*spread)
    reader.key("ArrowRight").shows(11, 12)
    assert reader.number == 11


def test_a_wide_page_lies_alone_across_the_spread(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=6").shows(6, 7)
    narrow = reader.boxes()[6]
    wide = reader.key("ArrowRight").shows(WIDE_PAGE).boxes()[WIDE_PAGE]
    assert wide.width / wide.height == pytest.approx(2 * WIDTH / HEIGHT, rel=0.01)
    assert wide.width == pytest.approx(2 * narrow.width, rel=0.02)


def test_in_a_book_read_from_right_to_left_all_is_mirrored(open_window: OpenWindow, site: Site) -> None:
    reader = Reader(open_window(PHONE, site)).open("nguoc-chieu").shows(1)
    reader.swipe("right").at(2).shows(2).swipe("left").at(1).shows(1)
    reader.tap(0.1).at(2).shows(2).tap(0.9).at(1).shows(1)
    reader.key("ArrowLeft").at(2).key("ArrowRight").at(1)


def test_spreads_from_right_to_left(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("nguoc-chieu").shows(1)
    reader.key("ArrowLeft").at(2).shows(3, 2)
    reader.page.mouse.click(100, 400)
    reader.at(4).shows(5, 4)
    # More than a quarter of the stage: how fast the mouse was does not matter.
    reader.page.mouse.move(420, 680)
    reader.page.mouse.down()
    reader.page.mouse.move(1020, 690, steps=5)
    reader.page.mouse.up()
    reader.at(6).shows(7, 6)


@pytest.mark.parametrize("device", [PHONE, LYING_PHONE, DESK], ids=["phone", "lying phone", "desk"])
def test_nothing_moves_when_the_script_takes_over(open_window: OpenWindow, device: Device) -> None:
    window = open_window(device)
    window.page.add_init_script(_SHIFTS)
    Reader(window).open("cay-gao").shows(1)
    assert window.page.evaluate("self.shifts") < 0.01


# Keys, controls, address


def test_keys(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao").shows(1)
    for key, page in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("Space", 4),
        ("Shift+Space", 3),
        ("PageUp", 2),
        ("ArrowLeft", 1),
        ("ArrowLeft", 1),
        ("End", 12),
        ("ArrowRight", 12),
        ("Home", 1),
    ):
        reader.key(key)
        assert reader.number == page, key
    reader.key(*["ArrowRight"] * 5).at(6).shows(6)


def test_controls(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao").shows(1)
    window.press(window.page.get_by_role("button", name="Trang sau"))
    reader.at(2).shows(2)
    window.press(window.page.get_by_role("button", name="Trang trước"))
    reader.at(1).shows(1)
    reader.go_to("10").at(10).shows(10)
    reader.go_to("99").at(12).shows(12)
    reader.go_to("không").shows(12)
    assert reader.number == 12
    reader.slide_to(5).at(5).shows(5)
    expect(window.page.locator("#slider")).to_have_attribute(
        "aria-valuetext", "Trang 5 · Chương hai: Cơn gió"
    )


def test_the_slider_tells_where_it_would_lead(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao").shows(1)
    slider, bubble = reader.page.locator("#slider"), reader.page.locator("#bubble")
    slider.evaluate("(e) => { e.value = 9; e.dispatchEvent(new Event('input', { bubbles: true })) }")
    expect(bubble).to_have_text("Trang 9 · Chương ba: Quyển sách")
    assert reader.number == 1
    slider.dispatch_event("change")
    reader.at(9).shows(9)
    expect(bubble).to_be_hidden()


def test_the_contents_hold_the_focus_and_give_it_back(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = Reader(window).open("cay-gao", "#p=6").shows(6)
    dialog = reader.open_outline()
    expect(dialog.locator("[aria-current]")).to_contain_text("Chương hai")
    expect(dialog.locator("[aria-current]")).to_be_focused()
    for _ in range(9):
        reader.key("Tab")
        inside = "() => [document.body, null].includes(document.activeElement) || !!document.activeElement.closest('#outline')"
        assert window.page.evaluate(inside)
    reader.key("Escape")
    expect(dialog).to_be_hidden()
    expect(window.page.locator("#outline-open")).to_be_focused()
    window.press(reader.open_outline().get_by_role("link", name="Chương ba: Quyển sách"))
    expect(dialog).to_be_hidden()
    reader.at(9).shows(9)


def test_addresses(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = Reader(window).open("cay-gao", "#p=7").at(7).shows(7)
    assert window.page.title() == "Cây gạo đầu làng – trang 7"
    window.page.evaluate("location.hash = '#p=3'")
    reader.shows(3)
    expect(window.page.locator("#announcer")).to_have_text("Trang 3 trên 12")
    before = window.page.evaluate("history.length")
    reader.swipe("left").at(4).shows(4)
    assert window.page.evaluate("history.length") == before
    reader.open("cay-gao", "#p=400").at(12).shows(12)
    reader.open("cay-gao", "#p=x").at(12).shows(12)


def test_the_home_page_learns_what_was_read(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=3").shows(3)
    last = json.loads(reader.page.evaluate("localStorage.getItem('tusach:last@/repo/')"))
    assert last == {
        "id": "cay-gao",
        "title": "Cây gạo đầu làng",
        "page": 3,
        "pageCount": 12,
        "url": "books/cay-gao/read.html#p=3",
        "cover": "books/cay-gao/cover.webp",
    }


def test_escape_clears_the_marks(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=9&q=thuyen").shows(9, 10)
    reader.marks(10)
    reader.key("Escape")
    expect(reader.page.locator(".hits i")).to_have_count(0)
    expect(reader.hits).to_be_hidden()
    assert reader.page.url.endswith("#p=9")


def test_a_mouse_selects_the_text_of_a_page(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=9").shows(9, 10)
    line = reader.sheet(9).locator(".page-text span", has_text="Chiều nay")
    box = line.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    reader.page.mouse.move(box["x"] + 2, y)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 0.9 * box["width"], y, steps=6)
    reader.page.mouse.up()
    assert "thư viện" in reader.page.evaluate("getSelection().toString()")
    assert reader.number == 9


# Frugality and calm


def test_only_pages_near_the_reader_are_loaded(open_window: OpenWindow, server: SiteServer) -> None:
    def asked() -> list[str]:
        return [path for path in server.asked if "/pages/" in path]

    def loaded() -> list[int]:
        return [int(path.split("/pages/")[1][:4]) for path in asked() if ".s.webp" not in path]

    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=6").shows(6)
    reader.page.wait_for_load_state("networkidle")
    # Page 1 is in the HTML; then the page itself, the one ahead, the one behind.
    assert loaded() == [1, 6, 7, 5]
    assert len([path for path in server.asked if "/text/" in path]) == 1

    server.asked.clear()
    with reader.page.expect_response("**/pages/0010.*"):
        reader.go_to("11").at(11).shows(11)
    assert loaded() == [11, 12, 10]
    # Those that are far away again are let go.
    expect(reader.page.locator("#stage img")).to_have_count(3)


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_stirs_at_rest(open_window: OpenWindow, device: Device) -> None:
    reader = Reader(open_window(device)).open("cay-gao", "#p=4&q=vien")
    reader.marks(4)
    reader.page.wait_for_load_state("networkidle")
    assert reader.page.evaluate(RESTLESSNESS) == [0, 0]


@pytest.mark.parametrize(
    ("motion", "flights"), [("no-preference", ["leaves"]), ("reduce", ["spread leaving"])]
)
def test_leaves_fly_unless_motion_is_unwanted(
    open_window: OpenWindow, motion: str, flights: list[str]
) -> None:
    window = open_window(PHONE, reduced_motion=motion)
    window.page.add_init_script(_FLIGHTS)
    reader = Reader(window).open("cay-gao").shows(1)
    reader.key("ArrowRight").at(2).shows(2)
    assert window.page.evaluate("[...self.flights]") == flights


# Trouble


@pytest.mark.parametrize("page", [1, 6])
def test_a_page_that_did_not_come_is_asked_for_again(
    open_window: OpenWindow, server: SiteServer, page: int
) -> None:
    window = open_window(PHONE)
    window.witness.forgiven.add("503")
    server.broken.add(f"pages/{page:04}")
    reader = Reader(window).open("cay-gao", f"#p={page}")
    expect(reader.notice).to_be_visible()
    expect(reader.sheet(page)).to_contain_text(f"Chưa tải được trang {page}.")
    server.broken.clear()
    window.press(reader.notice)
    reader.shows(page)
    expect(reader.notice).to_have_count(0)
    expect(reader.picture(page)).to_be_visible()
    assert reader.number == page


def test_the_other_pages_do_not_mind_one_that_is_lost(open_window: OpenWindow, server: SiteServer) -> None:
    window = open_window(PHONE)
    window.witness.forgiven.add("503")
    server.broken.add("pages/0006")
    reader = Reader(window).open("cay-gao", "#p=5").shows(5)
    reader.swipe("left").at(6)
    expect(reader.notice).to_be_visible()
    reader.swipe("left").at(7).shows(7)
    # Now that the line is back, it comes by itself.
    server.broken.clear()
    reader.swipe("right").at(6).shows(6)
    expect(reader.picture(6)).to_be_visible()


def test_a_lost_text_leaves_the_pictures(open_window: OpenWindow, server: SiteServer) -> None:
    window = open_window(PHONE)
    window.witness.forgiven.add("503")
    server.broken.add("/text/")
    reader = Reader(window).open("cay-gao", "#p=9&q=thu vien").shows(9)
    window.press(window.page.get_by_role("button", name="Trang khớp sau"))
    expect(window.page.locator("#toast")).to_contain_text("Chưa tải được phần chữ")
    server.broken.clear()
    window.press(window.page.get_by_role("button", name="Trang khớp sau"))
    reader.at(11).shows(11)
    reader.marks(11)


def test_a_browser_that_denies_storage_still_reads(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.add_init_script(
        "Object.defineProperty(self, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    Reader(window).open("cay-gao").shows(1).swipe("left").at(2).shows(2)


def test_a_scan_without_text_says_that_nothing_matches(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("tap-san-quet", "#p=2&q=thu").at(2).shows(2)
    expect(reader.hits_count).to_have_text("Không có “thu” trên trang này")
