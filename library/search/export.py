"""The search data the site ships: the index, cut into small files that a page loads as scripts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from library.search.index import K1, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = "export-2"
_SHARD = 48_000
BOOKS_A_FILE = 64


@dataclass(frozen=True, slots=True)
class BookRow:
    """What a result list shows of a book; `texts` are (first page, file in the book's folder)."""

    id: str
    title: str
    byline: str
    year: str
    cover: str
    readable: bool
    subjects: str
    page_count: int
    texts: tuple[tuple[int, str], ...]


def term_files(index: Path, page_counts: dict[str, int]) -> Iterator[tuple[str, str, str]]:
    """Yield (first folded key, file name, content) for every shard of terms, in order of keys.

    Documents are numbered through the books in order of id: a book's record, then its pages.
    Neither the order of indexing nor the segments of the index show in the result.
    """
    starts: dict[str, int] = {}
    total = 0
    for ident in sorted(page_counts):
        starts[ident] = total
        total += page_counts[ident] + 1
    shard: dict[str, dict[str, list[int]]] = {}
    size = number = 0
    for folded, exact, found in walk(index):
        if folded not in shard and size > _SHARD:
            yield _file(number, shard)
            number, shard, size = number + 1, {}, 0
        postings = sorted((starts[book] + page, max(1, round(weight))) for book, page, weight in found)
        coded = _code(postings)
        shard.setdefault(folded, {})[exact] = coded
        size += len(exact) + len(coded) * 2
    if shard:
        yield _file(number, shard)


def _code(postings: list[tuple[int, int]]) -> list[int]:
    coded: list[int] = []
    last = 0
    for document, weight in postings:
        coded += (document - last, weight)
        last = document
    return coded


def _file(number: int, shard: dict[str, dict[str, list[int]]]) -> tuple[str, str, str]:
    content = f"self.tusachSearch.terms({number},{_json(shard)});\n"
    return next(iter(shard)), f"search/terms-{number}.{_digest(content)}.js", content


def book_files(books: list[BookRow]) -> Iterator[tuple[str, str]]:
    """Yield (file name, content) for the books as result lists show them, 64 in a file."""
    for number, start in enumerate(range(0, len(books), BOOKS_A_FILE)):
        rows = [
            [b.id, b.title, b.byline, b.year, b.cover, int(b.readable), b.subjects, b.texts]
            for b in books[start : start + BOOKS_A_FILE]
        ]
        content = f"self.tusachSearch.books({number},{_json(rows)});\n"
        yield f"search/books-{number}.{_digest(content)}.js", content


def meta_file(books: list[BookRow], terms: list[tuple[str, str]], book_names: list[str]) -> str:
    """Return the content of `search/meta.js`, the one file with a fixed name."""
    meta = {
        "schema": 1,
        "documents": sum(book.page_count + 1 for book in books),
        "pages": [book.page_count for book in books],
        "k1": K1,
        "terms": [{"first": first, "file": name} for first, name in terms],
        "books": {"per": BOOKS_A_FILE, "files": book_names},
    }
    return f"self.tusachSearch.meta({_json(meta)});\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _digest(content: str) -> str:
    return sha256(content.encode()).hexdigest()[:10]
