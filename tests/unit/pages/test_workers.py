"""Worker processes: a job that crashes, hangs or swells fails alone, and none outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError, Executor, wait
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from library.pages.workers import WorkerDiedError, Workers

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Job:
    what: str
    seconds: float = 60.0
    note: str = ""


class OddError(Exception):
    """An exception that cannot be made again from a pickle."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def work(job: Job) -> Any:
    match job.what:
        case "crash":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(600)
        case "raise":
            raise ValueError(job.what)
        case "odd":
            raise OddError("lạ", "lùng")
        case "unpicklable":
            return lambda: None
        case "swell":
            held = [b"x" * MB for _ in range(int(job.note))]
            time.sleep(1.0)
            return len(held)
        case "pid":
            return os.getpid()
        case "note":
            with Path(job.note).open("a", encoding="utf-8") as file:
                file.write(f"{os.getpid()}\n")
            time.sleep(600)
    return job.what


def results(workers: Workers, *jobs: Job) -> list[Any]:
    futures = [workers.submit(work, job) for job in jobs]
    wait(futures, timeout=100)
    return [future.exception() or future.result() for future in futures]


def test_one_crash_one_hang_and_one_error_leave_the_others_alone() -> None:
    with Workers(2) as workers:
        assert isinstance(workers, Executor)
        good, crash, error, late, odd, killed, also = results(
            workers,
            Job("tốt"),
            Job("crash"),
            Job("raise"),
            Job("hang", 1.0),
            Job("odd"),
            Job("kill"),
            Job("cũng tốt"),
        )
    assert (good, also) == ("tốt", "cũng tốt")
    assert isinstance(crash, WorkerDiedError)
    assert crash.args == (3,)
    assert isinstance(error, ValueError)
    assert isinstance(late, Late)
    assert str(odd) == "OddError: lạlùng"
    assert isinstance(killed, WorkerDiedError)


def test_a_job_that_swells_fails_alone() -> None:
    with Workers(2, each=200 * MB) as workers:
        swollen, good, modest = results(
            workers, Job("swell", note="600"), Job("tốt"), Job("swell", note="20")
        )
    assert isinstance(swollen, MemoryError)
    assert (good, modest) == ("tốt", 20)


def test_heavy_jobs_that_meet_take_turns() -> None:
    """Each may take what it takes, but not both at once: the later one is run again, alone."""
    own = psutil.Process().memory_info().rss
    total = own + 400 * MB
    seen: set[object] = set()
    with Workers(2, each=500 * MB, total=total) as workers:
        futures = [workers.submit(work, Job("swell", note="250")) for _ in range(3)]
        while not all(future.done() for future in futures):
            seen.update(workers._team)
            time.sleep(0.02)
    assert [future.result() for future in futures] == [250, 250, 250]
    # One that was stopped for the sake of the other has a successor.
    assert len(seen) > 2


def test_a_worker_is_used_again_and_again_but_not_for_ever() -> None:
    with Workers(1) as workers:
        made = results(workers, *[Job("pid")] * 61)
    assert len(set(made)) == 2
    assert made.count(made[0]) == 60


def test_jobs_that_are_dropped_are_cancelled_and_nothing_is_left_running() -> None:
    workers = Workers(1)
    futures = [workers.submit(work, Job("hang")), workers.submit(work, Job("tốt"))]
    while not futures[0].running():
        time.sleep(0.02)
    (child,) = workers._team
    begun = time.monotonic()
    workers.shutdown(cancel_futures=True)
    assert time.monotonic() - begun < 10
    assert isinstance(futures[0].exception(), WorkerDiedError)
    with pytest.raises(CancelledError):
        futures[1].result()
    assert not psutil.pid_exists(child.process.pid or 0)
    with pytest.raises(RuntimeError):
        workers.submit(work, Job("tốt"))


def test_results_and_jobs_that_no_pickle_takes_are_failures() -> None:
    with Workers(1) as workers:
        unsent = workers.submit(lambda job: job, Job("tốt"))
        unanswered, good = results(workers, Job("unpicklable"), Job("tốt"))
    assert unsent.exception() is not None
    assert isinstance(unanswered, Exception)
    assert good == "tốt"


PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
from library.pages.workers import Workers
from test_workers import Job, work

if __name__ == "__main__":
    workers = Workers(2)
    workers.submit(work, Job("note", note=sys.argv[2]))
    workers.submit(work, Job("tốt"))
    import time
    time.sleep(600)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    script, note = tmp_path / "cha.py", tmp_path / "con.txt"
    script.write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script), str(Path(__file__).parent), str(note)])
    try:
        until = time.monotonic() + 60
        while not (note.exists() and len(psutil.Process(parent.pid).children()) > 2):
            assert time.monotonic() < until
            time.sleep(0.1)
        children = psutil.Process(parent.pid).children(recursive=True)
        assert int(note.read_text(encoding="utf-8")) in [child.pid for child in children]
    finally:
        parent.kill()
        parent.wait()
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
