"""Rows to holdings: every cell is checked, every fault is told, nothing good is lost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from library.catalog.model import Catalog, Holding, Shelf
from library.errors import Problem, Severity
from library.text import fold, slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from library.catalog.reader import Row, Table

_YEAR = re.compile(r"\d{3,4}")
_LOOKALIKES = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0", "|": "1"})
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NEAR = 80
_ACCESS = re.compile(r"open|physical|class|preview:\d+")
# Folders of these names cannot be made on Windows (MS-DOS device names).
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


@dataclass(slots=True)
class _Checker:
    """Collects the faults of one table, and the files it withholds, while its rows become values."""

    name: str
    headers: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    reserved: frozenset[str] = frozenset()
    """Ids that rows name themselves: one made from a file name must not take them."""

    def withhold(self, row: Row, file: str) -> None:
        """Remember that `row` keeps `file` off the site, whatever else is wrong with the row."""
        if file and not _is_open(row):
            self.withheld.add(file)

    def fault(
        self,
        code: str,
        row: Row,
        column: str = "",
        value: str = "",
        *,
        left_out: bool = False,
        **details: str,
    ) -> None:
        """Record a fault in the cell of the field `column`."""
        severity = Severity.ERROR if left_out else Severity.WARNING
        header = self.headers.get(column, column)
        pairs = tuple(details.items())
        self.problems.append(Problem(code, self.name, row.number, header, value, severity, pairs))


def file_key(name: str) -> str:
    """Return what file names are compared by: NFC, no case, slashes only inside, no leading books folder."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/").casefold().strip().rstrip("/")
    return path.removeprefix("./").removeprefix("books/")


