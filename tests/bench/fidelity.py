"""Measures how true pages kept as drawings are: Chromium paints them, MuPDF draws them, and both are compared.

    .venv/bin/python tests/bench/fidelity.py TABLE BOOK...               # every page of each book
    .venv/bin/python tests/bench/fidelity.py TABLE --keep FOLDER BOOK... # and pictures of what is not true enough

Each page gets a row in TABLE: book, page, "drawing" or why it is none, the structural similarity of the
drawing (SSIM, Wang et al. 2004, Gaussian window, grey) to MuPDF's raster of the page, and that of the
page's picture where the drawing's is below 0.985. Pages that have a row are not compared again, so a run
that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import base64
import io
import pickle
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pymupdf
from PIL import Image
from playwright.sync_api import sync_playwright

from library.formats.mupdf import opened, page_at
from library.formats.types import SourceInfo
from library.pages.cache import entry_path
from library.pages.encode import encode_page
from library.pages.jobs import ProbeJob, RangeJob
from library.pages.raster import draw
from library.pages.vector.bind import CHUNKS, bind
from library.pages.work import draw_range, probe
from library.resources import theme
from library.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from library.pages.vector.bind import Bound

WIDTH, RANGE = 1200, 16
ENOUGH = 0.985
_FINER = 4
"""MuPDF sets type on whole, half or quarter pixels; finer pixels know where it belongs."""
_WIDEST = 620
"""A page is compared at two pixels a point, and at twice as many as this when it is wider."""
_HARNESS = """<!doctype html><meta charset="utf-8"><style>canvas{display:block}</style>
<script>self.tusachVectorPages = (create) => (self.create = create)</script>"""
_PAINT = """async ([image, pixels, data, pictures]) => {
  const picture = async (number) => {
    const made = new Image()
    made.src = pictures[number]
    await made.decode()
    return made
  }
  self.source = self.source || self.create({ data, loadPicture: picture })
  const canvas = await self.source.drawing(image)
  canvas.style.width = `${pixels}px`
  document.body.replaceChildren(canvas)
  canvas.sharpen(1)
  const url = canvas.toDataURL('image/png')
  canvas.free()
  return url.split(',')[1]
}"""


def main() -> None:
    """Add a row for each page that the table does not have."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--keep", type=Path, help="a folder for pictures of the pages that are not true enough"
    )
    parser.add_argument("table", type=Path)
    parser.add_argument("books", nargs="+", type=Path)
    told = parser.parse_args()
    told.table.touch()
    known = {tuple(row.split("\t")[:2]) for row in told.table.read_text(encoding="utf-8").splitlines()}
    for path in told.books:
        with tempfile.TemporaryDirectory() as scratch, told.table.open("a", encoding="utf-8") as table:
            for row in _book(path, Path(scratch), known, told.keep):
                print(*row, sep="\t", file=table, flush=True)


def _book(
    path: Path, cache: Path, known: set[tuple[str, ...]], keep: Path | None
) -> Iterator[tuple[object, ...]]:
    job = ProbeJob(path, "bench", cache, Limits())
    info = probe(job)
    if not isinstance(info, SourceInfo):
        return
    made, count = entry_path(cache, job.address), len(info.sizes)
    for start in range(0, count, RANGE):
        numbers = range(start, min(start + RANGE, count))
        if all((path.name, str(number + 1)) in known for number in numbers):
            continue
        part = RangeJob(path, made, info, start, numbers.stop, WIDTH, cache, Limits(), vector=True)
        draw_range(part)
        entry = entry_path(cache, part.address)
        rows: dict[int, tuple[object, ...]] = {}
        if bound := bind(cache, [entry]):
            rows = {number: (why,) for number, why in pickle.loads((entry / CHUNKS).read_bytes()).refused}
            if bound[0].chunks:
                rows |= _compared(part, bound, keep)
            shutil.rmtree(bound[1])
        for number in numbers:
            yield path.name, number + 1, *rows.get(number, ("picture",))
        shutil.rmtree(entry)
        # What MuPDF keeps of pages that are done would fill the memory.
        pymupdf.TOOLS.store_shrink(100)


