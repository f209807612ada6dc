"""Queries such as people type, taken from the pages themselves: always the same ones."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from bench.search.metrics import folded

from library.search.analyzer import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.search.records import Book

_SEED = 20261122
_SAMPLE = 300
"""Pages that queries are taken from."""


def drawn(books: list[Book], each: int) -> dict[str, list[str]]:
    """Return `each` queries of every kind."""
    dice = random.Random(_SEED)
    pages = [list(tokens(dice.choice(dice.choice(books).pages()))) for _ in range(_SAMPLE)]
    counts = Counter(term for page in pages for term in {token.exact for token in page})
    words = [term for term in sorted(counts) if term.isalpha() and len(term) > 1]
    frequent = sorted(words, key=lambda term: (-counts[term], term))[: 3 * each]
    seldom = [term for term in words if counts[term] == 1]

    def runs(length: int) -> list[str]:
        made: list[str] = []
        while len(made) < each:
            made += _run(dice, dice.choice(pages), length)
        return made

    return {
        "1 syllable": [query for _ in range(each) for query in dice.sample(words, 1)],
        "2 syllables": runs(2),
        "3 syllables": runs(3),
        "4 syllables": runs(4),
        "phrase of 3": [f'"{words}"' for words in runs(3)],
        "2, no accents": [folded(words) for words in runs(2)],
        "rare word": dice.choices(seldom or words, k=each),
        "common word": dice.choices(frequent, k=each),
        "2 common words": [" ".join(dice.sample(frequent, 2)) for _ in range(each)],
    }


def _run(dice: random.Random, page: list[Token], length: int) -> Iterator[str]:
    """Yield words that stand side by side in a sentence of the page, if the place has any."""
    if len(page) < length:
        return
    at = dice.randrange(len(page) - length + 1)
    found = page[at : at + length]
    together = found[-1].position - found[0].position == length - 1
    if together and all(token.exact.isalpha() for token in found):
        yield " ".join(token.exact for token in found)
