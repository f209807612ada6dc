"""Accession numbers (Số ĐKCB): ranges are understood, and no number is given twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from library.catalog.faults import Faults
    from library.catalog.reader import Row

_RANGE: Final = re.compile(
    r"(?P<prefix>.*?)(?P<first>\d+)\s*(?:[-–—]|\.{2,3}|…|→|đến|to)\s*(?P<again>.*?)(?P<last>\d+)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?P<prefix>.*?)(?P<first>\d{1,18})")
_SPACES: Final = re.compile(r"\s+")
_MOST: Final = 1000
"""No title has more copies than this: a longer range is a slip, or no range at all."""
_LONGEST: Final = 100
"""Letters of a number or a range at most: in a longer text the patterns would try every division."""


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Numbers `first` to `last` behind one prefix; a number that does not end in digits is its own prefix."""

    prefix: str
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many numbers these are."""
        return self.last - self.first + 1


def run_of(text: str) -> Run | None:
    """Return the numbers that `text` stands for, None for a range that goes backwards or far too far.

    In "STK.012-16" the end is short for 016, in "STK.012-STK.016" it is written out; "TN 12-2025",
    whose end has more digits than the beginning, is no range but a number with its year.
    """
    key = _SPACES.sub("", text).casefold()
    if len(key) > _LONGEST:
        return Run(key, 0, 0)
    found = _RANGE.fullmatch(key)
    if found and len(found["first"]) < 19 and found["again"] in {"", found["prefix"]}:
        first, last = found["first"], found["last"]
        if len(last) <= len(first):
            whole = first[: len(first) - len(last)] + last
            run = Run(_bare(found["prefix"]), int(first), int(whole))
            return run if 1 <= run.count <= _MOST else None
    single = _NUMBER.fullmatch(key)
    return (
        Run(_bare(single["prefix"]), int(single["first"]), int(single["first"])) if single else Run(key, 0, 0)
    )


def _bare(prefix: str) -> str:
    """Return a prefix without what parts it from its number: STK.5, STK-05 and STK 005 are one."""
    return prefix.rstrip(".-_/:")


class Accessions:
    """All numbers of a table, with their rows."""

    def __init__(self) -> None:
        self._taken: list[tuple[Run, str, Row]] = []

    def take(self, row: Row, faults: Faults) -> int:
        """Remember the numbers of a row and return how many copies they are."""
        count = 0
        for text in row.many("accession"):
            run = run_of(text)
            if run is None:
                faults.add("CAT-043", row, "accession", text)
                count += 1
            else:
                self._taken.append((run, text, row))
                count += run.count
        return count

    def tell_repeated(self, faults: Faults) -> None:
        """Tell of every number that two copies have, at the later of them."""
        before: tuple[Run, str, Row] | None = None
        for run, text, row in sorted(self._taken, key=lambda taken: (taken[0], taken[2].number)):
            if before and before[0].prefix == run.prefix and run.first <= before[0].last:
                (_, _, early), late = sorted((before, (run, text, row)), key=lambda taken: taken[2].number)
                faults.add("CAT-044", late[2], "accession", late[1], other=str(early.number))
            if not before or before[0].prefix != run.prefix or run.last > before[0].last:
                before = (run, text, row)
