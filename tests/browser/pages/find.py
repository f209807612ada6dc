"""The panel of the reader that finds words in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.text import TextMode
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator


class Find(TextMode):
    """The reader with the panel that finds words."""

    @property
    def panel(self) -> Locator:
        return self.page.locator("#find")

    @property
    def opener(self) -> Locator:
        return self.page.locator("#find-open")

    @property
    def field(self) -> Locator:
        return self.panel.get_by_role("searchbox", name="Chữ cần tìm")

    @property
    def told(self) -> Locator:
        """The line that says how many pages match."""
        return self.panel.get_by_role("status")

    @property
    def results(self) -> Locator:
        return self.panel.get_by_role("listitem").get_by_role("link")

    def open_find(self) -> Find:
        self.window.press(self.opener)
        expect(self.panel).to_be_visible()
        return self

    def ask(self, words: str) -> Find:
        """Ask for words and wait for the whole answer."""
        self.field.fill(words)
        self.field.press("Enter")
        return self.answered()

    def answered(self) -> Find:
        """Wait until the search has come to its end."""
        expect(self.page.locator("#find:not(.busy)")).to_be_visible()
        return self

    def marked(self, nth: int) -> list[str]:
        """Return the words that are marked in a result."""
        return self.results.nth(nth).locator("mark").all_text_contents()
