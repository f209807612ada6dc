"""Plain Whoosh: BM25F over two fields, all syllables wanted; accents folded, no pairs, no rules of ours.

The terms are our analyzer's, so that what is compared is the ranking.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from whoosh import analysis, fields, index, query, scoring

from library.search.analyzer import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.search.answers import Place
    from bench.search.records import Book

TITLE_WEIGHT = 8.0
"""As in our index. Title lengths are left out of account: pages have none, so that any is long."""


class _Folded(analysis.Tokenizer):  # type: ignore[misc]
    def __call__(self, value: str, **_: object) -> Iterator[analysis.Token]:
        token = analysis.Token(positions=True)
        for found in tokens(value):
            token.text, token.pos, token.boost, token.stopped = found.folded, found.position, 1.0, False
            yield token


def make(books: list[Book], folder: Path) -> None:
    """Index records and pages; a record's title is a field of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    schema = fields.Schema(
        book=fields.ID(stored=True),
        page=fields.STORED,
        title=fields.TEXT(analyzer=_Folded()),
        body=fields.TEXT(analyzer=_Folded()),
    )
    with index.create_in(str(folder), schema).writer(limitmb=128) as writer:
        for book in books:
            told = "\n\n".join(text for name, text in book.fields if name != "title")
            writer.add_document(book=book.id, page=0, title=book.title, body=told)
            for number, text in enumerate(book.pages(), 1):
                if text.strip():
                    writer.add_document(book=book.id, page=number, title="", body=text)


def answers(folder: Path, queries: list[str], limit: int) -> list[tuple[Place, ...]]:
    """Return the best documents of each query."""
    whoosh = index.open_dir(str(folder))
    with whoosh.searcher(weighting=scoring.BM25F(title_B=0.0)) as searcher:
        return [_answer(searcher, text, limit) for text in queries]


def _answer(searcher: Any, text: str, limit: int) -> tuple[Place, ...]:
    words = [token.folded for token in tokens(text)]
    if not words:
        return ()
    wanted = query.And(
        [
            query.Or([query.Term("title", word, boost=TITLE_WEIGHT), query.Term("body", word)])
            for word in words
        ]
    )
    return tuple((hit["book"], hit["page"]) for hit in searcher.search(wanted, limit=limit))
