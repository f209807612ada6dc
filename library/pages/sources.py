"""Where pages come from: one interface over all formats, so that work on a page knows none of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from PIL import Image

from library.formats import mupdf
from library.formats.pdf.guard import PageGuard
from library.formats.scans import book as scans
from library.pages import two_tone
from library.pages.links import links
from library.pages.raster import draw
from library.pages.vector.model import NotCarriedError
from library.pages.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pymupdf

    from library.formats.scans.book import Scans
    from library.formats.types import SourceInfo
    from library.pages.jobs import RangeJob
    from library.pages.links import Link
    from library.pages.model import Line
    from library.pages.vector.trace import Traced, Tracer
    from library.settings import Limits

DAMAGE = (*mupdf.ERRORS, IndexError, OSError, MemoryError)
"""What a page raises that cannot be drawn or read."""

# How a picture is turned upright, by its orientation (Exif 2.32, tag 0x0112).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Page(Protocol):
    """One page of a book."""

    def draw(self, width: int) -> Image.Image:
        """Return the page as an RGB image `width` pixels wide; a scan is not made larger than it is.

        A scan of print in black and white may come in two tones (mode 1) and up to a third wider.
        """

    def lines(self) -> list[Line | str]:
        """Return the words in reading order (see `library.pages.words`)."""

    def links(self) -> list[Link]:
        """Return where the page leads to."""

    def trace(self, tracer: Tracer) -> Traced:
        """Return what is painted on the page.

        Raises:
            NotCarriedError: when it is a picture, or what the format of drawings does not carry.
        """


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
    if job.info.format in {"cbz", "images"}:
        with scans.opened(job.path, job.limits, job.info.chapters) as pictures:
            yield _Scans(pictures, job.info)
        return
    path = job.made / job.info.document if job.info.document else job.path
    with mupdf.opened(path, "epub" if job.info.chapters else "pdf") as document:
        yield _Document(document, job)


class _Document:
    """A document that MuPDF draws."""

    def __init__(self, document: pymupdf.Document, job: RangeJob) -> None:
        self._document, self._job = document, job
        self._guard = PageGuard(document, job.limits)

    def page(self, number: int) -> Page:
        info = self._job.info
        if number == 0 and info.cover:
            return _Picture(self._job.made / info.cover)
        self._guard.check(number)
        return _DocumentPage(self._document, info, number, self._job.limits)


class _DocumentPage:
    """A page that MuPDF draws."""

    def __init__(self, document: pymupdf.Document, info: SourceInfo, number: int, limits: Limits) -> None:
        self._document, self._info, self._limits = document, info, limits
        self._page = mupdf.page_at(document, info, number)

    def draw(self, width: int) -> Image.Image:
        return draw(self._page, width, self._limits.page_pixels)

    def lines(self) -> list[Line | str]:
        return lines(self._page)

    def links(self) -> list[Link]:
        return links(self._document, self._page, self._info)

    def trace(self, tracer: Tracer) -> Traced:
        return tracer.trace(self._page)


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

    def trace(self, tracer: Tracer) -> Traced:
        raise NotCarriedError("picture")


class _Scans:
    """Pictures that somebody took of the pages."""

    def __init__(self, pictures: Scans, info: SourceInfo) -> None:
        self._pictures, self._info = pictures, info

    def page(self, number: int) -> Page:
        return _Scan(self._pictures, number, self._info.sizes[number])


class _Scan:
    """A page in a picture."""

    def __init__(self, pictures: Scans, number: int, size: tuple[float, float]) -> None:
        self._pictures, self._number, self._size = pictures, number, size

    def draw(self, width: int) -> Image.Image:
        with self._pictures.page(self._number) as picture:
            on_its_side = scans.orientation(picture) in scans.TURNED
            across = picture.height if on_its_side else picture.width
            wide = min(round(width * two_tone.RATIO), across)
            is_print = picture.mode == "1" or (picture.mode == "L" and across >= two_tone.SPARE * width)
            # A JPEG is decoded at a half, a quarter or an eighth, which takes a fraction of the time.
            picture.draft(
                None, self._stored(wide if is_print else min(width, across), on_its_side=on_its_side)
            )
            self._pictures.check_pixels(self._number, picture)
            toned = two_tone.in_two_tones(self._drawn(picture, wide).convert("L")) if is_print else None
            return toned or self._drawn(picture, min(width, across)).convert("RGB")

    def _drawn(self, picture: Image.Image, width: int) -> Image.Image:
        orientation = scans.orientation(picture)
        stored = self._stored(width, on_its_side=orientation in scans.TURNED)
        drawn = _opaque(picture).resize(stored, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return drawn.transpose(_TURNS[orientation]) if orientation in _TURNS else drawn

    def _stored(self, width: int, *, on_its_side: bool) -> tuple[int, int]:
        """Return the size, as it is stored, of a picture that is `width` pixels wide upright."""
        # The resolution may differ across and down, as that of a fax does.
        height = max(1, round(width * self._size[1] / self._size[0]))
        return (height, width) if on_its_side else (width, height)

    def lines(self) -> list[Line | str]:
        return []

    def links(self) -> list[Link]:
        return []

    def trace(self, tracer: Tracer) -> Traced:
        raise NotCarriedError("picture")


def _opaque(picture: Image.Image) -> Image.Image:
    """Return a picture of any mode in grey or RGB, where it is transparent white."""
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits a pixel, which a conversion would cut off at white.
        return picture.point(lambda level: level * (1 / 256)).convert("L")
    if picture.mode == "1":
        return picture.convert("L")
    if picture.has_transparency_data:
        coloured = picture.convert("RGBA")
        paper = Image.new("RGB", coloured.size, "white")
        paper.paste(coloured, mask=coloured)
        return paper
    return picture if picture.mode == "L" else picture.convert("RGB")
