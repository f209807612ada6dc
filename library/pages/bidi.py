"""Lines with right-to-left writing, put from the order of drawing into the order of reading.

This is Unicode's bidirectional algorithm (UAX #9, rule L2) backwards, on whole words.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.pages.glyphs import Word

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"([^\w\s]+)([\d.,/\u066b\u066c]*\d)")


def runs_backward(words: Iterable[Word]) -> bool:
    """Return whether most of the letters are written from right to left."""
    backward = forward = 0
    for word in words:
        count = len(RIGHT_TO_LEFT.findall(word[4]))
        backward += count
        forward += len(_LETTER.findall(word[4])) - count
    return backward >= forward and backward > 0


def reordered(words: list[Word], *, backward: bool) -> list[Word]:
    """Return the words of one line as they are read; a line without right-to-left letters as it is.

    The line runs from right to left where its page does (`backward`) or most of its letters; runs of
    words that go the other way are turned round.
    """
    if not any(RIGHT_TO_LEFT.search(word[4]) for word in words):
        return words
    visual = sorted(words, key=lambda word: word[0])
    if not backward and not runs_backward(words):
        return list(_turned(visual, right_to_left=True))
    return [_punctuated(word) for word in _turned(visual[::-1], right_to_left=False)]


def _turned(words: list[Word], *, right_to_left: bool) -> Iterator[Word]:
    """Turn round each run of words of one direction, with the numbers and signs inside it."""
    kinds = [_is_right_to_left(word[4]) for word in words]
    for at, kind in enumerate(kinds):
        if kind is None:
            before = next((k for k in reversed(kinds[:at]) if k is not None), None)
            after = next((k for k in kinds[at + 1 :] if k is not None), None)
            kinds[at] = right_to_left if before == after == right_to_left else not right_to_left
    for turn, run in groupby(zip(kinds, words, strict=True), key=lambda pair: pair[0] == right_to_left):
        group = [word for _, word in run]
        yield from reversed(group) if turn else group


def _is_right_to_left(text: str) -> bool | None:
    if RIGHT_TO_LEFT.search(text):
        return True
    return False if _LETTER.search(text) else None


def _punctuated(word: Word) -> Word:
    """Return the word, a sign drawn to the left of a number put behind it."""
    number = _NUMBER.fullmatch(word[4])
    return (*word[:4], number[2] + number[1], *word[5:]) if number else word
