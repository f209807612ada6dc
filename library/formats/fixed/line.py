"""Sets a line of plain words, of which books made by page layout programs have hundreds on a page.

MuPDF's HTML boxes take ten times as long.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pymupdf
import tinycss2.color4

from library.formats.epub.css import length
from library.formats.mupdf import ERRORS
from library.resources import FONTS

if TYPE_CHECKING:
    from library.formats.epub.css import Style
    from library.formats.fixed.boxes import Box

# Where MuPDF's boxes set a line of `normal` height and its letters, in parts of their size.
_NORMAL, _BASE = 1.2, 0.9
_PLAIN = frozenset({"color", "font-size", "font-style", "font-weight", "line-height", "text-align"})
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_SHIFT = {"center": 0.5, "right": 1.0, "end": 1.0}


def put_line(page: pymupdf.Page, text: str, box: Box, look: Style, opacity: float) -> float | None:
    """Set words at the top of a box and return the height of their line.

    None, and nothing is set, when they need more than that: more than a line, letters that our
    face lacks, or a look that it does not have.
    """
    size = float(look["font-size"].removesuffix("px"))
    face = _face(look)
    ink = _ink(look.get("color", ""))
    if face is None or ink is None or not all(map(face.has_glyph, map(ord, text))):
        return None
    width = face.text_length(text, size)
    # A word is not broken, however narrow its box.
    if width > box.width and " " in text:
        return None
    said = look.get("line-height", "")
    plain = said.replace(".", "", 1).isdigit()
    high = float(said) * size if plain else length(said, size, size) or _NORMAL * size
    base = box.y + (high - _NORMAL * size) / 2 + _BASE * size
    left = box.x + (box.width - width) * _SHIFT.get(look.get("text-align", ""), 0.0)
    writer = pymupdf.TextWriter(page.rect)
    try:
        # Lines that stand side by side are words apart.
        writer.append((left, base), f"{text} ", font=face, fontsize=size)
        writer.write_text(page, color=ink, opacity=opacity)
    except ERRORS:
        return None
    return high


@cache
def _font(name: str) -> pymupdf.Font:
    return pymupdf.Font(fontfile=str(FONTS / f"BeVietnamPro_{name}.ttf"))


def _face(look: Style) -> pymupdf.Font | None:
    if look.keys() - _PLAIN - {"opacity", "text-transform"}:
        return None
    bold, italic = look.get("font-weight") in _BOLD, look.get("font-style") in {"italic", "oblique"}
    if bold and italic:
        return None
    return _font("700Bold" if bold else "400Regular_Italic" if italic else "400Regular")


def _ink(value: str) -> tuple[float, float, float] | None:
    rgba = tinycss2.color4.parse_color(value or "black")
    if rgba is None or not hasattr(rgba, "to"):
        return None
    red, green, blue = (min(max(part, 0.0), 1.0) for part in rgba.to("srgb").coordinates)
    return red, green, blue
