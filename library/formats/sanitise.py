"""Makes a chapter harmless: only text, structure and pictures of the book itself are left."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import nh3
from lxml import etree, html

from library.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "aside",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_ATTRIBUTES = {
    "*": {"id", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_DROPPED = frozenset(
    {"script", "style", "title", "head", "template", "iframe", "object", "noscript", "audio", "video"}
)
_XHTML = "{http://www.w3.org/1999/xhtml}"
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding=["']([\w-]+)["']""")


def parse_chapter(content: bytes) -> etree._Element | None:
    """Parse a chapter as XML, as HTML where it is not well-formed; no entity leads outside.

    Returns None when there is nothing in it.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        pass
    declared = _ENCODING.search(content[:200])
    encoding = declared.group(1).decode("ascii") if declared else "utf-8"
    try:
        text = content.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        text = content.decode("utf-8", "replace")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        return html.document_fromstring(text) if text.strip() else None
    except (etree.ParserError, ValueError):
        return None


def sanitise(root: etree._Element, path: str, image: Callable[[str], str], link: Callable[[str], str]) -> str:
    """Return the chapter's body as harmless, well-formed XHTML content.

    `path` is the chapter's own path in its package. `image` maps the path of a picture in the
    package to the name it is drawn from, "" to drop it; `link` maps a path with its fragment to a
    target inside the book, "" to keep only the words.
    """
    body = root.find(f".//{_XHTML}body")
    if body is None:
        body = root.find(".//body")
    if body is None:
        body = root
    _svg_pictures(body)
    source = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    source = re.sub(r"<(/?)(?:html|xhtml):", r"<\1", source)
    # lxml closes an XHTML br, and a closing br is one more line break in HTML.
    source = source.replace("</br>", "")
    safe = nh3.clean(
        source,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        attribute_filter=_Rewriter(posixpath.dirname(path), image, link, path),
    )
    if not safe.strip():
        return ""
    fragment = html.fragment_fromstring(safe, create_parent="div")
    for picture in list(fragment.iter("img")):
        if not picture.get("src"):
            picture.drop_tree()
    markup = etree.tostring(fragment, encoding="unicode", method="xml")
    return normalise(markup)


class _Rewriter:
    """nh3's attribute filter: points pictures and links into the book, drops the others."""

    def __init__(
        self, folder: str, image: Callable[[str], str], link: Callable[[str], str], path: str
    ) -> None:
        self.folder, self.image, self.link, self.path = folder, image, link, path

    def __call__(self, tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("img", "src"):
            return self.image(resolve(self.folder, value)) or None
        if (tag, attribute) == ("a", "href"):
            parts = urlsplit(value)
            if parts.scheme:
                return value
            target = resolve(self.folder, value.split("#", maxsplit=1)[0]) if parts.path else self.path
            return self.link(f"{target}#{unquote(parts.fragment)}" if parts.fragment else target) or None
        return value


def resolve(folder: str, reference: str) -> str:
    """Return the package path a relative reference leads to; "" when it leaves the package."""
    if urlsplit(reference).scheme or reference.startswith("//"):
        return ""
    path = posixpath.normpath(posixpath.join(folder, unquote(reference)))
    return "" if path.startswith("..") else path.lstrip("/")


def _svg_pictures(body: etree._Element) -> None:
    """Replace each inline SVG by the bitmap it shows: the usual way EPUBs place a cover."""
    for svg in list(body.iter("{http://www.w3.org/2000/svg}svg", "svg")):
        parent = svg.getparent()
        if parent is None:
            continue
        images = list(svg.iter("{http://www.w3.org/2000/svg}image", "image"))
        replacement = etree.Element(f"{_XHTML}div")
        replacement.tail = svg.tail
        for image in images:
            source = image.get("{http://www.w3.org/1999/xlink}href") or image.get("href") or ""
            etree.SubElement(replacement, f"{_XHTML}img", src=source)
        parent.replace(svg, replacement)
