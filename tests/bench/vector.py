"""Measures pages kept as drawings: what they weigh, how long they take to make, and how true they are.

    .venv/bin/python tests/bench/vector.py BOOK...              # bytes and seconds
    .venv/bin/python tests/bench/vector.py --fidelity BOOK...   # Chromium against MuPDF as well
    .venv/bin/python tests/bench/vector.py --slow BOOK...       # seconds and memory of a slow phone as well

The pages are the 32 in the middle of each book. Fidelity: Chromium paints each drawing with the site's
own vector.js at two pixels a point, and the structural similarity (SSIM, Wang et al. 2004, Gaussian
window, grey) to MuPDF's raster of the page is told, in brackets that of the page's picture. Slow: the pages
are read and painted 1,080 pixels wide with the processor slowed down to a quarter, 500 times in all.
"""

from __future__ import annotations

import argparse
import base64
import io
import shutil
import sys
import tempfile
import time
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
from library.pages.jobs import SHARD, ProbeJob, RangeJob
from library.pages.vector.bind import Bound, bind
from library.pages.work import draw_range, probe
from library.resources import theme
from library.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from library.pages.model import Derivative

WIDTH, PAGES, RANGE = 1200, 32, 16
GIGABYTE, BOOK = 10**9, 200
ENOUGH = 0.985
FINER = 4
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
  const begun = performance.now()
  canvas.width = 1
  canvas.sharpen(1)
  canvas.getContext('2d').getImageData(0, 0, 1, 1)
  const took = performance.now() - begun
  return [canvas.toDataURL('image/png').split(',')[1], took]
}"""

_TURN = """async ([images, data]) => {
  self.source = self.source || self.create({ data, loadPicture: async () => new Image(1, 1) })
  const times = []
  for (const image of images) {
    const begun = performance.now()
    const canvas = await self.source.drawing(image)
    await self.source.words(image)
    const read = performance.now()
    canvas.style.width = '540px'
    document.body.replaceChildren(canvas)
    canvas.sharpen(1)
    canvas.getContext('2d').getImageData(0, 0, 1, 1)
    times.push([read - begun, performance.now() - read])
    await new Promise((resolve) => requestAnimationFrame(resolve))
    canvas.free()
    canvas.remove()
  }
  return times
}"""
SLOW, TURNS = 4, 500


def main() -> None:
    """Print a line for each book, and with --fidelity its worst pages."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fidelity", action="store_true")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for pictures of the worst pages")
    parser.add_argument("--pages", type=int, default=PAGES, help="from the middle of each book")
    parser.add_argument("books", nargs="+", type=Path)
    told = parser.parse_args()
    print(
        f"{'':34}drawn  refused                    raster  drawing  +glyphs  thumb   text    all  books  s/page ratio"
    )
    with tempfile.TemporaryDirectory() as scratch:
        for number, path in enumerate(told.books):
            _book(path, Path(scratch) / str(number), told.pages, told)


