"""Finds the words of recorded speech on the pages, so that a reader can follow it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from library.formats.types import Clip
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from library.formats.types import SourceInfo, Utterance

_Letters = tuple[str, list[int]]
"""The letters of a page without accents and spaces, and the number of the word of each."""


def with_clips(info: SourceInfo, folder: Path) -> SourceInfo:
    """Return the facts with the utterances found among the words of the book's pages.

    `folder` holds the document that the pages are drawn from.
    """
    if not info.utterances:
        return info
    # What the catalog's sound files say is found without MuPDF, by `find_clips` alone.
    from library.formats import mupdf
    from library.pages.words import lines

    with mupdf.opened(folder / info.document, "epub" if info.chapters else "pdf") as document:

        def words(number: int) -> list[str]:
            if number == 0 and info.cover:
                return []
            found = lines(mupdf.page_at(document, info, number))
            return [word for line in found if not isinstance(line, str) for word in line[3].split(" ")]

        clips = tuple(find_clips(info.utterances, words, len(info.sizes)))
    return replace(info, clips=clips, utterances=())


def find_clips(
    utterances: tuple[Utterance, ...], words: Callable[[int], list[str]], pages: int
) -> Iterator[Clip]:
    """Yield where each utterance stands; one that runs over the foot of a page is cut there.

    `words` gives the words of a page. What is not found on its page speaks of the page as a whole.
    """
    known: dict[int, _Letters] = {}

    def letters(number: int) -> _Letters:
        if number not in known:
            # Speech goes forward: no more than two pages are looked at together.
            for old in sorted(known)[:-2]:
                del known[old]
            known[number] = _letters(words(number))
        return known[number]

    page, at = -1, 0
    for spoken in utterances:
        at = at if spoken.page == page else 0
        parts = list(_parts(plain(spoken.text), spoken.page, at, letters, pages))
        if not parts:
            yield Clip(spoken.page, -1, -1, spoken.audio, spoken.begin, spoken.end, spoken.anchor)
            continue
        lengths = [end - start for _, start, end in parts]
        share = (spoken.end - spoken.begin) / sum(lengths)
        ends = [spoken.begin + share * sum(lengths[: count + 1]) for count in range(len(parts) - 1)]
        times = [spoken.begin, *(round(end, 3) for end in ends), spoken.end]
        for (number, start, end), (begin, stop) in zip(parts, pairwise(times), strict=True):
            of = letters(number)[1]
            yield Clip(number, of[start], of[end - 1], spoken.audio, begin, stop, spoken.anchor)
            page, at = number, end


def _parts(
    text: str, page: int, at: int, letters: Callable[[int], _Letters], pages: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the pages that `text` stands on, and from which letter to which, the last one not in it."""
    if not text:
        return
    there = letters(page)[0]
    found = there.find(text, at)
    if found < 0:
        found = there.find(text)
    if found >= 0:
        yield page, found, found + len(text)
        return
    held = _overlap(there[at:], text)
    if not held:
        return
    yield page, len(there) - held, len(there)
    rest = text[held:]
    while rest and page + 1 < pages:
        page += 1
        there = letters(page)[0]
        held = len(rest) if there.startswith(rest) else len(there) if rest.startswith(there) else 0
        if not held:
            return
        yield page, 0, held
        rest = rest[held:]


def _overlap(page: str, text: str) -> int:
    """Return how many letters at the end of a page are the beginning of `text`."""
    return next((size for size in range(min(len(page), len(text)), 0, -1) if page.endswith(text[:size])), 0)


def _letters(words: list[str]) -> _Letters:
    letters = [plain(word) for word in words]
    return "".join(letters), [number for number, word in enumerate(letters) for _ in word]


def plain(text: str) -> str:
    """Return the letters and digits of `text`, by which speech and pages are compared."""
    return "".join(filter(str.isalnum, fold(text)))
