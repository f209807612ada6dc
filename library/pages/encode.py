"""Chooses how a page image is compressed: by what the page shows, not by the type of its file.

Drawn pages (type, line art, flat colour) are smallest as lossless WebP with few levels a channel;
photographs and scans as lossy WebP.
"""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING

from PIL import Image

from library.pages.model import Derivative

if TYPE_CHECKING:
    from pathlib import Path


def _levels(count: int) -> list[int]:
    """Return the table that leaves `count` levels a channel, paper white and ink black."""
    return [round(round(v / 255 * (count - 1)) * 255 / (count - 1)) for v in range(256)] * 3


# Soft edges of type need no more than 32 levels; a gradient shows bands below 64.
_TYPE, _GRADIENTS = _levels(32), _levels(64)
_TYPE_COLOURS = 420
# Of a sample this size, type and flat colour use a few hundred colours, pictures many thousands.
_SAMPLE = 400
_DRAWN_COLOURS = 1500
# Shares of a page that are of one colour: a page of type, one with a picture, a picture alone.
_PAPER, _MIXED, _PICTURE = 0.7, 0.5, 0.3
_METHOD = 2
_PHOTO_QUALITY = 62
_MIXED_QUALITY = 74
_COVER_WIDTH = 400
_SMALL_WIDTH = 240


def encode_page(image: Image.Image) -> bytes:
    """Return the page as WebP, in the smallest form that stays legible.

    `image` is RGB; nothing is scaled.
    """
    sample = image.resize(_fit(image.size, _SAMPLE), Image.Resampling.NEAREST)
    colours = sample.getcolors(_SAMPLE * _SAMPLE) or []
    paper = max((count for count, _ in colours), default=0) / (sample.width * sample.height)
    drawn = len(colours) <= _DRAWN_COLOURS
    levels = _TYPE if len(colours) <= _TYPE_COLOURS else _GRADIENTS
    if drawn and paper >= _PAPER:
        return _lossless(image, levels)
    if not drawn and paper < _MIXED:
        return _lossy(image, _PHOTO_QUALITY if paper < _PICTURE else _MIXED_QUALITY)
    # A drawing without paper may be flat colour or a grey scan, and a page that is half paper may
    # hold a picture: which form is smaller is known only by trying both.
    return min(_lossy(image, _MIXED_QUALITY), _lossless(image, levels), key=len)


def encode_cover(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """Return the cover as lossy WebP at most 400 pixels wide, and its size in pixels."""
    size = (_COVER_WIDTH, max(1, round(image.height * _COVER_WIDTH / image.width)))
    small = image.resize(size, Image.Resampling.LANCZOS) if image.width > _COVER_WIDTH else image
    return _lossy(small, 72), small.size


def encode_small(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """Return the page as a small lossy WebP, for thumbnails and slow links, and its size in pixels."""
    size = (_SMALL_WIDTH, max(1, round(image.height * _SMALL_WIDTH / image.width)))
    small = image.resize(size, Image.Resampling.LANCZOS)
    return _lossy(small, 50), small.size


def described(name: str, data: bytes, size: tuple[int, int]) -> Derivative:
    """Return what an encoded image is, for the file `name` of a cache entry."""
    return Derivative("webp", *size, len(data), sha256(data).hexdigest()[:10], name)


def keep(folder: Path, name: str, data: bytes, size: tuple[int, int]) -> Derivative:
    """Write an image into a cache entry and return what it is."""
    (folder / name).write_bytes(data)
    return described(name, data, size)


def _fit(size: tuple[int, int], longest: int) -> tuple[int, int]:
    scale = min(1.0, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _lossless(image: Image.Image, levels: list[int]) -> bytes:
    out = io.BytesIO()
    image.point(levels).save(out, "WEBP", lossless=True, method=_METHOD, quality=60)
    return out.getvalue()


def _lossy(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=_METHOD)
    return out.getvalue()
