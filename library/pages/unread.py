"""Tells the pages whose text is of no use: garbage, none at all, or a stamp instead of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.formats.types import Fault
from library.pages.look import ink
from library.pages.upright import UNITS
from library.quality import READABLE, quality

if TYPE_CHECKING:
    from PIL import Image

    from library.pages.model import Line

UNTOLD = "\ufffd"
"""Stands for a letter that the file does not tell; a word with one is lost, the others are not."""
_LETTER = re.compile(r"[^\W\d_]")
_MANY = 12
"""Fewer words than these are judged together with the pages around."""
_STAMP, _STAMPED = 20, 3
"""Text of so few words that is the same on so many pages of a range is put there by a program."""
_INK, _NUMBER_INK = 0.0003, 0.01
"""The share of a page that a chapter's short last line covers, and that no number of a page or a chapter does."""
_NUMBER = re.compile(r"[\W\d_]*|[ivxlc]+", re.IGNORECASE)
_FEW = 3
"""More words than these are a table even where they are all numbers."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The text of the pages that can be used, [] for the others.

    `garbled` are the places of the pages whose text is garbage, `unread` of all that show
    something but have no text of their own, or no more than a number.
    """

    texts: list[list[Line | str]]
    garbled: tuple[int, ...]
    unread: tuple[int, ...]


def judge(texts: list[list[Line | str]], told: list[bool]) -> Verdict:
    """Return what the text of a range of pages is worth; `told` is what `is_told` says of each."""
    words = [_words(page) for page in texts]
    around = quality(word for page in words for word in page)
    garbled = [at for at, page in enumerate(words) if _is_garbage(page, around)]
    kept = [[] if at in garbled else page for at, page in enumerate(texts)]
    stamped = _stamped([[] if at in garbled else page for at, page in enumerate(words)])
    unread = [at for at in range(len(texts)) if at in stamped or not told[at] or at in garbled]
    return Verdict(kept, tuple(garbled), tuple(unread))


def garbled_fault(pages: list[int]) -> Fault | None:
    """Return the fault of a book whose pages (0-based) hold garbage that nothing else could read, if any do."""
    if not pages:
        return None
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = ", ".join(f"{run[0] + 1}–{run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs)
    return Fault("BOOK-024", (("pages", shown), ("count", str(len(pages)))))


def is_told(image: Image.Image, page: list[Line | str]) -> bool:
    """Return whether the words of a page leave nothing of it untold; blank paper needs none."""
    words = _words(page)
    if not _is_number(words):
        return True
    if words and ink(image) < _NUMBER_INK:
        return True
    # A number fills a page that is hardly larger than it.
    boxes = [
        (x / UNITS, y / UNITS, (x + sum(widths)) / UNITS, (y + height) / UNITS)
        for x, y, height, _, widths in (line for line in page if not isinstance(line, str))
    ]
    return ink(image, boxes) < _INK


def _words(page: list[Line | str]) -> list[str]:
    return [word for line in page if not isinstance(line, str) for word in line[3].split(" ")]


def _is_number(words: list[str]) -> bool:
    """Return whether the words are none, or a number such as that of the page."""
    return len(words) <= _FEW and all(map(_NUMBER.fullmatch, words))


def _is_garbage(words: list[str], around: float | None) -> bool:
    told = [word for word in words if UNTOLD not in word]
    if len(told) * 2 < len(words):
        return True
    # Taken several times, the fewest words have a quality.
    score = quality(told * _MANY)
    if score is None or score >= READABLE:
        return False
    return len(words) >= _MANY or (around is not None and around < READABLE)


def _stamped(pages: list[list[str]]) -> set[int]:
    """Return the pages that hold nothing but the same few words, as programs for scanning put there."""
    keys = ["".join(_LETTER.findall("".join(page))) if len(page) <= _STAMP else "" for page in pages]
    counted = Counter(filter(None, keys))
    return {at for at, key in enumerate(keys) if counted[key] >= _STAMPED}
