"""Rows of `reviews.csv` and `lists.csv`: what readers say of books, and what teachers recommend."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from library.catalog import values
from library.catalog.faults import Faults
from library.catalog.ids import given_id, given_ids, safe_id, unique_id
from library.catalog.model import ReadingList, Review
from library.catalog.near import Near
from library.text import fold, slug

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


class KnownBooks:
    """The ids that rows may name."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        self._near = Near(sorted(self._ids))

    def find(self, text: str, row: Row, column: str, faults: Faults) -> str:
        """Return the id that `text` names, "" after telling that there is none."""
        ident = given_id(text)
        if ident in self._ids:
            return ident
        faults.add("CAT-028", row, column, text, left_out=True, suggestion=self._near(ident) if ident else "")
        return ""


def check_reviews(
    table: Table, name: str, ids: Iterable[str]
) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """Return the approved reviews and every fault in the table, people's name of which is `name`.

    `ids` are those of the books. What is not plainly approved is not returned, and without a plain
    consent the reader stays unnamed and unseen: a mistake must not publish a child.
    """
    faults = Faults(name, table.headers)
    books = KnownBooks(ids)
    seen: dict[str, int] = {}
    reviews = [review for row in table.rows if (review := _review(row, books, faults, seen))]
    return tuple(reviews), (*table.problems, *faults.in_order())


def _review(row: Row, books: KnownBooks, faults: Faults, seen: dict[str, int]) -> Review | None:
    approved, consent = (_said_yes(row, field, faults) for field in ("approved", "consent"))
    book = books.find(row.one("book_id"), row, "book_id", faults)
    rating, date = _rating(row, faults), _date(row, faults)
    video = _video(row, faults, consent=consent)
    text = row.one("text")
    if book and not (text or rating or video):
        faults.add("CAT-029", row, "text", left_out=True)
        return None
    # A row that waits for approval takes no id from one that has it.
    if not approved or not book:
        return None
    ident = own_id(row, faults, seen, f"{book}-{_digest(book, row.one('class'), date, text, video)}")
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


def _said_yes(row: Row, field: str, faults: Faults) -> bool:
    said = values.yes_no(row.one(field))
    if said is None:
        faults.add("CAT-030", row, field, row.one(field))
    return bool(said)


def _rating(row: Row, faults: Faults) -> int:
    rating = values.stars(row.one("rating")) if row.one("rating") else 0
    if rating is None:
        faults.add("CAT-031", row, "rating", row.one("rating"))
    return rating or 0


def _date(row: Row, faults: Faults) -> str:
    date = values.day(row.one("date")) if row.one("date") else ""
    if date is None:
        faults.add("CAT-032", row, "date", row.one("date"))
    return date or ""


def _video(row: Row, faults: Faults, *, consent: bool) -> str:
    given = row.one("video_url")
    address = values.web_address(given) if given else ""
    if address is None:
        faults.add("CAT-033", row, "video_url", given)
    elif address and not consent:
        faults.add("CAT-034", row, "video_url", given)
        return ""
    return address or ""


def own_id(row: Row, faults: Faults, seen: dict[str, int], made: str) -> str:
    """Return the id of a row: the one it gives, else `made`; "" after telling that it is taken."""
    given = row.one("id")
    ident = given_id(given)
    if given and not ident:
        faults.add("CAT-011", row, "id", given)
    if ident in seen:
        faults.add("CAT-012", row, "id", given, left_out=True, other=str(seen[ident]))
        return ""
    ident = ident or safe_id(unique_id(slug(made), f"{made} {row.number}", seen))
    seen[ident] = row.number
    return ident


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:8]


def check_lists(
    table: Table, name: str, ids: Iterable[str]
) -> tuple[tuple[ReadingList, ...], tuple[Problem, ...]]:
    """Return the reading lists in display order and every fault in the table; `ids` are those of the books."""
    faults = Faults(name, table.headers)
    books = KnownBooks(ids)
    seen: dict[str, int] = {}
    made = [
        listed
        for position, row in enumerate(table.rows, 1)
        if (listed := _list(row, position, books, faults, seen))
    ]
    ordered = sorted(made, key=lambda one: (one.order, one.row))
    return tuple(ordered), (*table.problems, *faults.in_order())


def _list(
    row: Row, position: int, books: KnownBooks, faults: Faults, seen: dict[str, int]
) -> ReadingList | None:
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
    ident = own_id(row, faults, seen, title)
    if not ident:
        return None
    order = position if order is None else order
    old_ids = given_ids(row.many("old_ids"))
    return ReadingList(
        row.number, ident, title, kind or "topic", row.one("description"), order, held, old_ids
    )
