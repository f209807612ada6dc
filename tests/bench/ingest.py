"""What it costs to take books in: beside the bare drawing of the same pages, in one run.

Run `python tests/bench/ingest.py [--books N] [FOLDER]`; see README.md. Nothing is asserted: the table
shows each figure beside its budget (DESIGN §9).
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from PIL import Image

    from library.pages.jobs import RangeJob

ROOT = Path(__file__).resolve().parents[2]
FONT = ROOT / "library" / "fonts" / "BeVietnamPro_400Regular.ttf"
CONFIG = """\
site_name: Thư viện nghìn trang
docs_dir: catalog/pages
use_directory_urls: false
theme: {{name: material, language: vi}}
plugins: [tusach: {{page_width: {width}}}]
"""
THINGS = ("con đò chở sách", "sông bến nước", "cây gạo", "cánh diều", "đêm trăng", "làng quê", "thư viện")
WORDS = [word for thing in THINGS for word in thing.split()]
PAGES = 96
CORES = 2


def make_school(root: Path, width: int = 1200) -> Path:
    """Write the folder of a school without books."""
    (root / "catalog" / "pages").mkdir(parents=True)
    (root / "books").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG.format(width=width), encoding="utf-8")
    return root / "books"


def make_books(folder: Path) -> None:
    """Write books of type, of pictures and of scans: always the same pages."""
    import pymupdf

    dice = random.Random(20261122)
    kinds = {
        "chữ": (PAGES, 38),
        "chữ thưa": (PAGES // 2, 14),
        "tranh": (PAGES // 2, 3),
        "quét": (PAGES // 4, 0),
    }
    for kind, (count, lines) in kinds.items():
        document = pymupdf.open()
        for _ in range(count):
            page = document.new_page(width=420, height=595)
            if kind in {"tranh", "quét"}:
                page.insert_image(page.rect, stream=picture(dice) if kind == "tranh" else scan(dice))
            if lines:
                page.insert_font(fontname="vn", fontfile=str(FONT))
                page.insert_text((30, 40), text(dice, lines), fontname="vn", fontsize=9)
        document.save(folder / f"{kind}.pdf", garbage=3, deflate=True, no_new_id=True)


def text(dice: random.Random, lines: int) -> list[str]:
    """Return lines of words."""
    return [" ".join(dice.choices(WORDS, k=13)) for _ in range(lines)]


def picture(dice: random.Random) -> bytes:
    """Return a painting as a JPEG."""
    from PIL import Image, ImageDraw, ImageFilter

    image = Image.effect_mandelbrot((900, 1200), (-2, -1.5 + dice.random(), 1, 1.5), 60).convert("RGB")
    pen = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, r = dice.randrange(900), dice.randrange(1200), dice.randrange(20, 200)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=tuple(dice.choices(range(256), k=3)))
    return jpeg(image.filter(ImageFilter.GaussianBlur(2)))


def scan(dice: random.Random) -> bytes:
    """Return a page of type as a scanner at 200 dpi sees it, as a JPEG."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (1654, 2339), 236)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 34)
    for number, line in enumerate(text(dice, 36)):
        pen.text((150, 150 + number * 56), line, fill=40, font=font)
    grain = Image.frombytes("L", image.size, dice.randbytes(image.width * image.height))
    return jpeg(Image.blend(image, grain, 0.08))


def jpeg(image: Image.Image) -> bytes:
    """Return the bytes of a JPEG file."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def make_small_books(folder: Path, numbers: range) -> None:
    """Write books of one small page each."""
    import pymupdf

    dice = random.Random(numbers.start)
    for number in numbers:
        document = pymupdf.open()
        page = document.new_page(width=120, height=170)
        page.insert_font(fontname="vn", fontfile=str(FONT))
        page.insert_text((10, 20), [f"Cuốn {number}", *dice.choices(WORDS, k=5)], fontname="vn", fontsize=8)
        document.subset_fonts()
        document.save(folder / f"cuốn {number:04}.pdf", garbage=3, deflate=True, no_new_id=True)


def measured(root: Path, jobs: int = CORES) -> dict[str, float]:
    """Build in a process of its own; return its wall-clock seconds, what it tells, and its peak memory in MB."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, __file__, "--build", str(root), str(jobs)]
    begun = time.perf_counter()
    build = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    tree, peak = psutil.Process(build.pid), 0
    while build.poll() is None:
        peak = max(peak, _resident(tree))
        time.sleep(0.05)
    seconds = time.perf_counter() - begun
    assert build.stdout is not None
    if build.returncode:
        msg = f"the build of {root} ended with {build.returncode}"
        raise SystemExit(msg)
    return {"wall": seconds, "mb": peak / 1e6, **json.loads(build.stdout.read())}


def _resident(tree: psutil.Process) -> int:
    """Return the resident bytes of a process and those below it; what they share counts for each."""
    total = 0
    try:
        for process in (tree, *tree.children(recursive=True)):
            total += process.memory_info().rss
    except psutil.Error:
        pass
    return total


def build(root: Path, jobs: int) -> None:
    """Build `root` and print, as JSON, what it told and the seconds that it spent on its books."""
    from library import pipeline
    from library.mkdocs_plugin.plugin import QuietProgress
    from library.mkdocs_plugin.run import build_site
    from library.pages.ingest import Ingest

    # Reading scans takes seconds a page, and the bare loop does not do it either.
    pipeline.engine = lambda: ""
    run, spent = Ingest.run, 0.0

    def timed(self, files):
        nonlocal spent
        begun = time.perf_counter()
        result = run(self, files)
        spent = time.perf_counter() - begun
        return result

    Ingest.run = timed
    result = build_site(root, QuietProgress(), strict=False, jobs=jobs, site_dir=None)
    print(json.dumps({"pages": result.pages, "written": result.written, "ingest": spent}))


