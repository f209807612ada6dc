"""What would betray a book: samples of its text and bytes, looks of its pages, digests of its files."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from library.audit.looks import ALIKE, Look, look
from library.audit.parts import parts
from library.audit.windows import byte_windows, letters, text_windows
from library.formats.types import SourceInfo
from library.pages.cache import entry_path, key, stored
from library.pages.jobs import FACTS, ProbeJob, RangeJob

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from library.pages.sources import Source
    from library.settings import Limits

Sample = TypeVar("Sample", str, bytes)

VERSION = "audit-1"
_WIDTH = 256
"""Pixels across at which a page is drawn to see what it looks like."""


@dataclass(frozen=True, slots=True)
class EvidenceJob:
    """Find what would betray the pages of a book behind the first `allowed`.

    `digest` is that of the file; `covered` tells that the school has given the book a cover of its
    own, which may be a picture of page 1; `most` is the number of samples of its text, and of its bytes, 0
    for all there are.
    """

    path: Path
    digest: str
    allowed: int
    covered: bool
    most: int
    cache: Path
    limits: Limits

    @property
    def probe(self) -> ProbeJob:
        """The job that finds what the file is."""
        return ProbeJob(self.path, self.digest, self.cache, self.limits)

    @property
    def address(self) -> str:
        """The cache address of the result."""
        return key(VERSION, self.probe.address, self.allowed, self.covered, self.most)

    @property
    def seconds(self) -> float:
        """The time allowed."""
        return 1_800.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What would betray a book; pages are 0-based.

    `texts` are samples with their page, `looks` pages with what they look like; `samples` are of the
    bytes of its file, `digests` those (SHA-256) of the file and of what is packed in it.
    """

    texts: dict[str, int]
    looks: tuple[tuple[int, Look], ...]
    samples: frozenset[bytes]
    digests: frozenset[str]


def gather(job: EvidenceJob) -> Evidence:
    """Return the evidence, which is then in the cache. Runs in a worker."""
    try:
        known = pickle.loads((entry_path(job.cache, job.address) / FACTS).read_bytes())
    except OSError:
        known = None
    if isinstance(known, Evidence):
        return known
    return stored(job.cache, job.address, FACTS, partial(_make, job))


def _make(job: EvidenceJob, _folder: Path) -> Evidence:
    # Loading MuPDF takes most of a second, which only a process that draws should pay.
    from library.pages.sources import opened
    from library.pages.work import probe

    samples, digests = _bytes_of(job.path, job.most)
    info = probe(job.probe)
    if not isinstance(info, SourceInfo):
        # What no build can read has no pages that it could publish; its bytes may still be somewhere.
        return Evidence({}, (), frozenset(samples), frozenset(digests))
    made = entry_path(job.cache, job.probe.address)
    count = len(info.sizes)
    if job.allowed >= count:
        # A preview of the whole book is none: nothing of it is published.
        job = replace(job, allowed=0)
    drawing = RangeJob(job.path, made, info, 0, count, _WIDTH, job.cache, job.limits)
    with opened(drawing) as source:
        texts, looks = _pages(source, count, job)
    if job.allowed:
        shown_samples, shown_digests = _shown(job, info, made)
        samples -= shown_samples
        digests -= shown_digests
    return Evidence(texts, looks, frozenset(samples), frozenset(digests))


def _pages(
    source: Source, count: int, job: EvidenceJob
) -> tuple[dict[str, int], tuple[tuple[int, Look], ...]]:
    from library.pages.sources import DAMAGE

    said: list[list[str]] = []
    seen: list[Look | None] = []
    for number in range(count):
        try:
            page = source.page(number)
            seen.append(look(page.draw(_WIDTH)))
            lines = page.lines()
        except DAMAGE:
            lines = []
            seen += [None] * (number + 1 - len(seen))
        told = "\n".join(line if isinstance(line, str) else line[3] for line in lines)
        said.append(list(text_windows(letters(told))))
    public = {window for windows in said[: job.allowed] for window in windows}
    shown = [each for each in seen[: job.allowed] if each]
    each_page = max(4, job.most // max(1, count - job.allowed)) if job.most else 0
    texts: dict[str, int] = {}
    looks = []
    for number in range(job.allowed, count):
        own = [window for window in said[number] if window not in public]
        texts |= {window: number for window in _evenly(own, each_page) if window not in texts}
        like = seen[number]
        hidden = like and not any(like.like(other) >= ALIKE for other in shown)
        if like and hidden and not (job.covered and number == 0):
            looks.append((number, like))
    return dict(list(texts.items())[: job.most or None]), tuple(looks)


def _evenly(items: Sequence[Sample], most: int) -> Sequence[Sample]:
    """Return `most` of the items (0 for all), from all parts of them."""
    if not most or len(items) <= most:
        return items
    return [items[at * len(items) // most] for at in range(most)]


def _bytes_of(path: Path, most: int) -> tuple[set[bytes], set[str]]:
    windows: list[bytes] = []
    digests: set[str] = set()
    for part in parts(path):
        if part.named:
            digests.add(sha256(part.data).hexdigest())
        if part.sampled:
            # Words are looked for as text, whose form may change.
            windows += (window for window in byte_windows(part.data) if not _is_text(window))
    return set(_evenly(windows, most)), digests


def _is_text(window: bytes) -> bool:
    """Return whether a sample is of UTF-8, whose letters it may cut at both ends."""
    return len(window.decode(errors="ignore").encode()) > len(window) - 6


def _shown(job: EvidenceJob, info: SourceInfo, made: Path) -> tuple[set[bytes], set[str]]:
    """Return the samples and digests of what the pages that may be read bring along as it is."""
    from library.pages.preview import cut_facts

    facts, folder = cut_facts(info, made, job.allowed, job.cache)
    samples: set[bytes] = set()
    digests: set[str] = set()
    for media in (*facts.pictures, *facts.audio):
        data = (folder / media.file).read_bytes()
        digests.add(sha256(data).hexdigest())
        samples.update(byte_windows(data))
    return samples, digests
