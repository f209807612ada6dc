"""Traces pages with a device of MuPDF's: each call of its drawing interface becomes a mark, or is refused.

A page is carried when all of its calls are of the kinds below; blend modes, soft masks, tiling
patterns, text as a clip and bitmap fonts are not, and such a page stays a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any

import pymupdf
from pymupdf import mupdf

from library.pages.vector.backdrop import backdrop
from library.pages.vector.device import carried
from library.pages.vector.fonts import Fonts, spans
from library.pages.vector.model import (
    ACROSS,
    FINE,
    RECT,
    Clip,
    Fill,
    NotCarriedError,
    Picture,
    Stroke,
    Text,
    Unclip,
)
from library.pages.vector.paths import Walker, fine, is_round, pen_of
from library.pages.vector.pictures import Pictures

if TYPE_CHECKING:
    from library.pages.vector.model import Colour, Drawing, Mark, Path, Pen, Refusal

_MOST_SEGMENTS, _MOST_GLYPHS, _MOST_MARKS = 20_000, 30_000, 10_000
"""What a page may have: more of it takes a phone longer to draw than a picture to come."""
_COVERED = 0.6
"""Of a page in which one picture is nothing but that picture."""
_BEHIND = frozenset({"clip", "group", "mask", "picture", "shading"})
"""What may be a picture behind the type of its page."""
_WORTH = 24
"""Letters that are worth being type on top of a picture."""
_NORMAL = 0
"""The blend mode (fitz/device.h)."""
_CALLS = (
    *("fill_path", "stroke_path", "clip_path", "clip_stroke_path"),
    *("fill_text", "stroke_text", "clip_text", "clip_stroke_text", "ignore_text"),
    *("fill_shade", "fill_image", "fill_image_mask", "clip_image_mask", "pop_clip"),
    *("begin_mask", "end_mask", "begin_group", "end_group", "begin_tile", "end_tile"),
)


@dataclass(frozen=True, slots=True)
class Traced:
    """A page's drawing, its height in units, and the pictures in it (WebP) by name."""

    drawing: Drawing
    height: int
    pictures: dict[str, bytes]


