"""SVG pictures in which nothing is left that runs, loads or multiplies: drawn with MuPDF, or as they are."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

import pymupdf
from lxml import etree
from PIL import Image

from library.formats.epub.markup import local, parse_xml
from library.formats.mupdf import ERRORS

if TYPE_CHECKING:
    from collections.abc import Callable

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_HREFS = (f"{{{_XLINK}}}href", "href")
_BOX = 4
_FAR = 1e6
_UNIT = re.compile(r"\s*(?:px|pt|mm|cm|in|pc)$")
_DROPPED = (
    "script",
    "foreignObject",
    "iframe",
    "audio",
    "video",
    "animate",
    "animateTransform",
    "set",
    "handler",
)
_MOST_ELEMENTS = 100_000
_MOST_SIDE = 1600
_WHITE = 255
_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?>|\s)*<(?:\w+:)?svg\b", re.DOTALL
)
_ADDRESS = re.compile(r"url\(\s*(?![\"']?#)[^)]*\)|@import[^;]*;?")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)


def is_svg(data: bytes) -> bool:
    """Return whether a file is an SVG document, by its content."""
    return _HEAD.match(data[:4096]) is not None


def svg_document(data: bytes | etree._Element, picture: Callable[[str], bytes]) -> pymupdf.Document | None:
    """Return an SVG as a PDF document of one page; None when it cannot be drawn.

    `picture` gives the bytes of a picture it shows by a reference, b"" when there is none.
    """
    root = parse_xml(data) if isinstance(data, bytes) else data
    if root is None or not _is_bounded(root):
        return None
    _disarm(root, picture)
    try:
        with pymupdf.open(stream=etree.tostring(root), filetype="svg") as drawn:
            return pymupdf.open(stream=drawn.convert_to_pdf(), filetype="pdf")
    except (*ERRORS, IndexError):
        return None


def svg_picture(data: bytes, picture: Callable[[str], bytes], side: int = _MOST_SIDE) -> bytes:
    """Return an SVG drawn as a PNG, its longer side of `side` pixels; b"" when it shows nothing."""
    document = svg_document(data, picture)
    if document is None:
        return b""
    with document:
        rect = document[0].rect
        if rect.is_empty or rect.is_infinite:
            return b""
        scale = side / max(rect.width, rect.height)
        try:
            pixmap = document[0].get_pixmap(
                matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False
            )
            # What was left of it may show nothing, and a blank picture would be a blank page.
            grey = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples).convert("L")
            return b"" if grey.getextrema()[0] == _WHITE else bytes(pixmap.tobytes("png"))
        except ERRORS:
            return b""


def harmless_svg(data: bytes, embed: Callable[[bytes], str]) -> tuple[bytes, tuple[float, float]] | None:
    """Return an SVG that shows the same and tells nothing else, with its width and height; None when it is none.

    What a drawing program keeps for itself (names of files and people) is gone; `embed` makes the address of
    each picture inside it, "" to leave that out.
    """
    root = parse_xml(data)
    if root is None or etree.QName(root).text != f"{{{_SVG}}}svg" or not _is_bounded(root):
        return None
    size = _size(root)
    if size is None:
        return None
    _disarm(root, lambda _: b"")
    for element in list(root.iter()):
        if element is not root and (local(element) == "metadata" or _space(element.tag) != _SVG):
            _remove(element)
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if _space(attribute) not in {"", _SVG, _XLINK, _XML}:
                del element.attrib[attribute]
            elif local(element) == "image" and attribute in _HREFS:
                element.set(attribute, embed(_embedded(str(value))))
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8"), size


def _size(root: etree._Element) -> tuple[float, float] | None:
    """Return width and height of the drawing after writing them into it: pages scale it by both."""
    box = re.split(r"[\s,]+", str(root.get("viewBox", "")).strip())
    sides = [_UNIT.sub("", str(root.get(side, ""))) for side in ("width", "height")]
    try:
        width, height = map(float, box[2:] if len(box) == _BOX else sides)
    except ValueError:
        return None
    if not (0 < width < _FAR and 0 < height < _FAR):
        return None
    if len(box) != _BOX:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return width, height


def _space(name: object) -> str:
    """Return the namespace of an element or attribute, "" without one."""
    return str(name)[1:].partition("}")[0] if str(name).startswith("{") else ""


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _disarm(root: etree._Element, picture: Callable[[str], bytes]) -> None:
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, etree.Entity, with_tail=False)
    etree.strip_elements(root, *(f"{{*}}{name}" for name in _DROPPED), with_tail=False)
    for element in root.iter("{*}*"):
        name = local(element)
        if name == "style" and element.text:
            element.text = _ADDRESS.sub("none", element.text)
        for attribute, said in element.attrib.items():
            value = str(said)
            plain = str(attribute).rpartition("}")[2].rpartition(":")[2].lower()
            if plain.startswith("on"):
                del element.attrib[attribute]
            elif plain == "href" and not value.strip().startswith("#"):
                data = _embedded(value) or picture(value) if name in {"image", "img"} else b""
                del element.attrib[attribute]
                if data:
                    kind = "jpeg" if data.startswith(b"\xff\xd8") else "png"
                    packed = base64.b64encode(data).decode("ascii")
                    element.set(_HREFS[0], f"data:image/{kind};base64,{packed}")
            elif "url(" in value:
                element.set(attribute, _ADDRESS.sub("none", value))


def _embedded(address: str) -> bytes:
    found = _DATA.match(address.strip())
    try:
        return base64.b64decode(found.group(1)) if found else b""
    except binascii.Error:
        return b""


def _is_bounded(root: etree._Element) -> bool:
    """Return whether an SVG draws a bearable number of elements, those drawn again by `use` counted."""
    named = {element.get("id"): element for element in root.iter("{*}*") if element.get("id")}
    weights: dict[etree._Element, int] = {}
    waiting: set[etree._Element] = set()
    stack = [(root, False)]
    while stack:
        element, done = stack.pop()
        parts = [child for child in element if isinstance(child.tag, str)]
        if local(element) == "use":
            target = next((element.get(name) for name in _HREFS if element.get(name)), None) or ""
            if target.startswith("#") and target[1:] in named:
                parts.append(named[target[1:]])
        if done:
            waiting.discard(element)
            weights[element] = 1 + sum(weights.get(part, 0) for part in parts)
            if weights[element] > _MOST_ELEMENTS:
                return False
        elif element in waiting:
            # It would draw itself without end.
            return False
        elif element not in weights:
            waiting.add(element)
            stack.append((element, True))
            stack.extend((part, False) for part in parts if part not in weights)
    return True
