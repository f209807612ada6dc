"""The page of questions and its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.window import Window
    from playwright.sync_api import Locator


class Faq:
    """The page of questions."""

    path = "faq/index.html"

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page = window.page

    def open(self, fragment: str = "") -> Faq:
        self.window.go(self.path + fragment)
        expect(self.log.locator(".desk-says")).not_to_have_count(0)
        return self

    def ask(self, words: str) -> Faq:
        self.box.fill(words)
        self.box.press("Enter")
        return self

    def choose(self, label: str) -> Faq:
        """Press a question that the last answer offers."""
        self.window.press(self.says.get_by_role("button", name=label))
        return self

    @property
    def box(self) -> Locator:
        return self.page.get_by_label("Câu hỏi của em")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def asked(self) -> Locator:
        """The last question in the log."""
        return self.log.locator(".desk-you").last

    @property
    def says(self) -> Locator:
        """The last answer in the log."""
        return self.log.locator(".desk-says").last

    def says_of(self, ident: str, words: str) -> Faq:
        """Wait for an answer in the words of a row, which names its source."""
        expect(self.says).to_contain_text(words)
        expect(self.says.locator(".desk-source a")).to_have_attribute("href", f"#c-{ident}")
        return self
