"""The text mode of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.reader import Reader
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.window import Window
    from playwright.sync_api import Locator

# Pixels from the first line of the window to where a page begins, along the way of reading.
_START = """
([page, vertical]) => {
  const view = document.querySelector('#text'), style = getComputedStyle(view)
  const frame = view.getBoundingClientRect()
  const box = document.querySelector(`#text [data-page="${page - 1}"]`).getBoundingClientRect()
  return vertical ? frame.right - parseFloat(style.scrollPaddingRight) - box.right
    : box.top - frame.top - parseFloat(style.scrollPaddingTop)
}
"""


class TextMode(Reader):
    """The reader in its text mode."""

    def __init__(self, window: Window, *, vertical: bool = False) -> None:
        super().__init__(window)
        self.vertical = vertical

    @property
    def view(self) -> Locator:
        return self.page.locator("#text")

    @property
    def article(self) -> Locator:
        return self.page.locator("#text:not([aria-busy]) article")

    @property
    def switch(self) -> Locator:
        return self.page.get_by_role("button", name="Đọc bằng chữ")

    def reads(self, words: str) -> TextMode:
        """Wait until a section with these words is there."""
        expect(self.article).to_contain_text(words)
        return self

    def start_of(self, number: int) -> float:
        """Return how far below the first line of the window a page begins, in pixels."""
        return float(self.page.evaluate(_START, [number, self.vertical]))

    def scroll_to(self, number: int) -> TextMode:
        """Scroll as a finger does until a page begins at the first line."""
        axis = "scrollLeft -=" if self.vertical else "scrollTop +="
        self.view.evaluate(f"(view, by) => {{ view.{axis} by }}", self.start_of(number))
        return self

    @property
    def settings(self) -> Locator:
        return self.page.locator("#settings")

    def open_settings(self) -> Locator:
        self.window.press(self.page.get_by_role("button", name="Cỡ chữ và màu nền"))
        expect(self.settings).to_be_visible()
        return self.settings

    def style(self, name: str) -> str:
        """Return a computed style of the text."""
        return str(self.view.evaluate("(view, name) => getComputedStyle(view)[name]", name))
