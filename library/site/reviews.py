"""What readers say of a book, as its page shows it, and the way to say something oneself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from library.settings import FORM_FIELDS
from library.site import urls
from library.site.views import Link, Reviews, ReviewView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.model import Review
    from library.messages import Messages

_SHOWN = 3
_LETTERS = 320
"""Reviews on a book's own page, and letters of each; the rest stands on the page of all reviews."""
_FIELD = re.compile(r"\{(" + "|".join(FORM_FIELDS) + r")\}")


def of_books(reviews: Iterable[Review], m: Messages) -> tuple[dict[str, Reviews], dict[str, Reviews]]:
    """Return by book what its page shows of its reviews, and all of them where they need a page of their own."""
    found: dict[str, list[Review]] = {}
    for review in reviews:
        found.setdefault(review.book, []).append(review)
    told, whole = {}, {}
    for book, held in found.items():
        told[book], every = of_book(book, held, m)
        if every is not None:
            whole[book] = every
    return told, whole


def of_book(book: str, reviews: Iterable[Review], m: Messages) -> tuple[Reviews, Reviews | None]:
    """Return the same of one book: the newest come first, those without a date at the end."""
    reviews = sorted(reviews, key=lambda review: review.date, reverse=True)
    whole = [_view(review, m) for review in reviews]
    short = [_view(review, m, _LETTERS) for review in reviews[:_SHOWN]]
    ratings = [review.rating for review in reviews if review.rating]
    mean = sum(ratings) / len(ratings) if ratings else 0.0
    every = Reviews(
        shown=tuple(whole),
        count=len(whole),
        ratings=len(ratings),
        mean=f"{mean:.1f}".replace(".", m("view.decimal")) if ratings else "",
        share=round(mean * 20),
        all_url="",
    )
    if short == whole:
        return every, None
    url = urls.book_file(book, urls.REVIEWS)
    return Reviews(tuple(short), every.count, every.ratings, every.mean, every.share, url), every


def form(address: str, title: str, ident: str, site_url: str) -> str:
    """Return the address of the school's form, filled in for a book; "" where there is no form."""
    if not address:
        return ""
    page = urls.absolute(site_url, urls.book(ident)) if site_url else ""
    known = {"title": title, "id": ident, "url": page}
    return _FIELD.sub(lambda field: quote(known[field[1]], safe=""), address)


def _view(review: Review, m: Messages, most: int = 0) -> ReviewView:
    """Return a review, its text cut at a space before `most` letters when that is not 0."""
    text = review.text
    if 0 < most < len(text):
        text = text[:most].rpartition(" ")[0].rstrip(" ,;:.\n") + "…"
    year, _, rest = review.date.partition("-")
    month, _, day = rest.partition("-")
    return ReviewView(
        id=review.id,
        name=review.name,
        group=class_of(review.group, m),
        date=review.date,
        day=m("view.day", year=year, month=month, day=day) if day else "",
        rating=review.rating,
        text=tuple(text.splitlines()),
        video=Link.away(review.video_url),
    )


def class_of(group: str, m: Messages) -> str:
    """Return a reader's class as people say it: "lớp 5A"."""
    return m("view.class", name=group) if group[:1].isdecimal() else group
