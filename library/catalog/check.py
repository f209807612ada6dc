"""Rows to holdings: every cell is checked, every fault is told, nothing good is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from library.catalog import bibliographic, values
from library.catalog.access import OPEN, PHYSICAL, preview_pages, read_access, ruled, strictest
from library.catalog.accessions import Accessions
from library.catalog.bookcase import Bookcase, check_shelves
from library.catalog.classes import is_class
from library.catalog.columns import FINDABLE
from library.catalog.faults import Faults
from library.catalog.files import Files
from library.catalog.ids import given_id, given_ids, safe_id, unique_id
from library.catalog.languages import language_tag, meant_language
from library.catalog.model import Catalog, Holding
from library.settings import AccessRules
from library.text import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from library.catalog.reader import Row, Table
    from library.errors import Problem


@dataclass(slots=True)
class _Desk:
    """What is known while the rows of books become holdings."""

    faults: Faults
    files: Files
    reserved: frozenset[str]
    """Ids that rows name themselves: one made from a file name must not take them."""
    findable: bool
    """Whether any row tells where its book is; otherwise the reader has told it once for all."""
    rules: AccessRules
    accessions: Accessions = field(default_factory=Accessions)
    seen: dict[str, int] = field(default_factory=dict)
    claimed: dict[str, int] = field(default_factory=dict)
    access: dict[str, str] = field(default_factory=dict)
    """What may be read of each file, by all rows that mean it."""

    def allow(self, row: Row, file: str) -> None:
        """Remember what `row` allows of `file`, whatever else is wrong with the row."""
        if file:
            self.access[file] = strictest((self.access.get(file, OPEN), self.access_of(row, file)))

    def access_of(self, row: Row, file: str) -> str:
        """Return what a row allows of its file; a mistake must not publish a book."""
        said = row.one("access")
        if not said:
            return ruled(self.rules, file, row.one("rights"), row.one("rights_uri")) if file else OPEN
        return read_access(said) or PHYSICAL


def check(
    books: Table,
    shelves: Table,
    names: tuple[str, str],
    files: Iterable[str],
    rules: AccessRules = AccessRules(),  # noqa: B008 -- a frozen value
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the catalog and every fault in it.

    `names` are the two spreadsheets as people know them; `files` are the paths of the books
    found, relative to the folder of books, with slashes; `rules` say who may read a book whose row
    does not.
    """
    known_shelves, shelf_problems = check_shelves(shelves, names[1])
    reserved = frozenset(given_id(row.one("id")) for row in books.rows if row.one("id"))
    findable = any(FINDABLE.intersection(row.fields) for row in books.rows)
    desk = _Desk(Faults(names[0], books.headers), Files(files), reserved, findable, rules)
    bookcase = Bookcase(known_shelves, desk.faults)
    held = [(row, holding) for row in books.rows if (holding := _holding(row, desk))]
    # Another row of the same file, even one that is left out, may allow less.
    held = [(row, _allowed(holding, desk.access)) for row, holding in held]
    holdings = tuple(bookcase.place(holding, row) for row, holding in held)
    desk.accessions.tell_repeated(desk.faults)
    problems = (*books.problems, *shelf_problems, *desk.faults.in_order())
    catalog = Catalog(holdings, bookcase.shelves())
    return with_access(catalog, desk.access), problems


def with_access(catalog: Catalog, access: Mapping[str, str]) -> Catalog:
    """Return the catalog, told what may be read of the files in `access`; what it knew stays true."""
    classed = {file for file, allowed in access.items() if is_class(allowed)}
    kept = classed.union(file for file, allowed in access.items() if allowed == PHYSICAL)
    previews = dict(catalog.previews)
    for file, allowed in access.items():
        if pages := preview_pages(allowed):
            previews[file] = min(pages, previews.get(file, pages))
    return replace(
        catalog,
        withheld=catalog.withheld | kept,
        classed=catalog.classed | classed,
        previews=tuple(previews.items()),
    )


def _allowed(holding: Holding, access: Mapping[str, str]) -> Holding:
    allowed = access.get(holding.file, holding.access)
    return holding if allowed == holding.access else replace(holding, access=allowed)


