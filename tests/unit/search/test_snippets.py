"""The piece of a text that shows best why it was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from library.search.analyzer import normalise
from library.search.snippets import WIDTH, snippet

LONG = "Ngày xưa có một ngôi làng nhỏ bên sông. " * 12


def marked(text: str, *forms: set[str]) -> list[str]:
    piece, marks = snippet(text, list(forms))
    return [piece[start:end] for start, end in marks]


def test_all_matches_in_the_piece_are_marked() -> None:
    assert marked("Thư viện, thư viện và thú vị", {"thư"}, {"viện"}) == ["Thư", "viện", "thư", "viện"]


def test_the_place_where_the_words_stand_together_is_shown() -> None:
    text = f"tiếng {LONG} mưa {LONG} nghe tiếng mưa rơi {LONG}"
    piece, marks = snippet(text, [{"tiếng"}, {"mưa"}])
    assert "nghe tiếng mưa rơi" in piece
    assert [piece[start:end] for start, end in marks] == ["tiếng", "mưa"]
    assert piece.startswith("… ")
    assert piece.endswith(" …")


def test_words_are_not_cut() -> None:
    piece, _ = snippet(f"{LONG} bến đò {LONG}", [{"bến"}])
    assert set(piece.replace("…", "").split()) <= set(f"{LONG} bến đò".split())


def test_a_text_without_a_match_begins_at_its_beginning() -> None:
    piece, marks = snippet(LONG, [{"biển"}])
    assert LONG.startswith(piece.removesuffix(" …"))
    assert marks == ()


@given(st.text(alphabet="aăđ bc.\n-'", max_size=400), st.sampled_from(["a", "ă", "b", "đ"]))
def test_marks_lie_in_the_piece_and_are_the_words_meant(text: str, word: str) -> None:
    piece, marks = snippet(normalise(text), [{word}])
    assert len(piece) <= 2 * len(text) + 4
    assert "\n" not in piece
    for start, end in marks:
        assert 0 <= start < end <= len(piece)
        assert piece[start:end].strip("'").lower() == word


def test_a_piece_is_about_as_long_as_a_line_or_two() -> None:
    assert len(snippet(LONG, [{"làng"}])[0]) < WIDTH + 40


def test_a_word_that_the_end_of_a_line_breaks_is_shown_whole() -> None:
    piece, marks = snippet(normalise("all the infor\u00ad\nmation there is"), [{"information"}])
    assert piece == "all the information there is"
    assert [piece[start:end] for start, end in marks] == ["information"]
