"""OPDS 2.0: the catalog as JSON (drafts.opds.io/opds-2.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from library.site import urls
from library.site.emit import OutputFile
from library.site.feeds import PER_PAGE, ROOT, acquisition, latest
from library.site.webpub import KIND as WEBPUB
from library.site.webpub import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.collection import Book
    from library.site.feeds import Catalogue, Feed

KIND = "application/opds+json"
_UP = "../"
_SHOWN = 12
_Json = dict[str, object]


def json_feeds(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Yield all documents of the catalog: the root and every list by pages."""
    publications = {book.id: _publication(book, catalogue) for book in catalogue.books}
    yield _output(ROOT, _root(catalogue, publications))
    for feed in catalogue.feeds:
        names = [name for name, _ in feed.pages]
        for at, (name, books) in enumerate(feed.pages):
            told = _metadata(feed.title, feed.books) | {"itemsPerPage": PER_PAGE, "currentPage": at + 1}
            links = _links(name, catalogue)
            for rel, to in (("first", 0), ("previous", at - 1), ("next", at + 1), ("last", len(names) - 1)):
                if len(names) > 1 and 0 <= to < len(names):
                    links.append(_link(rel, names[to]))
            shown = [publications[book.id] for book in books]
            yield _output(name, {"metadata": told, "links": links, "publications": shown})


def _output(name: str, value: _Json) -> OutputFile:
    return OutputFile.of(
        urls.feed(name, "json"), json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )


def _root(catalogue: Catalogue, publications: dict[str, _Json]) -> _Json:
    groups: list[_Json] = [
        {
            "metadata": {"title": heading},
            "links": [_self(ROOT, catalogue)],
            "navigation": [_to(feed) for feed in feeds],
        }
        for heading, feeds in catalogue.groups
    ]
    if catalogue.main:
        new = catalogue.main[0]
        groups.append(
            {
                "metadata": {"title": new.title, "numberOfItems": len(new.books)},
                "links": [_self(new.pages[0][0], catalogue)],
                "publications": [publications[book.id] for book in new.books[:_SHOWN]],
            }
        )
    return {
        "metadata": _metadata(catalogue.name, catalogue.books),
        "links": _links(ROOT, catalogue),
        "navigation": [_to(feed) for feed in catalogue.main],
        **({"groups": groups} if groups else {}),
    }


def _metadata(title: str, books: Sequence[Book]) -> _Json:
    return {"title": title, "modified": latest(books), "numberOfItems": len(books)}


def _links(name: str, catalogue: Catalogue) -> list[_Json]:
    home: _Json = {"rel": "alternate", "href": _UP + urls.HOME, "type": "text/html"}
    return [_self(name, catalogue), _link("start", ROOT), home]


def _self(name: str, catalogue: Catalogue) -> _Json:
    """Return the link of a collection to itself; a manifest's is absolute (Readium Web Publication Manifest §2)."""
    if not catalogue.site_url:
        return _link("self", name)
    return {"rel": "self", "href": catalogue.site_url + urls.feed(name, "json"), "type": KIND}


def _link(rel: str, name: str) -> _Json:
    return {"rel": rel, "href": f"{name}.json", "type": KIND}


def _to(feed: Feed) -> _Json:
    count = {"numberOfItems": len(feed.books)}
    return _link(feed.rel, feed.pages[0][0]) | {"title": feed.title, "properties": count}


def _publication(book: Book, catalogue: Catalogue) -> _Json:
    """Return a book as the feeds list it; a manifest makes it a Readium Web Publication, open to all."""
    assert book.cover is not None
    cover = book.cover[0]
    links: list[_Json] = []
    if catalogue.manifests:
        manifest = _UP + urls.book_file(book.id, urls.WEBPUB)
        links.append({"rel": ["self", acquisition(book)], "href": manifest, "type": WEBPUB})
    links.append({"rel": acquisition(book), "href": _UP + urls.reader(book.id), "type": "text/html"})
    links.append({"rel": "alternate", "href": _UP + urls.book(book.id), "type": "text/html"})
    return {
        "metadata": metadata(book, catalogue.seed),
        "links": links,
        "images": [
            {
                "href": _UP + urls.book_file(book.id, name),
                "type": kind,
                "width": cover.width,
                "height": cover.height,
            }
            for name, kind in ((urls.COVER_JPEG, "image/jpeg"), (urls.COVER, "image/webp"))
        ],
    }
