"""The catalog of a school's folder, with the book files that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from natsort import natsorted, ns

from library.catalog.check import check
from library.catalog.reader import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.errors import Problem
    from library.settings import Settings

BOOK_SUFFIXES = frozenset({".pdf", ".epub"})


def book_files(books_dir: Path) -> list[Path]:
    """Return the book files under `books_dir` in natural order; symbolic links are not followed."""
    found = (
        path
        for path in books_dir.rglob("*")
        if path.suffix.lower() in BOOK_SUFFIXES and path.is_file() and not path.is_symlink()
    )
    return natsorted(found, key=lambda path: path.relative_to(books_dir).as_posix(), alg=ns.IGNORECASE)


def load(settings: Settings, files: list[Path]) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read and check `books.csv` and `shelves.csv` against the book files that are there."""
    tables = [settings.catalog_dir / "books.csv", settings.catalog_dir / "shelves.csv"]
    names = [settings.relative(path) for path in tables]
    books = read_table(tables[0], names[0], "books")
    shelves = read_table(tables[1], names[1], "shelves")
    relative = [path.relative_to(settings.books_dir).as_posix() for path in files]
    return check(books, shelves, (names[0], names[1]), relative)
