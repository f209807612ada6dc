"""Zooming into a page: with fingers, mouse and keys; what turns and what must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.pages.reader import Reader
from browser.school import LINK_WORDS
from browser.test_accessibility import violations
from browser.test_reader import RESTLESSNESS
from browser.touch import Fingers
from browser.window import DESK, PHONE, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow

MIDDLE = (180.0, 400.0)
# Notes the address when a finger has just left, and the milliseconds from there until the bars go.
_LIFTS = """
addEventListener('pointerup', () => Object.assign(self, { lifted: performance.now(), then: location.hash }))
document.addEventListener('DOMContentLoaded', () => {
  const note = () => (self.delay = performance.now() - self.lifted)
  new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['class'] })
})
"""
# A trackpad pinches in many small steps; they come at once, for the slowest computer not to part them.
_TRACKPAD = """
([clientX, clientY]) => {
  for (let step = 0; step < 30; step++) {
    const how = { ctrlKey: true, deltaY: -3, clientX, clientY, bubbles: true, cancelable: true }
    document.elementFromPoint(clientX, clientY).dispatchEvent(new WheelEvent('wheel', how))
  }
}
"""
_FRAMES = """
self.frames = 0
const ask = self.requestAnimationFrame
self.requestAnimationFrame = (callback) => (self.frames++, ask.call(self, callback))
"""


# Fingers


def test_a_pinch_enlarges_what_is_between_the_fingers_and_nothing_else(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    centre = (120.0, 330.0)
    before, bar = reader.spot(centre, 3), window.page.locator("#bottom").bounding_box()
    with Fingers(window.page).pinching(centre, 60, 150):
        window.page.wait_for_function(
            "() => document.querySelector('.plane').style.transform.includes('2.5')"
        )
        assert reader.spot(centre, 3) == pytest.approx(before, abs=0.002)
    assert reader.scale() == pytest.approx(2.5, abs=0.02)
    assert reader.spot(centre, 3) == pytest.approx(before, abs=0.002)
    assert window.page.locator("#bottom").bounding_box() == bar
    assert window.page.evaluate("visualViewport.scale") == 1
    assert reader.number == 3


@pytest.mark.parametrize(("end", "scale"), [(340, 5), (62, 1), (20, 1)])
def test_a_pinch_ends_between_whole_and_five_times(open_window: OpenWindow, end: float, scale: float) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    whole = reader.boxes()[3]
    Fingers(window.page).pinch(MIDDLE, 60, end)
    reader.zoomed(scale)
    if scale == 1:
        assert reader.boxes()[3] == whole
    assert reader.number == 3


def test_a_double_tap_comes_close_and_another_leaves(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    point = (150.0, 300.0)
    whole, before = reader.boxes()[3], reader.spot(point, 3)
    reader.double_tap(point).zoomed(2.5)
    assert reader.spot(point, 3) == pytest.approx(before, abs=0.002)
    window.page.wait_for_timeout(400)
    expect(window.page.locator("#top")).to_be_visible()
    # Close to the side, where a single tap would turn a page that is whole.
    reader.double_tap((340.0, 300.0)).zoomed(1)
    assert reader.boxes()[3] == whole
    assert reader.number == 3


def test_only_a_tap_in_the_middle_waits_for_another(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.add_init_script(_LIFTS)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    reader.tap(0.9).at(4).shows(4)
    assert window.page.evaluate("self.then") == "#p=4"
    reader.tap(0.5)
    expect(window.page.locator("#top")).to_be_hidden()
    assert window.page.evaluate("self.delay") >= 245


def test_quick_taps_at_the_side_turn_a_page_each(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=3").shows(3)
    reader.double_tap((330.0, 400.0)).at(5).shows(5)
    assert reader.scale() == 1


def test_a_finger_on_a_zoomed_page_moves_it_and_never_turns(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    reader.double_tap(MIDDLE).zoomed(2.5)
    fingers = Fingers(window.page)
    before = reader.boxes()[3]
    with fingers.dragging(MIDDLE, (220, 310), seconds=0.5):
        window.page.wait_for_function(
            "(x) => document.querySelector('.page[aria-label=\"Trang 3\"]').getBoundingClientRect().left > x",
            arg=before.x + 34,
        )
        moved = reader.boxes()[3]
        # The first move tells which way; the page follows from there.
        assert (moved.x - before.x, moved.y - before.y) == pytest.approx((35, -78.75), abs=0.5)
    for start, end in (
        ((340, 400), (20, 400)),
        ((20, 400), (340, 400)),
        ((180, 100), (180, 700)),
        ((180, 700), (180, 90)),
    ):
        for _ in range(3):
            fingers.swipe(start, end)
            reader.scale()
            assert reader.number == 3
    page = reader.boxes()[3]
    assert page.x <= 0.5
    assert page.x + page.width >= PHONE.width - 0.5
    assert page.y + page.height >= 743
    # Taps at the sides do not turn it either.
    reader.tap(0.95)
    expect(window.page.locator("#top")).to_be_hidden()
    assert reader.number == 3
    # Whole again, every swipe turns.
    reader.double_tap(MIDDLE).zoomed(1).swipe("left").at(4).shows(4).swipe("left").at(5).shows(5)


def test_a_flung_page_moves_on_and_a_finger_stops_it(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    reader.double_tap(MIDDLE).zoomed(2.5)
    before = reader.boxes()[3].y
    Fingers(window.page).swipe((180, 460), (180, 400), seconds=0.06)
    reader.scale()
    assert reader.boxes()[3].y < before - 150
    Fingers(window.page).swipe((180, 200), (180, 700), seconds=0.1)
    reader.tap(0.5)
    stopped = reader.boxes()[3].y
    reader.scale()
    assert reader.boxes()[3].y == stopped
    window.page.wait_for_timeout(400)
    expect(window.page.locator("#top")).to_be_visible()


def test_without_motion_a_page_stops_with_the_finger(open_window: OpenWindow) -> None:
    window = open_window(PHONE, reduced_motion="reduce")
    window.page.add_init_script(_FRAMES)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    reader.double_tap(MIDDLE).zoomed(2.5)
    Fingers(window.page).swipe((180, 400), (180, 300), seconds=0.06)
    Fingers(window.page).pinch(MIDDLE, 60, 36)
    reader.zoomed(1.5).key("0").zoomed(1)
    assert window.page.evaluate("self.frames") == 0


def test_a_link_on_a_zoomed_page_is_followed_by_a_tap_only(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("chi-duong").shows(1)
    link = reader.links(1).get_by_role("link", name=LINK_WORDS[0])
    Fingers(window.page).pinch((100, 200), 60, 120)
    reader.zoomed(2)
    box = link.bounding_box()
    assert box
    start = (box["x"] + 30, box["y"] + box["height"] / 2)
    Fingers(window.page).swipe(start, (start[0] + 60, start[1] + 20))
    Fingers(window.page).pinch(start, 60, 80)
    reader.scale()
    assert reader.number == 1
    window.press(link)
    reader.at(3).shows(3)


@pytest.mark.parametrize("scale", [1, 2])
def test_a_finger_that_selects_does_nothing_else(open_window: OpenWindow, scale: float) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=9").shows(9)
    Fingers(window.page).pinch((100, 250), 60, 60 * scale)
    reader.zoomed(scale)
    line = reader.sheet(9).locator(".page-text span", has_text="Chiều nay")
    box, before = line.bounding_box(), reader.boxes()[9]
    assert box
    start = (box["x"] + 12, box["y"] + box["height"] / 2)
    # Chromium on a computer selects nothing by a long press, so the test does it in its stead.
    kept = "(line) => { const kept = ['touchstart', 'pointerdown', 'contextmenu'];"
    kept += " self.taken = []; kept.forEach((kind) => addEventListener(kind, (event) => self.taken.push(event.defaultPrevented)));"
    kept += " return getComputedStyle(line).userSelect }"
    assert line.evaluate(kept) == "auto"
    with Fingers(window.page).holding(start, (start[0] + 90, start[1] + 5)):
        line.evaluate("(line) => getSelection().setBaseAndExtent(line.firstChild, 0, line.firstChild, 5)")
    assert window.page.evaluate("self.taken.includes(true)") is False
    # A tap takes the selection away and does nothing else.
    reader.tap(0.95)
    window.page.wait_for_timeout(300)
    assert (reader.number, reader.boxes()[9]) == (9, before)
    expect(window.page.locator("#top")).to_be_visible()


def test_what_the_browser_magnified_it_also_makes_small(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    Fingers(window.page).pinch((180, 24), 60, 340)
    window.page.wait_for_function("() => visualViewport.scale > 2")
    expect(window.page.locator("#stage")).to_have_css("touch-action", "auto")
    Fingers(window.page).pinch(MIDDLE, 300, 40)
    window.page.wait_for_function("() => visualViewport.scale === 1")
    expect(window.page.locator("#stage")).to_have_css("touch-action", "none")
    assert (reader.scale(), reader.number) == (1, 3)


# Turning, another size


def test_the_next_page_begins_at_its_corner_as_large_as_the_last(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    reader.double_tap((180, 500)).zoomed(2.5)
    window.press(window.page.get_by_role("button", name="Trang sau"))
    reader.at(4).zoomed(2.5).shows(4)
    assert (reader.boxes()[4].x, reader.boxes()[4].y) == pytest.approx((0, 56), abs=0.5)
    reader.key("PageUp").at(3).zoomed(2.5).shows(3)
    # Whoever goes far sees the page whole.
    reader.slide_to(9).at(9).zoomed(1).shows(9)


def test_a_zoom_ends_the_turn_under_way(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=3").shows(3)
    reader.key("ArrowRight", "+").at(4)
    expect(reader.page.locator(".leaves")).to_have_count(0)
    reader.zoomed(1.5).shows(4)
    # Zoomed, no leaf flies at all.
    reader.key("PageDown")
    expect(reader.page.locator(".leaves")).to_have_count(0)
    reader.at(5).shows(5)


def test_a_page_with_matches_is_shown_whole(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=7&q=làng").shows(7)
    reader.double_tap(MIDDLE).zoomed(2.5)
    window.press(window.page.get_by_role("button", name="Trang khớp sau"))
    reader.at(8).zoomed(1).shows(8)


def test_reading_from_right_to_left_begins_at_the_other_corner(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("nguoc-chieu", "#p=2").shows(2)
    reader.double_tap(MIDDLE).zoomed(2.5).key("Space").at(3).shows(3)
    page = reader.boxes()[3]
    assert page.x + page.width == pytest.approx(PHONE.width, abs=0.5)


def test_a_turned_phone_keeps_the_page(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=5").shows(5)
    reader.double_tap(MIDDLE).zoomed(2.5)
    window.page.set_viewport_size({"width": 800, "height": 360})
    reader.zoomed(1).shows(4, 5)
    reader.key("+").zoomed(1.5)
    window.page.set_viewport_size({"width": 360, "height": 800})
    reader.zoomed(1).shows(5)
    assert reader.number == 5


def test_a_window_of_another_size_keeps_the_spot(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=5").shows(5)
    reader.double_tap((150, 450)).zoomed(2.5)
    before = reader.spot(MIDDLE, 5)
    window.page.set_viewport_size({"width": 500, "height": 700})
    window.page.wait_for_function(
        "() => document.querySelector('.page[aria-label=\"Trang 5\"]').offsetWidth > 360"
    )
    assert reader.scale() == pytest.approx(2.5)
    assert reader.spot((250, 350), 5) == pytest.approx(before, abs=0.01)
    reader.tap(0.5)
    expect(window.page.locator("#top")).to_be_hidden()
    assert reader.scale() == pytest.approx(2.5)
    assert reader.spot((250, 350), 5) == pytest.approx(before, abs=0.01)


def test_the_text_mode_has_a_size_of_its_own(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=5").shows(5)
    reader.double_tap(MIDDLE).zoomed(2.5)
    window.press(window.page.locator("#mode"))
    expect(window.page.locator("#zoom")).to_be_hidden()
    window.press(window.page.locator("#mode"))
    reader.zoomed(1).shows(5)


# Mouse and keys


def test_wheels_zoom_around_the_pointer_and_move_the_page(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=4").shows(4, 5)
    mouse, keyboard = reader.page.mouse, reader.page.keyboard
    point = (500.0, 300.0)
    mouse.move(*point)
    mouse.wheel(0, 300)
    assert reader.scale() == 1
    before = reader.spot(point, 4)
    reader.page.evaluate(_TRACKPAD, point)
    reader.zoomed(2.46)
    assert reader.spot(point, 4) == pytest.approx(before, abs=0.002)
    left = reader.boxes()[4]
    mouse.wheel(30, 40)
    reader.page.wait_for_timeout(100)
    reader.scale()
    assert reader.boxes()[4].y == pytest.approx(left.y - 40, abs=0.5)
    assert reader.boxes()[4].x == pytest.approx(left.x - 30, abs=0.5)
    keyboard.down("Control")
    for _ in range(9):
        mouse.wheel(0, 100)
    keyboard.up("Control")
    reader.zoomed(1).shows(4, 5)
    assert reader.page.evaluate("devicePixelRatio") == 1
    assert reader.number == 4


def test_a_mouse_zooms_by_a_double_click_and_drags(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=4").shows(4, 5)
    point = (600.0, 600.0)
    before = reader.spot(point, 4)
    reader.page.mouse.dblclick(*point)
    reader.zoomed(2.5)
    assert reader.spot(point, 4) == pytest.approx(before, abs=0.002)
    reader.page.mouse.down()
    reader.page.mouse.move(600, 500, steps=10)
    reader.page.wait_for_timeout(150)
    reader.page.mouse.up()
    reader.scale()
    assert reader.spot((600, 510), 4) == pytest.approx(before, abs=0.02)
    reader.page.mouse.dblclick(*point)
    reader.zoomed(1)
    assert reader.number == 4


def test_a_mouse_selects_text_of_a_zoomed_page(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=9").shows(9, 10).key("+").zoomed(1.5)
    box = reader.sheet(9).locator(".page-text span", has_text="Chiều nay").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    reader.page.mouse.move(max(box["x"] + 2, 5), y)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 0.9 * box["width"], y, steps=6)
    reader.page.mouse.up()
    assert "thư viện" in reader.page.evaluate("getSelection().toString()")
    assert reader.number == 9


def test_keys_zoom_and_move_the_page(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=4").shows(4, 5)
    reader.key("+").zoomed(1.5).key("=").zoomed(2.25).key("-").zoomed(1.5)
    expect(reader.page.locator("#announcer")).to_have_text("Đang phóng 150%")
    reader.key("+", "+", "+", "+").zoomed(5)
    start = reader.boxes()
    for key in ("ArrowRight", "ArrowDown"):
        reader.key(key)
        reader.scale()
    assert reader.number == 4
    page = next(iter(reader.boxes()))
    assert reader.boxes()[page].y < start[page].y - 100
    reader.key("PageDown").at(6).zoomed(5).key("0").zoomed(1).shows(6, 7)
    reader.key("ArrowRight").at(8)


def test_buttons_zoom_and_the_focus_is_not_lost(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=4").shows(4)
    expect(window.page.locator("#zoom")).to_be_hidden()
    reader.key("+").zoomed(1.5)
    for name, scale in (("Phóng to", 2.25), ("Thu nhỏ", 1.5)):
        button = window.page.get_by_role("button", name=name)
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        window.press(button)
        reader.zoomed(scale)
    button = window.page.get_by_role("button", name="Xem cả trang")
    button.focus()
    reader.key("Enter").zoomed(1)
    expect(window.page.locator("#stage")).to_be_focused()
    expect(window.page.locator("#zoom")).to_be_hidden()


def test_on_a_desk_a_button_begins_the_zoom(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Reader(window).open("cay-gao", "#p=4").shows(4, 5)
    closer = window.page.get_by_role("button", name="Phóng to")
    for _ in range(4):
        closer.click()
        reader.scale()
    reader.zoomed(5)
    expect(closer).to_have_attribute("aria-disabled", "true")
    window.page.get_by_role("button", name="Xem cả trang").focus()
    reader.key("Enter").zoomed(1)
    expect(closer).to_be_focused()


def test_the_focus_comes_into_view(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Reader(window).open("chi-duong").shows(1)
    reader.key("+", "+", "+").zoomed(3.375).key(*["ArrowDown"] * 9)
    reader.scale()
    link = reader.links(1).get_by_role("link", name=LINK_WORDS[0])
    link.focus()
    reader.scale()
    box = link.bounding_box()
    assert box
    assert box["y"] >= 68
    assert window.page.evaluate("document.getElementById('stage').scrollTop") == 0


# Calm, and for everyone


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_a_zoomed_page_rests(open_window: OpenWindow, device: object) -> None:
    reader = Reader(open_window(device)).open("cay-gao", "#p=4")  # type: ignore[arg-type]
    reader.key("+", "+").zoomed(2.25)
    reader.page.wait_for_load_state("networkidle")
    assert reader.page.evaluate(RESTLESSNESS) == [0, 0]
    expect(reader.page.locator(".plane")).to_have_css("will-change", "auto")


def test_a_zoomed_page_breaks_no_rule(open_window: OpenWindow, axe: str) -> None:
    window = open_window(PHONE, bypass_csp=True)
    reader = Reader(window).open("chi-duong").shows(1)
    reader.key("+", "+").zoomed(2.25)
    assert violations(window, axe) == []


def test_from_a_stick_too(open_window: OpenWindow, site: Site) -> None:
    reader = Reader(open_window(PHONE, site)).open("cay-gao", "#p=3").shows(3)
    reader.double_tap(MIDDLE).zoomed(2.5)
