"""Reads an EPUB's media overlays: which recorded words are which element of which chapter."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from library.formats.epub.markup import joined, parse_chapter, parse_xml, words_of
from library.formats.sound import ending
from library.formats.types import Fault, Media, Utterance
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lxml import etree

    from library.formats.epub.archive import Archive
    from library.formats.epub.package import Package
    from library.formats.epub.spine import Chapter

_CLOCK = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:\.\d+)?)$")
_TIMECOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(h|min|s|ms)?$")
_SECONDS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001, None: 1.0}
_MOST_CLIPS = 100_000
# Where a clip has no end, the end of its file comes first.
_NO_END = 86_400.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of an audio file and the element it speaks; seconds."""

    path: str
    ident: str
    audio: str
    begin: float
    end: float


def read_overlays(chapters: Sequence[Chapter], archive: Archive) -> tuple[Spoken, ...]:
    """Return what is spoken in the order of the chapters, then of their overlays (EPUB 3.3 §9)."""
    made: list[Spoken] = []
    by_entry = {archive.find(chapter.path): chapter.path for chapter in chapters}
    for overlay in dict.fromkeys(chapter.overlay for chapter in chapters if chapter.overlay):
        tree = parse_xml(archive.read(overlay))
        if tree is None:
            continue
        base = posixpath.dirname(overlay)
        # Sequences and the parallels in them are in reading order as they stand.
        for par in tree.iter("{*}par"):
            spoken = _par(par, base)
            path = by_entry.get(archive.find(spoken.path), "") if spoken else ""
            if spoken and path and len(made) < _MOST_CLIPS:
                made.append(Spoken(path, spoken.ident, spoken.audio, spoken.begin, spoken.end))
    return tuple(made)


def clock(value: str) -> float | None:
    """Return a SMIL clock value in seconds, None when it is none (SMIL 3.0 §5.4.1)."""
    value = value.strip().removeprefix("npt=")
    found = _CLOCK.match(value)
    if found and ":" in value:
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return hours * 3600 + minutes * 60 + seconds
    count = _TIMECOUNT.match(value)
    return float(count.group(1)) * _SECONDS[count.group(2)] if count else None


def utterances(
    package: Package,
    folder: Path,
    faults: list[Fault],
    locate: Callable[[str, str], tuple[int, str] | None],
) -> tuple[tuple[Media, ...], tuple[Utterance, ...]]:
    """Write the audio that is heard into `folder`, and return it with what it says and where.

    `locate` gives the page and the anchor of an element by its chapter's path and its id ("" for
    the chapter as a whole), None when it is on no page.
    """
    files: dict[str, int] = {}
    audio: list[Media] = []
    made: list[Utterance] = []
    texts = _Texts(package.chapters)
    for spoken in package.spoken:
        place = locate(spoken.path, spoken.ident)
        if place is None:
            continue
        if spoken.audio not in files:
            files[spoken.audio] = _keep(package.archive, spoken.audio, folder, audio, faults)
        if files[spoken.audio] >= 0:
            text = texts.of(spoken.path, spoken.ident)
            page, anchor = place
            made.append(Utterance(page, text, files[spoken.audio], spoken.begin, spoken.end, anchor))
    return tuple(audio), tuple(made)


def _par(par: etree._Element, base: str) -> Spoken | None:
    text = next(par.iterchildren("{*}text"), None)
    audio = next(par.iterchildren("{*}audio"), None)
    if text is None or audio is None:
        return None
    path, _, ident = joined(base, text.get("src") or "").partition("#")
    source = joined(base, audio.get("src") or "").partition("#")[0]
    begin = clock(audio.get("clipBegin") or audio.get("clip-begin") or "0") or 0.0
    end = clock(audio.get("clipEnd") or audio.get("clip-end") or "") or _NO_END
    if not path or not source or end <= begin:
        return None
    return Spoken(path, ident, source, round(begin, 3), round(end, 3))


class _Texts:
    """The words of elements, each chapter parsed once while it is spoken."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        self._contents = {chapter.path: chapter.content for chapter in chapters}
        self._path = ""
        self._by_id: dict[str, etree._Element] = {}

    def of(self, path: str, ident: str) -> str:
        if path != self._path:
            root = parse_chapter(self._contents[path])
            self._path = path
            named: Any = () if root is None else root.iter("{*}*")
            self._by_id = {element.get("id"): element for element in named if element.get("id")}
        element = self._by_id.get(ident)
        return "" if element is None else clean(words_of(element))


def _keep(archive: Archive, path: str, folder: Path, audio: list[Media], faults: list[Fault]) -> int:
    """Write an audio file under the digest of its content; return its place in `audio`, -1 when it is none."""
    data = archive.read(path) if archive.find(path) else b""
    kind = ending(data)
    if not kind:
        faults.append(Fault("BOOK-011", (("entry", path),)))
        return -1
    name = f"audio/{sha256(data).hexdigest()[:10]}.{kind}"
    if not (folder / name).exists():
        (folder / "audio").mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    media = Media.of(folder, name)
    if media in audio:
        return audio.index(media)
    audio.append(media)
    return len(audio) - 1
