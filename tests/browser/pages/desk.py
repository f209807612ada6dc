"""What lies around the book: bookmarks, the link to share, the keys, the class mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.find import Find
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

_PRESSED = """
(key) => !document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
"""


class Desk(Find):
    """The reader with all that can be opened beside the book."""

    def ribbon(self, number: int) -> Locator:
        return self.sheet(number).get_by_role("img", name="Trang đã đánh dấu")

    def open_bookmarks(self) -> Locator:
        self.open_outline()
        self.window.press(self.outline.get_by_role("tab", name="Dấu trang"))
        return self.outline.get_by_role("tabpanel", name="Dấu trang")

    @property
    def toast(self) -> Locator:
        return self.page.locator("#toast")

    # Sharing

    @property
    def sharing(self) -> Locator:
        return self.page.locator("#sharing")

    @property
    def link(self) -> Locator:
        return self.page.locator("#sharing-link")

    def share(self) -> Locator:
        self.choose("Chia sẻ trang này")
        expect(self.sharing).to_be_visible()
        return self.sharing

    # Keys

    @property
    def keys(self) -> Locator:
        return self.page.get_by_role("dialog", name="Phím tắt")

    def takes(self, key: str) -> bool:
        """Press a key that browsers have a use for; return whether the reader keeps it from them."""
        return bool(self.page.evaluate(_PRESSED, key))

    # Class mode

    @property
    def controls(self) -> Locator:
        return self.page.get_by_role("region", name="Điều khiển khi dạy")

    def control(self, name: str) -> Locator:
        return self.controls.get_by_role("button", name=name)

    def start_class(self) -> Desk:
        self.choose("Chế độ lớp học")
        expect(self.controls).to_be_visible()
        return self

    @property
    def black(self) -> Locator:
        return self.page.get_by_role("button", name="Hiện lại trang sách")
