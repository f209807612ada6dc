"""Executors that run the jobs in this process."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Inline(Executor):
    """Runs each job at once; those that `crashes` picks end as a killed worker's do."""

    def __init__(self, crashes: Callable[[Any], bool] = lambda _: False) -> None:
        self.jobs: list[Any] = []
        self.stopped = False
        self._crashes = crashes

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run the job and return its finished future."""
        self.jobs.append(args[0])
        future: Future[Any] = Future()
        try:
            result = _die() if self._crashes(args[0]) else fn(*args, **kwargs)
            future.set_result(result)
        except Exception as error:  # noqa: BLE001 -- what a job raises is its future's
            future.set_exception(error)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Remember that the executor was given back."""
        self.stopped = True


def _die() -> None:
    raise RuntimeError("worker died")


class Silent:
    """Progress that tells nobody, but remembers what it was told."""

    def __init__(self) -> None:
        self.finished: list[str] = []
        self.made = self.expected = self.count = 0
        self.waited = ""

    def waiting(self, told: str) -> None:
        self.waited = told

    def books(self, count: int) -> None:
        self.count = count

    def pages(self, count: int) -> None:
        self.expected += count

    def done(self, pages: int) -> None:
        self.made += pages

    def book_done(self, name: str) -> None:
        self.finished.append(name)
