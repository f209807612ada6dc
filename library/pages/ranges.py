"""The pages of a book, range by range: drawn, read, and what is done when a worker dies of them."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from library.errors import Problem, Severity
from library.pages.cache import discard, entry_path
from library.pages.jobs import RESULT, OcrJob, RangeJob
from library.pages.model import PageRange, RangeText, Recognised
from library.pages.workers import WorkerDiedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Protocol

    from library.pages.jobqueue import JobQueue, Owner

    class Counter(Protocol):
        """What is told how many pages are to be made."""

        def pages(self, count: int) -> None:
            """Learn of `count` more pages to make."""

        def done(self, pages: int) -> None:
            """Learn that `pages` pages are made."""


@dataclass(slots=True, eq=False)
class Range:
    """A range on its way: the job that draws it, what came of it, and the pages that cost a worker.

    `made` is the result with the folder that holds it, and the words with theirs; `seconds` is
    the time its jobs took; `awaited` single pages are still under way.
    """

    name: str
    job: RangeJob
    owner: Owner
    made: tuple[PageRange, Path, tuple[RangeText, Path]] | None = None
    seconds: float = 0.0
    unread: tuple[int, ...] = ()
    awaited: int = 0
    bad: dict[int, Exception] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Ranges:
    """Makes ranges of pages, each from the cache or by a job.

    A range whose job fails is made page by page, which finds the pages that are at fault, and
    then once more without them; or as it was, where no page failed alone, so that a trouble that
    has passed leaves no trace. `used` are the cache entries that were needed.
    """

    def __init__(self, cache: Path, queue: JobQueue, counter: Counter, engine: str) -> None:
        self._cache = cache
        self._queue = queue
        self._counter = counter
        self._engine = engine
        self.used: set[Path] = set()

    def make(self, part: Range) -> None:
        """Begin with a range; all of it is there when the queue is drained."""
        if self._take(part, part.job):
            return
        self._counter.pages(part.job.stop - part.job.start)
        if any(entry_path(self._cache, single.address).is_dir() for single in _singles(part.job)):
            # An earlier build came to grief here: only the pages that failed are tried again.
            self._part(part)
        elif part.job.stop - part.job.start > 1:
            self._submit(part, part.job, lambda _: self._part(part))
        else:
            self._submit(part, part.job, partial(self._lost, part), tries=2)

    def cached(self, entry: Path, name: str) -> object:
        """Return the pickled result of a cache entry, or None; an entry without one is taken away.

        A damaged disk leaves such entries, and while one is there nothing better can take its place.
        """
        try:
            value: object = pickle.loads((entry / name).read_bytes())
        except FileNotFoundError:
            if entry.is_dir():
                discard(entry)
            return None
        except Exception:  # noqa: BLE001 -- damaged bytes make a pickle raise anything
            discard(entry)
            return None
        self.used.add(entry)
        self._queue.works()
        return value

    def _take(self, part: Range, job: RangeJob) -> bool:
        """Take the range from the cache, if it is there."""
        result = self.cached(entry_path(self._cache, job.address), RESULT)
        if isinstance(result, PageRange):
            self._drawn(part, job, result)
        return part.made is not None

    def _submit(
        self, part: Range, job: RangeJob, failed: Callable[[Exception], None], tries: int = 1
    ) -> None:
        def good(result: PageRange) -> None:
            self._drawn(part, job, result)
            self._counter.done(job.stop - job.start)

        self._queue.submit(part.owner, job, good, failed, tries=tries)

    def _drawn(self, part: Range, job: RangeJob, result: PageRange) -> None:
        entry = entry_path(self._cache, job.address)
        self.used.add(entry)
        part.made = result, entry, (result.text, entry)
        part.seconds += result.seconds
        part.unread = result.unread
        if result.unread and self._engine:
            self._read(part, OcrJob(job, result.unread, self._engine))

    def _part(self, part: Range) -> None:
        """Make the pages of a range one by one."""
        singles = [
            single
            for single in _singles(part.job)
            if self.cached(entry_path(self._cache, single.address), RESULT) is None
        ]
        part.awaited = len(singles)
        for single in singles:
            done, failed = partial(self._page_done, part), partial(self._page_failed, part, single.start)
            self._queue.submit(part.owner, single, done, failed)
        if not singles:
            self._again(part)

    def _page_failed(self, part: Range, number: int, error: Exception) -> None:
        part.bad[number] = error
        self._page_done(part, None)

    def _page_done(self, part: Range, result: PageRange | None) -> None:
        if result is not None:
            self.used.add(
                entry_path(self._cache, replace(part.job, start=result.start, stop=result.stop).address)
            )
        part.awaited -= 1
        if not part.awaited:
            self._again(part)

    def _again(self, part: Range) -> None:
        """Make the range without the pages that failed, or whole."""
        job = replace(part.job, skip=tuple(sorted(part.bad)))
        if len(part.bad) == job.stop - job.start:
            self._lost(part, part.owner.last)
            return
        self._tell(part)
        if self._take(part, job):
            self._counter.done(job.stop - job.start)
        else:
            self._submit(part, job, partial(self._lost, part))

    def _lost(self, part: Range, error: Exception) -> None:
        """Do without the range."""
        job = part.job
        part.bad |= {number: error for number in range(job.start, job.stop) if number not in part.bad}
        part.problems.clear()
        self._tell(part)
        nothing = (None,) * (job.stop - job.start)
        entry = entry_path(self._cache, job.address)
        part.made = (
            PageRange(job.start, job.stop, nothing, nothing, RangeText(), None),
            entry,
            (RangeText(), entry),
        )
        self._counter.done(job.stop - job.start)

    def _tell(self, part: Range) -> None:
        """Name the pages that failed, those on end for one reason together."""
        ordered = sorted((number, reason(error)) for number, error in part.bad.items())
        runs = groupby(enumerate(ordered), key=lambda item: (item[1][0] - item[0], item[1][1]))
        for (_, why), run in runs:
            pages = [number + 1 for _, (number, _) in run]
            shown = str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
            details = (("page", shown), ("reason", why))
            part.problems.append(Problem("BOOK-021", part.name, details=details))

    def _read(self, part: Range, job: OcrJob) -> None:
        entry = entry_path(self._cache, job.address)
        result = self.cached(entry, RESULT)
        if isinstance(result, Recognised):
            self._recognised(part, entry, result)
            return
        self._counter.pages(len(job.pages))
        good = partial(self._ocr_done, part, job)
        self._queue.submit(part.owner, job, good, partial(self._ocr_lost, part, job), tries=2)

    def _ocr_done(self, part: Range, job: OcrJob, result: Recognised) -> None:
        self._recognised(part, entry_path(self._cache, job.address), result)
        self._counter.done(len(job.pages))

    def _ocr_lost(self, part: Range, job: OcrJob, error: Exception) -> None:
        shown = ", ".join(str(number + 1) for number in job.pages)
        details = (("page", shown), ("reason", reason(error)))
        part.problems.append(Problem("BOOK-040", part.name, severity=Severity.WARNING, details=details))
        self._counter.done(len(job.pages))

    def _recognised(self, part: Range, entry: Path, result: Recognised) -> None:
        self.used.add(entry)
        assert part.made is not None
        part.made = (*part.made[:2], (result.text, entry))
        part.unread = result.unread
        part.seconds += result.seconds


def reason(error: Exception) -> str:
    """Return why a job failed: the key of a message, or what a library said."""
    match error:
        case TimeoutError():
            return "problem.reason.time"
        case MemoryError():
            return "problem.reason.memory"
        case WorkerDiedError():
            return "problem.reason.crash"
        case PermissionError():
            return "problem.reason.denied"
        case FileNotFoundError():
            return "problem.reason.gone"
    return f"{type(error).__name__}: {error}"[:200]


def _singles(job: RangeJob) -> Iterator[RangeJob]:
    """Yield the range as ranges of one page."""
    if job.stop - job.start > 1:
        for number in range(job.start, job.stop):
            yield replace(job, start=number, stop=number + 1)
