"""Readium Web Publication Manifests: a book's page images in their order, for e-reader programs.

Specified at github.com/readium/webpub-manifest, with the profile for visual narratives ("Divina").
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from library.pages.cache import key
from library.resources import program
from library.site import urls
from library.site.bibliographic import isbn_urn
from library.site.emit import OutputFile
from library.site.outline import tree
from library.text import whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.collection import Book
    from library.pages.model import PageSet
    from library.site.outline import Node

KIND = "application/webpub+json"
_CONTEXT = "https://readium.org/webpub-manifest/context.jsonld"
_DIVINA = "https://readium.org/webpub-manifest/profiles/divina"


def metadata(book: Book, site: str) -> dict[str, object]:
    """Return a book's metadata, for its manifest and for OPDS 2.0 alike.

    `published` wants a day, which a row does not have: a year is not made up into one.
    """
    holding, pages = book.holding, book.open_pages
    values: dict[str, object] = {
        "@type": "http://schema.org/Book",
        "identifier": urls.urn(site, urls.book(book.id)),
        "altIdentifier": isbn_urn(holding),
        "title": holding.title,
        "subtitle": holding.subtitle,
        "language": book.language,
        "modified": book.updated,
        "author": [{"name": name} for name in holding.creators],
        "contributor": [{"name": name} for name in holding.contributors],
        "publisher": holding.publisher,
        "subject": [{"name": name} for name in holding.subjects],
        "description": holding.description,
        "numberOfPages": pages.full_count if pages else 0,
        "readingProgression": pages.source.progression if pages else "",
        "belongsTo": {"series": _series(holding.series, holding.volume)} if holding.series else {},
    }
    return {name: value for name, value in values.items() if value}


def _series(name: str, volume: str) -> dict[str, object]:
    position = whole_number(volume)
    return {"name": name, "position": position} if position >= 0 else {"name": name}


def made_from(book: Book, pages: PageSet, *others: object) -> str:
    """Return the digest of what a manifest is made from: what is known of a book, and `others`."""
    source = pages.source
    # The same book on another row is the same book.
    known = (replace(book.holding, row=0), book.language, book.updated, book.cover and book.cover[0])
    told = (source.progression, source.labels, source.outline, source.sizes, pages.whole)
    images = "".join(image.digest if image else "-" for image in pages.images)
    return key(f"manifest-{program()}", *known, *told, images, *others)[:20]


def webpub(book: Book, pages: PageSet, site_url: str, pages_url: str = "") -> OutputFile:
    """Return the manifest, `books/<id>/manifest.json`; addresses in it are relative to its folder.

    Those of page images are absolute where these lie at `pages_url`.
    """
    folder = pages_url + urls.book_file(book.id, "") if pages_url else ""

    def make() -> bytes:
        return _manifest(book, pages, site_url, folder).encode()

    digest = made_from(book, pages, "webpub", site_url, folder)
    return OutputFile(urls.book_file(book.id, urls.WEBPUB), make, digest)


def _manifest(book: Book, pages: PageSet, site_url: str, folder: str) -> str:
    hrefs = [
        folder + urls.page_image(number, image.digest) if image else ""
        for number, image in enumerate(pages.images)
    ]
    cover = book.cover[0] if book.cover else None
    own = urls.book_file(book.id, urls.WEBPUB)
    value = {
        "@context": _CONTEXT,
        "metadata": {"conformsTo": _DIVINA, **metadata(book, site_url)},
        "links": [
            {"rel": "self", "href": urls.absolute(site_url, own), "type": KIND},
            {"rel": "alternate", "href": urls.absolute(site_url, urls.book(book.id)), "type": "text/html"},
        ],
        "readingOrder": [
            {"href": href, "type": "image/webp", "width": image.width, "height": image.height}
            for href, image in zip(hrefs, pages.images, strict=True)
            if image
        ],
        "resources": [
            {
                "rel": "cover",
                "href": urls.COVER_JPEG,
                "type": "image/jpeg",
                "width": cover.width,
                "height": cover.height,
            }
        ]
        if cover
        else [],
        "toc": _toc(tree(pages.source.outline), hrefs),
    }
    kept = {name: part for name, part in value.items() if part}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _toc(nodes: Sequence[Node], hrefs: Sequence[str]) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for node in nodes:
        # A page that could not be drawn is not there: its chapter begins on the next one.
        href = next(filter(None, hrefs[node.page :]), "")
        children = _toc(node.children, hrefs)
        if href:
            made.append({"href": href, "title": node.title, **({"children": children} if children else {})})
    return made
