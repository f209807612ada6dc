"""Reflowable EPUB to a clean document that MuPDF lays out as fixed pages.

MuPDF's layout is fast but sets a publisher's style sheet poorly (bold and italic Vietnamese fall
back letter by letter), so pages are laid out from sanitised chapters with our own style sheet and
fonts.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from PIL import Image, UnidentifiedImageError

from library.formats.epub_package import facts
from library.formats.mupdf import ERRORS, PAGE_HEIGHT, PAGE_WIDTH, opened
from library.formats.pieces import cut, ids
from library.formats.sanitise import parse_chapter, sanitise
from library.formats.types import Fault, OutlineEntry, UnreadableBookError
from library.resources import FONTS

if TYPE_CHECKING:
    import pymupdf

    from library.formats.epub_package import Package
    from library.formats.types import SourceInfo

DOCUMENT = "book.epub"
_MAX_CHAPTER = 5 << 20
_MAX_PIXELS = 40_000_000
# A picture is never drawn wider than the page, so more pixels than this are only weight.
_SHOWN = 1600
_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def lay_out(package: Package, folder: Path) -> SourceInfo:
    """Write the clean document into `folder` and return the facts about its pages.

    Raises:
        UnreadableBookError: when no chapter has anything to show.
    """
    faults = list(package.faults)
    writer = _Writer(package, faults)
    cover, size = _cover(package, folder)
    names = writer.chapters(skip_cover=bool(cover))
    if not names:
        raise UnreadableBookError("BOOK-016")
    path = folder / DOCUMENT
    path.write_bytes(writer.finish(names))
    with opened(path, "epub") as document:
        chapters = tuple(document.chapter_page_count(n) for n in range(document.chapter_count))
        outline = _outline(document, package.toc, writer.targets, bool(cover))
    return replace(
        facts(package),
        document=DOCUMENT,
        sizes=(*size, *((float(PAGE_WIDTH), float(PAGE_HEIGHT)),) * sum(chapters)),
        outline=outline,
        chapters=chapters,
        cover=cover,
        faults=tuple(faults),
    )


class _Writer:
    """Builds the clean EPUB in memory, with only the pictures its chapters show."""

    def __init__(self, package: Package, faults: list[Fault]) -> None:
        self.package = package
        self.faults = faults
        self.images: dict[str, str] = {}
        self.targets = {chapter.path: f"c{n}.xhtml" for n, chapter in enumerate(package.chapters)}
        self.buffer = io.BytesIO()
        self.archive = zipfile.ZipFile(self.buffer, "w", zipfile.ZIP_STORED)
        self.put("mimetype", b"application/epub+zip")
        self.put("META-INF/container.xml", _CONTAINER.encode())
        self.put("book.css", (Path(__file__).parent / "book.css").read_bytes())
        for font in sorted(FONTS.glob("*.ttf")):
            self.put(font.name, font.read_bytes())

    def put(self, name: str, data: bytes) -> None:
        # A fixed date, so that the same book always makes the same bytes.
        self.archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)

    def chapters(self, *, skip_cover: bool) -> list[str]:
        """Write every chapter that shows something; return their names in reading order.

        With `skip_cover`, a first chapter that is nothing but the cover picture is left out.
        """
        names: list[str] = []
        for chapter in self.package.chapters:
            if len(chapter.content) > _MAX_CHAPTER:
                self.faults.append(Fault("BOOK-019", (("entry", chapter.path),)))
                continue
            root = parse_chapter(chapter.content)
            markup = "" if root is None else sanitise(root, chapter.path, self.image, self.link)
            only_cover = skip_cover and not names and not _says(markup) and markup.count("<img") == 1
            if _says(markup) or ("<img" in markup and not only_cover):
                names += self._put_chapter(chapter.path, markup)
        return names

    def _put_chapter(self, path: str, markup: str) -> list[str]:
        """Write a chapter, a very long one in pieces; remember in which piece each id stands."""
        base = self.targets[path]
        names = []
        for number, piece in enumerate(cut(markup)):
            name = base if not number else f"{base.removesuffix('.xhtml')}-{number}.xhtml"
            self.put(name, self._page(piece))
            names.append(name)
            if number:
                self.targets |= {f"{path}#{ident}": name for ident in ids(piece)}
        return names

    def _page(self, markup: str) -> bytes:
        language = quoteattr(self.package.language or "vi")
        direction = quoteattr(self.package.progression)
        head = '<head><title/><link rel="stylesheet" type="text/css" href="book.css"/></head>'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
            f" lang={language} dir={direction}>{head}<body>{markup}</body></html>"
        ).encode()

    def link(self, target: str) -> str:
        path, _, fragment = target.partition("#")
        name = self.targets.get(path, "")
        return f"{name}#{fragment}" if name and fragment else name

    def image(self, path: str) -> str:
        """Return the name of a picture in the clean book, "" when it cannot be shown."""
        if path in self.images:
            return self.images[path]
        data = self.package.images.get(path, b"")
        name = ""
        if data:
            picture = small_picture(data)
            if picture is None:
                self.faults.append(Fault("BOOK-020", (("entry", path),)))
            else:
                name = f"i{len(self.images)}.{picture[0]}"
                self.put(name, picture[1])
        self.images[path] = name
        return name

    def finish(self, names: list[str]) -> bytes:
        """Write the package document and return the whole file."""
        manifest = "".join(
            f'<item id="n{n}" href="{x}" media-type="application/xhtml+xml"/>' for n, x in enumerate(names)
        )
        spine = "".join(f'<itemref idref="n{n}"/>' for n in range(len(names)))
        self.put(
            "book.opf",
            (
                '<package xmlns="http://www.idpf.org/2007/opf" version="2.0">'
                '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/></metadata>'
                f"<manifest>{manifest}</manifest><spine>{spine}</spine></package>"
            ).encode(),
        )
        self.archive.close()
        return self.buffer.getvalue()


def small_picture(data: bytes) -> tuple[str, bytes] | None:
    """Return a picture as ("png" or "jpeg", bytes) at most as large as it is shown.

    None when it is broken, larger than 40 megapixels, or in a format that is not a bitmap.
    """
    if not data:
        return None
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MAX_PIXELS:
                return None
            small = max(picture.size) <= _SHOWN
            if small and picture.format in {"JPEG", "PNG"} and picture.mode in {"RGB", "RGBA", "L"}:
                picture.load()
                return ("jpeg" if picture.format == "JPEG" else "png"), data
            flat = picture.convert("RGBA" if "A" in picture.getbands() or picture.mode == "P" else "RGB")
            flat.thumbnail((_SHOWN, _SHOWN))
            out = io.BytesIO()
            if flat.mode == "RGBA":
                flat.save(out, "PNG")
                return "png", out.getvalue()
            flat.save(out, "JPEG", quality=88)
            return "jpeg", out.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _says(markup: str) -> bool:
    return any(not part.startswith("<") and part.strip() for part in _parts(markup))


def _parts(markup: str) -> list[str]:
    return markup.replace("<", "\0<").replace(">", ">\0").split("\0")


def _cover(package: Package, folder: Path) -> tuple[str, tuple[tuple[float, float], ...]]:
    """Keep the cover picture as page 0; return its file name and its size in points, or nothing."""
    picture = small_picture(package.images.get(package.cover, b""))
    if picture is None:
        return "", ()
    name = f"cover.{picture[0]}"
    (folder / name).write_bytes(picture[1])
    with Image.open(folder / name) as image:
        height = round(PAGE_WIDTH * image.height / image.width, 1)
    return name, ((float(PAGE_WIDTH), height),)


def _outline(
    document: pymupdf.Document, toc: tuple[tuple[str, str, int], ...], targets: dict[str, str], cover: bool
) -> tuple[OutlineEntry, ...]:
    made: list[OutlineEntry] = []
    for title, href, level in toc:
        path, _, fragment = href.partition("#")
        name = targets.get(href) or targets.get(path, "")
        if not name:
            continue
        page = _page_of(document, f"{name}#{fragment}") if fragment else -1
        page = page if page >= 0 else _page_of(document, name)
        if page >= 0:
            deepest = made[-1].level + 1 if made else 0
            made.append(OutlineEntry(title, page + cover, min(level, deepest)))
    return tuple(made)


def _page_of(document: pymupdf.Document, uri: str) -> int:
    try:
        location = document.resolve_link(uri)[0]
    except (*ERRORS, TypeError, IndexError):
        return -1
    number = document.page_number_from_location(location) if isinstance(location, tuple) else location
    return int(number) if number is not None else -1
