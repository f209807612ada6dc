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
        self.box.fill(words)
        return self

    @property
    def box(self) -> Locator:
        return self.page.locator("#search-input")

    @property
    def status(self) -> Locator:
        return self.page.locator("#search-status")

    @property
    def spoken(self) -> Locator:
        """What a screen reader says."""
        return self.page.get_by_role("status")

    @property
    def meant(self) -> Locator:
        """What was probably meant."""
        return self.status.get_by_role("button")

    @property
    def books(self) -> Locator:
        return self.page.locator(".hit:has(a[href*='books/'])")

    @property
    def others(self) -> Locator:
        """What was found beside books."""
        return self.page.locator(".hit:not(:has(a[href*='books/']))")

    @property
    def titles(self) -> Locator:
        """Those of books."""
        return self.books.locator(".hit-title")

    @property
    def notes(self) -> Locator:
        """What is said where results would be."""
        return self.page.locator(".search-note")

    @property
    def filters(self) -> Locator:
        """The filters in force, each a button that takes it away."""
        return self.page.locator("#search-chosen button")

    def open_filters(self) -> Search:
        self.window.press(self.page.locator("#search-filters summary"))
        return self

    def choose(self, filter_: str, value: str) -> Search:
        """Choose the option that begins with a value."""
        select = self.page.get_by_label(filter_, exact=True)
        option = select.locator("option").filter(has_text=value)
        expect(option).to_have_count(1)
        select.select_option(option.get_attribute("value"))
        return self

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
