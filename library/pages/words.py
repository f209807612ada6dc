"""Reads a page's words with their boxes in reading order, and mends what MuPDF gets wrong of them."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

import pymupdf

from library.legacy import encoding_of, is_suspect, recognise
from library.pages import glyphs
from library.pages.bidi import RIGHT_TO_LEFT, reordered, runs_backward
from library.pages.glyphs import UNSPACED
from library.pages.order import in_order
from library.quality import quality
from library.syllables import is_syllable
from library.text import clean

if TYPE_CHECKING:
    from library.pages.glyphs import Word
    from library.pages.model import Line

UNITS = 4096
"""Word boxes are integers: this many units make the width, and the height, of a page."""
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
    rect = page.rect
    if rect.is_empty:
        return []
    words = _words(page)
    both = any(map(RIGHT_TO_LEFT.search, (word[4] for word in words if not word[4].isascii())))
    backward = both and runs_backward(words)
    across, down = UNITS / rect.width, UNITS / rect.height
    made: list[Line | str] = []
    block = -1
    kept = (word for word in words if word[4])
    for (number, _), group in groupby(kept, key=lambda word: (word[5], word[6])):
        if made and number != block:
            made.append("")
        block = number
        row = list(group)
        made.append(_line(reordered(row, backward=backward) if both else row, across, down))
    return in_order(made, backward=backward)


def _words(page: pymupdf.Page) -> list[Word]:
    words = _mended(page, _FLAGS)
    score = quality(word[4] for word in words)
    if page.parent.is_pdf and score is not None and score < _GOOD:
        words = _told(words, score, _mended(page, _FLAGS & ~pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE))
    words = [(*word[:4], spell(word[4]), *word[5:]) for word in words]
    known = [word for word in words if word[4].strip("\ufffd")]
    # Lone signs of formulas say nothing; a page of nothing else is to be seen as such.
    return known if len(known) * 2 > len(words) else words


def _told(words: list[Word], score: float, honest: list[Word]) -> list[Word]:
    """Return the words, or the `honest` ones with U+FFFD for each letter that the file does not tell.

    For such a letter MuPDF gives its number in the font. In a font of plain letters that is the
    letter itself; elsewhere it is any letter at all, and the text garbage.
    """
    known = quality(word[4] for word in honest) or 0.0
    guessed = known < score - _CLOSE
    return words if guessed and (score >= _DOUBTFUL or known >= _UNTOLD) else honest


_GOOD, _DOUBTFUL, _UNTOLD, _CLOSE = 0.92, 0.85, 0.3, 0.1


def _mended(page: pymupdf.Page, flags: int) -> list[Word]:
    """Return MuPDF's words after all repairs that look at the letters.

    What MuPDF has set itself, as an EPUB's pages, has all its spaces and fonts.
    """
    text = page.get_textpage(flags=flags)
    words: list[Word] = text.extractWORDS()
    written = [word[4] for word in words]
    whole = " ".join(written)
    if whole.isascii():
        return words
    if not page.parent.is_pdf:
        return _decoded(words)
    if RIGHT_TO_LEFT.search(whole):
        # MuPDF takes the ligature of lam and alef apart in the wrong order.
        text = page.get_textpage(flags=flags | pymupdf.TEXT_PRESERVE_LIGATURES)
        words = list(glyphs.words(text.extractRAWDICT()))
    elif _is_any_glued(whole, written) or _has_legacy_font(page, written) or _interlock(words):
        words = list(glyphs.words(text.extractRAWDICT()))
    return _decoded(words)


def _is_any_glued(whole: str, written: list[str]) -> bool:
    return UNSPACED.search(whole) is not None and any(map(_is_glued, written))


def _is_glued(word: str) -> bool:
    """Return whether MuPDF may have missed a space in the word."""
    if not UNSPACED.search(word):
        return False
    parts = _LETTERS.findall(word)
    return not all(map(is_syllable, parts))


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


def _decoded(words: list[Word]) -> list[Word]:
    """Return the words in Unicode where their letters, not their fonts, say that they are not."""
    written = [word[4] for word in words]
    encoding = recognise(written) if any(map(is_suspect, written)) else None
    if not encoding:
        return words
    decoded = [(text, encoding.decode(text)) for text in written]
    better = [new if all(map(is_syllable, _LETTERS.findall(new))) else old for old, new in decoded]
    return [(*word[:4], text, *word[5:]) for word, text in zip(words, better, strict=True)]


def spell(word: str) -> str:
    """Return a word as it is searched for and read aloud; a soft hyphen only at its end."""
    if word.isascii() and word.isprintable():
        return word
    word = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), word)
    word = _UNKNOWN.sub("\ufffd", _UNSEEN.sub("", word))
    head, tail = word[:-1].replace("\u00ad", ""), word[-1:]
    return clean(head + tail) if head else clean(tail.replace("\u00ad", ""))


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
