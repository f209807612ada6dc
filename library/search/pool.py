"""Postings that wait to be written, in order of their terms, in bounded memory.

Whoosh's own pool keeps a tuple a posting and sorts, spills and merges those; this one keeps an
array of numbers a term.
"""

from __future__ import annotations

import marshal
from array import array
from collections import defaultdict
from heapq import merge
from itertools import repeat
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    _Run = Iterator[tuple[tuple[str, str], int, array[int]]]

_HELD = 10_000_000
"""Postings held before they are written out, about 100 MB."""
_SHIFT = 32
_MASK = (1 << _SHIFT) - 1

Posting = tuple[str, bytes, int, float, bytes]
"""Whoosh's (field, term, document, weight, value); the weight is a whole number, the value empty."""


class Pool:
    """Takes postings whose documents go up within a term; stands in for Whoosh's `PostingPool`."""

    def __init__(self) -> None:
        self._held: defaultdict[str, defaultdict[str, array[int]]] = defaultdict(_arrays)
        self._size = 0
        self._runs: list[IO[bytes]] = []

    def add(self, posting: Posting) -> None:
        """Take one posting."""
        field, term, document, weight, _ = posting
        self.hold(field, document, {term.decode(): int(weight)})

    def hold(self, field: str, document: int, weights: dict[str, int]) -> None:
        """Take the weights of the terms of a document."""
        held = self._held[field]
        for term, weight in weights.items():
            held[term].append(document << _SHIFT | weight)
        self._size += len(weights)
        if self._size >= _HELD:
            self._spill()

    def iter_postings(self) -> Iterator[Posting]:
        """Yield all postings in order of (field, term, document)."""
        runs = [_read(run, at) for at, run in enumerate(self._runs)]
        for (field, term), _, held in merge(*runs, self._in_order()):
            documents = [item >> _SHIFT for item in held]
            weights = [item & _MASK for item in held]
            yield from zip(repeat(field), repeat(term.encode()), documents, weights, repeat(b""))

    def cleanup(self) -> None:
        """Drop all postings."""
        self._held.clear()
        for run in self._runs:
            run.close()

    def _in_order(self) -> _Run:
        for field, held in sorted(self._held.items()):
            for term in sorted(held):
                yield (field, term), len(self._runs), held[term]

    def _spill(self) -> None:
        run = TemporaryFile()  # noqa: SIM115 - `cleanup` closes it
        for term, _, held in self._in_order():
            marshal.dump((term, held.tobytes()), run)
        self._runs.append(run)
        self._held.clear()
        self._size = 0


def _arrays() -> defaultdict[str, array[int]]:
    return defaultdict(lambda: array("Q"))


def _read(run: IO[bytes], at: int) -> _Run:
    run.seek(0)
    while True:
        try:
            term, held = marshal.load(run)  # noqa: S302 - written above
        except EOFError:
            return
        yield term, at, array("Q", held)
