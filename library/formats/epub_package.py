"""Reads an EPUB's package with EbookLib, behind guards that keep one bad entry from losing the book."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ebooklib import epub
from lxml import etree

from library.formats.types import Fault, SourceInfo, UnreadableBookError
from library.text import clean

if TYPE_CHECKING:
    from pathlib import Path

MAX_ENTRIES = 10_000
MAX_ENTRY_BYTES = 50 << 20
MAX_TOTAL_BYTES = 500 << 20
# Neither sound, film nor fonts are needed to draw a page; they are not even unpacked.
_UNREAD = (".mp3", ".m4a", ".mp4", ".ogg", ".oga", ".opus", ".webm", ".otf", ".ttf", ".woff", ".woff2")
# Font obfuscation is no protection of the text (EPUB 3.3 §4.4; Adobe's older scheme).
_OBFUSCATION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_DC = "DC"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of the spine: its path in the package and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """What an EPUB holds. `toc` is a flat list of (title, path with fragment, level from 0)."""

    title: str
    creators: tuple[str, ...]
    language: str
    publisher: str
    date: str
    description: str
    subjects: tuple[str, ...]
    progression: str
    fixed: bool
    chapters: tuple[Chapter, ...]
    images: dict[str, bytes]
    styles: dict[str, str]
    cover: str
    toc: tuple[tuple[str, str, int], ...]
    faults: tuple[Fault, ...]


class _GuardedReader(epub.EpubReader):  # type: ignore[misc]
    """EbookLib's reader, made to survive entries that are missing and to refuse bombs."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), {"ignore_ncx": True})
        self.faults: list[Fault] = []
        self.total = 0
        self.prefix = ""

    def read_file(self, name: str) -> bytes:
        """Return an entry's bytes; b"" and a fault when it is not there."""
        wanted = posixpath.normpath(self.prefix + name)
        if wanted.lower().endswith(_UNREAD):
            return b""
        try:
            info = self._entry(wanted)
            with self.zf.open(info) as entry:
                data: bytes = entry.read(MAX_ENTRY_BYTES + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
            OSError,
            EOFError,
            ValueError,
        ):
            if name in {"META-INF/container.xml", self.opf_file}:
                raise UnreadableBookError("BOOK-010", entry=name) from None
            self.faults.append(Fault("BOOK-011", (("entry", wanted),)))
            return b""
        self.total += len(data)
        if len(data) > MAX_ENTRY_BYTES or self.total > MAX_TOTAL_BYTES:
            raise UnreadableBookError("BOOK-012", entry=wanted)
        return data

    def _entry(self, wanted: str) -> zipfile.ZipInfo:
        archive: zipfile.ZipFile = self.zf
        try:
            return archive.getinfo(wanted)
        except KeyError:
            near = [i for i in archive.infolist() if clean(i.filename).casefold() == clean(wanted).casefold()]
            if not near:
                raise
            return near[0]

    def _load_container(self) -> None:
        if "META-INF/container.xml" not in self.zf.namelist():
            deeper = [n for n in self.zf.namelist() if n.endswith("/META-INF/container.xml")]
            if len(deeper) == 1:
                self.prefix = deeper[0].removesuffix("META-INF/container.xml")
                self.faults.append(Fault("BOOK-013", (("folder", self.prefix.rstrip("/")),)))
        super()._load_container()

    def _parse_nav(self, data: bytes, base_path: str, navtype: str = "toc") -> None:
        try:
            super()._parse_nav(data, base_path, navtype)
        except (IndexError, AttributeError, TypeError, ValueError, etree.Error):
            self.faults.append(Fault("BOOK-014"))

    def _parse_ncx(self, data: bytes) -> None:
        try:
            super()._parse_ncx(data)
        except (IndexError, AttributeError, TypeError, ValueError, RecursionError, etree.Error):
            self.faults.append(Fault("BOOK-014"))


