"""What `tusach budget` costs for a site of thousands of titles.

Run `python tests/bench/budget.py [TITLES …]`; see README.md. The tree is made of files without content but
of the names, number and sizes that a built site has.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from library.hosting.budget import budget, site_files
from library.hosting.history import book_bytes, remember
from library.hosting.history import read as read_history
from library.hosting.hosts import hosts

_PAGES = 5
_FILES = {
    "index.html": 11_000,
    "read.html": 16_000,
    "book.js": 2_500,
    "files.json": 1_800,
    "manifest.json": 3_000,
    "cover.webp": 18_000,
    "cover.jpg": 31_000,
}


def make_site(site: Path, titles: int) -> int:
    """Write the files of a site with so many titles, without their content; return how many there are."""
    dice = random.Random(20261122)
    names = ["index.html", "search.html", "catalog.json"]
    for number in range(titles):
        folder = f"books/sach-{number:05}"
        names += [f"{folder}/{name}" for name in _FILES]
        for page in range(1, _PAGES + 1):
            digest = f"{dice.getrandbits(40):010x}"
            names += [f"{folder}/pages/{page:04}.{digest}.webp", f"{folder}/pages/{page:04}.{digest}.s.webp"]
        names.append(f"{folder}/text/0001.{dice.getrandbits(40):010x}.js")
    for name in names:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.truncate(_FILES.get(path.name, dice.randrange(4_000, 80_000)))
    return len(names)


def measured(titles: int) -> dict[str, float]:
    """Return the seconds of the command's work, CPU and wall clock, for a site of so many titles."""
    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as name:
        site, history = Path(name) / "site", Path(name) / "history.json"
        count = make_site(site, titles)
        for day in ("2026-11-08", "2026-11-15"):
            remember(history, site_files(site), day)
        wall, cpu = time.perf_counter(), time.process_time()
        files = site_files(site)
        told = budget(files, {}, read_history(history), {}, hosts().values(), "vi")
        spent = time.process_time() - cpu, time.perf_counter() - wall
        assert len(told.books) == titles == len(book_bytes(files))
    return {"files": count, "cpu": spent[0], "wall": spent[1]}


def main(arguments: list[str]) -> None:
    """Print a table."""
    counts = [int(argument) for argument in arguments] or [1_000, 10_000]
    figures = [measured(count) for count in counts]
    for label, name in (("files", "files"), ("CPU s", "cpu"), ("wall s", "wall")):
        print(f"{label:12}" + "".join(f"{each[name]:12,.2f}" for each in figures))
    if len(counts) > 1:
        print(f"cost({counts[-1]:,}) / cost({counts[0]:,})  {figures[-1]['cpu'] / figures[0]['cpu']:.1f}")
    print(f"peak memory, MB  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
