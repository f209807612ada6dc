"""What each page of the site says: values for the templates, with site-relative URLs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A label with the site-relative URL it leads to; `count` is the number of titles there."""

    label: str
    url: str
    count: int = 0


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
    titles: int
    readable: int
    copies: int


@dataclass(frozen=True, slots=True, eq=False)
class BookCard:
    """A book as lists show it. There is one of each book, so they are told apart by identity.

    `read_url` is "" when the book cannot be read on the site; `tint` (0 to 7) picks the colour
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
    description: tuple[str, ...]
    """Paragraphs."""
    shelf: Link | None
    place: str
    """Where the shelf stands, as the school describes it."""
    accessions: tuple[str, ...]
    outline: tuple[Link, ...]
    """The first entries of the table of contents, each opening the reader at its page."""
    rights: str
    source: str
    extra: tuple[tuple[str, str], ...]
    related: tuple[BookCard, ...]
    language: str
    json_ld: str
    """schema.org Book as JSON, safe inside a script element."""
    size: str
    """What taking the book along weighs, such as "12 MB"."""


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list of books; lists are cut into pages of 60 titles."""

    kind: str
    """shelf, subject, author, grade, series or all."""
    title: str
    description: str
    place: str
    count: int
    books: tuple[BookCard, ...]
    number: int
    """1-based page of the list."""
    pages: tuple[Link, ...]
    """All pages of the list, labelled "1", "2" …; empty when there is only one."""
    index: Link
    """The list of lists this one belongs to."""
    code: str
    """The QR code of a shelf as typed by people; "" for other lists."""


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Entries under one heading, such as an initial letter; the heading may be ""."""

    heading: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All shelves, subjects, authors, grades or series."""

    kind: str
    title: str
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class ShelfCard:
    """A shelf as the home page shows it: a bookcase with its first books as spines or covers."""

    link: Link
    place: str
    description: str
    books: tuple[BookCard, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    picture: str
    """URL of the school's picture, or ""."""
    shelves: tuple[ShelfCard, ...]
    new_books: tuple[BookCard, ...]
    subjects: tuple[Link, ...]
    grades: tuple[Link, ...]
    pages: tuple[Link, ...]
    """The school's own Markdown pages."""


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


@dataclass(frozen=True, slots=True)
class QrView:
    """A redirect page: of a code, `/q/<code>/index.html`, or of a page whose id has changed.

    `kind` is that of what it leads to; a `retired` code says so and opens nothing by itself.
    """

    kind: str
    label: str
    target: str
    retired: bool = False


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """One code on the teachers' page: `svg` is its picture, `address` what people type.

    `sheets` are PDFs to print for it, `pictures` its code alone as PDF, SVG and PNG.
    """

    code: str
    label: str
    place: str
    count: int
    address: str
    svg: str
    target: Link
    sheets: tuple[Link, ...]
    pictures: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """What the school's own web site embeds: a picture of this site that leads here."""

    svg: str
    png: str
    width: int
    height: int
    snippet: str


@dataclass(frozen=True, slots=True)
class PrintView:
    """The teachers' page of sheets to print; nothing is printed without site_url.

    `sheets` are the PDFs of all shelves, `chooser` is what the page's script draws from: JSON,
    safe inside a script element, "" where no book has a code.
    """

    codes: tuple[PrintedCode, ...]
    sheets: tuple[Link, ...]
    badge: Badge | None
    chooser: str
    script: str
