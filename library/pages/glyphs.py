"""Puts words together letter by letter, where MuPDF's own words are wrong.

MuPDF sets a space only after letters below U+0700, so that Vietnamese, Persian or Hindi words of a
PDF without space glyphs, as all TeX makes, run together. It also leaves letters that a second
font draws on lines of their own, and accents that are drawn by themselves, as TeX's older fonts
have them, beside their letters. All are mended here from where the letters stand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from library.legacy import Encoding, encoding_of, rises
from library.pages.bidi import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    Box = tuple[float, float, float, float]
    Word = tuple[float, float, float, float, str, int, int, int]

_GAP = 0.15
"""A gap between two letters wider than this share of the type size is a space, as in MuPDF."""
_TIGHT = 0.05
"""A space narrower than this share of the type size is none."""
_BASELINE = 0.12
"""Letters whose baselines differ by less than this share of the type size stand on one line."""
# Letters after which MuPDF sets no space, but of scripts that are written with spaces.
UNSPACED = re.compile(
    "[\u0700-\u0dff\u0f00-\u0fff\u10a0-\u177f\u1800-\u18ff\u1c80-\u1fff\u2c00-\u2dff\ua640-\ua7ff\ua8e0-\ua8ff"
    "\uab30-\ud7ff\ufb00-\ufdff\ufe70-\ufefc]"
)
_ACCENTS = dict(
    zip(
        "`´^ˆ~˜¯˘˙¨˚˝ˇ¸˛",
        "\u0300\u0301\u0302\u0302\u0303\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328",
        strict=True,
    )
)
"""Accents as signs of their own, and the marks that make letters with them."""
_DOTLESS = {"ı": "i", "ȷ": "j"}
ACCENTED = re.compile(
    f"[{re.escape(''.join(_ACCENTS))}][^\\W\\d_]|[^\\W\\d_][{re.escape(''.join(_ACCENTS))}]"
)
"""An accent beside a letter; whether it stands over it, the places tell."""


class Glyph(NamedTuple):
    """A letter where it stands; `added` tells of a space that is not in the file."""

    letter: str
    box: Box
    baseline: float
    size: float
    font: str
    added: bool


@dataclass(slots=True)
class _Row:
    """The letters of one line, in the order of the file; `gaps` when its spaces are those of its gaps."""

    block: int
    line: int
    level: bool
    glyphs: list[Glyph]
    gaps: bool

    @property
    def inked(self) -> list[Glyph]:
        return [glyph for glyph in self.glyphs if not glyph.letter.isspace()]


def words(raw: dict[str, Any], only: Container[tuple[int, int]] | None = None) -> Iterator[Word]:
    """Yield the words of MuPDF's "rawdict", as its "words" would be, mended.

    With `only`, these are the words of lines that stand for themselves: block and number of each.
    """
    rows = list(_merged(_rows(raw)) if only is None else _rows(raw, only))
    known = _encodings(rows)
    for row in rows:
        for count, letters in enumerate(_parted(row)):
            lefts, tops, rights, bottoms = zip(*(glyph.box for glyph in letters), strict=True)
            text = _spelt(letters, known)
            yield min(lefts), min(tops), max(rights), max(bottoms), text, row.block, row.line, count


def _rows(raw: dict[str, Any], only: Container[tuple[int, int]] | None = None) -> Iterator[_Row]:
    for number, block in enumerate(raw["blocks"]):
        for at, line in enumerate(block.get("lines", ())):
            if only is not None and (number, at) not in only:
                continue
            glyphs = [
                Glyph(c["c"], c["bbox"], c["origin"][1], span["size"], span["font"], c["synthetic"])
                for span in line["spans"]
                for c in span["chars"]
            ]
            if glyphs:
                glyphs = _composed(glyphs)
                gaps = RIGHT_TO_LEFT.search("".join(glyph.letter for glyph in glyphs)) is not None
                yield _Row(number, at, line["dir"] == (1.0, 0.0), glyphs, gaps)


def _composed(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs, each accent that stands over the letter behind or before it put together with it."""
    made: list[Glyph] = []
    # From the end, since the accent next to the letter comes first where there are two.
    for glyph in reversed(glyphs):
        whole = made and _with_accent(made[-1], glyph)
        if whole:
            made[-1] = whole
            continue
        whole = made and _with_accent(glyph, made[-1])
        if whole:
            made[-1] = whole
        else:
            made.append(glyph)
    return made[::-1]


