"""Small PDFs made with PyMuPDF, set in a font that has Vietnamese letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf

from library.resources import FONTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FONT = FONTS / "BeVietnamPro_400Regular.ttf"


def make_pdf(
    path: Path,
    pages: Sequence[str] = ("Thư viện trường em",),
    *,
    size: tuple[float, float] = (200, 280),
    sizes: Sequence[tuple[float, float]] = (),
    title: str = "",
    author: str = "",
    outline: Sequence[tuple[int, str, int]] = (),
    labels: Sequence[dict[str, object]] = (),
    rotate: int = 0,
    password: str = "",
    right_to_left: bool = False,
    language: str = "",
) -> Path:
    """Write a PDF with one page for each text, lines parted by newlines; return its path."""
    document = pymupdf.open()
    for number, text in enumerate(pages):
        width, height = sizes[number] if sizes else size
        page = document.new_page(width=width, height=height)
        page.insert_font(fontname="vn", fontfile=str(FONT))
        if text:
            page.insert_text((20, 40), text.split("\n"), fontname="vn", fontsize=11)
        if rotate:
            page.set_rotation(rotate)
    if outline:
        document.set_toc([list(entry) for entry in outline], collapse=0)
    if labels:
        document.set_page_labels(list(labels))
    if title or author:
        document.set_metadata({"title": title, "author": author})
    if right_to_left:
        document.xref_set_key(document.pdf_catalog(), "ViewerPreferences", "<</Direction/R2L>>")
    if language:
        document.set_language(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    locked = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": password, "owner_pw": password}
    document.save(path, garbage=3, deflate=True, no_new_id=True, **(locked if password else {}))
    document.close()
    return path
