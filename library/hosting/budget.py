"""What the finished site weighs against what hosts allow: `tusach budget`."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.errors import LibraryError
from library.hosting import history, limits
from library.site import urls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from library.errors import Problem
    from library.hosting.history import History
    from library.hosting.hosts import Host


@dataclass(frozen=True, slots=True)
class BookWeight:
    """A book's bytes, and how many of them the last build added; None where that is not known."""

    id: str
    title: str
    bytes: int
    grown: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a site fits a host; `bytes` is what it takes there."""

    host: Host
    bytes: int
    problems: tuple[Problem, ...]

    @property
    def fits(self) -> bool:
        """Return whether the host takes the site."""
        return not any(problem.left_out for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Budget:
    """What the site weighs: `books` begin with the heaviest, `since` is the build before the last.

    `readings` is how often a book of usual size is read before a gigabyte has gone out.
    """

    files: int
    bytes: int
    page_files: int
    page_bytes: int
    readings: int
    books: tuple[BookWeight, ...]
    since: history.Build | None
    verdicts: tuple[Verdict, ...]


def files_of(folder: Path) -> dict[str, int]:
    """Return the bytes of each file below a folder, by its path with slashes; hidden ones are no part of it."""
    found: dict[str, int] = {}
    waiting = [(os.fspath(folder), "")]
    while waiting:
        path, name = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}{entry.name}/"))
                else:
                    found[name + entry.name] = entry.stat().st_size
    return dict(sorted(found.items()))


def site_files(site: Path) -> dict[str, int]:
    """Return the bytes of each file of the finished site.

    Raises:
        LibraryError: when there is none yet.
    """
    if not (site / "index.html").is_file():
        raise LibraryError("no-site", folder=site.name)
    return files_of(site)


def titles(site: Path) -> dict[str, str]:
    """Return the titles of books by id, as the finished site tells them."""
    try:
        books = json.loads((site / urls.CATALOG_JSON).read_text(encoding="utf-8"))["books"]
        return {book["id"]: book["title"] for book in books}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def budget(
    files: Mapping[str, int],
    pages: Mapping[str, int],
    known: History,
    named: Mapping[str, str],
    among: Iterable[Host],
    language: str,
) -> Budget:
    """Return what a site weighs.

    `files` are those of the site, `pages` those that lie on a second origin, `named` are the titles
    of books by id; both are told to the hosts apart: the second origin is none of them.
    """
    books = history.book_bytes(files)
    for ident, count in history.book_bytes(pages).items():
        books[ident] = books.get(ident, 0) + count
    read = {path.split("/")[1] for path in (*files, *pages) if urls.lies_at_pages_url(path)}
    before = known.before
    weights = [
        BookWeight(
            ident, named.get(ident, ident), count, None if before is None else count - before.get(ident, 0)
        )
        for ident, count in books.items()
    ]
    weights.sort(key=lambda book: (-book.bytes, book.id))
    return Budget(
        files=len(files),
        bytes=sum(files.values()),
        page_files=len(pages),
        page_bytes=sum(pages.values()),
        readings=10**9 * len(read) // (sum(books[ident] for ident in read) or 1),
        books=tuple(weights),
        since=known.builds[-2] if len(known.builds) > 1 else None,
        verdicts=tuple(
            Verdict(
                host,
                limits.weight_on(host, files),
                tuple(limits.faults(host, files, language, elsewhere=bool(pages))),
            )
            for host in among
        ),
    )
