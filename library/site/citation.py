"""How a book is cited (ISO 690:2021, in Vietnam TCVN 10256:2013), in the site's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.site import urls
from library.site.bibliographic import full_title
from library.site.views import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.collection import Book
    from library.messages import Messages

_NAMED = 3
"""Creators who are all named; of more, the first alone."""
_ENDS = (".", "?", "!", "…")


def citation(book: Book, site_url: str, m: Messages) -> Citation:
    """Return creators, title, edition, place, publisher and year, series, ISBN, and where it can be read.

    Names stay as the catalog writes them: Vietnamese names are not turned round.
    """
    holding = book.holding
    online = bool(book.open_pages and site_url and not book.is_preview)
    made_by = ": ".join(filter(None, (holding.pub_place, holding.publisher)))
    series = ", ".join(filter(None, (holding.series, holding.volume and m("site.volume", n=holding.volume))))
    after = [
        holding.edition,
        ", ".join(filter(None, (made_by, holding.date))),
        series,
        f"ISBN {holding.isbn}" if holding.isbn else "",
        m("view.cite_at", url=urls.absolute(site_url, urls.book(book.id))) if online else "",
    ]
    title = full_title(holding)
    medium = f" [{m('view.cite_online')}]" if online else ""
    end = "." if medium else ("" if title.endswith(_ENDS) else ".")
    return Citation(
        _sentences([_names(holding.creators, m)]), title, f"{medium}{end} {_sentences(after)}".rstrip()
    )


def _names(names: tuple[str, ...], m: Messages) -> str:
    if len(names) > _NAMED:
        return m("view.cite_others", name=names[0])
    *first, last = names or ("",)
    return m("view.cite_and", first=", ".join(first), last=last) if first else last


def _sentences(parts: Iterable[str]) -> str:
    """Return the parts that are not empty, each ended by a full stop unless it has an end of its own.

    An address is not: a full stop would become part of it.
    """
    told = (part if part.endswith(_ENDS) or "://" in part else f"{part}." for part in parts if part)
    return " ".join(told)
