"""Puts pictures, drawings and turned parts onto a fixed-layout page, and finds where its links lead."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from library.formats.epub.css import length
from library.formats.epub.markup import joined
from library.formats.epub.svg import svg_document
from library.formats.fixed.style import fitted
from library.formats.mupdf import ERRORS

if TYPE_CHECKING:
    import pymupdf
    from lxml.html import HtmlElement

    from library.formats.epub.css import Style
    from library.formats.fixed.boxes import Box
    from library.formats.fixed.document import Document, Picture

INSIDE = "http://inside.invalid/"
"""What addresses of links inside the book begin with, until their pages are known."""
_SCHEMES = frozenset({"http", "https", "mailto"})


def shown_by(document: Document, reference: str) -> Picture | None:
    """Return the picture that a document shows by a reference, None when there is none."""
    return document.pictures.get(joined(document.folder, reference).partition("#")[0])


def said_size(element: HtmlElement) -> Style:
    """Return the size that an element's attributes give it."""
    values = {name: element.get(name) or "" for name in ("width", "height")}
    return {name: value for name, value in values.items() if length(value, 1)}


def put_picture(page: pymupdf.Page, document: Document, reference: str, box: Box, style: Style) -> float:
    """Put a picture into a box and return the height it takes."""
    picture = shown_by(document, reference)
    if picture is None:
        return 0.0
    width, height = fitted(style, box, picture.width, picture.height)
    where = replace(box, width=width, height=height).rect
    try:
        page.insert_image(where, stream=picture.data, keep_proportion=False)
    except ERRORS:
        return 0.0
    return height


def put_drawing(
    page: pymupdf.Page, document: Document, element: HtmlElement, box: Box, style: Style
) -> float:
    """Put an inline SVG into a box as what it is, lines and letters; return the height it takes."""
    drawing = document.drawings.get(element.get("data-drawing") or "")
    if drawing is None:
        return 0.0

    def picture(reference: str) -> bytes:
        found = shown_by(document, reference)
        return found.data if found else b""

    shown = svg_document(copy.deepcopy(drawing), picture)
    if shown is None:
        return 0.0
    with shown:
        rect = shown[0].rect
        sized = {"width": "100%"} | said_size(element) | style
        width, height = fitted(sized, box, rect.width, rect.height)
        try:
            page.show_pdf_page(replace(box, width=width, height=height).rect, shown, 0)
        except ERRORS:
            return 0.0
    return height


def put_turned(page: pymupdf.Page, sheet: pymupdf.Document, matrix: pymupdf.Matrix) -> None:
    """Lay a sheet onto a page, both counted from their upper left corners, moved by `matrix`."""
    drawn = sheet[0]
    if not drawn.get_contents():
        return
    page.show_pdf_page(drawn.rect, sheet, 0)
    content = page.get_contents()[-1]
    # PDF counts from the lower left corner.
    turn = page.transformation_matrix * matrix * ~page.transformation_matrix
    numbers = " ".join(f"{value:.6f}" for value in turn)
    page.parent.update_stream(content, f"q {numbers} cm ".encode() + page.parent.xref_stream(content) + b" Q")
    for link in drawn.get_links():
        link["from"] = (link["from"] * matrix) & page.rect
        if not link["from"].is_empty:
            page.insert_link(link)


def address_of(document: Document, reference: str) -> str:
    """Return a safe address that a link leads to, one of INSIDE for the book itself; "" for none."""
    try:
        scheme = urlsplit(reference).scheme.lower()
    except ValueError:
        return ""
    if scheme:
        return reference.strip() if scheme in _SCHEMES and reference.isprintable() else ""
    inside = joined(document.folder, reference) if reference.partition("#")[0] else document.path
    return INSIDE + quote(inside) if inside else ""
