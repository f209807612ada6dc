"""A book of which anybody may read the first pages: the others are cut off before anything is made of them.

A page set that is cut holds nothing of the other pages, so that no later stage can publish them.
"""

from __future__ import annotations

import os
import pickle
import re
import shutil
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from library.errors import Severity
from library.formats.reflow.shorten import shortened
from library.formats.types import Fault, Media, SourceInfo
from library.pages.cache import entry_path, key, store, stored
from library.pages.jobs import FACTS, SHARD, TEXTS
from library.pages.textshard import shard_digest, without_links_beyond

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from library.formats.types import Clip, ReflowChapter
    from library.pages.model import RangeText

_VERSION = "preview-1"
_PICTURE = re.compile(rb' src=\\"([^"\\]+)\\"')


def too_long(info: SourceInfo, pages: int) -> Fault | None:
    """Return the fault of a preview that would be the whole book: it is none, and nothing is published."""
    whole = len(info.sizes)
    if pages < whole:
        return None
    return Fault("ACC-003", (("pages", str(whole)), ("wanted", str(pages))), Severity.ERROR)


def cut_facts(info: SourceInfo, made: Path, pages: int, cache: Path) -> tuple[SourceInfo, Path]:
    """Return the facts of the first `pages` pages, and the cache entry of the files that they name.

    `made` is the entry of the book's probe. Left out are sound files that are also heard with other
    pages, and chapters that cannot be cut where the pages end.
    """
    address = key(_VERSION, made.name, pages)
    entry = entry_path(cache, address)
    try:
        known = pickle.loads((entry / FACTS).read_bytes())
    except OSError:
        known = None
    if isinstance(known, SourceInfo):
        return known, entry
    return stored(cache, address, FACTS, partial(_cut, info, made, pages)), entry


def cut_text(text: RangeText, entry: Path, pages: int, cache: Path) -> tuple[RangeText, Path]:
    """Return the words of a range and their cache entry, without links to what lies behind the pages."""
    if not (entry / SHARD).is_file():
        return text, entry
    before = (entry / SHARD).read_bytes()
    data = without_links_beyond(before, pages)
    if data == before:
        return text, entry
    address = key(f"{_VERSION}-text", entry.name, pages)

    def make(folder: Path) -> None:
        (folder / SHARD).write_bytes(data)
        shutil.copyfile(entry / TEXTS, folder / TEXTS)

    if not entry_path(cache, address).is_dir():
        store(cache, address, make)
    return replace(text, digest=shard_digest(data)), entry_path(cache, address)


def _cut(info: SourceInfo, made: Path, pages: int, folder: Path) -> SourceInfo:
    reflow = tuple(_chapters(info, made, pages, folder))
    shown = {
        name.decode()
        for each in reflow
        for name in _PICTURE.findall((folder / each.content.file).read_bytes())
    }
    pictures = tuple(picture for picture in info.pictures if picture.file in shown)
    audio, clips = _speech(info, pages)
    for media in (*pictures, *audio):
        _bring(made / media.file, folder / media.file)
    return replace(
        info,
        sizes=info.sizes[:pages],
        outline=tuple(entry for entry in info.outline if entry.page < pages),
        labels=info.labels[:pages],
        page_list=tuple(entry for entry in info.page_list if entry[1] < pages),
        reflow=reflow,
        pictures=pictures,
        audio=audio,
        clips=clips,
        utterances=(),
    )


def _chapters(info: SourceInfo, made: Path, pages: int, folder: Path) -> Iterable[ReflowChapter]:
    begins = [*(chapter.page for chapter in info.reflow[1:]), len(info.sizes)]
    for chapter, following in zip(info.reflow, begins, strict=False):
        if chapter.page >= pages:
            continue
        data = shortened((made / chapter.content.file).read_bytes(), pages, ends=following <= pages)
        if data is None:
            continue
        name = re.sub(r"\.\w+\.js$", f".{sha256(data).hexdigest()[:10]}.js", chapter.content.file)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
        yield replace(chapter, content=Media.of(folder, name))


def _speech(info: SourceInfo, pages: int) -> tuple[tuple[Media, ...], tuple[Clip, ...]]:
    """Return the sound that speaks of the pages and no others, and what it says."""
    told = {clip.audio for clip in info.clips}
    beyond = {clip.audio for clip in info.clips if clip.page >= pages}
    kept = sorted(told - beyond)
    places = {audio: at for at, audio in enumerate(kept)}
    clips = tuple(replace(clip, audio=places[clip.audio]) for clip in info.clips if clip.audio in places)
    return tuple(info.audio[audio] for audio in kept), clips


def _bring(source: Path, target: Path) -> None:
    """Put a file of one cache entry into another."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
