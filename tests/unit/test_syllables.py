"""Vietnamese syllables are told from everything else by their sounds."""

from __future__ import annotations

import pytest

from library.syllables import is_syllable

VIETNAMESE = """
    Một hai ba bốn năm sáu bảy tám chín mười nghìn triệu gì giếng giữ già quê quốc quyển quỳnh khuya khuỷu
    thuở uống ướt yêu ý y ạ ơi ngoằn ngoèo xoong boong tuần tuyệt nghiêng nghĩa ghế kẽ rượu hươu bướm
    hoà hòa thuý thúy kí ký đường ĐẸP Ừ ả xtra
""".split()  # noqa: SIM905 -- a list of words
FOREIGN = """
    and would string Größe schön été français qqch w z f häc viÖn n­íc Vieät zwei gia1 ưư khôngg
    tác1 gập- cat sap lòngg tìmh ngóg
""".split()  # noqa: SIM905


@pytest.mark.parametrize("word", [word for word in VIETNAMESE if word != "xtra"])
def test_a_syllable_is_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", [*FOREIGN, "xtra", ""])
def test_what_nobody_could_say_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_a_stop_bears_only_the_tones_that_it_can() -> None:
    assert is_syllable("các")
    assert is_syllable("cạc")
    assert not any(map(is_syllable, ("càc", "cảc", "cãc", "cac")))
    assert not is_syllable("cáàc")
