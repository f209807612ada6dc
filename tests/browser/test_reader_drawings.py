"""Pages that are drawings: as sharp as the screen at any zoom, and a page like any other in all else."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pymupdf
import pytest
from browser.pages.find import Find
from browser.pages.reader import Reader
from browser.school import PHRASE, PHRASE_PAGES, SITE_PATH, draw_school, place_of
from browser.server import SiteServer
from browser.test_accessibility import violations
from browser.window import DESK, PHONE, Device, Site
from PIL import Image, ImageChops
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser.conftest import OpenWindow
    from browser.school import Box, School
    from playwright.sync_api import Locator, Route

_CHUNK = re.compile(r"/cay-gao/vector/0002\.\w+\.js")
_SMALL_DESK = Device(900, 640, touch=False)
# Counts what leaves in flight are made of.
_FED = """
self.fed = []
const { createImageBitmap: make } = self
self.createImageBitmap = (source, ...rest) => {
  self.fed.push([source.constructor.name, source.width])
  return make.call(self, source, ...rest)
}
"""

# A browser that tells no script what a canvas holds.
_HIDE = """
CanvasRenderingContext2D.prototype.getImageData = (x, y, width, height) => {
  const told = new ImageData(width, height)
  crypto.getRandomValues(told.data.subarray(0, 65536))
  return told
}
"""
_COUNT = """
self.filled = 0
const { fill } = CanvasRenderingContext2D.prototype
CanvasRenderingContext2D.prototype.fill = function (...rest) {
  self.filled++
  return fill.apply(this, rest)
}
"""


@pytest.fixture(scope="module")
def drawn_school(school: School, tmp_path_factory: pytest.TempPathFactory) -> School:
    return draw_school(school, tmp_path_factory.mktemp("drawn") / "school")


@pytest.fixture(scope="module")
def drawn_server(drawn_school: School) -> Iterator[SiteServer]:
    with SiteServer(drawn_school.site, SITE_PATH) as server:
        yield server


@pytest.fixture
def drawn(drawn_server: SiteServer) -> Site:
    drawn_server.asked.clear()
    return Site("drawn", drawn_server.url)


def canvas(reader: Reader, number: int) -> tuple[int, float]:
    """Return the pixels across the canvas of a page, and across the page as it is seen."""
    seen = reader.sheet(number).locator("canvas.page-image")
    expect(seen).to_be_visible()
    pixels, across, ratio = seen.evaluate(
        "(it) => [it.width, it.getBoundingClientRect().width, devicePixelRatio]"
    )
    return pixels, across * ratio


def ink(reader: Reader, number: int, box: Box | None = None) -> Image.Image:
    """Return what is seen of a page, or of a box of it in shares of the page, in grey."""
    image = Image.open(io.BytesIO(reader.sheet(number).screenshot())).convert("L")
    if box is None:
        return image
    left, top = box.x * image.width, box.y * image.height
    return image.crop(
        tuple(map(round, (left, top, left + box.width * image.width, top + box.height * image.height)))
    )


def dark(image: Image.Image) -> float:
    """Return the share of pixels that are ink."""
    return sum(image.histogram()[:96]) / (image.width * image.height)


@pytest.mark.parametrize("device", [PHONE, DESK])
def test_a_page_at_rest_has_the_pixels_of_the_screen(
    open_window: OpenWindow, drawn: Site, device: Device
) -> None:
    reader = Reader(open_window(device, drawn)).open("cay-gao", "#p=3")
    reader.shows(*([3] if device is PHONE else [2, 3]))
    pixels, seen = canvas(reader, 3)
    assert pixels == round(seen)
    assert 0.002 < dark(ink(reader, 3)) < 0.2


def test_type_looks_the_same_where_canvases_are_not_read(open_window: OpenWindow, drawn: Site) -> None:
    """It is painted from masks that a canvas tells, or else by its outlines."""
    seen = []
    for script in ("", _HIDE):
        window = open_window(PHONE, drawn)
        window.page.add_init_script(script)
        # Outlines that are filled: each letter but once in a mask.
        window.page.add_init_script(_COUNT)
        reader = Reader(window).open("cay-gao", "#p=9").shows(9)
        canvas(reader, 9)
        seen.append((ink(reader, 9), window.page.evaluate("self.filled")))
    (masks, few), (outlines, many) = seen
    assert few < many
    assert dark(masks) == pytest.approx(dark(outlines), rel=0.05)
    away = ImageChops.difference(masks, outlines).resize((90, 128), Image.Resampling.BOX)
    assert away.getextrema()[1] < 40


def test_a_zoomed_page_is_painted_anew_and_given_back(
    open_window: OpenWindow, drawn: Site, web: Site
) -> None:
    line = place_of("Mùa xuân", 3)
    soft = []
    for site in (drawn, web):
        reader = Reader(open_window(PHONE, site)).open("cay-gao", "#p=3").shows(3)
        before = reader.sheet(3).locator(".page-image").evaluate("(it) => it.width")
        sheet = reader.boxes()[3]
        reader.double_tap((sheet.x + sheet.width / 2, sheet.y + line.y * sheet.height)).zoomed(2.5)
        reader.page.locator("#zoom-in").click()
        reader.zoomed(3.75).page.locator("#zoom-in").click()
        reader.zoomed(5)
        counts = Image.open(io.BytesIO(reader.page.locator(".plane").screenshot())).convert("L").histogram()
        soft.append(sum(counts[70:180]) / sum(counts[:40]))
        if site is drawn:
            pixels, across = canvas(reader, 3)
            assert pixels == round(across) == 5 * before
            reader.page.locator("#zoom-whole").click()
            reader.zoomed(1)
            assert canvas(reader, 3)[0] == before
    # The edges of letters are not as soft as those of an enlarged picture.
    assert soft[0] < 0.85 * soft[1]


def test_text_is_selected_across_lines(open_window: OpenWindow, drawn: Site) -> None:
    reader = Reader(open_window(DESK, drawn)).open("cay-gao", "#p=9").shows(9, 10)
    first, last = (
        reader.sheet(9).locator(".page-text span", has_text=words).bounding_box()
        for words in ("Chiều nay", "ngồi quanh")
    )
    assert first
    assert last
    reader.page.mouse.move(first["x"] + 2, first["y"] + first["height"] / 2)
    reader.page.mouse.down()
    reader.page.mouse.move(last["x"] + 0.95 * last["width"], last["y"] + last["height"] / 2, steps=8)
    reader.page.mouse.up()
    selected = reader.page.evaluate("getSelection().toString()")
    assert "thư viện mở cửa" in selected
    assert "ngồi quanh gốc cây" in selected


def test_a_match_is_marked_where_it_is_drawn(open_window: OpenWindow, drawn: Site) -> None:
    reader = Reader(open_window(PHONE, drawn)).open("cay-gao", "#p=9&q=th%C6%B0%20vi%E1%BB%87n").shows(9)
    (mark,) = reader.marks(9)
    place = place_of("thư viện", 9)
    assert mark.x == pytest.approx(place.x, abs=0.01)
    assert mark.x + mark.width == pytest.approx(place.x + place.width, abs=0.01)
    assert mark.y <= place.y
    assert mark.y + mark.height >= place.y + place.height
    assert dark(ink(reader, 9, place)) > 0.1


def colour_of(reader: Reader, number: int) -> tuple[int, ...]:
    """Return the colour of the paper of a page, a hundredth from its corner."""
    image = Image.open(io.BytesIO(reader.sheet(number).screenshot())).convert("RGB")
    return image.getpixel((image.width // 2, image.height // 100))


def choose_colour(reader: Reader, name: str) -> Locator:
    """Choose a colour of the pages; return the panel."""
    page = reader.page
    page.locator("#menu-open").click()
    page.get_by_role("button", name="Màu trang sách").click()
    panel = page.get_by_role("dialog", name="Màu trang sách")
    panel.get_by_role("radio", name=name, exact=True).click()
    return panel


def test_a_drawn_page_takes_the_colours_that_are_chosen(
    open_window: OpenWindow, drawn: Site, web: Site
) -> None:
    window = open_window(PHONE, drawn)
    reader = Reader(window).open("cay-gao", "#p=9&q=th%C6%B0%20vi%E1%BB%87n").shows(9)
    canvas(reader, 9)
    printed = ink(reader, 9)
    panel = choose_colour(reader, "Đêm")
    expect(panel.get_by_role("radio")).to_have_count(4)
    expect(panel.get_by_role("radio", name="Đêm")).to_be_checked()
    expect(panel.get_by_text("Khoảng cách dòng")).to_be_hidden()
    window.page.keyboard.press("Escape")
    night = ink(reader, 9)
    assert colour_of(reader, 9) == (21, 27, 26)
    assert dark(night) > 0.8
    assert dark(ImageChops.invert(night)) == pytest.approx(dark(printed), rel=0.3), "as much ink, but light"
    # A match is told by a light that lets its words be read.
    place = place_of("thư viện", 9)
    assert ink(reader, 9, place).getextrema()[1] > 160
    # Nobody has ink for a night sky.
    with pymupdf.open(stream=window.page.pdf(), filetype="pdf") as sheets:
        assert sheets[0].get_pixmap().color_topusage()[1] == b"\xff\xff\xff"
    assert colour_of(reader, 9) == (21, 27, 26), "and back on the screen"
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    window.page.reload()
    canvas(reader.shows(3), 3)
    assert colour_of(reader, 3) == (21, 27, 26), "chosen once"
    choose_colour(reader, "Ngà")
    window.page.keyboard.press("Escape")
    assert colour_of(reader, 3) == (244, 232, 207)
    # Where pages are pictures there is nothing to choose.
    reader = Reader(open_window(PHONE, web)).open("cay-gao", "#p=3").shows(3)
    reader.page.locator("#menu-open").click()
    expect(reader.page.locator("#colours")).to_be_hidden()


def test_the_panel_of_colours_breaks_no_rule(open_window: OpenWindow, drawn: Site, axe: str) -> None:
    window = open_window(PHONE, drawn, bypass_csp=True)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    canvas(reader, 3)
    choose_colour(reader, "Đêm")
    assert violations(window, axe) == []


def test_pages_are_drawn_where_their_colours_do_not_come(open_window: OpenWindow, drawn: Site) -> None:
    window = open_window(PHONE, drawn)
    window.witness.forgiven.add("/settings.")
    window.page.route(re.compile(r"/settings\.\w*\.?js"), lambda route: route.abort())
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    canvas(reader, 3)
    assert 0.002 < dark(ink(reader, 3)) < 0.2
    reader.page.locator("#menu-open").click()
    expect(reader.page.locator("#colours")).to_be_hidden()


def test_leaves_in_flight_bear_the_drawings(open_window: OpenWindow, drawn: Site) -> None:
    window = open_window(_SMALL_DESK, drawn)
    # Frames 16 ms apart: a slow computer would get the lesser player.
    window.page.clock.install()
    window.page.add_init_script(_FED)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2, 3)
    mouse = window.page.mouse
    mouse.move(700, 320)
    mouse.down()
    mouse.move(600, 320, steps=4)
    leaf = window.page.locator("canvas.leaves")
    leaf.wait_for()
    window.page.wait_for_timeout(400)
    flying = Image.open(io.BytesIO(window.page.screenshot())).convert("L")
    mouse.move(200, 320, steps=4)
    mouse.up()
    reader.at(4).shows(4, 5)
    fed = window.page.evaluate("self.fed")
    # Page 1, which may be turned back to, is a picture.
    painted = [width for name, width in fed if name == "HTMLCanvasElement"]
    assert len(painted) >= 3
    assert min(painted) > 200
    # Words of the page that is left stand on the leaf that bears it.
    assert dark(flying.crop((460, 100, 600, 540))) > 0.002


def test_a_damaged_file_is_told_and_tried_again(
    open_window: OpenWindow, drawn: Site, drawn_school: School
) -> None:
    window = open_window(PHONE, drawn)
    (file,) = (drawn_school.site / "books/cay-gao/vector").glob("0002.*.js")
    sound = file.read_bytes()
    middle = len(sound) // 4 * 2
    broken = (
        sound[:middle]
        + ("B" if sound[middle : middle + 2] == b"A\0" else "A").encode("utf-16-le")
        + sound[middle + 2 :]
    )
    harm = True

    def answer(route: Route) -> None:
        route.fulfill(body=broken if harm else sound, content_type="text/javascript")

    window.page.route(_CHUNK, answer)
    reader = Reader(window).open("cay-gao", "#p=3")
    expect(reader.notice).to_be_visible()
    harm = False
    reader.notice.click()
    reader.shows(3)
    assert canvas(reader, 3)[0] > 300


def test_a_chunk_is_asked_for_once(open_window: OpenWindow, drawn: Site, drawn_server: SiteServer) -> None:
    reader = Reader(open_window(PHONE, drawn)).open("cay-gao", "#p=3").shows(3)
    for page in range(4, 8):
        reader.key("ArrowRight").at(page).shows(page)
        assert canvas(reader, page)[0] > 300
    reader.page.wait_for_load_state("networkidle")
    assert len([path for path in drawn_server.asked if _CHUNK.search(path)]) == 1


def test_from_a_stick_too(open_window: OpenWindow, drawn_school: School) -> None:
    stick = Site("file", f"{drawn_school.site.as_uri()}/")
    reader = Reader(open_window(PHONE, stick)).open("cay-gao", "#p=3").shows(3)
    pixels, seen = canvas(reader, 3)
    assert pixels == round(seen)
    reader.key("ArrowRight").at(4).shows(4)
    assert canvas(reader, 4)[0] > 300


def test_books_of_pictures_load_nothing_of_it(open_window: OpenWindow, web: Site, server: SiteServer) -> None:
    Reader(open_window(PHONE, web)).open("cay-gao", "#p=3").shows(3)
    assert not [path for path in server.asked if "vector" in path]


def test_drawings_say_what_pictures_of_the_pages_have_beside_them(
    open_window: OpenWindow, drawn: Site, web: Site, drawn_school: School
) -> None:
    """The same words in the same places, though they lie in no file of words."""
    said: list[list[tuple[str, list[float]]]] = []
    for site in (drawn, web):
        reader = Reader(open_window(PHONE, site)).open("cay-gao", "#p=2").shows(2)
        lines: list[tuple[str, list[float]]] = []
        for page in range(2, 9):
            reader.at(page).shows(page)
            spans = reader.sheet(page).locator(".page-text span")
            expect(spans.first).to_be_attached()
            lines += spans.evaluate_all(
                "(all) => all.map((it) => [it.textContent, ['x', 'y', 'width', 'height'].map((side) => it.getBoundingClientRect()[side])])"
            )
            reader.key("ArrowRight")
        said.append(lines)
    ours, theirs = said
    assert [text for text, _ in ours] == [text for text, _ in theirs]
    assert len(ours) > 12
    for (_, ours_box), (_, their_box) in zip(ours, theirs, strict=True):
        assert ours_box == pytest.approx(their_box, abs=1)
    shards = "".join(
        path.read_text(encoding="utf-8") for path in (drawn_school.site / "books/cay-gao/text").glob("*.js")
    )
    words = [text for text, _ in ours if len(text) > 12]
    assert not [text for text in words if text in shards]


def test_words_are_found_in_a_book_of_drawings(open_window: OpenWindow, drawn: Site) -> None:
    window = open_window(PHONE, drawn)
    reader = Find(window)
    reader.open("cay-gao", "#p=3").shows(3)
    reader.open_find()
    reader.ask(f"“{PHRASE}”")
    expect(reader.told).to_have_text("Tìm thấy 2 trang.")
    window.press(reader.results.nth(1))
    reader.at(PHRASE_PAGES[1]).shows(PHRASE_PAGES[1])
    assert len(reader.marks(PHRASE_PAGES[1])) == 1
