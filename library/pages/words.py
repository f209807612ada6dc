"""Reads a page's words with their boxes in reading order, and mends what MuPDF gets wrong of them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pymupdf

from library.legacy import encoding_of, is_suspect, recognise, swap, swapped, with_stroke
from library.pages import glyphs
from library.pages.bidi import RIGHT_TO_LEFT, reordered, runs_backward
from library.pages.glyphs import ACCENTED, UNSPACED
from library.pages.order import in_order
from library.pages.upright import UNITS, View, are_beside, as_seen, turn_of
from library.quality import quality
from library.syllables import is_syllable
from library.text import clean

if TYPE_CHECKING:
    from library.pages.glyphs import Word
    from library.pages.model import Line

_FLAGS = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_MEDIABOX_CLIP
_LETTERS = re.compile(r"[^\W\d_]+")
# Controls are letters that the file does not tell; the reader of a report must see that.
_LACKING = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
"""Letters that a font may lack, so that another one draws them."""
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LIGATURES = re.compile("[\ufb00-\ufb17\ufb50-\ufdfb\ufe70-\ufefc]")


def lines(page: pymupdf.Page) -> list[Line | str]:
    """Return the page's words in reading order, grouped by line; "" stands between blocks.

    A line is (x, y, height, words joined by spaces, widths and gaps in turn), in units of 1/4096
    of the page's width and height. Gaps are negative where the next word stands to the left. A
    letter that the file does not tell is U+FFFD. A soft hyphen is kept at the end of a line alone.
    """
    if page.rect.is_empty:
        return []
    view, words = _words(View.of(page))
    both = any(map(RIGHT_TO_LEFT.search, (word[4] for word in words if not word[4].isascii())))
    backward = both and runs_backward(words)
    across, down = (UNITS / side for side in view.size)
    made: list[Line | str] = []
    block = -1
    kept = (word for word in words if word[4])
    for (number, _), group in groupby(kept, key=lambda word: (word[5], word[6])):
        if made and number != block:
            made.append("")
        block = number
        rows = _level(list(group))
        made += [_line(reordered(row, backward=backward) if both else row, across, down) for row in rows]
    return list(as_seen(in_order(made, backward=backward), view.turn))


def _words(view: View) -> tuple[View, list[Word]]:
    """Return the words, and the view in which most of them run from left to right."""
    words = _mended(view, _FLAGS)
    if view.page.parent.is_pdf and (turn := turn_of(words)):
        view = view.turned(turn)
        words = _mended(view, _FLAGS)
    score = quality(word[4] for word in words)
    if view.page.parent.is_pdf and score is not None and score < _GOOD:
        words = _told(words, score, _mended(view, _FLAGS & ~pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE))
    words = [(*word[:4], spell(word[4]), *word[5:]) for word in words]
    known = [word for word in words if word[4].strip("\ufffd")]
    # Lone signs of formulas say nothing; a page of nothing else is to be seen as such.
    return view, known if len(known) * 2 > len(words) else words


def _told(words: list[Word], score: float, honest: list[Word]) -> list[Word]:
    """Return the words, or the `honest` ones with U+FFFD for each letter that the file does not tell.

    For such a letter MuPDF gives its number in the font. In a font of plain letters that is the
    letter itself; elsewhere it is any letter at all, and the text garbage.
    """
    known = quality(word[4] for word in honest) or 0.0
    guessed = known < score - _CLOSE
    return words if guessed and (score >= _DOUBTFUL or known >= _UNTOLD) else honest


_GOOD, _DOUBTFUL, _UNTOLD, _CLOSE = 0.92, 0.85, 0.3, 0.1


def _mended(view: View, flags: int) -> list[Word]:
    """Return MuPDF's words after all repairs that look at the letters.

    What MuPDF has set itself, as an EPUB's pages, has all its spaces and fonts.
    """
    text = view.text(flags)
    words: list[Word] = text.extractWORDS()
    written = [word[4] for word in words]
    whole = " ".join(written)
    if whole.isascii():
        return words
    if not view.page.parent.is_pdf:
        return _decoded(words)
    if RIGHT_TO_LEFT.search(whole):
        # MuPDF takes the ligature of lam and alef apart in the wrong order.
        text = view.text(flags | pymupdf.TEXT_PRESERVE_LIGATURES)
        words = list(glyphs.words(text.extractRAWDICT()))
    elif _has_legacy_font(view.page, written) or _interlock(words):
        words = list(glyphs.words(text.extractRAWDICT()))
    elif doubtful := _glued(words, whole) | _accented(words, whole):
        mended = glyphs.words(text.extractRAWDICT(), doubtful)
        whole_lines = (word for word in words if word[5:7] not in doubtful)
        words = sorted((*whole_lines, *mended), key=lambda word: word[5:])
    return _decoded(words)


def _glued(words: list[Word], whole: str) -> frozenset[tuple[int, int]]:
    """Return the lines, each by its block and its number there, in which MuPDF may have missed a space."""
    if not UNSPACED.search(whole):
        return frozenset()
    return frozenset(word[5:7] for word in words if UNSPACED.search(word[4]) and not _is_one_word(word[4]))


def _accented(words: list[Word], whole: str) -> frozenset[tuple[int, int]]:
    """Return the lines in which accents may stand over letters instead of beside them."""
    if not ACCENTED.search(whole):
        return frozenset()
    return frozenset(word[5:7] for word in words if ACCENTED.search(word[4]))


def _is_one_word(text: str) -> bool:
    return not _RUN_ON.search(text) and _is_spelt(text)


def _is_spelt(text: str) -> bool:
    return all(map(is_syllable, _LETTERS.findall(text)))


_RUN_ON = re.compile("[\u1ea0-\u1ef9](?:[\\d_]|[^\\w.,;:!?\u2026)\\]}\"'\u2019\u201d\u00bb])")
"""A sign that no word of Vietnamese ends with, right behind a letter that MuPDF sets no space after."""


def _has_legacy_font(page: pymupdf.Page, written: list[str]) -> bool:
    return any(map(is_suspect, written)) and any(encoding_of(font[3]) for font in page.get_fonts())


def _interlock(words: list[Word]) -> bool:
    """Return whether letters that a font lacked stand in a line of their own, against a word of another."""
    rows = [list(group) for _, group in groupby(words, key=lambda word: (word[5], word[6]))]
    for guest in rows:
        if not all(_LACKING.search(word[4]) for word in guest):
            continue
        top, bottom = guest[0][1], guest[0][3]
        near = _TOUCH * (bottom - top)
        for row in rows:
            level = abs(row[0][1] - top) <= near and abs(row[0][3] - bottom) <= near
            if level and row is not guest and _touch(row, guest, near):
                return True
    return False


_TOUCH = 0.15


def _touch(row: list[Word], other: list[Word], near: float) -> bool:
    return any(min(abs(a[0] - b[2]), abs(b[0] - a[2])) < near for a in row for b in other)


_SUSPECTS = 3
"""Fewer words than these prove no encoding."""


def _decoded(words: list[Word]) -> list[Word]:
    """Return the words in Unicode where their letters, not their fonts, say that they are not."""
    written = [word[4] for word in words]
    if swapped(written):
        written = [swap(text) for text in written]
    encoding = recognise(written) if sum(map(is_suspect, written)) >= _SUSPECTS else None
    if encoding:
        decoded = [(text, encoding.decode(text)) for text in written]
        better = [new if _is_spelt(new) else old for old, new in decoded]
    else:
        better = [text if text.isascii() else with_stroke(text) for text in written]
    return [(*word[:4], text, *word[5:]) for word, text in zip(words, better, strict=True)]


@lru_cache(maxsize=1 << 14)
def spell(word: str) -> str:
    """Return a word as it is searched for and read aloud; a soft hyphen only at its end."""
    if word.isascii() and word.isprintable():
        return word
    word = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), word)
    word = _UNKNOWN.sub("\ufffd", _UNSEEN.sub("", word))
    head, tail = word[:-1].replace("\u00ad", ""), word[-1:]
    return clean(head + tail) if head else clean(tail.replace("\u00ad", ""))


def _level(words: list[Word]) -> list[list[Word]]:
    """Return the words of a line together when they stand side by side, else each alone.

    The words of a line that runs upwards or aslant have no top and height in common.
    """
    steps = [are_beside(one, other) for one, other in pairwise(words)]
    return [words] if sum(steps) * 2 >= len(steps) else [[word] for word in words]


def _line(words: list[Word], across: float, down: float) -> Line:
    top, bottom = min(word[1] for word in words), max(word[3] for word in words)
    runs: list[int] = []
    end = None
    for word in words:
        left, right = round(word[0] * across), round(word[2] * across)
        if end is not None:
            runs.append(left - end)
        runs.append(right - left)
        end = right
    # A word never holds a space, so that splitting the line at spaces gives its words again.
    written = [word[4].replace(" ", "\u00a0") for word in words]
    text = " ".join([*(word.rstrip("\u00ad") for word in written[:-1]), written[-1]])
    return round(words[0][0] * across), round(top * down), round((bottom - top) * down), text, tuple(runs)
