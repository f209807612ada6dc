"""Tells the pages whose text is of no use: garbage, none at all, or a stamp instead of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.formats.types import Fault
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
_TONE, _INK, _WIDTH = 40, 0.0004, 300
"""How far from paper ink is, of 255; the share of a page that it covers; the width at which it is measured."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The text of the pages that can be used, [] for the others.

    `garbled` are the places of the pages whose text is garbage, `unread` of all that show
    something but have no text of their own.
    """

    texts: list[list[Line | str]]
    garbled: tuple[int, ...]
    unread: tuple[int, ...]


def judge(texts: list[list[Line | str]], blank: list[bool]) -> Verdict:
    """Return what the text of a range of pages is worth; `blank` tells the pages that show nothing."""
    words = [_words(page) for page in texts]
    around = quality(word for page in words for word in page)
    garbled = [at for at, page in enumerate(words) if _is_garbage(page, around)]
    kept = [[] if at in garbled else page for at, page in enumerate(texts)]
    stamped = _stamped([[] if at in garbled else page for at, page in enumerate(words)])
    unread = [
        at for at, page in enumerate(kept) if at in stamped or (not page and not blank[at]) or at in garbled
    ]
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


def is_blank(image: Image.Image) -> bool:
    """Return whether a page shows nothing: at most a speck stands out from the paper, whatever its colour."""
    grey = image.convert("L")
    tones = grey.reduce(max(1, grey.width // _WIDTH)).histogram()
    paper = max(range(256), key=tones.__getitem__)
    ink = sum(count for tone, count in enumerate(tones) if abs(tone - paper) > _TONE)
    return ink < _INK * sum(tones)


def _words(page: list[Line | str]) -> list[str]:
    return [word for line in page if not isinstance(line, str) for word in line[3].split(" ")]


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
