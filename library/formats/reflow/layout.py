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

from library.formats.mupdf import opened
from library.formats.reflow.align import PICTURE, UNSEEN, starts
from library.formats.reflow.pieces import BREAK
from library.resources import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.formats.reflow.cleanbook import CleanBook
    from library.formats.reflow.piece import Piece

_EFFORT = 6_000
"""Pages laid out again, at least, to move headings from the feet of pages."""
_FEW = 110
"""Letters of a last page that is better spared."""
_SHORT = 12
"""Pages of a chapter that is set closer to spare one."""
_HEADINGS = 4
"""More headings than these, one right after the other, are lines of a list."""
_FLAGS = pymupdf.TEXT_PRESERVE_IMAGES | pymupdf.TEXT_PRESERVE_WHITESPACE
_PICTURE_BLOCK = 1
_LINK = re.compile(r' href="(d(\d+)\.xhtml)(?:#([^"]*))?"')
_SIDE = re.compile(r"\b(margin|padding)-(left|right):")
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
    tight: bool = False


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
    effort = _lay(book, path, flat, files, 0)
    effort = _keep(book, path, flat, files, effort)
    _fill(book, path, flat, files, effort)
    _write(book, path, flat, files)
    return [[leaf.starts for leaf in document] for document in leaves]


def _lay(book: CleanBook, path: Path, leaves: list[_Leaf], files: dict[str, str], before: int) -> int:
    """Lay leaves out and find where their pages begin; return how many pages were laid out, with `before`.

    Past the last page that is published, nothing need be laid out.
    """
    _write(book, path, leaves, files)
    made = 0
    with opened(path, "epub") as document:
        for number, leaf in enumerate(leaves):
            count = document.chapter_page_count(number) if made < book.limits.pages else 0
            texts = (_text(document, number, n) for n in range(count))
            leaf.starts = starts(leaf.piece.text, texts) or [0]
            made += len(leaf.starts)
    return before + made


def _keep(book: CleanBook, path: Path, leaves: list[_Leaf], files: dict[str, str], effort: int) -> int:
    """Break pages before what a page break parts from its end; return the pages laid out, with `effort`."""
    waiting = leaves
    most = _EFFORT + 2 * effort
    while effort < most:
        stale = [leaf for leaf in waiting if _break(leaf)]
        if not stale:
            break
        effort = _lay(book, path, stale, files, effort)
        waiting = stale
    return effort


def _break(leaf: _Leaf) -> bool:
    place = _parted(leaf)
    if place is None or place in leaf.breaks:
        return False
    leaf.breaks.append(place)
    return True


def _fill(book: CleanBook, path: Path, leaves: list[_Leaf], files: dict[str, str], effort: int) -> None:
    """Set chapters closer whose last page would hold no more than a line or two."""
    short = [leaf for leaf in leaves if _ends_short(leaf)]
    if not short or effort > 2 * _EFFORT:
        return
    known = [leaf.starts for leaf in short]
    for leaf in short:
        leaf.tight = True
    _lay(book, path, short, files, effort)
    for leaf, starts_before in zip(short, known, strict=True):
        if len(leaf.starts) >= len(starts_before) or _parted(leaf) is not None:
            leaf.starts, leaf.tight = starts_before, False


def _ends_short(leaf: _Leaf) -> bool:
    last = leaf.piece.text[leaf.starts[-1] :]
    return 1 < len(leaf.starts) <= _SHORT and len(last) <= _FEW and PICTURE not in last


def _text(document: pymupdf.Document, chapter: int, number: int) -> str:
    blocks = document.load_page((chapter, number)).get_text("blocks", flags=_FLAGS)
    text = "".join(PICTURE if block[6] == _PICTURE_BLOCK else "".join(block[4].split()) for block in blocks)
    return text.replace(UNSEEN, "")


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
            while at and kept[at - 1][1] == kept[at][0] + 1 and kept[at - 1][0] >= before:
                at -= 1
            if found - at < _HEADINGS and kept[at][0] > before:
                return kept[at][2]
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
    yield "book.css", _sheet(book.direction).encode()
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


def _sheet(direction: str) -> str:
    """Return our style sheet, mirrored for lines from right to left."""
    sheet = (Path(__file__).parent / "book.css").read_text(encoding="utf-8")
    if direction != "rtl":
        return sheet
    swapped = {"left": "right", "right": "left"}
    return _SIDE.sub(lambda found: f"{found.group(1)}-{swapped[found.group(2)]}:", sheet)


def _page(leaf: _Leaf, direction: str, files: dict[str, str]) -> bytes:
    markup, parts, before = leaf.piece.laid, [], 0
    for place in sorted(leaf.breaks):
        parts += [markup[before:place], BREAK]
        before = place
    body = _LINK.sub(lambda found: _href(found, files), "".join([*parts, markup[before:]]))
    tight = ' class="t-tight"' if leaf.tight else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        f' lang={quoteattr(leaf.language)} dir="{direction}">{_HEAD}<body{tight}>{body}</body></html>'
    ).encode()


def _href(found: re.Match[str], files: dict[str, str]) -> str:
    file, _, fragment = found.groups()
    if file not in files:
        return ""
    if not fragment:
        return f' href="{files[file]}"'
    return f' href="{files.get(f"{file}#{unescape(fragment)}", files[file])}#{fragment}"'
