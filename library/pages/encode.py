"""Chooses how a page image is compressed: by what the page shows, not by the type of its file.

Drawn pages (type, line art, flat colour) are smallest as lossless WebP with few levels a channel;
photographs and scans as lossy WebP. Which of the two, where a look at the page does not tell, is
measured on bands of it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from library.pages.look import Look
from library.pages.model import Derivative

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# Soft edges of type need no more than 32 levels a channel; a gradient shows bands below 64.
_TYPE_COLOURS = 420
# What tells a page of type on clean paper, and a picture without paper, for sure: among 219 pages of
# 38 books, none of the first was smaller in lossy form but a tiny one, none of the second in lossless.
_DRAWN_COLOURS, _DRAWN_PAPER, _DRAWN_NOISE = 600, 0.8, 0.015
_PICTURE_COLOURS, _PICTURE_PAPER = 1500, 0.3
# Pages in black, white and colour show what lossy compression does to edges; pictures do not.
_PICTURE_QUALITY, _MIXED_QUALITY = 50, 62
_MIXED_PAPER = 0.5
# A page that is heavier than this has grain all over, on which no quality is well spent.
_HEAVY, _HEAVY_QUALITY = 160 * 1024, 38
_BANDS, _BAND_HEIGHT = 12, 16
_COVER_WIDTH = 400

SMALL_WIDTH = 240
"""Width in pixels of every small image."""
SMALL_BYTES = 12 * 1024
"""What a small image may weigh."""
DRAWN_SMALL_WIDTHS, DRAWN_SMALL_BYTES, DRAWN_SMALL_LOSSY = (160, 136, 112), 1536, 2048
"""Widths of that of a page that is a drawing, and what it may weigh in few levels and otherwise: the page
itself comes as fast as a larger one."""
FIRST_BYTES = 80 * 1024
"""What the first image that a reader waits for may weigh (DESIGN §9)."""
# A strip many times as high as wide comes squeezed into so many widths, and is stretched where it is shown.
_STRIP = 8
# Levels of type in a small image, and how far, in blocks of so many pixels, a tone may be changed by them.
_SMALL_LEVELS, _BLOCK, _SAME_TONE = 4, 8, 28


@cache
def _table(count: int) -> list[int]:
    """Return the table that leaves `count` levels a channel, paper white and ink black."""
    return [round(round(v / 255 * (count - 1)) * 255 / (count - 1)) for v in range(256)] * 3


def encode_page(image: Image.Image, most: int | None = None) -> tuple[bytes, tuple[int, int]]:
    """Return the page as WebP, in the smallest form that stays legible, and its size in pixels.

    `image` is RGB, or in two tones (mode 1). With `most`, detail and then size are given up until
    the page has that many bytes or is at a third of its size.
    """
    form = _form(image)
    data = form.encoded(image)
    if form.quality and len(data) > _HEAVY:
        form = _Form(quality=_HEAVY_QUALITY)
        data = form.encoded(image)
    if most is None or len(data) <= most:
        return data, image.size
    for scale, lighter in form.lighter():
        smaller = _resized(image, scale)
        data = lighter.encoded(smaller)
        if len(data) <= most:
            break
    return data, smaller.size


def encode_figure(image: Image.Image) -> bytes:
    """Return a picture in a page as WebP, no coarser than an image of such a page would show it."""
    form = _form(image)
    return (_Form(quality=max(form.quality, _MIXED_QUALITY)) if form.quality else form).encoded(image)


def encode_cover(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """Return the cover as lossy WebP at most 400 pixels wide, and its size in pixels."""
    return encode_picture(image, _COVER_WIDTH)


def encode_picture(image: Image.Image, width: int) -> tuple[bytes, tuple[int, int]]:
    """Return a picture as lossy WebP at most `width` pixels wide, and its size in pixels."""
    small = _resized(image, min(1.0, width / image.width))
    return _Form(quality=72).encoded(small), small.size


def encode_small(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """Return the page as lossy WebP 240 pixels wide and of at most 12 KB, and its size in pixels.

    It is for thumbnails, and for the eye until the page itself has come.
    """
    return _lossy(_small(image, SMALL_WIDTH), SMALL_BYTES)


def encode_drawn_small(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """Return a page that is kept as a drawing as WebP 112 to 160 pixels wide, and its size in pixels.

    Type is sharper and lighter in a few levels, lossless, than blurred by lossy compression, and where it
    comes to more than 1.5 KB it is smaller; a page with tones that are lost so is lossy, of at most 2 KB.
    """
    for width in DRAWN_SMALL_WIDTHS:
        small = _small(image, width)
        few = small.point(_table(_SMALL_LEVELS))
        shift = ImageChops.difference(*(each.reduce(_BLOCK) for each in (few, small)))
        if shift.point([value > _SAME_TONE for value in range(256)] * 3).getbbox():
            break
        data = _Form(levels=_SMALL_LEVELS).encoded(few)
        if len(data) <= DRAWN_SMALL_BYTES:
            return data, small.size
    return _lossy(_small(image, DRAWN_SMALL_WIDTHS[0]), DRAWN_SMALL_LOSSY)


def _small(image: Image.Image, width: int) -> Image.Image:
    size = width, min(_STRIP * width, max(1, round(image.height * width / image.width)))
    return image.convert("RGB").resize(size, Image.Resampling.LANCZOS, reducing_gap=1.0)


def _lossy(small: Image.Image, most: int) -> tuple[bytes, tuple[int, int]]:
    size = small.size
    data = b""
    for quality in (50, 38, 27, 15, 5):
        data = _Form(quality=quality).encoded(small)
        if len(data) <= most:
            return data, size
    while len(data) > most:
        # No quality is low enough for a strip of noise: its detail has to go.
        coarse = max(1, small.width // 2), max(1, small.height // 2)
        small = small.resize(coarse, Image.Resampling.BOX)
        data = _Form(quality=5).encoded(small.resize(size, Image.Resampling.BICUBIC))
    return data, size


def described(name: str, data: bytes, size: tuple[int, int]) -> Derivative:
    """Return what an encoded image is, for the file `name` of a cache entry."""
    return Derivative("webp", *size, len(data), sha256(data).hexdigest()[:10], name)


def keep(folder: Path, name: str, data: bytes, size: tuple[int, int]) -> Derivative:
    """Write an image into a cache entry and return what it is."""
    (folder / name).write_bytes(data)
    return described(name, data, size)


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to compress a page: lossless with so many levels a channel, or lossy of some quality."""

    levels: int = 0
    quality: int = 0

    def encoded(self, image: Image.Image) -> bytes:
        """Return the image as WebP."""
        out = io.BytesIO()
        if self.levels:
            # Below quality 80 libwebp leaves 5 to 11 % more bytes; methods above 1 gain nothing.
            made = image.convert("RGB").point(_table(self.levels))
            made.save(out, "WEBP", lossless=True, method=1, quality=80)
        else:
            image.save(out, "WEBP", quality=self.quality, method=2)
        return out.getvalue()

    def lighter(self) -> Iterator[tuple[float, _Form]]:
        """Yield scales and forms of less and less detail."""
        if not self.levels:
            least = _Form(quality=30)
            yield from ((1.0, _Form(quality=40)), (1.0, least))
        elif self.levels > 2:
            least = _Form(levels=4)
            # Before the colours of a drawing are cut to few, soft edges may do.
            yield from (
                (1.0, _Form(levels=16)),
                (1.0, _Form(quality=40)),
                (1.0, _Form(levels=8)),
                (1.0, least),
            )
        else:
            least = self
        yield from ((scale, least) for scale in (0.85, 0.7, 0.55, 0.43, 1 / 3))


