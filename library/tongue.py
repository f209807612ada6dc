"""Which language a text is in, by its script or, in the Latin one, by its small words.

For books that do not say, and for those that say "vi" because a program in Vietnam made them.
Vietnamese itself is told by its letters (`library.text.is_vietnamese`). Libraries that know all
languages bring 20 to 100 MB along, and charset-normalizer, which is here, goes by letters alone: it
took pages of English and Persian for Dutch and Hungarian. What is not certain here is not told.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

ENOUGH: Final = 3_000
"""Letters after which more of a text tells nothing new."""
_LEAST: Final = 300
_MOSTLY: Final = 0.5
_SMALL: Final = 0.12
"""The least share that a language's small words have in any text of it; in code and tables they have less."""
_AHEAD: Final = 1.5

_SCRIPTS: Final = {
    "ko": re.compile("[\uac00-\ud7a3\u1100-\u11ff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "ar": re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "lo": re.compile("[\u0e80-\u0eff]"),
    "km": re.compile("[\u1780-\u17ff]"),
}
_KANA: Final = 0.1
"""Japanese is told by its kana, which stand among more Chinese characters."""
_OTHERS: Final = {"ru": re.compile("[іїєґўјљњћђџәөүұқғңһӣӯ]"), "ar": re.compile("[پچژگٹڈڑںےەۆێ]")}
"""Letters that the first language of a script does not have: with them the text is in another one."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS: Final = {
    "en": "the of and to in is that it for was with as be on are this by from or have which",
    "fr": "le la les de des du et un une dans est que qui pour sur par au ce il elle ne pas",
    "de": "der die das und den von zu mit ist des dem ein eine auf für nicht sich im als auch",
    "es": "el la los las de en un una que es por con para del se no al lo como su",
    "pt": "os as de em um uma que do da dos das no na por com para não se ao",
    "it": "il la lo gli le di in un una che per con del della dei non si al sono",
    "id": "yang dan di dari untuk dengan ini pada itu dalam tidak adalah akan oleh atau ke",
}
_SMALL_WORDS: Final = {tag: frozenset(words.split()) for tag, words in _WORDS.items()}


def tongue_of(text: str) -> str:
    """Return the ISO 639 code of the language that `text` is in, "" where it cannot be told for certain."""
    letters = len(_LETTER.findall(text))
    if letters < _LEAST:
        return ""
    counts = {tag: len(script.findall(text)) for tag, script in _SCRIPTS.items()}
    if counts["ja"] >= _KANA * (counts["ja"] + counts["zh"]):
        counts["ja"] += counts["zh"]
    script = max(counts, key=lambda tag: counts[tag])
    if counts[script] > letters * _MOSTLY:
        return "" if script in _OTHERS and _OTHERS[script].search(text.lower()) else script
    return _latin(text)


def _latin(text: str) -> str:
    words = _WORD.findall(text.lower())
    seen = Counter(words)
    shares = sorted(
        ((sum(seen[word] for word in small) / len(words), tag) for tag, small in _SMALL_WORDS.items()),
        reverse=True,
    )
    (most, tag), (second, _) = shares[:2]
    return tag if most >= _SMALL and most >= second * _AHEAD else ""
