"""The work of the jobs: files in, cache entries out. Runs in worker processes."""

from __future__ import annotations

import json
import pickle
from hashlib import sha256
from typing import TYPE_CHECKING

from PIL import Image

from library.formats import mupdf
from library.formats.detect import detect
from library.formats.epub_package import read_package
from library.formats.fixed import place
from library.formats.pdf import probe_pdf
from library.formats.reflow import lay_out
from library.formats.types import Fault, SourceInfo, UnreadableBookError
from library.pages.cache import store
from library.pages.encode import encode_cover, encode_page, keep
from library.pages.jobs import FACTS, RESULT, SHARD, TEXTS
from library.pages.model import Derivative, Line, PageRange
from library.pages.raster import draw
from library.pages.words import lines
from library.text import is_vietnamese

if TYPE_CHECKING:
    from pathlib import Path

    import pymupdf

    from library.pages.jobs import ProbeJob, RangeJob

_OPENING = 60


def probe(job: ProbeJob) -> SourceInfo | Fault:
    """Return the facts, or the fault of a file that is no book; either is then in the cache."""
    found: list[SourceInfo | Fault] = []

    def make(folder: Path) -> None:
        try:
            found.append(_facts(job.path, folder))
        except UnreadableBookError as error:
            found.append(error.fault)
        (folder / FACTS).write_bytes(pickle.dumps(found[0]))

    store(job.cache, job.address, make)
    return found[0]


def _facts(path: Path, folder: Path) -> SourceInfo:
    if detect(path) == "pdf":
        return probe_pdf(path)
    package = read_package(path)
    return place(package, folder) if package.fixed else lay_out(package, folder)


def draw_range(job: RangeJob) -> PageRange:
    """Return the range, whose files are then in the cache."""
    made: list[PageRange] = []

    def make(folder: Path) -> None:
        made.append(_make(job, folder))
        (folder / RESULT).write_bytes(pickle.dumps(made[0]))

    store(job.cache, job.address, make)
    return made[0]


def _make(job: RangeJob, folder: Path) -> PageRange:
    images: list[Derivative | None] = []
    texts: list[list[Line | str]] = []
    image: Image.Image | None
    words: list[Line | str]
    faults: list[Fault] = []
    cover: Derivative | None = None
    info = job.info
    document_path = job.made / info.document if info.document else job.path
    with mupdf.opened(document_path, "epub" if info.chapters else "pdf") as document:
        for number in range(job.start, job.stop):
            if number == 0 and info.cover:
                image, words = _cover_page(job.made / info.cover, job.width), []
            else:
                image, words = _page(document, job, number, faults)
            texts.append(words)
            if image is None:
                images.append(None)
                continue
            images.append(keep(folder, f"{number - job.start:02}.webp", encode_page(image), image.size))
            if number == 0:
                cover = keep(folder, "cover.webp", *encode_cover(image))
    plain = ["\n".join(line if isinstance(line, str) else line[3] for line in page) for page in texts]
    (folder / TEXTS).write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    return PageRange(
        start=job.start,
        stop=job.stop,
        images=tuple(images),
        text_digest=_write_shard(job, folder, texts),
        cover=cover,
        vietnamese=is_vietnamese("".join(plain)),
        faults=tuple(faults),
        opening=tuple(filter(None, plain[0].splitlines()))[:_OPENING] if job.start == 0 else (),
    )


def _cover_page(path: Path, width: int) -> Image.Image:
    """Return the cover picture as a page without margins."""
    with Image.open(path) as picture:
        height = max(1, round(picture.height * width / picture.width))
        return picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def _page(
    document: pymupdf.Document, job: RangeJob, number: int, faults: list[Fault]
) -> tuple[Image.Image | None, list[Line | str]]:
    image: Image.Image | None = None
    words: list[Line | str] = []
    try:
        page = mupdf.page_at(document, job.info, number)
        image = draw(page, job.width)
        words = lines(page)
    except (*mupdf.ERRORS, IndexError, MemoryError) as error:
        about = (("page", str(number + 1)), ("reason", str(error)[:200]))
        faults.append(Fault("BOOK-023", about))
    return image, words


def _write_shard(job: RangeJob, folder: Path, texts: list[list[Line | str]]) -> str:
    if not any(texts):
        return ""
    value = json.dumps({"from": job.start, "pages": texts}, ensure_ascii=False, separators=(",", ":"))
    data = f"self.tusachText({value});\n".encode()
    (folder / SHARD).write_bytes(data)
    return sha256(data).hexdigest()[:10]
