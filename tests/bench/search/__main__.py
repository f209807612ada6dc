"""What a search costs and finds, beside plain Whoosh and Pagefind: `python tests/bench/search`; see ../README.md.

Nothing is asserted: the tables show each figure beside its target (issue 4).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

# `bench.search` is found from the folder of the tests, as pytest finds it.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.search import judged, ours, pagefind, plain, queries, records, report


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", type=Path, help="EPUB or PDF files, or a school's folder")
    parser.add_argument("--pages", type=int, default=20_000, help="how many pages to draw from them")
    parser.add_argument("--each", type=int, default=20, help="queries of each kind")
    parser.add_argument("--judged", type=Path, metavar="BOOKS", help="the folder of the judged set's books")
    parser.add_argument("--all", action="store_true", help="with --judged: a line for every query")
    parser.add_argument("--no-pagefind", action="store_true")
    parser.add_argument("--scratch", type=Path, help="kept between runs: texts of books and Pagefind")
    given = parser.parse_args()
    if not given.sources and not given.judged:
        parser.error("give books or a school's folder, or --judged with the folder of its books")
    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as temporary:
        work = Path(temporary)
        scratch = given.scratch or work / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        command = None if given.no_pagefind else pagefind.install(scratch / "pagefind")
        if given.judged:
            print(rank(given.judged, work, scratch, command, each=given.all), flush=True)
        if given.sources:
            print(measure(given.sources, work, scratch, command, given.pages, given.each), flush=True)


def measure(
    sources: list[Path], work: Path, scratch: Path, command: Path | None, pages: int, each: int
) -> str:
    """Return the table of costs for pages drawn from the sources."""
    texts: list[str] = []
    for source in sources:
        cache = source / ".tusach" / "cache"
        texts += records.texts_of_build(cache) if source.is_dir() else records.texts_of_file(source, scratch)
    books = records.drawn(texts, pages)
    del texts
    kinds = queries.drawn(books, each)
    asked = [query for found in kinds.values() for query in found]
    figures = {"ours": (ours.make(books, work / "ours"), ours.answers(work / "ours", asked))}
    if command:
        made = pagefind.make(command, books, work / "pagefind")
        figures["Pagefind"] = (made, pagefind.answers(work / "pagefind", asked))
    return report.cost(kinds, pages, figures)


def rank(folder: Path, work: Path, scratch: Path, command: Path | None, *, each: bool) -> str:
    """Return the table of merit for the judged set."""
    library = judged.read_books(folder, scratch, lambda name: print(f"  {name}", file=sys.stderr))
    wanted = judged.read_queries(library)
    asked = [one.query for one in wanted]
    ours.make(library.books, work / "ours")
    plain.make(library.books, work / "plain")
    phone = ours.answers(work / "ours", asked)
    tops = {
        "index": ours.indexed(work / "ours", asked, 10),
        "phone": [answer.top for answer in phone.answers],
        "Whoosh AND": plain.answers(work / "plain", asked, 10),
    }
    if command:
        pagefind.make(command, library.books, work / "pagefind")
        found = pagefind.answers(work / "pagefind", asked)
        tops["Pagefind"] = [answer.top for answer in found.answers]
    return report.merit(library, wanted, tops, each=each)


if __name__ == "__main__":
    main()
