"""What was probably meant: words one slip away that the library's books do hold.

One slip is a letter added, left out or replaced, two neighbours exchanged (optimal string alignment,
Boytsov 2011), or a missing space. Accents do not count. A word is put right when it has five letters
or more by itself, or together with its neighbour when the two then stand side by side in some book:
two syllables are one Vietnamese word. `themes/reader/src/search/suggest.js` is the same rule, and
`tests/contracts/suggest.json` holds cases for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from library.search.analyzer import Token

    Forms = Callable[[str], Sequence[tuple[str, int]]]

LEAST_LETTERS: Final = 5
MOST_TRIED: Final = 10
"""Words put right in so many ways, the commonest, are looked up; on a phone each costs a file."""
MOST_SLIPS: Final = 2


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to put a word right: `key` (folded) takes the place of the words from `start` to `end`.

    `kept` is the neighbour that is part of the key and was typed with accents, at place 0 or 1 of
    the key; `count` is how many documents hold the word put right; `together` when the key is a pair.
    """

    start: int
    end: int
    key: str
    count: int
    together: bool = False
    kept: str = ""
    place: int = 0


def suggest(words: Sequence[Token], known: Mapping[str, int], forms: Forms) -> str:
    """Return the words as they were probably meant, "" when no better ones are known.

    `known` maps the folded syllables of the index to the number of their documents; `forms` returns
    the exact forms of a folded syllable or pair ("thu vien") with theirs. Accents that were left
    out are put in as they are commonest.
    """
    pieces = [(word.exact, word.folded) for word in words]
    for slip in range(MOST_SLIPS):
        # Unknown words are doubtful; where all are known, any of them may be the slip.
        unknown = [at for at, (_, folded) in enumerate(pieces) if folded not in known]
        if slip and not unknown:
            break
        tried = chain.from_iterable(_fixes(at, pieces, known) for at in unknown or range(len(pieces)))
        best, text, most = None, "", (False, 0)
        for fix in sorted(tried, key=lambda fix: (-fix.count, fix.key, fix.start))[:MOST_TRIED]:
            form, count = _commonest(fix, forms(fix.key))
            if count and (fix.together, count) > most:
                best, text, most = fix, form, (fix.together, count)
        if best is None:
            break
        put = zip(text.split(" "), best.key.split(" "), strict=True)
        pieces[best.start : best.end] = list(put)
    made = " ".join(exact for exact, _ in pieces)
    return "" if made == " ".join(word.exact for word in words) else made


def _fixes(at: int, pieces: list[tuple[str, str]], known: Mapping[str, int]) -> Iterator[Fix]:
    """Yield the ways to put the word `at` right."""
    word = pieces[at][1]
    if not word.isalpha():
        return
    for near in _near(word, known):
        if len(word) >= LEAST_LETTERS:
            yield Fix(at, at + 1, near, known[near])
        if at > 0 and len(word) + len(pieces[at - 1][1]) >= LEAST_LETTERS:
            exact, folded = pieces[at - 1]
            kept = exact if exact != folded else ""
            yield Fix(at - 1, at + 1, f"{folded} {near}", known[near], together=True, kept=kept)
        if at + 1 < len(pieces) and len(word) + len(pieces[at + 1][1]) >= LEAST_LETTERS:
            exact, folded = pieces[at + 1]
            kept = exact if exact != folded else ""
            yield Fix(at, at + 2, f"{near} {folded}", known[near], together=True, kept=kept, place=1)
    if len(word) >= LEAST_LETTERS:
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            count = min(known.get(left, 0), known.get(right, 0))
            if count:
                yield Fix(at, at + 1, f"{left} {right}", count, together=True)


def _near(word: str, known: Mapping[str, int]) -> list[str]:
    """Return the syllables one slip from a word."""
    found = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return [near for near, distance, _ in found if distance == 1 and near.isalpha()]


def _commonest(fix: Fix, forms: Sequence[tuple[str, int]]) -> tuple[str, int]:
    """Return the commonest form that keeps what was typed with accents, and its documents."""
    fitting = [form for form in forms if not fix.kept or form[0].split(" ")[fix.place] == fix.kept]
    return max(fitting, key=lambda form: (form[1], form[0]), default=("", 0))
