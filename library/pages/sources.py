"""Where pages come from: one interface over all formats, so that work on a page knows none of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from PIL import Image

from library.formats import mupdf
from library.pages.links import links
from library.pages.raster import draw
from library.pages.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pymupdf

    from library.formats.types import SourceInfo
    from library.pages.jobs import RangeJob
    from library.pages.links import Link
    from library.pages.model import Line

DAMAGE = (*mupdf.ERRORS, IndexError, OSError, MemoryError)
"""What a page raises that cannot be drawn or read."""


class Page(Protocol):
    """One page of a book."""

    def draw(self, width: int) -> Image.Image:
        """Return the page as an RGB image `width` pixels wide."""

    def lines(self) -> list[Line | str]:
        """Return the words in reading order (see `library.pages.words`)."""

    def links(self) -> list[Link]:
        """Return where the page leads to."""


class Source(Protocol):
    """The pages of a book; `page` raises one of DAMAGE when there is no such page."""

    def page(self, number: int) -> Page:
        """Return page `number` (0-based)."""


@contextmanager
def opened(job: RangeJob) -> Iterator[Source]:
    """Open what the pages of a book are drawn from.

    Raises:
        UnreadableBookError: when it cannot be opened.
    """
    path = job.made / job.info.document if job.info.document else job.path
    with mupdf.opened(path, "epub" if job.info.chapters else "pdf") as document:
        yield _Document(document, job.info, job.made)


class _Document:
    """A document that MuPDF draws."""

    def __init__(self, document: pymupdf.Document, info: SourceInfo, made: Path) -> None:
        self._document, self._info, self._made = document, info, made

    def page(self, number: int) -> Page:
        if number == 0 and self._info.cover:
            return _Picture(self._made / self._info.cover)
        return _DocumentPage(self._document, self._info, number)


class _DocumentPage:
    """A page that MuPDF draws."""

    def __init__(self, document: pymupdf.Document, info: SourceInfo, number: int) -> None:
        self._document, self._info = document, info
        self._page = mupdf.page_at(document, info, number)

    def draw(self, width: int) -> Image.Image:
        return draw(self._page, width)

    def lines(self) -> list[Line | str]:
        return lines(self._page)

    def links(self) -> list[Link]:
        return links(self._document, self._page, self._info)


class _Picture:
    """A picture that is a page without margins."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def draw(self, width: int) -> Image.Image:
        with Image.open(self._path) as picture:
            height = max(1, round(picture.height * width / picture.width))
            return picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)

    def lines(self) -> list[Line | str]:
        return []

    def links(self) -> list[Link]:
        return []
