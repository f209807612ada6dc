"""Checks a school's catalog and files without drawing a page."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from library.catalog.load import book_files, load
from library.errors import Problem
from library.formats.types import Fault
from library.lock.passphrases import read_passphrases
from library.lock.release import release
from library.pages.cache import FileDigests
from library.pages.exhibitfiles import find_media
from library.pages.jobs import ProbeJob, run
from library.pages.librarypictures import library_pictures
from library.pages.mappicture import make_map
from library.pages.ranges import reason
from library.pages.schoollogo import missing_logo
from library.pages.schoolpicture import missing_picture
from library.pages.sounds import read_sounds
from library.pages.workers import Workers

if TYPE_CHECKING:
    from library.settings import Settings


def checkup(settings: Settings) -> tuple[int, tuple[Problem, ...]]:
    """Return how many titles the library has, and every fault in catalog and files.

    What a build has found out about a file is taken from its cache; other files are looked into
    by workers, and nothing is kept.
    """
    files = book_files(settings.books_dir) if settings.books_dir.is_dir() else []
    catalog, problems = release(settings, load(settings, files), read_passphrases(settings))
    digests = FileDigests(settings.cache_dir / "files.json")
    found = [
        *problems,
        *library_pictures(catalog, settings, digests)[1],
        *missing_picture(settings),
        *missing_logo(settings),
        *read_sounds(catalog, settings).problems,
    ]
    found += find_media(catalog, settings)[1]
    found += make_map(catalog.area, settings, digests)[1]
    unreadable: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch, Workers(settings.jobs) as workers:
        names = {path: path.relative_to(settings.books_dir).as_posix() for path in files}
        named = {path: name for path, name in names.items() if name not in catalog.withheld}
        jobs = {
            name: workers.submit(run, ProbeJob(path, digests.digest(path), Path(scratch), settings.limits))
            for path, name in named.items()
        }
        for name, future in jobs.items():
            try:
                facts = future.result()
            except Exception as error:  # noqa: BLE001 -- a worker may die of anything
                details = (("reason", reason(error)),)
                found.append(Problem("BOOK-022", settings.book_name(name), details=details))
                unreadable.add(name)
                continue
            faults = (facts,) if isinstance(facts, Fault) else facts.faults
            found += [fault.problem(settings.book_name(name)) for fault in faults]
            if isinstance(facts, Fault):
                unreadable.add(name)
    claimed = {holding.file for holding in catalog.holdings if holding.file}
    loose = {name for name in named.values() if name not in claimed | unreadable}
    return len(catalog.holdings) + len(loose), tuple(found)
