"""A document of a fixed-layout EPUB: its elements, drawings, pictures and the size of its page."""

from __future__ import annotations

import io
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pymupdf
from lxml import etree, html
from PIL import Image, UnidentifiedImageError

from library.formats.bitmaps import small_picture
from library.formats.epub.css import declarations, length
from library.formats.epub.markup import attributes, joined, local, parse_chapter, parse_xml
from library.formats.epub.svg import is_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from library.formats.epub.package import Package
    from library.formats.epub.spine import Chapter

_USUAL = (768.0, 1024.0)
_LARGEST = 4000.0
_NUMBER = re.compile(r"(width|height)\s*=\s*(\d+(?:\.\d+)?)(?:px)?\s*(?=$|[,;\s])", re.IGNORECASE)
_PAIR = re.compile(r"(\d{2,5})\s*[x×,]\s*(\d{2,5})$", re.IGNORECASE)
# What reading HTML makes lower case, which SVG does not allow.
_CASE = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
_SVG = "{http://www.w3.org/2000/svg}"
_MOST_ELEMENTS = 20_000
"""No page that people can read has as many."""
# A picture smaller than this share of its page is one of the things on it.
_MOST_OF = 0.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a PDF holds it, and its size in pixels."""

    data: bytes
    width: int
    height: int


class BookPictures:
    """The pictures of a book, each as it is where a PDF can hold it so."""

    def __init__(self, images: Mapping[str, bytes], pixels: int) -> None:
        self._images, self._pixels = images, pixels
        self._last: tuple[str, Picture | None] = "", None

    def get(self, path: str) -> Picture | None:
        """Return a picture, None when there is none or it cannot be shown."""
        if path != self._last[0]:
            self._last = path, self._read(path)
        return self._last[1]

    def _read(self, path: str) -> Picture | None:
        data = self._images.get(path, b"") if path else b""
        try:
            with Image.open(io.BytesIO(data)) as picture:
                if picture.width * picture.height > self._pixels:
                    return None
                plain = picture.format == "JPEG" and picture.mode in {"RGB", "L"}
                if plain or (picture.format == "PNG" and picture.mode in {"RGB", "L", "1"}):
                    picture.load()
                    return Picture(data, *picture.size)
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            pass
        made = small_picture(data, self._pixels)
        if made is None:
            return None
        pixmap = pymupdf.Pixmap(made[1])
        return Picture(made[1], pixmap.width, pixmap.height)


@dataclass(frozen=True, slots=True)
class Document:
    """A page's document; each SVG in `root` names one of `drawings` by `data-drawing`."""

    path: str
    root: HtmlElement
    drawings: dict[str, etree._Element]
    pictures: BookPictures

    @property
    def folder(self) -> str:
        """The folder that references start from."""
        return posixpath.dirname(self.path)

    def only_picture(self) -> str:
        """Return the path of the picture that is all there is on the page, "" when there is more."""
        body = self.root.find(".//body")
        if body is None or (body.text_content() or "").strip():
            return ""
        sources = [picture.get("src") or "" for picture in body.iter("img")]
        for drawing in self.drawings.values():
            shown = [part for part in drawing.iter("{*}*") if local(part) not in _FRAME]
            if not all(local(part) == "image" for part in shown):
                return ""
            sources += [_href(part) for part in shown]
        return joined(self.folder, sources[0]).partition("#")[0] if len(sources) == 1 else ""

    def size(self, package: Package) -> tuple[float, float]:
        """Return the size of the page in pixels (EPUB 3.3 §8.2.2.6): what is said, drawn or shown."""
        metas = {
            (meta.get("name") or "").lower(): meta.get("content") or "" for meta in self.root.iter("meta")
        }
        said = _viewport(metas.get("viewport", "")) or _pair(metas.get("original-resolution", ""))
        if said:
            return said
        for drawing in self.drawings.values():
            numbers = [length(part, 1) for part in (drawing.get("viewBox") or "").replace(",", " ").split()]
            if len(numbers) == 4 and all(numbers[2:]):
                return _bounded(numbers[2] or 0, numbers[3] or 0) or _USUAL
        body = self.root.find(".//body")
        style = declarations("" if body is None else body.get("style") or "")
        width, height = length(style.get("width", ""), 0), length(style.get("height", ""), 0)
        if width and height:
            return _bounded(width, height) or _USUAL
        picture = self.pictures.get(self.only_picture())
        if picture is not None:
            return _bounded(picture.width, picture.height) or _USUAL
        return _viewport(package.viewport) or _pair(package.viewport) or _USUAL


