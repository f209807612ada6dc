"""The search of the command line: the ranking over the postings of the Whoosh index."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from library.search.analyzer import normalise
from library.search.index import numbering, reading
from library.search.model import Answer, Hit, Query, Run
from library.search.ranking import FEW, Found, Unit, order, score_unit, stages, together
from library.search.reader import weight_at
from library.search.snippets import snippet

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from library.search.reader import Reader

Forms = dict[str, dict[int, int]]


def search(
    folder: Path, query: Query | str, limit: int, accept: Callable[[str], bool] | None = None
) -> Answer:
    """Return the best documents, all of them when `limit` is 0; `accept` chooses books by id."""
    asked = query if isinstance(query, Query) else Query((Run(query),))
    staged = stages(asked)
    slots = numbering(folder)
    starts = list(accumulate((slot.pages + 1 for slot in slots), initial=0))
    with reading(folder) as reader:
        lookup = _Lookup(reader)
        books = lookup.books(asked.fields)

        def wanted(document: int) -> bool:
            slot = bisect_right(starts, document) - 1
            return (books is None or starts[slot] in books) and (accept is None or accept(slots[slot].id))

        found: dict[int, tuple[int, Found]] = {}
        if not staged and books is not None:
            found = {document: (1, Found(0.0, 1)) for document in books if wanted(document)}
        for stage, units in enumerate(staged, 1):
            if stage == 1 or len(found) < FEW:
                for document, one in lookup.all_of(units).items():
                    if document not in found and wanted(document):
                        found[document] = (stage, one)

        def place(document: int) -> tuple[int, int]:
            slot = bisect_right(starts, document) - 1
            return slot, document - starts[slot]

        ranked = sorted(found, key=lambda each: order(place(each)[1], found[each][1], found[each][0], each))
        shown = ranked[: limit or None]
        hits = []
        for document in shown:
            ident, title, body = reader.stored(document)
            stage, one = found[document]
            piece, marks = snippet(normalise(body), lookup.matched(staged))
            hits.append(Hit(ident, title, place(document)[1], one.score, piece, marks, stage, one.exact))
        return Answer(tuple(hits), len(found), tuple(lookup.absent(staged)))


def vocabulary(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yield (folded, exact, documents) for every syllable of the index, in order."""
    with reading(folder) as reader:
        yield from reader.frequencies()


def forms(folder: Path, key: str) -> list[tuple[str, int]]:
    """Return the exact forms of a folded syllable or pair ("thu vien"), with how many documents hold each."""
    with reading(folder) as reader:
        lookup = _Lookup(reader)
        first, _, second = key.partition(" ")
        found = lookup._pair(first, second) if second else lookup._one(first)  # noqa: SLF001
        return [(form, len(held)) for form, held in sorted(found.items())]


class _Lookup:
    """Reads each syllable of a query once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._single: dict[str, Forms] = {}
        self._places: dict[str, dict[str, dict[int, array[int]]]] = {}

    def books(self, asked: tuple[tuple[str, str], ...]) -> set[int] | None:
        """Return the records that answer for named fields, None when none is named."""
        found: set[int] | None = None
        for name, text in asked:
            for unit in (stages(Query((Run(text, phrase=True),))) or [()])[0]:
                held = [docs for form, docs in self._reader.named(name, unit.key) if unit.agrees(form)]
                one = set().union(*held)
                found = one if found is None else found & one
        return found

    def all_of(self, units: tuple[Unit, ...]) -> dict[int, Found]:
        """Return the documents that answer every unit."""
        return together([score_unit(unit, self._forms(unit), self._reader.documents) for unit in units])

    def absent(self, staged: tuple[tuple[Unit, ...], ...]) -> Iterator[str]:
        """Yield the words of a query that no document holds in any form."""
        if not staged:
            return
        words = {word.exact: word for unit in staged[0] for word in unit.words}
        unfinished = {unit.words[-1].exact for unit in staged[0] if unit.prefix}
        for word in words.values():
            if not self._keys(word.folded, prefix=word.exact in unfinished):
                yield word.exact

    def matched(self, staged: tuple[tuple[Unit, ...], ...]) -> list[set[str]]:
        """Return, for each word of a query, the forms that a snippet is to mark."""
        words = {
            word: unit.prefix and word == unit.words[-1] for u in staged for unit in u for word in unit.words
        }
        return [
            {form for folded in self._keys(word.folded, prefix=prefix) for form in self._reader.forms(folded)}
            for word, prefix in words.items()
        ]

    def _keys(self, folded: str, *, prefix: bool) -> list[str]:
        if prefix:
            return sorted(self._reader.completions(folded))
        return [folded] if self._reader.forms(folded) else []

    def _forms(self, unit: Unit) -> Forms:
        *firsts, last = [word.folded for word in unit.words]
        made: Forms = {}
        for folded in self._keys(last, prefix=unit.prefix):
            made |= self._pair(firsts[0], folded) if firsts else self._one(folded)
        return made

    def _one(self, folded: str) -> Forms:
        if folded not in self._single:
            reader = self._reader
            self._single[folded] = {
                form: held for form in reader.forms(folded) if (held := reader.postings(folded, form))
            }
        return self._single[folded]

    def _placed(self, folded: str) -> dict[str, dict[int, array[int]]]:
        if folded not in self._places:
            reader = self._reader
            self._places[folded] = {form: reader.positions(folded, form) for form in reader.forms(folded)}
        return self._places[folded]

    def _pair(self, first: str, second: str) -> Forms:
        """Return how often each document holds two syllables side by side."""
        after: dict[int, dict[int, str]] = {}
        for form, held in self._placed(second).items():
            for document, positions in held.items():
                after.setdefault(document, {}).update(dict.fromkeys(positions, form))
        made: Forms = {}
        for form, held in self._placed(first).items():
            for document, positions in held.items():
                following = after.get(document)
                if following is None:
                    continue
                for position in positions:
                    other = following.get(position + 1)
                    if other is not None:
                        counts = made.setdefault(f"{form} {other}", {})
                        counts[document] = counts.get(document, 0) + weight_at(position)
        return made
