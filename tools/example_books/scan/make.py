"""Draws, scans and binds the handmade magazine: pictures only, no text, no outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
from common import BOOKS, document, jpeg, shoot

from .pages import SHEETS
from .paper import CSS, H, W
from .scanner import scan

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

OUT = BOOKS / "Quê hương" / "Hoa Gạo số 3 (bản quét).pdf"
DPI = 150


def make(chrome: Browser) -> Path:
    """Write the scan and return where it is."""
    clean = [shoot(chrome, document(sheet(), CSS), W, H) for sheet in SHEETS]
    pdf = pymupdf.open()
    for number, sheet in enumerate(clean, 1):
        back = clean[number % len(clean)] if number > 1 else None
        picture = scan(sheet, back, number)
        page = pdf.new_page(width=picture.width * 72 / DPI, height=picture.height * 72 / DPI)
        page.insert_image(page.rect, stream=jpeg(picture, 66))
    # Like most scans, it knows nothing about itself: the catalog row tells.
    pdf.set_metadata({"producer": "Scanner", "creationDate": "D:20260905080000+07'00'"})
    OUT.parent.mkdir(parents=True, exist_ok=True)
    pdf.save(OUT, garbage=4, deflate=True, no_new_id=True)
    return OUT
