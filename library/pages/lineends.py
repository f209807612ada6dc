"""Words that a line's end breaks in two are marked, so that they are found as one.

The mark is a soft hyphen (U+00AD) in place of the hyphen, as the last letter of the line. What
reads the text (`library.search.analyzer`, the reader) drops it with the line's end behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.syllables import is_syllable
from library.text import is_vietnamese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.pages.model import Line

SOFT = "\u00ad"
_END = re.compile("(?<=[^\\W\\d_])[-\u2010\u00ad]$")
_HEAD = re.compile(r"[^\W\d_]+$")
_TAIL = re.compile(r"[^\W\d_]+")
_WORD = re.compile("[^\\W\\d_]+(?:[-\u2010'\u2019][^\\W\\d_]+)*")
# Behind these a hyphen stands for a word's end left out: "Haupt- und Nebensatz".
_ELLIPSIS = frozenset("und oder bzw sowie bis and or to et ou y o e en of".split())  # noqa: SIM905 -- a list of words
_ADDRESS = re.compile(r"[/@_~#=\\]|\.\w")
_HYPHENS = ("-", "\u2010", "\u2011")
_LEAST, _WHOLE = 2, 3
"""The letters of the least half of a word, and of the least word that such a half is not likely to be."""
# French ties these to a verb or a pronoun: "dit-il", "moi-même".
_TIED = frozenset("il on je tu ce la le y en ci là".split())  # noqa: SIM905


def joined(pages: list[list[Line | str]]) -> list[list[Line | str]]:
    """Return the pages with the words marked that the ends of lines break.

    A word is broken where a line ends in a letter and a hyphen, and the next line goes on in small
    letters; unless the other words, or Vietnamese, which writes "ki-lô-mét" and breaks no syllable,
    say that the hyphen belongs to the word. At a soft hyphen it always is. The end of a block in the
    middle of a word is taken away: it is none.
    """
    if not any(_END.search(line[3]) for page in pages for line in page if not isinstance(line, str)):
        return pages
    words = _Words.of(pages)
    return [list(_joined(page, words)) for page in pages]


def _joined(page: list[Line | str], words: _Words) -> Iterator[Line | str]:
    within = False
    for at, line in enumerate(page):
        if isinstance(line, str):
            if not within:
                yield line
            continue
        within = False
        if not _END.search(line[3]):
            yield line
            continue
        after = _next(page, at)
        within = after is not None and words.are_broken(line[3], after[3])
        sign = SOFT if within else _sign(line[3])
        yield (*line[:3], line[3][:-1] + sign, line[4])


def _next(page: list[Line | str], at: int) -> Line | None:
    """Return the line that goes on from line `at`: in its block, right below it, or in the next column."""
    for line in page[at + 1 : at + 3]:
        if not isinstance(line, str):
            here = page[at]
            if page[at + 1] is line or isinstance(here, str):
                return line
            left, top, height = here[:3]
            below = 0 < line[1] - top <= _BELOW * height and line[0] < left + sum(here[4])
            beside = line[1] < top and line[0] > left
            return line if below or beside else None
    return None


_BELOW = 2.5
"""The next line of a paragraph is no more than this many line heights below."""


def _sign(text: str) -> str:
    """Return the hyphen that stays at the end of the line; a soft one that breaks nothing is a plain one."""
    return "-" if text.endswith(SOFT) else text[-1]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of some pages that no line's end touches."""

    known: frozenset[str]
    folded: frozenset[str]
    vietnamese: bool

    @classmethod
    def of(cls, pages: list[list[Line | str]]) -> _Words:
        texts = [line[3] for page in pages for line in page if not isinstance(line, str)]
        # The first and the last word of a line may be the halves of broken ones.
        known = frozenset(word[0] for text in texts for word in _WORD.finditer(text, *_inner(text)))
        return cls(known, frozenset(map(str.casefold, known)), bool(is_vietnamese("".join(texts))))

    def are_broken(self, text: str, after: str) -> bool:
        """Return whether the hyphen at the end of a line breaks the word that the next line goes on with."""
        head, tail = _HEAD.search(text[:-1]), _TAIL.match(after)
        if not head or not tail:
            return False
        if text.endswith(SOFT):
            return True
        if not tail[0][0].islower() or tail[0] in _ELLIPSIS or _ADDRESS.search(_between(text, after)):
            return False
        # What has a hyphen already ("c'est-à-dire") is tied together by them.
        tied = text[head.start() - 1 : head.start()] in _HYPHENS
        return self._is_word(head[0], tail[0]) or not (tied or self._are_words(head[0], tail[0]))

    def _is_word(self, head: str, tail: str) -> bool:
        return (head + tail).casefold() in self.folded

    def _are_words(self, head: str, tail: str) -> bool:
        """Return whether the two are words of their own, tied by a hyphen."""
        if len(head) < _LEAST or f"{head}-{tail}".casefold() in self.folded:
            return True
        # Letters with marks make syllables that no other language has.
        if (self.vietnamese or not (head + tail).isascii()) and is_syllable(head) and is_syllable(tail):
            return True
        long = len(head) >= _WHOLE and (len(tail) >= _WHOLE or tail in _TIED)
        return long and head in self.known and tail in self.known


def _between(text: str, after: str) -> str:
    """Return what stands between the spaces around the end of a line."""
    return text.rpartition(" ")[2] + after.partition(" ")[0]


def _inner(text: str) -> tuple[int, int]:
    """Return where the text between the first and the last space begins and ends."""
    return text.find(" ") + 1 or len(text), max(text.rfind(" "), 0)
