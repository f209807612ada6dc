"""How many page images share a file, so that a site fits a host that counts files."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from library.hosting.hosts import hosts
from library.site.packs import SMALLS_A_PACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from library.collection import Book
    from library.hosting.hosts import Host
    from library.settings import Settings

PACKS = (1, 8, 16, 32)
"""Few steps: with each, all page images get other names and are uploaded anew."""
_SHARE = 2
"""Page images may be one file of so many; the rest are pages, texts and search data."""


def page_files(pages: Iterable[int], pack: int) -> int:
    """Return how many files hold the page images and thumbnails of books with so many pages."""
    if pack == 1:
        return 2 * sum(pages)
    # Page 1 has a file of its own (`site/packs.py`).
    return sum(1 + ceil((count - 1) / pack) + ceil(count / SMALLS_A_PACK) for count in pages if count)


def pack_for(host: Host, pages: Sequence[int]) -> int:
    """Return the smallest pack with which the page images leave room for the rest of the site."""
    if not host.files or not host.packs:
        return 1
    fitting = (pack for pack in PACKS if page_files(pages, pack) * _SHARE <= host.files)
    return next(fitting, PACKS[-1])


def packed(settings: Settings, books: Iterable[Book]) -> Settings:
    """Return the settings with the pack that was chosen: by the school, else by its host."""
    if settings.pack:
        return settings
    pages = [book.pages.page_count for book in books if book.pages]
    host = hosts().get(settings.host)
    return replace(settings, pack=pack_for(host, pages) if host else 1)
