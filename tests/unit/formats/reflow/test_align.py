"""The place where a page begins is found in the text it was laid out from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from library.formats.reflow.align import starts

TEXT = "".join(f"câu{n}nóivềconđòsố{n * 7 % 13}trênsông." for n in range(400))


def cut(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def test_pages_of_the_text_itself_are_found_exactly() -> None:
    assert starts(TEXT, cut(TEXT, 333)) == list(range(0, len(TEXT), 333))


def test_the_numbers_of_lists_do_not_lead_astray() -> None:
    pages = [f"{n}.{page}" if n else page for n, page in enumerate(cut(TEXT, 333))]
    assert starts(TEXT, pages) == list(range(0, len(TEXT), 333))


def test_repeated_words_are_told_apart_by_where_they_stand() -> None:
    text = "trùngnhau" * 500
    assert starts(text, cut(text, 90)) == list(range(0, len(text), 90))


def test_a_page_that_says_nothing_begins_where_the_one_before_ends() -> None:
    assert starts(TEXT, [TEXT[:100], "", TEXT[100:]]) == [0, 100, 100]


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=12))
def test_it_never_fails_and_never_falls(text: str, pages: list[str]) -> None:
    made = starts(text, pages)
    assert made == sorted(made)
    assert len(made) == len(pages)
    assert all(0 <= at <= len(text) for at in made)
