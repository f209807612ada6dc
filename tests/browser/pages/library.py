"""The library's pages: home, lists, a book, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.reader import Reader
from browser.pages.search import Search
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.window import Window
    from playwright.sync_api import Locator


class LibraryPage:
    """Any page in the library's frame."""

    path = "index.html"

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page = window.page

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def search(self, words: str) -> Search:
        """Search from the header: its box where there is room for one, else its link."""
        box = self.page.locator(".head-search input")
        search = Search(self.window)
        if box.is_visible():
            box.fill(words)
            box.press("Enter")
        else:
            self.window.press(self.page.locator(".head-find"))
            search.ask(words)
        return search


class Home(LibraryPage):
    """The home page."""

    def open(self) -> Home:
        self.window.go(self.path)
        return self

    @property
    def last_read(self) -> Locator:
        """The strip that leads back to the book that was read last."""
        return self.page.locator("#last")

    def read_on(self) -> Reader:
        self.window.press(self.last_read.get_by_role("link"))
        return Reader(self.window).ready()


class Shelf(LibraryPage):
    """A shelf, or any other list of books."""

    def open_book(self, title: str) -> BookPage:
        self.window.press(self.page.locator(".cards").get_by_role("link", name=title))
        expect(self.page.locator("article.book")).to_be_visible()
        return BookPage(self.window)


class BookPage(LibraryPage):
    """A book's own page."""

    def read(self) -> Reader:
        self.window.press(self.page.get_by_role("link", name="Đọc ngay"))
        return Reader(self.window).ready()
