"""Book files come into the library: copied into its folder, with a row in the table of books for each."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from library.catalog.append import extended, read_target
from library.catalog.bibliographic import publication_date
from library.catalog.folders import BOOK_SUFFIXES, find, is_page, scan_files
from library.catalog.ids import file_key, safe_id
from library.catalog.languages import language_tag
from library.catalog.load import book_files
from library.catalog.reader import read_table
from library.catalog.tables import books_table, save
from library.errors import LibraryError
from library.formats.types import Fault
from library.pages.cache import FileDigests
from library.pages.jobs import ProbeJob, run
from library.pages.workers import Workers
from library.text import clean, title_of_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from library.catalog.append import Fields
    from library.catalog.reader import Row
    from library.formats.types import SourceInfo
    from library.settings import Settings

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_SUFFIX = {"pdf": ".pdf", "epub": ".epub", "cbz": ".cbz"}
_TITLE = 300
_VIETNAMESE = re.compile("[đĐơƠưƯăĂ\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file that was given: one outcome, and what its row says.

    `status` is "added", "there" for a book that has a row already, "failed" with the fault or the
    key of a message that says why; `name` is relative to the folder of books.
    """

    given: Path
    status: str
    name: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    fault: Fault | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A book on its way in: where it stands now or will, and whether it has to be copied there."""

    given: Path
    target: Path
    row: Fields
    stays: bool


def add(settings: Settings, given: Sequence[Path]) -> list[Added]:
    """Copy books into the library and put a row for each behind the table; nothing is overwritten.

    A file that cannot be read or copied is told and leaves no trace. The table is written once, at
    the end: when that fails, no copy stays.

    Raises:
        LibraryError: when the table cannot be written; nothing has changed then.
    """
    path, name = books_table(settings)
    target = read_target(path, name)
    if "file" not in target.columns:
        raise LibraryError("table-no-file", file=name)
    shelf = _Shelf(settings, read_table(path, name, "books").rows)
    outcomes: list[Added] = []
    copies: list[_Copy] = []
    for candidate, facts in _probed(settings, given, shelf.digests):
        outcome = _judged(candidate, facts, shelf)
        if isinstance(outcome, _Copy):
            failed = None if outcome.stays else _copied(outcome)
            if failed is None:
                shelf.remember(candidate, outcome.target)
                copies.append(outcome)
                told = tuple((field, "; ".join(values)) for field, values in outcome.row.items())
                outcome = Added(candidate, "added", shelf.name(outcome.target), told)
            else:
                outcome = failed
        outcomes.append(outcome)
    try:
        if copies:
            save(target.path, extended(target, [copy.row for copy in copies]), name)
    except BaseException:
        for copy in copies:
            if not copy.stays:
                _remove(copy.target)
        raise
    return outcomes


class _Shelf:
    """The books that are there: by their content, and those that rows name."""

    def __init__(self, settings: Settings, rows: Iterable[Row]) -> None:
        self._root = settings.books_dir
        self.digests = FileDigests(settings.cache_dir / "files.json")
        self._claimed = {file_key(row.one("file")) for row in rows}
        there = book_files(self._root) if self._root.is_dir() else []
        self._by_size: dict[int, list[Path]] = {}
        for path in there:
            self._by_size.setdefault(_size(path), []).append(path)

    def name(self, path: Path) -> str:
        """Return a book's path relative to the folder of books, with slashes."""
        return unicodedata.normalize("NFC", path.relative_to(self._root).as_posix())

    def same(self, path: Path) -> Path | None:
        """Return the book of the library with the content of `path`."""
        if path.resolve().is_relative_to(self._root.resolve()):
            return self._root / path.resolve().relative_to(self._root.resolve())
        alike = self._by_size.get(_size(path), [])
        digest = self.digests.digest(path) if alike else ""
        return next((other for other in alike if self.digests.digest(other) == digest), None)

    def has_row(self, path: Path) -> bool:
        """Return whether a row names the book at `path`."""
        return file_key(self.name(path)) in self._claimed

    def remember(self, given: Path, path: Path) -> None:
        """Take in a book that came just now."""
        self._claimed.add(file_key(self.name(path)))
        self._by_size.setdefault(_size(given), []).append(path)

    def free(self, given: Path, suffix: str) -> Path:
        """Return where a book may be put: under its own name, else with a number behind it."""
        stem = given.name if given.is_dir() else given.stem
        stem = _UNSAFE.sub("-", clean(stem)).strip(". ")[:120] or "sach"
        if safe_id(stem.casefold()) != stem.casefold():
            # Windows makes no file of that name.
            stem = f"sach-{stem}"
        names = {file_key(path.name) for path in self._root.iterdir()} if self._root.is_dir() else set()
        number, name = 1, stem + suffix
        while file_key(name) in names:
            number += 1
            name = f"{stem} ({number}){suffix}"
        return self._root / name