def _form(image: Image.Image) -> _Form:
    if image.mode == "1":
        return _Form(levels=2)
    look = Look.of(image)
    drawing = _Form(levels=32 if look.colours <= _TYPE_COLOURS else 64)
    picture = _Form(quality=_MIXED_QUALITY if look.paper >= _MIXED_PAPER else _PICTURE_QUALITY)
    if look.colours <= _DRAWN_COLOURS and look.paper >= _DRAWN_PAPER and look.noise <= _DRAWN_NOISE:
        return drawing
    if look.colours > _PICTURE_COLOURS and look.paper <= _PICTURE_PAPER:
        return picture
    bands = _bands(image)
    return min(drawing, picture, key=lambda form: len(form.encoded(bands)))


def _bands(image: Image.Image) -> Image.Image:
    """Return bands of the page, evenly spread, one below the other; the page itself where it is low."""
    if image.height <= _BANDS * _BAND_HEIGHT:
        return image
    made = Image.new("RGB", (image.width, _BANDS * _BAND_HEIGHT))
    for number in range(_BANDS):
        top = round((image.height - _BAND_HEIGHT) * (number + 0.5) / _BANDS)
        band = image.crop((0, top, image.width, top + _BAND_HEIGHT))
        made.paste(band, (0, number * _BAND_HEIGHT))
    return made


def _resized(image: Image.Image, scale: float) -> Image.Image:
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
