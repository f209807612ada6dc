"""A page to draw on in millimetres: text that fits its box, codes, pictures, shapes. On MuPDF."""

from __future__ import annotations

import io
from contextlib import suppress
from functools import cache
from html import escape
from typing import TYPE_CHECKING

import pymupdf
from PIL import Image

from library.formats.mupdf import ERRORS
from library.qr.codes import QUIET, runs
from library.qr.typeset import fit
from library.resources import FONTS

if TYPE_CHECKING:
    from library.qr.codes import Symbol
    from library.qr.typeset import Box, Colour, Measure, Style

MM = 72 / 25.4
_FILES = {
    "serif": "Literata_700Bold.ttf",
    "sans": "BeVietnamPro_400Regular.ttf",
    "bold": "BeVietnamPro_600SemiBold.ttf",
}
# The share of the size that stands above the line, so that Ế and Ỗ keep inside the box.
_ASCENT, _LEADING = 1.0, 1.24
_COVER_PIXELS = 700


@cache
def _font(face: str) -> pymupdf.Font:
    return pymupdf.Font(fontfile=str(FONTS / _FILES[face]))


@cache
def _advance(face: str, letter: str) -> float:
    width: float = _font(face).text_length(letter, 1)
    return width


@cache
def _measure(face: str) -> Measure:
    """Return what measures text of a face: the widths of its letters, asked of MuPDF once each."""
    return lambda text, size: size * sum(_advance(face, letter) for letter in text)


def _can_set(face: str, text: str) -> bool:
    """Return whether a face has every letter of `text`."""
    return all(letter.isspace() or _has(face, letter) for letter in text)


@cache
def _has(face: str, letter: str) -> bool:
    return bool(_font(face).has_glyph(ord(letter)))


