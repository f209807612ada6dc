"""Worker processes behind the interface of `concurrent.futures.Executor`.

Each process has a pipe of its own. A pool whose processes share one pipe and its locks, as those
of the standard library and of pebble do, stands still when a process is killed while it holds a
lock; here a process can be killed at any moment and its job alone is lost.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
from collections import deque
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Any

import psutil

from library.pages.worker import READY, serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_MB = 1 << 20
WORKER_MEMORY = 640 * _MB
"""Resident bytes a job may take; the heaviest ordinary books need under 300 MB."""
TOTAL_MEMORY = 1000 * _MB
"""Resident bytes of the parent and two workers; each further worker may have `_ANOTHER` more."""
_ANOTHER = 300 * _MB
# MuPDF's memory creeps in long runs: a worker is replaced after this many jobs, or when it holds this much.
_JOBS_A_WORKER = 60
_SWOLLEN = 400 * _MB
_TICK = 0.05
_PATIENCE = 10.0


class WorkerDiedError(Exception):
    """A process that ended while it worked; the exit code is negative for a signal."""


@dataclass(slots=True)
class _Task:
    """A job in the queue, and when it must be done once it runs."""

    future: Future[Any]
    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
    seconds: float | None


class _Worker:
    """A process: starting, then idle or at work on one task."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        # Only the process itself may hold its end, or its death would not close it.
        theirs.close()
        self.ready = False
        self.task: _Task | None = None
        self.began = 0.0
        self.jobs = 0

    def begin(self, task: _Task) -> None:
        """Hand it a task."""
        self.task, self.began = task, time.monotonic()
        self.jobs += 1
        self.pipe.send((*task.call, task.seconds))

    @property
    def late(self) -> bool:
        """Whether its job has had all the time allowed."""
        seconds = self.task.seconds if self.task else None
        return seconds is not None and time.monotonic() - self.began > seconds

    def resident(self) -> int:
        """Return the bytes of memory it holds now, 0 when it is gone."""
        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def end(self) -> None:
        """End it, with all that its job has started."""
        if self.task is not None:
            with contextlib.suppress(psutil.Error):
                for child in psutil.Process(self.process.pid).children(recursive=True):
                    child.kill()
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers(Executor):
    """Isolated processes with a time limit a job and limits of memory.

    A job that crashes (WorkerDiedError), takes too long (TimeoutError) or too much memory
    (MemoryError) fails alone; the other jobs go on. Where several jobs that are heavy, but allowed,
    meet, the last one begun is taken back and runs when another has ended, so that all processes
    together stay within `total` bytes.
    """

    def __init__(self, count: int, *, each: int = WORKER_MEMORY, total: int = 0) -> None:
        self._count = count
        self._each = each
        self._total = total or TOTAL_MEMORY + max(0, count - 2) * _ANOTHER
        self._queue: deque[_Task] = deque()
        self._team: list[_Worker] = []
        self._held = False
        self._closing = False
        self._poked = False
        self._looked = 0.0
        self._lock = threading.Lock()
        self._woken, self._wake = multiprocessing.get_context("spawn").Pipe(duplex=False)
        self._thread: threading.Thread | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Schedule `fn(job)`; the time limit is the job's own `seconds`."""
        future: Future[Any] = Future()
        seconds = getattr(args[0], "seconds", None) if args else None
        with self._lock:
            if self._closing:
                raise RuntimeError("the workers were sent home")
            self._queue.append(_Task(future, (fn, args, kwargs), seconds))
            if self._thread is None:
                self._thread = threading.Thread(target=self._supervise, name="workers", daemon=True)
                self._thread.start()
        self._poke()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers; with `cancel_futures`, jobs not yet begun are dropped, others killed."""
        with self._lock:
            self._closing = True
            dropped = [*self._queue] if cancel_futures else []
            if cancel_futures:
                self._queue.clear()
        for task in dropped:
            task.future.cancel()
        for worker in [*self._team] if cancel_futures else []:
            worker.process.kill()
        if self._thread is not None:
            self._poke()
            if wait:
                self._thread.join()

    def _poke(self) -> None:
        """Wake the supervisor, once for all that came while it was at work."""
        with self._lock:
            if not self._poked:
                self._poked = True
                self._wake.send_bytes(b".")

    def _supervise(self) -> None:
        """Give out the jobs and watch over them, until all are done and no more can come."""
        try:
            while True:
                self._hand_out()
                busy = any(worker.task for worker in self._team)
                if self._closing and not busy and not self._queue:
                    break
                watchful = busy or self._queue or any(not worker.ready for worker in self._team)
                pipes = [worker.pipe for worker in self._team]
                ready = wait_for([self._woken, *pipes], _TICK if watchful else None)
                if self._woken in ready:
                    with self._lock:
                        self._poked = False
                        self._woken.recv_bytes()
                for worker in [worker for worker in self._team if worker.pipe in ready]:
                    self._hear(worker)
                self._guard()
        finally:
            # Also after a fault of its own: nobody may wait for ever for a job that no one does.
            self._closing = True
            for worker in self._team:
                worker.end()
            for task in (*self._queue, *(worker.task for worker in self._team if worker.task)):
                _fail(task.future, WorkerDiedError("the workers were sent home"))

    def _hand_out(self) -> None:
        if not self._closing or self._queue:
            wanted = min(self._count, len(self._queue) + sum(w.task is not None for w in self._team))
            try:
                self._team += [_Worker() for _ in range(wanted - len(self._team))]
            except OSError as error:
                if not self._team and self._queue:
                    _fail(self._queue.popleft().future, error)
        for worker in [worker for worker in self._team if worker.ready and worker.task is None]:
            if self._held:
                return
            with self._lock:
                task = self._queue.popleft() if self._queue else None
            if task is None:
                return
            if task.future.running() or task.future.set_running_or_notify_cancel():
                try:
                    worker.begin(task)
                except OSError:
                    self._lose(worker, WorkerDiedError(worker.process.exitcode))
                except Exception as error:  # noqa: BLE001 -- a job that cannot be pickled is a failed job
                    worker.task = None
                    _fail(task.future, error)

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker has to say: that it is ready, or how its job ended."""
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(_PATIENCE)
            self._lose(worker, WorkerDiedError(worker.process.exitcode))
            return
        except Exception as error:  # noqa: BLE001 -- bytes that are no pickle raise anything
            self._lose(worker, error)
            return
        if message == READY:
            worker.ready = True
            return
        good, value = message
        task, worker.task, self._held = worker.task, None, False
        assert task is not None
        worn = worker.jobs >= _JOBS_A_WORKER or isinstance(value, MemoryError)
        if worn or worker.resident() > _SWOLLEN:
            self._team.remove(worker)
            worker.end()
        if good:
            task.future.set_result(value)
        else:
            task.future.set_exception(value)

    def _guard(self) -> None:
        """Hold every job to its time and memory, and all of them to what the machine can bear."""
        if time.monotonic() - self._looked < _TICK:
            return
        self._looked = time.monotonic()
        for worker in [worker for worker in self._team if worker.late]:
            self._lose(worker, TimeoutError())
        busy = sorted((worker for worker in self._team if worker.task), key=lambda worker: worker.began)
        held = {id(worker): worker.resident() for worker in busy}
        for worker in [worker for worker in busy if held[id(worker)] > self._each]:
            self._lose(worker, MemoryError())
            busy.remove(worker)
        idle = sum(worker.resident() for worker in self._team if worker.task is None)
        own = int(psutil.Process().memory_info().rss)
        if len(busy) > 1 and own + idle + sum(held[id(worker)] for worker in busy) > self._total:
            last = busy[-1]
            task = last.task
            assert task is not None
            self._team.remove(last)
            last.end()
            with self._lock:
                self._queue.appendleft(task)
            self._held = True

    def _lose(self, worker: _Worker, error: Exception) -> None:
        """Part with a worker; its job failed of `error`."""
        self._team.remove(worker)
        worker.end()
        self._held = False
        if worker.task is not None:
            _fail(worker.task.future, error)
        elif not worker.ready and self._queue:
            # It never came to life: one job pays for it, or a machine that starts none would never end.
            with self._lock:
                task = self._queue.popleft() if self._queue else None
            if task is not None:
                _fail(task.future, error)


def _fail(future: Future[Any], error: Exception) -> None:
    if not future.running() and not future.set_running_or_notify_cancel():
        return
    future.set_exception(error)
