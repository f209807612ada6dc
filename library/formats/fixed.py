"""Fixed-layout EPUB to PDF: each page's pictures and words put where its style sheet puts them.

MuPDF's HTML layout knows no absolute positions, so several fixed-layout books come out blank.
Nearly all of them are pictures and text blocks at given pixels; those are placed here.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pymupdf
import tinycss2.color4
from lxml import html

from library.formats.css import INHERITED, Style, cascade, length
from library.formats.epub_package import facts
from library.formats.mupdf import ERRORS
from library.formats.reflow import small_picture
from library.formats.sanitise import parse_chapter, resolve, sanitise
from library.formats.types import Fault, OutlineEntry, UnreadableBookError
from library.resources import FONTS

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from library.formats.epub_package import Chapter, Package
    from library.formats.types import SourceInfo

DOCUMENT = "book.pdf"
_DEFAULT_SIZE = (768.0, 1024.0)
_VIEWPORT = re.compile(r"(width|height)\s*=\s*(\d+)")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_FONTS = """
@font-face { font-family: "B"; src: url(BeVietnamPro_400Regular.ttf); }
@font-face { font-family: "B"; font-weight: bold; src: url(BeVietnamPro_700Bold.ttf); }
@font-face { font-family: "B"; font-style: italic; src: url(BeVietnamPro_400Regular_Italic.ttf); }
p, h1, h2, h3, h4, div { margin: 0 0 0.3em; }
"""


@dataclass(frozen=True, slots=True)
class _Box:
    """A place on the page, in pixels."""

    x: float
    y: float
    width: float
    height: float


def place(package: Package, folder: Path) -> SourceInfo:
    """Write the pages as `book.pdf` into `folder` and return the facts about them.

    Raises:
        UnreadableBookError: when no page could be made.
    """
    faults = list(package.faults)
    document = pymupdf.open()
    numbers: dict[str, int] = {}
    for chapter in package.chapters:
        root = _parse(chapter.content)
        if root is None:
            faults.append(Fault("BOOK-011", (("entry", chapter.path),)))
            continue
        numbers[chapter.path] = len(document)
        width, height = _viewport(root)
        page = document.new_page(width=width, height=height)
        _Page(page, package, chapter, root).draw(width, height)
    if not len(document):
        raise UnreadableBookError("BOOK-016")
    sizes = tuple((page.rect.width, page.rect.height) for page in document)
    document.save(folder / DOCUMENT, garbage=4, deflate=True, no_new_id=True)
    document.close()
    outline = [
        OutlineEntry(title, numbers[href.partition("#")[0]], 0)
        for title, href, _ in package.toc
        if href.partition("#")[0] in numbers
    ]
    return replace(
        facts(package),
        document=DOCUMENT,
        sizes=sizes,
        outline=tuple(outline),
        faults=tuple(faults),
    )


def _parse(content: bytes) -> HtmlElement | None:
    parsed = parse_chapter(content)
    if parsed is None:
        return None
    # Placed pages are read as HTML, so that selectors need no namespaces.
    markup = re.sub(r"\sxmlns(?::\w+)?=\"[^\"]*\"", "", html.tostring(parsed, encoding="unicode"))
    markup = re.sub(r"<(/?)(?:html|svg):", r"<\1", markup)
    return html.document_fromstring(markup)


def _viewport(root: HtmlElement) -> tuple[float, float]:
    """Return the page size in pixels (EPUB 3.3 §8.2.2.6): viewport meta, else an SVG's viewBox."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "viewport":
            found = dict(_VIEWPORT.findall(meta.get("content") or ""))
            if len(found) == len(_DEFAULT_SIZE) and min(map(int, found.values())) > 0:
                return min(float(found["width"]), 4000.0), min(float(found["height"]), 4000.0)
    for svg in root.iter("svg"):
        numbers = (svg.get("viewbox") or svg.get("viewBox") or "").replace(",", " ").split()
        if len(numbers) == 4 and all(re.fullmatch(r"-?\d+\.?\d*", n) for n in numbers):
            width, height = float(numbers[2]), float(numbers[3])
            if width > 0 and height > 0:
                return min(width, 4000.0), min(height, 4000.0)
    return _DEFAULT_SIZE


