"""What a build tells: counts, books, faults, and how long it took."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from library.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from library.collection import Book
    from library.messages import Messages
    from library.settings import Settings

_TOP = 10


@dataclass(frozen=True, slots=True)
class BookReport:
    """A book that has a file: its pages, its bytes on the site, and what is wrong with it.

    `seconds` is the time it took its jobs, in this build or the one that made its pages; `faults`
    is the number of faults that left something out, `warnings` that of the others. `drawn` is how
    many pages are drawings, `undrawn` how many were to be and are none, by what stands against it.
    """

    id: str
    title: str
    file: str
    pages: int
    bytes: int
    seconds: float
    warnings: int
    faults: int
    drawn: int = 0
    undrawn: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended; `emitted` is False where the old site was left in place.

    `seconds` is wall-clock time, `bytes` and `files` are those of the whole site.
    """

    titles: int
    readable: int
    pages: int
    problems: tuple[Problem, ...]
    books: tuple[BookReport, ...] = ()
    emitted: bool = False
    files: int = 0
    bytes: int = 0
    written: int = 0
    deleted: int = 0
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """0 when all went in, 1 when some books or rows were left out."""
        return int(any(problem.left_out for problem in self.problems))

    @property
    def slowest(self) -> list[BookReport]:
        """The ten books that took longest, the longest first."""
        return sorted(self.books, key=lambda book: (-book.seconds, book.id))[:_TOP]

    @property
    def heaviest(self) -> list[BookReport]:
        """The ten books that take the most room on the site, the heaviest first."""
        return sorted(self.books, key=lambda book: (-book.bytes, book.id))[:_TOP]


def save(path: Path, result: BuildResult, m: Messages) -> None:
    """Write the result as JSON, each fault also in words."""
    value = _told(result)
    value["problems"] = [_told(problem) | {"message": m.problem(problem)} for problem in result.problems]
    value["books"] = [_told(book) for book in result.books]
    value |= {name: [book.id for book in getattr(result, name)] for name in ("slowest", "heaviest")}
    # In ASCII, since the name of a file may hold bytes that are no text.
    write(path, json.dumps(value).encode("ascii"))


def _told(value: BookReport | BuildResult | Problem) -> dict[str, object]:
    """Return the fields by name; `asdict` would copy what is in them, too, which takes seconds of many faults."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_bytes(data)
    temporary.replace(path)


def load(path: Path) -> BuildResult | None:
    """Return the result of the last build, None where there is none to be read."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        for told in ("slowest", "heaviest"):
            del value[told]
        problems = tuple(map(_problem, value.pop("problems")))
        books = tuple(BookReport(**book) for book in value.pop("books"))
        return BuildResult(**value, problems=problems, books=books)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _problem(value: dict[str, object]) -> Problem:
    kept = {name: value[name] for name in ("code", "file", "row", "column", "value")}
    details = tuple((str(name), str(text)) for name, text in value["details"])  # type: ignore[attr-defined]
    return Problem(**kept, severity=Severity(value["severity"]), details=details)  # type: ignore[arg-type]


def of_books(
    books: Iterable[Book],
    settings: Settings,
    seconds: Mapping[str, float],
    sizes: Mapping[str, int],
    problems: Sequence[Problem],
) -> tuple[BookReport, ...]:
    """Return what is told of each book that can be read; `sizes` are those of all files of the site."""
    weights: Counter[str] = Counter()
    for path, size in sizes.items():
        folder, _, rest = path.partition("/")
        if folder == "books":
            weights[rest.partition("/")[0]] += size
    lost = Counter((problem.file, problem.left_out) for problem in problems)
    return tuple(
        BookReport(
            id=book.id,
            title=book.holding.title,
            file=file,
            pages=book.content.page_count,
            bytes=weights[book.id],
            seconds=round(seconds.get(book.holding.file, 0.0), 2),
            warnings=lost[file, False],
            faults=lost[file, True],
            drawn=sum(len(held) for _, held in book.content.bound[0].chunks) if book.content.bound else 0,
            undrawn=dict(book.content.bound[0].refused) if book.content.bound else {},
        )
        for book in books
        if book.content is not None
        for file in (settings.book_name(book.holding.file),)
    )
