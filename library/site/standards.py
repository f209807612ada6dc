"""The library in the standards of others: OPDS, IIIF, Readium, the site map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.site import urls
from library.site.feeds import catalogue
from library.site.iiif import iiif_files
from library.site.opds1 import atom_feeds
from library.site.opds2 import json_feeds
from library.site.sitemap import sitemap
from library.site.webpub import webpub

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.collection import Book
    from library.messages import Messages
    from library.site.emit import OutputFile
    from library.site.present import Listing


def standard_files(
    books: Sequence[Book],
    listings: dict[tuple[str, str], Listing],
    pages: Sequence[str],
    m: Messages,
    *,
    name: str,
    site_url: str,
    manifests: bool,
) -> Iterator[OutputFile]:
    """Yield them; those that name absolute addresses want `site_url`.

    `pages` are the URLs of the pages beside books and lists: the school's own, contests, surveys. `manifests` tells that each page image is a file of its
    own on a site with an address, which is what manifests are made of.
    """
    held = catalogue(books, listings, m, name=name, site_url=site_url, manifests=manifests)
    yield from atom_feeds(held, m)
    yield from json_feeds(held)
    if manifests:
        for book in books:
            if book.open_pages is not None:
                yield webpub(book, book.open_pages, site_url)
        yield from iiif_files(books, name, site_url, m)
    if site_url:
        changed = {book.id: book.updated for book in books}
        entries = [
            (url, "")
            for url in (urls.HOME, *urls.INDEXES.values())
            if url != urls.INDEXES["list"] or any(kind == "list" for kind, _ in listings)
        ]
        entries += [(urls.book(book.id), changed[book.id]) for book in books]
        for listing in listings.values():
            # A list is as new as its newest book, where all of them say how new they are.
            dates = [changed[book.id] for book in listing.books]
            entries.append((listing.link.url, max(dates) if dates and all(dates) else ""))
        entries += [(url, "") for url in pages]
        yield from sitemap(site_url, entries)
