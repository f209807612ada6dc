"""What page images weigh, cost and look like: for each kind of page, before and after.

Run `python tests/bench/pages.py FOLDER [PAGES]`; see README.md. "Before" is the rule of version 0.1,
which is kept here alone. Nothing is asserted.
"""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from PIL import Image

from library.formats.types import Fault, UnreadableBookError
from library.pages import raster
from library.pages.cache import entry_path
from library.pages.encode import encode_page, encode_small
from library.pages.jobs import ProbeJob, RangeJob
from library.pages.look import is_grey
from library.pages.sources import DAMAGE, opened
from library.pages.work import probe
from library.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from library.pages.sources import Page

WIDTH = 1200
KINDS = (
    "type",
    "type and coloured figures",
    "type and pictures",
    "picture",
    "scan, two tones",
    "scan, grey",
    "scan, colour",
)


@dataclass(frozen=True, slots=True)
class Form:
    """An encoded page: its bytes, CPU milliseconds to draw and to encode it, width, likeness, form."""

    size: int
    drawing: float
    encoding: float
    width: int
    likeness: float
    form: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A page before and after, and the bytes of its small image."""

    book: str
    kind: str
    before: Form
    after: Form
    small: int


def rule_before(image: Image.Image) -> bytes:
    """Encode a page as version 0.1 did."""

    def saved(made: Image.Image, **options) -> bytes:
        out = io.BytesIO()
        made.save(out, "WEBP", method=2, **options)
        return out.getvalue()

    def lossless(levels: int) -> bytes:
        table = [round(round(v / 255 * (levels - 1)) * 255 / (levels - 1)) for v in range(256)] * 3
        return saved(image.point(table), lossless=True, quality=60)

    scale = min(1.0, 400 / max(image.size))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    sample = image.resize(size, Image.Resampling.NEAREST)
    colours = sample.getcolors(160_000)
    paper = max(count for count, _ in colours) / (sample.width * sample.height)
    levels = 32 if len(colours) <= 420 else 64
    if len(colours) <= 1500 and paper >= 0.7:
        return lossless(levels)
    if len(colours) > 1500 and paper < 0.5:
        return saved(image, quality=62 if paper < 0.3 else 74)
    return min(saved(image, quality=74), lossless(levels), key=len)


def small_before(image: Image.Image) -> None:
    """Make the small image as version 0.1 did."""
    small = image.resize((240, max(1, round(image.height * 240 / image.width))), Image.Resampling.LANCZOS)
    small.save(io.BytesIO(), "WEBP", quality=50, method=2)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Return the structural similarity of two grey images of one size (Wang et al. 2004), 1 for equal."""
    a, b = (np.asarray(image.convert("L"), np.float32) for image in (one, other))

    def mean(values):
        return cv2.GaussianBlur(values, (11, 11), 1.5)

    ma, mb = mean(a), mean(b)
    va, vb, both = mean(a * a) - ma * ma, mean(b * b) - mb * mb, mean(a * b) - ma * mb
    c1, c2 = 6.5025, 58.5225
    ratio = (2 * ma * mb + c1) * (2 * both + c2) / ((ma * ma + mb * mb + c1) * (va + vb + c2))
    return float(ratio.mean())


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what `work` returns, and the CPU milliseconds it took."""
    begun = time.process_time()
    made = work()
    return made, (time.process_time() - begun) * 1e3


def kind_of(page: Page, image: Image.Image) -> str:
    """Return the kind of a page by what draws it."""
    if not hasattr(page, "_page"):
        return "scan, two tones" if image.mode == "1" else "scan, grey" if is_grey(image) else "picture"
    drawn = page._page
    if raster._scan(drawn):
        return "scan, two tones" if image.mode == "1" else f"scan, {'grey' if is_grey(image) else 'colour'}"
    boxes = [box for kind, box in drawn.get_bboxlog() if kind in {"fill-image", "fill-imgmask"}]
    covered = sum(max(0, x1 - x0) * max(0, y1 - y0) for x0, y0, x1, y1 in boxes) / abs(drawn.rect)
    if covered >= 0.3:
        return "picture"
    if covered > 0.01:
        return "type and pictures"
    return "type" if is_grey(image) else "type and coloured figures"


def sample(book: str, page: Page, *, first: bool) -> Sample:
    """Return the figures of a page; `first` is the first of a book, which has a budget."""
    pixels = Limits().page_pixels
    drawn = getattr(page, "_page", None)
    page.draw(64)  # Fonts and pictures are then loaded for both.
    old, old_draw = timed(lambda: raster._draw(drawn, WIDTH, pixels) if drawn else page.draw(WIDTH))
    image, new_draw = timed(lambda: page.draw(WIDTH))
    (made, size), encoding = timed(lambda: encode_page(image, 80 * 1024 if first else None))
    (small, _), small_ms = timed(lambda: encode_small(image))
    old = old.convert("RGB")
    before, before_ms = timed(lambda: rule_before(old))
    _, small_before_ms = timed(lambda: small_before(old))
    truth = raster._draw(drawn, 2 * WIDTH, pixels) if drawn else page.draw(2 * WIDTH)
    truth = truth.convert("RGB").resize(old.size, Image.Resampling.LANCZOS)

    def form(data: bytes, width: int, drawing: float, encoding: float) -> Form:
        with Image.open(io.BytesIO(data)) as back:
            seen = back.convert("RGB").resize(truth.size, Image.Resampling.LANCZOS)
        kind = "lossless" if data[12:16] == b"VP8L" else "lossy"
        return Form(len(data), drawing, encoding, width, likeness(truth, seen), kind)

    return Sample(
        book,
        kind_of(page, image),
        form(before, old.width, old_draw, before_ms + small_before_ms),
        form(made, size[0], new_draw, encoding + small_ms),
        len(small),
    )


def samples(path: Path, count: int, cache: Path) -> Iterator[Sample]:
    """Yield the figures of `count` pages of a book, evenly spread."""
    job = ProbeJob(path, hashlib.sha256(path.read_bytes()).hexdigest(), cache, Limits())
    info = probe(job)
    if isinstance(info, Fault) or not info.sizes:
        return
    last = len(info.sizes) - 1
    numbers = sorted({round(at * last / max(1, count - 1)) for at in range(count)})
    pages = RangeJob(path, entry_path(cache, job.address), info, 0, last + 1, WIDTH, cache, Limits())
    with opened(pages) as source:
        for number in numbers:
            try:
                yield sample(path.name, source.page(number), first=number == 0)
            except DAMAGE as error:
                print(f"{path.name}, page {number + 1}: {error}", file=sys.stderr)


def mean(values: Iterator[float]) -> float:
    """Return the mean."""
    found = list(values)
    return sum(found) / len(found)


def row(name: str, found: list[Sample]) -> str:
    """Return a line of the table."""
    cells = [
        len(found),
        *(mean(getattr(s, side).size / 1024 for s in found) for side in ("before", "after")),
        mean(s.small / 1024 for s in found),
        *(mean(getattr(s, side).encoding for s in found) for side in ("before", "after")),
        *(mean(getattr(s, side).drawing for s in found) for side in ("before", "after")),
        mean(s.after.width for s in found),
        *(mean(getattr(s, side).likeness for s in found) for side in ("before", "after")),
        100 * mean(float(s.after.form == "lossless") for s in found),
    ]
    shown = "{:5} {:7.1f} {:6.1f} {:6.1f} {:8.0f} {:6.0f} {:8.0f} {:6.0f} {:6.0f} {:8.3f} {:6.3f} {:5.0f} %"
    return f"{name[:26]:26}" + shown.format(*cells)


def table(found: list[Sample]) -> str:
    """Return the figures of each kind, of all, and how many books fit."""
    head = (
        f"{'':26}{'':5} {'KB a page':>14} {'':6} {'encode, ms':>15} {'draw, ms':>15} {'':6} {'SSIM':>15}\n"
        f"{'kind':26}{'pages':>5} {'before':>7} {'after':>6} {'small':>6} {'before':>8} {'after':>6} "
        f"{'before':>8} {'after':>6} {'width':>6} {'before':>8} {'after':>6} lossless"
    )
    lines = [head]
    for kind in KINDS:
        of_kind = [one for one in found if one.kind == kind]
        if of_kind:
            lines.append(row(kind, of_kind))
    lines.append(row("all", found))
    cpu = [
        sum(getattr(s, side).encoding + getattr(s, side).drawing for s in found)
        for side in ("before", "after")
    ]
    lines.append(f"CPU of drawing and encoding, after / before: {cpu[1] / cpu[0]:.2f}")
    # A book counts once, however many of its pages were looked at.
    books = [[one for one in found if one.book == book] for book in dict.fromkeys(one.book for one in found)]
    for side in ("before", "after"):
        size = mean(mean(getattr(s, side).size + s.small for s in book) for book in books)
        lines.append(f"books of 200 pages in 1 GB, {side}: {1e9 / 200 / size:.0f}")
    firsts = [book[0].after.size / 1024 for book in books]
    lines.append(f"first page, KB: mean {mean(iter(firsts)):.0f}, most {max(firsts):.0f} (budget 80)")
    lines.append(f"small image, KB: most {max(s.small for s in found) / 1024:.1f} (budget 12)")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Print the table for a folder of books."""
    count = int(arguments[1]) if len(arguments) > 1 else 8
    found: list[Sample] = []
    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as cache:
        for path in sorted(path for path in Path(arguments[0]).rglob("*") if path.is_file()):
            try:
                found.extend(samples(path, count, Path(cache)))
            except UnreadableBookError as error:
                print(f"{path.name}: {error}", file=sys.stderr)
    print(table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