class Canvas:
    """Makes one PDF, page by page; the same calls always give the same bytes."""

    def __init__(self) -> None:
        self._document = pymupdf.open()
        self._archive = pymupdf.Archive(str(FONTS))
        self._pictures: dict[str, int] = {}
        self._page: pymupdf.Page = None
        # Shapes wait here: MuPDF reads the whole page again for each that is drawn by itself.
        self._shape: pymupdf.Shape = None
        self._texts: dict[Colour, pymupdf.TextWriter] = {}
        # Codes wait here, as PDF operators: their white squares and their dark modules.
        self._paper = self._ink = ""

    def page(self, width: float, height: float) -> None:
        """Begin a page."""
        self._flush()
        self._page = self._document.new_page(width=width * MM, height=height * MM)
        self._shape = self._page.new_shape()

    def finish(self, title: str) -> bytes:
        """Return the PDF, its fonts embedded with the letters used alone."""
        self._flush()
        self._document.set_metadata({"title": title, "creator": "Tủ Sách"})
        self._document.subset_fonts()
        data: bytes = self._document.tobytes(garbage=4, deflate=True, no_new_id=True)
        self._document.close()
        return data

    def text(self, box: Box, text: str, style: Style) -> float:
        """Write `text` as large as it fits, and return the height it took in millimetres."""
        if not text:
            return 0.0
        if not _can_set(style.face, text):
            return self._foreign(box, text, style)
        left, top, width, height = (value * MM for value in box)
        measure, room = _measure(style.face), (width, height / _LEADING)
        size, lines = fit(text, measure, room, (style.size, style.least), style.lines)
        spare = height - len(lines) * size * _LEADING
        line = top + max(spare, 0.0) * style.valign + size * _ASCENT
        writer = self._texts.setdefault(style.colour, pymupdf.TextWriter(self._page.rect))
        for words in lines:
            start = left + (width - measure(words, size)) * style.align
            writer.append((start, line), words, font=_font(style.face), fontsize=size)
            line += size * _LEADING
        return len(lines) * size * _LEADING / MM

    def code(self, box: Box, symbol: Symbol) -> None:
        """Draw a code on white in the middle of `box`, its quiet zone inside."""
        left, top, width, height = box
        side = min(width, height)
        left, top = left + (width - side) / 2, top + (height - side) / 2
        unit = side / symbol.side * MM
        x0, y0 = left * MM, self._page.rect.height - top * MM
        self._paper += f"{x0:.3f} {y0 - side * MM:.3f} {side * MM:.3f} {side * MM:.3f} re\n"
        x0, y0 = x0 + QUIET * unit, y0 - (QUIET + 1) * unit
        self._ink += "".join(
            f"{x0 + x * unit:.3f} {y0 - y * unit:.3f} {length * unit:.3f} {unit:.3f} re\n"
            for x, y, length in runs(symbol.modules)
        )

    def _settle(self) -> None:
        """Put the codes that wait among the shapes."""
        for fill, path in (((1, 1, 1), self._paper), ((0, 0, 0), self._ink)):
            if path:
                # The operators themselves: `draw_rect` takes 40 ms for a code.
                self._shape.draw_cont = path
                self._shape.finish(color=None, fill=fill)
        self._paper = self._ink = ""

    def _draw(self) -> None:
        """Draw the shapes that wait, and the upright lines over them."""
        self._settle()
        self._shape.commit()

    def rect(
        self, box: Box, fill: Colour | None = None, *, line: Colour | None = None, width: float = 0.3,
        radius: float = 0.0,
    ) -> None:  # fmt: skip
        """Draw a rectangle; `width` of its line and `radius` of its corners are millimetres."""
        self._settle()
        rounded = min(radius / max(min(box[2], box[3]), 0.001), 0.5) or None
        self._shape.draw_rect(_rect(box), radius=rounded)
        self._shape.finish(color=line, fill=fill, width=width * MM)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour, *, width: float = 0.15,
        dashes: str = "",
    ) -> None:  # fmt: skip
        """Draw a line."""
        self._settle()
        points = [pymupdf.Point(x * MM, y * MM) for x, y in (start, end)]
        self._shape.draw_line(*points)
        self._shape.finish(color=colour, width=width * MM, dashes=dashes or None, closePath=False)

    def upright(self, box: Box, text: str, style: Style) -> None:
        """Write one line that runs from the bottom to the top, as on the spine of a book."""
        left, top, width, height = (value * MM for value in box)
        if not _can_set(style.face, text):
            return
        room = (height, width / _LEADING)
        size, (words,) = fit(text, _measure(style.face), room, (style.size, style.least), 1)
        point = pymupdf.Point(left + width / 2 + size * 0.35, top + height)
        # Not by a writer each: every writer embeds the font once more.
        file = str(FONTS / _FILES[style.face])
        self._shape.insert_text(
            point, words, fontsize=size, fontname=style.face, fontfile=file, color=style.colour, rotate=90
        )

    def photo(self, box: Box, data: bytes, name: str) -> None:
        """Draw a picture of pixels over all of `box`; `name` tells pictures apart."""
        self._draw()
        if name in self._pictures:
            self._page.insert_image(_rect(box), xref=self._pictures[name], keep_proportion=False)
            return
        with Image.open(io.BytesIO(data)) as picture:
            small = picture.convert("RGB")
            small.thumbnail((_COVER_PIXELS, _COVER_PIXELS), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=85)
        self._pictures[name] = self._page.insert_image(
            _rect(box), stream=out.getvalue(), keep_proportion=False
        )

    def logo(self, box: Box, data: bytes) -> None:
        """Draw a logo (SVG or pixels) as large as it fits into the middle of `box`; a broken one is left out."""
        self._draw()
        with suppress(*ERRORS, OSError):
            if not data.lstrip().startswith(b"<") and b"<svg" not in data[:1000]:
                self._page.insert_image(_rect(box), stream=_as_mupdf_reads(data))
                return
            with pymupdf.open(stream=data, filetype="svg") as drawing:
                drawn = pymupdf.open(stream=drawing.convert_to_pdf(), filetype="pdf")
            self._page.show_pdf_page(_rect(box), drawn, 0)

    def _foreign(self, box: Box, text: str, style: Style) -> float:
        """Write text that our fonts cannot: MuPDF shapes it and finds a font, word by word."""
        self._draw()
        face = _FILES[style.face]
        align = {0.0: "left", 0.5: "center", 1.0: "right"}[style.align]
        css = (
            f'@font-face {{ font-family: "T"; src: url({face}); }} * {{ margin: 0; padding: 0; '
            f'font-family: "T"; font-size: {style.size}pt; text-align: {align}; line-height: {_LEADING}; '
            f"color: rgb({','.join(f'{part * 100:g}%' for part in style.colour)}); }}"
        )
        spare, scale = self._page.insert_htmlbox(
            _rect(box), f"<p>{escape(text)}</p>", css=css, archive=self._archive, scale_low=0
        )
        height: float = box[3] - max(spare, 0) * scale / MM
        return height

    def _flush(self) -> None:
        """Write the page's text over its shapes: one piece of text for each colour."""
        if self._page is not None:
            self._draw()
        for colour, writer in self._texts.items():
            writer.write_text(self._page, color=colour)
        self._texts = {}


def _as_mupdf_reads(data: bytes) -> bytes:
    """Return a picture of pixels, as PNG where it is of a kind, such as WebP, that MuPDF does not know.

    Raises:
        OSError: when it is no picture.
    """
    with Image.open(io.BytesIO(data)) as picture:
        if picture.format in {"PNG", "JPEG"}:
            return data
        out = io.BytesIO()
        picture.convert("RGBA").save(out, "PNG")
        return out.getvalue()


def _rect(box: Box) -> pymupdf.Rect:
    left, top, width, height = (value * MM for value in box)
    return pymupdf.Rect(left, top, left + width, top + height)
