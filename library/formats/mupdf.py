"""Opens documents with MuPDF; the pages' geometry is decided here, once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pymupdf

from library.formats.types import UnreadableBookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.formats.types import Fault, SourceInfo

# A page as wide as a cheap phone's screen, in points, so that its text is read without zooming.
PAGE_WIDTH, PAGE_HEIGHT, FONT_SIZE = 360, 560, 15

ERRORS = (RuntimeError, ValueError, pymupdf.FileDataError, pymupdf.mupdf.FzErrorBase)
"""What MuPDF raises for a damaged file; its own class cannot cross from a worker to the build."""


class PageRefusedError(ValueError):
    """A page that is not drawn because it would cost too much; `fault` tells why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


@contextmanager
def opened(path: Path, kind: str) -> Iterator[pymupdf.Document]:
    """Open the file as `kind` ("pdf" or "epub"), laid out at the size of our pages.

    Raises:
        UnreadableBookError: when MuPDF cannot open it.
    """
    try:
        document = pymupdf.open(path, filetype=kind)
    except ERRORS as error:
        raise _unreadable(error, path) from error
    try:
        if document.is_pdf and not document.needs_pass:
            _count_again(document)
        if document.is_reflowable:
            document.layout(width=PAGE_WIDTH, height=PAGE_HEIGHT, fontsize=FONT_SIZE)
        yield document
    except (RuntimeError, pymupdf.mupdf.FzErrorBase) as error:
        raise _unreadable(error, path) from error
    finally:
        document.close()


def _count_again(document: pymupdf.Document) -> None:
    """Count the pages of a PDF whose page tree claims more than MuPDF believes, which then reads none."""
    try:
        if document.page_count >= 0:
            return
    except RuntimeError:
        pdf = pymupdf.mupdf.pdf_document_from_fz_document(document.this)
    get = pymupdf.mupdf.pdf_dict_gets
    root = get(get(pymupdf.mupdf.pdf_trailer(pdf), "Root"), "Pages")
    waiting, seen, leaves = [root], set(), 0
    while waiting:
        node = waiting.pop()
        number, kids = pymupdf.mupdf.pdf_to_num(node), get(node, "Kids")
        if number not in seen and pymupdf.mupdf.pdf_is_dict(node):
            seen.add(number)
            leaves += not kids.m_internal
            waiting += (
                pymupdf.mupdf.pdf_array_get(kids, n) for n in range(pymupdf.mupdf.pdf_array_len(kids))
            )
    pymupdf.mupdf.pdf_dict_put_int(root, pymupdf.mupdf.pdf_new_name("Count"), leaves)


def _unreadable(error: Exception, path: Path) -> UnreadableBookError:
    return UnreadableBookError("BOOK-005", reason=str(error).replace(str(path), path.name).strip())


def page_at(document: pymupdf.Document, info: SourceInfo, number: int) -> pymupdf.Page:
    """Return page `number` (0-based) of the book, laying out only its own chapter."""
    if not info.chapters:
        return document.load_page(number)
    chapter, within = 0, number - bool(info.cover)
    while within >= info.chapters[chapter]:
        within -= info.chapters[chapter]
        chapter += 1
    return document.load_page((chapter, within))
