"""The work of the jobs: files in, cache entries out. Runs in worker processes."""

from __future__ import annotations

import json
import pickle
import time
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from library.formats.detect import detect
from library.formats.epub.package import read_package
from library.formats.fixed.book import place
from library.formats.mupdf import PageRefusedError
from library.formats.pdf.book import probe_pdf
from library.formats.reflow.book import lay_out
from library.formats.scans.book import probe_scans
from library.formats.types import Fault, SourceInfo, UnreadableBookError
from library.pages.cache import stored
from library.pages.earlier import drawn_before
from library.pages.encode import (
    FIRST_BYTES,
    encode_cover,
    encode_drawn_small,
    encode_page,
    encode_small,
    keep,
)
from library.pages.jobs import FACTS, LINES, RESULT, SHARD, TEXTS
from library.pages.lineends import SOFT, joined
from library.pages.model import Derivative, PageRange, RangeText, RangeWords
from library.pages.sources import DAMAGE, opened
from library.pages.speech import with_clips
from library.pages.textshard import shard, shard_digest
from library.pages.unread import is_told, judge
from library.pages.vector.decide import Drawings
from library.text import is_vietnamese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PIL import Image

    from library.pages.jobs import ProbeJob, RangeJob
    from library.pages.links import Link
    from library.pages.model import Line
    from library.pages.sources import Source

_OPENING = 60


def probe(job: ProbeJob) -> SourceInfo | Fault:
    """Return the facts, or the fault of a file that is no book; either is then in the cache."""
    begun = time.monotonic()

    def make(folder: Path) -> SourceInfo | Fault:
        try:
            return replace(_facts(job, folder), seconds=time.monotonic() - begun)
        except UnreadableBookError as error:
            return error.fault

    return stored(job.cache, job.address, FACTS, make)


def _facts(job: ProbeJob, folder: Path) -> SourceInfo:
    kind = detect(job.path)
    if kind == "pdf":
        return probe_pdf(job.path, job.limits)
    if kind == "scans":
        return probe_scans(job.path, job.limits)
    package = read_package(job.path, job.limits)
    info = place(package, folder) if package.fixed else lay_out(package, folder, job.limits)
    return with_clips(info, folder)


def draw_range(job: RangeJob) -> PageRange:
    """Return the range, whose files are then in the cache."""
    return stored(job.cache, job.address, RESULT, partial(_make, job))


def _make(job: RangeJob, folder: Path) -> PageRange:
    begun = time.monotonic()
    images: list[Derivative | None] = []
    smalls: list[Derivative | None] = []
    texts: list[list[Line | str]] = []
    told: list[bool] = []
    links: list[list[Link]] = []
    faults: list[Fault] = []
    cover: Derivative | None = None
    drawings = Drawings(job.width) if job.vector else None
    known = {} if drawings else drawn_before(job)
    with opened(job) as source:
        for number in range(job.start, job.stop):
            name = f"{number - job.start:02}"
            if before := known.get(number):
                images.append(before.bring(before.image, folder, f"{name}.webp"))
                smalls.append(before.bring(before.small, folder, f"{name}.s.webp"))
                if before.cover:
                    cover = before.bring(before.cover, folder, "cover.webp")
                texts.append(before.words)
                told.append(before.told)
                links.append(before.links)
                continue
            skipped = number in job.skip
            image, words, leads = (None, [], []) if skipped else _page(source, job, number, faults, drawings)
            texts.append(words)
            told.append(image is None or is_told(image, words))
            links.append(leads)
            if image is None:
                images.append(None)
                smalls.append(None)
                continue
            drawn = drawings.keep(number, image) if drawings else None
            made = encode_drawn_small(image) if drawn else encode_small(image)
            small = keep(folder, f"{name}.s.webp", *made)
            smalls.append(small)
            if drawn:
                images.append(drawn)
                continue
            most = FIRST_BYTES if number == 0 else None
            full = keep(folder, f"{name}.webp", *encode_page(image, most))
            # Both bear one name on the site, so that book.js need name only one.
            digest = sha256(f"{full.digest} {small.digest}".encode()).hexdigest()[:10]
            images.append(replace(full, digest=digest))
            if number == 0:
                cover = keep(folder, "cover.webp", *encode_cover(image))
    judged = judge(texts, told)
    lines = joined(judged.texts)
    carried = drawings.write(folder, job.start, lines) if drawings else frozenset()
    in_drawings = {number - job.start: lines[number - job.start] for number in sorted(carried)}
    (folder / LINES).write_bytes(pickle.dumps(RangeWords(judged.texts, links, texts, told, in_drawings)))
    return PageRange(
        start=job.start,
        stop=job.stop,
        images=tuple(images),
        smalls=tuple(smalls),
        text=write_text(folder, job.start, lines, links, in_drawings),
        cover=cover,
        faults=tuple(faults),
        unread=tuple(job.start + at for at in judged.unread),
        garbled=tuple(job.start + at for at in judged.garbled),
        seconds=time.monotonic() - begun,
    )


def _page(
    source: Source, job: RangeJob, number: int, faults: list[Fault], drawings: Drawings | None
) -> tuple[Image.Image | None, list[Line | str], list[Link]]:
    image: Image.Image | None = None
    words: list[Line | str] = []
    links: list[Link] = []
    try:
        page = source.page(number)
        image = page.draw(drawings.trace(number, page) if drawings else job.width)
        words = page.lines()
        links = page.links()
    except PageRefusedError as error:
        faults.append(error.fault)
    except DAMAGE as error:
        about = (("page", str(number + 1)), ("reason", str(error)[:200]))
        faults.append(Fault("BOOK-023", about))
    return image, words, links


def write_text(
    folder: Path,
    start: int,
    texts: list[list[Line | str]],
    links: list[list[Link]],
    drawn: Mapping[int, list[Line | str]],
) -> RangeText:
    """Write the words of a range for the index and for the reader; return what they are.

    `texts` are those of the pages from `start` on, with their broken words marked (`joined`). The
    reader finds `drawn`, of some of them by place, in drawings, and needs them here no more.
    """
    plain = ["\n".join(line if isinstance(line, str) else line[3] for line in page) for page in texts]
    (folder / TEXTS).write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    whole = shard(start, texts, links)
    data = shard(start, [[] if drawn.get(at) == page else page for at, page in enumerate(texts)], links)
    if data:
        (folder / SHARD).write_bytes(data)
    return RangeText(
        digest=shard_digest(whole if whole == data else whole + data),
        vietnamese=is_vietnamese("".join(plain)),
        opening=tuple(filter(None, plain[0].replace(f"{SOFT}\n", "").split("\n")))[:_OPENING]
        if start == 0
        else (),
    )
