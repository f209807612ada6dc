"""Reads the pages that have no text by optical character recognition."""

from __future__ import annotations

import pickle
import re
import time
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from library.pages import tesseract
from library.pages.cache import entry_path, stored
from library.pages.earlier import read_before
from library.pages.jobs import LINES, RESULT
from library.pages.lineends import joined
from library.pages.model import Recognised
from library.pages.sources import DAMAGE, opened
from library.pages.upright import UNITS
from library.pages.work import write_text
from library.quality import READABLE, quality
from library.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

    from library.pages.jobs import OcrJob
    from library.pages.model import Line, RangeWords
    from library.pages.sources import Page
    from library.pages.tesseract import Word

_LONGEST, _SHORTEST = 4000, 900
"""The longer side of a picture to be read, in pixels, and the least width."""
_GUESS, _LIKELY, _SURE, _SURER = 30.0, 50.0, 70.0, 90.0
"""Below the first a word is a guess. A line of syllables among good lines has to be as sure as the second,
a line of any other words as the third, a scratch that stands alone as the fourth."""
_BRIEF = 2
"""Letters of a line that any scratch could be."""
_PLAINLY = 0.85
"""Share of syllables in Vietnamese text, the rest being names."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def recognise(job: OcrJob) -> Recognised:
    """Return the words of a range with those of the pages that could be read; they are then in the cache."""
    return stored(job.cache, job.address, RESULT, partial(_make, job))


def _make(job: OcrJob, folder: Path) -> Recognised:
    begun = time.monotonic()
    start = job.drawn.start
    words: RangeWords = pickle.loads((entry_path(job.cache, job.drawn.address) / LINES).read_bytes())
    texts = list(words.judged)
    said = {number: words for number, words in read_before(job).items() if number in job.pages}
    with opened(job.drawn) as source:
        for number in job.pages:
            if number in said:
                continue
            try:
                said[number] = _lines(source.page(number), job.drawn.info.sizes[number], job.engine)
            except (*DAMAGE, *tesseract.ERRORS):
                continue
    (folder / LINES).write_bytes(pickle.dumps(said))
    read = [number for number in job.pages if said.get(number)]
    for number in read:
        texts[number - start] = said[number]
    return Recognised(
        text=write_text(folder, start, joined(texts), words.links, words.drawn),
        pages=tuple(read),
        unread=tuple(number for number in job.pages if number not in read),
        seconds=time.monotonic() - begun,
    )


def _lines(page: Page, size: tuple[float, float], engine: str) -> list[Line | str]:
    """Return the words of a page as `library.pages.words.lines` does; [] when there is nothing to read."""
    scale = min(tesseract.DPI / 72, _LONGEST / max(size))
    image = page.draw(max(_SHORTEST, round(size[0] * scale))).convert("L")
    languages = engine.rpartition(" ")[2]
    blocks = _read(image, languages.split("+")[0])
    if "+" in languages and not _is_plainly_vietnamese(blocks):
        blocks = _read(image, languages)
    worth = quality(word.text for word in _words(blocks))
    if worth is not None and worth < READABLE:
        return []
    made: list[Line | str] = []
    for block in blocks:
        if made:
            made.append("")
        made += [_line(part, image.size) for line in block for part in _level(line)]
    return made


def _read(image: Image.Image, languages: str) -> list[list[list[Word]]]:
    return list(filter(None, map(_type, tesseract.read(image, languages))))


def _words(blocks: list[list[list[Word]]]) -> Iterator[Word]:
    return (word for block in blocks for line in block for word in line)


def _is_plainly_vietnamese(blocks: list[list[list[Word]]]) -> bool:
    """Return whether Vietnamese alone explains a page.

    Read in two languages at once, a Vietnamese page loses twice as many accents: "tầng" becomes
    "tang", for which English has a word.
    """
    words = [_EDGES.sub("", word.text) for word in _words(blocks)]
    spelt = [is_syllable(word) for word in words if word.isalpha()]
    return sum(spelt) > len(spelt) * _PLAINLY


def _type(block: list[list[Word]]) -> list[list[Word]]:
    """Return the lines of type: leaves and stripes of a picture are read as letters, too."""
    told = [[word for word in line if word.sure >= _GUESS] for line in block]
    weighed = [(line, *_weigh(line)) for line in told]
    among_others = any(letters > _BRIEF and sure >= _SURE for _, letters, sure in weighed)
    kept = []
    for line, letters, sure in weighed:
        least = _LIKELY if among_others else _SURER if letters <= _BRIEF else _SURE
        if letters and sure >= least and ((letters > _BRIEF and sure >= _SURE) or all(map(_is_spelt, line))):
            kept.append(line)
    return kept


def _weigh(line: list[Word]) -> tuple[int, float]:
    """Return the number of letters and digits in a line, and how sure the program is of them."""
    letters = [sum(map(str.isalnum, word.text)) for word in line]
    total = sum(letters)
    return total, sum(word.sure * count for word, count in zip(line, letters, strict=True)) / max(total, 1)


def _is_spelt(word: Word) -> bool:
    """Return whether a word is a syllable or a number."""
    bare = _EDGES.sub("", word.text)
    return not bare or bare.isdecimal() or is_syllable(bare)


def _level(line: list[Word]) -> list[list[Word]]:
    """Return the words of a line together when they follow one another from left to right, else each alone."""
    level = all(b.left * 2 > a.left + a.right for a, b in pairwise(line))
    return [line] if level else [[word] for word in line]


def _line(words: list[Word], size: tuple[int, int]) -> Line:
    across, down = UNITS / size[0], UNITS / size[1]
    edges = [round(edge * across) for word in words for edge in (word.left, word.right)]
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    text = " ".join(word.text.replace(" ", "\u00a0") for word in words)
    runs = tuple(b - a for a, b in pairwise(edges))
    return edges[0], round(top * down), round((bottom - top) * down), text, runs
