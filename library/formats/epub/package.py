"""What an EPUB holds: its metadata, chapters, pictures, contents and recorded speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from library.catalog.bibliographic import isbn_among, publication_date
from library.dates import instant
from library.formats.epub.archive import Archive
from library.formats.epub.covers import find_cover
from library.formats.epub.encoding import as_utf8
from library.formats.epub.markup import parse_chapter, parse_xml, words_of
from library.formats.epub.opf import read_opf
from library.formats.epub.overlay import Spoken, read_overlays
from library.formats.epub.pictures import Pictures
from library.formats.epub.spine import Chapter, nothing_to_read, read_spine
from library.formats.epub.toc import Toc, read_toc
from library.formats.types import Fault, SourceInfo, UnreadableBookError
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from library.settings import Limits

__all__ = ["Chapter", "Package", "facts", "nothing_to_read", "read_package"]

# Font obfuscation is no protection of the text (EPUB 3.3 §4.4; Adobe's older scheme).
_OBFUSCATION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_FONTS = (".otf", ".ttf", ".woff", ".woff2", ".ttc", ".pfb")
_ENCRYPTION = "META-INF/encryption.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """What an EPUB holds; paths are those in its archive.

    `toc` is a flat list of (title, path with fragment, level from 0), `page_list` of (label, path
    with fragment) of a printed edition's pages. `images` reads a picture when it is asked for.
    `viewport` is what is said of the size of all pages that are laid out already.
    """

    title: str
    creators: tuple[str, ...]
    language: str
    publisher: str
    date: str
    isbn: str
    modified: str
    description: str
    subjects: tuple[str, ...]
    progression: str
    fixed: bool
    chapters: tuple[Chapter, ...]
    images: Mapping[str, bytes]
    styles: dict[str, str]
    viewport: str
    cover: str
    toc: Toc
    page_list: tuple[tuple[str, str], ...]
    spoken: tuple[Spoken, ...]
    archive: Archive
    faults: tuple[Fault, ...]


def read_package(path: Path, limits: Limits) -> Package:
    """Read the package at `path` (EPUB 2.0.1, EPUB 3.3).

    Raises:
        UnreadableBookError: when it is damaged, protected, too large or has nothing to read.
    """
    archive = Archive(path, limits)
    _refuse_protected(archive)
    document = read_opf(archive)
    chapters = read_spine(document, archive)
    by_entry = {archive.find(chapter.path): chapter.path for chapter in chapters}
    toc, page_list = read_toc(document, archive, lambda path: by_entry.get(archive.find(path), ""))
    return Package(
        title=document.first("title"),
        creators=document.terms["creator"],
        language=document.language,
        publisher=document.first("publisher"),
        # Programs that know no date write one of the first century.
        date=next((date[:10] for date in document.terms["date"] if publication_date(date[:4])), ""),
        isbn=isbn_among(document.terms["identifier"]),
        modified=instant(document.metas.get("dcterms:modified", "")),
        description=document.first("description"),
        subjects=document.terms["subject"],
        progression=document.progression,
        fixed=sum(chapter.fixed for chapter in chapters) * 2 > len(chapters),
        chapters=chapters,
        images=Pictures(archive),
        styles={
            item.path: as_utf8(archive.read(item.path))[0].decode()
            for item in document.items
            if item.kind == "text/css" or item.path.lower().endswith(".css")
        },
        viewport=document.metas.get("rendition:viewport") or document.metas.get("original-resolution", ""),
        cover=find_cover(document, archive),
        toc=toc or _by_headings(chapters),
        page_list=page_list,
        spoken=read_overlays(chapters, archive),
        archive=archive,
        faults=tuple(archive.faults),
    )


def facts(package: Package) -> SourceInfo:
    """Return what an EPUB says of itself; how its pages are drawn is for the caller to add."""
    return SourceInfo(
        format="epub",
        document="",
        sizes=(),
        title=package.title,
        creators=package.creators,
        language=package.language,
        publisher=package.publisher,
        date=package.date,
        isbn=package.isbn,
        modified=package.modified,
        description=package.description,
        subjects=package.subjects,
        progression=package.progression,
    )


def _refuse_protected(archive: Archive) -> None:
    """Refuse a book whose contents are encrypted (OCF §4.2.6.3.2); encrypted fonts can be done without."""
    if _ENCRYPTION not in archive.names:
        return
    tree = parse_xml(archive.read(_ENCRYPTION))
    for data in () if tree is None else tree.iter("{*}EncryptedData"):
        methods = {method.get("Algorithm") for method in data.iterchildren("{*}EncryptionMethod")}
        files = [reference.get("URI") or "" for reference in data.iter("{*}CipherReference")]
        if methods - _OBFUSCATION and not all(file.lower().endswith(_FONTS) for file in files):
            raise UnreadableBookError("BOOK-018")


def _by_headings(chapters: Sequence[Chapter]) -> Toc:
    """Return contents for a book that has none: the first heading of each chapter."""
    made = []
    for chapter in chapters:
        root = parse_chapter(chapter.content)
        found: Any = [] if root is None else root.iter("{*}h1", "{*}h2", "{*}h3")
        title = next(filter(None, (clean(words_of(heading)) for heading in found)), "")
        if title:
            made.append((title, chapter.path, 0))
    return tuple(made) if len(made) > 1 else ()
