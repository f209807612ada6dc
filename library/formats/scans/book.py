"""Facts about a book of scans: a folder of pictures, or a zip archive of them (CBZ)."""

from __future__ import annotations

import warnings
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, UnidentifiedImageError

from library.catalog.bibliographic import isbn_among
from library.formats.mupdf import PageRefusedError
from library.formats.scans.comicinfo import ComicInfo
from library.formats.scans.pictures import PictureFiles, picture_files
from library.formats.types import Fault, OutlineEntry, SourceInfo, UnreadableBookError
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from library.settings import Limits

ERRORS = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError)
"""What Pillow raises for a damaged picture."""

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
_LEAST_DPI, _MOST_DPI = 50, 1200
# The longer side of A0 in inches: a larger page is one whose resolution nobody filled in.
_LONGEST = 47
_PAPER = 595.0
# A JPEG is decoded at an eighth of its size where that is enough.
_REDUCED = 8
TURNED = frozenset({5, 6, 7, 8})
"""The orientations that lay a picture on its side (Exif 2.32, tag 0x0112)."""


class Scans:
    """The pages of a book of scans; `frames` tells how many pages each picture holds, () for one each."""

    def __init__(self, store: PictureFiles, limits: Limits, frames: tuple[int, ...]) -> None:
        self._store, self._limits = store, limits
        self._pages = [
            (name, frame)
            for name, count in zip(store.names, frames or (1,) * len(store.names), strict=False)
            for frame in range(count)
        ]

    @contextmanager
    def page(self, number: int) -> Iterator[Image.Image]:
        """Open the picture of page `number` (0-based).

        Raises:
            PageRefusedError: when it is larger than the limits allow.
            OSError: when it is damaged; the message names the picture.
            IndexError: when there is no such page.
        """
        name, frame = self._pages[number]
        try:
            with _picture(self._store, name) as picture:
                if frame:
                    picture.seek(frame)
                # A JPEG may be as much larger as it is then decoded smaller.
                self.check_pixels(number, picture, _REDUCED)
                yield picture
        except PageRefusedError:
            raise
        except ERRORS as error:
            raise OSError(": ".join(filter(None, (name, _reason(error))))) from error

    def check_pixels(self, number: int, picture: Image.Image, times: int = 1) -> None:
        """Let the picture of page `number` pass unless it is more than `times` as large as allowed.

        Raises:
            PageRefusedError: when it is.
        """
        most = self._limits.picture_pixels
        if picture.width * picture.height > most * times:
            size = f"{picture.width} × {picture.height}"
            about = (("page", str(number + 1)), ("size", size), ("limit", f"{most:,}"))
            raise PageRefusedError(Fault("BOOK-033", about))


def _reason(error: Exception) -> str:
    """Return what is wrong, without the addresses and folders that Pillow and the system tell, too."""
    if isinstance(error, UnidentifiedImageError):
        return ""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


@contextmanager
def opened(path: Path, limits: Limits, frames: tuple[int, ...] = ()) -> Iterator[Scans]:
    """Open the folder or the archive at `path`.

    Raises:
        UnreadableBookError: when it is no archive, or one that is over the limits.
    """
    yield Scans(picture_files(path, limits), limits, frames)


def probe_scans(path: Path, limits: Limits) -> SourceInfo:
    """Return the facts about the folder or the archive of pictures at `path`.

    Raises:
        UnreadableBookError: when no picture can be read, or it is over the limits.
    """
    store = picture_files(path, limits)
    measured: list[_Size | None] = []
    frames: list[int] = []
    for name in store.names:
        found = _measure(store, name, limits.pages + 1 - len(measured))
        measured += found
        frames.append(len(found))
        if len(measured) > limits.pages:
            break
    faults: tuple[Fault, ...] = ()
    if len(measured) > limits.pages:
        count = max(len(measured), len(store.names))
        faults = (Fault("BOOK-036", (("pages", str(count)), ("limit", str(limits.pages)))),)
        measured = measured[: limits.pages]
    sizes = _sizes(measured, limits)
    said = ComicInfo(store.comic_info())
    return SourceInfo(
        format="images" if path.is_dir() else "cbz",
        document="",
        sizes=sizes,
        title=said.title,
        creators=said.creators,
        language=said.one("LanguageISO").split("-")[0].lower(),
        publisher=said.one("Publisher"),
        date=said.date,
        isbn=isbn_among([said.one("GTIN")]),
        description=said.one("Summary"),
        subjects=said.subjects,
        progression="rtl" if said.one("Manga") == "YesAndRightToLeft" else "ltr",
        outline=said.bookmarks(len(sizes)) or _folders(store.names, frames, len(sizes)),
        chapters=tuple(frames) if max(frames) > 1 else (),
        faults=faults,
    )


