"""The postings of all units in order of their keys, in bounded memory and linear time.

The words of all documents are read once and inverted in memory; whenever so many are held, they
are written out as a run in order of the word forms, and the runs are read side by side
(single-pass in-memory indexing: Manning, Raghavan and Schütze 2008, §4.3). An occurrence of a form
is kept as one number: the document and the form that follows. Forms are numbered in order of
(folded, exact), so that only the pairs of one syllable are ever sorted.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby
from os import SEEK_END
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from library.search.reader import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from library.search.reader import Document, Reader

_HELD = 12_000_000
"""Words inverted before they are written out, about 130 MB."""
_WORD = 32
_MASK = (1 << _WORD) - 1

Postings = list[tuple[int, int]]
"""(document, frequency) in order of document; weights of fields count as frequency."""


_Run = Callable[[int], Iterable[int]]
"""The occurrences of a form, as `following << 32 | document`; forms are asked for in order, each once."""


class Group(NamedTuple):
    """The forms of a syllable or pair under its folded key, in order."""

    key: str
    forms: list[tuple[str, Postings]]


def groups(reader: Reader, among: range) -> Iterator[Group]:
    """Yield the groups of some documents, numbered from 0, in code point order of their keys."""
    # Form 0 is none: a break, and what follows the last word of a run.
    known, exact, keys, folds = {BREAK: 0, "": 0}, [""], [""], array("I", [0])
    for folded, word in reader.syllables():
        if folded != keys[-1]:
            keys.append(folded)
        known[word] = len(exact)
        exact.append(word)
        folds.append(len(keys) - 1)
    with TemporaryFile() as file:
        runs = _runs(reader.walk(among), known, file)
        for first, same in groupby(range(1, len(exact)), key=lambda form: folds[form]):
            single: list[tuple[str, Postings]] = []
            pairs: defaultdict[int, list[tuple[str, array[int]]]] = defaultdict(list)
            for form in same:
                documents, after = _occurrences(form, runs)
                if documents:
                    single.append((exact[form], _counted(documents)))
                for following in sorted(after):
                    pair = f"{exact[form]} {exact[following]}", after[following]
                    pairs[folds[following]].append(pair)
            if single:
                yield Group(keys[first], single)
            for second in sorted(pairs):
                held = [(pair, _counted(documents)) for pair, documents in pairs[second]]
                yield Group(f"{keys[first]} {keys[second]}", held)


def _occurrences(form: int, runs: list[_Run]) -> tuple[array[int], dict[int, array[int]]]:
    """Return the documents of a form, each as often as it holds it, in all and by what follows.

    In arrays: the commonest word of a large library stands in it millions of times.
    """
    documents = array("I")
    after: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for run in runs:
        for item in run(form):
            document = item & _MASK
            documents.append(document)
            after[item >> _WORD].append(document)
    after.pop(0, None)
    return documents, after


def _counted(documents: array[int]) -> Postings:
    if len(documents) == 1:
        return [(documents[0], 1)]
    found = dict.fromkeys(documents, 1)
    return list((found if len(found) == len(documents) else Counter(documents)).items())


def _runs(documents: Iterable[Document], known: dict[str, int], file: IO[bytes]) -> list[_Run]:
    """Invert the documents; the last run stays in memory."""
    runs: list[_Run] = []
    held: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))
    size = 0
    for number, words in documents:
        forms = [known[word] for word in words]
        for form, following in zip(forms, [*forms[1:], 0], strict=True):
            held[form].append(following << _WORD | number)
        size += len(forms)
        if size > _HELD:
            runs.append(_written(held, len(known), file))
            held.clear()
            size = 0
    return [*runs, lambda form: held.get(form, ())]


def _written(held: dict[int, array[int]], forms: int, file: IO[bytes]) -> _Run:
    """Append a run to the file; return what reads it."""
    counts = array("I", bytes(4 * forms))
    start = file.seek(0, SEEK_END)
    for form in sorted(held.keys() - {0}):
        counts[form] = len(held[form])
        held[form].tofile(file)

    def run(form: int) -> Iterable[int]:
        nonlocal start
        items = array("Q")
        if counts[form]:
            file.seek(start)
            items.fromfile(file, counts[form])
            start = file.tell()
        return items

    return run
