"""Reads an EPUB's contents and page list, from its navigation document or from EPUB 2's NCX."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from library.formats.epub.markup import joined, local, parse_xml, words_of
from library.formats.types import Fault
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from library.formats.epub.archive import Archive
    from library.formats.epub.opf import Item, PackageDocument

Toc = tuple[tuple[str, str, int], ...]
"""(title, path with fragment, level from 0) in reading order."""
PageList = tuple[tuple[str, str], ...]
"""(printed page number, path with fragment) in reading order."""
_NCX = "application/x-dtbncx+xml"
_TYPE = "{http://www.idpf.org/2007/ops}type"


def read_toc(
    document: PackageDocument, archive: Archive, known: Callable[[str], str]
) -> tuple[Toc, PageList]:
    """Return the contents and the page list; `known` maps a path to that of a chapter, or to "".

    An entry that leads nowhere leads to the first one beneath it; one with none beneath is left
    out. Either table of contents stands in for the other.
    """
    toc: Toc = ()
    pages: PageList = ()
    broken = False
    for item, read in _tables(document):
        tree = parse_xml(archive.read(item.path)) if archive.find(item.path) else None
        entries, labels = ([], []) if tree is None else read(tree, posixpath.dirname(item.path))
        toc = toc or tuple(_leading(entries, known))
        pages = pages or tuple(
            (label, to) for label, href, _ in labels if (to := _target(href, known)) and label
        )
        broken = broken or not entries
    if broken and not toc:
        archive.faults.append(Fault("BOOK-014"))
    return toc, pages


def _tables(
    document: PackageDocument,
) -> Iterator[tuple[Item, Callable[..., tuple[list[_Entry], list[_Entry]]]]]:
    for item in document.items:
        if "nav" in item.properties:
            yield item, _nav
    ncx = document.item(document.ncx)
    for item in document.items:
        if item.kind == _NCX or item.path.lower().endswith(".ncx") or item == ncx:
            yield item, _ncx


_Entry = tuple[str, str, int]


def _nav(tree: etree._Element, base: str) -> tuple[list[_Entry], list[_Entry]]:
    """Return the entries of the toc and of the page-list nav (EPUB 3.3 §7.4)."""
    found: dict[str, list[_Entry]] = {}
    for nav in tree.iter("{*}nav"):
        kinds = (nav.get(_TYPE) or nav.get("epub:type") or nav.get("role") or nav.get("id") or "").split()
        for kind in kinds:
            found.setdefault(
                kind.removeprefix("doc-").removesuffix("list").rstrip("-"), list(_list(nav, base))
            )
    first = next(tree.iter("{*}nav"), tree)
    toc = found["toc"] if "toc" in found else [] if found else list(_list(first, base))
    return toc, found.get("page", [])


def _list(nav: etree._Element, base: str) -> Iterator[_Entry]:
    # Without recursion, however deep it is.
    stack = [(item, 0) for item in reversed(_items(nav))]
    while stack:
        item, level = stack.pop()
        label = next((child for child in item if local(child) in {"a", "span"}), None)
        link = next(item.iterchildren("{*}a"), None)
        title = "" if label is None else clean(words_of(label) or label.get("title") or "")
        if not title and label is not None:
            title = clean(" ".join(picture.get("alt") or "" for picture in label.iter("{*}img")))
        yield title, joined(base, "" if link is None else link.get("href") or ""), level
        stack.extend((child, level + 1) for child in reversed(_items(item)))


def _items(element: etree._Element) -> list[etree._Element]:
    if local(element) == "li":
        return [
            item for lists in element.iterchildren("{*}ol", "{*}ul") for item in lists.iterchildren("{*}li")
        ]
    lists = next(element.iter("{*}ol", "{*}ul"), None)
    return [] if lists is None else list(lists.iterchildren("{*}li"))


def _ncx(tree: etree._Element, base: str) -> tuple[list[_Entry], list[_Entry]]:
    """Return the entries of navMap and pageList (OPF 2.0.1 §2.4.1)."""
    points: list[_Entry] = []
    stack = [(point, 0) for root in tree.iter("{*}navMap") for point in root.iterchildren("{*}navPoint")][
        ::-1
    ]
    while stack:
        point, level = stack.pop()
        points.append((*_point(point, base), level))
        stack.extend((child, level + 1) for child in reversed(list(point.iterchildren("{*}navPoint"))))
    return points, [(*_point(target, base), 0) for target in tree.iter("{*}pageTarget")]


def _point(point: etree._Element, base: str) -> tuple[str, str]:
    label = next(point.iterchildren("{*}navLabel"), None)
    content = next(point.iterchildren("{*}content"), None)
    title = "" if label is None else clean(words_of(label))
    return title or clean(point.get("value") or ""), joined(
        base, "" if content is None else content.get("src") or ""
    )


def _leading(entries: list[_Entry], known: Callable[[str], str]) -> list[_Entry]:
    made: list[_Entry] = []
    beneath: tuple[str, int] = "", 0
    for title, href, level in reversed(entries):
        target = _target(href, known)
        if not target and beneath[1] > level:
            target = beneath[0]
        if target:
            beneath = target, level
            if title:
                made.append((title, target, level))
    return made[::-1]


def _target(href: str, known: Callable[[str], str]) -> str:
    path, mark, fragment = href.partition("#")
    chapter = known(path) if path else ""
    return f"{chapter}{mark}{fragment}" if chapter else ""
