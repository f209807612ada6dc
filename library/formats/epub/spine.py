"""The documents of an EPUB in reading order, whatever is missing, misnamed or no document at all."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from natsort import natsorted

from library.formats.epub.encoding import as_utf8
from library.formats.epub.pictures import PICTURES, is_picture
from library.formats.epub.svg import is_svg
from library.formats.types import Fault, UnreadableBookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from library.formats.epub.archive import Archive
    from library.formats.epub.opf import Item, PackageDocument, SpineRef

_DOCUMENTS = frozenset(
    {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"}
)
_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
_CONTENTS = re.compile(r"(?:^|/)(?:nav|toc)\.\w+$", re.IGNORECASE)
_REMOTE = re.compile(
    rb"""<(?:\w+:)?(?:img|image|audio|video|source|iframe|embed|object)\b[^>]*?
         (?:src|href|data)\s*=\s*["'](https?:[^"']{1,200})""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of the spine: its path in the archive and its bytes, in UTF-8.

    `picture` is its path where the spine holds a bare picture; `content` then shows it. `fixed`
    tells that its page is laid out already; `overlay` is the path of the SMIL that speaks it.
    """

    path: str
    content: bytes
    picture: str = ""
    fixed: bool = False
    overlay: str = ""


def read_spine(document: PackageDocument, archive: Archive) -> tuple[Chapter, ...]:
    """Return the chapters, those out of line (EPUB 3.3 §5.7.2) after the others.

    A cover or title page that is out of line before the first chapter stays where it is.

    Raises:
        UnreadableBookError: when there is nothing to read; the fault tells what was lost.
    """
    refs = list(dict.fromkeys(document.spine))
    begun = next((at for at, ref in enumerate(refs) if ref.linear), len(refs))
    notes = dict.fromkeys(ref for ref in refs[begun:] if not ref.linear)
    spine = _Spine(document, archive)
    chapters = list(filter(None, map(spine.read, [*(ref for ref in refs if ref not in notes), *notes])))
    lost = [fault for fault in archive.faults if fault.code in {"BOOK-012", "BOOK-019"}]
    if not chapters and not lost:
        chapters = list(filter(None, map(spine.read_item, _unlisted(document, archive))))
        if chapters and not any(fault.code == "BOOK-027" for fault in archive.faults):
            archive.faults.append(Fault("BOOK-027", (("entry", document.path),)))
    if not chapters:
        raise nothing_to_read(archive.faults)
    _tell_remote(chapters, archive)
    return tuple(chapters)


def nothing_to_read(faults: Iterable[Fault]) -> UnreadableBookError:
    """Return the fault of a book of which nothing is left: what was lost first, where anything was."""
    by_code = {fault.code: fault for fault in reversed(list(faults))}
    for code, said in (
        ("BOOK-019", "BOOK-026"),
        ("BOOK-012", "BOOK-026"),
        ("BOOK-028", "BOOK-028"),
        ("BOOK-011", "BOOK-010"),
    ):
        if code in by_code:
            return UnreadableBookError(said, **dict(by_code[code].details))
    return UnreadableBookError("BOOK-016")


class _Spine:
    def __init__(self, document: PackageDocument, archive: Archive) -> None:
        self.document, self.archive = document, archive
        self.seen: set[str] = set()

    def read(self, ref: SpineRef) -> Chapter | None:
        """Return the chapter of an entry, None when there is none; why is then among the faults."""
        item = _readable(self.document, ref.item)
        if item is None:
            name = ref.item.path if ref.item else ref.ident
            self.archive.faults.append(Fault("BOOK-011", (("entry", name),)))
            return None
        fixed = self.document.fixed
        if "rendition:layout-pre-paginated" in ref.properties:
            fixed = True
        elif "rendition:layout-reflowable" in ref.properties:
            fixed = False
        return self.read_item(item, fixed=fixed)

    def read_item(self, item: Item, *, fixed: bool = False) -> Chapter | None:
        entry = self.archive.find(item.path)
        if entry and entry in self.seen:
            return None
        self.seen.add(entry)
        data = self.archive.read(item.path)
        overlay = self.document.item(item.overlay)
        smil = overlay.path if overlay else ""
        if is_picture(data) or is_svg(data):
            return Chapter(item.path, _showing(item.path), item.path, fixed, smil)
        most = self.archive.limits.chapter_bytes
        if len(data) > most:
            about = (("entry", item.path), ("limit", f"{most:,}"), ("setting", "limits.chapter_bytes"))
            self.archive.faults.append(Fault("BOOK-019", about))
            return None
        if not data.strip(b"\0 \t\r\n"):
            if entry and data:
                self.archive.faults.append(Fault("BOOK-011", (("entry", item.path),)))
            return None
        content, encoding = as_utf8(data)
        if encoding:
            self.archive.faults.append(Fault("BOOK-029", (("entry", item.path), ("encoding", encoding))))
        return Chapter(item.path, content, "", fixed, smil)


def _readable(document: PackageDocument, item: Item | None) -> Item | None:
    """Return the first file of a fallback chain (EPUB 3.3 §3.5.1) that can be shown."""
    passed: set[str] = set()
    while item is not None and item.ident not in passed:
        if item.kind in _DOCUMENTS or item.kind.startswith("image/"):
            return item
        if not item.fallback and item.path.lower().endswith((*_ENDINGS, *PICTURES)):
            return item
        passed.add(item.ident)
        item = document.item(item.fallback)
    return None


def _unlisted(document: PackageDocument, archive: Archive) -> list[Item]:
    """Return the documents that the manifest, or else the archive, holds beside the reading order."""
    from library.formats.epub.opf import Item

    listed = [
        item
        for item in document.items
        if "nav" not in item.properties and item.kind in _DOCUMENTS and archive.find(item.path)
    ]
    if listed:
        return natsorted(listed, key=lambda item: item.path)
    known = {archive.find(item.path) for item in document.items}
    names = [
        name
        for name in archive.names
        if name.lower().endswith(_ENDINGS[:3]) and name not in known and not _CONTENTS.search(name)
    ]
    return [Item(name, name, "application/xhtml+xml", frozenset(), "", "") for name in natsorted(names)]


def _showing(path: str) -> bytes:
    """Return a document that shows nothing but a picture."""
    source = quoteattr(quote(posixpath.basename(path)))
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f'<body><div><img src={source} alt=""/></div></body></html>'
    ).encode()


def _tell_remote(chapters: Sequence[Chapter], archive: Archive) -> None:
    for chapter in chapters:
        found = _REMOTE.search(chapter.content)
        if found:
            about = (("entry", chapter.path), ("address", found.group(1).decode("utf-8", "replace")))
            archive.faults.append(Fault("BOOK-028", about))
            return
