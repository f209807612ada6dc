"""Small functions on text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.text import clean, fold, is_vietnamese, normalise, slug, whole_number

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đường Trường Sơn", "duong truong son"),
        ("THƯ  VIỆN\n", "thu vien"),
        ("Ðất", "dat"),
        ("Ví dụ: nguye\u0302\u0303n", "vi du: nguyen"),
        ("", ""),
    ],
)
def test_fold_takes_accents_and_case_away(text: str, plain: str) -> None:
    assert fold(text) == plain


@given(st.text())
def test_folding_and_cleaning_twice_change_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Bé Na đi tìm tiếng mưa", "be-na-di-tim-tieng-mua"),
        ("  --Đ--  ", "d"),
        ("KHTN 6 (tập 1)", "khtn-6-tap-1"),
    ],
)
def test_a_slug_is_what_people_would_type(text: str, ident: str) -> None:
    assert slug(text) == ident


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    assert not made or ID.fullmatch(made)
    assert made == slug(unicodedata.normalize("NFD", text))


def test_clean_leaves_one_line_that_can_be_written() -> None:
    assert clean(" a\x00\u0300\udc80\r\n\tb\x1f ") == "à b"
    clean("\ud800 tên tệp hỏng \udcff").encode()


def test_normalise_keeps_lines_and_drops_what_nobody_sees() -> None:
    assert normalise("thu\u0300\u00ad ti\u1ebfn\u200bg\n\ufeffx") == "thù tiếng\nx"


@pytest.mark.parametrize(
    ("text", "number"), [("2015", 2015), ("", -1), ("-3", -1), ("²", -1), ("1" * 9, 111_111_111), ("9" * 5000, -1)]
)  # fmt: skip
def test_a_whole_number_is_one_that_can_be(text: str, number: int) -> None:
    assert whole_number(text) == number


def test_vietnamese_is_told_by_its_letters() -> None:
    vietnamese = "Ba tháng trời không mưa, bà của Na không ngủ được vì nhớ tiếng mưa trên mái lá. " * 2
    french = "Déjà l'été s'achève et les élèves préparent la rentrée près de la forêt. " * 3
    assert is_vietnamese(vietnamese) is True
    assert is_vietnamese(french) is False
    assert is_vietnamese("Quá ngắn để biết") is None
    assert is_vietnamese("") is None
