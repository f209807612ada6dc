"""Finds where in a text each page of its layout begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PICTURE = "\ufffc"
"""Stands for a picture in a text (U+FFFC, object replacement character)."""
UNSEEN = "\u200b"
"""Stands in a page where a long word may be broken (U+200B, zero width space)."""
_PROBE = 24
_NUMBER = re.compile(
    r"[0-9]{1,4}[.)]|(?:[ivxlcdm]{1,7}|[IVXLCDM]{1,7}|[a-z]{1,2}|[A-Z]{1,2})\.|[\u2022\u25e6\u25cb\u25cf\u25aa\u25ab\u25a0\u25a1]"
)
"""What the layout adds before an item of a list."""
_AT = (1, 2, 3, 4, 5, 8, 16, 32, 64, 128)


def starts(text: str, pages: Iterable[str]) -> list[int]:
    """Return the offset in `text` at which each page begins, never falling.

    Neither text nor pages hold spaces. A layout shows the text in order, but adds the numbers of
    lists and may set letters of its own for some; each page's first characters are looked for
    near where the one before ends, and where they are not found, that is where it begins.
    """
    made: list[int] = []
    expected = before = 0
    for page in pages:
        found = _near(text, page, before, expected) if page else -1
        at = min(max(before, expected if found < 0 else found), len(text))
        made.append(at)
        before, expected = at, at + len(page)
    return made


def _near(text: str, page: str, before: int, expected: int) -> int:
    slack = max(120, (expected - before) // 3)
    low, high = max(before, expected - slack), min(len(text), expected + slack)
    found = _nearest(text, page[:_PROBE], low, high + _PROBE, expected)
    number = _NUMBER.match(page)
    if found < 0 and number:
        probe = page[number.end() : number.end() + _PROBE]
        found = _nearest(text, probe, low, high + _PROBE, expected) if probe else -1
    if found >= 0:
        return found
    for at in _AT:
        probe = page[at : at + _PROBE]
        if len(probe) < _PROBE // 3:
            break
        found = _nearest(text, probe, low + at, high + at + len(probe), expected + at)
        if found >= 0:
            # What stands before are letters that the layout set anew.
            return found - at
    return -1


def _nearest(text: str, probe: str, low: int, high: int, expected: int) -> int:
    best = -1
    found = text.find(probe, low, high)
    while found >= 0:
        if best < 0 or abs(found - expected) < abs(best - expected):
            best = found
        if found >= expected:
            break
        found = text.find(probe, found + 1, high)
    return best