class _Page:
    """Draws one page."""

    def __init__(self, page: pymupdf.Page, package: Package, chapter: Chapter, root: HtmlElement) -> None:
        self.page = page
        self.package = package
        self.path = chapter.path
        self.folder = posixpath.dirname(chapter.path)
        self.root = root
        sheets = [self._sheet(link.get("href") or "") for link in root.iter("link")]
        sheets += [style.text or "" for style in root.iter("style")]
        self.styles = cascade(root, sheets)
        for element, style in self.styles.items():
            if _is_hidden(style) and element.getparent() is not None:
                element.drop_tree()

    def _sheet(self, href: str) -> str:
        return self.package.styles.get(resolve(self.folder, href), "")

    def draw(self, width: float, height: float) -> None:
        body = self.root.find(".//body")
        if body is not None:
            self._block(body, _Box(0, 0, width, height), {"font-size": "16px"}, 0)

    def _block(self, element: HtmlElement, box: _Box, inherited: Style, depth: int) -> float:
        """Draw an element inside `box` and return the height it took in the flow."""
        style = self.styles.get(element, {})
        if depth > 40:
            return 0
        passed = inherited | {name: style[name] for name in INHERITED if name in style}
        passed["font-size"] = f"{self._font_size(style, inherited):g}px"
        own, absolute = _own_box(style, box)
        colour = _colour(style.get("background-color") or style.get("background") or "")
        if colour:
            self.page.draw_rect(_rect(own), color=None, fill=colour)
        background = _URL.search(style.get("background-image") or style.get("background") or "")
        if background:
            self._picture(background.group(1), own, style)
        if element.tag in {"img", "image"}:
            source = element.get("src") or element.get("xlink:href") or element.get("href") or ""
            used = self._picture(source, own, style)
        elif self._is_text(element):
            used = self._text(element, own, passed, hangs=absolute and _hangs(style))
        else:
            used = 0.0
            for child in element:
                if isinstance(child.tag, str):
                    rest = replace(own, y=own.y + used, height=max(own.height - used, 1))
                    used += self._block(child, rest, passed, depth + 1)
        return 0 if absolute else used

    def _font_size(self, style: Style, inherited: Style) -> float:
        parent = float(inherited["font-size"].removesuffix("px"))
        return length(style.get("font-size", ""), parent, parent) or parent

    def _is_text(self, element: HtmlElement) -> bool:
        if not (element.text_content() or "").strip():
            return False
        for child in element.iterdescendants():
            placed = self.styles.get(child, {}).get("position") in {"absolute", "fixed"}
            if placed or child.tag in {"img", "image", "svg"}:
                return False
        return True

    def _text(self, element: HtmlElement, box: _Box, style: Style, *, hangs: bool) -> float:
        """Draw a block of words; one that `hangs` ends at the bottom of its box."""
        markup = sanitise(element, self.path, lambda _: "", lambda _: "")
        if not markup:
            return 0
        look = "; ".join(f"{name}: {value}" for name, value in style.items())
        css = f'{_FONTS} body {{ font-family: "B"; {look} }}'
        if hangs:
            with pymupdf.open() as scratch:
                page = scratch.new_page(width=self.page.rect.width, height=self.page.rect.height)
                height = _write(page, box, markup, css)
            box = replace(box, y=box.y + box.height - height, height=height)
        return _write(self.page, box, markup, css)

    def _picture(self, source: str, box: _Box, style: Style) -> float:
        picture = small_picture(self.package.images.get(resolve(self.folder, source), b""))
        if picture is None:
            return 0
        pixmap = pymupdf.Pixmap(picture[1])
        ratio = pixmap.height / max(pixmap.width, 1)
        if style.get("height") and length(style["height"], box.height):
            height = box.height
            width = box.width if style.get("width") else height / ratio
        else:
            width = box.width if style.get("width") else min(box.width, max(pixmap.width, box.width * 0.98))
            height = float(width * ratio)
        if height > box.height:
            width, height = box.height / ratio, box.height
        self.page.insert_image(_rect(replace(box, width=width, height=height)), stream=picture[1])
        return height


def _write(page: pymupdf.Page, box: _Box, markup: str, css: str) -> float:
    """Set words into a box, smaller where they would not fit; return the height they took."""
    try:
        spare, _ = page.insert_htmlbox(_rect(box), markup, css=css, archive=str(FONTS))
    except ERRORS:
        return 0.0
    return max(box.height - max(float(spare), 0.0), 0.0)


def _hangs(style: Style) -> bool:
    """Return whether an element is placed by its lower edge alone."""
    return (
        length(style.get("bottom", ""), 1) is not None
        and length(style.get("top", ""), 1) is None
        and length(style.get("height", ""), 1) is None
    )


def _is_hidden(style: Style) -> bool:
    return style.get("display") == "none" or style.get("visibility") == "hidden"


def _own_box(style: Style, box: _Box) -> tuple[_Box, bool]:
    """Return where an element stands, and whether its style takes it out of the flow."""
    width = length(style.get("width", ""), box.width)
    height = length(style.get("height", ""), box.height)
    absolute = style.get("position") in {"absolute", "fixed"}
    left = length(style.get("left", ""), box.width) if absolute else 0.0
    top = length(style.get("top", ""), box.height) if absolute else 0.0
    right = length(style.get("right", ""), box.width) if absolute else None
    bottom = length(style.get("bottom", ""), box.height) if absolute else None
    if width is None:
        width = max(box.width - (left or 0) - (right or 0), 1)
    if height is None:
        height = max(box.height - (top or 0) - (bottom or 0), 1)
    if left is None:
        left = box.width - width - right if right is not None else 0.0
    if top is None:
        top = box.height - height - bottom if bottom is not None else 0.0
    return _Box(box.x + left, box.y + top, max(width, 1), max(height, 1)), absolute


def _rect(box: _Box) -> pymupdf.Rect:
    return pymupdf.Rect(box.x, box.y, box.x + box.width, box.y + box.height)


def _colour(value: str) -> tuple[float, float, float] | None:
    rgba = tinycss2.color4.parse_color(value) if value else None
    if rgba is None or not hasattr(rgba, "to") or rgba.alpha == 0:
        return None
    red, green, blue = (min(max(c, 0.0), 1.0) for c in rgba.to("srgb").coordinates)
    return red, green, blue
