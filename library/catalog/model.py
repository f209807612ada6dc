"""What the school holds: titles and shelves, what is said of them, answers, and stories of the place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from library.catalog.about import About
from library.catalog.activities import Activities
from library.catalog.faults import TableName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from library.catalog.areamap import AreaMap
    from library.catalog.geography import Place


@dataclass(frozen=True, slots=True)
class Shelf:
    """A physical or virtual bookcase with one QR code; `row` is 0 where only books name it."""

    id: str
    title: str
    place: str = ""
    description: str = ""
    order: int = 0
    old_ids: tuple[str, ...] = ()
    row: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """Our copy of an edition, as the catalog describes it.

    `file` is relative to the folder of books, "" for a printed title; `row` is 0 for a file
    that has no row, and is no part of the `repr` by which pages are known (`site/kept.py`); `access` is a word of `library.catalog.access`; `language` is a BCP 47 tag or "" when nobody said; `isbn` is hyphenated when it
    is valid, else as it was written; `accessions` are as written, ranges too ("STK.012-016"), and
    `copies` counts what they stand for where no number is given.
    """

    row: int = field(repr=False)
    id: str
    title: str
    subtitle: str = ""
    creators: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    publisher: str = ""
    pub_place: str = ""
    date: str = ""
    edition: str = ""
    extent: str = ""
    isbn: str = ""
    language: str = ""
    subjects: tuple[str, ...] = ()
    ddc: str = ""
    grades: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    series: str = ""
    volume: str = ""
    description: str = ""
    author_note: str = ""
    shelf: str = ""
    callno: str = ""
    accessions: tuple[str, ...] = ()
    copies: int = 0
    file: str = ""
    cover: str = ""
    cover_alt: str = ""
    audio: str = ""
    access: str = "open"
    rights: str = ""
    rights_uri: str = ""
    source: str = ""
    old_ids: tuple[str, ...] = ()
    updated: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What a reader says of a book: a row of `reviews.csv` that the school has approved.

    `book` is the id of a title of the catalog, or of a book file without a row (which may still
    prove unreadable); `name`, the reader's, and `video_url`, an http(s) address, are "" without
    consent, since most readers are children; `group` is the reader's class ("5A"); `date` is ISO
    8601 or ""; `rating` is 1 to 5, 0 when none was given; `text` is plain, its paragraphs parted
    by newlines, and may be "" where there is a rating or a video.
    """

    row: int
    id: str
    book: str
    name: str = ""
    group: str = ""
    date: str = ""
    rating: int = 0
    text: str = ""
    video_url: str = ""
    contest: str = ""


@dataclass(frozen=True, slots=True)
class ReadingList:
    """Books that somebody recommends together: a row of `lists.csv`.

    `kind` is "grade", "week" or "topic"; `books` are ids as in `Review.book`, in the order given,
    each once and at least one; `order` is the place among the lists, which stand by it.
    """

    row: int
    id: str
    title: str
    kind: str = "topic"
    description: str = ""
    order: int = 0
    books: tuple[str, ...] = ()
    old_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """An exhibit's place on a route; `number` is what the row gives, 0 for none."""

    route: str
    number: int


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A story behind a QR sign: a row of `exhibits.csv`.

    `kind` is one of `KINDS` in catalog/exhibits.py; `story` is the name of a Markdown file beside the
    school's pages, "" for none; `since` is as written, since it may be "thế kỉ XIX"; `facts` are (name,
    value), the name being a column of `FACTS` or the school's own words; `timeline` are (when, what);
    `images` go with `alts` by position, "" where nobody described one; `video` is a file or an address of
    the web, the other media are files, all as written; `transcript` is text, or a file; `books` are ids of
    titles, each once.
    """

    row: int
    id: str
    title: str
    kind: str
    summary: str = ""
    story: str = ""
    address: str = ""
    ward: str = ""
    place: Place | None = None
    since: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    timeline: tuple[tuple[str, str], ...] = ()
    stops: tuple[Stop, ...] = ()
    images: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    video: str = ""
    audio: str = ""
    music: str = ""
    transcript: str = ""
    panorama: str = ""
    panorama_alt: str = ""
    source: str = ""
    rights: str = ""
    books: tuple[str, ...] = ()
    old_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a cell leads.

    `kind` is "web" (`target` is an address with its scheme: https, mailto, tel), "book" (an id) or
    "page" (relative to the site's root, with query and fragment).
    """

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Question:
    """What people ask, and what the library answers: a row of `faq.csv`.

    `variants` are other ways to ask; `answer` is plain, its paragraphs parted by newlines; `next`
    are the ids of the questions that are offered after it.
    """

    row: int
    id: str
    text: str
    answer: str
    variants: tuple[str, ...] = ()
    topic: str = ""
    link: Reference | None = None
    next: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalog:
    """All holdings, in the order of the spreadsheet, and the shelves in their display order.

    `reviews` are the approved ones, in the order of their table, as are `questions` and `exhibits`; `lists`
    are in display order.

    `withheld` are the files that some row keeps off the site, also a row that was left out, and
    the folders of pictures that are no books. `classed` are those among them that rows keep for
    classes, and no row from everybody; `previews` are files of which anybody may read the first
    pages, and how many. `tables` are the names of all tables, by kind, for faults that are found later.
    """

    holdings: tuple[Holding, ...]
    shelves: tuple[Shelf, ...]
    withheld: frozenset[str] = frozenset()
    classed: frozenset[str] = frozenset()
    previews: tuple[tuple[str, int], ...] = ()
    reviews: tuple[Review, ...] = ()
    lists: tuple[ReadingList, ...] = ()
    activities: Activities = field(default_factory=Activities)
    about: About = field(default_factory=About)
    questions: tuple[Question, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    area: AreaMap | None = None
    tables: Mapping[str, TableName] = field(default_factory=dict)

    def table(self, kind: str) -> TableName:
        """Return the name of a table, its usual one where it was not read."""
        return self.tables.get(kind) or TableName(f"catalog/{kind}.csv", {})
