"""What all readers of an EPUB's own markup share: lenient parsing, and references inside the archive."""

from __future__ import annotations

import posixpath
import re
from html.entities import name2codepoint
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from library.formats.epub.encoding import as_utf8

_NAMED = re.compile(rb"&([a-zA-Z][a-zA-Z0-9]{1,7});")
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
EMPTY = frozenset({"br", "hr", "img", "wbr", "col"})
"""Elements of HTML that hold nothing and have no end tag."""
_OPEN_ENDED = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option", "html", "body"})
"""Elements that HTML closes by itself: their tags tell nothing of depth."""
_DEEPEST = 600
_ANY_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:[^<>]*?)(/?)>")


def parse_xml(data: bytes) -> etree._Element | None:
    """Parse XML leniently, with no entity that leads outside or grows; None when nothing is left."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        return etree.fromstring(_NAMED.sub(_letter, as_utf8(data)[0]), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def parse_chapter(content: bytes) -> etree._Element | None:
    """Parse a chapter as XML, as HTML where it is not well-formed; no entity leads outside.

    Returns None when there is nothing in it.
    """
    data, _ = as_utf8(content)
    # With huge_tree, libxml2 would no longer stop entities that multiply inside attributes.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        pass
    text = _flattened(data.decode("utf-8", "replace").replace("\0", ""))
    try:
        # A parser of HTML knows no entities that multiply, so that its own limits can be lifted.
        return (
            html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True)) if text.strip() else None
        )
    except (etree.ParserError, ValueError):
        return None


def _flattened(text: str) -> str:
    """Return markup without the tags nested deeper than a parser goes, which would lose their words."""
    depth = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        if found.group(2).lower() in EMPTY | _OPEN_ENDED or found.group(3):
            return found.group()
        if found.group(1):
            depth = max(0, depth - 1)
            return found.group() if depth < _DEEPEST else ""
        depth += 1
        return found.group() if depth <= _DEEPEST else ""

    return _ANY_TAG.sub(kept, text)


def joined(folder: str, reference: str) -> str:
    """Return the path in the archive, with its fragment, that a reference from `folder` leads to.

    "" when it leads out of the book. A number sign in the path itself stays escaped.
    """
    try:
        parts = urlsplit(reference.strip().replace("\\", "/"))
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))).lstrip("/")
    if path == ".." or path.startswith("../"):
        return ""
    path = path.replace("#", "%23")
    return f"{path}#{unquote(parts.fragment)}" if parts.fragment else path


def attributes(element: etree._Element) -> dict[str, str]:
    """Return an element's attributes by their names without namespaces."""
    return {_local(str(name)): str(value) for name, value in element.attrib.items()}


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for what is no element.

    A prefix that is nowhere declared goes, too.
    """
    return _local(element.tag) if isinstance(element.tag, str) else ""


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def words_of(element: etree._Element) -> str:
    """Return the words in an element and all that is in it."""
    return str(element.xpath("string()"))


def _letter(entity: re.Match[bytes]) -> bytes:
    """Return the letter of an entity that HTML knows and XML does not."""
    name = entity.group(1).decode("ascii")
    code = None if name in _XML else name2codepoint.get(name)
    return entity.group() if code is None else chr(code).encode()
