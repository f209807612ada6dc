"""Pages that a job over other pages of the same book has drawn or read already: this is not done again.

A range ends elsewhere when fewer or more pages of a book may be read, and when a page of it was made
alone. What one page is depends on no other, so the bytes are those that would be made now.
"""

from __future__ import annotations

import pickle
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from library.pages.cache import entry_path
from library.pages.jobs import LINES, PAGES_A_JOB, RESULT, OcrJob

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.pages.jobs import RangeJob
    from library.pages.links import Link
    from library.pages.model import Derivative, Line, RangeWords


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it came out of the book: its pictures in the cache entry `entry`, its words and links.

    `told` is what `unread.is_told` said of it; `cover` is there for page 0 alone.
    """

    entry: Path
    image: Derivative
    small: Derivative
    cover: Derivative | None
    words: list[Line | str]
    told: bool
    links: list[Link]

    def bring(self, picture: Derivative, folder: Path, name: str) -> Derivative:
        """Copy one of the pictures into `folder` under `name`."""
        shutil.copyfile(self.entry / picture.file, folder / name)
        return replace(picture, file=name)


def drawn_before(job: RangeJob) -> dict[int, Drawn]:
    """Return the pages of a range that are in the cache, by number."""
    found: dict[int, Drawn] = {}
    for other in _others(job):
        entry = entry_path(job.cache, other.address)
        if len(found) < job.stop - job.start and entry.is_dir():
            for number, page in _pages(entry, other.start):
                if job.start <= number < job.stop and number not in job.skip:
                    found.setdefault(number, page)
    return found


def read_before(job: OcrJob) -> dict[int, list[Line | str]]:
    """Return what was recognised on the pages of a job, by number, as far as it is in the cache."""
    found: dict[int, list[Line | str]] = {}
    for other in _others(job.drawn):
        try:
            drawn = pickle.loads((entry_path(job.cache, other.address) / RESULT).read_bytes())
            known = OcrJob(other, drawn.unread, job.engine)
            found |= pickle.loads((entry_path(job.cache, known.address) / LINES).read_bytes())
        except Exception:  # noqa: BLE001, S112 -- not there, or damaged: a pickle raises anything
            continue
    return found


def _others(job: RangeJob) -> Iterator[RangeJob]:
    """Yield the jobs that may have drawn some of its pages."""
    for stop in range(job.start + PAGES_A_JOB, job.start, -1):
        if stop != job.stop or job.skip:
            yield replace(job, stop=stop, skip=())
    if job.stop - job.start > 1:
        for number in range(job.start + 1, job.stop):
            yield replace(job, start=number, stop=number + 1, skip=())


def _pages(entry: Path, start: int) -> Iterator[tuple[int, Drawn]]:
    try:
        result = pickle.loads((entry / RESULT).read_bytes())
        words: RangeWords = pickle.loads((entry / LINES).read_bytes())
    except Exception:  # noqa: BLE001 -- damaged bytes make a pickle raise anything
        return
    pictures = zip(result.images, result.smalls, words.read, words.told, words.links, strict=True)
    for number, (image, small, read, told, leads) in enumerate(pictures, start):
        if image and small:
            cover = result.cover if number == 0 else None
            yield number, Drawn(entry, image, small, cover, read, told, leads)
