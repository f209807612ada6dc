"""Draws pages with MuPDF: print as sharp as wanted, a scan no larger than it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import pymupdf
from PIL import Image

from library.pages import two_tone
from library.pages.look import is_grey

_MAX_SIDE = 4000
# MuPDF rounds the edges of a picture outwards: one that ends on the edge of the page, or a hair beyond
# it, would be spread over one pixel more than it has, and be blurred by that.
_INSET = 0.2
# A picture that fills the page is not made narrower than this, however few pixels it has.
_MIN_WIDTH = 320
# Of a page in which a picture is nothing but a scan.
_COVERED = 0.6
_SEEN = frozenset(
    {"fill-image", "fill-imgmask", "fill-shade", "fill-path", "stroke-path", "fill-text", "stroke-text"}
)


@dataclass(frozen=True, slots=True)
class _Scan:
    """The picture that is all of a page: its pixels across the width of the page, and bits a pixel."""

    across: int
    bits: int


def draw(page: pymupdf.Page, width: int, pixels: int) -> Image.Image:
    """Return the page as an RGB image `width` pixels wide.

    It has fewer where it would be over 4,000 high or have over `pixels` pixels in all, and where
    the page is a scan that has no more itself. A scan of print in black and white comes in two
    tones (mode 1) and up to a third wider.
    """
    scan = _scan(page)
    if scan is None:
        return _draw(page, width, pixels)
    across = max(scan.across, _MIN_WIDTH)
    wide = min(round(width * two_tone.RATIO), across)
    if scan.bits == 1:
        return _in_two_tones(page, wide, pixels) or _draw(page, min(width, across), pixels)
    image = _draw(page, min(width, across), pixels)
    sharp = across >= two_tone.SPARE * width and is_grey(image) and two_tone.keeps_tones(image.convert("L"))
    return (_in_two_tones(page, wide, pixels) if sharp else None) or image


def _in_two_tones(page: pymupdf.Page, width: int, pixels: int) -> Image.Image | None:
    image = _draw(page, width, pixels)
    return two_tone.in_two_tones(image.convert("L")) if is_grey(image) else None


def _draw(page: pymupdf.Page, width: int, pixels: int) -> Image.Image:
    width_points, height_points = max(page.rect.width, 1), max(page.rect.height, 1)
    most = sqrt(pixels / (width_points * height_points))
    scale = min(width / width_points, _MAX_SIDE / height_points, most)
    across, down = max(1, round(width_points * scale)), max(1, round(height_points * scale))
    matrix = pymupdf.Matrix(
        (across - 2 * _INSET) / width_points, 0, 0, (down - 2 * _INSET) / height_points, _INSET, _INSET
    )
    pixmap = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False)
    return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)


def _scan(page: pymupdf.Page) -> _Scan | None:
    """Return the one picture of a page that shows nothing else; words laid under it do not show."""
    pictures = page.get_images(full=True)
    # A picture with a mask of its own is laid over something.
    if len(pictures) != 1 or pictures[0][1]:
        return None
    seen = [box for kind, box in page.get_bboxlog() if kind in _SEEN]
    if len(seen) != 1:
        return None
    box = pymupdf.Rect(seen[0])
    if abs(box & page.rect) < _COVERED * abs(page.rect):
        return None
    across, down, bits = pictures[0][2:5]
    if (box.width > box.height) != (across > down):
        across, down = down, across
    return _Scan(round(across * page.rect.width / box.width), bits)