def _holding(row: Row, desk: _Desk) -> Holding | None:
    faults = desk.faults
    title, wanted = row.one("title"), row.one("file")
    if row.shifted:
        # What stands in the wrong columns says nothing of the rights: no file it names is published.
        desk.access |= dict.fromkeys(desk.files.among(row.values()), PHYSICAL)
        return None
    file = _file(row, desk, wanted)
    desk.allow(row, file)
    if not title and not file:
        faults.add("CAT-005", row, "title", left_out=True)
        return None
    if not title:
        faults.add("CAT-006", row, "title", file)
    if desk.findable and not FINDABLE.intersection(row.fields):
        faults.add("CAT-007", row)
    if file and file in desk.claimed:
        faults.add("CAT-013", row, "file", file, left_out=True, other=str(desk.claimed[file]))
        return None
    ident = _ident(row, desk, file, title)
    if ident is None:
        return None
    if file:
        desk.claimed[file] = row.number
    return Holding(
        row=row.number,
        id=ident,
        title=title,
        subtitle=row.one("subtitle"),
        creators=row.many("creator"),
        contributors=row.many("contributor"),
        publisher=row.one("publisher"),
        pub_place=row.one("pub_place"),
        date=_told(row, "date", faults, "CAT-008", bibliographic.publication_date, bibliographic.meant_year),
        edition=row.one("edition"),
        extent=row.one("extent"),
        isbn=_isbn(row, faults),
        language=_language(row, faults),
        subjects=row.many("subject"),
        ddc=_told(row, "ddc", faults, "CAT-040", bibliographic.ddc, bibliographic.meant_ddc),
        grades=_grades(row, faults),
        levels=row.many("level"),
        series=row.one("series"),
        volume=row.one("volume"),
        description=row.one("description"),
        author_note=row.one("author_note"),
        shelf=row.one("shelf"),
        callno=row.one("callno"),
        accessions=row.many("accession"),
        copies=_copies(row, desk),
        file=file,
        cover=row.one("cover"),
        cover_alt=row.one("cover_alt"),
        audio=row.one("audio"),
        access=_access(row, file, desk),
        rights=row.one("rights"),
        rights_uri=_told(row, "rights_uri", faults, "CAT-033", values.web_address),
        source=row.one("source"),
        old_ids=given_ids(row.many("old_ids")),
        updated=_told(row, "updated", faults, "CAT-032", lambda text: text if values.day(text) else None),
        extra=row.extra,
    )


def _told(
    row: Row,
    column: str,
    faults: Faults,
    code: str,
    read: Callable[[str], str | None],
    meant: Callable[[str], str] | None = None,
) -> str:
    """Return what `read` makes of a cell; where it makes nothing, the text as it is, after the fault `code`."""
    text = row.one(column)
    value = read(text) if text else ""
    if value is None:
        faults.add(code, row, column, text, suggestion=meant(text) if meant else "")
        return text
    return value


def _ident(row: Row, desk: _Desk, file: str, title: str) -> str | None:
    given = row.one("id")
    ident = given_id(given)
    if given and not ident:
        desk.faults.add("CAT-011", row, "id", given)
    if ident in desk.seen:
        desk.faults.add("CAT-012", row, "id", given, left_out=True, other=str(desk.seen[ident]))
        return None
    if not ident:
        stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        distinct = file or f"{title} {row.number}"
        ident = safe_id(unique_id(slug(stem) or slug(title), distinct, desk.seen, desk.reserved))
    desk.seen[ident] = row.number
    return ident


def _file(row: Row, desk: _Desk, wanted: str) -> str:
    found = desk.files.find(wanted) if wanted else ""
    if wanted and not found:
        suggestion = desk.files.meant(wanted)
        desk.faults.add("CAT-020", row, "file", wanted, left_out=True, suggestion=suggestion)
        # A misspelt name must not publish the file that was meant.
        desk.allow(row, suggestion)
    return found


def _language(row: Row, faults: Faults) -> str:
    text = row.one("language")
    tag = language_tag(text)
    if text and not tag:
        faults.add("CAT-039", row, "language", text, suggestion=meant_language(text))
    return tag


def _isbn(row: Row, faults: Faults) -> str:
    code = "CAT-038" if bibliographic.is_scientific(row.one("isbn")) else "CAT-037"
    return _told(row, "isbn", faults, code, bibliographic.isbn)


def _grades(row: Row, faults: Faults) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in (part.strip() for cell in row.many("grade") for part in cell.split(",") if part.strip()):
        grade = bibliographic.grade(text)
        if grade is None:
            meant = bibliographic.meant_grade(text)
            faults.add("CAT-041" if meant else "CAT-045", row, "grade", text, suggestion=meant)
        found[grade or text] = None
    return tuple(found)


def _copies(row: Row, desk: _Desk) -> int:
    text = row.one("copies")
    copies = values.number(text) if text else None
    if copies is None and text:
        desk.faults.add("CAT-009", row, "copies", text)
    numbers = desk.accessions.take(row, desk.faults)
    if copies is not None and numbers and copies != numbers:
        desk.faults.add("CAT-042", row, "copies", text, count=str(numbers))
    return numbers if copies is None else copies


def _access(row: Row, file: str, desk: _Desk) -> str:
    said = row.one("access").casefold()
    if said and read_access(said) is None:
        desk.faults.add("CAT-014", row, "access", said)
    return desk.access_of(row, file)
