"""The page at the root of a USB stick that opens the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.resources import theme
from library.site import urls
from library.site.hosted import USUAL
from library.site.templates import Assets, Templates
from library.site.views import SiteView

if TYPE_CHECKING:
    from library.messages import Messages


@dataclass(frozen=True, slots=True)
class StartView:
    """Where the library is, and how many books in it can be read."""

    url: str
    titles: int
    readable: int


def start_page(name: str, folder: str, titles: int, readable: int, m: Messages) -> bytes:
    """Return the page, which leads into `folder`; `name` is the library's."""
    site = SiteView(name, "", "", m.language)
    templates = Templates(theme(), Assets.of(theme(), m), m, USUAL)
    view = StartView(f"{folder}/{urls.HOME}", titles, readable)
    return templates.render("start.html", site, "", view).encode()
