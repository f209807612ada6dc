"""Links on the pages of a book, and other ways to a page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from browser.pages.reader import Reader
from browser.school import LINK_WORDS, MARGIN, WEB_ADDRESS, WIDTH, width_of
from browser.test_accessibility import violations
from browser.touch import Fingers
from browser.window import DESK, LYING_PHONE, PHONE, Device
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site, Window
    from playwright.sync_api import Route

_BOXES = "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
_FULL = re.compile(r"/pages/0006\.(?!.*\.s\.webp)")
_HINT = "(link) => getComputedStyle(link, '::after').content"


def test_a_link_leads_to_its_page_and_a_button_back(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2)
    window.press(reader.links(2).get_by_role("link", name="Cây gạo"))
    reader.at(9).shows(9)
    window.press(window.page.get_by_role("button", name="Về trang 2"))
    reader.at(2).shows(2)
    expect(window.page.locator("#return")).to_be_hidden()


def test_the_way_back_of_the_browser(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2)
    window.press(reader.links(2).get_by_role("link", name="Cây gạo"))
    reader.at(9).shows(9)
    window.page.go_back()
    reader.at(2).shows(2)
    expect(window.page.locator("#return")).to_be_hidden()


def test_whoever_reads_on_from_a_note_is_not_called_back(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2)
    window.press(reader.links(2).get_by_role("link", name="Cây gạo"))
    reader.at(9).shows(9).key("ArrowRight").at(10)
    expect(window.page.locator("#return")).to_be_visible()
    reader.key("ArrowRight").at(11)
    expect(window.page.locator("#return")).to_be_hidden()


def test_a_swipe_that_begins_on_a_link_turns_the_page(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = Reader(window).open("cay-gao", "#p=9").shows(9)
    box = reader.links(9).get_by_role("link").bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2
    Fingers(window.page).swipe((x, y), (x - 180, y))
    reader.at(10).shows(10)


def test_a_tap_on_a_link_at_the_side_does_not_turn(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2)
    # Page 12 is where the link leads; a tap there turns to page 3.
    window.press(reader.links(2).get_by_role("link", name="Tới trang 12"))
    reader.at(12).shows(12)


def test_links_by_keyboard(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(DESK, crafted)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2, 3)
    link = reader.links(2).get_by_role("link", name="Cây gạo")
    window.page.locator("#menu-open").focus()
    reader.key("Tab")
    expect(link).to_be_focused()
    assert link.evaluate(_HINT) == '"Tới trang 9"'
    reader.key("Enter").at(9).shows(9, 10)


def test_a_link_to_the_web_says_so_and_opens_apart(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2)
    link = reader.links(2).get_by_role(
        "link", name="cả tuổi của bà ngoại. (mở vi.wikipedia.org trong thẻ mới)"
    )
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert link.evaluate(_HINT) == "none"
    link.focus()
    reader.key("Tab", "Shift+Tab")
    assert link.evaluate(_HINT) == '"mở vi.wikipedia.org trong thẻ mới"'


@pytest.mark.parametrize("device", [PHONE, LYING_PHONE, DESK], ids=["phone", "lying phone", "desk"])
def test_links_are_large_enough_and_apart(open_window: OpenWindow, crafted: Site, device: Device) -> None:
    reader = Reader(open_window(device, crafted)).open("cay-gao", "#p=2").at(2)
    links = reader.links(2).get_by_role("link")
    expect(links).to_have_count(3)
    first, second, third = links.evaluate_all(_BOXES)
    assert first["bottom"] <= second["top"] + 0.5
    assert min(third["width"], third["height"]) >= 24 - 0.1
    if device is not LYING_PHONE:
        # On a very small page the lines themselves are closer together than fingertips.
        assert min(box[side] for box in (first, second) for side in ("width", "height")) >= 24 - 0.1


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_axe(open_window: OpenWindow, crafted: Site, axe: str, device: Device) -> None:
    window = open_window(device, crafted, bypass_csp=True)
    reader = Reader(window).open("cay-gao", "#p=2").at(2)
    window.press(reader.links(2).get_by_role("link", name="Cây gạo"))
    reader.at(9)
    expect(reader.links(9).get_by_role("link")).to_be_visible()
    assert violations(window, axe) == []


# As the build makes them


def test_links_of_a_pdf(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = Reader(window).open("chi-duong").shows(1)
    links = reader.links(1).get_by_role("link")
    # A link that runs a script is none.
    expect(links).to_have_count(2)
    inside, outside = links.all()
    expect(outside).to_have_accessible_name(f"{LINK_WORDS[1]} (mở vi.wikipedia.org trong thẻ mới)")
    assert unquote(outside.get_attribute("href") or "") == WEB_ADDRESS
    expect(inside).to_have_accessible_name(LINK_WORDS[0])
    box, sheet = inside.bounding_box(), reader.boxes()[1]
    assert box
    assert (box["x"] - sheet.x) / sheet.width == pytest.approx(MARGIN / WIDTH, abs=0.01)
    assert box["width"] / sheet.width == pytest.approx(width_of(LINK_WORDS[0]) / WIDTH, abs=0.01)
    window.press(inside)
    reader.at(3).shows(3)
    window.press(window.page.get_by_role("button", name="Về trang 1"))
    reader.at(1).shows(1)


# Labels


def test_printed_numbers_find_their_page(open_window: OpenWindow, crafted: Site) -> None:
    reader = Reader(open_window(PHONE, crafted)).open("cay-gao").shows(1)
    # A page number, a label of a page, one of a printed edition, and one of either kind that is too high.
    for typed, page in (("3", 3), ("II", 3), ("xii", 5), ("120", 6), ("999", 12), ("bìa", 1)):
        reader.go_to(typed).at(page).shows(page)


# The small picture that comes first


def _hold(window: Window) -> list[Route]:
    """Hold the picture of page 6 back; return the list that its requests come into."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    window.page.route(_FULL, hold)
    return held


