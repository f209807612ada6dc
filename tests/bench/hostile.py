"""What hostile books cost a build: each beside a good book, in a school of its own.

Run `python tests/bench/hostile.py [NAME …]`, NAME being part of a file's name; see README.md.
Nothing is asserted: the table shows seconds, the most memory that all processes held together, and
what the build says of the book.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from support.hostile import EPUBS, PDFS  # noqa: E402
from support.pdfs import make_pdf  # noqa: E402

CONFIG = """\
site_name: Thư viện
docs_dir: catalog/pages
use_directory_urls: false
theme: {name: material, language: vi}
plugins: [tusach]
"""
MEGABYTE = 1 << 20
TOO_LONG = 600.0


def main(wanted: list[str]) -> None:
    """Print a line for each hostile file whose name holds one of `wanted`."""
    print(f"{'file':28} {'KB':>6} {'s':>6} {'MB':>6}  good  pages  what the build says")
    for name, make in (PDFS | EPUBS).items():
        if not wanted or any(part in name for part in wanted):
            with tempfile.TemporaryDirectory() as folder:
                print(measured(Path(folder), name, make()), flush=True)


def measured(school: Path, name: str, data: bytes) -> str:
    """Return the line of one file."""
    for folder in ("catalog/pages", "books"):
        (school / folder).mkdir(parents=True)
    (school / "catalog/pages/a.md").write_text("# A\n", encoding="utf-8")
    (school / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    bad = school / "books" / name
    bad.write_bytes(data)
    make_pdf(school / "books" / "good.pdf", ["Trang một", "Trang hai"])
    begun = time.monotonic()
    with (school / "said.txt").open("w", encoding="utf-8") as said:
        command = [Path(sys.executable).with_name("tusach"), "build", "-C", school, "--jobs", "2"]
        build = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        peak = watch(build)
    seconds = time.monotonic() - begun
    lines = (school / "said.txt").read_text(encoding="utf-8").splitlines()
    told = [line.partition(": ")[2] for line in lines if name in line] or ["–"]
    good = drawn(school / "site", "good") == (2, 2)
    shown, pages = drawn(school / "site", bad.stem.lower())
    told += [] if build.returncode in {0, 1} else lines[-3:]
    return (
        f"{name:28} {len(data) >> 10:6,} {seconds:6.1f} {peak / MEGABYTE:6.0f}  {'yes ' if good else 'NO  '}"
        f"{shown:4}/{pages:<4} {' | '.join(told)[:400]}"
    )


def watch(build: subprocess.Popen[bytes]) -> int:
    """Return the most resident bytes that the build and its workers held together."""
    peak, begun = 0, time.monotonic()
    own = psutil.Process(build.pid)
    while build.poll() is None:
        held = 0
        for process in (own, *children(own)):
            try:
                held += process.memory_info().rss
            except psutil.Error:
                continue
        peak = max(peak, held)
        if time.monotonic() - begun > TOO_LONG:
            build.kill()
        time.sleep(0.02)
    return peak


def children(process: psutil.Process) -> list[psutil.Process]:
    """Return the workers."""
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def drawn(site: Path, book: str) -> tuple[int, int]:
    """Return how many pages of a book have an image, and how many it has."""
    try:
        script = (site / "books" / book / "book.js").read_text(encoding="utf-8")
    except OSError:
        return 0, 0
    images = json.loads(script[script.index("{") : script.rindex("}") + 1])["images"]
    return sum(image is not None for image in images), len(images)


if __name__ == "__main__":
    main(sys.argv[1:])