@contextmanager
def _picture(store: PictureFiles, name: str) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        # Pillow warns of what the limits decide.
        warnings.simplefilter("ignore")
        try:
            with Image.open(store.open(name), formats=_FORMATS) as picture:
                yield picture
        except Image.DecompressionBombError as error:
            raise OSError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Size:
    """The size of a page in pixels, upright, and its resolution, None where it cannot be believed."""

    width: int
    height: int
    dpi: tuple[float, float] | None

    @classmethod
    def of(cls, picture: Image.Image) -> _Size:
        """Return the size of a picture."""
        (width, height), dpi = picture.size, _dpi(picture)
        if dpi and (width > _LONGEST * dpi[0] or height > _LONGEST * dpi[1]):
            dpi = None
        if orientation(picture) in TURNED:
            return cls(height, width, dpi and dpi[::-1])
        return cls(width, height, dpi)


def _dpi(picture: Image.Image) -> tuple[float, float] | None:
    try:
        across, down = (float(value) for value in picture.info.get("dpi", ()))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError):
        return None
    believed = _LEAST_DPI <= across <= _MOST_DPI and _LEAST_DPI <= down <= _MOST_DPI
    return (round(across), round(down)) if believed else None


def orientation(picture: Image.Image) -> int:
    """Return how the camera was held (Exif 2.32, tag 0x0112), 1 when it was upright or nobody knows."""
    try:
        # Pillow itself turns a TIFF.
        return 1 if picture.format == "TIFF" else int(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except ERRORS:
        return 1


def _measure(store: PictureFiles, name: str, most: int) -> list[_Size | None]:
    """Return the size of each page that a picture holds, `most` at most; None for what cannot be read.

    Only a TIFF holds several: the frames of a GIF or a WebP are moments of one picture.
    """
    sizes: list[_Size | None] = []
    try:
        with _picture(store, name) as picture:
            sizes.append(_Size.of(picture))
            count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            for frame in range(1, min(count, most)):
                picture.seek(frame)
                sizes.append(_Size.of(picture))
    except ERRORS:
        return sizes or [None]
    return sizes


def _sizes(measured: list[_Size | None], limits: Limits) -> tuple[tuple[float, float], ...]:
    """Return the size of each page in points; one that cannot be read is as large as its neighbour.

    A page without a resolution has that of most others; where no page has one, the pages are as
    wide as A4 paper.
    """
    there = [size for size in measured if size]
    if not there:
        raise UnreadableBookError("BOOK-016")
    common = Counter(size.dpi for size in there if size.dpi).most_common(1)
    usual = 72 * median(size.width for size in there) / _PAPER
    fallback = common[0][0] if common else (usual, usual)
    made: list[tuple[float, float]] = []
    known = there[0]
    for size in measured:
        known = size or known
        across, down = known.dpi or fallback
        width, height = 72 * known.width / across, 72 * known.height / down
        smaller = min(1.0, limits.page_points / max(width, height))
        made.append((max(1.0, round(width * smaller, 1)), max(1.0, round(height * smaller, 1))))
    return tuple(made)


def _folders(names: Sequence[str], frames: Sequence[int], pages: int) -> tuple[OutlineEntry, ...]:
    """Return the folders inside an archive as its outline, when there are several."""
    made: list[OutlineEntry] = []
    page, last = 0, ""
    for name, count in zip(names, frames, strict=False):
        folder = name.replace("\\", "/").rpartition("/")[0]
        title = clean(folder.rpartition("/")[2])
        if title and folder != last and page < pages:
            made.append(OutlineEntry(title, page, 0))
        last, page = folder, page + count
    return tuple(made) if len(made) > 1 else ()
