"""Decides page by page which are kept as drawings: by what is on them, then by bytes."""

from __future__ import annotations

import pickle
import zlib
from typing import TYPE_CHECKING

from library.formats.mupdf import ERRORS
from library.pages.encode import encode_page
from library.pages.model import Derivative
from library.pages.vector.bind import CHUNKS
from library.pages.vector.chunks import Chunks, Drawn, chunks
from library.pages.vector.encode import glyph_record, page_record, used_glyphs
from library.pages.vector.model import ACROSS, FINE, NotCarriedError, Picture
from library.pages.vector.pictures import detail
from library.pages.vector.trace import Tracer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL import Image

    from library.pages.model import Line
    from library.pages.sources import Page
    from library.pages.vector.model import Glyph, Refusal
    from library.pages.vector.trace import Traced

_LIGHT = 12 * 1024
"""A drawing of fewer bytes is not compared with the page's picture, whose making takes most of the time."""
_DETAIL = 0.008
"""Bytes of lossy pictures, for each pixel of a square as wide as the page, above which this stays a picture.

What takes more is a painting or a photograph, of which a browser shows 1.5 % and more not as it is, as it does of the
picture of the page (SSIM, tests/bench/README.md).
"""
_SEEN_WIDTH = 480
"""Pixels across the image of a page with such a drawing: all that is made of it is a thumbnail."""


class Drawings:
    """The drawings of a range of pages, whose pictures would be `width` pixels wide.

    `refused` tells of the pages that stay pictures why: what the format does not carry, or "bytes".
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._tracer = Tracer(width)
        self._traced: dict[int, tuple[Traced, int]] = {}
        self._known: set[Glyph] = set()
        self._kept: dict[int, Traced] = {}
        self.refused: dict[int, Refusal] = {}

    def trace(self, number: int, page: Page) -> int:
        """Trace a page; return how many pixels wide its image has to be."""
        if number == 0:
            # It is seen before any script could draw it.
            return self._width
        try:
            traced = page.trace(self._tracer)
        except (NotCarriedError, *ERRORS) as error:
            self.refused[number] = error.reason if isinstance(error, NotCarriedError) else "damage"
            return self._width
        if self._detail(traced) > _DETAIL * self._width**2:
            self.refused[number] = "picture"
            return self._width
        weight = self._weight(traced)
        self._traced[number] = traced, weight
        return _SEEN_WIDTH if weight <= _LIGHT else self._width

    def keep(self, number: int, image: Image.Image) -> Derivative | None:
        """Keep the drawing of a page if it is no larger than its picture, made of `image`.

        Return what the page is then, or None.
        """
        traced, weight = self._traced.pop(number, (None, 0))
        if traced is None:
            return None
        if weight > _LIGHT and weight > len(encode_page(image)[0]):
            self.refused[number] = "bytes"
            return None
        self._kept[number] = traced
        self._known.update(used_glyphs((traced.drawing,)))
        height = max(1, round(self._width * image.height / image.width))
        return Derivative("vector", self._width, height, 0, "", "")

    def _detail(self, traced: Traced) -> float:
        """Return the bytes of lossy pictures, each as large as it is shown."""
        pixel = ACROSS * FINE / self._width
        shown = (mark for mark in traced.drawing if isinstance(mark, Picture))
        return sum(detail(traced.pictures[mark.name], mark.area / pixel**2) for mark in shown)

    def _weight(self, traced: Traced) -> int:
        """Return about how many bytes a drawing adds to those before it."""
        glyphs = used_glyphs((traced.drawing,))
        new = (glyph_record(glyph) for glyph in glyphs if glyph not in self._known)
        record = page_record(traced.drawing, glyphs)
        marks = zlib.compress(b"".join((record.tables, *record.columns, *new)))
        return len(marks) + sum(map(len, traced.pictures.values()))

    def write(self, folder: Path, start: int, texts: Sequence[list[Line | str]]) -> frozenset[int]:
        """Write what was kept, and why the rest was not, into a cache entry; each picture under its name.

        `texts` are the words of the pages from `start` on. Return the numbers of the pages whose words
        are in their drawings now.
        """
        drawn = {
            number: Drawn(traced.drawing, traced.height, texts[number - start])
            for number, traced in self._kept.items()
        }
        made = Chunks(tuple(chunks(drawn)), tuple(self.refused.items()))
        (folder / CHUNKS).write_bytes(pickle.dumps(made))
        for traced in self._kept.values():
            for name, data in traced.pictures.items():
                (folder / f"{name}.webp").write_bytes(data)
        return frozenset(drawn)
