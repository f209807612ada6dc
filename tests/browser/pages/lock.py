"""What asks for the passphrase of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from browser.pages.find import Find
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

# A crowded machine derives a key in several seconds.
_PATIENCE_MS = 30_000


class Lock(Find):
    """The reader of a book for a class."""

    def visit(self, book: str, fragment: str = "") -> Self:
        """Open the page of a locked book and wait until it asks."""
        self.window.go(f"books/{book}/read.html{fragment}")
        return self.asks()

    def asks(self) -> Self:
        expect(self.field_of_passphrase).to_be_enabled(timeout=_PATIENCE_MS)
        return self

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("form", name="Sách dành cho lớp học")

    @property
    def field_of_passphrase(self) -> Locator:
        return self.form.get_by_label("Mật khẩu", exact=True)

    @property
    def said(self) -> Locator:
        return self.form.get_by_role("status")

    def answer(self, passphrase: str, *, remember: bool = False) -> Self:
        """Type a passphrase and press the button."""
        self.field_of_passphrase.fill(passphrase)
        if remember:
            self.form.get_by_label("Nhớ trên máy này").check()
        self.window.press(self.form.get_by_role("button", name="Mở sách"))
        return self

    def says(self, words: str) -> Self:
        expect(self.said).to_contain_text(words, timeout=_PATIENCE_MS)
        return self

    def enters(self) -> Self:
        """Wait until the book is open."""
        expect(self.page.locator("html.ready")).to_be_attached(timeout=_PATIENCE_MS)
        expect(self.form).to_have_count(0)
        return self
