"""The postings of all units in order of their keys, in bounded memory and linear time.

The words of all documents are read once and spread over files by ranges of the first syllable;
each range is then sorted on its own. An item is a 64-bit number: a document, marked by the top
bit, or an occurrence in it, as the numbers of one word form or of two that stand side by side.
"""

from __future__ import annotations

from array import array
from itertools import groupby
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from library.search.reader import Reader

_RANGE = 1_000_000
"""Occurrences in one range, about 150 MB when it is sorted."""
_HELD = 4_000_000
"""Items held before they are written out."""
_DOCUMENT = 1 << 63
_WORD = 31
_MASK = (1 << _WORD) - 1

Postings = list[tuple[int, int]]
"""(document, frequency) in order of document; weights of fields count as frequency."""


class Group(NamedTuple):
    """The forms of a syllable or pair under its folded key, in order."""

    key: str
    forms: list[tuple[str, Postings]]


def groups(reader: Reader) -> Iterator[Group]:
    """Yield all groups in code point order of their keys."""
    folded: list[str] = [""]
    exact: list[str] = [""]
    ranges: list[int] = [0]
    known: dict[str, int] = {}
    filled = number = 0
    for key, same in groupby(reader.frequencies(), key=lambda found: found[0]):
        for _, form, count in same:
            known[form] = len(exact)
            folded.append(key)
            exact.append(form)
            ranges.append(number)
            filled += 2 * count
        if filled > _RANGE:
            number, filled = number + 1, 0
    with TemporaryFile() as file:
        extents = _spread(reader, known, ranges, number + 1, file)
        for extent in extents:
            yield from _sorted(_read(file, extent), folded, exact)


def _spread(
    reader: Reader, known: dict[str, int], ranges: list[int], count: int, file: IO[bytes]
) -> list[list[tuple[int, int]]]:
    """Write the items of each range; return where they lie, as (offset, items)."""
    held = [array("Q") for _ in range(count)]
    extents: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    size = 0

    def flush() -> None:
        for number, items in enumerate(held):
            if items:
                extents[number].append((file.tell(), len(items)))
                items.tofile(file)
                held[number] = array("Q")

    for number, runs in reader.walk():
        mark = _DOCUMENT | number
        touched: set[int] = set()
        for weight, form, following in _occurrences(runs, known):
            size += 2
            where = ranges[form]
            if where not in touched:
                touched.add(where)
                held[where].append(mark)
            item = form << _WORD
            held[where].extend((item, item | following) * weight if following else (item,) * weight)
        if size > _HELD:
            flush()
            size = 0
    flush()
    return extents


def _occurrences(runs: list[tuple[int, list[str]]], known: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    """Yield (weight, form, form that follows or 0) for each word."""
    for weight, words in runs:
        forms = [known[word] for word in words]
        for form, following in zip(forms, [*forms[1:], 0], strict=True):
            yield weight, form, following


def _read(file: IO[bytes], extent: list[tuple[int, int]]) -> Iterator[int]:
    for offset, count in extent:
        file.seek(offset)
        items = array("Q")
        items.fromfile(file, count)
        yield from items


def _sorted(items: Iterator[int], folded: list[str], exact: list[str]) -> Iterator[Group]:
    """Yield the groups of one range."""
    held: dict[int, list[int]] = {}
    document = 0
    for item in items:
        if item & _DOCUMENT:
            document = item ^ _DOCUMENT
            continue
        found = held.get(item)
        if found is None:
            held[item] = [document, 1]
        elif found[-2] == document:
            found[-1] += 1
        else:
            found += (document, 1)

    def names(item: int) -> tuple[str, str, int]:
        first, second = item >> _WORD, item & _MASK
        if not second:
            return folded[first], exact[first], item
        return f"{folded[first]} {folded[second]}", f"{exact[first]} {exact[second]}", item

    for key, same in groupby(sorted(map(names, held)), key=lambda named: named[0]):
        forms = []
        for _, form, item in same:
            found = held.pop(item)
            forms.append((form, list(zip(found[::2], found[1::2], strict=True))))
        yield Group(key, forms)
