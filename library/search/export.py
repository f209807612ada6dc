"""The search data the site ships: the index, cut into small files that a page loads as scripts.

Every file is a script `tusachSearch("…")` that hands over zlib-deflated bytes (`library.bytescript`),
so that one format serves every host and `file://`. A file is `search/<8>.<6>.js`: FNV-1a (32 bits) of
its label and the first 3 bytes of the SHA-256 of its content, in hexadecimal. Only `search/meta.js`
keeps its name. Numbers are LEB128; strings are UTF-8, "fronted" ones as (bytes shared with the
one before, length of the rest, the rest); lists are those of `library.search.shards`.

- **meta** (`search/meta.js`): 7 (version); documents N; slots, then for each its pages · 2 + gone (a
  book's documents are numbered from the sum of pages + 1 of those before it: its record, then its
  pages; those of a slot that is gone may stand in lists and count for nothing); books in a file; files
  of books and 3 bytes of digest each (labels `books:0`, …); pages in a text block; the digests of
  `words`, of `facets` and of `ORDERS` in their order; how many of the books are something else, then for
  each of them the gap of its number from that of the one before, and its kind, a place in `KINDS`; parts
  (`library.search.part`), then for each its slots, the candidates of its lists, its shards, and for each of
  these its first key (fronted, the first after "") and digest. The label of a shard is `terms:`, the part's
  number, `:` and that key. In lists, a part's documents are numbered from 0.
- **terms**: number of forms; bytes of what follows, which are, with a line feed between them, the
  rest of each form after what it shares with the one before; how many UTF-16 units these share, for
  each; documents · 2 + long, for each; for each long one: how many of its best follow (512 at most:
  records, then highest frequency, then lowest number), the number of its chunks, and for each the
  gap of its first document from that of the chunk before, and the digest; then the lists of all forms in bits.
  Forms are syllables and pairs ("thư viện") in order of (folded, exact); folding them gives the keys.
  A list is long when its gaps may take more than 2,000 bytes. The label of a chunk is `list:`, the part's number, `:`,
  the key, a tab, the form, a tab and the chunk's number.
- **chunk**: documents in it; candidates; a list of the documents' distances from the first one.
- **books:n**: JSON, rows `[id, title, byline, year, cover, readable, subjects, texts, shape, tint,
  copies]`, null for a number whose book is gone; `texts` is the digest of all its text blocks, ""
  when it has none.
- **text**: JSON, the texts of successive pages. The label is `text:`, book, `:`, block.
- **words**: JSON, `[form, documents, …]`, the commonest syllables.
- **facets**: JSON, `{field: [[name, [book, …]], …]}` for the fields of `FACETS`, and `readable: [book, …]`.
- **order:name**: JSON, `[book, …]`, all books in the order of that name, one of `ORDERS`.

Shards are cut before a syllable, where its hash says so once they are large enough: a change of the
library changes only the shards of its words, and a syllable lies beside its pairs.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.leb128 import number
from library.search.coding import File, as_json, digest, file_name, front, packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from library.search.part import Part, Told

VERSION = "export-10"
FORMAT = 7
KINDS = ("exhibit", "contest", "survey", "question")
"""What is found beside books. The order is a part of the format."""
FACETS = ("creator", "subject", "grade", "shelf", "language", "series")
ORDERS = ("title", "author", "newest", "shelf")
BOOKS_A_FILE = 16
PAGES_A_TEXT = 2
PAGES_A_PACKED_TEXT = 12
"""Pages in a block of text: the smaller ones come fast; of the larger ones there are few."""
_MOST_WORDS = 20_000


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
    shape: int = 0
    tint: int = 0
    copies: int = 0
    kind: str = ""


def index_files(
    documents: int,
    parts: Sequence[tuple[Part, Told]],
    books: Mapping[str, BookRow],
    orders: Mapping[str, Sequence[str]],
    pages_a_text: int,
) -> Iterator[File]:
    """Yield the files that lead to those of the parts, `search/meta.js` last.

    `documents` is how many there are; `books` are those of the slots, by id; `orders` are ids of
    books, in the order of each name of `ORDERS`.
    """
    slots = [slot for part, _ in parts for slot in part.slots]
    rows = [books.get(slot.id) for slot in slots]
    texts = {slot: mark for _, told in parts for slot, mark in told.texts}
    shown = [row and _shown(row, texts.get(slot, "")) for slot, row in enumerate(rows)]
    numbers = {slot.id: where for where, slot in enumerate(slots)}
    named: list[tuple[str, object]] = [
        (f"books:{at // BOOKS_A_FILE}", shown[at : at + BOOKS_A_FILE])
        for at in range(0, len(shown), BOOKS_A_FILE)
    ]
    of_books = len(named)
    named += [("words", _words([told for _, told in parts])), ("facets", _facets(rows))]
    named += [(f"order:{name}", [numbers[ident] for ident in orders[name]]) for name in ORDERS]
    marks = []
    for label, value in named:
        raw = as_json(value)
        marks.append(digest(raw))
        yield File(file_name(label, marks[-1]), packed(raw))
    meta = [number(FORMAT), number(documents), number(len(slots))]
    meta += [number(slot.pages << 1 | (row is None)) for slot, row in zip(slots, rows, strict=True)]
    meta += [number(BOOKS_A_FILE), number(of_books), *marks[:of_books], number(pages_a_text)]
    meta += [*marks[of_books:], _kinds(rows), number(len(parts))]
    for part, told in parts:
        meta += [number(len(part.slots)), number(told.candidates), number(len(told.shards))]
        last = b""
        for first, mark in told.shards:
            meta.append(front(first.encode(), last) + bytes.fromhex(mark))
            last = first.encode()
    yield File("search/meta.js", packed(b"".join(meta)))


def _kinds(rows: Sequence[BookRow | None]) -> bytes:
    others = [(slot, row.kind) for slot, row in enumerate(rows) if row and row.kind]
    gaps = (
        slot - before for before, (slot, _) in zip((0, *(slot for slot, _ in others)), others, strict=False)
    )
    told = (number(gap) + number(KINDS.index(kind)) for gap, (_, kind) in zip(gaps, others, strict=True))
    return number(len(others)) + b"".join(told)


def _words(parts: Sequence[Told]) -> list[object]:
    counts: Counter[str] = Counter()
    for told in parts:
        counts.update(dict(told.words))
    common = heapq.nsmallest(_MOST_WORDS, counts.items(), key=lambda each: (-each[1], each[0]))
    return [each for pair in common for each in pair]


def _facets(rows: Sequence[BookRow | None]) -> dict[str, object]:
    found: dict[str, dict[str, list[int]]] = {field: defaultdict(list) for field in FACETS}
    readable = []
    for slot, row in enumerate(rows):
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
