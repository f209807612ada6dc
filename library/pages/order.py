"""Puts the lines of a page into the order of reading, where the file plainly has them in another.

A file's own order is the best there is: its maker knew the columns and the boxes. Only where line
after line stands above the one before it was the page put together by a program that did not care.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from library.pages.model import Line

_FEW, _WRONG = 4, 1 / 3
"""Fewer lines prove nothing; the share of steps upwards in a column from which on an order is wrong."""
_GUTTER = 60
"""The least width between two columns, in units of 1/4096 of the page."""
_PARAGRAPH = 0.8
"""A gap between two lines wider than this share of their height ends a block."""


def in_order(page: list[Line | str], *, backward: bool) -> list[Line | str]:
    """Return the lines of a page as they are read; the columns from the right where it runs `backward`."""
    lines = [line for line in page if not isinstance(line, str)]
    steps = sum(_goes_up(one, other) for one, other in pairwise(lines))
    if len(lines) < _FEW or steps < _WRONG * (len(lines) - 1):
        return page
    made: list[Line | str] = []
    for line in _cut(lines, backward=backward):
        last = made[-1] if made else ""
        if not isinstance(last, str) and not 0 <= line[1] - last[1] - last[2] <= _PARAGRAPH * last[2]:
            made.append("")
        made.append(line)
    return made


def _goes_up(one: Line, other: Line) -> bool:
    """Return whether the second line stands above the first, in the same column."""
    (left, right), (other_left, other_right) = _across(one), _across(other)
    common = min(right, other_right) - max(left, other_left)
    return other[1] + other[2] / 2 < one[1] and common * 2 > min(right - left, other_right - other_left)


def _cut(lines: list[Line], *, backward: bool) -> list[Line]:
    """Return the lines column by column, and from the top in each (recursive XY cut)."""
    columns = _split(lines, _across, _GUTTER)
    if len(columns) > 1:
        return [
            line for column in columns[:: -1 if backward else 1] for line in _cut(column, backward=backward)
        ]
    rows = _split(lines, _down, 0)
    if len(rows) > 1:
        # The widest gap parts a title from the columns below it.
        gaps = [min(line[1] for line in b) - max(line[1] + line[2] for line in a) for a, b in pairwise(rows)]
        at = gaps.index(max(gaps)) + 1
        halves = ([line for row in rows[:at] for line in row], [line for row in rows[at:] for line in row])
        return [line for half in halves for line in _cut(half, backward=backward)]
    return sorted(lines, key=lambda line: (line[1], -line[0] if backward else line[0]))


def _split(lines: list[Line], span: Callable[[Line], tuple[float, float]], least: float) -> list[list[Line]]:
    """Return the lines in groups that `least` and more parts along an axis."""
    groups: list[list[Line]] = []
    end = 0.0
    for line in sorted(lines, key=span):
        begin, stop = span(line)
        if groups and begin - end <= least:
            groups[-1].append(line)
        else:
            groups.append([line])
        end = max(end, stop) if len(groups[-1]) > 1 else stop
    return groups


def _across(line: Line) -> tuple[float, float]:
    edges = [line[0]]
    for run in line[4]:
        edges.append(edges[-1] + run)
    return min(edges), max(edges)


def _down(line: Line) -> tuple[float, float]:
    # The boxes of lines that are set close overlap a little.
    return line[1] + line[2] * 0.2, line[1] + line[2] * 0.8