def check(
    books: Table, shelves: Table, names: tuple[str, str], files: Iterable[str]
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the catalog and every fault in it.

    `names` are the two spreadsheets as people know them; `files` are the paths of the books
    found, relative to the folder of books, with slashes.
    """
    known_shelves, shelf_problems = _shelves(shelves, names[1])
    reserved = frozenset(_given_id(row) for row in books.rows if row.one("id"))
    checker = _Checker(names[0], books.headers, reserved=reserved)
    lookup = {file_key(file): file for file in files}
    made = {shelf.id: shelf for shelf in known_shelves}
    by_title = {fold(shelf.title): shelf.id for shelf in known_shelves}
    seen: dict[str, int] = {}
    claimed: dict[str, int] = {}
    holdings = []
    for row in books.rows:
        holding = _holding(row, checker, lookup, seen, claimed)
        if holding is None:
            continue
        holdings.append(_on_shelf(holding, row, checker, made, by_title))
    ordered = tuple(sorted(made.values(), key=lambda shelf: (shelf.order, shelf.title)))
    problems = (*books.problems, *shelves.problems, *shelf_problems, *checker.problems)
    return Catalog(tuple(holdings), ordered, frozenset(checker.withheld)), problems


def _shelves(table: Table, name: str) -> tuple[list[Shelf], list[Problem]]:
    checker = _Checker(name, table.headers)
    seen: dict[str, int] = {}
    made = []
    for position, row in enumerate(table.rows, 1):
        title = row.one("title") or row.one("id")
        ident = safe_id(slug(row.one("id") or title))
        if not ident:
            checker.fault("CAT-011", row, "id", row.one("id"), left_out=True)
        elif ident in seen:
            checker.fault("CAT-012", row, "id", ident, left_out=True, other=str(seen[ident]))
        else:
            seen[ident] = row.number
            order = _number(row.one("order"))
            if order is None and row.one("order"):
                checker.fault("CAT-010", row, "order", row.one("order"))
            place, description = row.one("place"), row.one("description")
            made.append(Shelf(ident, title, place, description, position if order is None else order))
    return made, checker.problems


def _holding(
    row: Row, checker: _Checker, lookup: dict[str, str], seen: dict[str, int], claimed: dict[str, int]
) -> Holding | None:
    title, wanted = row.one("title"), row.one("file")
    file = _file(row, checker, wanted, lookup)
    checker.withhold(row, file)
    if not title and not file:
        checker.fault("CAT-005", row, "title", left_out=True)
        return None
    if not title:
        checker.fault("CAT-006", row, "title", file)
    accessions = row.fields.get("accession", ())
    if not (wanted or row.one("callno") or accessions):
        checker.fault("CAT-007", row)
    if file and file in claimed:
        checker.fault("CAT-013", row, "file", file, left_out=True, other=str(claimed[file]))
        return None
    ident = _ident(row, checker, file, title, seen)
    if ident is None:
        return None
    if file:
        claimed[file] = row.number
    return Holding(
        row=row.number,
        id=ident,
        title=title,
        subtitle=row.one("subtitle"),
        creators=row.fields.get("creator", ()),
        contributors=row.fields.get("contributor", ()),
        publisher=row.one("publisher"),
        pub_place=row.one("pub_place"),
        date=_date(row, checker),
        edition=row.one("edition"),
        extent=row.one("extent"),
        isbn=row.one("isbn"),
        language=row.one("language"),
        subjects=tuple(dict.fromkeys(row.fields.get("subject", ()))),
        ddc=row.one("ddc"),
        grades=row.fields.get("grade", ()),
        series=row.one("series"),
        volume=row.one("volume"),
        description=row.one("description"),
        shelf=row.one("shelf"),
        callno=row.one("callno"),
        accessions=accessions,
        copies=_copies(row, checker, accessions),
        file=file,
        cover=row.one("cover"),
        cover_alt=row.one("cover_alt"),
        access=_access(row, checker),
        rights=row.one("rights"),
        source=row.one("source"),
        updated=row.one("updated"),
        extra=row.extra,
    )


def _ident(row: Row, checker: _Checker, file: str, title: str, seen: dict[str, int]) -> str | None:
    given, ident = row.one("id"), _given_id(row)
    if given and not ident:
        checker.fault("CAT-011", row, "id", given)
    if ident:
        if ident in seen:
            checker.fault("CAT-012", row, "id", given, left_out=True, other=str(seen[ident]))
            return None
    else:
        stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        distinct = file or f"{title} {row.number}"
        ident = safe_id(unique_id(slug(stem) or slug(title), distinct, seen.keys() | checker.reserved))
    seen[ident] = row.number
    return ident


def _given_id(row: Row) -> str:
    """Return the id a row names, "" when nothing of it can be one."""
    given = row.one("id").casefold()
    return safe_id(given if _ID.fullmatch(given) else slug(given))


def safe_id(ident: str) -> str:
    """Return `ident`, changed where Windows cannot make a folder of that name."""
    return f"sach-{ident}" if ident in _DEVICES else ident


def unique_id(base: str, distinct: str, taken: Container[str]) -> str:
    """Return an id made from `base` that is not in `taken`; `distinct` tells equal bases apart."""
    digest = sha256(distinct.encode("utf-8", "surrogateescape")).hexdigest()
    if not base:
        return f"sach-{digest[:8]}"
    return base if safe_id(base) not in taken else f"{base[:55]}-{digest[:8]}"


def _file(row: Row, checker: _Checker, wanted: str, lookup: dict[str, str]) -> str:
    if not wanted:
        return ""
    key = file_key(wanted)
    if key in lookup:
        return lookup[key]
    near = process.extractOne(key, list(lookup), scorer=fuzz.ratio, score_cutoff=_NEAR)
    suggestion = lookup[near[0]] if near else ""
    checker.fault("CAT-020", row, "file", wanted, left_out=True, suggestion=suggestion)
    # A misspelt name must not publish the file that was meant.
    checker.withhold(row, suggestion)
    return ""


def _date(row: Row, checker: _Checker) -> str:
    date = row.one("date")
    if date and not _YEAR.search(date):
        guess = _YEAR.fullmatch(date.translate(_LOOKALIKES))
        checker.fault("CAT-008", row, "date", date, suggestion=guess.group() if guess else "")
    return date


def _copies(row: Row, checker: _Checker, accessions: tuple[str, ...]) -> int:
    copies = _number(row.one("copies"))
    if copies is None and row.one("copies"):
        checker.fault("CAT-009", row, "copies", row.one("copies"))
    return len(accessions) if copies is None else copies


def _number(text: str) -> int | None:
    """Return a count of at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _access(row: Row, checker: _Checker) -> str:
    access = row.one("access").casefold()
    if access and not _ACCESS.fullmatch(access):
        checker.fault("CAT-014", row, "access", access)
    elif access not in {"", "open", "physical"}:
        checker.fault("CAT-015", row, "access", access)
    return "open" if _is_open(row) else "physical"


def _is_open(row: Row) -> bool:
    """Anything that is not plainly open stays off the site: a mistake must not publish a book."""
    return row.one("access").casefold() in {"", "open"}


def _on_shelf(
    holding: Holding, row: Row, checker: _Checker, made: dict[str, Shelf], by_title: dict[str, str]
) -> Holding:
    if not holding.shelf:
        return holding
    ident = safe_id(slug(holding.shelf))
    ident = ident if ident in made else by_title.get(fold(holding.shelf), ident)
    if not ident:
        checker.fault("CAT-011", row, "shelf", holding.shelf)
    elif ident not in made:
        near = process.extractOne(ident, list(made), scorer=fuzz.ratio, score_cutoff=_NEAR)
        if near:
            checker.fault("CAT-016", row, "shelf", holding.shelf, suggestion=near[0])
        made[ident] = Shelf(ident, holding.shelf, order=len(made) + 1)
        by_title[fold(holding.shelf)] = ident
    return replace(holding, shelf=ident)
