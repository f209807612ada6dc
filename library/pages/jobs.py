"""The jobs that workers run: picklable values in, cache entries out."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from library.formats import mupdf
from library.formats.detect import detect
from library.formats.epub_package import read_package
from library.formats.fixed import place
from library.formats.pdf import probe_pdf
from library.formats.reflow import lay_out
from library.formats.types import Fault, SourceInfo, UnreadableBookError
from library.pages.cache import key, store
from library.pages.encode import encode_cover, encode_page, keep
from library.pages.model import Derivative, Line, PageRange
from library.pages.raster import draw, lines
from library.text import is_vietnamese

if TYPE_CHECKING:
    from pathlib import Path

    import pymupdf
    from PIL import Image

PROBE_VERSION = "probe-1"
PAGES_VERSION = "pages-1"
_OPENING = 60
FACTS, RESULT, TEXTS, SHARD = "facts.pickle", "result.pickle", "texts.json", "text.js"


@dataclass(frozen=True, slots=True)
class ProbeJob:
    """Find out what the file at `path` is; `digest` is the hash of its content."""

    path: Path
    digest: str
    cache: Path

    @property
    def address(self) -> str:
        """The cache address of the result."""
        return key(PROBE_VERSION, self.digest)

    @property
    def seconds(self) -> float:
        """The time allowed: laying out a book of thousands of chapters takes half a minute."""
        return 240.0

    def __call__(self) -> SourceInfo | Fault:
        """Return the facts, or the fault of a file that is no book; either is then in the cache."""
        found: list[SourceInfo | Fault] = []

        def make(folder: Path) -> None:
            try:
                found.append(self._probe(folder))
            except UnreadableBookError as error:
                found.append(error.fault)
            (folder / FACTS).write_bytes(pickle.dumps(found[0]))

        store(self.cache, self.address, make)
        return found[0]

    def _probe(self, folder: Path) -> SourceInfo:
        if detect(self.path) == "pdf":
            return probe_pdf(self.path)
        package = read_package(self.path)
        return place(package, folder) if package.fixed else lay_out(package, folder)


@dataclass(frozen=True, slots=True)
class RangeJob:
    """Draw the pages `start` to `stop` of `document` and read their words; `width` in pixels."""

    document: Path
    digest: str
    info: SourceInfo
    start: int
    stop: int
    width: int
    cache: Path

    @property
    def address(self) -> str:
        """The cache address of the result."""
        return key(PAGES_VERSION, PROBE_VERSION, self.digest, self.start, self.stop, self.width)

    @property
    def seconds(self) -> float:
        """The time allowed."""
        return 30.0 + 6.0 * (self.stop - self.start)

    def __call__(self) -> PageRange:
        """Return the range, whose files are then in the cache."""
        made: list[PageRange] = []

        def make(folder: Path) -> None:
            made.append(self._make(folder))
            (folder / RESULT).write_bytes(pickle.dumps(made[0]))

        store(self.cache, self.address, make)
        return made[0]

    def _make(self, folder: Path) -> PageRange:
        images: list[Derivative | None] = []
        texts: list[list[Line | str]] = []
        faults: list[Fault] = []
        cover: Derivative | None = None
        kind = "epub" if self.info.chapters else "pdf"
        with mupdf.opened(self.document, kind) as document:
            for number in range(self.start, self.stop):
                image, words = self._page(document, number, faults)
                texts.append(words)
                if image is None:
                    images.append(None)
                    continue
                images.append(keep(folder, f"{number - self.start:02}.webp", encode_page(image), image.size))
                if number == 0:
                    cover = keep(folder, "cover.webp", *encode_cover(image))
        plain = ["\n".join(line if isinstance(line, str) else line[3] for line in page) for page in texts]
        (folder / TEXTS).write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
        return PageRange(
            start=self.start,
            stop=self.stop,
            images=tuple(images),
            text_digest=self._write_shard(folder, texts),
            cover=cover,
            vietnamese=is_vietnamese("".join(plain)),
            faults=tuple(faults),
            opening=tuple(filter(None, plain[0].splitlines()))[:_OPENING] if self.start == 0 else (),
        )

    def _page(
        self, document: pymupdf.Document, number: int, faults: list[Fault]
    ) -> tuple[Image.Image | None, list[Line | str]]:
        image, words = None, []
        try:
            page = mupdf.page_at(document, self.info, number)
            image = draw(page, self.width)
            words = lines(page)
        except (RuntimeError, ValueError, IndexError, MemoryError) as error:
            about = (("page", str(number + 1)), ("reason", str(error)[:200]))
            faults.append(Fault("BOOK-021", about))
        return image, words

    def _write_shard(self, folder: Path, texts: list[list[Line | str]]) -> str:
        if not any(texts):
            return ""
        value = json.dumps({"from": self.start, "pages": texts}, ensure_ascii=False, separators=(",", ":"))
        data = f"self.tusachText({value});\n".encode()
        (folder / SHARD).write_bytes(data)
        return sha256(data).hexdigest()[:10]


def run(job: ProbeJob | RangeJob) -> SourceInfo | Fault | PageRange:
    """Run a job; the one function that crosses into worker processes."""
    return job()
