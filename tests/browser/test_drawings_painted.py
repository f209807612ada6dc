"""Drawings look in a browser as MuPDF draws their pages, in whatever order type and the rest are painted."""

from __future__ import annotations

import base64
import io
import pickle
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from PIL import Image, ImageChops, ImageStat
from support.pdfs import FONT

from library.pages.vector.bind import CHUNKS, bind
from library.pages.vector.chunks import Chunks, Drawn, chunks
from library.pages.vector.trace import Tracer
from library.resources import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

WIDTH, HEIGHT, ACROSS = 200, 120, 400
_WORDS = "Cây gạo đầu làng nở hoa đỏ rực"
_HARNESS = """<!doctype html><meta charset="utf-8">
<script>self.tusachVectorPages = (create) => (self.create = create)</script>"""
_PAINT = """async ([file, shape, across]) => {
  const source = self.create({ data: { glyphs: [], pictures: [] }, loadPicture: async () => null })
  const canvas = await source.drawing({ file, nth: 0, first: 1, ...shape })
  canvas.style.width = `${across}px`
  document.body.replaceChildren(canvas)
  canvas.sharpen(1)
  return canvas.toDataURL('image/png').split(',')[1]
}"""


def _type(page: pymupdf.Page, y: float = 40, colour: tuple[float, ...] = (0, 0, 0), **more: Any) -> None:
    for line in range(3):
        page.insert_text((10, y + 14 * line), _WORDS, fontname="vn", fontsize=11, color=colour, **more)


def _box(page: pymupdf.Page, box: tuple[float, ...], colour: tuple[float, ...]) -> None:
    page.draw_rect(box, color=None, fill=colour)


def _box_over_type(page: pymupdf.Page) -> None:
    _type(page)
    _box(page, (60, 20, 130, 62), (1, 0.9, 0.6))


def _type_over_boxes(page: pymupdf.Page) -> None:
    _box(page, (0, 20, 100, 100), (0.1, 0.2, 0.5))
    _type(page, colour=(1, 1, 1))
    _box(page, (120, 46, 190, 60), (1, 0, 0))
    _type(page, 47, (0, 0.5, 0))


def _boxes_of_its_colour(page: pymupdf.Page) -> None:
    _type(page)
    _box(page, (60, 20, 130, 50), (0, 0, 0))
    _type(page, 44)


def _thin_type(page: pymupdf.Page) -> None:
    _box(page, (0, 0, 120, 120), (0.8, 0.9, 1))
    _type(page, colour=(0.6, 0, 0), fill_opacity=0.4)


def _type_over_the_edge(page: pymupdf.Page) -> None:
    for x, y in ((-14, 20), (150, 60), (20, 4), (30, 119)):
        page.insert_text((x, y), _WORDS, fontname="vn", fontsize=11)


def _large_type_between(page: pymupdf.Page) -> None:
    _type(page)
    page.insert_text((5, 80), "Gạo", fontname="vn", fontsize=90, color=(0.9, 0.7, 0.2))
    _type(page, 44, (0, 0, 0.8))


def _clipped(box: str) -> Callable[[pymupdf.Page], None]:
    def draw(page: pymupdf.Page) -> None:
        _type(page)
        document = page.parent
        number = page.get_contents()[-1]
        document.update_stream(number, f"q {box} W n ".encode() + document.xref_stream(number) + b" Q")
        _type(page, 86, (0.5, 0, 0.5))

    return draw


@pytest.mark.parametrize(
    "draw",
    [
        _type,
        _box_over_type,
        _type_over_boxes,
        _boxes_of_its_colour,
        _thin_type,
        _type_over_the_edge,
        _large_type_between,
        pytest.param(_clipped("20 20 90 61 re"), id="cut by a clip"),
        pytest.param(_clipped("2 2 190 115 re"), id="within a clip"),
        pytest.param(_clipped("20 20 m 150 30 l 60 110 l h"), id="cut by a triangle"),
    ],
)
@pytest.mark.parametrize("ratio", [pytest.param(2, id="laid"), pytest.param(3, id="outlines")])
def test_it_looks_as_the_page_does(
    chromium: Browser, tmp_path: Path, draw: Callable[[pymupdf.Page], None], ratio: int
) -> None:
    document = pymupdf.open()
    page = document.new_page(width=WIDTH, height=HEIGHT)
    page.insert_font(fontname="vn", fontfile=str(FONT))
    draw(page)
    page = pymupdf.open(stream=document.tobytes(), filetype="pdf")[0]
    painted = _painted(chromium, tmp_path, page, ratio)
    scale = 4 * ACROSS * ratio / WIDTH
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
    ideal = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples).reduce(4)
    assert painted.size == ideal.size
    away = ImageChops.difference(painted, ideal)
    assert max(ImageStat.Stat(away).mean) < 2
    # A letter that is missing, or on the wrong side of a box, differs all over.
    assert max(high for _, high in away.reduce(4 * ratio).getextrema()) < 50


def _painted(chromium: Browser, folder: Path, page: pymupdf.Page, ratio: int) -> Image.Image:
    traced = Tracer(1200).trace(page)
    entry = folder / "entry"
    entry.mkdir()
    made = Chunks(tuple(chunks({1: Drawn(traced.drawing, traced.height, [])})), ())
    (entry / CHUNKS).write_bytes(pickle.dumps(made))
    found = bind(folder, [entry])
    assert found
    bound, files = found
    (files / "index.html").write_text(_HARNESS, encoding="utf-8")
    context = chromium.new_context(device_scale_factor=ratio)
    try:
        window = context.new_page()
        window.goto((files / "index.html").as_uri())
        window.add_script_tag(path=theme() / "assets" / "vector.js")
        shape = {"width": WIDTH, "height": HEIGHT}
        told = window.evaluate(_PAINT, [bound.chunks[0][0].file, shape, ACROSS])
    finally:
        context.close()
    return Image.open(io.BytesIO(base64.b64decode(told))).convert("RGB")
