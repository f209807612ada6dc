"""Rows of `reviews.csv` and `lists.csv`: what readers say of books, and what teachers recommend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from library.catalog import cells, values
from library.catalog.cells import Known
from library.catalog.faults import Faults
from library.catalog.ids import given_ids
from library.catalog.model import ReadingList, Review
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.reader import Row, Table
    from library.errors import Problem

_KINDS: Final = {
    "grade": ("lop", "khoi", "theo lop"),
    "week": ("tuan", "theo tuan"),
    "topic": ("chu de", "theo chu de"),
}
_KIND: Final = {alias: kind for kind, aliases in _KINDS.items() for alias in (kind, *aliases)}


def check_reviews(
    table: Table, name: str, ids: Iterable[str]
) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """Return the approved reviews and every fault in the table, people's name of which is `name`.

    `ids` are those of the books. What is not plainly approved is not returned, and without a plain
    consent the reader stays unnamed and unseen: a mistake must not publish a child. Nor is a row
    whose cells may be shifted.
    """
    faults = Faults(name, table.headers)
    books = Known(ids)
    seen: dict[str, int] = {}
    reviews = [
        review for row in table.rows if not row.shifted and (review := _review(row, books, faults, seen))
    ]
    return tuple(reviews), (*table.problems, *faults.in_order())


def _review(row: Row, books: Known, faults: Faults, seen: dict[str, int]) -> Review | None:
    approved, consent = (cells.said_yes(row, field, faults) for field in ("approved", "consent"))
    book = books.find(row.one("book_id"), row, "book_id", faults)
    rating, date = _rating(row, faults), cells.day(row, "date", faults)
    video = _video(row, faults, consent=consent)
    text = row.one("text")
    if book and not (text or rating or video):
        faults.add("CAT-029", row, "text", left_out=True)
        return None
    # A row that waits for approval takes no id from one that has it.
    if not approved or not book:
        return None
    ident = cells.own_id(
        row, faults, seen, f"{book}-{cells.digest(book, row.one('class'), date, text, video)}"
    )
    if not ident:
        return None
    return Review(
        row=row.number,
        id=ident,
        book=book,
        name=row.one("display_name") if consent else "",
        group=row.one("class"),
        date=date,
        rating=rating,
        text=text,
        video_url=video,
        contest=row.one("contest_id"),
    )


def _rating(row: Row, faults: Faults) -> int:
    rating = values.stars(row.one("rating")) if row.one("rating") else 0
    if rating is None:
        faults.add("CAT-031", row, "rating", row.one("rating"))
    return rating or 0


def _video(row: Row, faults: Faults, *, consent: bool) -> str:
    address = cells.address(row, "video_url", faults)
    if address and not consent:
        faults.add("CAT-034", row, "video_url", address)
        return ""
    return address


def check_lists(
    table: Table, name: str, ids: Iterable[str]
) -> tuple[tuple[ReadingList, ...], tuple[Problem, ...]]:
    """Return the reading lists in display order and every fault in the table; `ids` are those of the books."""
    faults = Faults(name, table.headers)
    books = Known(ids)
    seen: dict[str, int] = {}
    made = [
        listed
        for position, row in enumerate(table.rows, 1)
        if (listed := _list(row, position, books, faults, seen))
    ]
    ordered = sorted(made, key=lambda one: (one.order, one.row))
    return tuple(ordered), (*table.problems, *faults.in_order())


def _list(row: Row, position: int, books: Known, faults: Faults, seen: dict[str, int]) -> ReadingList | None:
    title = row.one("title")
    if not title:
        faults.add("CAT-005", row, "title", left_out=True)
        return None
    kind = _KIND.get(fold(row.one("kind") or "topic"))
    if kind is None:
        faults.add("CAT-035", row, "kind", row.one("kind"))
    order = values.number(row.one("order"))
    if order is None and row.one("order"):
        faults.add("CAT-010", row, "order", row.one("order"))
    found = (books.find(text, row, "books", faults) for text in row.fields.get("books", ()))
    held = tuple(dict.fromkeys(filter(None, found)))
    if not held:
        faults.add("CAT-036", row, "books", title, left_out=True)
        return None
    ident = cells.own_id(row, faults, seen, title)
    if not ident:
        return None
    order = position if order is None else order
    old_ids = given_ids(row.many("old_ids"))
    return ReadingList(
        row.number, ident, title, kind or "topic", row.one("description"), order, held, old_ids
    )
