"""The catalog of a school's folder, with the book files that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from natsort import natsorted, ns

from library.catalog.check import check
from library.catalog.columns import TABLES
from library.catalog.folders import find, is_page, numbered
from library.catalog.ids import file_id, file_key
from library.catalog.opinions import check_lists, check_reviews
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
    """Read and check the tables of the catalog against the book files that are there."""
    tables = {kind: settings.catalog_dir / f"{kind}.csv" for kind in TABLES}
    names = {kind: settings.relative(path) for kind, path in tables.items()}
    books, shelves, reviews, lists = (read_table(tables[kind], names[kind], kind) for kind in TABLES)
    relative = [path.relative_to(settings.books_dir).as_posix() for path in files]
    catalog, problems = check(books, shelves, (names["books"], names["shelves"]), relative)
    withheld = catalog.withheld.union(_no_books(settings, files, books))
    ids = _ids(catalog, [file for file in relative if file not in withheld])
    approved, of_reviews = check_reviews(reviews, names["reviews"], ids)
    recommended, of_lists = check_lists(lists, names["lists"], ids)
    catalog = replace(catalog, withheld=withheld, reviews=approved, lists=recommended)
    return catalog, (*problems, *of_reviews, *of_lists)


def _ids(catalog: Catalog, files: list[str]) -> set[str]:
    """Return the ids of all titles, and of the files among `files` that no row names."""
    ids = {holding.id for holding in catalog.holdings}
    claimed = {file_key(holding.file) for holding in catalog.holdings if holding.file}
    for file in files:
        if file_key(file) not in claimed:
            ids.add(file_id(file, ids))
    return ids


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