def read_package(path: Path) -> Package:
    """Read the package at `path` (EPUB 2.0.1, EPUB 3.3).

    Raises:
        UnreadableBookError: when it is damaged, protected, too large or has nothing to read.
    """
    _refuse(path)
    reader = _GuardedReader(path)
    try:
        book = reader.load()
    except UnreadableBookError:
        raise
    except Exception as error:
        # EbookLib raises whatever the broken file makes of it; every one of them means the same.
        raise UnreadableBookError("BOOK-015", reason=f"{type(error).__name__}: {error}") from error
    chapters = _chapters(book)
    if not chapters:
        raise UnreadableBookError("BOOK-016")
    images = {item.file_name: item.content for item in book.get_items() if _is_image(item) and item.content}
    return Package(
        title=_first(book, "title"),
        creators=tuple(filter(None, (clean(value or "") for value, _ in book.get_metadata(_DC, "creator")))),
        language=_first(book, "language").split("-")[0].lower(),
        publisher=_first(book, "publisher"),
        date=_first(book, "date")[:10],
        description=_first(book, "description"),
        subjects=tuple(filter(None, (clean(value or "") for value, _ in book.get_metadata(_DC, "subject")))),
        progression="rtl" if book.direction == "rtl" else "ltr",
        fixed=_is_fixed(reader.container),
        chapters=chapters,
        images=images,
        styles={
            item.file_name: item.content.decode("utf-8", "replace")
            for item in book.get_items()
            if item.media_type == "text/css" and item.content
        },
        cover=_cover(book, images),
        toc=tuple(_flat(book.toc, _toc_base(book))),
        faults=tuple(reader.faults),
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
        description=package.description,
        subjects=package.subjects,
        progression=package.progression,
    )


def _refuse(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.namelist()) > MAX_ENTRIES:
                raise UnreadableBookError("BOOK-017", entries=str(len(archive.namelist())))
            if "META-INF/encryption.xml" in archive.namelist():
                tree = etree.fromstring(
                    archive.read("META-INF/encryption.xml"),
                    etree.XMLParser(resolve_entities=False, no_network=True, recover=True),
                )
                methods: Any = (
                    [] if tree is None else tree.xpath("//*[local-name()='EncryptionMethod']/@Algorithm")
                )
                if set(methods) - _OBFUSCATION:
                    raise UnreadableBookError("BOOK-018")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, etree.Error) as error:
        raise UnreadableBookError("BOOK-004") from error


def _first(book: epub.EpubBook, name: str) -> str:
    values = [clean(value or "") for value, _ in book.get_metadata(_DC, name)]
    return next(filter(None, values), "")


def _chapters(book: epub.EpubBook) -> tuple[Chapter, ...]:
    made = []
    for ident, linear in book.spine:
        item = book.get_item_with_id(ident)
        if item is not None and item.content and linear != "no":
            content = item.content
            made.append(Chapter(item.file_name, content if isinstance(content, bytes) else content.encode()))
    return tuple(made)


def _is_image(item: epub.EpubItem) -> bool:
    return str(item.media_type or "").startswith("image/")


def _is_fixed(package: etree._ElementTree) -> bool:
    metas: Any = package.getroot().xpath("//*[local-name()='meta'][@property='rendition:layout']/text()")
    return bool(metas) and str(metas[0]).strip() == "pre-paginated"


def _cover(book: epub.EpubBook, images: dict[str, bytes]) -> str:
    """Return the path of the cover image: EPUB 3 `cover-image`, else EPUB 2 `meta name=cover`."""
    for item in book.get_items():
        if isinstance(item, epub.EpubCover) and item.file_name in images:
            return str(item.file_name)
    for values in book.metadata.values():
        # EbookLib files a meta under its name where OPF has no namespace, else under "meta".
        metas = (*values.get("cover", ()), *values.get("meta", ())) if isinstance(values, dict) else ()
        for _, attributes in metas:
            if (attributes or {}).get("name") != "cover":
                continue
            item = book.get_item_with_id(attributes.get("content", ""))
            if item is not None and item.file_name in images:
                return str(item.file_name)
    return ""


def _toc_base(book: epub.EpubBook) -> str:
    ncx = next((item for item in book.get_items() if isinstance(item, epub.EpubNcx)), None)
    nav = next((item for item in book.get_items() if isinstance(item, epub.EpubNav)), None)
    # EbookLib resolves the links of a nav document but leaves those of an NCX as they are.
    return posixpath.dirname(ncx.file_name) if ncx is not None and nav is None else ""


def _flat(entries: object, base: str) -> list[tuple[str, str, int]]:
    """Flatten EbookLib's nested table of contents without recursion, however deep it is."""
    made: list[tuple[str, str, int]] = []
    stack = [(entry, 0) for entry in reversed(entries if isinstance(entries, list | tuple) else [entries])]
    while stack:
        entry, level = stack.pop()
        if isinstance(entry, tuple):
            section, children = entry
            stack.extend((child, level + 1) for child in reversed(children))
            entry = section
        href = unquote(getattr(entry, "href", "") or "")
        title = clean(getattr(entry, "title", "") or "")
        if title:
            made.append((title, posixpath.normpath(posixpath.join(base, href)) if href else "", level))
    return made
