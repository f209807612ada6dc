"""Fixed-layout EPUB to PDF: each page's pictures and words put where its style sheet puts them.

MuPDF's HTML layout knows no absolute positions, so several fixed-layout books come out blank.
Nearly all of them are pictures and text blocks at given pixels; those are placed here.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pymupdf

from library.formats.epub.overlay import utterances
from library.formats.epub.package import facts, nothing_to_read
from library.formats.fixed.document import BookPictures, is_whole_page, read_document
from library.formats.fixed.page import FixedPage
from library.formats.fixed.shapes import INSIDE
from library.formats.mupdf import ERRORS, opened
from library.formats.reflow.book import lay_out
from library.formats.types import Fault, OutlineEntry, UnreadableBookError

if TYPE_CHECKING:
    from library.formats.epub.package import Package
    from library.formats.epub.spine import Chapter
    from library.formats.types import SourceInfo

DOCUMENT = "book.pdf"


def place(package: Package, folder: Path) -> SourceInfo:
    """Write the pages as `book.pdf` into `folder` and return the facts about them.

    Raises:
        UnreadableBookError: when no page could be made.
    """
    faults = list(package.faults)
    pictures = BookPictures(package.images, package.archive.limits.picture_pixels)
    numbers: dict[str, int] = {}
    with pymupdf.open() as pdf:
        for chapter in package.chapters:
            before = len(pdf)
            if not (_put if chapter.fixed else _put_flowing)(pdf, package, chapter, pictures):
                faults.append(Fault("BOOK-011", (("entry", chapter.path),)))
            if len(pdf) > before:
                numbers[chapter.path] = before
        if not len(pdf):
            raise nothing_to_read(faults)
        _lead_inside(pdf, numbers)
        sizes = tuple((page.rect.width, page.rect.height) for page in pdf)
        pdf.save(folder / DOCUMENT, garbage=4, deflate=True, no_new_id=True)
    audio, spoken = utterances(package, folder, faults, lambda path, _: _at(numbers.get(path)))
    return replace(
        facts(package),
        document=DOCUMENT,
        sizes=sizes,
        outline=tuple(_outline(package, numbers)),
        page_list=tuple(
            (label, numbers[href.partition("#")[0]])
            for label, href in package.page_list
            if href.partition("#")[0] in numbers
        ),
        audio=audio,
        utterances=spoken,
        faults=tuple(faults),
    )


def _at(page: int | None) -> tuple[int, str] | None:
    return None if page is None else (page, "")


def _put(pdf: pymupdf.Document, package: Package, chapter: Chapter, pictures: BookPictures) -> bool:
    """Add the page of a document that is laid out already; return whether it could be read."""
    document = read_document(chapter, pictures, package)
    if document is None:
        return False
    width, height = document.size(package)
    picture = pictures.get(document.only_picture())
    page = pdf.new_page(width=width, height=height)
    drawer = FixedPage(page, package, document)
    if picture is not None and is_whole_page(picture, (width, height), drawer.style_of_picture()):
        # The page is the picture: no margin, no other shape, no pixel lost.
        page.set_mediabox(pymupdf.Rect(0, 0, width, width * picture.height / picture.width))
        page.insert_image(page.rect, stream=picture.data, keep_proportion=False)
    else:
        drawer.draw()
    return True


def _put_flowing(pdf: pymupdf.Document, package: Package, chapter: Chapter, _: BookPictures) -> bool:
    """Add the pages of a document that flows, in a book whose other pages are laid out already."""
    alone = replace(
        package, chapters=(chapter,), cover="", toc=(), page_list=(), spoken=(), faults=(), fixed=False
    )
    with tempfile.TemporaryDirectory() as scratch:
        try:
            info = lay_out(alone, Path(scratch), package.archive.limits)
            with opened(Path(scratch) / info.document, "epub") as flowing:
                pdf.insert_pdf(pymupdf.open(stream=flowing.convert_to_pdf(), filetype="pdf"))
        except (UnreadableBookError, *ERRORS):
            return False
    return True


def _lead_inside(pdf: pymupdf.Document, numbers: dict[str, int]) -> None:
    """Point the links inside the book at their pages; drop those that lead nowhere."""
    for page in pdf:
        for link in page.get_links():
            address = str(link.get("uri") or "")
            if not address.startswith(INSIDE):
                continue
            page.delete_link(link)
            number = numbers.get(unquote(address.removeprefix(INSIDE)).partition("#")[0])
            if number is not None:
                target = {"kind": pymupdf.LINK_GOTO, "page": number, "from": link["from"]}
                page.insert_link(target | {"to": pymupdf.Point(0, 0)})


def _outline(package: Package, numbers: dict[str, int]) -> list[OutlineEntry]:
    made: list[OutlineEntry] = []
    for title, href, level in package.toc:
        page = numbers.get(href.partition("#")[0])
        if page is not None:
            deepest = made[-1].level + 1 if made else 0
            made.append(OutlineEntry(title, page, min(level, deepest)))
    return made
