"""Properties of the analyzer that hold for any text."""

from __future__ import annotations

import re
import unicodedata
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from library.search import analyzer
from library.search.analyzer import SENTENCE_GAP, fold, normalise, terms, tokens

LONG_ASSIGNED = {
    chr(code)
    for code in range(0x20000)
    if unicodedata.ucd_3_2_0.category(chr(code)) not in {"Cn", "Cs", "Co"}
}
"""Characters of Unicode 3.2: every Python and every browser knows them alike."""

vietnamese = st.sampled_from("aăâeêioôơuưyáàảãạấốớứýằềồừỳhklmstqgnđĐ .,-'/0123456789\n")
_SPACED = "T. S. |A. B. C. D. |đ. |Q.|v.| |\n|\n \n|\t|\u00a0|\u3000|x|TP. |...|! |l'heure|qu’|c'h|'|é"
_NUMBERS_AND_HAN = "978 0 306 40615 7|978-0| 306|3,14|西|風 | 鳴|𡨸|が"
pieces = st.lists(st.sampled_from(f"{_SPACED}|{_NUMBERS_AND_HAN}".split("|"))).map("".join)
"""Texts full of what may reach over a space."""
any_text = st.text() | pieces | st.text(vietnamese) | st.text(st.sampled_from(sorted(LONG_ASSIGNED)))


@given(any_text)
@example("978-0-306-40615-7 02/09/1945 1.250,75 U.S.A. 図書館")
def test_tokens_lie_in_the_text_one_after_the_other(text: str) -> None:
    whole = normalise(text)
    last_start, last_end, last_position = -1, 0, -1
    for token in tokens(text):
        assert last_start < token.start < token.end <= len(whole)
        assert last_end <= token.end
        assert token.position - last_position in {1, SENTENCE_GAP}
        assert token.exact
        assert token.folded
        last_start, last_end, last_position = token.start, token.end, token.position


@given(any_text)
def test_the_folded_form_is_the_fold_of_the_exact_one(text: str) -> None:
    for token in tokens(text):
        assert fold(token.exact) == token.folded
        assert fold(token.folded) == token.folded


@given(any_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(any_text)
def test_composed_and_decomposed_text_have_the_same_terms(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert list(tokens(composed)) == list(tokens(decomposed))


@given(st.lists(st.sampled_from(["thư", "Viện", "hoà", "10A1", "3,14", "O'Neil", "kỳ"])))
def test_case_does_not_matter(words: list[str]) -> None:
    text = " ".join(words)
    assert list(tokens(text.upper())) == list(tokens(text.lower()))


@given(st.lists(vietnamese).map("".join))
def test_an_exact_form_is_its_own_only_term(text: str) -> None:
    for token in tokens(text):
        assert [again.exact for again in tokens(token.exact)] == [token.exact]


@given(any_text)
def test_the_index_gets_the_terms_and_positions_of_the_tokens(text: str) -> None:
    assert list(terms(text)) == [(token.exact, token.folded, token.position) for token in tokens(text)]


@given(any_text)
@example("978 0 306 40615 7")
@example("Một... . hai")
def test_cutting_a_line_at_its_spaces_first_changes_nothing(text: str) -> None:
    found = list(tokens(text))
    with patch.object(analyzer, "_SPACED", re.compile("")):
        assert list(tokens(text)) == found


def test_only_short_pieces_of_text_are_kept_and_not_without_end() -> None:
    kept = analyzer._CUTS
    list(tokens("漢" * 100))
    assert "漢" * 100 not in kept
    with patch.object(analyzer, "_CACHED", 3):
        for word in ("một", "hai", "ba", "bốn", "năm"):
            list(tokens(word))
        assert len(kept) <= 3
        assert [token.exact for token in tokens("một")] == ["một"]
