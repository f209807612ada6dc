"""The ranking, apart from where the postings come from; `engine.js` is the same rule.

A query is asked in UNITS: a syllable, or a pair of syllables that stand side by side (positions
that differ by 1). A unit has FORMS, the exact spellings under one folded key. The form MEANT is the
commonest of those that agree with every accent typed, of all forms when none agrees. With idf and
saturation of BM25 (k1 = 1.2, b = 0; Robertson and Zaragoza 2009, §3.4),

    score(unit, document) = idf(meant) · max over its forms of w · tf · 2.2 / (tf + 1.2)

where w is 1 for the form meant and 0.6 for others; idf = ln(N / (df + 1)) + 1 over live documents.
One idf for all forms of a unit, since each form's own would put the rarest spelling first.

A query is asked in stages; the next one only while fewer than 10 documents are found:

1. those that hold all its pairs (and the syllables that stand alone);
2. those that hold at least half of these, for a quotation got wrong; not where there are quotes;
3. those that hold all its syllables (in quotes: pairs), wherever they stand.

Scores of the units that a document holds add up. Documents of stage 1 come first, then those as
typed, then catalog records, then by stage and score. Measured on a judged set (tests/bench/README).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from library.search.analyzer import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.search.analyzer import Token
    from library.search.model import Query

K1 = 1.2
VARIANT = 0.6
"""The weight of a form that is not the one meant."""
MOST_WORDS = 16
"""Longer queries, such as a pasted page, are cut."""
FEW = 10
"""With fewer documents that hold the words side by side, those that hold them apart follow."""
_TIE = 1e6


class Found(NamedTuple):
    """How a document answers a unit or a query; `exact` is 1 when it does so as typed."""

    score: float
    exact: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A syllable or a pair; `prefix` when its last syllable is unfinished."""

    words: tuple[Token, ...]
    prefix: bool = False

    @property
    def key(self) -> str:
        """The folded key under which the forms of the unit lie."""
        return " ".join(word.folded for word in self.words)

    def agrees(self, form: str) -> bool:
        """Return whether a form bears every accent that was typed."""
        parts = form.split(" ")
        if self.prefix:
            *typed, last = self.words
            if last.exact != last.folded and not parts[-1].startswith(last.exact):
                return False
        else:
            typed = list(self.words)
        return all(word.exact in (word.folded, part) for word, part in zip(typed, parts, strict=False))


class Stage(NamedTuple):
    """What a document must hold: at least `least` of the units."""

    units: tuple[Unit, ...]
    least: int


def stages(query: Query) -> dict[int, Stage]:
    """Return the stages of a query by their numbers; none without words."""
    near: dict[tuple[tuple[str, ...], ...], Unit] = {}
    apart: dict[tuple[tuple[str, ...], ...], Unit] = {}
    left = MOST_WORDS
    for at, run in enumerate(query.runs):
        words = list(tokens(run.text))[:left]
        left -= len(words)
        pairs = [(a, b) for a, b in pairwise(words) if b.position == a.position + 1]
        paired = {word for pair in pairs for word in pair}
        alone = [(word,) for word in words if word not in paired]
        unfinished = words[-1] if words and query.prefix and at == len(query.runs) - 1 else None
        singles = [(word,) for word in words]
        _add(near, [*pairs, *alone], unfinished)
        _add(apart, [*pairs, *alone] if run.phrase else singles, unfinished)
    if not near:
        return {}
    made = {1: Stage(tuple(near.values()), len(near))}
    if near.keys() != apart.keys():
        if len(near) > 1 and not any(run.phrase for run in query.runs):
            made[2] = Stage(made[1].units, (len(near) + 1) // 2)
        made[3] = Stage(tuple(apart.values()), len(apart))
    return made


def _add(
    units: dict[tuple[tuple[str, ...], ...], Unit],
    found: Iterable[tuple[Token, ...]],
    unfinished: Token | None,
) -> None:
    for words in found:
        prefix = words[-1] == unfinished
        identity = tuple((word.exact, word.folded, "*" * prefix) for word in words)
        units.setdefault(identity, Unit(words, prefix))


def meant(unit: Unit, counts: dict[str, int]) -> str:
    """Return the form meant among forms with their document frequencies."""
    agreeing = [form for form in counts if unit.agrees(form)]
    return min(agreeing or counts, key=lambda form: (-counts[form], form))


def score_unit(unit: Unit, forms: dict[str, dict[int, int]], documents: int) -> dict[int, Found]:
    """Return how each document answers a unit; `forms` are term frequencies by form and document."""
    if not forms:
        return {}
    chosen = meant(unit, {form: len(held) for form, held in forms.items()})
    idf = math.log(documents / (len(forms[chosen]) + 1)) + 1
    found: dict[int, Found] = {}
    for form, held in forms.items():
        weight = idf * (1.0 if form == chosen else VARIANT)
        exact = int(unit.agrees(form))
        for document, frequency in held.items():
            score = weight * (frequency * (K1 + 1) / (frequency + K1))
            old = found.get(document)
            if old is not None:
                score, known = max(score, old.score), max(exact, old.exact)
                found[document] = Found(score, known)
            else:
                found[document] = Found(score, exact)
    return found


def together(units: list[dict[int, Found]], least: int) -> dict[int, Found]:
    """Return how the documents that answer at least `least` of the units answer them."""
    candidates = min(units, key=len).keys() if least == len(units) else set().union(*units)
    made = {}
    for document in candidates:
        held = [found[document] for found in units if document in found]
        if len(held) >= least:
            made[document] = Found(sum(one.score for one in held), min(one.exact for one in held))
    return made


def order(page: int, found: Found, stage: int, document: int) -> tuple[bool, int, bool, int, int, int]:
    """Return what documents are sorted by; scores that agree to six decimals are equal."""
    return (
        stage > 1,
        -found.exact,
        page != 0,
        stage,
        -math.floor(found.score * _TIE + 0.5),
        document,
    )
