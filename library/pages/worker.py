"""What runs in a worker process: one job after the other, until the parent ends."""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import pickle
import signal
import threading
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

READY = "ready"
# Address space, not memory in use: it stops what grows faster than the parent looks.
_ADDRESSES = 2 << 30
_GRACE = 30.0


def serve(pipe: Connection) -> None:
    """Run (function, arguments, named arguments, seconds) from `pipe`, answering (good, value).

    The process ends when its parent ends it or is gone: at once where it waits or draws, and after
    the time allowed to its job where that hangs in code that lets no other run.
    """
    # Ctrl+C reaches every process of the terminal; the parent decides what becomes of the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_addresses()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        pipe.send(READY)
        while True:
            function, arguments, named, seconds = pipe.recv()
            if seconds is not None:
                faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
            try:
                answer = (True, function(*arguments, **named))
            except Exception as error:  # noqa: BLE001 -- whatever it is, it is the job's
                answer = (False, _portable(error))
            faulthandler.cancel_dump_traceback_later()
            _answer(pipe, answer)


def _answer(pipe: Connection, answer: tuple[bool, Any]) -> None:
    try:
        pipe.send(answer)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 -- a result that no pickle takes
        pipe.send((False, RuntimeError(f"{type(error).__name__}: {error}")))


def _portable(error: Exception) -> Exception:
    """Return an exception that survives a pickle."""
    try:
        made: Any = pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 -- anything can go wrong in a class of someone else's
        made = None
    return made if isinstance(made, Exception) else RuntimeError(f"{type(error).__name__}: {error}")


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _limit_addresses() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no limit that a process can set for itself; the parent watches.
        return
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
