"""The facts that every format reader yields, whatever the file is."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from library.errors import Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the normalised table of contents; `page` is a 0-based index, `level` from 0."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Media:
    """A file of the probe's cache entry that goes to the site as it is.

    `file` is relative to the entry; `digest` is the start of the SHA-256 of its bytes, in
    hexadecimal.
    """

    file: str
    digest: str
    bytes: int

    @classmethod
    def of(cls, folder: Path, file: str) -> Media:
        """Return what the file of a cache entry is."""
        data = (folder / file).read_bytes()
        return cls(file, sha256(data).hexdigest()[:10], len(data))


@dataclass(frozen=True, slots=True)
class ReflowChapter:
    """A sanitised chapter for the reader's own typography, and the page (0-based) it begins on.

    `content` is a script that calls `self.tusachChapter(…)` (tests/contracts/book.schema.json).
    """

    title: str
    content: Media
    page: int


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of recorded speech and what it says (EPUB 3.3 §9, media overlays).

    `first` and `last` are 0-based numbers of the words of `page`, both spoken; -1 when the clip
    speaks of the page as a whole. `audio` is an index into `SourceInfo.audio`, `begin` and `end`
    are seconds in it. `anchor` is the id of the spoken element in the reflow chapters, "" when
    the book has none.
    """

    page: int
    first: int
    last: int
    audio: int
    begin: float
    end: float
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stretch of recorded speech and the words it speaks, from which a `Clip` is made.

    The words begin on `page`; `text` is "" when the page as a whole is spoken. The other fields
    are those of `Clip`.
    """

    page: int
    text: str
    audio: int
    begin: float
    end: float
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a file is and says of itself.

    `document` names what its pages are drawn from: "" for the file itself, otherwise the file in
    the cache entry that the format reader made of it. `sizes` holds the width and height of each
    page in points. `chapters` holds the number of pages of each chapter of a reflowable
    document, so that a page can be reached without laying out the others, or of each picture of a
    book of scans, of which a TIFF holds several; empty for a document whose pages are fixed. `cover` names the picture in the cache entry that is page 0, before the
    document's own pages; "" when there is none. `progression` is "ltr" or "rtl". `labels` are the printed page
    numbers, empty when they are 1, 2, 3 …; `page_list` are those of an EPUB's printed edition,
    which begin anywhere on a page: (label, page). `isbn` is hyphenated and valid, or "". `modified` is when the file was last changed, as it
    says itself (RFC 3339, in UTC), "" when it does not say. `reflow` and its `pictures` are the second
    representation of a reflowable book; `vertical` tells that its lines run from top to bottom.
    `utterances` are what the book's overlays speak, until they are found among the words of the
    pages and are `clips`. `seconds` is the time it took to find all this out.
    """

    format: str
    document: str
    sizes: tuple[tuple[float, float], ...]
    title: str = ""
    creators: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    date: str = ""
    isbn: str = ""
    modified: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    progression: str = "ltr"
    outline: tuple[OutlineEntry, ...] = ()
    labels: tuple[str, ...] = ()
    chapters: tuple[int, ...] = ()
    cover: str = ""
    page_list: tuple[tuple[str, int], ...] = ()
    reflow: tuple[ReflowChapter, ...] = ()
    pictures: tuple[Media, ...] = ()
    vertical: bool = False
    audio: tuple[Media, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    clips: tuple[Clip, ...] = ()
    faults: tuple[Fault, ...] = ()
    seconds: float = field(default=0.0, compare=False)


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
