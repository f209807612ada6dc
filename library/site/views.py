"""What each page of the site says: values for the templates, with site-relative URLs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from library.site.contests import ContestCard
    from library.site.exhibitviews import ExhibitCard
    from library.site.listviews import ReadingListCard


@dataclass(frozen=True, slots=True)
class Link:
    """A label with the site-relative URL it leads to; `count` is the number of titles there."""

    label: str
    url: str
    count: int = 0

    @classmethod
    def away(cls, address: str) -> Link | None:
        """Return the way to another site, labelled with its name; None where `address` names none."""
        host = urlsplit(address).hostname
        return cls(host.removeprefix("www."), address) if host else None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on the site: URL and size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows about the library.

    `url` is the absolute address with a trailing slash, or "" when the school has not set one.
    """

    name: str
    description: str
    url: str
    language: str
    visits: str = ""
    """The address that is told of each visit, "" for none."""


@dataclass(frozen=True, slots=True, eq=False)
class BookCard:
    """A book as lists show it. There is one of each book, so they are told apart by identity.

    `read_url` is "" when the book cannot be read on the site, a `locked` one asks for a passphrase; `tint` (0 to 7) picks the colour
    of a cover drawn by the style sheet when `cover` is None.
    """

    id: str
    title: str
    subtitle: str
    byline: str
    year: str
    url: str
    read_url: str
    cover: Image | None
    cover_alt: str
    tint: int
    page_count: int
    callno: str
    copies: int
    locked: bool
    whole: int = 0
    """Pages of the book where only the first `page_count` can be read, else 0."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What one reader says; `name` is "" where nobody consented to it.

    `date` is ISO 8601 and `day` the same as people write it, both "" when unknown; `rating` is 1
    to 5, 0 for none; `text` are paragraphs; `video` leads to another site, whose name is its label.
    """

    id: str
    name: str
    group: str
    date: str
    day: str
    rating: int
    text: tuple[str, ...]
    video: Link | None


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews of a book: those `shown` of `count`.

    `mean` of the `ratings` that were given is written as people do ("4,5"), `share` is the same in
    hundredths of the best; `all_url` leads to all of them, "" where all are shown whole.
    """

    shown: tuple[ReviewView, ...]
    count: int
    ratings: int
    mean: str
    share: int
    all_url: str


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """The page of all reviews of a book."""

    card: BookCard
    reviews: Reviews
    form: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A book as others cite it, in three pieces: `title` is set in italics."""

    before: str
    title: str
    after: str


@dataclass(frozen=True, slots=True)
class BookView:
    """A book's own page."""

    card: BookCard
    creators: tuple[Link, ...]
    contributors: tuple[Link, ...]
    facts: tuple[tuple[str, str], ...]
    """Label and value, in display order: publisher, year, edition, extent, ISBN, language …"""
    subjects: tuple[Link, ...]
    grades: tuple[Link, ...]
    series: Link | None
    volume: str
    in_language: Link
    """The list of all books in its language."""
    description: tuple[str, ...]
    author_note: tuple[str, ...]
    """Paragraphs."""
    shelf: Link | None
    place: str
    """Where the shelf stands, as the school describes it."""
    accessions: str
    outline: tuple[Link, ...]
    """The first entries of the table of contents, each opening the reader at its page."""
    rights: str
    rights_uri: str
    """The address of a licence, "" when there is none or it is no address of the web."""
    source: str
    extra: tuple[tuple[str, str], ...]
    related: tuple[BookCard, ...]
    lists: tuple[Link, ...]
    """The reading lists that recommend it."""
    entries: tuple[Link, ...]
    """What was handed in about it: single entries, and after those of a contest all of it, with their number."""
    exhibits: tuple[Link, ...]
    """The exhibits that name it."""
    reviews: Reviews
    review_form: str
    """The school's form for a review of this book, "" where there is none."""
    citation: Citation
    language: str
    json_ld: str
    """schema.org Book as JSON, safe inside a script element."""
    size: str
    """What taking the book along weighs, such as "12 MB"."""


@dataclass(frozen=True, slots=True)
class ShelfCard:
    """A shelf as the home page shows it: a bookcase with its first books as spines or covers."""

    link: Link
    place: str
    description: str
    books: tuple[BookCard, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page, with the numbers of titles, of those to read, and of copies."""

    titles: int
    readable: int
    copies: int
    picture: tuple[Image, ...]
    """The school's picture in its sizes, the smallest first; a drawing has one, of 0 × 0 pixels."""
    picture_alt: str
    shelves: tuple[ShelfCard, ...]
    lists: tuple[ReadingListCard, ...]
    contests: tuple[ContestCard, ...]
    surveys: tuple[Link, ...]
    new_books: tuple[BookCard, ...]
    exhibits: tuple[ExhibitCard, ...]
    subjects: tuple[Link, ...]
    grades: tuple[Link, ...]
    pages: tuple[Link, ...]
    """The school's own Markdown pages."""


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a printed book stands; what is not known is None, "" or 0."""

    shelf: Link | None
    place: str
    callno: str
    copies: int


@dataclass(frozen=True, slots=True)
class ReaderView:
    """The reader's document: page 1 is in it as HTML, before any script."""

    book: BookCard
    creators: tuple[str, ...]
    language: str
    progression: str
    """ltr or rtl."""
    first: Image | None
    """Image of page 1, URL relative to the book's folder; None when it could not be rendered."""
    first_text: tuple[str, ...]
    """Lines of page 1's text, for people who cannot see the image."""
    messages_json: str
    """All `reader.*` messages in the site's language as a JSON object, safe inside a script."""
    data: str
    """`book.js` with a query that tells its content: a page never gets that of another version."""
    size: str
    """What taking the book along weighs, such as "12 MB"."""
    stands: Stands | None = None
    """Where the printed book stands, told behind the last page of a preview; None when all pages are there."""


@dataclass(frozen=True, slots=True)
class QrView:
    """A redirect page: of a code, `/q/<code>/index.html`, or of a page whose id has changed.

    `kind` is that of what it leads to; a `retired` code says so and opens nothing by itself.
    """

    kind: str
    label: str
    target: str
    retired: bool = False
