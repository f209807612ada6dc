"""Opens documents with MuPDF; the pages' geometry is decided here, once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pymupdf

from library.formats.types import UnreadableBookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.formats.types import SourceInfo

# A page as wide as a cheap phone's screen, in points, so that its text is read without zooming.
PAGE_WIDTH, PAGE_HEIGHT, FONT_SIZE = 360, 560, 15

ERRORS = (RuntimeError, ValueError, pymupdf.FileDataError, pymupdf.mupdf.FzErrorBase)
"""What MuPDF raises for a damaged file; its own class cannot cross from a worker to the build."""

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
        if document.is_reflowable:
            document.layout(width=PAGE_WIDTH, height=PAGE_HEIGHT, fontsize=FONT_SIZE)
        yield document
    except pymupdf.mupdf.FzErrorBase as error:
        raise _unreadable(error, path) from error
    finally:
        document.close()


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
