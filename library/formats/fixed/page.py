"""Draws one page of a fixed-layout EPUB: its pictures and words where its style sheet puts them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pymupdf

from library.formats.epub.css import INHERITED, Style, cascade, edges
from library.formats.epub.markup import joined
from library.formats.fixed.boxes import Box, Placed, hangs, place_box, shifted, transform
from library.formats.fixed.line import put_line
from library.formats.fixed.shapes import (
    address_of,
    put_drawing,
    put_picture,
    put_turned,
    said_size,
    shown_by,
)
from library.formats.fixed.style import (
    URL,
    USUAL,
    background,
    colour,
    fitted,
    is_among_words,
    is_clear,
    is_filled,
    is_hidden,
    layer,
)
from library.formats.fixed.text import css_of, font_size, is_block, plain_line, words_markup
from library.formats.mupdf import ERRORS
from library.resources import FONTS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from library.formats.epub.package import Package
    from library.formats.fixed.document import Document

_PICTURES = frozenset({"img", "image", "svg"})
_WHOLE = frozenset({"ul", "ol", "dl", "table", "pre"})
_BOXED = frozenset({"background", "background-color", "background-image", "padding", "transform", "width"})
_CELLS = frozenset({"table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_DEEPEST = 40
# The largest page of PDF: room for what is drawn large and scaled down afterwards.
_ROOM = 14_400


class FixedPage:
    """Draws a document of the book onto a page of the PDF."""

    def __init__(self, page: pymupdf.Page, package: Package, document: Document) -> None:
        self.page = page
        self.measuring = False
        # The pictures among the words are added as they come.
        self.archive = pymupdf.Archive(str(FONTS))
        self.package = package
        self.document = document
        root = document.root
        sheets = [
            package.styles.get(joined(document.folder, link.get("href") or ""), "")
            for link in root.iter("link")
        ]
        sheets += [style.text or "" for style in root.iter("style")]
        self.styles = cascade(root, sheets)
        for element, style in self.styles.items():
            if is_hidden(style) and element.getparent() is not None:
                element.drop_tree()

    def draw(self) -> None:
        """Draw the page."""
        body = self.document.root.find(".//body")
        if body is not None:
            whole = Box(0, 0, self.page.rect.width, self.page.rect.height)
            self._fill(self.styles.get(body, {}), whole)
            self._block(body, whole, whole, {"font-size": "16px"}, 0)

    def style_of_picture(self) -> Style:
        """Return what holds for the first picture on the page."""
        return next((self._style(picture) for picture in self.document.root.iter("img", "svg")), {})

    def _block(self, element: HtmlElement, flow: Box, holder: Box, look: Style, depth: int) -> float:
        """Draw an element in what is left of its flow and return the height it took."""
        if depth > _DEEPEST:
            return 0
        style = self._style(element)
        inner = look | {name: style[name] for name in INHERITED if name in style}
        size = font_size(style, look)
        inner["font-size"] = f"{size:g}px"
        if is_clear(style):
            inner |= {"opacity": "0", "color": "black"}
        placed = place_box(style, flow, holder, size)
        if not placed.high and element.tag not in _PICTURES and (hangs(style) or is_filled(style)):
            placed = self._grown(element, placed, holder, inner, style)
        if element.tag != "body":
            self._fill(style, placed.box)
        matrix = transform(style, placed.box, size)
        if matrix is None:
            used = self._content(element, placed, holder, inner, depth)
        else:
            used = self._transformed(element, placed, matrix, inner, depth)
        if element.tag == "a" and self._holds_boxes(element):
            self._lead(element.get("href") or "", replace(placed.box, height=used or placed.box.height))
        if placed.absolute:
            return 0
        margins = edges(style, "margin", flow.width, size)
        height = placed.box.height if placed.high else used
        return (margins[0] or 0.0) + height + (margins[2] or 0.0)

    def _grown(self, element: HtmlElement, placed: Placed, holder: Box, look: Style, style: Style) -> Placed:
        """Return the box of an element as high as what is in it, which a sheet of paper is used up to find."""
        if self.measuring and not placed.absolute:
            return placed
        with pymupdf.open() as scratch:
            outer, self.page, self.measuring = self.page, scratch.new_page(width=_ROOM, height=_ROOM), True
            try:
                height = self._content(element, placed, holder, look, 0)
            finally:
                self.page, self.measuring = outer, False
        box = placed.box
        lower = box.y + box.height - height if placed.absolute and hangs(style) else box.y
        return replace(placed, box=replace(box, y=lower, height=max(height, 1.0)), high=True)

    def _style(self, element: HtmlElement) -> Style:
        return USUAL.get(str(element.tag), {}) | self.styles.get(element, {})

    def _content(self, element: HtmlElement, placed: Placed, holder: Box, look: Style, depth: int) -> float:
        """Draw what is in an element; return its height with its padding."""
        style = self._style(element)
        padding = edges(style, "padding", placed.box.width, font_size({}, look))
        box = placed.box.within(padding)
        held = placed.box if placed.absolute or style.get("position") == "relative" else holder
        if element.tag in _PICTURES:
            return self._picture(element, box, style, look)
        if self._holds_boxes(element):
            used = self._flow(element, box, held, look, depth)
        else:
            whole = element.tag in _WHOLE
            parts = [element] if whole else _nodes(element)
            styles = self.styles | {element: {"margin": "0"}} if whole else self.styles
            used = self._words(parts, styles, box, look, style)
        return used + (padding[0] or 0.0) + (padding[2] or 0.0)

    def _holds_boxes(self, element: HtmlElement) -> bool:
        """Return whether something in an element is a picture or stands at a place of its own."""
        for child in element.iterdescendants():
            style = self.styles.get(child, {})
            if child.tag in _CELLS or (child.tag == "img" and is_among_words(child)):
                continue
            if (
                child.tag in _PICTURES
                or style.get("position") in {"absolute", "fixed"}
                or _BOXED & style.keys()
            ):
                return True
        return False

    def _flow(self, element: HtmlElement, box: Box, holder: Box, look: Style, depth: int) -> float:
        """Draw the parts of an element one beneath another, those taken out of the flow by their layer."""
        used = below = 0.0
        run: list[HtmlElement | str] = []
        layers: list[tuple[int, HtmlElement, float]] = []
        behind = [] if self.measuring else self._behind(element)
        for node in behind:
            self._block(node, box, holder, look, depth + 1)
        for node in (*(node for node in _nodes(element) if node not in behind), None):
            words = isinstance(node, str)
            if node is not None and (words or not (self._holds_boxes(node) or self._is_apart(node))):
                run.append(node)
                continue
            if run:
                used += self._words(run, self.styles, shifted(box, used), look, {})
                run = []
            if node is None or isinstance(node, str):
                continue
            style = self._style(node)
            if self._is_out(node):
                layers.append((layer(style), node, used))
                continue
            margins = edges(style, "margin", box.width, font_size(style, look))
            # The margins of neighbours lie over one another (CSS 2.2 §8.3.1).
            used -= min(below, margins[0] or 0.0)
            used += self._block(node, shifted(box, used), holder, look, depth + 1)
            below = margins[2] or 0.0
        for _, node, at in () if self.measuring else sorted(layers, key=lambda entry: entry[0]):
            self._block(node, shifted(box, at), holder, look, depth + 1)
        return used

    def _behind(self, element: HtmlElement) -> list[HtmlElement]:
        """Return the children that lie behind the flow, the hindmost first."""
        layers = [(layer(self._style(child)), child) for child in element if self._is_out(child)]
        return [child for depth, child in sorted(layers, key=lambda entry: entry[0]) if depth < 0]

    def _is_out(self, element: HtmlElement) -> bool:
        return isinstance(element.tag, str) and self._style(element).get("position") in {"absolute", "fixed"}

    def _is_apart(self, element: HtmlElement) -> bool:
        style = self._style(element)
        if style.get("position") in {"absolute", "fixed"} or "transform" in style:
            return True
        if element.tag == "img" and is_among_words(element):
            return False
        return element.tag in _PICTURES or is_block(element, style)

    def _words(
        self,
        parts: list[HtmlElement | str],
        styles: dict[HtmlElement, Style],
        box: Box,
        look: Style,
        style: Style,
    ) -> float:
        """Set words into a box, smaller where they would not fit; return the height they took."""
        markup = words_markup(parts, styles, look, partial(address_of, self.document), self._among_words)
        if not re.sub("<(?!img)[^>]*>", "", markup).strip():
            return 0.0
        if style.get("white-space") == "nowrap":
            box = replace(box, width=max(box.width, self.page.rect.width - box.x))
        line = plain_line(parts, look)
        height = put_line(self.page, line, box, look, float(look.get("opacity", "1"))) if line else None
        if height is not None:
            return height
        css = css_of({name: value for name, value in look.items() if name != "opacity"})
        opacity = float(look.get("opacity", "1"))
        try:
            spare, _ = self.page.insert_htmlbox(
                box.rect, markup, css=css, archive=self.archive, opacity=opacity
            )
        except ERRORS:
            return 0.0
        return max(box.height - max(float(spare), 0.0), 0.0)

    def _picture(self, element: HtmlElement, box: Box, style: Style, look: Style) -> float:
        if look.get("opacity") == "0":
            return box.height
        if element.tag == "svg":
            return put_drawing(self.page, self.document, element, box, style)
        source = element.get("src") or element.get("xlink:href") or element.get("href") or ""
        return put_picture(self.page, self.document, source, box, said_size(element) | style)

    def _among_words(self, element: HtmlElement) -> str:
        """Return a picture that stands in a line as markup."""
        picture = shown_by(self.document, element.get("src") or "")
        if picture is None:
            return ""
        sized = said_size(element) | self.styles.get(element, {})
        whole = Box(0, 0, self.page.rect.width, self.page.rect.height)
        width, height = fitted(sized, whole, picture.width, picture.height)
        name = f"p{sha256(picture.data).hexdigest()[:16]}"
        self.archive.add(picture.data, name)
        return f'<img src="{name}" style="width: {width:g}px; height: {height:g}px"/>'

    def _transformed(
        self, element: HtmlElement, placed: Placed, matrix: pymupdf.Matrix, look: Style, depth: int
    ) -> float:
        """Draw an element on a sheet of its own and lay that onto the page, turned or scaled."""
        with pymupdf.open() as scratch:
            outer, self.page = self.page, scratch.new_page(width=_ROOM, height=_ROOM)
            try:
                used = self._content(element, placed, placed.box, look, depth)
            finally:
                self.page = outer
            put_turned(self.page, scratch, matrix)
        return used

    def _fill(self, style: Style, box: Box) -> None:
        fill = colour(style.get("background-color") or style.get("background") or "")
        if fill:
            self.page.draw_rect(box.rect, color=None, fill=fill)
        found = URL.search(style.get("background-image") or style.get("background") or "")
        if found:
            put_picture(self.page, self.document, found.group(1), box, background(style))

    def _lead(self, reference: str, box: Box) -> None:
        address = address_of(self.document, reference)
        if address:
            self.page.insert_link({"kind": pymupdf.LINK_URI, "from": box.rect, "uri": address})


def _nodes(element: HtmlElement) -> list[HtmlElement | str]:
    """Return the text and the elements in an element, in their order."""
    nodes: list[HtmlElement | str] = [element.text or ""]
    for child in element:
        nodes += ([child] if isinstance(child.tag, str) else []) + [child.tail or ""]
    return [node for node in nodes if not isinstance(node, str) or node]
