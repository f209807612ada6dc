"""The dictionary of the search data, cut into shards, and the lists of documents in bits.

A **list** tells which of so many candidates a form stands in, and how often. Its length is told
before it. It is the candidates' numbers as gaps in Rice codes (Rice 1979; Witten, Moffat and Bell
1999, §3.3), whose parameter follows from the length and the number of candidates, so that it is
told nowhere; then, in the Elias gamma code (1975), how many documents hold the form more than
once, which of the list's these are (a list again), and how often less one each does.

The candidates of a pair are the documents of its first syllable, in their order, wherever that
syllable's whole list lies in the same shard: that takes a third off the lists of pairs. Those of
all other lists are the library's documents.

Bits are written from the highest to the lowest, a code of ones up to a zero first.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from library.leb128 import number
from library.search.coding import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.search.spill import Postings

_TABLED = 10
"""Rice codes of up to so many bits after the zero have a table."""
_LONGEST_RUN = 32


class Shard:
    """A shard as it grows; `documents` is above every number of one."""

    def __init__(self, key: str, documents: int) -> None:
        self.key = key
        self._documents = documents
        self._last = ""
        self._shared = bytearray()
        self._rests: list[str] = []
        self._counts = bytearray()
        self._long = bytearray()
        self._bits: list[str] = []
        self._names = self._coded = 0
        self._ranks: dict[str, dict[int, int]] = {}

    @property
    def size(self) -> int:
        """About how many bytes it will take, deflated."""
        return self._names // 2 + self._coded // 8

    def add(self, form: str, held: Postings) -> None:
        """Append a form with all of its documents."""
        self._name(form, len(held) << 1)
        documents = [document for document, _ in held]
        first, _, second = form.partition(" ")
        ranks = self._ranks.get(first) if second else None
        if ranks is not None:
            self._append(gaps([ranks[document] for document in documents], len(ranks)))
        else:
            if not second:
                self._ranks[form] = {document: rank for rank, document in enumerate(documents)}
            self._append(gaps(documents, self._documents))
        self._append(frequencies(held))

    def add_long(self, form: str, count: int, best: Postings, chunks: bytes) -> None:
        """Append a form by the best of its `count` documents and what leads to all of them."""
        self._name(form, count << 1 | 1)
        self._long += number(len(best)) + chunks
        self._append(gaps([document for document, _ in best], self._documents))
        self._append(frequencies(best))

    def _name(self, form: str, coded: int) -> None:
        same = shared(form, self._last)
        self._shared += number(len(form[:same].encode("utf-16-le")) // 2)
        self._rests.append(form[same:])
        self._counts += number(coded)
        self._names += len(self._rests[-1].encode()) + 2
        self._last = form

    def _append(self, code: str) -> None:
        self._bits.append(code)
        self._coded += len(code)

    def parts(self) -> tuple[bytes, bytes]:
        """Return the names with their counts, and the lists."""
        rests = "\n".join(self._rests).encode()
        head = number(len(self._rests)) + number(len(rests))
        return head + rests + bytes(self._shared + self._counts + self._long), octets("".join(self._bits))


def coded(held: Postings, candidates: int) -> str:
    """Return a list of (number, frequency) among the candidates 0 … `candidates` - 1, as bits."""
    return gaps([document for document, _ in held], candidates) + frequencies(held)


def octets(bits: str) -> bytes:
    """Return bits, "0" and "1", as bytes, filled up with zeros."""
    size = -(-len(bits) // 8)
    return int(bits.ljust(8 * size, "0") or "0", 2).to_bytes(size, "big")


def gaps(numbers: Sequence[int], candidates: int) -> str:
    """Return ascending numbers below `candidates` in Rice codes of the gaps between them."""
    if not numbers:
        return ""
    low = _parameter(len(numbers), candidates)
    found = [numbers[0], *(b - a - 1 for a, b in pairwise(numbers))]
    if low > _TABLED:
        return "".join([_rice(gap, low) for gap in found])
    table = _table(low)
    return "".join([table[gap] if gap < len(table) else _rice(gap, low) for gap in found])


def bound(count: int, candidates: int) -> int:
    """Return how many bits `gaps` takes at most."""
    low = _parameter(count, candidates)
    return count * (low + 1) + (candidates >> low)


def frequencies(held: Postings) -> str:
    """Return how often each document of a list holds the form."""
    often = [at for at, (_, frequency) in enumerate(held) if frequency > 1]
    if not often:
        return "0"
    return gamma(len(often) + 1) + gaps(often, len(held)) + "".join(gamma(held[at][1] - 1) for at in often)


def gamma(value: int) -> str:
    """Return the Elias gamma code of a number above 0."""
    bits = f"{value:b}"[1:]
    return "1" * len(bits) + "0" + bits


def _parameter(count: int, candidates: int) -> int:
    """Return how many bits a gap has after the zero: of 0.7 times the mean gap (Witten, §3.3)."""
    return max((candidates * 7 // (10 * count)).bit_length() - 1, 0)


def _rice(gap: int, low: int) -> str:
    head = "1" * (gap >> low) + "0"
    return f"{head}{gap & (1 << low) - 1:0{low}b}" if low else head


@cache
def _table(low: int) -> list[str]:
    return [_rice(gap, low) for gap in range(_LONGEST_RUN << low)]
