"""The reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from browser.school import Box
from browser.touch import Fingers
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.window import Window
    from playwright.sync_api import Locator

# The pages that can be seen, from left to right, once no leaf is in flight any more.
_VISIBLE = """
() => document.querySelector('.sliding, .leaves, .leaving') ? null : [...document.querySelectorAll('#stage .page')]
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ element, box }) => getComputedStyle(element).visibility === 'visible'
    && box.right > 1 && box.left < innerWidth - 1)
  .sort((a, b) => a.box.left - b.box.left)
  .map(({ element, box }) => ({
    number: Number(/\\d+/.exec(element.getAttribute('aria-label'))[0]),
    settled: element.classList.contains('shown') || !!element.querySelector('.notice:not(.waiting)'),
    x: box.left, y: box.top, width: box.width, height: box.height,
  }))
"""
_SHOWS = f"""
(wanted) => {{
  const pages = ({_VISIBLE})()
  return !!pages && pages.every((page) => page.settled)
    && JSON.stringify(pages.map((page) => page.number)) === JSON.stringify(wanted)
}}
"""
_NUMBER = "(wanted) => new URLSearchParams(location.hash.slice(1)).get('p') === String(wanted)"


class Reader:
    """The reader with a book open; page numbers are those that people see, from 1."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page = window.page

    def open(self, book: str, fragment: str = "") -> Reader:
        self.window.go(f"books/{book}/read.html{fragment}")
        return self.ready()

    def ready(self) -> Reader:
        """Wait until the script has taken over."""
        expect(self.page.locator("html.ready")).to_be_attached()
        return self

    @property
    def number(self) -> int:
        """The page in the address."""
        found = re.search(r"#p=(\d+)", self.page.url)
        assert found, self.page.url
        return int(found[1])

    def at(self, number: int) -> Reader:
        """Wait until the address names a page."""
        self.page.wait_for_function(_NUMBER, arg=number)
        return self

    def shows(self, *numbers: int) -> Reader:
        """Wait until exactly these pages can be seen, from left to right, at rest and painted."""
        self.page.wait_for_function(_SHOWS, arg=list(numbers))
        return self

    def boxes(self) -> dict[int, Box]:
        """Return the boxes of the visible pages in CSS pixels, by number."""
        pages = self.page.evaluate(_VISIBLE)
        return {each["number"]: Box(each["x"], each["y"], each["width"], each["height"]) for each in pages}

    def sheet(self, number: int) -> Locator:
        """Return the element of a page that is near."""
        return self.page.locator(f'#stage .page[aria-label="Trang {number}"]')

    def picture(self, number: int) -> Locator:
        return self.sheet(number).locator("img.page-image")

    def links(self, number: int) -> Locator:
        """Return the layer of a page's links."""
        return self.sheet(number).locator(".links")

    # Turning

    def swipe(self, direction: str, **how: float) -> Reader:
        """Swipe to the "left" or "right" across most of the screen."""
        start, end = self._way(direction, 2 / 3)
        Fingers(self.page).swipe(start, end, **how)  # type: ignore[arg-type]
        return self

    def nudge(self, direction: str, *, seconds: float) -> Reader:
        """Swipe over a tenth of the screen."""
        start, end = self._way(direction, 0.1)
        Fingers(self.page).swipe(start, end, seconds=seconds)
        return self

    def _way(self, direction: str, share: float) -> tuple[tuple[float, float], tuple[float, float]]:
        device = self.window.device
        near, far = device.width * (1 - share) / 2, device.width * (1 + share) / 2
        y = device.height / 2
        return ((far, y), (near, y)) if direction == "left" else ((near, y), (far, y))

    def tap(self, share: float) -> Reader:
        """Tap halfway down, at a share of the width."""
        device = self.window.device
        self.page.touchscreen.tap(device.width * share, device.height / 2)
        return self

    # Zoom

    def scale(self) -> float:
        """Return how many times larger than whole the page is drawn, once it is at rest."""
        self.page.wait_for_function("() => !document.querySelector('.plane.moving')")
        plane = "document.querySelector('.plane')"
        return float(self.page.evaluate(f"{plane}.getBoundingClientRect().width / {plane}.offsetWidth"))

    def zoomed(self, scale: float) -> Reader:
        """Wait until the page rests at a scale."""
        self.page.wait_for_function(
            "(wanted) => { const plane = document.querySelector('.plane'); return !plane.matches('.moving')"
            " && Math.abs(plane.getBoundingClientRect().width / plane.offsetWidth - wanted) < 0.02 }",
            arg=scale,
        )
        return self

    def spot(self, point: tuple[float, float], number: int) -> tuple[float, float]:
        """Return what of a page is seen at a point, as shares of the page."""
        x, y, width, height = (getattr(self.boxes()[number], side) for side in ("x", "y", "width", "height"))
        return (point[0] - x) / width, (point[1] - y) / height

    def double_tap(self, point: tuple[float, float]) -> Reader:
        Fingers(self.page).double_tap(point)
        return self

    def key(self, *names: str) -> Reader:
        for name in names:
            self.page.keyboard.press(name)
        return self

    def go_to(self, typed: str) -> Reader:
        self.page.locator("#page-number").fill(typed)
        self.page.keyboard.press("Enter")
        return self

    def slide_to(self, number: int) -> Reader:
        """Set the slider with the keys it knows: from its start, step by step."""
        slider = self.page.locator("#slider")
        slider.focus()
        slider.press("Home")
        for _ in range(number - 1):
            slider.press("ArrowRight")
        return self

    # What is needed now and then

    @property
    def menu_button(self) -> Locator:
        return self.page.get_by_role("button", name="Thêm", exact=True)

    def open_menu(self) -> Locator:
        self.window.press(self.menu_button)
        menu = self.page.get_by_role("dialog", name="Thêm")
        expect(menu).to_be_visible()
        return menu

    def choose(self, row: str) -> None:
        """Press a row of the menu."""
        self.window.press(self.open_menu().get_by_role("button", name=row, exact=True))

    # Contents and matches

    @property
    def outline(self) -> Locator:
        return self.page.locator("#outline")

    def open_outline(self) -> Locator:
        self.window.press(self.page.locator("#outline-open"))
        expect(self.outline).to_be_visible()
        return self.outline

    def open_thumbnails(self) -> Locator:
        self.open_outline()
        self.window.press(self.outline.get_by_role("tab", name="Các trang"))
        expect(self.outline.locator(".thumbnails a:focus")).to_be_visible()
        return self.outline.locator(".thumbnails")

    @property
    def hits(self) -> Locator:
        return self.page.locator("#hits")

    @property
    def hits_count(self) -> Locator:
        return self.page.locator("#hits-count")

    def marks(self, number: int) -> list[Box]:
        """Return the highlights on a page, as shares of the page."""
        expect(self.sheet(number).locator(".hits i").first).to_be_visible()
        sheet = self.boxes()[number]
        marks = (
            self.sheet(number)
            .locator(".hits i")
            .evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
        )
        return [
            Box(
                (mark["x"] - sheet.x) / sheet.width,
                (mark["y"] - sheet.y) / sheet.height,
                mark["width"] / sheet.width,
                mark["height"] / sheet.height,
            )
            for mark in marks
        ]

    @property
    def notice(self) -> Locator:
        """The button that tries again, on a page whose picture did not come."""
        return self.page.locator("#stage .notice .button:visible")
