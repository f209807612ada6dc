"""The facts that every format reader yields, whatever the file is."""

from __future__ import annotations

from dataclasses import dataclass

from library.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the normalised table of contents; `page` is a 0-based index, `level` from 0."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a file is and says of itself.

    `document` names what its pages are drawn from: "" for the file itself, otherwise the file in
    the cache entry that the format reader made of it. `sizes` holds the width and height of each
    page in points. `chapters` holds the number of pages of each chapter of a reflowable
    document, so that a page can be reached without laying out the others; empty for a document
    whose pages are fixed. `cover` names the picture in the cache entry that is page 0, before the
    document's own pages; "" when there is none. `progression` is "ltr" or "rtl". `labels` are the printed page
    numbers, empty when they are 1, 2, 3 …
    """

    format: str
    document: str
    sizes: tuple[tuple[float, float], ...]
    title: str = ""
    creators: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    date: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    progression: str = "ltr"
    outline: tuple[OutlineEntry, ...] = ()
    labels: tuple[str, ...] = ()
    chapters: tuple[int, ...] = ()
    cover: str = ""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong inside a file; it becomes a `Problem` where the file's name is known."""

    code: str
    details: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.WARNING

    def problem(self, file: str) -> Problem:
        """Return the fault as told to people, for the book `file`."""
        return Problem(self.code, file, severity=self.severity, details=self.details)


class UnreadableBookError(Exception):
    """A file that cannot become a book; `fault` tells why."""

    def __init__(self, code: str, **details: str) -> None:
        # Its argument and its attributes make it again on the other side of a pickle.
        super().__init__(code)
        self.fault = Fault(code, tuple(details.items()), Severity.ERROR)
