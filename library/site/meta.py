"""What the heads of pages say to machines: Dublin Core, Open Graph, and where their other forms lie.

Dublin Core in HTML: DCMI, DC-HTML (2008). Open Graph: ogp.me.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from library.site import iiif, opds1, opds2, urls, webpub
from library.site.bibliographic import full_title, isbn_urn, year_of
from library.site.feeds import ROOT
from library.site.schemaorg import library_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.collection import Book
    from library.site.exhibitviews import ExhibitCard
    from library.site.views import Image

_LOCALES = {"vi": "vi_VN", "en": "en_US"}
DESCRIBED = 300
"""Letters of a description for search engines and previews."""
_IIIF = escape(iiif.KIND)


def book_head(book: Book, name: str, site_url: str, language: str, *, manifests: bool) -> str:
    """Return the elements for the head of a book's page; `name` is the library's.

    Open Graph knows only absolute addresses, so it needs `site_url`. `manifests` tells that books
    have manifests of their page images.
    """
    links = ['<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">']
    if manifests and book.open_pages:
        links.append(f'<link rel="alternate" type="{webpub.KIND}" href="{urls.WEBPUB}">')
        if iiif.pictured(book):
            path = urls.root_of(urls.book(book.id)) + urls.manifest(book.id)
            links.append(f'<link rel="alternate" type="{_IIIF}" href="{path}">')
    told = [(f'name="DC.{term}"', value) for term, value in _dublin_core(book)]
    if site_url:
        told += [(f'property="{term}"', value) for term, value in _open_graph(book, name, site_url, language)]
    # There are thousands of pages: one call escapes all values of one.
    values = escape("\0".join(value for _, value in told)).split("\0")
    metas = [f'<meta {term} content="{value}">' for (term, _), value in zip(told, values, strict=True)]
    return "".join((*links, *metas))


def home_head(
    name: str, description: str, site_url: str, picture: Image | None, language: str, feeds: str
) -> str:
    """Return the way to the OPDS catalog, by the title `feeds` (OPDS 1.2 §7), and who keeps this library.

    `picture` is what previews of the library's address show.
    """
    links = "".join(
        f'<link rel="alternate" type="{kind}" href="{urls.feed(ROOT, extension)}" title="{escape(feeds)}">'
        for kind, extension in ((opds2.KIND, "json"), (opds1.NAVIGATION, "xml"))
    )
    if not site_url:
        return links
    told = [("type", "website"), ("title", name), ("url", site_url), ("locale", _LOCALES[language])]
    if description:
        told.append(("description", description))
    if picture:
        told += [
            ("image", site_url + picture.url),
            ("image:width", str(picture.width)),
            ("image:height", str(picture.height)),
        ]
    metas = "".join(f'<meta property="og:{term}" content="{escape(value)}">' for term, value in told)
    described = library_json(name, description, site_url, picture.url if picture else "")
    return f'{links}{metas}<script type="application/ld+json">{described}</script>'


def exhibit_head(card: ExhibitCard, name: str, site_url: str, picture: Image | None, language: str) -> str:
    """Return what previews of an exhibit's address show; `picture` is a JPEG, `name` the library's."""
    if not site_url:
        return ""
    told = [
        ("type", "article"),
        ("title", card.title),
        ("url", urls.absolute(site_url, card.url)),
        ("site_name", name),
        ("locale", _LOCALES[language]),
    ]
    if card.summary:
        told.append(("description", card.summary[:DESCRIBED]))
    if picture:
        told += [
            ("image", site_url + picture.url),
            ("image:width", str(picture.width)),
            ("image:height", str(picture.height)),
        ]
    return "".join(f'<meta property="og:{term}" content="{escape(value)}">' for term, value in told)


def _dublin_core(book: Book) -> Iterator[tuple[str, str]]:
    holding = book.holding
    yield "title", full_title(holding)
    for term, values in (
        ("creator", holding.creators),
        ("contributor", holding.contributors),
        ("subject", holding.subjects),
    ):
        for value in values:
            yield term, value
    for term, value in (
        ("publisher", holding.publisher),
        ("date", year_of(holding)),
        ("identifier", isbn_urn(holding)),
        ("rights", holding.rights),
        ("source", holding.source),
    ):
        if value:
            yield term, value
    yield "language", book.language
    yield "type", "Text"


def _open_graph(book: Book, name: str, site_url: str, language: str) -> Iterator[tuple[str, str]]:
    holding = book.holding
    yield "og:type", "book"
    yield "og:title", full_title(holding)
    yield "og:url", urls.absolute(site_url, urls.book(book.id))
    yield "og:site_name", name
    yield "og:locale", _LOCALES[language]
    if holding.description:
        yield "og:description", holding.description.replace("\n", " ")[:DESCRIBED]
    if book.cover:
        image = book.cover[0]
        yield "og:image", site_url + urls.book_file(book.id, urls.COVER_JPEG)
        yield "og:image:width", str(image.width)
        yield "og:image:height", str(image.height)
    isbn = isbn_urn(holding)
    if isbn:
        yield "book:isbn", isbn.removeprefix("urn:isbn:")
