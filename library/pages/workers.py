"""Worker processes behind the interface of `concurrent.futures.Executor`."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

from pebble import ProcessPool

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

_MEMORY = 3 << 30
# MuPDF's memory creeps in long runs, so a worker is replaced after this many jobs.
_JOBS_A_WORKER = 60


class Workers(Executor):
    """Isolated processes with a time limit a job and a memory limit each.

    A job that crashes, hangs or takes too much memory fails alone; the other jobs go on.
    """

    def __init__(self, count: int) -> None:
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=_JOBS_A_WORKER,
            initializer=_limit_memory,
            context=multiprocessing.get_context("spawn"),
        )

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Schedule `fn(job)`; the time limit is the job's own `seconds`."""
        seconds = args[0].seconds if args else None
        future: Future[Any] = self._pool.schedule(fn, args=list(args), kwargs=kwargs, timeout=seconds)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stop the workers; jobs not yet begun are dropped when `cancel_futures` is set."""
        if cancel_futures:
            self._pool.stop()
        else:
            self._pool.close()
        if wait:
            self._pool.join()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no limit that a process can set for itself.
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
