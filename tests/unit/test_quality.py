"""Words of any language score high, garbage does not."""

from __future__ import annotations

import pytest

from library.quality import READABLE, quality

TEXTS = {
    "vi": "Trăm năm trong cõi người ta, chữ tài chữ mệnh khéo là ghét nhau. Trải qua một cuộc bể dâu",
    "en": "It was the best of times, it wasn't the worst of times; Mr. Lorry's well-known books cost £3.50 (2nd ed.)",
    "fr": "L'été dernier, qu'est-ce qu'il y avait là-bas ? Des œuvres « rares » et d'autres, aujourd'hui à côté",
    "de": "Übungsaufgaben über größere Zusammenhänge, z. B. Wegzusammenhangskomponenten und Angstschweiß im Strumpf",
    "ar": "ذهب الولد إلى المدرسة وقرأ الكتاب في المكتبة الجديدة مع أصدقائه",
    "he": "הילד הלך לבית הספר וקרא את הספר בספרייה החדשה עם חבריו",
    "hi": "लड़का विद्यालय गया और उसने नए पुस्तकालय में अपने मित्रों के साथ पुस्तक पढ़ी",
    "ml": "കുട്ടി പുതിയ ഗ്രന്ഥശാലയിൽ കൂട്ടുകാരോടൊപ്പം പുസ്തകം വായിച്ചു",
    "ja": "吾輩は猫である。 名前はまだ無い。 2011年6月に JPEGを 一つの HTML文書で 表現する。",
    "zh": "先生说：“开卷有益。”学生问：“何书可读？”先生笑而不答。 又曰：“行路难。” “蜀道之难，难于上青天！” 众曰：‘善。’ 又曰：“读书之乐乐何如，‘绿满窗前草不除’。” 众人皆喜，乃各取一卷。",
    "pl": "Wszczęto śledztwo; chrząszcz brzmi w trzcinie, przyszłość źdźbła zależy od łąki i gżegżółki",
    "code": "for (i = 0; i < len(values); i++) { total += values[i].get_price(x1, y_max); } // print(self.name)",
    "formulas": "Let f(x) = ax² + bx + c with a ≠ 0 and b² − 4ac ≥ 0; then x₁ + x₂ = −b/a and x₁x₂ = c/a hold",
}
ENGLISH = (
    "The quick brown fox jumps over the lazy dog while seven other animals watch from behind the great hedge"
)
GARBAGE = {
    "TCVN3": "s¸ch b¸o ®äc gi¸o viªn vµ c¸c ®Òu ®Õn ng­êi tr×nh bµy ®iÒu Êy cña",
    "TCVN3 of plain prose": "H«m qua em tíi tr\u00adêng, mÑ d¾t tay tõng b\u00adíc. H«m nay mÑ lªn n\u00ad¬ng, mét m×nh em tíi líp",
    "UTF-8 as Windows-1252": TEXTS["vi"].encode().decode("cp1252", "replace"),
    "numbers of glyphs": "".join(chr(ord(letter) - 29) if letter > " " else letter for letter in ENGLISH),
    "controls": "".join(chr(ord(letter) % 31 + 1) if letter > " " else letter for letter in ENGLISH),
    "private signs": "".join(chr(0xE000 + ord(letter)) if letter > " " else letter for letter in ENGLISH),
    "unknown letters": "".join("\ufffd" if letter > " " else letter for letter in ENGLISH),
}


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_words(name: str) -> None:
    score = quality(TEXTS[name].split())
    assert score is not None
    assert score > 0.8


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_is_none(name: str) -> None:
    score = quality(GARBAGE[name].split())
    assert score is not None
    assert score < READABLE


def test_too_little_text_is_not_judged() -> None:
    assert quality([]) is None
    assert quality("123 4.5 — • \uf0b7 = +".split()) is None  # noqa: SIM905
    assert quality(["Hai", "bà"]) is None