def _compared(
    job: RangeJob, bound: tuple[Bound, Path], keep: Path | None
) -> dict[int, tuple[str, str] | tuple[str, str, str]]:
    found: dict[int, tuple[str, str] | tuple[str, str, str]] = {}
    info = job.info
    data, pictures = described(bound)
    source = job.made / info.document if info.document else job.path
    with opened(source, "epub" if info.chapters else "pdf") as document, chromium(bound[1]) as browser:
        for media, held in bound[0].chunks:
            for nth, number in enumerate(held):
                page = page_at(document, info, number)
                shape = _ideal(page)
                image = {
                    "file": media.file,
                    "nth": nth,
                    "first": held[0],
                    "width": WIDTH,
                    "height": WIDTH * page.rect.height / page.rect.width,
                }
                painted = browser.evaluate(_PAINT, [image, _across(page), data, pictures])
                seen = (
                    Image.open(io.BytesIO(base64.b64decode(painted))).convert("RGB").crop((0, 0, *shape.size))
                )
                score = _ssim(shape, seen)
                found[number] = "drawing", f"{score:.4f}"
                if score >= ENOUGH:
                    continue
                picture = _picture(page, shape.size, job.limits)
                found[number] = "drawing", f"{score:.4f}", f"{_ssim(shape, picture):.4f}"
                if keep:
                    beside = Image.new("RGB", (shape.width * 3, shape.height))
                    for at, each in enumerate((shape, seen, picture)):
                        beside.paste(each, (at * shape.width, 0))
                    beside.save(keep / f"{score:.4f} {job.path.stem} {number + 1}.png")
    return found


def _across(page: pymupdf.Page) -> int:
    return min(round(page.rect.width), _WIDEST)


def _ideal(page: pymupdf.Page) -> Image.Image:
    """Return a page as it should look."""
    across = _across(page)
    scale = 2 * _FINER * across / page.rect.width
    fine = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
    shape = Image.frombytes("RGB", (fine.width, fine.height), fine.samples).reduce(_FINER)
    return shape.crop((0, 0, 2 * across, shape.height))


def _picture(page: pymupdf.Page, size: tuple[int, int], limits: Limits) -> Image.Image:
    """Return the picture that a page would be as large as its drawing is compared."""
    data, _ = encode_page(draw(page, WIDTH, limits.page_pixels))
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def described(bound: tuple[Bound, Path]) -> tuple[dict[str, object], list[str]]:
    """Return what a book says of its drawings, and the addresses of the pictures in them."""
    held, folder = bound
    pictures = [
        f"data:image/webp;base64,{base64.b64encode((folder / picture.file).read_bytes()).decode()}"
        for picture in held.pictures
    ]
    return {"glyphs": [media.file for media in held.glyphs], "pictures": []}, pictures


@contextmanager
def chromium(folder: Path) -> Iterator[Page]:
    """Yield a page that has loaded vector.js, beside the files of an entry."""
    (folder / "index.html").write_text(_HARNESS, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(device_scale_factor=2)
        page.goto((folder / "index.html").as_uri())
        page.add_script_tag(path=theme() / "assets" / "vector.js")
        yield page
        browser.close()


def _ssim(one: Image.Image, other: Image.Image) -> float:
    a, b = (np.asarray(image.convert("L"), dtype=np.float64) for image in (one, other))

    def blur(values: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(values, (11, 11), 1.5)

    mean_a, mean_b = blur(a), blur(b)
    var_a, var_b = blur(a * a) - mean_a**2, blur(b * b) - mean_b**2
    both = blur(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    map_ = ((2 * mean_a * mean_b + c1) * (2 * both + c2)) / (
        (mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2)
    )
    return float(map_.mean())


if __name__ == "__main__":
    main()