def bare(books: Path) -> tuple[list[float], int]:
    """Return the wall-clock seconds of drawing, encoding and reading all pages, and how many there are.

    The seconds are those of one process, then of as many as the build has; they take up ranges of
    the same length. Starting them and looking into the books is not counted.
    """
    from library.formats.types import SourceInfo
    from library.pages.cache import entry_path
    from library.pages.ingest import PAGES_A_JOB
    from library.pages.jobs import ProbeJob, RangeJob
    from library.pages.jobs import run as run_job
    from library.settings import Limits

    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as scratch:
        jobs, cache = [], Path(scratch)
        for path in sorted(path for path in books.rglob("*") if path.is_file()):
            probe = ProbeJob(path, path.name, cache, Limits())
            info = run_job(probe)
            if isinstance(info, SourceInfo):
                made = entry_path(cache, probe.address)
                stops = [*range(PAGES_A_JOB, len(info.sizes), PAGES_A_JOB), len(info.sizes)]
                jobs += [
                    RangeJob(
                        path, made, info, (stop - 1) // PAGES_A_JOB * PAGES_A_JOB, stop, 1200, cache, Limits()
                    )
                    for stop in stops
                ]
        context = multiprocessing.get_context("spawn")
        seconds = []
        for processes in (1, CORES):
            with ProcessPoolExecutor(processes, mp_context=context) as pool:
                barrier = [pool.submit(_warm) for _ in range(processes)]
                for future in barrier:
                    future.result()
                begun = time.perf_counter()
                list(pool.map(_draw, jobs))
                seconds.append(time.perf_counter() - begun)
        return seconds, sum(job.stop - job.start for job in jobs)


def _warm() -> None:
    import library.pages.work  # noqa: F401 -- loading it is what takes the time

    time.sleep(1)


def _draw(job: RangeJob) -> None:
    """Draw, encode and read a range, and keep nothing."""
    from library.pages.encode import encode_page, encode_small
    from library.pages.sources import DAMAGE, opened

    with opened(job) as source:
        for number in range(job.start, job.stop):
            try:
                page = source.page(number)
                image = page.draw(job.width)
                page.lines()
            except DAMAGE:
                continue
            encode_page(image)
            encode_small(image)


def bench(books: Path | None, count: int) -> dict[str, float]:
    """Return the figures for the books of a folder, or for generated ones, and for `count` small books."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as folder:
        root = Path(folder) / "mix"
        stock = make_school(root)
        if books is None:
            make_books(stock)
        else:
            shutil.copytree(books, stock, dirs_exist_ok=True)
        cold = measured(root)
        (by_one, drawn), pages = bare(stock)
        shutil.rmtree(root / ".tusach")
        shutil.rmtree(root / "site")
        alone = measured(root, jobs=1)
        figures |= {
            "pages": pages,
            "bare": drawn,
            "cold": cold["wall"],
            "cold_ratio": cold["wall"] / drawn,
            "ingest": cold["ingest"],
            "alone": alone["ingest"],
            "efficiency": alone["ingest"] / cold["ingest"] / CORES,
            "machine": by_one / drawn / CORES,
            "mb": cold["mb"],
        }
        for name, number in (("few", 200), ("many", count)):
            root = Path(folder) / name
            stock = make_school(root, width=600)
            make_small_books(stock, range(number))
            first, again = measured(root), measured(root)
            assert again["written"] == 0, "the second build of the same books wrote something"
            make_small_books(stock, range(number, number + 1))
            added = measured(root)
            figures |= {f"{name}_cold": first["wall"], f"{name}_no_op": again["wall"]}
            figures |= {
                f"{name}_added": added["wall"],
                f"{name}_written": added["written"],
                f"{name}_mb": added["mb"],
            }
            figures["mb"] = max(figures["mb"], first["mb"], added["mb"])
    return figures


def table(figures: dict[str, float], count: int) -> str:
    """Return the figures beside their budgets."""
    lines = [
        ("pages of the mix", "pages", ""),
        (f"bare draw + encode + words, {CORES} processes, s", "bare", ""),
        ("cold build, s", "cold", ""),
        ("  cold build / bare", "cold_ratio", "≤ 1.25"),
        (f"books taken in by {CORES} workers, s", "ingest", ""),
        ("books taken in by one worker, s", "alone", ""),
        ("  parallel efficiency", "efficiency", "≥ 0.9"),
        ("  that of the bare work on this machine", "machine", ""),
        ("no-op of 200 books, s", "few_no_op", "≤ 2"),
        ("one book added to 200, s", "few_added", ""),
        (f"no-op of {count:,} books, s", "many_no_op", ""),
        (f"one book added to {count:,}, s", "many_added", "costs that book"),
        ("  files written for it", "many_written", ""),
        ("peak memory of all processes, MB", "mb", "≤ 1,024"),
    ]
    return "\n".join(f"{label:48}{figures[name]:12,.2f}   {budget}" for label, name, budget in lines)


def main() -> None:
    """Run the benchmark, or one build of it."""
    if sys.argv[1:2] == ["--build"]:
        build(Path(sys.argv[2]), int(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="books to take in, instead of generated ones")
    parser.add_argument("--books", type=int, default=1000, help="how many small books one is added to")
    asked = parser.parse_args()
    print(table(bench(asked.folder, asked.books), asked.books))


if __name__ == "__main__":
    main()
