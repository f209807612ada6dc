"""The search page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.reader import Reader
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.window import Window
    from playwright.sync_api import Locator


class Search:
    """The search page, with or without an answer."""

    path = "search.html"

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page = window.page

    def open(self, query: str = "") -> Search:
        self.window.go(self.path + query)
        return self

    def ask(self, words: str) -> Search:
        self.page.locator("#search-input").fill(words)
        return self

    @property
    def status(self) -> Locator:
        return self.page.locator("#search-status")

    @property
    def books(self) -> Locator:
        return self.page.locator(".hit")

    def answered(self, books: int) -> Search:
        """Wait for an answer of so many books."""
        expect(self.status).to_contain_text("Tìm thấy" if books else "Không tìm thấy")
        expect(self.books).to_have_count(books)
        return self

    def hits(self, book: int = 0) -> Locator:
        """Return the pages shown under a book of the answer."""
        return self.books.nth(book).locator(".hit-page")

    def open_hit(self, book: int = 0, page: int = 0) -> Reader:
        self.window.press(self.hits(book).nth(page))
        return Reader(self.window).ready()
