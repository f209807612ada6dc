"""A part of the search data: the dictionary and the texts of some of the books.

The first part is most of the library and stays as it is while books are added; the second one has
what came since, and is made anew each time: so a new book costs what it and the few before it
weigh, and not the library. When the second part has grown to a share of the first, both become one.
A phone reads a word's list in both, and passes over the books of the first part that are gone: a
changed record has made room for a new one in the second part. `library.search.export` tells the format.
"""

from __future__ import annotations

import heapq
import zlib
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from library.leb128 import number
from library.search.coding import File, as_json, digest, file_name, packed
from library.search.shards import Shard, bound, coded, octets
from library.search.spill import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from library.search.index import Slot
    from library.search.reader import Reader
    from library.search.spill import Group, Postings

    Pages = Mapping[str, Callable[[], list[str]]]

_GROWTH = 8
"""A second part may have one document for so many of the first."""
_BEST = 512
_LONG = 2_000
_CHUNK = 12_000
"""Documents in one part of a long list."""
_SHARD = (6_000, 12_000)
"""Bytes, deflated, at which a shard may and must end."""
_CUTS = 8
"""A syllable of so many may begin a shard."""
_STEPS = 4
"""Bits that tell how many candidates whole lists have: with each book more, all lists would change."""
_COMMON = 3


class Part(NamedTuple):
    """The books from slot `first` on, whose documents are numbered from `start` on."""

    number: int
    first: int
    start: int
    slots: tuple[Slot, ...]


@dataclass(slots=True)
class Told:
    """What leads to a part: the first key of each shard and its digest, (slot, digest) of each book's texts.

    `words` are (form, documents) of syllables that stand in some of its documents.
    """

    candidates: int
    shards: list[tuple[str, str]] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)
    words: list[tuple[str, int]] = field(default_factory=list)


def stands(was: Sequence[Slot], slots: Sequence[Slot]) -> bool:
    """Return whether a first part made when its slots were `was` may stay.

    Not when a book is gone, or its pages are not published as they were: the lists would still tell
    their words. Those of a record that was corrected they tell, unseen, until the part is made anew.
    """
    texts = {slot.id: slot.texts for slot in slots if slot.id}
    return len(was) <= len(slots) and all(
        then == now or (not now.id and texts.get(then.id) == then.texts)
        for then, now in zip(was, slots, strict=False)
    )


def is_outgrown(slots: Sequence[Slot], first: int) -> bool:
    """Return whether what follows the first slots is too much for a second part."""
    held, more = (sum(slot.pages + 1 for slot in some) for some in (slots[:first], slots[first:]))
    return more * _GROWTH > held


def divided(slots: Sequence[Slot], first: int) -> tuple[Part, ...]:
    """Return the parts of a library, of which the first one has so many slots."""
    parts = [Part(0, 0, 0, tuple(slots[:first]))]
    if first < len(slots):
        start = sum(slot.pages + 1 for slot in parts[0].slots)
        parts.append(Part(1, first, start, tuple(slots[first:])))
    return tuple(parts)


class PartExport:
    """Makes the files of a part; `told` is whole once all are made.

    `pages` return the texts of a book's pages, by its id; so many of these come in one file.
    """

    def __init__(self, reader: Reader, part: Part, pages: Pages, pages_a_text: int) -> None:
        self._reader = reader
        self._part = part
        self._pages = pages
        self._per = pages_a_text
        starts = [0, *accumulate(slot.pages + 1 for slot in part.slots)]
        self._range = range(part.start, part.start + starts[-1])
        self._records = set(starts)
        step = 1 << max(starts[-1].bit_length() - _STEPS, 0)
        self.told = Told(-(-starts[-1] // step) * step)

    def _file(self, label: str, *parts: bytes) -> tuple[bytes, File]:
        mark = digest(b"".join(parts))
        return mark, File(file_name(label, mark), packed(*parts))

    def files(self) -> Iterator[File]:
        """Yield all files: shards, chunks of long lists, texts."""
        yield from self._terms()
        for slot, entry in enumerate(self._part.slots, self._part.first):
            if entry.id in self._pages:
                yield from self._texts(slot, self._pages[entry.id]())

    def _texts(self, slot: int, texts: list[str]) -> Iterator[File]:
        mark = digest(as_json([self._per, texts]))
        if texts:
            self.told.texts.append((slot, mark.hex()))
        for at in range(0, len(texts), self._per):
            label = f"text:{slot}:{at // self._per}"
            yield File(file_name(label, mark), packed(as_json(texts[at : at + self._per])), slot)

    def _terms(self) -> Iterator[File]:
        shard = None
        for group in groups(self._reader, self._range):
            if shard and _ends(shard.size, group.key):
                yield self._shard(shard)
                shard = None
            if not shard:
                shard = Shard(group.key, self.told.candidates)
            yield from self._forms(group, shard)
        if shard:
            yield self._shard(shard)

    def _shard(self, shard: Shard) -> File:
        mark, file = self._file(f"terms:{self._part.number}:{shard.key}", *shard.parts())
        self.told.shards.append((shard.key, mark.hex()))
        return file

    def _forms(self, group: Group, shard: Shard) -> Iterator[File]:
        for form, held in group.forms:
            if " " not in group.key and len(held) >= _COMMON:
                self.told.words.append((form, len(held)))
            if bound(len(held), self.told.candidates) <= _LONG * 8:
                shard.add(form, held)
                continue
            best = heapq.nsmallest(
                _BEST, held, key=lambda each: (each[0] not in self._records, -each[1], each[0])
            )
            parts = [held[at : at + _CHUNK] for at in range(0, len(held), _CHUNK)]
            leads = number(len(parts))
            before = 0
            for at, part in enumerate(parts):
                start = part[0][0]
                mark, file = self._file(f"list:{self._part.number}:{group.key}\t{form}\t{at}", *_chunk(part))
                leads += number(start - before) + mark
                before = start
                yield file
            shard.add_long(form, len(held), sorted(best), leads)


def _ends(size: int, key: str) -> bool:
    """Return whether a shard of `size` bytes ends before `key`."""
    least, most = _SHARD
    if size <= least or " " in key:
        return size > most
    return size > (least + most) // 2 or zlib.crc32(key.encode()) % _CUTS == 0


def _chunk(part: Postings) -> tuple[bytes, bytes]:
    first, last = part[0][0], part[-1][0]
    candidates = last - first + 1
    near = [(document - first, frequency) for document, frequency in part]
    return number(len(part)) + number(candidates), octets(coded(near, candidates))