def _with_accent(letter: Glyph, accent: Glyph) -> Glyph | None:
    """Return a letter with the accent over it, None where that is none or stands elsewhere."""
    mark = _ACCENTS.get(accent.letter)
    middle = (accent.box[0] + accent.box[2]) / 2
    if mark is None or not letter.box[0] < middle < letter.box[2] or encoding_of(accent.font):
        return None
    parts = unicodedata.normalize("NFD", _DOTLESS.get(letter.letter, letter.letter))
    # Of two accents, either may be drawn first.
    orders = (parts[:1] + mark + parts[1:], parts + mark)
    made = (unicodedata.normalize("NFC", order) for order in orders)
    whole = next((text for text in made if len(text) == 1), "")
    return letter._replace(letter=whole) if whole else None


def _parted(row: _Row) -> Iterator[list[Glyph]]:
    """Yield the words of a row."""
    word: list[Glyph] = []
    last = None
    space = False
    for glyph in row.glyphs:
        if glyph.letter.isspace():
            space = space or not (row.gaps and glyph.added)
            continue
        # A mark belongs to the letter before it, wherever it stands.
        mark = (
            glyph.letter >= _MARKS and unicodedata.category(glyph.letter) == "Mn" and (row.gaps or not space)
        )
        if last and not mark and (space or row.gaps or last.letter >= _UNSPACED):
            gap = max(glyph.box[0] - last.box[2], last.box[0] - glyph.box[2]) / (glyph.size or 1)
            if space and row.gaps and gap < _TIGHT and _is_backward(last, glyph):
                # Persian programs draw the sign that parts letters without a gap as a space on top of one.
                word.append(last._replace(letter="\u200c"))
            elif space or (row.level and gap > _GAP and (row.gaps or UNSPACED.match(last.letter))):
                yield word
                word = []
        word.append(glyph)
        last = last if last and mark else glyph
        space = False
    if word:
        yield word


_MARKS, _UNSPACED = "\u0300", "\u0700"
"""The first letters that can be marks, and that MuPDF sets no space after."""


def _is_backward(*glyphs: Glyph) -> bool:
    return all(RIGHT_TO_LEFT.match(glyph.letter) for glyph in glyphs)


def _merged(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Yield the rows, those that fill each other's gaps put together.

    Letters of a fallback font are drawn after the rest of their line ("Ph n" and then "ầ").
    """
    kept = list(rows)
    gone: set[int] = set()
    # Rows with gaps for spaces are those with letters that run from right to left.
    first = {at: row.inked[0] for at, row in enumerate(kept) if row.level and not row.gaps and row.inked}
    level = sorted(first, key=lambda at: first[at].baseline)
    for place, at in enumerate(level):
        if at in gone:
            continue
        base = first[at]
        for other in level[place + 1 :]:
            beside = first[other]
            if beside.baseline - base.baseline > _BASELINE * max(base.size, beside.size):
                break
            if other not in gone and _interlock(kept[at], kept[other]):
                host, guest = sorted((at, other), key=lambda n: -len(kept[n].glyphs))
                joined = [g for n in (host, guest) for g in kept[n].glyphs if not g.added]
                joined.sort(key=lambda glyph: glyph.box[0])
                kept[host].glyphs, kept[host].gaps = joined, True
                gone.add(guest)
                if guest == at:
                    break
    return (row for at, row in enumerate(kept) if at not in gone)


def _interlock(one: _Row, other: _Row) -> bool:
    """Whether two rows on one baseline stand within or against each other without covering letters."""
    glyphs = sorted(
        [(glyph, 0) for glyph in one.inked] + [(glyph, 1) for glyph in other.inked],
        key=lambda item: item[0].box[0],
    )
    touch = False
    for (glyph, row), (following, other_row) in pairwise(glyphs):
        if row == other_row:
            continue
        gap = following.box[0] - glyph.box[2]
        if gap < -0.3 * min(glyph.box[2] - glyph.box[0], following.box[2] - following.box[0]):
            return False
        touch = touch or gap < _GAP * glyph.size
    return touch


def _encodings(rows: list[_Row]) -> dict[str, Encoding]:
    """Return the fonts whose text is Vietnamese only when read in the encoding that their name tells."""
    fonts = {glyph.font for row in rows for glyph in row.glyphs}
    named = {font: encoding for font in fonts if (encoding := encoding_of(font))}
    texts: dict[str, list[str]] = {font: [] for font in named}
    for row in rows if named else ():
        for letters in _parted(row):
            for font, group in groupby(letters, key=lambda glyph: glyph.font):
                if font in texts:
                    texts[font].append("".join(glyph.letter for glyph in group))
    return {font: encoding for font, encoding in named.items() if rises(texts[font], encoding)}


def _spelt(letters: list[Glyph], known: dict[str, Encoding]) -> str:
    if not known:
        return "".join(glyph.letter for glyph in letters)
    spelt = ""
    for encoding, group in groupby(letters, key=lambda glyph: known.get(glyph.font)):
        text = "".join(glyph.letter for glyph in group)
        spelt += encoding.decode(text) if encoding else text
    return spelt
