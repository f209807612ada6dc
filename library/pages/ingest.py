"""Every book file becomes a set of pages, or a reason why not."""

from __future__ import annotations

import pickle
import shutil
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from library.errors import Problem
from library.formats.types import Fault, SourceInfo
from library.pages.cache import entry_path
from library.pages.jobs import FACTS, RESULT, ProbeJob, RangeJob, run
from library.pages.model import PageRange, PageSet, RangeText

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future
    from pathlib import Path
    from typing import Protocol

    from library.settings import Limits

    class Progress(Protocol):
        """What a build tells people while it works."""

        def books(self, count: int) -> None:
            """Learn how many books there are."""

        def pages(self, count: int) -> None:
            """Learn of `count` more pages to make."""

        def done(self, pages: int) -> None:
            """Learn that `pages` pages are made."""

        def book_done(self, name: str) -> None:
            """Learn that a book is finished."""


PAGES_A_JOB = 16


@dataclass(slots=True)
class _Book:
    """A book on its way: the ranges that are there and those still awaited."""

    name: str
    path: Path
    digest: str
    info: SourceInfo | None = None
    ranges: dict[int, tuple[PageRange, Path]] = field(default_factory=dict)
    awaited: int = 0
    problems: list[Problem] = field(default_factory=list)


class Ingest:
    """Runs the jobs of all books through one queue; workers start only when there is work."""

    def __init__(
        self, cache: Path, width: int, limits: Limits, executor: Callable[[], Executor], progress: Progress
    ) -> None:
        self._cache = cache
        self._width = width
        self._limits = limits
        self._make_executor = executor
        self._executor: Executor | None = None
        self._progress = progress
        self._waiting: dict[Future[Any], tuple[_Book, ProbeJob | RangeJob]] = {}

    def run(self, files: list[tuple[str, Path, str]]) -> tuple[dict[str, PageSet], list[Problem]]:
        """Return name to pages, and the faults, for (name, path, digest) of each file."""
        books = [_Book(*file) for file in files]
        self._progress.books(len(books))
        try:
            for book in books:
                self._probe(book)
                if not book.awaited:
                    self._progress.book_done(book.name)
            while self._waiting:
                finished, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
                for future in finished:
                    self._settle(future)
        finally:
            if self._executor is not None:
                self._executor.shutdown(wait=True, cancel_futures=bool(self._waiting))
        sets = {book.name: self._page_set(book) for book in books if book.info and not book.awaited}
        return sets, [problem for book in books for problem in book.problems]

    def _probe(self, book: _Book) -> None:
        job = ProbeJob(book.path, book.digest, self._cache, self._limits)
        facts = _cached(entry_path(self._cache, job.address), FACTS)
        if isinstance(facts, SourceInfo | Fault):
            self._probed(book, job, facts)
        else:
            self._submit(book, job)

    def _submit(self, book: _Book, job: ProbeJob | RangeJob) -> None:
        if self._executor is None:
            self._executor = self._make_executor()
        book.awaited += 1
        self._waiting[self._executor.submit(run, job)] = (book, job)

    def _settle(self, future: Future[Any]) -> None:
        book, job = self._waiting.pop(future)
        book.awaited -= 1
        try:
            result = future.result()
        except Exception as error:  # noqa: BLE001 -- a worker may die of anything; the build goes on
            self._failed(book, job, error)
        else:
            if isinstance(job, ProbeJob):
                self._probed(book, job, result)
            else:
                self._drawn(book, job, result)
        if not book.awaited:
            self._progress.book_done(book.name)

    def _probed(self, book: _Book, probe: ProbeJob, info: SourceInfo | Fault) -> None:
        if isinstance(info, Fault):
            book.problems.append(info.problem(book.name))
            return
        book.info = info
        book.problems.extend(fault.problem(book.name) for fault in info.faults)
        made = entry_path(self._cache, probe.address)
        for start in range(0, len(info.sizes), PAGES_A_JOB):
            stop = min(start + PAGES_A_JOB, len(info.sizes))
            job = RangeJob(book.path, made, info, start, stop, self._width, self._cache, self._limits)
            result = _cached(entry_path(self._cache, job.address), RESULT)
            if isinstance(result, PageRange):
                book.ranges[start] = (result, entry_path(self._cache, job.address))
            else:
                self._progress.pages(stop - start)
                self._submit(book, job)

    def _drawn(self, book: _Book, job: RangeJob, result: PageRange) -> None:
        book.ranges[job.start] = (result, entry_path(self._cache, job.address))
        self._progress.done(job.stop - job.start)

    def _failed(self, book: _Book, job: ProbeJob | RangeJob, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"[:200]
        if isinstance(job, ProbeJob):
            book.problems.append(Problem("BOOK-022", book.name, details=(("reason", reason),)))
            return
        pages = f"{job.start + 1}–{job.stop}"
        details = (("page", pages), ("reason", reason))
        book.problems.append(Problem("BOOK-021", book.name, details=details))
        nothing = (None,) * (job.stop - job.start)
        missing = PageRange(job.start, job.stop, nothing, nothing, RangeText(), None)
        self._drawn(book, job, missing)

    def _page_set(self, book: _Book) -> PageSet:
        assert book.info is not None
        ordered = [book.ranges[start] for start in sorted(book.ranges)]
        for part, _ in ordered:
            book.problems.extend(fault.problem(book.name) for fault in part.faults)
        ranges = tuple(part for part, _ in ordered)
        return PageSet(
            source=book.info,
            digest=book.digest,
            ranges=ranges,
            entries=tuple(entry for _, entry in ordered),
            texts=tuple((part.text, entry) for part, entry in ordered),
            made=entry_path(self._cache, ProbeJob(book.path, book.digest, self._cache, self._limits).address),
        )


def _cached(entry: Path, name: str) -> object:
    """Return the pickled result of a cache entry, or None; an entry without one is taken away.

    A damaged disk leaves such entries, and while one is there nothing better can take its place.
    """
    try:
        return pickle.loads((entry / name).read_bytes())
    except Exception:  # noqa: BLE001 -- damaged bytes make a pickle raise anything
        shutil.rmtree(entry, ignore_errors=True)
        return None
