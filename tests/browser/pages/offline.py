"""What concerns books on the device: the control that saves one, the list of those that are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.library import LibraryPage
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.window import Window
    from playwright.sync_api import Locator

_IN_CHARGE = "() => !!navigator.serviceWorker.controller"
_STORED = """
async () => {
  const found = {}
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map(({ url }) => url)
  }
  return found
}
"""


class Keep:
    """The control on a book's page, or in the reader's contents."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page = window.page
        self.box = window.page.locator("#keep")

    def on_book_page(self, book: str) -> Keep:
        self.window.go(f"books/{book}/index.html")
        return self

    def button(self, name: str) -> Locator:
        return self.box.get_by_role("button", name=name)

    def press(self, name: str) -> Keep:
        self.window.press(self.button(name))
        return self

    def says(self, words: str) -> Keep:
        # All of a book has to come first.
        expect(self.box).to_contain_text(words, timeout=15_000)
        return self

    def save(self, book: str) -> Keep:
        """Save a book from its page and wait until it is there."""
        self.on_book_page(book).press("Tải về máy").says("Đã tải xong")
        in_charge(self.window)
        return self


class SavedBooks(LibraryPage):
    """The page of the books on the device."""

    path = "saved.html"

    def open(self) -> SavedBooks:
        self.window.go(self.path)
        return self

    @property
    def kept(self) -> Locator:
        return self.page.locator("#kept")

    @property
    def books(self) -> Locator:
        return self.kept.get_by_role("listitem")

    @property
    def missing(self) -> Locator:
        """What is said in the place of a page that could not be opened."""
        return self.page.locator("#missing")


def in_charge(window: Window) -> None:
    """Wait until the service worker answers for the page."""
    window.page.wait_for_function(_IN_CHARGE)


def stored(window: Window) -> dict[str, list[str]]:
    """Return the addresses in each cache of the device."""
    found: dict[str, list[str]] = window.page.evaluate(_STORED)
    return found
