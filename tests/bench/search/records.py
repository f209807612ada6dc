"""What is searched in a benchmark: books as texts of pages, real ones or drawn from real ones."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from library.formats.types import Fault
from library.pages.cache import entry_path
from library.pages.jobs import TEXTS, ProbeJob, RangeJob
from library.search.model import Entry
from library.settings import Limits
from library.text import is_vietnamese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

PAGE_CHARACTERS = 2_000
PAGES_A_BOOK = 80
RUN = 12
"""Words that stay together when pages are drawn. Every dozen words come new neighbours, so that the
number of different pairs grows with the pages about as it does in real text (Heaps's law)."""
_SEED = 20261122
_LETTERS = 0.7


@dataclass(frozen=True, slots=True)
class Book:
    """A catalog record, as texts by field, and the texts of the pages, made when asked for."""

    id: str
    title: str
    fields: tuple[tuple[str, str], ...]
    pages: Callable[[], list[str]]

    def entry(self) -> Entry:
        """Return what the index is told of it."""
        return Entry(self.id, self.title, self.fields, self.pages, self.id)


def texts_of_build(cache: Path) -> list[str]:
    """Return the texts of all pages that a build left in its cache (`.tusach/cache`)."""
    found = sorted(cache.glob(f"*/*/{TEXTS}"))
    return [text for file in found for text in json.loads(file.read_text(encoding="utf-8"))]


def texts_of_file(path: Path, scratch: Path) -> list[str]:
    """Return the texts of the pages of a book, read as a build reads them but not drawn; [] of one it refuses.

    They are kept in `scratch`.
    """
    from library.pages.lineends import joined
    from library.pages.sources import DAMAGE, opened
    from library.pages.unread import judge
    from library.pages.work import probe

    digest = sha256(path.read_bytes()).hexdigest()
    job = ProbeJob(path, digest, scratch, Limits())
    kept = scratch / f"{job.address}.json"
    if kept.exists():
        return list(json.loads(kept.read_text(encoding="utf-8")))
    info = probe(job)
    lines: list[Any] = []
    if not isinstance(info, Fault):
        made = entry_path(scratch, job.address)
        with opened(RangeJob(path, made, info, 0, len(info.sizes), 1200, scratch, Limits())) as source:
            for number in range(len(info.sizes)):
                try:
                    lines.append(source.page(number).lines())
                except DAMAGE:
                    lines.append([])
    pages = joined(judge(lines, [False] * len(lines)).texts)
    texts = ["\n".join(line if isinstance(line, str) else line[3] for line in page) for page in pages]
    kept.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    return texts


def drawn(texts: Iterable[str], count: int) -> list[Book]:
    """Return books with `count` pages of about 2,000 characters between them: always the same ones.

    Every other book is drawn from the Vietnamese pages among `texts`, the others from the English.
    """
    words: dict[bool, list[str]] = {True: [], False: []}
    for text in texts:
        tongue = _tongue(text)
        if tongue is not None:
            words[tongue] += text.split()
    missing = [name for tongue, name in ((True, "Vietnamese"), (False, "English")) if not words[tongue]]
    if missing:
        msg = f"no page in {' and in '.join(missing)} among the texts given"
        raise SystemExit(msg)
    books = []
    for number, start in enumerate(range(0, count, PAGES_A_BOOK)):
        pages = partial(_pages, words[number % 2 == 0], number, min(PAGES_A_BOOK, count - start))
        title = " ".join(pages()[0].split()[:6])
        books.append(Book(f"b{number:05}", title, (("title", title),), pages))
    return books


def _pages(words: list[str], number: int, count: int) -> list[str]:
    dice = random.Random(f"{_SEED} {number}")
    made = []
    for _ in range(count):
        runs: list[str] = []
        size = 0
        while size < PAGE_CHARACTERS:
            at = dice.randrange(len(words))
            runs.append(" ".join(words[at : at + RUN]))
            size += len(runs[-1]) + 1
        made.append("\n".join(runs))
    return made


def _tongue(text: str) -> bool | None:
    """Return True for Vietnamese, False for English, None for what is neither or no running text."""
    letters = sum(map(str.isalpha, text))
    if letters < _LETTERS * len(text):
        return None
    if is_vietnamese(text):
        return True
    return False if text.isascii() else None
