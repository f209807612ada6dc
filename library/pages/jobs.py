"""The jobs that workers run: picklable values, with the cache address of what they make.

Nothing here draws: a build that finds everything in the cache never loads MuPDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.pages.cache import key

if TYPE_CHECKING:
    from pathlib import Path

    from library.formats.types import Fault, SourceInfo
    from library.pages.model import PageRange, Recognised
    from library.settings import Limits

PROBE_VERSION = "probe-11"
PAGES_VERSION = "pages-11"
VECTOR_VERSION = "vector-2"
OCR_VERSION = "ocr-2"
PAGES_A_JOB = 16
FACTS, RESULT, TEXTS, SHARD, LINES = "facts.pickle", "result.pickle", "texts.json", "text.js", "lines.pickle"


@dataclass(frozen=True, slots=True)
class ProbeJob:
    """Find out what the file at `path` is; `digest` is the hash of its content."""

    path: Path
    digest: str
    cache: Path
    limits: Limits

    @property
    def address(self) -> str:
        """The cache address of the result."""
        return key(PROBE_VERSION, self.digest, self.limits)

    @property
    def seconds(self) -> float:
        """The time allowed: laying out a book of thousands of chapters takes half a minute."""
        return 240.0


@dataclass(frozen=True, slots=True)
class RangeJob:
    """Draw the pages `start` to `stop` of a book and read their words; `width` in pixels.

    `path` is the book's file and `made` the cache entry of its probe; `info` tells which of the
    two its pages are drawn from. The pages in `skip` are left out: they cost a worker its life.
    With `vector`, pages that can be are kept as drawings (library/pages/vector/format.md).
    """

    path: Path
    made: Path
    info: SourceInfo
    start: int
    stop: int
    width: int
    cache: Path
    limits: Limits
    skip: tuple[int, ...] = ()
    vector: bool = False

    @property
    def address(self) -> str:
        """The cache address of the result."""
        skipped = (self.skip,) if self.skip else ()
        drawn = (VECTOR_VERSION,) if self.vector else ()
        return key(PAGES_VERSION, self.made.name, self.start, self.stop, self.width, *skipped, *drawn)

    @property
    def seconds(self) -> float:
        """The time allowed."""
        return 30.0 + 6.0 * (self.stop - self.start)


@dataclass(frozen=True, slots=True)
class OcrJob:
    """Read the pages `pages` of a range by optical character recognition.

    `drawn` is the job that drew the range, whose entry holds the words of the other pages;
    `engine` names the program, its version and its languages, since another one reads otherwise.
    """

    drawn: RangeJob
    pages: tuple[int, ...]
    engine: str

    @property
    def cache(self) -> Path:
        """The cache the result goes to."""
        return self.drawn.cache

    @property
    def address(self) -> str:
        """The cache address of the result."""
        return key(OCR_VERSION, self.drawn.address, self.pages, self.engine)

    @property
    def seconds(self) -> float:
        """The time allowed."""
        return 30.0 + 200.0 * len(self.pages)


Job = ProbeJob | RangeJob | OcrJob


def run(job: Job) -> SourceInfo | Fault | PageRange | Recognised:
    """Run a job in a worker process; the result is then in the cache."""
    # Loading MuPDF takes most of a second, which only a process that draws should pay.
    match job:
        case ProbeJob():
            from library.pages.work import probe

            return probe(job)
        case RangeJob():
            from library.pages.work import draw_range

            return draw_range(job)
        case OcrJob():
            from library.pages.recognise import recognise

            return recognise(job)