class Tracer:
    """Traces the pages of a document; what glyphs look like is asked once.

    `width` is that of a page in pixels, at which pictures in it are kept.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._fonts = Fonts()

    def trace(self, page: pymupdf.Page) -> Traced:
        """Return what is painted on a page; where type is not all that it has, as type on a picture of the rest.

        Raises:
            NotCarriedError: when the format does not carry it.
        """
        try:
            return self._traced(page, layered=False)
        except NotCarriedError as error:
            if error.reason not in _BEHIND:
                raise
            try:
                return self._traced(page, layered=True)
            except NotCarriedError:
                raise error from None

    def _traced(self, page: pymupdf.Page, *, layered: bool) -> Traced:
        box = page.rect
        scale = ACROSS / max(box.width, 1)
        tall = box.height * scale
        device = _Device(Pictures(self._width, tall), self._fonts, tall)
        behind = backdrop(device, self._width, tall) if layered else None
        heard = behind or device
        place = mupdf.FzMatrix(scale, 0, 0, scale, -box.x0 * scale, -box.y0 * scale)
        mupdf.fz_run_page(page.this, heard, place, mupdf.FzCookie())
        mupdf.fz_close_device(heard)
        if refused := (heard.refused or device.refused):
            raise NotCarriedError(refused)
        if device.open:
            raise NotCarriedError("damage")
        marks = _without_idle_clips(device.marks)
        height = max(1, round(tall))
        if behind:
            if device.glyphs < _WORTH:
                raise NotCarriedError("picture")
            name = device.pictures.whole(behind.picture())
            marks.insert(0, Picture(name, (ACROSS * FINE, 0, 0, height * FINE, 0, 0), 255))
        return Traced(tuple(marks), height, device.pictures.held)


def _without_idle_clips(marks: list[Mark]) -> list[Mark]:
    """Return the marks without the clips in which nothing is painted."""
    kept: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Unclip) and kept and isinstance(kept[-1], Clip):
            kept.pop()
        else:
            kept.append(mark)
    return kept


class _Device(mupdf.FzDevice2):  # type: ignore[misc]
    """Hears what is drawn."""

    def __init__(self, pictures: Pictures, fonts: Fonts, height: float) -> None:
        super().__init__()
        for name in _CALLS:
            getattr(self, f"use_virtual_{name}")()
        self.marks: list[Mark] = []
        self.pictures = pictures
        self.refused: Refusal | None = None
        self.open: list[bool] = []
        """For each clip that is open whether it is a mark."""
        self._fonts = fonts
        self._height = height
        self._walker = Walker()
        self._rgb = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB)
        self.glyphs = 0
        self._segments = 0

    @carried
    def fill_path(
        self, path: Any, even_odd: int, ctm: Any, space: Any, colour: Any, alpha: float, params: Any
    ) -> None:
        if found := self._path(path, ctm):
            self._paint(Fill(found, self._colour(space, colour, alpha, params), bool(even_odd)))

    @carried
    def stroke_path(
        self, path: Any, stroke: Any, ctm: Any, space: Any, colour: Any, alpha: float, params: Any
    ) -> None:
        if found := self._path(path, ctm):
            self._paint(Stroke(found, self._colour(space, colour, alpha, params), pen_of(stroke, ctm)))

    @carried
    def clip_path(self, path: Any, even_odd: int, ctm: Any, scissor: Any) -> None:
        found = self._path(path, ctm)
        shows = not self._holds_page(found)
        self.open.append(shows)
        if shows:
            self._paint(Clip(found, bool(even_odd)))

    @carried
    def pop_clip(self) -> None:
        if not self.open:
            raise NotCarriedError("damage")
        if self.open.pop():
            self.marks.append(Unclip())

    @carried
    def fill_text(self, text: Any, ctm: Any, space: Any, colour: Any, alpha: float, params: Any) -> None:
        self._text(text, ctm, self._colour(space, colour, alpha, params), None)

    @carried
    def stroke_text(
        self, text: Any, stroke: Any, ctm: Any, space: Any, colour: Any, alpha: float, params: Any
    ) -> None:
        self._text(text, ctm, self._colour(space, colour, alpha, params), pen_of(stroke, ctm))

    @carried
    def ignore_text(self, text: Any, ctm: Any) -> None:
        """Text that is not painted, as a scan's."""

    @carried
    def fill_image(self, image: Any, ctm: Any, alpha: float, params: Any) -> None:
        across, down = hypot(ctm.a, ctm.b), hypot(ctm.c, ctm.d)
        if across * down > _COVERED * ACROSS * self._height:
            raise NotCarriedError("picture")
        held = mupdf.FzImage(mupdf.ll_fz_keep_image(image))
        self._place(self.pictures.image(held, across, down), ctm, alpha)

    @carried
    def fill_image_mask(
        self, image: Any, ctm: Any, space: Any, colour: Any, alpha: float, params: Any
    ) -> None:
        across, down = hypot(ctm.a, ctm.b), hypot(ctm.c, ctm.d)
        if across * down > _COVERED * ACROSS * self._height:
            raise NotCarriedError("picture")
        held = mupdf.FzImage(mupdf.ll_fz_keep_image(image))
        ink = self._colour(space, colour, 1.0, params)[:3]
        self._place(self.pictures.stencil(held, across, down, ink), ctm, alpha)

    @carried
    def fill_shade(self, shade: Any, ctm: Any, alpha: float, params: Any) -> None:
        raise NotCarriedError("shading")

    @carried
    def begin_group(
        self, area: Any, space: Any, isolated: int, knockout: int, blend: int, alpha: float
    ) -> None:
        # A group that is laid on the page as it is, is nothing but what is in it.
        if blend != _NORMAL or alpha < 1 or knockout:
            raise NotCarriedError("group")

    @carried
    def end_group(self) -> None:
        pass

    end_mask = end_tile = end_group

    @carried
    def begin_mask(self, *_: Any) -> None:
        raise NotCarriedError("mask")

    def begin_tile(self, *_: Any) -> int:
        """Refuse a tiling pattern; 0 tells MuPDF to go on."""
        self.refused = self.refused or "pattern"
        return 0

    @carried
    def clip_text(self, *_: Any) -> None:
        raise NotCarriedError("clip")

    clip_stroke_path = clip_stroke_text = clip_image_mask = clip_text

    def _paint(self, mark: Mark) -> None:
        if len(self.marks) >= _MOST_MARKS:
            raise NotCarriedError("many")
        self.marks.append(mark)

    def _place(self, name: str, ctm: Any, alpha: float) -> None:
        matrix = tuple(fine(part) for part in (ctm.a, ctm.b, ctm.c, ctm.d, ctm.e, ctm.f))
        self._paint(Picture(name, matrix, round(alpha * 255)))  # type: ignore[arg-type]

    def _path(self, path: Any, ctm: Any) -> Path:
        held = mupdf.FzPath(mupdf.ll_fz_keep_path(path))
        found = self._walker.walk(held, (ctm.a, ctm.b, ctm.c, ctm.d, ctm.e, ctm.f))
        self._segments += len(found)
        if self._segments > _MOST_SEGMENTS:
            raise NotCarriedError("many")
        return found

    def _holds_page(self, path: Path) -> bool:
        if len(path) != 1 or path[0][0] != RECT:
            return False
        _, x0, y0, x1, y1 = path[0]
        across, down = sorted((x0, x1)), sorted((y0, y1))
        return across[0] <= 0 and across[1] >= ACROSS and down[0] <= 0 and down[1] >= self._height

    def _colour(self, space: Any, colour: Any, alpha: float, params: Any) -> Colour:
        rgb = mupdf.ll_fz_convert_color(space, colour, self._rgb.m_internal, None, params)
        red, green, blue = (max(0, min(255, round(part * 255))) for part in rgb[:3])
        return red, green, blue, round(alpha * 255)

    def _text(self, text: Any, ctm: Any, colour: Colour, pen: Pen | None) -> None:
        for span in spans(text, ctm, self._fonts):
            self.glyphs += len(span.glyphs)
            if self.glyphs > _MOST_GLYPHS:
                raise NotCarriedError("many")
            if pen and not is_round(*span.matrix):
                raise NotCarriedError("pen")
            if any(glyph.outline for glyph in span.glyphs):
                self._paint(Text(span.matrix, colour, span.glyphs, span.places, pen))
