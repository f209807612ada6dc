"""A page in two layers: a picture of all that is no type, and its type on top.

The type of a page with shadings, masks or blended pictures is still type, and can be laid on top of the rest
where nothing is painted over it. What stands within a mask or a blended group stays in the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PIL import Image
from pymupdf import Pixmap, mupdf

from library.pages.vector.device import carried
from library.pages.vector.model import ACROSS, NotCarriedError

if TYPE_CHECKING:
    from typing import Protocol

    from library.pages.vector.model import Refusal

    class Above(Protocol):
        """A device that makes marks of type and clips."""

        refused: Refusal | None

        def clip_path(self, context: object, /, *arguments: Any) -> None:
            """Begin a clip."""

        def pop_clip(self, context: object, /) -> None:
            """End a clip."""


_THIN = ACROSS / 300
"""Lines no thicker, as those under words, may be painted after the type that they touch."""
_TALLEST = 4
"""Pages of more than so many widths are no pages of type."""
_NORMAL = 0
"""The blend mode (fitz/device.h)."""
_CALLS = (
    *("fill_path", "stroke_path", "fill_shade", "fill_image", "fill_image_mask", "fill_text", "stroke_text"),
    *("clip_path", "clip_stroke_path", "clip_text", "clip_stroke_text", "clip_image_mask", "pop_clip"),
    *("begin_mask", "end_mask", "begin_group", "end_group", "begin_tile"),
)


def backdrop(above: Above, width: int, height: float) -> _Backdrop:
    """Return a device that hears what is drawn on a page `height` units high.

    Type goes to `above`, the rest into a picture `width` pixels wide.

    Raises:
        NotCarriedError: when the page is too high.
    """
    if height > _TALLEST * ACROSS:
        raise NotCarriedError("far")
    return _Backdrop(above, width, height)


class _Backdrop(mupdf.FzDevice2):  # type: ignore[misc]
    """Parts what is drawn."""

    def __init__(self, above: Above, width: int, height: float) -> None:
        super().__init__()
        for name in _CALLS:
            getattr(self, f"use_virtual_{name}")()
        self.refused: Refusal | None = None
        self._above = above
        scale = width / ACROSS
        space = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_RGB)
        box = mupdf.FzIrect(0, 0, width, max(1, round(height * scale)))
        self._pixels = mupdf.FzPixmap(space, box, mupdf.FzSeparations(), 0)
        mupdf.fz_clear_pixmap_with_value(self._pixels, 255)
        self._below = mupdf.fz_new_draw_device(mupdf.FzMatrix(scale, 0, 0, scale, 0, 0), self._pixels)
        self._type: list[Any] = []
        """The boxes of the type that lies on top."""
        self._open: list[str] = []
        """What is open: "both" is a clip of both layers, and type in a "veil" is not seen as it is."""

    def picture(self) -> Image.Image:
        """Return all that is not on top."""
        mupdf.fz_close_device(self._below)
        size = self._pixels.w(), self._pixels.h()
        return Image.frombytes("RGB", size, Pixmap("raw", self._pixels).samples)

    @carried
    def fill_path(self, path: Any, even_odd: int, ctm: Any, *ink: Any) -> None:
        self._paint(mupdf.ll_fz_bound_path(path, None, ctm))
        self._pass("fill_path", path, even_odd, ctm, *ink)

    @carried
    def stroke_path(self, path: Any, stroke: Any, ctm: Any, *ink: Any) -> None:
        self._paint(mupdf.ll_fz_bound_path(path, stroke, ctm))
        self._pass("stroke_path", path, stroke, ctm, *ink)

    @carried
    def fill_shade(self, shade: Any, ctm: Any, *ink: Any) -> None:
        self._paint(mupdf.ll_fz_bound_shade(shade, ctm))
        self._pass("fill_shade", shade, ctm, *ink)

    @carried
    def fill_image(self, image: Any, ctm: Any, *ink: Any) -> None:
        self._paint(_unit_box(ctm))
        self._pass("fill_image", image, ctm, *ink)

    @carried
    def fill_image_mask(self, image: Any, ctm: Any, *ink: Any) -> None:
        self._paint(_unit_box(ctm))
        self._pass("fill_image_mask", image, ctm, *ink)

    @carried
    def fill_text(self, text: Any, ctm: Any, *ink: Any) -> None:
        self._put_type("fill_text", mupdf.ll_fz_bound_text(text, None, ctm), text, ctm, *ink)

    @carried
    def stroke_text(self, text: Any, stroke: Any, ctm: Any, *ink: Any) -> None:
        self._put_type("stroke_text", mupdf.ll_fz_bound_text(text, stroke, ctm), text, stroke, ctm, *ink)

    @carried
    def clip_path(self, *arguments: Any) -> None:
        veiled = "veil" in self._open
        self._open.append("" if veiled else "both")
        if not veiled:
            self._above.clip_path(None, *arguments)
        self._pass("clip_path", *arguments)

    @carried
    def clip_stroke_path(self, *arguments: Any) -> None:
        self._veil("clip_stroke_path", *arguments)

    @carried
    def clip_text(self, *arguments: Any) -> None:
        self._veil("clip_text", *arguments)

    @carried
    def clip_stroke_text(self, *arguments: Any) -> None:
        self._veil("clip_stroke_text", *arguments)

    @carried
    def clip_image_mask(self, *arguments: Any) -> None:
        self._veil("clip_image_mask", *arguments)

    @carried
    def begin_mask(self, *arguments: Any) -> None:
        # What shows through it ends as a clip does.
        self._veil("begin_mask", *arguments)

    @carried
    def end_mask(self, function: Any) -> None:
        self._pass("end_mask_tr", function)

    @carried
    def pop_clip(self) -> None:
        if self._open.pop() == "both":
            self._above.pop_clip(None)
        self._pass("pop_clip")

    @carried
    def begin_group(
        self, area: Any, space: Any, isolated: int, knockout: int, blend: int, alpha: float
    ) -> None:
        self._open.append("veil" if blend != _NORMAL or alpha < 1 or knockout else "")
        self._pass("begin_group", area, space, isolated, knockout, blend, alpha)

    @carried
    def end_group(self) -> None:
        self._open.pop()
        self._pass("end_group")

    def begin_tile(self, *_: Any) -> int:
        """Refuse a tiling pattern; 0 tells MuPDF to go on."""
        self.refused = self.refused or "pattern"
        return 0

    def _put_type(self, call: str, box: Any, *arguments: Any) -> None:
        if "veil" in self._open:
            self._paint(box)
            self._pass(call, *arguments)
            return
        self._type.append(box)
        getattr(self._above, call)(None, *arguments)
        if self._above.refused:
            raise NotCarriedError(self._above.refused)

    def _veil(self, call: str, *arguments: Any) -> None:
        self._open.append("veil")
        self._pass(call, *arguments)

    def _paint(self, box: Any) -> None:
        """Refuse a page on which something is painted over type."""
        if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
            return
        for type_ in self._type:
            if box.x0 < type_.x1 and type_.x0 < box.x1 and box.y0 < type_.y1 and type_.y0 < box.y1:
                raise NotCarriedError("picture")

    def _pass(self, call: str, *arguments: Any) -> None:
        getattr(mupdf, f"ll_fz_{call}")(self._below.m_internal, *arguments)


def _unit_box(ctm: Any) -> Any:
    """Return the box of the unit square under a matrix, in which images hang."""
    matrix = mupdf.FzMatrix(ctm.a, ctm.b, ctm.c, ctm.d, ctm.e, ctm.f)
    return mupdf.fz_transform_rect(mupdf.FzRect(0, 0, 1, 1), matrix)
