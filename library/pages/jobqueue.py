"""The jobs that are under way, and what their end is told to."""

from __future__ import annotations

import errno
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from library.errors import LibraryError
from library.pages.jobs import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future

    from library.pages.jobs import Job

_TICK = 0.5
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# A book whose jobs fail time and again, each after all the time allowed, would hold the others up for hours.
_PATIENCE = 8
# So many failures without one success are no book's fault.
_HOPELESS = 20


@dataclass(slots=True, eq=False)
class Owner:
    """A book to whom jobs belong: those under way, and how many failed one after the other.

    `finished` is called when none is under way any more.
    """

    finished: Callable[[], None]
    waiting: set[Future[Any]] = field(default_factory=set)
    failures: int = 0
    last: Exception = field(default_factory=RuntimeError)

    @property
    def given_up(self) -> bool:
        """Whether so many jobs failed that no more are tried."""
        return self.failures >= _PATIENCE


class JobQueue:
    """Runs jobs in an executor, which is made when the first one comes."""

    def __init__(self, make_executor: Callable[[], Executor]) -> None:
        self._make_executor = make_executor
        self._executor: Executor | None = None
        self._settled: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._awaited = 0
        self._failed = 0
        self._works = False

    def submit(
        self,
        owner: Owner,
        job: Job,
        good: Callable[[Any], None],
        bad: Callable[[Exception], None],
        *,
        tries: int = 1,
    ) -> None:
        """Queue a job; `drain` tells its result to `good`, or its last failure to `bad`."""
        if owner.given_up:
            bad(owner.last)
            return
        if tries > 1:
            bad = partial(self._retry, partial(self.submit, owner, job, good, bad, tries=tries - 1))
        if self._executor is None:
            self._executor = self._make_executor()
        self._awaited += 1
        future = self._executor.submit(run, job)
        owner.waiting.add(future)
        settle = partial(self._settle, owner, future, good, bad)
        future.add_done_callback(lambda _: self._settled.put(settle))

    @staticmethod
    def _retry(again: Callable[[], None], _: Exception) -> None:
        again()

    def works(self) -> None:
        """Note that the machine has done a job, now or in an earlier build."""
        self._works = True

    def drain(self) -> None:
        """Tell every result, also of jobs that come meanwhile, until none is under way.

        Raises:
            LibraryError: when the machine, and not a book, is at fault.
        """
        while self._awaited:
            # With a limit, since on Windows Ctrl+C does not end a wait without one.
            with suppress(Empty):
                settle = self._settled.get(timeout=_TICK)
                self._awaited -= 1
                settle()

    def close(self) -> None:
        """Send the workers home; what is still under way is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=bool(self._awaited))

    def _settle(
        self,
        owner: Owner,
        future: Future[Any],
        good: Callable[[Any], None],
        bad: Callable[[Exception], None],
    ) -> None:
        owner.waiting.discard(future)
        try:
            result = future.result()
        except CancelledError:
            bad(owner.last)
        except Exception as error:  # noqa: BLE001 -- a worker may die of anything; the build goes on
            self._count(owner, error)
            bad(error)
        else:
            owner.failures, self._works = 0, True
            good(result)
        if not owner.waiting:
            owner.finished()

    def _count(self, owner: Owner, error: Exception) -> None:
        if isinstance(error, OSError) and error.errno in _FULL:
            raise LibraryError("disk-full") from error
        self._failed += 1
        if not self._works and self._failed >= _HOPELESS:
            raise LibraryError("no-worker", reason=f"{type(error).__name__}: {error}"[:200]) from error
        owner.failures, owner.last = owner.failures + 1, error
        if owner.given_up:
            for future in owner.waiting:
                future.cancel()