def _size(path: Path) -> int:
    """Return the bytes of a file, or of the pages in a folder."""
    files = scan_files(path) if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files)


def _candidates(given: Iterable[Path]) -> Iterator[Path]:
    """Yield each book: a file, a folder of pictures, or all that a folder holds."""
    for path in given:
        if not path.is_dir() or any(is_page(file.name) for file in path.iterdir() if file.is_file()):
            yield path
        else:
            yield from sorted(find(path)) or [path]


def _probed(
    settings: Settings, given: Iterable[Path], digests: FileDigests
) -> Iterator[tuple[Path, SourceInfo | Fault | str]]:
    """Yield every book with what it is, the fault that makes it none, or the message that says why."""
    paths = list(_candidates(given))
    with tempfile.TemporaryDirectory() as scratch, Workers(settings.jobs) as workers:
        futures = [
            workers.submit(run, ProbeJob(path, digests.digest(path), Path(scratch), settings.limits))
            if path.exists()
            else None
            for path in paths
        ]
        for path, future in zip(paths, futures, strict=True):
            if future is None:
                yield path, "cli.add.missing"
                continue
            try:
                yield path, future.result()
            except Exception:  # noqa: BLE001 -- a worker may die of anything
                yield path, "cli.add.unread"


def _judged(given: Path, facts: SourceInfo | Fault | str, shelf: _Shelf) -> Added | _Copy:
    if isinstance(facts, str):
        return Added(given, "failed", reason=facts)
    if isinstance(facts, Fault):
        return Added(given, "failed", fault=facts)
    same = shelf.same(given)
    if same is not None and shelf.has_row(same):
        return Added(given, "there", shelf.name(same))
    suffix = given.suffix if given.suffix.lower() in BOOK_SUFFIXES else _SUFFIX.get(facts.format, "")
    target = same or shelf.free(given, "" if given.is_dir() else suffix)
    row = {"file": (shelf.name(target),)} | _row(facts, given)
    return _Copy(given, target, row, same is not None)


def _row(info: SourceInfo, given: Path) -> Fields:
    """Return what the file says of itself and a catalog should; ids and shelves are the librarian's."""
    told = {
        "title": (info.title or title_of_file(given.name if given.is_dir() else given.stem))[:_TITLE],
        "publisher": info.publisher,
        "date": info.date[:4] if publication_date(info.date[:4]) else "",
        "isbn": info.isbn,
        "language": _language(info),
    }
    row = {field: (clean(value),) for field, value in told.items() if clean(value)}
    creators = tuple(filter(None, map(clean, info.creators)))
    return row | ({"creator": creators} if creators else {})


def _language(info: SourceInfo) -> str:
    """Return the tag of the language where there is no doubt: most Vietnamese EPUBs say that they are English."""
    if _VIETNAMESE.search(info.title):
        return "vi"
    tag = language_tag(info.language)
    return "" if tag.partition("-")[0] == "en" else tag


def _copied(copy: _Copy) -> Added | None:
    """Copy a book to where nothing is; return the failure, None for none.

    It has a hidden name until it is whole, so that no half of a book is ever taken for one.
    """
    beside = copy.target.with_name(f".{copy.target.name}.part")
    try:
        copy.target.parent.mkdir(parents=True, exist_ok=True)
        if copy.given.is_dir():
            beside.mkdir()
            for file in scan_files(copy.given):
                shutil.copyfile(file, beside / file.name)
        else:
            shutil.copyfile(copy.given, beside)
        if copy.target.exists():
            _remove(beside)
            return Added(copy.given, "failed", reason="cli.add.exists")
        beside.rename(copy.target)
    except OSError:
        _remove(beside)
        return Added(copy.given, "failed", reason="cli.add.not-copied")
    return None


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
