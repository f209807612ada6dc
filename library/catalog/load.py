"""The catalog of a school's folder, with the book files that are there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from natsort import natsorted, ns

from library.catalog.about import check_about
from library.catalog.access import PHYSICAL, can_be_read, idle_folders, idle_rights, ruled
from library.catalog.answers import ANSWERS
from library.catalog.check import check, with_access
from library.catalog.classes import is_class
from library.catalog.columns import TABLES
from library.catalog.exhibits import check_exhibits, off_the_map
from library.catalog.faq import check_faq, is_asked
from library.catalog.faults import TableName
from library.catalog.folders import find, is_page, numbered
from library.catalog.ids import file_id, file_key
from library.catalog.mapfile import read_area
from library.catalog.opinions import check_lists, check_reviews
from library.catalog.programme import read_activities
from library.catalog.reader import Table, read_table
from library.catalog.references import References
from library.catalog.workbook import sheet_names
from library.errors import Problem, Severity
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.settings import AccessRules, Settings

_SUFFIXES = (".csv", ".xlsx")
_SHELVES = frozenset({"ke", "ke sach", "cac ke", "tu sach", "shelves"})
"""What a sheet of shelves in the workbook of books is called."""
STORIES = "exhibits"
"""The folder of stories among the school's Markdown pages."""
_UNREADABLE = frozenset({"CAT-001", "CAT-017", "CAT-026", "CAT-027", "CAT-057", "CAT-058"})
_IDLE_FOLDER = "ACC-001"


def book_files(books_dir: Path) -> list[Path]:
    """Return the book files under `books_dir`, and the folders of pictures, in natural order.

    Which of the folders are books is known when the catalog is: `load` withholds the others.
    """
    return natsorted(
        find(books_dir), key=lambda path: path.relative_to(books_dir).as_posix(), alg=ns.IGNORECASE
    )


def table_files(catalog_dir: Path) -> dict[str, list[Path]]:
    """Return the files of each table of the catalog, whatever the case of their names; two are one too many."""
    there = natsorted(catalog_dir.iterdir()) if catalog_dir.is_dir() else []
    names = {kind: {f"{kind}{suffix}" for suffix in _SUFFIXES} for kind in TABLES}
    return {kind: [path for path in there if path.name.lower() in names[kind]] for kind in TABLES}


def shelves_page(found: dict[str, list[Path]]) -> str:
    """Return the sheet of the workbook of books that is the table of shelves, "" where that is a file or none."""
    books = found["books"]
    if found["shelves"] or len(books) != 1 or books[0].suffix.lower() != ".xlsx":
        return ""
    return next((page for page in sheet_names(books[0])[1:] if fold(page) in _SHELVES), "")


def table_name(settings: Settings, kind: str) -> str:
    """Return a table of the catalog as people know it, its usual name where there is none."""
    paths = table_files(settings.catalog_dir)[kind]
    return settings.relative(paths[0] if paths else settings.catalog_dir / f"{kind}.csv")


def load(settings: Settings, files: list[Path]) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read and check the tables of the catalog against the book files that are there."""
    found = table_files(settings.catalog_dir)
    names = {kind: table_name(settings, kind) for kind in TABLES}
    page = shelves_page(found)
    if page:
        found["shelves"], names["shelves"] = found["books"], f"{names['books']} › {page}"
    tables = {
        kind: _table(found[kind], names[kind], kind, page if kind == "shelves" else "") for kind in TABLES
    }
    books, shelves = tables["books"], tables["shelves"]
    relative = [path.relative_to(settings.books_dir).as_posix() for path in files]
    rules = settings.access
    catalog, problems = check(books, shelves, (names["books"], names["shelves"]), relative, rules)
    no_books = frozenset(_no_books(settings, files, books))
    catalog, of_rules = _ruled(catalog, rules, [file for file in relative if file not in no_books], settings)
    withheld = catalog.withheld | no_books
    ids = _ids(catalog, [file for file in relative if file not in withheld])
    approved, of_reviews = check_reviews(tables["reviews"], names["reviews"], ids)
    recommended, of_lists = check_lists(tables["lists"], names["lists"], ids)
    activities, of_activities = read_activities(settings, tables, names, ids)
    about, of_about = check_about(tables["library"], names["library"])
    exhibits, of_exhibits = check_exhibits(tables["exhibits"], names["exhibits"], ids, story_files(settings))
    named = {kind: TableName(names[kind], table.headers) for kind, table in tables.items()}
    area, of_map = read_area(settings, about.corners, named["library"])
    lost = off_the_map(exhibits, area, named["exhibits"])
    catalog = replace(
        catalog,
        tables=named,
        withheld=withheld,
        reviews=approved,
        lists=recommended,
        activities=activities,
        about=about,
        exhibits=exhibits,
        area=area,
    )
    asked, of_faq = check_faq(tables["faq"], names["faq"], _places(settings, catalog, ids))
    told = (*of_rules, *of_reviews, *of_lists, *of_activities, *of_about, *of_faq, *of_exhibits)
    return replace(catalog, questions=asked), (*problems, *told, *of_map, *lost)


def story_files(settings: Settings) -> list[str]:
    """Return the names of the Markdown files that tell an exhibit's story."""
    folder = settings.docs_dir / STORIES
    return natsorted(path.name for path in folder.glob("*.md")) if folder.is_dir() else []