_FRAME = frozenset({"svg", "g", "title", "desc", "metadata", "defs", "style"})


def read_document(chapter: Chapter, pictures: BookPictures, package: Package) -> Document | None:
    """Return the document of a chapter, None when nothing of it can be read."""
    drawn = package.archive.read(chapter.picture) if chapter.picture.lower().endswith(".svg") else b""
    if is_svg(drawn):
        drawing = parse_xml(drawn)
        if drawing is not None:
            root = html.document_fromstring(
                '<html><body style="margin:0"><svg data-drawing="0"/></body></html>'
            )
            return Document(chapter.path, root, {"0": drawing}, pictures)
    parsed = parse_chapter(chapter.content)
    if parsed is None or sum(1 for _ in parsed.iter()) > _MOST_ELEMENTS:
        return None
    drawings: dict[str, etree._Element] = {}
    for svg in list(parsed.iter(f"{_SVG}svg", "svg")):
        parent = svg.getparent()
        if parent is None or next(svg.iterancestors(f"{_SVG}svg", "svg"), None) is not None:
            continue
        number = str(len(drawings))
        # In its parent's namespace, so that it is written without a prefix.
        tag = f"{str(parent.tag).rpartition('}')[0]}}}svg".lstrip("}")
        stand_in = etree.Element(tag, attributes(svg) | {"data-drawing": number})
        stand_in.tail, svg.tail = svg.tail, None
        parent.replace(svg, stand_in)
        drawings[number] = _drawing(svg)
    # Placed pages are read as HTML, so that selectors need no namespaces.
    markup = re.sub(r"\sxmlns(?::\w+)?=\"[^\"]*\"", "", html.tostring(parsed, encoding="unicode"))
    markup = re.sub(r"<(/?)(?:html|svg):", r"<\1", markup)
    return Document(chapter.path, html.document_fromstring(markup), drawings, pictures)


def is_whole_page(picture: Picture, size: tuple[float, float], style: dict[str, str]) -> bool:
    """Return whether a lone picture is the page, and not a small thing on it."""
    width = length(style.get("width", ""), size[0]) or min(picture.width, size[0])
    height = length(style.get("height", ""), size[1]) or width * picture.height / picture.width
    return width * height > size[0] * size[1] * _MOST_OF


def _drawing(svg: etree._Element) -> etree._Element:
    if not str(svg.tag).startswith("{"):
        text = etree.tostring(svg, encoding="unicode")
        for plain, right in _CASE.items():
            text = text.replace(f" {plain}=", f" {right}=")
        again = parse_xml(re.sub(r"^<svg\b", f'<svg xmlns="{_SVG[1:-1]}"', text, count=1).encode())
        return svg if again is None else again
    return svg


def _href(element: etree._Element) -> str:
    return attributes(element).get("href", "")


def _viewport(content: str) -> tuple[float, float] | None:
    found = {name.lower(): float(value) for name, value in _NUMBER.findall(content)}
    return _bounded(found["width"], found["height"]) if len(found) == len(_USUAL) else None


def _pair(content: str) -> tuple[float, float] | None:
    found = _PAIR.match(content.strip())
    return _bounded(float(found.group(1)), float(found.group(2))) if found else None


def _bounded(width: float, height: float) -> tuple[float, float] | None:
    if min(width, height) < 1:
        return None
    scale = min(1.0, _LARGEST / max(width, height))
    return width * scale, height * scale
