"""Pictures inside of pages, as they look on the page, in the smallest form."""

from __future__ import annotations

import io
from hashlib import sha256
from math import ceil
from typing import TYPE_CHECKING

from PIL import Image
from pymupdf import Pixmap, mupdf

from library.pages.encode import encode_figure, encode_page
from library.pages.vector.model import ACROSS

if TYPE_CHECKING:
    from collections.abc import Callable

_QUALITY = 72
_FULL = 0.05
"""Bytes of a lossy picture for each of its pixels when it is full of detail."""


class Pictures:
    """The pictures of one page; `held` has each as WebP by its name, the digest of its bytes.

    MuPDF paints each alone, so that colours and masks come out as on the page. `width` is that of
    the page in pixels: a picture has no more of them than it is shown with at that width.
    """

    def __init__(self, width: int, height: float) -> None:
        self.held: dict[str, bytes] = {}
        self._scale = width / ACROSS

    def image(self, image: mupdf.FzImage, across: float, down: float) -> str:
        """Keep a picture that is shown in a box of these sides, in units; return its name."""
        size = self._size(image, across, down)

        def paint(device: mupdf.FzDevice, matrix: mupdf.FzMatrix) -> None:
            mupdf.fz_fill_image(device, image, matrix, 1.0, mupdf.FzColorParams())

        return self._keep(_encoded(_painted(size, paint)))

    def stencil(self, image: mupdf.FzImage, across: float, down: float, ink: tuple[int, ...]) -> str:
        """Keep what an image mask lets through of one colour; return its name."""
        size = self._size(image, across, down)
        colour = [part / 255 for part in ink]
        space = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB)

        def paint(device: mupdf.FzDevice, matrix: mupdf.FzMatrix) -> None:
            mupdf.fz_fill_image_mask(device, image, matrix, space, colour, 1.0, mupdf.FzColorParams())

        return self._keep(_encoded(_painted(size, paint)))

    def whole(self, image: Image.Image) -> str:
        """Keep a picture of the page; return its name."""
        return self._keep(encode_page(image)[0])

    def _size(self, image: mupdf.FzImage, across: float, down: float) -> tuple[int, int]:
        return (
            max(1, min(image.w(), ceil(across * self._scale))),
            max(1, min(image.h(), ceil(down * self._scale))),
        )

    def _keep(self, data: bytes) -> str:
        name = sha256(data).hexdigest()[:20]
        self.held[name] = data
        return name


def detail(webp: bytes, pixels: float) -> float:
    """Return how many bytes a lossy picture would take as large as it is shown, on so many pixels; 0 of another.

    What its form loses is enlarged with it, yet there is no more to lose than in a painting. The form is
    told by the first chunk (RFC 9649, §2.5 to 2.7).
    """
    if webp[12:16] == b"VP8L":
        return 0.0
    with Image.open(io.BytesIO(webp)) as image:
        enlarged = max(1.0, pixels / (image.width * image.height))
    return min(len(webp) * enlarged, _FULL * pixels)


def _painted(size: tuple[int, int], paint: Callable[[mupdf.FzDevice, mupdf.FzMatrix], None]) -> Image.Image:
    """Return what is painted into the unit square, as RGBA of that size in pixels."""
    space = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB)
    pixels = mupdf.FzPixmap(space, mupdf.FzIrect(0, 0, *size), mupdf.FzSeparations(), 1)
    mupdf.fz_clear_pixmap(pixels)
    device = mupdf.fz_new_draw_device(mupdf.FzMatrix(), pixels)
    paint(device, mupdf.FzMatrix(size[0], 0, 0, size[1], 0, 0))
    mupdf.fz_close_device(device)
    # MuPDF keeps colours multiplied by opacity.
    return Image.frombytes("RGBa", size, Pixmap("raw", pixels).samples).convert("RGBA")


def _encoded(image: Image.Image) -> bytes:
    if image.getchannel("A").getextrema() == (255, 255):
        return encode_figure(image.convert("RGB"))
    made = []
    for form in ({"lossless": True, "method": 1, "quality": 80}, {"quality": _QUALITY, "method": 2}):
        out = io.BytesIO()
        image.save(out, "WEBP", **form)
        made.append(out.getvalue())
    return min(made, key=len)