def answers(settings: Settings) -> bool:
    """Return whether the school answers any question, as the frame of every page wants to know."""
    paths = table_files(settings.catalog_dir)["faq"]
    return is_asked(_table(paths, table_name(settings, "faq"), "faq", ""))


def unreadable(problems: Iterable[Problem]) -> Problem | None:
    """Return why nothing may be published: a table that cannot be read says nothing of what it withholds.

    Without its shelves, lists or exhibits the library would take back codes that are printed; reviews
    and answers to surveys withhold nothing, they are only missing. A rule for a folder that is not
    there protects nothing.
    """
    problems = tuple(problems)
    idle = next((problem for problem in problems if problem.code == _IDLE_FOLDER), None)
    if idle:
        return idle
    found = (problem for problem in problems if problem.code in _UNREADABLE)
    return next((problem for problem in found if not _is_extra(PurePath(problem.file))), None)


def _is_extra(table: PurePath) -> bool:
    return table.stem.lower() == "reviews" or table.parent.name == ANSWERS


def _ruled(
    catalog: Catalog, rules: AccessRules, files: list[str], settings: Settings
) -> tuple[Catalog, list[Problem]]:
    """Return the catalog with what the rules say of files without a row, and which rules say nothing."""
    config = settings.relative(settings.root / "mkdocs.yml")
    problems = [Problem(_IDLE_FOLDER, config, value=name) for name in idle_folders(rules, files)]
    told = {(holding.rights, holding.rights_uri) for holding in catalog.holdings}
    problems += [
        Problem("ACC-002", config, value=name, severity=Severity.WARNING) for name in idle_rights(rules, told)
    ]
    access = {file: ruled(rules, file) for file in _loose(catalog, files)}
    kept = [file for file, allowed in access.items() if allowed == PHYSICAL or is_class(allowed)]
    problems += [Problem("ACC-004", settings.book_name(file), severity=Severity.WARNING) for file in kept]
    return with_access(catalog, access), problems


def _loose(catalog: Catalog, files: Iterable[str]) -> list[str]:
    """Return the files among `files` that no row names."""
    claimed = {file_key(holding.file) for holding in catalog.holdings if holding.file}
    return [file for file in files if file_key(file) not in claimed]


def _table(paths: list[Path], name: str, kind: str, page: str) -> Table:
    if len(paths) > 1:
        both = ", ".join(path.name for path in paths)
        return Table((), {}, (Problem("CAT-027", name, details=(("files", both),)),))
    return read_table(paths[0], name, kind, page) if paths else Table((), {}, ())


def _ids(catalog: Catalog, files: list[str]) -> set[str]:
    """Return the ids of all titles, and of the files among `files` that no row names."""
    ids = {holding.id for holding in catalog.holdings}
    for file in _loose(catalog, files):
        ids.add(file_id(file, ids))
    return ids


def _places(settings: Settings, catalog: Catalog, ids: set[str]) -> References:
    """Return what cells may lead to."""
    printed = {
        holding.id
        for holding in catalog.holdings
        if not holding.file or not can_be_read(holding.access) or holding.file in catalog.withheld
    }
    docs = settings.docs_dir
    own = [path.relative_to(docs) for path in docs.rglob("*") if path.is_file()] if docs.is_dir() else []
    return References(
        {
            "books": ids,
            "shelves": {shelf.id for shelf in catalog.shelves},
            "lists": {one.id for one in catalog.lists},
            "contests": {one.id for one in catalog.activities.contests},
            "exhibits": {one.id for one in catalog.exhibits},
            "surveys": {one.id for one in catalog.activities.surveys},
        },
        ids - printed,
        [(path.with_suffix(".html") if path.suffix == ".md" else path).as_posix() for path in own],
        settings.site_url,
    )


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
