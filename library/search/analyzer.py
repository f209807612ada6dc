"""Text is cut into terms by one rule, written down in `tests/contracts/tokenizer.json`.

`themes/reader/src/analyzer.js` is the same rule in JavaScript: what Python indexes, the browser
finds. Change both, and the contract first. The rule, in order:

1. `normalise`: soft hyphens, one at the end of a line with that end, zero-width and direction
   characters and variation selectors are dropped, then NFC. Offsets index this string, as the
   language indexes strings (code points in Python, UTF-16 units in JavaScript), so that
   `normalise(text)[start:end]` is what was written.
2. A word is a run of letters, marks and digits, with single apostrophes inside. Hyphens, slashes
   and full stops part words ("ki-lô-mét", "TP.HCM"), except in an ISBN with a right check digit
   (joined), in initials ("U.S.A." is "usa") and in numbers: "1.250" and "1,250" are "1250", "3,14"
   is "3.14"; dates are their numbers without leading zeros ("02/09/1945" is 2, 9, 1945).
   Two or three initials (A-Z, Đ), each with its full stop, may have a space between them ("Eliot,
   T. S."); more are a list of answers ("A. B. C. D."), Vietnamese vowels with marks are sentences.
   Chinese, Japanese and Korean come as overlapping pairs of characters, one alone as itself;
   ideographs that stand one by one with a space between them ("西 風 鳴 樹") are pairs as well.
3. The exact form: NFKC, lower case, ß as ss, Eth as đ, digits as 0-9, no English 's, no elided
   word of French or Italian ("l'heure", "qu'il", but "o'clock", "H'Mông" and "C'Ho" whole); the tone
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

from library.search.forms import MARKS, exact_form, fold_exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SENTENCE_GAP: Final = 10
"""Distance in positions between the last term of a sentence and the first of the next."""


class Token(NamedTuple):
    """A term of a text; `start` and `end` index `normalise(text)`, `position` counts words.

    A tuple, since a page makes hundreds and a frozen dataclass takes many times as long to make.
    """

    exact: str
    folded: str
    start: int
    end: int
    position: int


_token = partial(tuple.__new__, Token)
_Part = tuple[str, str, int, int]
"""Exact form, folded form, start and end within a piece of text."""
_Cut = tuple[str, str, int, int, int]
"""A part, and its position counted from the first term of its stretch."""
_Stretch = tuple[tuple[_Cut, ...], int, int, int]
"""The terms of a stretch of text, and the steps in position before, within and after them."""
_CACHED: Final = 1 << 16
_SHORT: Final = 16
"""Code points of the longest stretch to keep; a line of Chinese holds a term for each."""

_REST: Final = rf"\w*(?:(?:(?=[^\0-\u02ff])[{MARKS}]+|['\u2019\uff07](?=\w))\w*)*"
"""What follows the first letter or digit of a word; marks apart, since `\\w` alone is fast."""
_LATIN: Final = "[A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1eff]"
_MOST_INITIALS: Final = 3
_INITIAL: Final = "[A-Za-z\u0110\u0111]"
_DASH: Final = "[-\u2010\u2011\u2013]"
_HAN: Final = "[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
_CJK: Final = (
    "\u1100-\u11ff\u3005-\u3007\u3031-\u303c\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u3131-\u318e\u3190-\u31bf\u31f0-\u31ff\u3220-\u3247\u3280-\u32b0\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7ff\uf900-\ufaff\uff66-\uffdc\U0001b000-\U0001b16f"
    "\U00020000-\U0003fffd"
)

_IGNORABLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef](?:(?<=\u00ad)\n)?"
)

_SCAN: Final = re.compile(
    rf"""
    ( {_LATIN}(?:\.{_LATIN})+ (?!\w)
    | {_INITIAL} (?:\.[ \xa0]?{_INITIAL})+ (?=\.) )
  | ( {_HAN} (?:[ \u3000]{_HAN})+ (?!\w)
    | [^\W0-9]{_REST} )
  | ( 97[89] (?:(?:{_DASH}|[ ])?[0-9]){{10}} (?!\w)
    | [0-9] (?:{_DASH}?[0-9]){{8}} {_DASH}?[0-9Xx] (?!\w) )
  | ( [0-9]{{1,2}}([-./])[0-9]{{1,2}}\5[0-9]{{4}} (?!\w)
    | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?!\w)
    | [0-9]{{1,2}}/[0-9]{{1,2}} (?!\w) )
  | ( [0-9]+(?:[.,][0-9]+)+ )
  | ( [0-9]{_REST} )
  | ( [.:](?!\w)
    | [!?\u2026;\u0964\u0965\u061b\u061f\u06d4\u3002\uff01\uff0e\uff1a\uff1b\uff1f\uff61\f\u2029] )
    """,
    re.VERBOSE,
)
_SPACED: Final = re.compile(
    rf"[.9{_HAN[1:]}"
    rf"(?:(?<=\.)[ ]{_INITIAL}\.|(?<={_HAN})[ ]{_HAN}|(?<=9)7[89](?:(?:{_DASH}|[ ])?[0-9]){{10}})"
)
"""Finds what may be one term across a space; the set it begins with makes the search fast."""
_INITIALS, _WORD, _ISBN, _DATE, _NUMBER, _DIGITS, _GAP = 1, 2, 3, 4, 6, 7, 8

_DECIMAL: Final = re.compile(r"[0-9]+\.[0-9]+")
_ISBN_CHECKS: Final = {
    10: (range(10, 0, -1), 11, {0, 3}),
    13: ((1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1), 10, {0, 1, 4}),
}
"""Weights of the digits, modulus (ISO 2108) and how many dashes may part them, by length."""
_PIECE: Final = re.compile(f"([{_CJK} \u3000]+)|[^{_CJK}_\u00bc-\u00be\u2150-\u215e\u2189]+")
_PAIR: Final = re.compile("(?=([^ \u3000][ \u3000]?[^ \u3000]))")
_AMOUNT: Final = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*|[0-9]+)(?:[.,]([0-9]+))?")
_ABBREVIATIONS: Final = frozenset(
    {"tp", "tx", "tt", "gs", "pgs", "ts", "ths", "bs", "nxb", "tr", "vd"} | {"mr", "mrs", "ms", "dr", "st"},
)
"""Words whose full stop does not end the sentence."""


def normalise(text: str) -> str:
    """The text without invisible characters, in NFC; offsets of tokens index this string."""
    return unicodedata.normalize("NFC", _IGNORABLE.sub("", text))


def fold(term: str) -> str:
    """The accent-free form of a term, the key of its variants; folding twice changes nothing."""
    return term if _DECIMAL.fullmatch(term) else fold_exact(exact_form(normalise(term)))


def tokens(text: str) -> Iterator[Token]:
    """The terms of a text, in order."""
    for at, position, cuts in _stretches(text):
        for exact, folded, start, end, offset in cuts:
            yield _token((exact, folded, at + start, at + end, position + offset))


def terms(text: str) -> Iterator[tuple[str, str, int]]:
    """The exact form, folded form and position of each term, for an index that keeps no offsets.

    Saves the quarter of the time that making `Token`s takes.
    """
    for _, position, cuts in _stretches(text):
        for exact, folded, _, _, offset in cuts:
            yield exact, folded, position + offset


def _stretches(text: str) -> Iterator[tuple[int, int, tuple[_Cut, ...]]]:
    """Yield where a stretch with terms starts, the position of its first term, and its terms.

    A stretch is what no space or end of a line parts, or a whole line in which a term may reach
    over a space.
    """
    at, position, step = 0, -1, 1
    for line in normalise(text).split("\n"):
        if position >= 0 and not line.strip(" \t\r"):
            step = SENTENCE_GAP
        for stretch in (line,) if _SPACED.search(line) else line.split(" "):
            cuts, before, within, after = _CUTS[stretch]
            if cuts:
                position += step or before
                yield at, position, cuts
                position += within
                step = 0
            if after > 1 and position >= 0:
                step = after
            at += len(stretch) + 1


class _Cuts(dict[str, _Stretch]):
    """The terms of short stretches, most of which come again and again.

    A dictionary, since asking one takes half the time of calling a function with an LRU cache.
    """

    def __missing__(self, text: str) -> _Stretch:
        made = _cut(text)
        if len(text) <= _SHORT:
            if len(self) >= _CACHED:
                self.clear()
            self[text] = made
        return made


_CUTS: Final = _Cuts()


def _cut(text: str) -> _Stretch:
    cuts: list[_Cut] = []
    before, position, step = 1, 0, 1
    exact, last = "", -1
    for match in _SCAN.finditer(text):
        kind = match.lastindex or 0
        at = match.start()
        if kind == _GAP:
            if not (at == last and text[at] == "." and _is_abbreviation(exact)):
                step = SENTENCE_GAP
            continue
        for exact, folded, start, end in _TERMS[kind](match[0]):
            if cuts:
                position += step
            else:
                before = step
            step = 1
            last = at + end
            cuts.append((exact, folded, at + start, last, position))
        if kind == _INITIALS:
            exact = exact[-1:]
    return tuple(cuts), before, position, step


def _is_abbreviation(exact: str) -> bool:
    """Whether a full stop right after the word leaves its sentence open."""
    return exact in _ABBREVIATIONS or (len(exact) == 1 and exact.isalpha())


def _words(surface: str) -> tuple[_Part, ...]:
    """The terms of a run of letters, marks and digits."""
    parts: list[_Part] = []
    for piece in _PIECE.finditer(surface):
        start, end = piece.span()
        if piece[1] and end - start > 1:
            parts += (_part(*pair.span(1), pair[1]) for pair in _PAIR.finditer(surface, start, end))
        else:
            parts.append(_part(start, end, piece[0]))
    return tuple(part for part in parts if any(map(str.isalnum, part[0])))


def _part(start: int, end: int, surface: str) -> _Part:
    return *_forms(surface), start, end


@lru_cache(maxsize=_CACHED)
def _forms(surface: str) -> tuple[str, str]:
    return (exact := exact_form(surface)), fold_exact(exact)


@lru_cache(maxsize=1 << 10)
def _isbn(surface: str) -> tuple[_Part, ...]:
    """One term for an ISBN, the groups of digits when the check digit says that it is none."""
    digits = re.sub("[^0-9x]", "", surface.lower())
    weights, modulus, dashes = _ISBN_CHECKS[len(digits)]
    values = (10 if digit == "x" else int(digit) for digit in digits)
    total = sum(value * weight for value, weight in zip(values, weights, strict=True))
    if total % modulus or len(surface) - len(digits) not in dashes:
        return _groups(surface)
    return ((digits, digits, 0, len(surface)),)


def _dates(surface: str) -> tuple[_Part, ...]:
    """Day, month and year as numbers without leading zeros."""
    return _groups(surface, lambda group: group.lstrip("0") or "0")


def _numbers(surface: str) -> tuple[_Part, ...]:
    """One term for an amount, else one for each group of digits."""
    amount = _AMOUNT.fullmatch(surface)
    if not amount:
        return _groups(surface)
    exact = re.sub("[.,]", "", amount[1]) + (f".{amount[3]}" if amount[3] else "")
    return ((exact, exact, 0, len(surface)),)


def _groups(surface: str, term: Callable[[str], str] = str.lower) -> tuple[_Part, ...]:
    groups = re.finditer(r"\w+", surface)
    return tuple((exact := term(group[0]), fold_exact(exact), *group.span()) for group in groups)


def _initials(surface: str) -> tuple[_Part, ...]:
    """One term for two or three initials with spaces between them; more are a list of answers."""
    if len(surface.split()) > _MOST_INITIALS:
        return _groups(surface)
    return (_part(0, len(surface), surface),)


_TERMS: Final[dict[int, Callable[[str], Iterable[_Part]]]] = {
    _ISBN: _isbn,
    _DATE: _dates,
    _NUMBER: _numbers,
    _INITIALS: _initials,
    _WORD: _words,
    _DIGITS: _words,
}
