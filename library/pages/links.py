"""Where a page leads to: other pages of the book, and safe addresses outside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pymupdf
from pymupdf import mupdf

from library.formats.pdf.objects import ERRORS, get, items
from library.pages.upright import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.formats.types import SourceInfo

Link = tuple[int, int, int, int, int | str]
"""x, y, width and height in 1/4096 of the page's, and a 0-based page or an address."""

_SCHEMES = frozenset({"http", "https", "mailto"})
_MAX_LINKS = 1_000
_MAX_ADDRESS = 2_000
_MAX_ANNOTATIONS = 10_000
_SMALLEST = 0.5
"""No link is smaller than this many points across or down: nobody could see or touch it."""


def links(document: pymupdf.Document, page: pymupdf.Page, info: SourceInfo) -> list[Link]:
    """Return the links of a page that lead somewhere, in the order of the file, at most 1,000.

    A link over several lines has a box for each (QuadPoints; ISO 32000-1, table 173).
    """
    rect = page.rect
    if rect.is_empty or rect.is_infinite:
        return []
    across, down = UNITS / rect.width, UNITS / rect.height
    quads = _quads(page) if document.is_pdf else {}
    made: dict[Link, None] = {}
    known: dict[str, int | str | None] = {}
    link = page.first_link
    while link is not None and len(made) < _MAX_LINKS:
        address = link.uri or ""
        if address not in known:
            known[address] = _target(document, address, info)
        target = known[address]
        if target is not None:
            for whole in quads.get(_key(link.rect), [link.rect]):
                box = whole & rect
                if box.width >= _SMALLEST and box.height >= _SMALLEST:
                    x, y = round((box.x0 - rect.x0) * across), round((box.y0 - rect.y0) * down)
                    made[x, y, round(box.width * across), round(box.height * down), target] = None
        link = link.next
    return list(made)


def _target(document: pymupdf.Document, address: str, info: SourceInfo) -> int | str | None:
    """Return the page or the address that a link of MuPDF's means; None for all that is not safe.

    MuPDF turns the actions of a PDF into addresses: programs to start and other files become
    `file:`, places in the same file begin with `#`.
    """
    try:
        if address.startswith("#") or (info.chapters and not mupdf.fz_is_external_link(address)):
            return _page(mupdf.fz_resolve_link(document.this, address)[0], info)
        # A PDF may leave the scheme out; MuPDF then takes it for a file.
        if address.startswith("file://www."):
            address = "http://" + address.removeprefix("file://")
        parts = urlsplit(address)
    except ERRORS:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not (parts.netloc or parts.path) or len(address) > _MAX_ADDRESS:
        return None
    # Putting it together again drops the line ends and tabs that browsers would read over.
    return parts._replace(scheme=scheme).geturl()


def _page(place: mupdf.FzLocation, info: SourceInfo) -> int | None:
    """Return the page (0-based) of a place, counted without laying the chapters out."""
    if place.chapter < 0 or place.page < 0:
        return None
    number = place.page
    if info.chapters:
        if place.chapter >= len(info.chapters) or place.page >= info.chapters[place.chapter]:
            return None
        number += bool(info.cover) + sum(info.chapters[: place.chapter])
    return number if number < len(info.sizes) else None


def _key(rect: pymupdf.Rect) -> tuple[int, ...]:
    return tuple(round(side * 10) for side in rect)


def _quads(page: pymupdf.Page) -> dict[tuple[int, ...], list[pymupdf.Rect]]:
    """Return the boxes of the links that have more than one, by the box around them all."""
    try:
        pdf_page = mupdf.pdf_page_from_fz_page(page.this)
        annotations = items(get(pdf_page.obj(), "Annots"), _MAX_ANNOTATIONS)
        matrix = mupdf.FzMatrix()
        mupdf.pdf_page_transform(pdf_page, mupdf.FzRect(), matrix)
        turned = pymupdf.Matrix(matrix)
        found: dict[tuple[int, ...], list[pymupdf.Rect]] = {}
        for annotation in annotations:
            corners = [mupdf.pdf_to_real(n) for n in items(get(annotation, "QuadPoints"), 8 * _MAX_LINKS)]
            if len(corners) > 8 and mupdf.pdf_to_name(get(annotation, "Subtype")) == "Link":
                whole = pymupdf.Rect(mupdf.pdf_to_rect(get(annotation, "Rect"))).normalize() * turned
                found[_key(whole)] = [box * turned for box in _boxes(corners)]
    except ERRORS:
        return {}
    return found


def _boxes(corners: list[float]) -> Iterator[pymupdf.Rect]:
    for at in range(0, len(corners) - 7, 8):
        across, down = corners[at : at + 8 : 2], corners[at + 1 : at + 8 : 2]
        yield pymupdf.Rect(min(across), min(down), max(across), max(down))
