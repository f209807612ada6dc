"""What the index is told (one record a book and one text a page), what it is asked and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WEIGHTS = {"title": 8, "creator": 6, "subject": 4, "exhibit": 2, "description": 2, "review": 1}
"""How much one occurrence in a field of the catalog record counts; in a page it counts 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A book to be indexed.

    `fields` are the texts of its catalog record by name: those in `WEIGHTS` are searched, all can
    be asked for by name (`Query.fields`). `pages` returns the text of each page and is called only
    when the book changed; `digest` changes with any of them, `texts` with what must not stay in the
    site's data once it is not published any more.
    """

    id: str
    title: str
    fields: tuple[tuple[str, str], ...]
    pages: Callable[[], list[str]]
    digest: str
    texts: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words typed side by side; `phrase` when they stood in quotes and must stand together."""

    text: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    `fields` are (name, text): only books whose record holds, in that field, all words of the text.
    With `prefix` the last word of the last run is unfinished.
    """

    runs: tuple[Run, ...]
    fields: tuple[tuple[str, str], ...] = ()
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A record (page 0) or a page (1-based) that answers a query, with its score.

    `snippet` is a piece of the text and `marks` the matched places in it, as (start, end);
    `stage` is that of the ranking, 1 where the words stand side by side; `exact` is 1 where they
    stand as typed.
    """

    book: str
    title: str
    page: int
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]
    stage: int = 1
    exact: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits, how many documents answer in all, and the typed words that none holds."""

    hits: tuple[Hit, ...]
    total: int
    absent: tuple[str, ...] = ()
