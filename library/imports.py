"""Records of other library programs become rows of the table of books."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.catalog.accessions import run_of
from library.catalog.append import extended, read_target
from library.catalog.bibliographic import isbn, publication_date
from library.catalog.columns import FINDABLE
from library.catalog.koha import read_export
from library.catalog.marc import is_marc, read_marc, read_marcxml
from library.catalog.reader import read_table
from library.catalog.tables import save
from library.catalog.template import as_csv, as_workbook
from library.errors import LibraryError
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from library.catalog.append import Fields
    from library.catalog.exchange import Taken
    from library.errors import Problem
    from library.messages import Messages


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the records of a file, and all that was left of them.

    `unread` are the numbers of records that could not be read, from 1; `left` counts the fields of
    the source that have no place in a table of books, `lacking` those of ours that this table has no
    column for; `nowhere` counts the titles taken that nobody can find.
    """

    taken: int
    there: int
    unread: tuple[int, ...]
    left: Counter[str]
    lacking: Counter[str]
    nowhere: int
    problems: tuple[Problem, ...]


def read_source(path: Path) -> tuple[list[Taken | None], list[Problem]]:
    """Return the records of a file, None for those that cannot be read, and what is wrong with it.

    Raises:
        LibraryError: when the file cannot be opened, or holds no record.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LibraryError("import-unreadable", file=str(path), reason=error.strerror) from error
    problems: list[Problem] = []
    if is_marc(data):
        records = list(read_marc(data))
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        records = list(read_marcxml(data))
    else:
        records, problems = read_export(path, path.name)
    if not any(records):
        raise LibraryError("import-nothing", file=str(path))
    return records, problems


def import_into(table: Path, name: str, source: Path) -> Imported:
    """Put the records of `source` behind the rows of a table, which people know as `name`.

    Raises:
        LibraryError: when nothing can be read or written; the table is as it was then.
    """
    return _put(table, name, *read_source(source))


def _put(table: Path, name: str, records: list[Taken | None], problems: list[Problem]) -> Imported:
    target = read_target(table, name)
    held = _Held()
    for row in read_table(table, name, "books").rows:
        held.take(row.fields)
    titles = [record for record in records if record]
    new = [record for record in titles if held.take(record.fields)]
    rows = [record.fields for record in new]
    if rows:
        save(table, extended(target, rows), name)
    return Imported(
        taken=len(new),
        there=len(titles) - len(new),
        unread=tuple(number for number, record in enumerate(records, 1) if not record),
        left=Counter(tag for record in new for tag in record.left),
        lacking=target.lacking(rows),
        nowhere=sum(not FINDABLE.intersection(row) for row in rows),
        problems=tuple(problems),
    )


def import_to(output: Path, source: Path, m: Messages) -> Imported:
    """Write the records of `source` into a new table with all columns, CSV or a workbook by its name.

    Raises:
        LibraryError: when the table is there already, or nothing can be read or written.
    """
    makers = {".csv": lambda: as_csv("books"), ".xlsx": lambda: as_workbook(("books", "shelves"), m)}
    maker = makers.get(output.suffix.lower())
    if maker is None:
        raise LibraryError("output-kind", file=str(output))
    if output.exists():
        raise LibraryError("output-there", file=str(output))
    records, problems = read_source(source)
    save(output, maker(), str(output))
    try:
        return _put(output, output.name, records, problems)
    except BaseException:
        output.unlink()
        raise


class _Held:
    """The titles that are there, by accession number and by what is printed in them."""

    def __init__(self) -> None:
        self._numbers: dict[str, list[tuple[int, int]]] = {}
        self._titles: set[tuple[str, ...]] = set()

    def take(self, fields: Mapping[str, tuple[str, ...]]) -> bool:
        """Return whether a title is new, and remember it."""
        runs = [run for text in fields.get("accession", ()) if (run := run_of(text))]
        title = tuple(_printed(fields))
        # Copies that stand in other rows are other copies, whatever their title.
        known = any(self._has(run.prefix, run.first) for run in runs) or (not runs and title in self._titles)
        if not known:
            for run in runs:
                self._numbers.setdefault(run.prefix, []).append((run.first, run.last))
            self._titles.add(title)
        return not known

    def _has(self, prefix: str, number: int) -> bool:
        return any(first <= number <= last for first, last in self._numbers.get(prefix, ()))


def _printed(fields: Fields | Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    first = {name: (fields.get(name) or ("",))[0] for name in ("title", "subtitle", "creator", "volume")}
    yield from map(fold, first.values())
    yield publication_date((fields.get("date") or ("",))[0]) or ""
    yield isbn((fields.get("isbn") or ("",))[0]) or ""


def counted(counts: Counter[str], called: Mapping[str, str]) -> str:
    """Return what was counted, most frequent first, as it is `called`: "500 (12), 856"."""
    return ", ".join(
        called.get(name, name) + (f" ({count})" if count > 1 else "") for name, count in counts.most_common()
    )
