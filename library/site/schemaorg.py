"""schema.org descriptions for search engines, as JSON-LD: data blocks, which no content policy forbids."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from library.site import urls
from library.site.bibliographic import isbn_urn, year_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.model import Exhibit
    from library.collection import Book

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_CONTEXT = "https://schema.org"


def book_json(book: Book, site_url: str, grades: tuple[str, ...]) -> str:
    """Return schema.org/Book; addresses need the site's own."""
    holding = book.holding
    address = urls.absolute(site_url, urls.book(book.id)) if site_url else ""
    value: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": "Book",
        "url": address,
        "name": holding.title,
        "alternativeHeadline": holding.subtitle,
        "inLanguage": book.language,
        "author": _of("Person", *holding.creators),
        "contributor": _of("Person", *holding.contributors),
        "publisher": next(iter(_of("Organization", holding.publisher)), None),
        "datePublished": year_of(holding),
        "bookEdition": holding.edition,
        "isbn": isbn_urn(holding).removeprefix("urn:isbn:"),
        "numberOfPages": book.pages.full_count if book.pages else 0,
        "about": list(holding.subjects),
        "educationalLevel": list(grades),
        "isPartOf": {"@type": "BookSeries", "name": holding.series} if holding.series else None,
        "position": holding.volume if holding.series else "",
        "abstract": holding.description,
        "image": site_url + urls.book_file(book.id, urls.COVER_JPEG) if site_url and book.cover else "",
        "dateModified": book.updated,
    }
    if book.open_pages:
        value["bookFormat"] = "https://schema.org/EBook"
        value["isAccessibleForFree"] = not book.is_preview
        if site_url:
            value["potentialAction"] = {"@type": "ReadAction", "target": site_url + urls.reader(book.id)}
    return _safe(value)


def library_json(name: str, description: str, site_url: str, picture: str) -> str:
    """Return schema.org/Library with the way to search it."""
    search = {
        "@type": "SearchAction",
        "target": f"{site_url}{urls.SEARCH}?q={{q}}",
        "query-input": "required name=q",
    }
    return _safe(
        {
            "@context": _CONTEXT,
            "@type": "Library",
            "url": site_url,
            "name": name,
            "description": description,
            "image": site_url + picture if picture else "",
            "potentialAction": search,
        }
    )


def faq_json(questions: Iterable[tuple[str, str]]) -> str:
    """Return schema.org/FAQPage of (question, answer)."""
    asked = [
        {"@type": "Question", "name": text, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for text, answer in questions
    ]
    return _safe({"@context": _CONTEXT, "@type": "FAQPage", "mainEntity": asked})


_EXHIBITS = {
    "school": "School",
    "street": "Place",
    "heritage": "LandmarksOrHistoricalBuildings",
    "product": "Product",
    "person": "Person",
}
_PLACES = frozenset({"school", "street", "heritage"})


def exhibit_json(one: Exhibit, site_url: str, picture: str) -> str:
    """Return what an exhibit is, an Article where schema.org has no name for it; `picture` is site-relative."""
    value: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": _EXHIBITS.get(one.kind, "Article"),
        "url": urls.absolute(site_url, urls.exhibit(one.id)) if site_url else "",
        "name": one.title,
        "description": " ".join(one.summary.split()),
        "image": site_url + picture if site_url and picture else "",
    }
    if one.kind in _PLACES:
        where = ", ".join(filter(None, (one.address, one.ward)))
        value["address"] = {"@type": "PostalAddress", "streetAddress": where} if where else ""
        if one.place:
            latitude, longitude = one.place
            value["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return _safe(value)


def _of(kind: str, *names: str) -> list[dict[str, str]]:
    return [{"@type": kind, "name": name} for name in names if name]


def _safe(value: dict[str, object]) -> str:
    """Return JSON without empty values, in which `<` is escaped: no title can end the script element."""
    return _json({name: part for name, part in value.items() if part or part is False}).replace(
        "<", "\\u003c"
    )
