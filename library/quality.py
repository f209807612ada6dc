"""How much of a text could be words at all, whatever the language.

Text from a file is garbage where its fonts do not tell which letters they draw. No word list
finds that in every language; what gives garbage away is its shape: symbols, digits and controls
between letters, letters of several scripts in one word, words without a vowel, and pairs of
letters that no language of the Latin script puts together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from library.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable

READABLE: Final = 0.75
"""Text of a lower quality is garbage. Pages of 200 words in ten languages, code and formulas score above 0.89."""
_FEW: Final = 4
"""Fewer words than these prove nothing."""

_NEVER: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd-\uffff]")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_EDGES: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_PARTING: Final = re.compile("[-\u2010-\u2015'\u2019.,:;/\\\\_@()\\[\\]{}<>=+*|…·\u200b-\u200f\u00ad]+")
# Nothing parts a word like this in any spelling; a wrong encoding leaves hardly a word without.
_SIGN: Final = re.compile(
    "[!-&^`~?\u00a1-\u00b6\u00b8-\u00bf\u00d7\u00f7\u02c6-\u02ff\u2018\u201a-\u203a\u20ac\u2122]"
)
_CHINESE: Final = "[\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]"
_QUOTED: Final = re.compile(f"(?<={_CHINESE})[\u2018-\u201f]|[\u2018-\u201f](?={_CHINESE})")
"""Quotation marks of Chinese and Japanese, around which no spaces stand."""
_ACRONYM: Final = re.compile(r"[\W\d_]*[A-Z]{2,5}[^A-Za-z]*")
_ACRONYMS: Final = 0.15
"""Acronyms are no more than this share of the words of a text."""
_DIGIT: Final = re.compile("[A-Za-zÀ-ɏ][0-9]+[A-Za-zÀ-ɏ]")
_VOWEL: Final = re.compile("[aeiouy]")
_RARE: Final = re.compile(
    "b[dkmqx]|c[bgpqx]|d[bx]|f[bcdknpqvxz]|g[pqxz]|h[fx]|j[bfghmqvwxyz]|k[dfq]|m[fqvxz]|nr"
    "|p[qvz]|q[bcdfghjkmnpswxyz]|sx|t[gq]|v[bcdfghkmpqtvwx]|w[fjqvxz]|x[bdfgjklnqrsvwxyz]"
    "|y[hqvwx]|z[fgmpqx]"
)
"""Pairs in fewer than 12 of 100,000 places in the CLDR's names of languages, countries, units and days in
its 267 locales of the Latin script, in fewer than 40 in each of the 45 largest, and as rare in print."""


def quality(words: Iterable[str]) -> float | None:
    """Return which share of the words, 0 to 1, could be words; None where there are too few."""
    counted = Counter(map(_kind, words))
    good, bad = counted["word"], counted["none"]
    # A text has a few acronyms; one that is full of them is shifted.
    if counted["acronym"] > _ACRONYMS * good:
        bad += counted["acronym"]
    return good / (good + bad) if good + bad >= _FEW else None


def _kind(word: str) -> str:
    could_be = _could_be(word)
    if could_be is False:
        return "acronym" if _ACRONYM.fullmatch(word) else "none"
    return "word" if could_be else ""


@lru_cache(maxsize=1 << 15)
def _could_be(word: str) -> bool | None:
    """Return whether the text between two spaces could be a word; None when it tells nothing."""
    if word.isascii() and word.isalpha():
        return _is_latin(word.lower())
    if _NEVER.search(word):
        # One alone is a bracket or a root of a formula.
        return False if len(word) > 1 else None
    core = _EDGES.sub("", _QUOTED.sub("·", word))
    if not core:
        # One private sign is a bullet of a symbol font, several are a word of no known letters.
        return False if len(_PRIVATE.findall(word)) > 1 else None
    if _SIGN.search(core) or _PRIVATE.search(core):
        return False
    parts = [part for part in _PARTING.split(core) if part]
    good = all(map(_is_plain, parts))
    # Code, formulas and addresses hold any letters.
    return None if not good and len(parts) > _CODE else good


_CODE: Final = 2
"""What holds more words than these without a space is code, or an address."""


def _is_plain(part: str) -> bool:
    """Return whether a run of letters and digits could be a word of some language."""
    if _DIGIT.search(part) or len(_scripts(part)) > 1:
        return False
    plain = unicodedata.normalize("NFD", part).encode("ascii", errors="ignore").decode().lower()
    return len(plain) < len(part) / 2 or _is_latin(plain) or is_syllable(part)


def _is_latin(plain: str) -> bool:
    if len(plain) < _SHORT:
        return True
    return not _RARE.search(plain) and (len(plain) == _SHORT or bool(_VOWEL.search(plain)))


_SHORT: Final = 3
_SCRIPTS: Final = re.compile(
    "([A-Za-z\u00c0-\u02af\u1e00-\u1eff])|([\u0370-\u03ff\u1f00-\u1fff])|([\u0400-\u052f])|([\u0590-\u05ff])|"
    "([\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc])|([\u0900-\u1cff])"
)


def _scripts(part: str) -> set[int | None]:
    return {match.lastindex for match in _SCRIPTS.finditer(part)}
