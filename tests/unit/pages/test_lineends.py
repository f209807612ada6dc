"""Words that a line's end breaks are marked, hyphens of their own stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.pages.lineends import joined

if TYPE_CHECKING:
    from library.pages.model import Line

VIETNAMESE = (
    "Ba tháng trời không mưa, bà của Na không ngủ được vì nhớ tiếng mưa trên mái lá cọ đầu làng quê nội, " * 2
)


def page(*texts: str, left: int = 100, top: int = 100) -> list[Line | str]:
    """Set lines one below the other; "" ends a block."""
    made: list[Line | str] = []
    for at, text in enumerate(texts):
        runs = [100] * max(2 * len(text.split(" ")) - 1, 1)
        made.append((left, top + 60 * at, 50, text, tuple(runs)) if text else "")
    return made


def read(*texts: str) -> list[str]:
    return [line if isinstance(line, str) else line[3] for line in joined([page(*texts)])[0]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("all the infor-", "mation there is"),
        ("die Zusammen-", "hänge zeigen"),
        ("les élèves travail-", "lent à l’école"),
        ("его назы-", "вают так"),
        ("all the (infor\u2010", "mation) there is"),
        (VIETNAMESE + "soft-", "ware tự do"),
    ],
)
def test_a_broken_word_is_marked(first: str, second: str) -> None:
    assert read(first, second) == [first[:-1] + "\u00ad", second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (VIETNAMESE + "dài một ki-lô-", "mét"),
        (VIETNAMESE + "dài một xi-", "măng"),
        (VIETNAMESE + "nghe ra-", "đa hay"),
        (VIETNAMESE + "vào in-", "tơ rất"),
        ("nghe ra-", "đi-ô"),
        ("Haupt-", "und Nebensätze"),
        ("nach Schwarz-", "Weiß gemalt"),
        ("up-to-", "date files"),
        ("qu’est-ce que c’est-à-", "dire ceci"),
        ("see example.org/read-", "me for more"),
        ("write to who-", "ever@example.org"),
        ("from 12-", "15 years"),
        ("the e-", "mail came"),
        ("a pause -", "then more"),
        ("a dash —", "then more"),
    ],
)
def test_a_hyphen_of_its_own_stays(first: str, second: str) -> None:
    assert read(first, second) == [first, second]


def test_other_lines_tell_what_is_a_word() -> None:
    known = "he was well known and is read by all"
    assert read(known, "a well-", "known man")[1] == "a well-"
    assert read("it had some other thing in something else", "and some-", "thing new")[1] == "and some\u00ad"
    assert read("a well-known man said", "a well-", "known man")[1] == "a well-"


def test_a_soft_hyphen_always_breaks_and_is_never_left_over() -> None:
    assert read("the In\u00ad", "Ter mix") == ["the In\u00ad", "Ter mix"]
    assert read("the end\u00ad") == ["the end-"]


def test_no_block_ends_within_a_word() -> None:
    assert read("the infor-", "", "mation is", "", "Other") == ["the infor\u00ad", "mation is", "", "Other"]
    far = [*page("the infor-", ""), *page("mation is", top=3000)]
    assert joined([far]) == [far]


def test_a_word_goes_on_in_the_next_column() -> None:
    columns = [*page("the infor-", "", top=3000), *page("mation is", left=2100)]
    assert [line[3] for line in joined([columns])[0]] == ["the infor\u00ad", "mation is"]


def test_marking_twice_changes_nothing_and_boxes_stay() -> None:
    once = joined([page("all the infor-", "mation there is")])
    assert joined(once) == once
    assert [line[4] for line in once[0]] == [line[4] for line in page("all the infor-", "mation there is")]
