"""Pages that share files, as on hosts that count files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser.pages.reader import Reader
from browser.window import DESK, PHONE, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.school import School
    from browser.server import SiteServer
    from playwright.sync_api import Route

_PACK = re.compile(r"/0002-0009\.\w+\.bin")
# Counts the object URLs that are in use; each keeps its pack in memory.
_ADDRESSES = """
self.made = 0
self.alive = new Set()
const { createObjectURL: make, revokeObjectURL: free } = URL
URL.createObjectURL = (blob) => { const url = make.call(URL, blob); self.made++; self.alive.add(url); return url }
URL.revokeObjectURL = (url) => { self.alive.delete(url); free.call(URL, url) }
"""


def _packs(server: SiteServer, kind: str = "") -> list[str]:
    pattern = rf"\d{{4}}-\d{{4}}\.\w+{kind}\.bin"
    return [found[0] for path in server.asked if (found := re.search(pattern, path))]


def test_pages_of_one_pack_cost_one_request(
    open_window: OpenWindow, packed: Site, packed_server: SiteServer
) -> None:
    reader = Reader(open_window(PHONE, packed)).open("cay-gao", "#p=3").shows(3)
    for page in range(4, 8):
        reader.key("ArrowRight").at(page).shows(page)
        expect(reader.picture(page)).to_be_visible()
    reader.page.wait_for_load_state("networkidle")
    (first,) = _packs(packed_server)
    assert first.startswith("0002-0009.")
    # The next one comes before its pages are turned to.
    with reader.page.expect_response("**/0010-0012.*"):
        reader.go_to("9").at(9).shows(9)
    reader.go_to("11").at(11).shows(11).go_to("2").at(2).shows(2)
    assert len(_packs(packed_server)) == 2
    assert [path for path in packed_server.asked if path.endswith(".webp")] == [
        path for path in packed_server.asked if "/pages/0001." in path
    ]


@pytest.mark.parametrize("page", [2, 6, 8, 9, 10, 12])
def test_every_slice_is_the_page(open_window: OpenWindow, packed: Site, web: Site, page: int) -> None:
    one, other = (Reader(open_window(PHONE, site)).open("cay-gao", f"#p={page}") for site in (packed, web))
    assert one.shows(page).sheet(page).screenshot() == other.shows(page).sheet(page).screenshot()


def test_no_address_of_a_slice_outlives_it(open_window: OpenWindow, packed: Site) -> None:
    window = open_window(DESK, packed)
    window.page.add_init_script(_ADDRESSES)
    reader = Reader(window).open("cay-gao").shows(1)
    for spread in ((2, 3), (4, 5), (6, 7), (8,), (9, 10), (11, 12)):
        reader.key("ArrowRight").at(spread[0]).shows(*spread)
    reader.open_thumbnails()
    window.page.wait_for_function(
        "() => [...document.querySelectorAll('.thumbnails img')].every((img) => img.naturalWidth)"
    )
    window.page.wait_for_function("() => !self.alive.size")
    assert window.page.evaluate("self.made") >= 11


def test_thumbnails_of_a_pack(open_window: OpenWindow, packed: Site, packed_server: SiteServer) -> None:
    window = open_window(PHONE, packed)
    reader = Reader(window).open("cay-gao", "#p=6").shows(6)
    grid = reader.open_thumbnails()
    expect(grid.locator("img")).to_have_count(12)
    window.page.wait_for_function(
        "() => [...document.querySelectorAll('.thumbnails img')].every((img) => img.naturalWidth)"
    )
    # Page 8 is the one that is wider than high.
    widths = grid.locator("img").evaluate_all(
        "(all) => all.map((img) => [img.naturalWidth, img.naturalHeight])"
    )
    assert {width for width, _ in widths} == {240}
    assert [height < 200 for _, height in widths].index(True) == 7
    assert len(_packs(packed_server, kind=r"\.s")) == 1


def test_a_late_pack_begins_with_thumbnails(open_window: OpenWindow, packed: Site) -> None:
    window = open_window(PHONE, packed)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    window.page.route(_PACK, hold)
    reader = Reader(window).open("cay-gao", "#p=6")
    expect(reader.sheet(6).locator(".page-small")).to_be_visible()
    held[0].continue_()
    reader.shows(6)
    expect(reader.sheet(6).locator(".page-small")).to_have_count(0)
    expect(reader.picture(6)).to_be_visible()
    assert len(held) == 1


def test_a_pack_that_did_not_come_is_asked_for_again(
    open_window: OpenWindow, packed: Site, packed_server: SiteServer
) -> None:
    window = open_window(PHONE, packed)
    window.witness.forgiven.add("503")
    packed_server.broken.add("pages/0002-0009")
    reader = Reader(window).open("cay-gao", "#p=6")
    expect(reader.notice).to_be_visible()
    packed_server.broken.clear()
    window.press(reader.notice)
    reader.shows(6)
    expect(reader.picture(6)).to_be_visible()


def test_from_a_usb_stick_it_says_that_it_cannot(open_window: OpenWindow, packed_school: School) -> None:
    window = open_window(PHONE, Site("file", f"{packed_school.site.as_uri()}/"))
    reader = Reader(window).open("cay-gao").shows(1)
    expect(reader.picture(1)).to_be_visible()
    reader.key("ArrowRight").at(2).shows(2)
    expect(reader.sheet(2)).to_contain_text("không xem được từ USB")
    # To try again would be in vain; the words of the page are there.
    expect(reader.notice).to_have_count(0)
    expect(reader.sheet(2).locator(".plain-text")).to_contain_text("Cây gạo đứng ở đầu làng")
    reader.open_thumbnails()
    expect(reader.outline.locator(".thumbnails img")).to_have_count(0)
