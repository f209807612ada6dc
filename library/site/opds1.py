"""OPDS 1.2: the catalog as Atom feeds (specs.opds.io/opds-1.2, RFC 4287, RFC 5005)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.site import urls
from library.site.bibliographic import full_title, isbn_urn, year_of
from library.site.emit import OutputFile
from library.site.feeds import CRAWLABLE, PER_PAGE, ROOT, UNKNOWN, Catalogue, acquisition, latest
from library.site.webpub import KIND as WEBPUB
from library.site.xml import child, document, root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from library.collection import Book
    from library.messages import Messages

NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
_ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_ATOM, _DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/terms/}"
_SEARCH, _HISTORY = "{http://a9.com/-/spec/opensearch/1.1/}", "{http://purl.org/syndication/history/1.0}"
_NAMES = {None: _ATOM, "dc": _DC, "opensearch": _SEARCH, "fh": _HISTORY}
_NSMAP = {prefix: name.strip("{}") for prefix, name in _NAMES.items()}
_IMAGE = "http://opds-spec.org/image"
_UP = "../"


def atom_feeds(catalogue: Catalogue, m: Messages) -> Iterator[OutputFile]:
    """Yield all documents of the catalog: the root, every list by pages, and all books in one.

    Entries are complete everywhere, so that no book needs a document of its own.
    """
    entries = {book.id: _entry(book, catalogue) for book in catalogue.books}
    yield _output(ROOT, _root(catalogue, m))
    for feed in catalogue.feeds:
        names = [name for name, _ in feed.pages]
        for at, (name, books) in enumerate(feed.pages):
            top = _feed(catalogue, name, feed.title, books, _ACQUISITION)
            _link(top, "up", ROOT, NAVIGATION)
            if len(names) > 1:
                _paging(top, names, at, len(feed.books))
            # An element has one parent: it moves from feed to feed, each written before the next.
            top.extend(entries[book.id] for book in books)
            yield _output(name, top)
    top = _feed(catalogue, CRAWLABLE, catalogue.name, catalogue.books, _ACQUISITION)
    child(top, f"{_HISTORY}complete")
    top.extend(entries[book.id] for book in catalogue.books)
    yield _output(CRAWLABLE, top)


def _output(name: str, top: etree._Element) -> OutputFile:
    return OutputFile.of(urls.feed(name, "xml"), document(top))


def _root(catalogue: Catalogue, m: Messages) -> etree._Element:
    top = _feed(catalogue, ROOT, catalogue.name, catalogue.books, NAVIGATION)
    for feed in catalogue.feeds:
        name = feed.pages[0][0]
        entry = child(top, f"{_ATOM}entry")
        child(entry, f"{_ATOM}title", feed.title)
        child(entry, f"{_ATOM}id", _name(catalogue, feed.name))
        child(entry, f"{_ATOM}updated", latest(feed.books))
        child(entry, f"{_ATOM}content", m("site.titles_n", n=len(feed.books)), type="text")
        _link(entry, feed.rel, name, _ACQUISITION)
    return top


def _feed(catalogue: Catalogue, name: str, title: str, books: Sequence[Book], kind: str) -> etree._Element:
    top = root(f"{_ATOM}feed", _NSMAP, lang=catalogue.language)
    child(top, f"{_ATOM}id", _name(catalogue, name))
    child(top, f"{_ATOM}title", title)
    child(top, f"{_ATOM}updated", latest(books))
    child(child(top, f"{_ATOM}author"), f"{_ATOM}name", catalogue.name)
    _link(top, "self", name, kind)
    _link(top, "start", ROOT, NAVIGATION)
    _link(top, "http://opds-spec.org/crawlable", CRAWLABLE, _ACQUISITION)
    child(top, f"{_ATOM}link", rel="alternate", href=_UP + urls.HOME, type="text/html")
    return top


def _name(catalogue: Catalogue, name: str) -> str:
    return urls.urn(catalogue.seed, urls.feed(name, "xml"))


def _link(parent: etree._Element, rel: str, name: str, kind: str) -> None:
    child(parent, f"{_ATOM}link", rel=rel, href=f"{name}.xml", type=kind)


def _paging(top: etree._Element, names: Sequence[str], at: int, total: int) -> None:
    """Link the pages of a list (RFC 5005 §3)."""
    child(top, f"{_SEARCH}totalResults", str(total))
    child(top, f"{_SEARCH}itemsPerPage", str(PER_PAGE))
    for rel, to in (("first", 0), ("previous", at - 1), ("next", at + 1), ("last", len(names) - 1)):
        if 0 <= to < len(names):
            _link(top, rel, names[to], _ACQUISITION)


def _entry(book: Book, catalogue: Catalogue) -> etree._Element:
    """Return a book's complete entry (OPDS 1.2 §5)."""
    holding = book.holding
    entry = root(f"{_ATOM}entry", _NSMAP, lang=book.language)
    child(entry, f"{_ATOM}title", full_title(holding))
    child(entry, f"{_ATOM}id", urls.urn(catalogue.seed, urls.book(book.id)))
    child(entry, f"{_ATOM}updated", book.updated or UNKNOWN)
    for role, names in (("author", holding.creators), ("contributor", holding.contributors)):
        for name in names:
            child(child(entry, f"{_ATOM}{role}"), f"{_ATOM}name", name)
    for term, value in (
        ("language", book.language),
        ("identifier", isbn_urn(holding)),
        ("publisher", holding.publisher),
        ("issued", year_of(holding)),
        ("isPartOf", holding.series),
        ("source", holding.source),
    ):
        if value:
            child(entry, _DC + term, value)
    for subject in holding.subjects:
        child(entry, f"{_ATOM}category", term=subject, label=subject)
    if holding.rights:
        child(entry, f"{_ATOM}rights", holding.rights)
    if holding.description:
        child(entry, f"{_ATOM}summary", holding.description, type="text")
    picture = _UP + urls.book_file(book.id, urls.COVER_JPEG)
    for rel in (_IMAGE, f"{_IMAGE}/thumbnail"):
        child(entry, f"{_ATOM}link", rel=rel, href=picture, type="image/jpeg")
    child(entry, f"{_ATOM}link", rel="alternate", href=_UP + urls.book(book.id), type="text/html")
    if catalogue.manifests:
        manifest = _UP + urls.book_file(book.id, urls.WEBPUB)
        child(entry, f"{_ATOM}link", rel=acquisition(book), href=manifest, type=WEBPUB)
    child(entry, f"{_ATOM}link", rel=acquisition(book), href=_UP + urls.reader(book.id), type="text/html")
    return entry
