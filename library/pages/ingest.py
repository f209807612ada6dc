"""Every book file becomes a set of pages, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from library.errors import Problem
from library.formats.types import Fault, SourceInfo
from library.pages.cache import entry_path
from library.pages.jobqueue import JobQueue, Owner
from library.pages.jobs import FACTS, PAGES_A_JOB, ProbeJob, RangeJob
from library.pages.model import PageSet
from library.pages.preview import cut_facts, cut_text, too_long
from library.pages.ranges import Range, Ranges, reason
from library.pages.tesseract import scan_fault
from library.pages.unread import garbled_fault
from library.pages.vector.bind import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Executor
    from pathlib import Path
    from typing import Protocol

    from library.pages.ranges import Counter
    from library.settings import Limits

    class Progress(Counter, Protocol):
        """What a build tells people while it works."""

        def waiting(self, told: str) -> None:
            """Learn, in the site's language, that another build of this library has to end first."""

        def books(self, count: int) -> None:
            """Learn how many books there are."""

        def book_done(self, name: str) -> None:
            """Learn that a book is finished."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of the files: name to pages, and to the seconds that its jobs took; the faults.

    `used` are the cache entries that this build needs.
    """

    sets: dict[str, PageSet]
    seconds: dict[str, float]
    problems: tuple[Problem, ...]
    used: frozenset[Path]


@dataclass(slots=True, eq=False)
class _Book:
    """A book on its way."""

    name: str
    path: Path
    digest: str
    owner: Owner
    vector: bool = False
    preview: int = 0
    """How many of its pages may be read, 0 for all."""
    info: SourceInfo | None = None
    ranges: list[Range] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Ingest:
    """Runs the jobs of all books through one queue; workers start only when there is work.

    A job that fails is tried once more. `engine` reads pages that have no text, "" where there is
    none.
    """

    def __init__(
        self,
        cache: Path,
        width: int,
        limits: Limits,
        executor: Callable[[], Executor],
        progress: Progress,
        *,
        engine: str = "",
    ) -> None:
        self._cache = cache
        self._width = width
        self._limits = limits
        self._engine = engine
        self._progress = progress
        self._queue = JobQueue(executor)
        self._ranges = Ranges(cache, self._queue, progress, engine)

    def run(
        self,
        files: list[tuple[str, Path, str]],
        previews: Mapping[str, int] | None = None,
        *,
        drawn: frozenset[str] = frozenset(),
    ) -> Ingested:
        """Return what became of the (name, path, digest) of each file; of `previews` only so many pages.

        The pages of the files named in `drawn` are kept as drawings where they can be.

        Raises:
            LibraryError: when the machine, and not a book, is at fault.
        """
        limits = previews or {}
        books = [
            _Book(
                name,
                path,
                digest,
                Owner(partial(self._progress.book_done, name)),
                vector=name in drawn,
                preview=limits.get(name, 0),
            )
            for name, path, digest in files
        ]
        self._progress.books(len(books))
        try:
            self._begin(books)
            self._queue.drain()
        finally:
            self._queue.close()
        done = [(book, book.info) for book in books if book.info]
        sets = {book.name: self._page_set(book, info) for book, info in done}
        return Ingested(
            sets=sets,
            seconds={
                book.name: info.seconds + sum(part.seconds for part in book.ranges) for book, info in done
            },
            problems=tuple(problem for book in books for problem in book.problems),
            used=frozenset(self._ranges.used),
        )

    def _begin(self, books: list[_Book]) -> None:
        """Look into the files that are new, the largest first, so that no long one is left to the end."""
        known, new = [], []
        for book in books:
            job = ProbeJob(book.path, book.digest, self._cache, self._limits)
            facts = self._ranges.cached(entry_path(self._cache, job.address), FACTS)
            if isinstance(facts, SourceInfo | Fault):
                known.append((book, job, facts))
            else:
                new.append((book, job))
        for book, job in sorted(new, key=lambda item: -_size(item[0].path)):
            good, bad = partial(self._probed, book, job), partial(self._unprobed, book)
            self._queue.submit(book.owner, job, good, bad, tries=2)
        for book, job, facts in known:
            self._probed(book, job, facts)
            if not book.owner.waiting:
                book.owner.finished()

    @staticmethod
    def _unprobed(book: _Book, error: Exception) -> None:
        book.problems.append(Problem("BOOK-022", book.name, details=(("reason", reason(error)),)))

    def _probed(self, book: _Book, probe: ProbeJob, info: SourceInfo | Fault) -> None:
        if isinstance(info, Fault):
            book.problems.append(info.problem(book.name))
            return
        if book.preview and (fault := too_long(info, book.preview)):
            book.problems.append(fault.problem(book.name))
            return
        book.info = info
        book.problems.extend(fault.problem(book.name) for fault in info.faults)
        made = entry_path(self._cache, probe.address)
        self._ranges.used.add(made)
        count = book.preview or len(info.sizes)
        for start in range(0, count, PAGES_A_JOB):
            stop = min(start + PAGES_A_JOB, count)
            job = RangeJob(
                book.path, made, info, start, stop, self._width, self._cache, self._limits, vector=book.vector
            )
            book.ranges.append(Range(book.name, job, book.owner))
            self._ranges.make(book.ranges[-1])

    def _page_set(self, book: _Book, info: SourceInfo) -> PageSet:
        """Return the pages of a book that is done, and add what is wrong with them to its problems."""
        ranges, entries, texts = [], [], []
        unread: list[int] = []
        garbled: list[int] = []
        for part in book.ranges:
            assert part.made is not None
            result, entry, text = part.made
            ranges.append(result)
            entries.append(entry)
            texts.append(text)
            unread += part.unread
            garbled += [page for page in result.garbled if page in part.unread]
            book.problems += [fault.problem(book.name) for fault in result.faults]
            book.problems += part.problems
        if unread:
            pictures = tuple(page for page in unread if page not in garbled)
            faults = (
                garbled_fault(garbled),
                scan_fault(book.preview or len(info.sizes), pictures, self._engine),
            )
            book.problems += [fault.problem(book.name) for fault in faults if fault]
        made = entry_path(self._cache, ProbeJob(book.path, book.digest, self._cache, self._limits).address)
        whole = 0
        if book.preview:
            whole = len(info.sizes)
            info, made = cut_facts(info, made, book.preview, self._cache)
            texts = [cut_text(*text, book.preview, self._cache) for text in texts]
            self._ranges.used |= {made, *(entry for _, entry in texts)}
        bound = bind(self._cache, entries) if book.vector else None
        if bound:
            self._ranges.used.add(bound[1])
        return PageSet(
            source=info,
            digest=book.digest,
            ranges=tuple(ranges),
            entries=tuple(entries),
            texts=tuple(texts),
            made=made,
            whole=whole,
            bound=bound,
        )


def _size(path: Path) -> int:
    """Return the size of a file in bytes, 0 when it is gone by now."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
