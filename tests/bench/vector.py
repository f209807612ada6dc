"""Measures pages kept as drawings: what they weigh, and how long they take to make and to paint.

    .venv/bin/python tests/bench/vector.py BOOK...          # bytes and seconds
    .venv/bin/python tests/bench/vector.py --slow BOOK...   # seconds and memory of a slow phone as well

The pages are the 32 in the middle of each book. Slow: the pages are read and painted 1,080 pixels wide with
the processor slowed down to a quarter, 500 times in all. How true they are, `fidelity.py` tells.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from fidelity import RANGE, WIDTH, chromium, described

from library.formats.types import SourceInfo
from library.pages.cache import entry_path
from library.pages.jobs import SHARD, ProbeJob, RangeJob
from library.pages.vector.bind import Bound, bind
from library.pages.work import draw_range, probe
from library.settings import Limits

if TYPE_CHECKING:
    from library.pages.model import Derivative

PAGES = 32
GIGABYTE, BOOK = 10**9, 200
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
    """Print a line for each book, and with --slow another."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--slow", action="store_true")
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
    sys.stdout.flush()


def _slow(bound: tuple[Bound, Path]) -> None:
    images = [
        {"file": media.file, "nth": nth, "first": held[0], "width": WIDTH, "height": 1.4142 * WIDTH}
        for media, held in bound[0].chunks
        for nth in range(len(held))
    ]
    data, _ = described(bound)
    with chromium(bound[1]) as browser:
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


if __name__ == "__main__":
    main()
