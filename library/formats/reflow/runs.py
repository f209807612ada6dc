"""Runs of text between the tags of a chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from library.formats.reflow.align import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 20_000
"""Characters of a run that is taken as a whole."""
_LONG = re.compile(r"(?:&\w+;|[!-%'-\u1fff]){33,}")
_PART = re.compile(r"(?:&\w+;|[^&]){24}")


def stretches(text: str) -> Iterator[str]:
    """Yield a run of text in parts of a bounded length, no word or entity being parted where that can be."""
    at = 0
    while len(text) - at > LONGEST:
        stop = text.rfind(" ", at, at + LONGEST) + 1
        if stop <= at:
            stop = text.rfind("&", at + LONGEST - 10, at + LONGEST)
        stop = stop if stop > at else at + LONGEST
        yield text[at:stop]
        at = stop
    yield text[at:]


def _parted(word: re.Match[str]) -> str:
    """Return a word longer than a line with places to break it, which MuPDF would cut off at the paper's edge."""
    return _PART.sub(rf"\g<0>{UNSEEN}", word.group())


def in_capitals(run: str) -> str:
    """Return a run of text or an entity in capitals, letter for letter."""
    return run if run.startswith("&") else "".join(c.upper() if len(c.upper()) == 1 else c for c in run)


def breakable(text: str) -> str:
    """Return a text with places to break the words in it that are longer than a line."""
    return _LONG.sub(_parted, text)