def _book(path: Path, cache: Path, most: int, told: argparse.Namespace) -> None:
    job = ProbeJob(path, "bench", cache, Limits())
    info = probe(job)
    if not isinstance(info, SourceInfo):
        print(f"{path.name[:32]:34}{info.code}")
        return
    count = len(info.sizes)
    first = max(1, (count - most) // 2)
    made: dict[bool, tuple[float, list[Path]]] = {}
    weights: dict[bool, list[tuple[int, Derivative, Derivative]]] = {}
    numbers: set[int] = set()
    for vector in (False, True):
        begun, entries, sizes = time.process_time(), [], []
        for start in range(first, min(first + most, count), RANGE):
            part = RangeJob(
                path,
                entry_path(cache, job.address),
                info,
                start,
                min(start + RANGE, first + most, count),
                WIDTH,
                cache,
                Limits(),
                vector=vector,
            )
            result = draw_range(part)
            entries.append(entry_path(cache, part.address))
            images = enumerate(zip(result.images, result.smalls, strict=True), start)
            sizes += [(number, image, small) for number, (image, small) in images if image and small]
        made[vector] = time.process_time() - begun, entries
        if vector:
            numbers = {number for number, image, _ in sizes if image.format == "vector"}
        weights[vector] = sizes
    bound = bind(cache, made[True][1])
    if bound is None:
        print(f"{path.name[:32]:34}is scans")
        return
    drawn = bound[0]
    pages = max(1, len(numbers))
    raster = sum(image.bytes for number, image, _ in weights[False] if number in numbers)
    small = sum(small.bytes for number, _, small in weights[True] if number in numbers)
    text = sum((entry / SHARD).stat().st_size for entry in made[True][1] if (entry / SHARD).is_file())
    own = sum(media.bytes for media, _ in drawn.chunks) + sum(picture.bytes for picture in drawn.pictures)
    glyphs = sum(media.bytes for media in drawn.glyphs)
    refused = " ".join(f"{reason}:{number}" for reason, number in drawn.refused)
    asked = len(weights[True])
    whole = (own + small) / pages + glyphs / max(1, count) + text / max(1, asked)
    print(
        f"{path.name[:32]:34}{len(numbers):2}/{asked:2}  {refused:24}{raster / pages:9.0f}{own / pages:9.0f}"
        f"{glyphs / max(1, count):9.0f}{small / pages:7.0f}{text / max(1, asked):7.0f}{whole:7.0f}"
        f"{GIGABYTE / max(1, BOOK * whole):7.0f}"
        f"{made[True][0] / max(1, asked):7.2f}{made[True][0] / made[False][0]:6.2f}"
    )
    if told.slow and numbers:
        _slow(bound)
    if told.fidelity and numbers:
        files = _files(weights[False], made[False][1])
        _fidelity(path, info, (drawn, bound[1]), entry_path(cache, job.address), files, told.keep)
    sys.stdout.flush()


def _slow(bound: tuple[Bound, Path]) -> None:
    images = [
        {"file": media.file, "nth": nth, "first": held[0], "width": WIDTH, "height": 1.4142 * WIDTH}
        for media, held in bound[0].chunks
        for nth in range(len(held))
    ]
    data, _ = _described(bound)
    with _chromium(bound[1]) as browser:
        protocol = browser.context.new_cdp_session(browser)
        protocol.send("Performance.enable")
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})

        def heap() -> float:
            protocol.send("HeapProfiler.collectGarbage")
            told = protocol.send("Performance.getMetrics")["metrics"]
            return next(each["value"] for each in told if each["name"] == "JSHeapUsedSize") / 1e6

        first = browser.evaluate(_TURN, [images, data])
        before, times, turned = heap(), [], len(images)
        while turned < TURNS:
            times += browser.evaluate(_TURN, [images, data])
            turned += len(images)
        reading, painting = (sorted(column)[len(times) // 2] for column in zip(*times, strict=True))
        print(
            f"{'':34}first page {sum(first[0]):.0f} ms; then {reading:.0f} ms to read, {painting:.0f} ms to paint;"
            f" heap {before:.1f} MB, after {turned} pages {heap():.1f} MB"
        )


def _files(images: list[tuple[int, Derivative, Derivative]], entries: list[Path]) -> dict[int, Path]:
    """Return where the picture of each page is."""
    first = images[0][0]
    return {number: entries[(number - first) // RANGE] / image.file for number, image, _ in images}


def _fidelity(
    path: Path,
    info: SourceInfo,
    bound: tuple[Bound, Path],
    made: Path,
    files: dict[int, Path],
    keep: Path | None,
) -> None:
    scores = []
    times = []
    source = made / info.document if info.document else path
    with (
        opened(source, "epub" if info.chapters else "pdf") as document,
        _chromium(bound[1]) as browser,
    ):
        data, pictures = _described(bound)
        for media, held in bound[0].chunks:
            for nth, number in enumerate(held):
                page = page_at(document, info, number)
                across = round(page.rect.width)
                scale = 2 * FINER * across / page.rect.width
                fine = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
                # MuPDF sets type on whole, half or quarter pixels; finer pixels know where it belongs.
                shape = Image.frombytes("RGB", (fine.width, fine.height), fine.samples).reduce(FINER)
                shape = shape.crop((0, 0, 2 * across, shape.height))
                image = {
                    "file": media.file,
                    "nth": nth,
                    "first": held[0],
                    "width": WIDTH,
                    "height": WIDTH * page.rect.height / page.rect.width,
                }
                painted, took = browser.evaluate(_PAINT, [image, across, data, pictures])
                times.append(took)
                seen = Image.open(io.BytesIO(base64.b64decode(painted))).convert("RGB")
                scores.append((_ssim(shape, seen.crop((0, 0, *shape.size))), number, shape, seen))
    scores.sort(key=lambda each: each[0])
    worst = "  ".join(
        f"p. {number + 1}: {score:.4f} ({_ssim(shape, _picture(files[number], shape.size)):.4f})"
        for score, number, shape, _ in scores[:4]
    )
    bad = sum(score < ENOUGH for score, _, _, _ in scores)
    middle = scores[len(scores) // 2][0]
    paint = sorted(times)[len(times) // 2]
    print(
        f"{'':34}SSIM median {middle:.4f}, below {ENOUGH}: {bad} of {len(scores)}; {worst}; paint {paint:.0f} ms"
    )
    for score, number, shape, seen in scores[:2] if keep else ():
        beside = Image.new("RGB", (shape.width * 2, shape.height))
        beside.paste(shape, (0, 0))
        beside.paste(seen, (shape.width, 0))
        beside.save(keep / f"{path.stem}-{number + 1}-{score:.3f}.png")


def _picture(file: Path, size: tuple[int, int]) -> Image.Image:
    """Return the picture of a page as large as its drawing is compared."""
    with Image.open(file) as image:
        return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _described(bound: tuple[Bound, Path]) -> tuple[dict[str, object], list[str]]:
    held, folder = bound
    pictures = [
        f"data:image/webp;base64,{base64.b64encode((folder / picture.file).read_bytes()).decode()}"
        for picture in held.pictures
    ]
    return {"glyphs": [media.file for media in held.glyphs], "pictures": []}, pictures


@contextmanager
def _chromium(folder: Path) -> Iterator[Page]:
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
