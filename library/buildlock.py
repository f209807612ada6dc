"""One build of a library at a time."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class BuildLock:
    """A lock on a library's work folder; the system takes it back from a process that dies."""

    def __init__(self, work_dir: Path) -> None:
        self._path = work_dir / "lock"
        self._lock = FileLock(self._path)

    def acquire(self, waiting: Callable[[], None]) -> None:
        """Take the lock; call `waiting` once when another build has it, and wait for its end."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Some network folders know no locks; there a school has to see to it by itself.
        with contextlib.suppress(NotImplementedError):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                waiting()
                self._lock.acquire()

    def release(self) -> None:
        """Give the lock back, if it is held."""
        self._lock.release(force=True)
