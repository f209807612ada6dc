"""Lays out a clean book with MuPDF, finds where its pages begin, and mends bad page breaks."""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_left
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import pymupdf

from library.formats.align import PICTURE, starts
from library.formats.mupdf import opened
from library.formats.pieces import BREAK
from library.resources import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.formats.cleanbook import CleanBook
    from library.formats.pieces import Piece

_ROUNDS = 8
"""How often a book is laid out again to move headings from the feet of pages."""
_FLAGS = pymupdf.TEXT_PRESERVE_IMAGES | pymupdf.TEXT_PRESERVE_WHITESPACE
_PICTURE_BLOCK = 1
_LINK = re.compile(r' href="(d(\d+)\.xhtml)(?:#([^"]*))?"')
_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_HEAD = '<head><title/><link rel="stylesheet" type="text/css" href="book.css"/></head>'


@dataclass(slots=True)
class _Leaf:
    """A piece in the layout: its file, what it is laid out from, and the pages this makes."""

    name: str
    language: str
    piece: Piece
    breaks: list[int]
    starts: list[int]
    stale: bool = True


def laid_out(book: CleanBook, path: Path) -> list[list[list[int]]]:
    """Write the clean EPUB to `path`; return, by document and piece, the offsets at which pages begin."""
    leaves = [
        [
            _Leaf(
                f"d{document.number}.{at}.xhtml" if at else f"d{document.number}.xhtml",
                document.language,
                piece,
                [],
                [],
            )
            for at, piece in enumerate(document.pieces)
        ]
        for document in book.documents
    ]
    flat = [leaf for document in leaves for leaf in document]
    files = _files(leaves)
    for _ in range(_ROUNDS):
        _write(book, path, flat, files)
        with opened(path, "epub") as document:
            before = 0
            for number, leaf in enumerate(flat):
                if leaf.stale:
                    # Past the last page that is published, nothing need be laid out.
                    count = document.chapter_page_count(number) if before < book.limits.pages else 0
                    texts = (_text(document, number, n) for n in range(count))
                    leaf.starts = starts(leaf.piece.text, texts) or [0]
                    leaf.stale = False
                before += len(leaf.starts)
        for leaf in flat:
            place = _parted(leaf)
            if place is not None and place not in leaf.breaks:
                leaf.breaks.append(place)
                leaf.stale = True
        if not any(leaf.stale for leaf in flat):
            break
    else:
        # The last breaks were not laid out; without them the pages are those that were read.
        for leaf in flat:
            if leaf.stale:
                leaf.breaks.pop()
        _write(book, path, flat, files)
    return [[leaf.starts for leaf in document] for document in leaves]


def _text(document: pymupdf.Document, chapter: int, number: int) -> str:
    blocks = document.load_page((chapter, number)).get_text("blocks", flags=_FLAGS)
    return "".join(PICTURE if block[6] == _PICTURE_BLOCK else "".join(block[4].split()) for block in blocks)


def _parted(leaf: _Leaf) -> int | None:
    """Return where a page must be broken so that the first thing parted from its end is not."""
    kept = sorted(leaf.piece.kept)
    begins = [start for start, _, _ in kept]
    before = 0
    for begin in leaf.starts[1:]:
        for found in range(bisect_left(begins, before), bisect_left(begins, begin)):
            start, stop, _ = kept[found]
            if not before < start < begin < stop:
                continue
            # A heading right after another one goes with it.
            at = found
            while at and kept[at - 1][1] == kept[at][0] + 1 and kept[at - 1][0] > before:
                at -= 1
            return kept[at][2] if kept[at][0] > before else None
        before = begin
    return None


def _files(leaves: list[list[_Leaf]]) -> dict[str, str]:
    """Return the file in which a link's target stands: by document, and by element where it is in a later piece."""
    made: dict[str, str] = {}
    for document in leaves:
        first = document[0].name
        made[first] = first
        for leaf in document[1:]:
            made |= {f"{first}#{ident}": leaf.name for ident, _ in leaf.piece.ids}
    return made


def _write(book: CleanBook, path: Path, leaves: list[_Leaf], files: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in _entries(book, leaves, files):
            # A fixed date, so that the same book always makes the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)


def _entries(book: CleanBook, leaves: list[_Leaf], files: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER.encode()
    yield "book.css", (Path(__file__).parent / "book.css").read_bytes()
    for font in sorted(FONTS.glob("*.ttf")):
        yield font.name, font.read_bytes()
    for name, picture in book.pictures.items():
        yield name, (book.folder / picture.media.file).read_bytes()
    for leaf in leaves:
        yield leaf.name, _page(leaf, book.direction, files)
    manifest = "".join(
        f'<item id="n{n}" href="{leaf.name}" media-type="application/xhtml+xml"/>'
        for n, leaf in enumerate(leaves)
    )
    spine = "".join(f'<itemref idref="n{n}"/>' for n in range(len(leaves)))
    yield (
        "book.opf",
        (
            '<package xmlns="http://www.idpf.org/2007/opf" version="2.0">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/></metadata>'
            f"<manifest>{manifest}</manifest><spine>{spine}</spine></package>"
        ).encode(),
    )


def _page(leaf: _Leaf, direction: str, files: dict[str, str]) -> bytes:
    markup, parts, before = leaf.piece.laid, [], 0
    for place in sorted(leaf.breaks):
        parts += [markup[before:place], BREAK]
        before = place
    body = _LINK.sub(lambda found: _href(found, files), "".join([*parts, markup[before:]]))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        f' lang={quoteattr(leaf.language)} dir="{direction}">{_HEAD}<body>{body}</body></html>'
    ).encode()


def _href(found: re.Match[str], files: dict[str, str]) -> str:
    file, _, fragment = found.groups()
    if file not in files:
        return ""
    if not fragment:
        return f' href="{files[file]}"'
    return f' href="{files.get(f"{file}#{unescape(fragment)}", files[file])}#{fragment}"'
