"""The search of the command line: the ranking over the postings of the Whoosh index."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from library.search.analyzer import normalise
from library.search.index import numbering, reading
from library.search.model import Answer, Hit, Query, Run
from library.search.ranking import FEW, Found, Stage, Unit, order, score_unit, stages, together
from library.search.snippets import snippet

if TYPE_CHECKING:
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
        for number, stage in staged.items():
            if len(found) < FEW:
                for document, one in lookup.answering(stage).items():
                    if document not in found and wanted(document):
                        found[document] = (number, one)

        def place(document: int) -> tuple[int, int]:
            slot = bisect_right(starts, document) - 1
            return slot, document - starts[slot]

        ranked = sorted(found, key=lambda each: order(place(each)[1], found[each][1], found[each][0], each))
        shown = ranked[: limit or None]
        marked = lookup.matched(staged) if shown else []
        hits = []
        for document in shown:
            ident, title, body = reader.stored(document)
            number, one = found[document]
            piece, marks = snippet(normalise(body), marked)
            hits.append(Hit(ident, title, place(document)[1], one.score, piece, marks, number, one.exact))
        return Answer(tuple(hits), len(found), tuple(lookup.absent(staged)))


def vocabulary(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yield (folded, exact, documents) for every syllable of the index, in order."""
    with reading(folder) as reader:
        yield from reader.frequencies()


def forms(folder: Path, key: str) -> list[tuple[str, int]]:
    """Return the exact forms of a folded syllable or pair ("thu vien"), with how many documents hold each."""
    with reading(folder) as reader:
        found = _Lookup(reader).forms(key.split(" "))
        return [(form, len(held)) for form, held in sorted(found.items())]


def _units(staged: dict[int, Stage]) -> tuple[Unit, ...]:
    """Return the units of stage 1, which hold every word of a query."""
    return staged[1].units if staged else ()


class _Lookup:
    """Reads each syllable of a query once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._single: dict[str, Forms] = {}
        self._pairs: dict[tuple[str, str], Forms] = {}

    def books(self, asked: tuple[tuple[str, str], ...]) -> set[int] | None:
        """Return the records that answer for named fields, None when none is named."""
        found: set[int] | None = None
        for name, text in asked:
            for unit in _units(stages(Query((Run(text, phrase=True),)))):
                held = [docs for form, docs in self._reader.named(name, unit.key) if unit.agrees(form)]
                one = set().union(*held)
                found = one if found is None else found & one
        return found

    def forms(self, folded: list[str]) -> Forms:
        """Return the exact forms of a folded syllable, or of two side by side."""
        return self._pair(*folded) if len(folded) > 1 else self._one(*folded)

    def answering(self, stage: Stage) -> dict[int, Found]:
        """Return the documents that a stage asks for."""
        found = [score_unit(unit, self._forms_of(unit), self._reader.documents) for unit in stage.units]
        return together(found, stage.least)

    def absent(self, staged: dict[int, Stage]) -> Iterator[str]:
        """Yield the words of a query that no document holds in any form."""
        words = {word.exact: word for unit in _units(staged) for word in unit.words}
        unfinished = {unit.words[-1].exact for unit in _units(staged) if unit.prefix}
        for word in words.values():
            if not self._keys(word.folded, prefix=word.exact in unfinished):
                yield word.exact

    def matched(self, staged: dict[int, Stage]) -> list[set[str]]:
        """Return, for each word of a query, the forms that a snippet is to mark."""
        words = {
            word: unit.prefix and word == unit.words[-1] for unit in _units(staged) for word in unit.words
        }
        return [
            {form for folded in self._keys(word.folded, prefix=prefix) for form in self._reader.forms(folded)}
            for word, prefix in words.items()
        ]

    def _keys(self, folded: str, *, prefix: bool) -> list[str]:
        if prefix:
            return sorted(self._reader.completions(folded))
        return [folded] if self._reader.forms(folded) else []

    def _forms_of(self, unit: Unit) -> Forms:
        *firsts, last = [word.folded for word in unit.words]
        made: Forms = {}
        for folded in self._keys(last, prefix=unit.prefix):
            made |= self.forms([*firsts, folded])
        return made

    def _one(self, folded: str) -> Forms:
        if folded not in self._single:
            reader = self._reader
            self._single[folded] = {
                form: held for form in reader.forms(folded) if (held := reader.postings(folded, form))
            }
        return self._single[folded]

    def _pair(self, first: str, second: str) -> Forms:
        """Return how often each document holds two syllables side by side."""
        if (first, second) not in self._pairs:
            self._pairs[first, second] = self._reader.pairs(first, second)
        return self._pairs[first, second]