def test_a_late_page_begins_with_its_thumbnail(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    held = _hold(window)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3).go_to("6").at(6)
    small = reader.sheet(6).locator(".page-small")
    expect(small).to_be_visible()
    assert small.evaluate("(img) => img.getBoundingClientRect().width") == pytest.approx(PHONE.width, abs=1)
    expect(reader.sheet(6).locator(".notice")).to_have_count(0)
    held[0].continue_()
    reader.shows(6)
    expect(small).to_have_count(0)
    expect(reader.picture(6)).to_be_visible()


@pytest.mark.parametrize("connection", [{"saveData": True}, {"effectiveType": "2g"}])
def test_a_slow_line_begins_with_thumbnails(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer, connection: dict[str, object]
) -> None:
    window = open_window(PHONE, crafted)
    value = json.dumps(connection)
    window.page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {value} }})")
    held = _hold(window)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3).go_to("6").at(6)
    expect(reader.sheet(6).locator(".page-small")).to_be_visible()
    held[0].continue_()
    reader.shows(6)
    window.page.wait_for_load_state("networkidle")
    # Only for pages in view: those ahead come as they are.
    small = {path.split("/")[-1][:4] for path in crafted_server.asked if ".s.webp" in path}
    assert small == {"0003", "0006"}


def test_a_page_that_is_lost_keeps_its_thumbnail_and_says_so(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    window.witness.forgiven.add("503")
    window.page.route(_FULL, lambda route: route.fulfill(status=503))
    reader = Reader(window).open("cay-gao", "#p=6")
    expect(reader.notice).to_be_visible()
    expect(reader.sheet(6).locator(".page-small")).to_be_visible()
    window.page.unroute_all()
    window.press(reader.notice)
    reader.shows(6)
    expect(reader.picture(6)).to_be_visible()
