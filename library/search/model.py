"""What the index is told: one record a book and one text a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WEIGHTS = {"title": 8.0, "creator": 6.0, "subject": 4.0, "description": 2.0}
"""How much one occurrence in a field of the catalog record counts; in a page it counts 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A book to be indexed.

    `fields` are the texts of its catalog record by name (see `WEIGHTS`); `pages` returns the
    text of each page and is called only when the book changed; `digest` changes with any of them.
    """

    id: str
    title: str
    fields: tuple[tuple[str, str], ...]
    pages: Callable[[], list[str]]
    digest: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A record (page 0) or a page (1-based) that answers a query, with its score.

    `snippet` is a piece of the text and `marks` the matched places in it, as (start, end).
    """

    book: str
    title: str
    page: int
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]
