"""What readers say, as a book's page shows it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from library.catalog.model import Review
from library.messages import messages
from library.site.reviews import form, of_book, of_books

m = messages("vi")
FORM = "https://f.example/d?ten={title}&ma={id}&trang={url}"


def review(number: int = 1, **values: object) -> Review:
    return Review(**({"row": number, "id": f"r{number}", "book": "a", "text": "Hay"} | values))  # type: ignore[arg-type]


def test_the_newest_comes_first_and_what_has_no_date_last() -> None:
    days = ("2026-02-01", "", "2026-11-20")
    told, whole = of_books([review(at, date=day) for at, day in enumerate(days)] + [review(9, book="b")], m)
    assert [one.date for one in told["a"].shown] == ["2026-11-20", "2026-02-01", ""]
    assert [one.id for one in told["b"].shown] == ["r9"]
    assert whole == {}
    _, whole = of_books([review(at) for at in range(9)], m)
    assert [made.count for made in whole.values()] == [9]


def test_a_review_is_told_in_words() -> None:
    one = review(
        name="An", group="5A", date="2026-02-01", rating=4, text="Một.\nHai.",
        video_url="https://www.video.example/x?a=1",
    )  # fmt: skip
    (view,) = of_book("a", [one], m)[0].shown
    assert (view.name, view.group, view.day, view.rating) == ("An", "lớp 5A", "01/02/2026", 4)
    assert view.text == ("Một.", "Hai.")
    assert view.video is not None
    assert (view.video.label, view.video.url) == ("video.example", "https://www.video.example/x?a=1")
    assert of_book("a", [review(group="Cô giáo 5B")], m)[0].shown[0].group == "Cô giáo 5B"


@pytest.mark.parametrize(
    ("ratings", "mean", "share", "count"),
    [((5, 4, 0), "4,5", 90, 2), ((1,), "1,0", 20, 1), ((0, 0), "", 0, 0)],
)
def test_the_mean_is_of_those_who_rated(ratings: tuple[int, ...], mean: str, share: int, count: int) -> None:
    made, _ = of_book("a", [review(at, rating=rating) for at, rating in enumerate(ratings)], m)
    assert (made.mean, made.share, made.ratings, made.count) == (mean, share, count, len(ratings))


def test_a_few_short_reviews_need_no_page_of_their_own() -> None:
    made, every = of_book("a", [review(at) for at in range(3)], m)
    assert (len(made.shown), made.all_url, every) == (3, "", None)


def test_many_reviews_and_long_ones_stand_whole_on_their_own_page() -> None:
    made, every = of_book("a", [review(at) for at in range(9)], m)
    assert every is not None
    assert (len(made.shown), made.count, made.all_url) == (3, 9, "books/a/reviews.html")
    assert (len(every.shown), every.all_url) == (9, "")

    text = "đọc " * 500
    made, every = of_book("a", [review(text=text)], m)
    assert every is not None
    assert len(made.shown[0].text[0]) <= 321
    assert made.shown[0].text[0].endswith("đọc…")
    assert every.shown[0].text == (text,)


def test_the_form_is_filled_in() -> None:
    url = form(FORM, 'Sách & "vở" {id}', "sach-vo", "https://x.example/tv/")
    assert parse_qs(urlsplit(url).query) == {
        "ten": ['Sách & "vở" {id}'], "ma": ["sach-vo"], "trang": ["https://x.example/tv/books/sach-vo/"],
    }  # fmt: skip
    assert parse_qs(urlsplit(form(FORM, "A", "a", "")).query) == {"ten": ["A"], "ma": ["a"]}
    assert form("", "A", "a", "https://x.example/") == ""
