"""Finds an EPUB's package document and mends it, so that no oddity in it loses the book."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree, html

from library.formats.epub.markup import attributes, joined, local, parse_xml, words_of
from library.formats.types import Fault, UnreadableBookError

if TYPE_CHECKING:
    from library.formats.epub.archive import Archive

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
CONTAINER = "META-INF/container.xml"
TERMS = frozenset(
    [
        "contributor",
        "coverage",
        "creator",
        "date",
        "description",
        "format",
        "identifier",
        "language",
        "publisher",
        "relation",
        "rights",
        "source",
        "subject",
        "title",
        "type",
    ]
)
_HOMES = {"meta": "metadata", "item": "manifest", "itemref": "spine", "reference": "guide"}
_MARKUP = re.compile(r"</[a-zA-Z][\w:]*\s*>|<br\s*/?>")


def find_package(archive: Archive) -> str:
    """Return the package document that the container names (EPUB 3.3 §4.2.6.3), else the likeliest one.

    "" when the archive has none, but has documents that can be read without.

    Raises:
        UnreadableBookError: when it has neither.
    """
    named, prefix = "", ""
    if CONTAINER not in archive.names:
        deeper = [name for name in archive.names if name.endswith(f"/{CONTAINER}")]
        if len(deeper) == 1:
            prefix = deeper[0].removesuffix(CONTAINER)
            archive.faults.append(Fault("BOOK-013", (("folder", prefix.rstrip("/")),)))
    if prefix + CONTAINER in archive.names:
        tree = parse_xml(archive.read(prefix + CONTAINER))
        roots = [] if tree is None else list(tree.iter("{*}rootfile"))
        roots.sort(key=lambda root: root.get("media-type") != "application/oebps-package+xml")
        paths = [joined(prefix.rstrip("/"), root.get("full-path") or "") for root in roots]
        named = next((path for path in paths if archive.find(path)), "") or next(filter(None, paths), "")
    if named and archive.find(named):
        return named
    others = [name for name in archive.names if name.lower().endswith(".opf")]
    if not others and not any(name.lower().endswith((".xhtml", ".html", ".htm")) for name in archive.names):
        raise UnreadableBookError("BOOK-010", entry=named or CONTAINER)
    archive.faults.append(Fault("BOOK-027", (("entry", named or CONTAINER),)))
    return min(others, key=lambda name: (name.count("/"), name), default="")


def mended(found: etree._Element | None) -> etree._Element:
    """Return a package document with every part in its place and namespace, ids told apart."""
    made = etree.Element(f"{{{OPF}}}package", nsmap={"opf": OPF, "dc": DC})
    parts = {
        name: etree.SubElement(made, f"{{{OPF}}}{name}")
        for name in ("metadata", "manifest", "spine", "guide")
    }
    seen: set[str] = set()
    for number, element in enumerate(() if found is None else found.iter("{*}*")):
        name = local(element)
        if name.lower() in TERMS and not str(element.tag).startswith(f"{{{OPF}}}"):
            etree.SubElement(parts["metadata"], f"{{{DC}}}{name.lower()}").text = _plain(words_of(element))
        elif name in _HOMES:
            copy = etree.SubElement(parts[_HOMES[name]], f"{{{OPF}}}{name}", attributes(element))
            copy.text = _plain(words_of(element))
            if name == "item":
                copy.set("id", _unused(element.get("id") or f"item-{number}", seen))
        elif name == "spine":
            for attribute, value in attributes(element).items():
                parts["spine"].set(attribute, value)
    return made


def _unused(ident: str, seen: set[str]) -> str:
    while ident in seen:
        ident += "_"
    seen.add(ident)
    return ident


def _plain(text: str) -> str:
    """Return the words of a term without the markup that catalog programs put into it as text."""
    # They also escape what is escaped already.
    text = unescape(unescape(text))
    if not _MARKUP.search(text):
        return text
    try:
        tree = html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):
        return _MARKUP.sub(" ", text)
    etree.strip_elements(tree, "script", "style", with_tail=False)
    return " ".join(str(part) for part in tree.xpath(".//text()"))
