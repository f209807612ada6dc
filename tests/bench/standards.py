"""What the library in the standards of others costs a title that can be read: time, files and bytes.

Run `python tests/bench/standards.py [COUNT …]`; see README.md. Books are values of 100 pages with
twenty chapters, so that only the writing is measured.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.titles import rows
from support.books import holding, page_set

from library.catalog.model import Shelf
from library.collection import Book
from library.formats.types import OutlineEntry
from library.messages import messages
from library.site.feeds import catalogue
from library.site.iiif import iiif_files
from library.site.listings import listings
from library.site.meta import book_head
from library.site.opds1 import atom_feeds
from library.site.opds2 import json_feeds
from library.site.schemaorg import book_json
from library.site.sitemap import sitemap
from library.site.webpub import webpub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from library.site.emit import OutputFile

URL, NAME = "https://nghin.example/", "Thư viện nghìn cuốn"
OUTLINE = tuple(OutlineEntry(f"Chương {number + 1}", number * 5, 0) for number in range(20))


def books(count: int, folder: Path) -> tuple[list[Book], tuple[Shelf, ...]]:
    """Return titles as a school's catalog would have them, all with the same pages."""
    pages = page_set(folder, 100, outline=OUTLINE, modified="2024-01-01T00:00:00Z")
    made, shelves = [], {}
    for number, row in enumerate(rows(count)):
        shelf = shelves.setdefault(row[14], Shelf(f"ke-{len(shelves)}", row[14]))
        held = holding(
            f"book-{number}", row[0], subtitle=row[1], creators=(row[2],), publisher=row[3], date=row[5],
            isbn=row[7], subjects=tuple(row[8].split("; ")), grades=tuple(row[10].split(";")),
            description=row[13], shelf=shelf.id, file=f"{number}.pdf",
        )  # fmt: skip
        made.append(Book(held, "vi", pages, pages.cover))
    return made, tuple(shelves.values())


def told(name: str, count: int, make: Callable[[], Iterable[OutputFile]], *, written: bool = True) -> None:
    """Print what `make` costs; without `written`, makers of files are not called."""
    begun, files, size = time.process_time(), 0, 0
    for file in make():
        files += 1
        if isinstance(file.content, bytes):
            size += len(file.content)
        elif written and callable(file.content):
            size += len(file.content())
    spent = (time.process_time() - begun) * 1000 / count
    print(f"{name:34}{spent:10.3f}{files:10,}{size / 1e6:10.1f}")


def bench(count: int) -> None:
    """Print the table for `count` titles."""
    m = messages("vi")
    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as folder:
        held, shelves = books(count, Path(folder))
        lists = listings(held, shelves, m)
        all_feeds = catalogue(held, lists, m, name=NAME, site_url=URL, manifests=True)
        print(f"{count:,} titles".ljust(34) + f"{'CPU ms':>10}{'files':>10}{'MB':>10}")
        told("OPDS 1.2", count, lambda: atom_feeds(all_feeds, m))
        told("OPDS 2.0", count, lambda: json_feeds(all_feeds))
        told("Readium manifests, all written", count, lambda: (webpub(b, b.pages, URL) for b in held))
        told("… none changed", count, lambda: (webpub(b, b.pages, URL) for b in held), written=False)
        told("IIIF manifests, all written", count, lambda: iiif_files(held, NAME, URL, m))
        told("… none changed", count, lambda: iiif_files(held, NAME, URL, m), written=False)
        told("site map", count, lambda: sitemap(URL, [(f"books/{b.id}/index.html", b.updated) for b in held]))
        begun = time.process_time()
        for book in held:
            book_head(book, NAME, URL, "vi", manifests=True)
            book_json(book, URL, book.holding.grades)
        print(f"{'head and schema.org of a page':34}{(time.process_time() - begun) * 1000 / count:10.3f}\n")


if __name__ == "__main__":
    for given in sys.argv[1:] or ("1000", "5000"):
        bench(int(given))
