"""The search data the site ships: the index, cut into small files that a page loads as scripts.

Every file is a script `tusachSearch("…")` that hands over zlib-deflated bytes (`library.bytescript`),
so that one format serves every host and `file://`. A file is `search/<8>.<6>.js`: FNV-1a (32 bits) of
its label and the first 3 bytes of the SHA-256 of its content, in hexadecimal. Only `search/meta.js`
keeps its name. Numbers are LEB128; strings are UTF-8, "fronted" ones as (bytes shared with the
one before, length of the rest, the rest); lists are those of `library.search.shards`.

- **meta** (`search/meta.js`): 6 (version); documents N; slots, then the pages of each (a book's
  documents are numbered from the sum of pages + 1 of those before it: its record, then its
  pages); candidates of lists, above every document's number; books in a file; files of books and
  3 bytes of digest each (labels `books:0`, …); pages in a text block; the digests of `words`, of
  `facets` and of `ORDERS` in their order; how many of the books are something else, then for each of
  them the gap of its number from that of the one before, and its kind, a place in `KINDS`; shards, then
  for each its first key (fronted, the first after "") and digest. The label of a shard is `terms:` and that key.
- **terms**: number of forms; bytes of what follows, which are, with a line feed between them, the
  rest of each form after what it shares with the one before; how many UTF-16 units these share, for
  each; documents · 2 + long, for each; for each long one: how many of its best follow (512 at most:
  records, then highest frequency, then lowest number), the number of its chunks, and for each the
  gap of its first document from that of the chunk before, and the digest; then the lists of all forms in bits.
  Forms are syllables and pairs ("thư viện") in order of (folded, exact); folding them gives the keys.
  A list is long when its gaps may take more than 2,000 bytes. The label of a chunk is `list:`, the key, a tab, the form,
  a tab and the chunk's number.
- **chunk**: documents in it; candidates; a list of the documents' distances from the first one.
- **books:n**: JSON, rows `[id, title, byline, year, cover, readable, subjects, texts, shape, tint,
  copies]`, null for a number whose book is gone; `texts` is the digest of all its text blocks, ""
  when it has none.
- **text**: JSON, the texts of successive pages. The label is `text:`, book, `:`, block.
- **words**: JSON, `[form, documents, …]`, the commonest syllables.
- **facets**: JSON, `{field: [[name, [book, …]], …]}` for the fields of `FACETS`, and `readable: [book, …]`.
- **order:name**: JSON, `[book, …]`, all books in the order of that name, one of `ORDERS`.

Shards are cut before a syllable, where its hash says so once they are large enough: a new book changes
only the shards of its own words, and a syllable lies beside its pairs.
"""

from __future__ import annotations

import heapq
import json
import zlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from library.leb128 import number
from library.search.coding import digest, file_name, front, packed
from library.search.shards import Shard, bound, coded, octets
from library.search.spill import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from library.search.index import Slot
    from library.search.reader import Reader
    from library.search.spill import Group, Postings

VERSION = "export-9"
FORMAT = 6
KINDS = ("exhibit", "contest", "survey", "question")
"""What is found beside books. The order is a part of the format."""
FACETS = ("creator", "subject", "grade", "shelf", "language", "series")
ORDERS = ("title", "author", "newest", "shelf")
BOOKS_A_FILE = 16
PAGES_A_TEXT = 2
PAGES_A_PACKED_TEXT = 12
"""Pages in a block of text: the smaller ones come fast; of the larger ones there are few."""
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
_MOST_WORDS = 20_000
_COMMON = 3


@dataclass(frozen=True, slots=True)
class BookRow:
    """What a result list shows of a book; `facets` are (field, value) by which it is filtered.

    `kind` is "" for a book, else one of `KINDS`; the `id` of what is no book is the site-relative folder of its page,
    and behind a number sign the place there.
    `shape` is the width of the cover in hundredths of its height, 0 without one; `tint` is the
    colour of a cover that the style sheet draws.
    """

    id: str
    title: str
    byline: str
    year: str
    cover: str
    readable: bool
    subjects: str
    facets: tuple[tuple[str, str], ...]
    texts: Callable[[], list[str]]
    shape: int = 0
    tint: int = 0
    copies: int = 0
    kind: str = ""


class File(NamedTuple):
    """A file of the site; `content` is the script."""

    path: str
    content: bytes


def files(
    reader: Reader,
    slots: list[Slot],
    books: dict[str, BookRow],
    orders: Mapping[str, Sequence[str]],
    *,
    pack: bool = False,
) -> Iterator[File]:
    """Yield all files, `search/meta.js` last; `books` are those of the slots, by id.

    `orders` are ids of books, in the order of each name of `ORDERS`.
    With `pack`, for a host that counts files, texts come in larger ones.
    """
    exporter = _Exporter(reader, slots, books, PAGES_A_PACKED_TEXT if pack else PAGES_A_TEXT)
    yield from exporter.terms()
    yield from exporter.rest(orders)


