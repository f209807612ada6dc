"""The two forms in which a word is looked up: with its accents and without them.

`library.search.analyzer` says which words a text has, and what the forms are; the words here are
single ones already.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import Final

_nfc = partial(unicodedata.normalize, "NFC")

# Marks are not \w in Python; these are the blocks that hold them.
_MARK_BLOCKS: Final = (
    (0x300, 0x3100), (0xA660, 0xAC00), (0xFB1E, 0xFE30), (0x101F0, 0x11FFF), (0x16AF0, 0x16FF2),
    (0x1BC9D, 0x1BC9F), (0x1CF00, 0x1D250), (0x1DA00, 0x1DAB0), (0x1E000, 0x1E950),
)  # fmt: skip
MARKS: Final = "".join(
    chr(code) for block in _MARK_BLOCKS for code in range(*block) if unicodedata.category(chr(code))[0] == "M"
)
_NOT_TERM: Final = re.compile(rf"[^\w'{MARKS}]|_")
_ELISION: Final = re.compile(
    r"\A(?!c'h)(?:[cdjlmnst]|(?:jus|lors|puis)?qu)'(?=h?[aeiouy\u00e0-\u00f6\u00f9-\u00fd\u0153])"
)
"""An elided word of French or Italian. Names of Vietnam stay whole: "M'Ơr", as ơ and ư are not
among the vowels, "M'Nông" and "C'Ho", as French has no consonant there and no h after c'."""

_VOWELS: Final = "aăâeêioôơuưy"
_TONED: Final = {_nfc(v + tone): (v, tone) for v in _VOWELS for tone in "\u0300\u0301\u0303\u0309\u0323"}
_SYLLABLE: Final = re.compile(
    rf"(ngh?|nh?|gh|gi(?=[{_VOWELS}])|g|qu|kh?|ch?|th?|tr|ph?|[bdđhlmrsvx]|)"
    rf"([{_VOWELS}]+)(ch?|m|nh?|ng|p|t|)"
)


def _bearers(*rows: tuple[str, int]) -> dict[str, int]:
    """Which vowel bears the tone, by the vowels of the syllable."""
    return {vowels: bearer for row, bearer in rows for vowels in row.split()}


_OPEN: Final = _bearers(
    ("a ă â e ê i o ô ơ u ư y", 0),
    ("ai ao au ay âu ây eo êu ia iu oa oe oi ôi ơi ua ui ưa ưi ưu uy", 0),
    ("uê uơ oai oay oao oeo uya uyu iêu yêu uôi ươi ươu uây", 1),
)
_CLOSED: Final = _bearers(
    ("a ă â e ê i o ô ơ u ư y", 0), ("iê yê uô ươ oa oă oe uâ uê uy oo ôô", 1), ("uyê", 2)
)
"""Vowels of a syllable without and with a final consonant."""

_ZEROS: Final = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u0f20\u1040"
    "\u17e0\u1810"
)
_EXACT_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ð": "đ", "ɖ": "đ", "ς": "σ", "\u2019": "'", "\u02bc": "'", "\u0640": None}
    | {chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)},
)
_FOLDED_LETTERS: Final = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "\u0131": "i", "ŋ": "n", "ƀ": "b"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "'": None}
    | {"\u0649": "\u064a", "\u0629": "\u0647", "\u06cc": "\u064a", "\u06a9": "\u0643"}
)
_FOLDED_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0483-\u0487"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_I_FOR_Y: Final = frozenset("hklmst")
_FOLDED_SYLLABLES: Final = {"qui": "quy"} | {f"{onset}y": f"{onset}i" for onset in _I_FOR_Y}


def exact_form(surface: str) -> str:
    """The form in which a word is looked up when its accents are typed."""
    word = unicodedata.normalize("NFKC", surface).lower().translate(_EXACT_LETTERS)
    # İ is lower-cased to i and a dot above it.
    word = unicodedata.normalize("NFKC", word.replace("i\u0307", "i"))
    word = _NOT_TERM.sub("", word)
    if "'" in word:
        word = _ELISION.sub("", re.sub("(?:'s)+$", "", word.strip("'")))
    return _vietnamese(word)


def _vietnamese(word: str) -> str:
    """The word with its tone mark in place and i or y as it is written most.

    Words that are no Vietnamese syllables come back as they are.
    """
    parted = [_TONED.get(letter, (letter, "")) for letter in word]
    tones = "".join(tone for _, tone in parted)
    syllable = _SYLLABLE.fullmatch("".join(letter for letter, _ in parted))
    if len(tones) > 1 or not syllable:
        return word
    onset, vowels, coda = syllable.groups()
    bearer = (_CLOSED if coda else _OPEN).get(vowels)
    if bearer is None:
        return word
    if vowels == "y" and not coda and onset in _I_FOR_Y and word != "my":
        vowels = "i"
    elif vowels == "i" and not coda and onset == "qu":
        vowels = "y"
    return _nfc(onset + vowels[: bearer + 1] + tones + vowels[bearer + 1 :] + coda)


def fold_exact(exact: str) -> str:
    """The form without accents of an exact form."""
    bare = _FOLDED_MARKS.sub("", unicodedata.normalize("NFKD", exact)).translate(_FOLDED_LETTERS)
    bare = _nfc(bare)
    return _FOLDED_SYLLABLES.get(bare, bare) or exact
