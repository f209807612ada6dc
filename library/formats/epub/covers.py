"""Finds an EPUB's cover picture, in either version's way of naming it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from library.formats.epub.markup import attributes, joined, local, parse_chapter, words_of
from library.formats.epub.pictures import PICTURES
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.formats.epub.archive import Archive
    from library.formats.epub.opf import PackageDocument

_WORDS = 400
"""Characters at most on a page that is the cover, its title and style sheet included."""


def find_cover(document: PackageDocument, archive: Archive) -> str:
    """Return the path of the cover picture, "" when the book names none.

    EPUB 3 has `cover-image` (EPUB 3.3 §5.6.2.1), EPUB 2 `meta name=cover`, which also names a
    page now and then, or a page in the guide (OPF 2.0.1 §2.6).
    """
    for path in _named(document):
        if not archive.find(path):
            continue
        if path.lower().endswith(PICTURES):
            return path
        shown = _first_picture(path, archive)
        if shown:
            return shown
    return ""


def _named(document: PackageDocument) -> Iterator[str]:
    yield from (item.path for item in document.items if "cover-image" in item.properties)
    said = document.metas.get("cover", "")
    named = document.item(said)
    if named is not None:
        yield named.path
    elif said:
        yield joined(posixpath.dirname(document.path), said)
    yield from (href.partition("#")[0] for kind, href in document.guide if kind == "cover" and href)
    for item in document.items:
        if item.kind.startswith("image/") and item.ident.lower() in {"cover", "cover-image", "coverimage"}:
            yield item.path


def _first_picture(path: str, archive: Archive) -> str:
    data = archive.read(path)
    root = parse_chapter(data) if len(data) <= archive.limits.chapter_bytes else None
    # A page of the text that has a picture somewhere is no cover.
    if root is None or len(clean(words_of(root))) > _WORDS:
        return ""
    for element in root.iter():
        if local(element) not in {"img", "image"}:
            continue
        values = attributes(element)
        shown = joined(posixpath.dirname(path), values.get("src") or values.get("href") or "")
        if shown and archive.find(shown):
            return shown.partition("#")[0]
    return ""