class _Exporter:
    def __init__(
        self, reader: Reader, slots: list[Slot], books: dict[str, BookRow], pages_a_text: int
    ) -> None:
        self._reader = reader
        self._per = pages_a_text
        self._slots = slots
        self._rows = [books.get(slot.id) for slot in slots]
        starts = [0, *accumulate(slot.pages + 1 for slot in slots)]
        self._records = set(starts)
        step = 1 << max(starts[-1].bit_length() - _STEPS, 0)
        self._candidates = -(-starts[-1] // step) * step
        self._shards: list[tuple[bytes, bytes]] = []
        self._words: list[tuple[int, str]] = []

    def _file(self, label: str, *parts: bytes) -> tuple[bytes, File]:
        mark = digest(b"".join(parts))
        return mark, File(file_name(label, mark), packed(*parts))

    def terms(self) -> Iterator[File]:
        """Yield the shards and the chunks of long lists."""
        shard = None
        for group in groups(self._reader):
            if shard and _ends(shard.size, group.key):
                yield self._shard(shard)
                shard = None
            if not shard:
                shard = Shard(group.key, self._candidates)
            yield from self._forms(group, shard)
        if shard:
            yield self._shard(shard)

    def _shard(self, shard: Shard) -> File:
        mark, file = self._file(f"terms:{shard.key}", *shard.parts())
        self._shards.append((shard.key.encode(), mark))
        return file

    def _forms(self, group: Group, shard: Shard) -> Iterator[File]:
        for form, held in group.forms:
            if " " not in group.key and len(held) >= _COMMON:
                self._words.append((len(held), form))
            if bound(len(held), self._candidates) <= _LONG * 8:
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
                mark, file = self._file(f"list:{group.key}\t{form}\t{at}", *_chunk(part))
                leads += number(start - before) + mark
                before = start
                yield file
            shard.add_long(form, len(held), sorted(best), leads)

    def rest(self, orders: Mapping[str, Sequence[str]]) -> Iterator[File]:
        """Yield texts, books, words, facets and orders, then the file that leads to all."""
        marks: list[bytes] = []
        for start in range(0, len(self._rows), BOOKS_A_FILE):
            rows: list[object] = []
            for slot, row in enumerate(self._rows[start : start + BOOKS_A_FILE], start):
                texts = row.texts() if row else []
                mark = digest(_json([self._per, texts]))
                for at in range(0, len(texts), self._per):
                    label = f"text:{slot}:{at // self._per}"
                    yield File(file_name(label, mark), packed(_json(texts[at : at + self._per])))
                rows.append(row and _shown(row, mark.hex() if texts else ""))
            mark, file = self._file(f"books:{len(marks)}", _json(rows))
            marks.append(mark)
            yield file
        common = heapq.nsmallest(_MOST_WORDS, self._words, key=lambda each: (-each[0], each[1]))
        words, words_file = self._file("words", _json([part for n, form in common for part in (form, n)]))
        facets, facets_file = self._file("facets", _json(self._facets()))
        yield words_file
        yield facets_file
        ordered = []
        numbers = {slot.id: where for where, slot in enumerate(self._slots)}
        for name in ORDERS:
            held, order_file = self._file(f"order:{name}", _json([numbers[ident] for ident in orders[name]]))
            ordered.append(held)
            yield order_file
        meta = [number(FORMAT), number(self._reader.documents), number(len(self._slots))]
        meta += [number(slot.pages) for slot in self._slots]
        meta.append(number(self._candidates))
        meta += [number(BOOKS_A_FILE), number(len(marks)), *marks, number(self._per)]
        meta += [words, facets, *ordered, self._kinds()]
        meta.append(number(len(self._shards)))
        last = b""
        for first, mark in self._shards:
            meta.append(front(first, last) + mark)
            last = first
        yield File("search/meta.js", packed(b"".join(meta)))

    def _kinds(self) -> bytes:
        others = [(slot, row.kind) for slot, row in enumerate(self._rows) if row and row.kind]
        gaps = (
            slot - before
            for before, (slot, _) in zip((0, *(slot for slot, _ in others)), others, strict=False)
        )
        told = (number(gap) + number(KINDS.index(kind)) for gap, (_, kind) in zip(gaps, others, strict=True))
        return number(len(others)) + b"".join(told)

    def _facets(self) -> dict[str, object]:
        found: dict[str, dict[str, list[int]]] = {field: defaultdict(list) for field in FACETS}
        readable = []
        for slot, row in enumerate(self._rows):
            if row is None:
                continue
            for field, value in dict.fromkeys(row.facets):
                found[field][value].append(slot)
            if row.readable:
                readable.append(slot)
        made: dict[str, object] = {field: sorted(values.items()) for field, values in found.items()}
        return made | {"readable": readable}


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


def _shown(row: BookRow, texts: str) -> list[object]:
    told = [row.id, row.title, row.byline, row.year, row.cover, int(row.readable), row.subjects]
    return [*told, texts, row.shape, row.tint, row.copies]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
