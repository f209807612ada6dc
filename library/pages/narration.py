"""What the recordings of the catalog say is found on the pages of their books."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from library.catalog.classes import can_be_read
from library.formats.types import Clip, Media, Utterance
from library.pages.model import Narration
from library.pages.sounds import some
from library.pages.speech import find_clips, plain
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from library.catalog.model import Catalog
    from library.pages.cache import FileDigests
    from library.pages.model import PageSet
    from library.pages.sounds import Recording, Sounds

_PAGE = re.compile(r"(?:trang|tr|page|p)?[ .:=]*(\d{1,6})")
_BETWEEN = re.compile(r"[ \n]+")
# So many letters at the beginning of a sentence tell it from others; fewer also stand inside words.
_TELLING = 12
_PAGES_AHEAD = 3


def make_narrations(
    catalog: Catalog,
    sets: dict[str, PageSet],
    sounds: Sounds,
    digests: FileDigests,
    texts: Callable[[PageSet], list[str]],
) -> dict[str, Narration]:
    """Return what can be heard with the pages of each file; a sound without a page is told in `sounds`.

    `texts` gives the plain text of each page, lines parted by line breaks.
    """
    made = {}
    for holding in catalog.holdings:
        recordings = sounds.recordings.get(holding.audio, ())
        pages = sets.get(holding.file) if can_be_read(holding.access) else None
        if pages is None or not recordings:
            continue
        spoken = [each for each in recordings if each.page < pages.page_count]
        lost = [each.path.name for each in recordings if each not in spoken]
        if lost:
            sounds.fault("BOOK-044", holding, holding.audio, names=some(lost), count=str(len(lost)))
        narration = _narration(spoken, pages, digests, texts)
        if narration.clips:
            made[holding.file] = narration
    return made


def _narration(
    recordings: list[Recording],
    pages: PageSet,
    digests: FileDigests,
    texts: Callable[[PageSet], list[str]],
) -> Narration:
    # Two files of the same bytes are one file of the site.
    files = {_media(each, digests): each.path for each in recordings}
    places = {media: at for at, media in enumerate(files)}
    said = texts(pages) if any(each.cues for each in recordings) else [""] * pages.page_count
    # Words are parted by spaces and line ends alone, as the reader counts them.
    words = [list(filter(None, _BETWEEN.split(text))) for text in said]
    finder = _Finder(words)
    utterances = tuple(
        utterance
        for each in recordings
        for utterance in _utterances(each, places[_media(each, digests)], finder)
    )
    clips: tuple[Clip, ...] = tuple(find_clips(utterances, words.__getitem__, pages.page_count))
    return Narration(tuple(files.items()), clips)


def _media(recording: Recording, digests: FileDigests) -> Media:
    digest = digests.digest(recording.path)[:10]
    return Media(f"audio/{digest}.{recording.sound.ending}", digest, recording.path.stat().st_size)


def _utterances(recording: Recording, audio: int, finder: _Finder) -> Iterator[Utterance]:
    """Yield what a sound file says: the page that a cue names by its number, or its words."""
    seconds = recording.sound.seconds
    if recording.page >= 0 or not recording.cues:
        finder.open(max(recording.page, 0))
    if not recording.cues:
        yield Utterance(finder.page, "", audio, 0.0, seconds)
    nexts = [*(cue.begin for cue in recording.cues[1:]), seconds]
    for cue, following in zip(recording.cues, nexts, strict=False):
        end = min(cue.end if cue.end > cue.begin else following, seconds)
        if end <= cue.begin:
            continue
        named = _PAGE.fullmatch(fold(cue.text))
        if named and 0 < int(named[1]) <= finder.count:
            finder.open(int(named[1]) - 1)
            yield Utterance(finder.page, "", audio, cue.begin, end)
        else:
            yield Utterance(finder.find(cue.text), cue.text, audio, cue.begin, end)


class _Finder:
    """Goes through the pages with what is said."""

    def __init__(self, words: list[list[str]]) -> None:
        self._words = words
        self._letters: dict[int, str] = {}
        self._at = 0
        self.count = len(words)
        self.page = 0

    def open(self, page: int) -> None:
        """Begin at the top of a page."""
        self.page, self._at = page, 0

    def find(self, text: str) -> int:
        """Return the page on which `text` begins: the current one, or one that soon follows it.

        What is found on none is taken to be said of the current page.
        """
        said = plain(text)
        if not said:
            return self.page
        following = (page for page in range(self.page + 1, self.count) if self._on(page))
        pages = [self.page, *islice(following, _PAGES_AHEAD)]
        letters = "".join(map(self._on, pages))
        found = letters.find(said, self._at)
        if found < 0 and len(said) > _TELLING:
            found = letters.find(said[:_TELLING], self._at)
        if found < 0 or (len(said) < _TELLING and found > len(self._on(self.page))):
            return self.page
        begins, _ = self._place(pages, found)
        self.page, self._at = self._place(pages, found + len(said))
        return begins

    def _place(self, pages: list[int], at: int) -> tuple[int, int]:
        """Return the page that holds letter `at` of several pages, and its number on it."""
        for page in pages[:-1]:
            if at < len(self._on(page)):
                return page, at
            at -= len(self._on(page))
        return pages[-1], at

    def _on(self, page: int) -> str:
        if page not in self._letters:
            self._letters[page] = "".join(map(plain, self._words[page]))
        return self._letters[page]
