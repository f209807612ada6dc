"""The catalog of a school's folder, with the book files that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from natsort import natsorted, ns

from library.catalog.check import check, file_key
from library.catalog.folders import find, is_page, numbered
from library.catalog.reader import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.catalog.reader import Table
    from library.errors import Problem
    from library.settings import Settings


def book_files(books_dir: Path) -> list[Path]:
    """Return the book files under `books_dir`, and the folders of pictures, in natural order.

    Which of the folders are books is known when the catalog is: `load` withholds the others.
    """
    return natsorted(
        find(books_dir), key=lambda path: path.relative_to(books_dir).as_posix(), alg=ns.IGNORECASE
    )


def load(settings: Settings, files: list[Path]) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read and check `books.csv` and `shelves.csv` against the book files that are there."""
    tables = [settings.catalog_dir / "books.csv", settings.catalog_dir / "shelves.csv"]
    names = [settings.relative(path) for path in tables]
    books = read_table(tables[0], names[0], "books")
    shelves = read_table(tables[1], names[1], "shelves")
    relative = [path.relative_to(settings.books_dir).as_posix() for path in files]
    catalog, problems = check(books, shelves, (names[0], names[1]), relative)
    withheld = catalog.withheld.union(_no_books(settings, files, books))
    return replace(catalog, withheld=withheld), problems


def _no_books(settings: Settings, files: list[Path], books: Table) -> Iterator[str]:
    """Yield the folders of pictures that are no books.

    One that a row names is a book. Any other has to look like one, and no row may use its
    pictures as covers: a folder of covers or photographs is not published as if it were a book.
    """
    named = {file_key(row.one("file")) for row in books.rows}
    covers = {file_key(row.one("cover")).rpartition("/")[0] for row in books.rows}
    for path in files:
        if not path.is_dir():
            continue
        name = path.relative_to(settings.books_dir).as_posix()
        keys = {file_key(name), file_key(settings.relative(path))}
        pages = [file.name for file in path.iterdir() if is_page(file.name)]
        if not keys & named and (keys & covers or not numbered(pages)):
            yield name
