"""Where a page leads to: other pages of the book, and safe addresses outside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from library.formats.mupdf import ERRORS
from library.pages.words import UNITS

if TYPE_CHECKING:
    import pymupdf

    from library.formats.types import SourceInfo

Link = tuple[int, int, int, int, int | str]
"""x, y, width and height in 1/4096 of the page's, and a 0-based page or an address."""

_SCHEMES = frozenset({"http", "https", "mailto"})


def links(document: pymupdf.Document, page: pymupdf.Page, info: SourceInfo) -> list[Link]:
    """Return the links of a page that lead somewhere, in the order of the file."""
    rect = page.rect
    if rect.is_empty:
        return []
    across, down = UNITS / rect.width, UNITS / rect.height
    made: list[Link] = []
    for link in page.get_links():
        box = link["from"] & rect
        target = _target(document, link, info)
        if target is not None and not box.is_empty:
            x, y = round((box.x0 - rect.x0) * across), round((box.y0 - rect.y0) * down)
            made.append((x, y, round(box.width * across), round(box.height * down), target))
    return made


def _target(document: pymupdf.Document, link: dict[str, object], info: SourceInfo) -> int | str | None:
    address = str(link.get("uri") or "")
    if address:
        return address if urlsplit(address).scheme.lower() in _SCHEMES else None
    page = link.get("page", -1)
    if isinstance(page, tuple):
        try:
            page = document.page_number_from_location(page)
        except ERRORS:
            return None
    number = int(page) + bool(info.cover) if isinstance(page, int) and page >= 0 else -1
    return number if 0 <= number < len(info.sizes) else None
