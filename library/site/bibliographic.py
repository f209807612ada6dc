"""What standards ask of a book beyond the words of its row: years, ISBNs, full titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.catalog.model import Holding

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NOT_ISBN = re.compile(r"[^0-9X]")


def year_of(holding: Holding) -> str:
    """Return the year of publication, "" when the row names none."""
    found = _YEAR.search(holding.date)
    return found.group() if found else ""


def isbn_urn(holding: Holding) -> str:
    """Return the ISBN as a URN (RFC 8254), "" when the row has none of 10 or 13 signs."""
    isbn = _NOT_ISBN.sub("", holding.isbn.upper())
    return f"urn:isbn:{isbn}" if len(isbn) in {10, 13} else ""


def full_title(holding: Holding) -> str:
    """Return title and subtitle as a title page would have them in one line."""
    return f"{holding.title}: {holding.subtitle}" if holding.subtitle else holding.title
