"""Makes a chapter harmless: only text, structure and pictures of the book itself are left."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import nh3
from lxml import etree

from library.formats.epub.markup import EMPTY, joined
from library.formats.reflow.mathtext import without_fences
from library.formats.reflow.vocabulary import DROPPED, LOOKS, MATH_TAGS, TAGS
from library.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

ATTRIBUTES = {
    "*": {"id", "lang", "dir", "class"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "math": {"display", "alttext"},
    "mi": {"mathvariant"},
}
SCHEMES = frozenset({"http", "https", "mailto"})
TOKEN = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>|[^<]+')
"""A tag or a run of text of what nh3 writes."""
_VOID = re.compile(r"<((?:br|hr|img|wbr|col)\b.*)>", re.DOTALL)
_RENAMED = dict.fromkeys(
    [
        "article",
        "main",
        "nav",
        "footer",
        "center",
        "address",
        "hgroup",
        "details",
        "summary",
        "fieldset",
        "form",
        "legend",
        "dir",
    ],
    "div",
) | {"strike": "s", "acronym": "abbr", "image": "img", "mlabeledtr": "mtr"}
_TAG_NAME = re.compile(r"[a-z][a-z0-9-]*")
_DATA = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp|bmp);base64,", re.IGNORECASE)
_OURS = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/TR/REC-html40",
    "http://www.daisy.org/z3986/2005/dtbook/",
)
_PREFIXES = frozenset({"", "html", "xhtml", "h", "x", "m", "mml", "math"})
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"


def body_of(root: etree._Element, draw: Callable[[bytes], str]) -> etree._Element:
    """Return the body of a parsed chapter in plain HTML: no namespaces, no drawings.

    `draw` keeps a picture that stands in the markup itself and returns the address that the
    chapter shows it by, "" when it cannot be shown.
    """
    for math in root.iter("{*}math"):
        # Only browsers since 2023 know operators without a fence of their own.
        for element in math.iter("{*}mfenced"):
            element.tag = "mfenced"
    _svg_pictures(root, draw)
    for element in list(root.iter("*")):
        name = element.tag = _plain(element)
        if name in EMPTY and (element.text or len(element)):
            # Only XML lets anything stand in them; as HTML, their ends would be read as beginnings.
            element.tail = "".join(str(part) for part in element.itertext()) + (element.tail or "")
            element.text, element[:] = None, []
        if name == "img":
            _inline_picture(element, draw)
    etree.cleanup_namespaces(root)
    body = root if root.tag == "body" else root.find(".//body")
    if body is None:
        body = root
    for math in body.iter("math"):
        without_fences(math)
    return body


def clean(body: etree._Element, path: str, image: Callable[[str], str], link: Callable[[str], str]) -> str:
    """Return a body as harmless HTML, as nh3 writes it; formulas are kept.

    `path` is the chapter's own path in its package. `image` maps the path of a picture in the
    package to the name it is drawn from, "" to drop it; `link` maps a path with its fragment to a
    target inside the book, "" to keep only the words.
    """
    source = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    safe: str = nh3.clean(
        source,
        tags=set(TAGS | MATH_TAGS),
        clean_content_tags=set(DROPPED),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        attribute_filter=_Rewriter(posixpath.dirname(path), image, link, path),
    )
    return safe


def xhtml(token: str) -> str:
    """Return a token of HTML as XHTML; a picture that shows nothing is dropped."""
    if not token.startswith("<"):
        return normalise(token.replace("&nbsp;", "\u00a0"))
    if token.startswith("<img") and ' src="' not in token:
        return ""
    return _VOID.sub(r"<\1/>", token.replace("&nbsp;", "\u00a0"))


class _Rewriter:
    """nh3's attribute filter: points pictures and links into the book, drops the others."""

    def __init__(
        self, folder: str, image: Callable[[str], str], link: Callable[[str], str], path: str
    ) -> None:
        self.folder, self.image, self.link, self.path = folder, image, link, path

    def __call__(self, tag: str, attribute: str, value: str) -> str | None:
        if attribute == "class":
            return " ".join(name for name in value.split() if name in LOOKS) or None
        if (tag, attribute) == ("img", "src"):
            return self.image(joined(self.folder, value)) or None
        if (tag, attribute) == ("a", "href"):
            try:
                parts = urlsplit(value)
            except ValueError:
                return None
            if parts.scheme:
                return value
            target = joined(self.folder, value.split("#", maxsplit=1)[0]) if parts.path else self.path
            return self.link(f"{target}#{unquote(parts.fragment)}" if parts.fragment else target) or None
        return value if len(value) < 2_000 else None


def _svg_pictures(root: etree._Element, draw: Callable[[bytes], str]) -> None:
    """Replace each inline SVG by the bitmaps it shows, the usual way EPUBs place a cover, or is."""
    for svg in list(root.iter(f"{_SVG}svg", "svg")):
        parent = svg.getparent()
        if parent is None:
            continue
        sources = [
            image.get(_LINK) or image.get("href") or image.get("xlink:href") or ""
            for image in svg.iter(f"{_SVG}image", "image")
        ]
        if not sources:
            tail, svg.tail = svg.tail, None
            sources = [draw(etree.tostring(svg))] if svg.tag != "svg" else []
            svg.tail = tail
        replacement = etree.Element("div" if len(sources) > 1 else "span")
        replacement.tail = svg.tail
        for source in filter(None, sources):
            etree.SubElement(replacement, "img", src=source)
        parent.replace(svg, replacement)


def _plain(element: etree._Element) -> str:
    """Return an element's name in HTML; one of a foreign language holds words, no more."""
    space, _, name = str(element.tag).removeprefix("{").rpartition("}")
    prefix, _, local = name.lower().rpartition(":")
    if (space or _OURS[0]) not in _OURS or prefix not in _PREFIXES or not _TAG_NAME.fullmatch(local):
        return "span"
    return _RENAMED.get(local, local)


def _inline_picture(element: etree._Element, draw: Callable[[bytes], str]) -> None:
    source = element.get("src") or ""
    found = _DATA.match(source)
    if found:
        try:
            element.set("src", draw(base64.b64decode(source[found.end() :])))
        except (binascii.Error, ValueError):
            element.set("src", "")
