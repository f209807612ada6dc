"""Draws pages with MuPDF."""

from __future__ import annotations

import pymupdf
from PIL import Image

_MAX_SIDE = 4000


def draw(page: pymupdf.Page, width: int) -> Image.Image:
    """Return the page as an RGB image `width` pixels wide, less where it would be over 4,000 high."""
    rect = page.rect
    scale = min(width / max(rect.width, 1), _MAX_SIDE / max(rect.height, 1))
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
    return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
