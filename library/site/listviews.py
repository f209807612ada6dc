"""What the pages of lists say: values for the templates, with site-relative URLs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.site.views import BookCard, Link


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list of books; lists are cut into pages of 60 titles."""

    kind: str
    """shelf, subject, author, grade, series or language."""
    names: tuple[str, ...]
    """The list's name as the search data has it, in each of its spellings."""
    title: str
    description: str
    place: str
    count: int
    """Titles of the list; 0 on later pages, most of which a title more leaves as they are."""
    books: tuple[BookCard, ...]
    number: int
    """1-based page of the list."""
    pages: tuple[Link, ...]
    """All pages of the list, labelled "1", "2" …; empty when there is only one."""
    index: Link
    """The list of lists this one belongs to."""
    scripted: bool
    """Whether it can be filtered and sorted: a handful is seen at a glance."""
    code: str
    """The QR code of a shelf as typed by people; "" for other lists."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """A book on a reading list, with the beginning of its summary."""

    card: BookCard
    summary: str


@dataclass(frozen=True, slots=True)
class ReadingListView:
    """The page of a reading list; `kind` is in words, `description` are paragraphs."""

    kind: str
    title: str
    description: tuple[str, ...]
    books: tuple[Recommended, ...]
    index: Link


@dataclass(frozen=True, slots=True)
class ReadingListCard:
    """A reading list as the home page shows it, with its first covers; `kind` is in words."""

    link: Link
    kind: str
    books: tuple[BookCard, ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Entries under one heading, such as an initial letter; the heading may be ""."""

    heading: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All lists of one kind."""

    kind: str
    title: str
    groups: tuple[IndexGroup, ...]
