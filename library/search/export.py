r"""The search data the site ships: the index, cut into small files that a page loads as scripts.

Every file is a script `tusachSearch("…")` that hands over base64 of zlib-deflated bytes, so that
one format serves every host and `file://`. A file is `search/<8>.<6>.js`: FNV-1a (32 bits) of its
label and the first 3 bytes of the SHA-256 of its content, in hexadecimal. Only `search/meta.js`
keeps its name. Numbers are LEB128; strings are UTF-8, "fronted" ones as (bytes shared with the
one before, length of the rest, the rest).

- **meta** (`search/meta.js`): 4 (version); documents N; slots, then the pages of each (a book's
  documents are numbered from the sum of pages + 1 of those before it: its record, then its
  pages); books in a file; files of books and 3 bytes of digest each (labels `books:0`, …); pages
  in a text block; the digests of `words`, of `facets` and
  of `ORDERS` in their order; shards, then for each its first key
  (fronted, the first after "") and digest. The label of a shard is `terms:` and that key.
- **terms**: groups in order of key, each: key (fronted, the first after ""), number of forms,
  and for each form: the form (fronted, the first after the key), documents · 2 + long, postings.
  A list is long when its postings exceed 4,000 bytes. Then comes the count of its best 512
  documents (records, then highest frequency, then lowest number) and their postings, then the
  number of chunks, and for each: gap of its first document from that of the chunk before, and
  digest. The label of a chunk is `list:`, the key, a tab, the form, a tab and the chunk's number.
- **chunk**: count, then postings from 0.
- **postings**: for each document gap · 2 + (frequency > 1), then the frequency - 2 where it is.
- **books:n**: JSON, rows `[id, title, byline, year, cover, readable, subjects, texts, shape, tint,
  copies]`, null for a number whose book is gone; `texts` is the digest of all its text blocks, ""
  when it has none.
- **text**: JSON, the texts of successive pages. The label is `text:`, book, `:`, block.
- **words**: JSON, `[form, documents, …]`, the commonest syllables.
- **facets**: JSON, `{field: [[name, [book, …]], …]}` for the fields of `FACETS`, and `readable: [book, …]`.
- **order:name**: JSON, `[book, …]`, all books in the order of that name, one of `ORDERS`.

Shards are cut where the hash of a key says so, once they are large enough: a new book changes
only the shards of its own words.
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
from library.search.coding import digest, file_name, front, packed, postings
from library.search.spill import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from library.search.index import Slot
    from library.search.reader import Reader
    from library.search.spill import Group

VERSION = "export-6"
FORMAT = 4
FACETS = ("creator", "subject", "grade", "shelf", "language", "series")
ORDERS = ("title", "author", "newest", "shelf")
BOOKS_A_FILE = 16
PAGES_A_TEXT = 2
PAGES_A_PACKED_TEXT = 12
"""Pages in a block of text: the smaller ones come fast; of the larger ones there are few."""
_BEST = 512
_LONG = 4_000
_CHUNK = 12_000
"""Documents in one part of a long list."""
_SHARD = (10_000, 20_000)
"""Bytes, before they are deflated to about 8 KB, at which a shard may and must end."""
_MOST_WORDS = 20_000
_COMMON = 3


@dataclass(frozen=True, slots=True)
class BookRow:
    """What a result list shows of a book; `facets` are (field, value) by which it is filtered.

    An `id` with a slash is that of something else, and the site-relative folder of its page.
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
        self._records = {0, *accumulate(slot.pages + 1 for slot in slots)}
        self._shards: list[tuple[bytes, bytes]] = []
        self._words: list[tuple[int, str]] = []

    def _file(self, label: str, raw: bytes) -> tuple[bytes, File]:
        mark = digest(raw)
        return mark, File(file_name(label, mark), packed(raw))

    def terms(self) -> Iterator[File]:
        """Yield the shards and the chunks of long lists."""
        shard = bytearray()
        first = last = b""
        least, most = _SHARD
        for group in groups(self._reader):
            key = group.key.encode()
            if len(shard) > most or (len(shard) > least and zlib.crc32(key) % 64 == 0):
                yield self._shard(first, shard)
                shard, last = bytearray(), b""
            if not shard:
                first = key
            shard += front(key, last) + number(len(group.forms))
            last = key
            coded, chunks = self._forms(group)
            shard += coded
            yield from chunks
        if shard:
            yield self._shard(first, shard)

    def _shard(self, first: bytes, shard: bytes | bytearray) -> File:
        mark, file = self._file(f"terms:{first.decode()}", bytes(shard))
        self._shards.append((first, mark))
        return file

    def _forms(self, group: Group) -> tuple[bytes, list[File]]:
        out = bytearray()
        chunks: list[File] = []
        last = group.key.encode()
        for form, held in group.forms:
            if " " not in group.key and len(held) >= _COMMON:
                self._words.append((len(held), form))
            text = form.encode()
            out += front(text, last)
            last = text
            coded = postings(held)
            if len(coded) <= _LONG:
                out += number(len(held) << 1) + coded
                continue
            best = heapq.nsmallest(
                _BEST, held, key=lambda each: (each[0] not in self._records, -each[1], each[0])
            )
            out += number(len(held) << 1 | 1) + number(len(best)) + postings(sorted(best))
            parts = [held[at : at + _CHUNK] for at in range(0, len(held), _CHUNK)]
            out += number(len(parts))
            before = 0
            for at, part in enumerate(parts):
                mark, file = self._file(f"list:{group.key}\t{form}\t{at}", number(len(part)) + postings(part))
                out += number(part[0][0] - before) + mark
                before = part[0][0]
                chunks.append(file)
        return bytes(out), chunks

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
        meta += [number(BOOKS_A_FILE), number(len(marks)), *marks, number(self._per)]
        meta += [words, facets, *ordered]
        meta.append(number(len(self._shards)))
        last = b""
        for first, mark in self._shards:
            meta.append(front(first, last) + mark)
            last = first
        yield File("search/meta.js", packed(b"".join(meta)))

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


def _shown(row: BookRow, texts: str) -> list[object]:
    told = [row.id, row.title, row.byline, row.year, row.cover, int(row.readable), row.subjects]
    return [*told, texts, row.shape, row.tint, row.copies]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
