"""A browser window of a pupil's device, and the site it looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from browser.witness import Witness
    from playwright.sync_api import Locator, Page


@dataclass(frozen=True, slots=True)
class Device:
    """A screen, `touch` when fingers work on it."""

    width: int
    height: int
    touch: bool = True

    def options(self) -> dict[str, Any]:
        """Return what makes a browser context this device."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "is_mobile": self.touch,
            "has_touch": self.touch,
            "locale": "vi-VN",
        }


PHONE = Device(360, 800)
LYING_PHONE = Device(800, 360)
DESK = Device(1280, 800, touch=False)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site can be reached: by http in a sub-path, or as files; `pages` is where its page images lie."""

    name: str
    root: str = field(repr=False)
    pages: str = field(default="", repr=False)

    def url(self, path: str) -> str:
        return self.root + path


@dataclass(frozen=True, slots=True)
class Window:
    """A window on a device that shows a page of a site."""

    page: Page
    device: Device
    site: Site
    witness: Witness

    def go(self, path: str) -> None:
        """Open a page by its site-relative path, from nowhere: a change of fragment alone loads it anew."""
        if self.page.url != "about:blank":
            self.page.goto("about:blank")
        self.page.goto(self.site.url(path))

    def press(self, target: Locator) -> None:
        """Tap or click."""
        if self.device.touch:
            target.tap()
        else:
            target.click()
