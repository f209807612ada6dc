"""Worker processes: a job that crashes or hangs fails alone."""

from __future__ import annotations

import os
import time
from concurrent.futures import Executor, wait
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass

from library.pages.workers import Workers


@dataclass(frozen=True, slots=True)
class Job:
    what: str
    seconds: float = 60.0


def work(job: Job) -> str:
    if job.what == "crash":
        os._exit(3)
    if job.what == "hang":
        time.sleep(600)
    if job.what == "raise":
        raise ValueError(job.what)
    return job.what


def test_one_crash_one_hang_and_one_error_leave_the_others_alone() -> None:
    jobs = [Job("tốt"), Job("crash"), Job("raise"), Job("hang", 1.0), Job("cũng tốt")]
    with Workers(2) as workers:
        assert isinstance(workers, Executor)
        futures = [workers.submit(work, job) for job in jobs]
        wait(futures)
    assert futures[0].result() == "tốt"
    assert futures[4].result() == "cũng tốt"
    assert isinstance(futures[2].exception(), ValueError)
    assert isinstance(futures[3].exception(), Late)
    assert futures[1].exception() is not None
