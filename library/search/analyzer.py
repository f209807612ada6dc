"""Text is cut into terms by one rule, written down in `tests/contracts/tokenizer.json`.

`themes/reader/src/analyzer.js` is the same rule in JavaScript: what Python indexes, the browser
finds. Change both, and the contract first. The rule, in order:

1. `normalise`: soft hyphens, one at the end of a line with that end, zero-width and direction
   characters and variation selectors are dropped, then NFC. Offsets index this string, as the language indexes strings (code points in
   Python, UTF-16 units in JavaScript), so that `normalise(text)[start:end]` is what was written.
2. A word is a run of letters, marks and digits, with single apostrophes inside. Hyphens, slashes
   and full stops part words ("ki-lô-mét", "TP.HCM"), except in an ISBN with a right check digit
   (joined), in initials ("U.S.A." is "usa") and in numbers: "1.250" and "1,250" are "1250", "3,14"
   is "3.14"; dates are their numbers without leading zeros ("02/09/1945" is 2, 9, 1945).
   Chinese, Japanese and Korean come as overlapping pairs of characters, one alone as itself.
3. The exact form: NFKC, lower case, ß as ss, Eth as đ, digits as 0-9, no English 's; the tone
   mark of a Vietnamese syllable in its place (hòa, thúy, khỏe; toàn, khuỷu, quý); i for y after
   h k l m s t, y for i after qu (kí, mĩ, quý). "my" alone stays: it is English.
4. The folded form: the exact one without Latin, Greek, Cyrillic, Arabic and Hebrew marks, đ as d,
   æ as ae and the like, "my" as "mi". Signs of other scripts are letters in effect and stay.
5. Positions go up by 1, and by 10 over the end of a sentence or paragraph, so that no phrase
   reaches across it; the full stop of an abbreviation or initial ends none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SENTENCE_GAP: Final = 10
"""Distance in positions between the last term of a sentence and the first of the next."""
_nfc = partial(unicodedata.normalize, "NFC")


class Token(NamedTuple):
    """A term of a text; `start` and `end` index `normalise(text)`, `position` counts words.

    A tuple, since a page makes hundreds and a frozen dataclass takes thrice the time to make.
    """

    exact: str
    folded: str
    start: int
    end: int
    position: int


Part = tuple[str, str, int, int]
"""Exact form, folded form, start and end within a piece of text."""

# Marks are not \w in Python; these are the blocks that hold them.
_MARK_BLOCKS: Final = (
    (0x300, 0x3100), (0xA660, 0xAC00), (0xFB1E, 0xFE30), (0x101F0, 0x11FFF), (0x16AF0, 0x16FF2),
    (0x1BC9D, 0x1BC9F), (0x1CF00, 0x1D250), (0x1DA00, 0x1DAB0), (0x1E000, 0x1E950),
)  # fmt: skip
_MARKS: Final = "".join(
    chr(code) for block in _MARK_BLOCKS for code in range(*block) if unicodedata.category(chr(code))[0] == "M"
)
_REST: Final = rf"\w*(?:(?:(?=[^\0-\u02ff])[{_MARKS}]+|['\u2019\uff07](?=\w))\w*)*"
"""What follows the first letter or digit of a word; marks apart, since `\\w` alone is fast."""
_LATIN: Final = "[A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1eff]"
_DASH: Final = "[-\u2010\u2011\u2013]"
_CJK: Final = (
    "\u1100-\u11ff\u3005-\u3007\u3031-\u303c\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u3131-\u318e\u3190-\u31bf\u31f0-\u31ff\u3220-\u3247\u3280-\u32b0\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7ff\uf900-\ufaff\uff66-\uffdc\U0001b000-\U0001b16f"
    "\U00020000-\U0003fffd"
)

_IGNORABLE: Final = re.compile(
    "\u00ad\n|[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)

_SCAN: Final = re.compile(
    rf"""
    ( {_LATIN}(?:\.{_LATIN})+ (?!\w) )
  | ( [^\W0-9]{_REST} )
  | ( 97[89] (?:(?:{_DASH}|[ ])?[0-9]){{10}} (?!\w)
    | [0-9] (?:{_DASH}?[0-9]){{8}} {_DASH}?[0-9Xx] (?!\w) )
  | ( [0-9]{{1,2}}([-./])[0-9]{{1,2}}\5[0-9]{{4}} (?!\w)
    | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?!\w)
    | [0-9]{{1,2}}/[0-9]{{1,2}} (?!\w) )
  | ( [0-9]+(?:[.,][0-9]+)+ )
  | ( [0-9]{_REST} )
  | ( [.:](?!\w)
    | [!?\u2026;\u0964\u0965\u061b\u061f\u06d4\u3002\uff01\uff0e\uff1a\uff1b\uff1f\uff61\f\u2029]
    | \n[\ \t\r]*\n )
    """,
    re.VERBOSE,
)
_INITIALS, _WORD, _ISBN, _DATE, _NUMBER, _DIGITS, _GAP = 1, 2, 3, 4, 6, 7, 8

_DECIMAL: Final = re.compile(r"[0-9]+\.[0-9]+")
_ISBN_CHECKS: Final = {
    10: (range(10, 0, -1), 11, {0, 3}),
    13: ((1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1), 10, {0, 1, 4}),
}
"""Weights of the digits, modulus (ISO 2108) and how many dashes may part them, by length."""
_PIECE: Final = re.compile(f"([{_CJK}]+)|[^{_CJK}_\u00bc-\u00be\u2150-\u215e\u2189]+")
_NOT_TERM: Final = re.compile(rf"[^\w'{_MARKS}]|_")
_AMOUNT: Final = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*|[0-9]+)(?:[.,]([0-9]+))?")
_ABBREVIATIONS: Final = frozenset(
    {"tp", "tx", "tt", "gs", "pgs", "ts", "ths", "bs", "nxb", "tr", "vd"} | {"mr", "mrs", "ms", "dr", "st"},
)
"""Words whose full stop does not end the sentence."""

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


def normalise(text: str) -> str:
    """The text without invisible characters, in NFC; offsets of tokens index this string."""
    return _nfc(_IGNORABLE.sub("", text))


def fold(term: str) -> str:
    """The accent-free form of a term, the key of its variants; folding twice changes nothing."""
    return term if _DECIMAL.fullmatch(term) else _fold(_exact(normalise(term)))


def tokens(text: str) -> Iterator[Token]:
    """The terms of a text, in order."""
    text = normalise(text)
    position, step = -1, 1
    exact, last = "", -1
    for match in _SCAN.finditer(text):
        kind = match.lastindex or 0
        at = match.start()
        if kind == _GAP:
            if position >= 0 and not (at == last and text[at] == "." and _is_abbreviation(exact)):
                step = SENTENCE_GAP
            continue
        for exact, folded, start, end in _CUT[kind](match[0]):
            position += step
            step = 1
            last = at + end
            yield Token(exact, folded, at + start, last, position)
        if kind == _INITIALS:
            exact = exact[-1:]


def _is_abbreviation(exact: str) -> bool:
    """Whether a full stop right after the word leaves its sentence open."""
    return exact in _ABBREVIATIONS or (len(exact) == 1 and exact.isalpha())


@lru_cache(maxsize=1 << 16)
def _words(surface: str) -> tuple[Part, ...]:
    """The terms of a run of letters, marks and digits."""
    parts: list[Part] = []
    for piece in _PIECE.finditer(surface):
        start, end = piece.span()
        if piece[1] and end - start > 1:
            parts += (_part(surface, at, at + 2) for at in range(start, end - 1))
        else:
            parts.append(_part(surface, start, end))
    return tuple(part for part in parts if any(map(str.isalnum, part[0])))


def _part(surface: str, start: int, end: int) -> Part:
    return (exact := _exact(surface[start:end])), _fold(exact), start, end


@lru_cache(maxsize=1 << 10)
def _isbn(surface: str) -> tuple[Part, ...]:
    """One term for an ISBN, the groups of digits when the check digit says that it is none."""
    digits = re.sub("[^0-9x]", "", surface.lower())
    weights, modulus, dashes = _ISBN_CHECKS[len(digits)]
    values = (10 if digit == "x" else int(digit) for digit in digits)
    total = sum(value * weight for value, weight in zip(values, weights, strict=True))
    if total % modulus or len(surface) - len(digits) not in dashes:
        return _groups(surface)
    return ((digits, digits, 0, len(surface)),)


def _dates(surface: str) -> tuple[Part, ...]:
    """Day, month and year as numbers without leading zeros."""
    return _groups(surface, lambda group: group.lstrip("0") or "0")


def _numbers(surface: str) -> tuple[Part, ...]:
    """One term for an amount, else one for each group of digits."""
    amount = _AMOUNT.fullmatch(surface)
    if not amount:
        return _groups(surface)
    exact = re.sub("[.,]", "", amount[1]) + (f".{amount[3]}" if amount[3] else "")
    return ((exact, exact, 0, len(surface)),)


def _groups(surface: str, term: Callable[[str], str] = str.lower) -> tuple[Part, ...]:
    return tuple(
        (term(group[0]), term(group[0]), *group.span()) for group in re.finditer("[0-9Xx]+", surface)
    )


def _initials(surface: str) -> tuple[Part, ...]:
    exact = _exact(surface.replace(".", ""))
    return ((exact, _fold(exact), 0, len(surface)),)


_CUT: Final[dict[int, Callable[[str], Iterable[Part]]]] = {
    _ISBN: _isbn,
    _DATE: _dates,
    _NUMBER: _numbers,
    _INITIALS: _initials,
    _WORD: _words,
    _DIGITS: _words,
}


def _exact(surface: str) -> str:
    """The form in which a word is looked up when its accents are typed."""
    word = unicodedata.normalize("NFKC", surface).lower().translate(_EXACT_LETTERS)
    # İ is lower-cased to i and a dot above it.
    word = unicodedata.normalize("NFKC", word.replace("i\u0307", "i"))
    word = re.sub("(?:'s)+$", "", _NOT_TERM.sub("", word).strip("'"))
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


def _fold(exact: str) -> str:
    bare = _FOLDED_MARKS.sub("", unicodedata.normalize("NFKD", exact)).translate(_FOLDED_LETTERS)
    bare = _nfc(bare)
    return _FOLDED_SYLLABLES.get(bare, bare) or exact
