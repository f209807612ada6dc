"""The library's own page: who it is, when it is open, what it holds, in numbers and charts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from library.site import urls
from library.site.bibliographic import year_of
from library.site.charts import Chart, bars
from library.site.listings import index_view, newest
from library.site.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from library.collection import Book
    from library.messages import Messages
    from library.site.library import Library
    from library.site.present import Listing
    from library.site.views import BookCard, Image, Reviews

_SHOWN = 6
_BARS = 9
_DECADES = 8
"""Bars of a chart: subjects and grades, and ten years each."""
CARD_SIZE = (360, 132)
_CARD_LINE = 30
"""Letters of the name on a line of the card."""


@dataclass(frozen=True, slots=True)
class AboutView:
    """The page: `pictures` with what is in them, `facts` such as opening hours, `counts` with their words."""

    name: str
    introduction: tuple[str, ...]
    pictures: tuple[tuple[tuple[Image, ...], str], ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    counts: tuple[tuple[int, str], ...]
    charts: tuple[Chart, ...]
    newest: tuple[BookCard, ...]
    reviewed: tuple[BookCard, ...]


def about_view(
    library: Library,
    listings: Mapping[tuple[str, str], Listing],
    cards: Mapping[str, BookCard],
    reviews: Mapping[str, Reviews],
    pictures: tuple[Pictures, ...],
    m: Messages,
) -> AboutView:
    """Return what the page says; `pictures` are those of `library.pictures`."""
    most = sorted((ident for ident in reviews if ident in cards), key=lambda ident: -reviews[ident].count)
    return AboutView(
        name=library.name,
        introduction=library.about.introduction,
        pictures=tuple((made.images, alt) for made, (_, alt) in zip(pictures, library.pictures, strict=True)),
        facts=library.about.facts,
        counts=counts(library, listings, m),
        charts=tuple(_charts(library.books, listings, m)),
        newest=tuple(cards[book.id] for book in newest(library.books)[:_SHOWN]),
        reviewed=tuple(cards[ident] for ident in most[:_SHOWN]),
    )


def counts(
    library: Library, listings: Mapping[tuple[str, str], Listing], m: Messages
) -> tuple[tuple[int, str], ...]:
    """Return how much the library holds; what it has none of is not told."""
    told = (
        (len(library.books), "site.count_titles"),
        (sum(book.readable for book in library.books), "site.count_readable"),
        (sum(book.holding.copies for book in library.books), "site.count_copies"),
        (sum(kind == "subject" for kind, _ in listings), "site.count_subjects"),
    )
    return tuple((number, m(words)) for number, words in told if number)


def _charts(
    books: tuple[Book, ...], listings: Mapping[tuple[str, str], Listing], m: Messages
) -> Iterator[Chart]:
    """Yield the charts that have more than one bar."""
    subjects = [
        (listing.label, len(listing.books)) for (kind, _), listing in listings.items() if kind == "subject"
    ]
    subjects.sort(key=lambda pair: -pair[1])
    groups = index_view("grade", dict(listings), m).groups
    grades = [(link.label, link.count) for link in (groups[0].entries if groups else ())]
    years = Counter(int(year) // 10 * 10 for book in books if (year := year_of(book.holding)))
    decades = [
        (m("site.chart_decade", first=ten, last=ten + 9), count) for ten, count in sorted(years.items())
    ]
    for name, rows in (
        ("site.chart_subject", subjects[:_BARS]),
        ("site.chart_grade", grades),
        ("site.chart_year", decades[-_DECADES:]),
    ):
        if len(rows) > 1:
            told = ((label, count, str(count)) for label, count in rows)
            yield bars(m(name), m("site.chart_titles"), told)


def picture_files(library: Library) -> tuple[Pictures, ...]:
    """Return the files of the library's pictures."""
    return tuple(Pictures.of(picture, library.jpeg) for picture, _ in library.pictures)


def card(library: Library, told: tuple[tuple[int, str], ...], m: Messages) -> str:
    """Return the picture that other sites embed: the library's name and numbers, as new as the site itself.

    An SVG in an <img> loads nothing, so it is set in the fonts of the device.
    """
    width, height = CARD_SIZE
    lines = _lines(library.name)
    numbers = " · ".join(f"{m.number(number)} {words}" for number, words in told[:3])
    rows = "".join(
        f'<text x="26" y="{40 + 24 * at}" font-size="19" font-weight="700">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    below = 46 + 24 * len(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-label="{escape(library.name)}"><rect width="{width}" height="{height}" rx="12" fill="#0f5b54"/>'
        f'<rect x="10" y="18" width="5" height="{height - 36}" rx="2" fill="#d99a1c"/>'
        f'<g fill="#fff" font-family="Be Vietnam Pro,Segoe UI,Roboto,Arial,sans-serif">{rows}'
        f'<text x="26" y="{below}" font-size="13">{escape(numbers)}</text>'
        f'<text x="26" y="{height - 18}" font-size="13" fill="#ffe29a">{escape(m("site.badge"))} ›</text></g></svg>'
    )


def _lines(name: str) -> list[str]:
    """Return a name in two lines at most, cut where it is longer."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _CARD_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    shown = [line if len(line) <= _CARD_LINE + 2 else f"{line[:_CARD_LINE]}…" for line in lines[:2]]
    return [*shown[:-1], f"{shown[-1]}…"] if len(lines) > 2 else shown


def snippet(library: Library) -> str:
    """Return the HTML by which another site shows the card."""
    width, height = CARD_SIZE
    site = library.site_url
    return (
        f'<a href="{escape(site)}"><img src="{escape(site)}{urls.CARD}" alt="{escape(library.name)}" '
        f'width="{width}" height="{height}" style="max-width:100%;height:auto"></a>'
    )
