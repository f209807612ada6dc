"""Sound files that the catalog names: found, checked, and read with what is said when."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from natsort import natsorted, ns
from rapidfuzz import fuzz, process

from library.catalog.access import OPEN, can_be_read, preview_pages
from library.catalog.ids import file_key
from library.formats.cues import CUE_SUFFIXES, read_cues
from library.formats.sound import read_sound
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.catalog.faults import TableName
    from library.catalog.model import Catalog, Holding
    from library.errors import Problem
    from library.formats.cues import Cue
    from library.formats.sound import Sound
    from library.settings import Settings

SOUND_SUFFIXES = frozenset(
    {".mp3", ".m4a", ".m4b", ".mp4", ".aac", ".ogg", ".oga", ".opus", ".wav"}
) | frozenset(
    # Not for the web, but people expect them to be: they are told what is wrong.
    {".wma", ".amr", ".3gp", ".flac", ".aif", ".aiff", ".mka", ".webm", ".ra", ".mid"}
)
_NUMBER = re.compile(r"(\d+)\D*$")
_NEAR = 80


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file of a book and what is said when in it.

    `page` is the 0-based page that it speaks, -1 for one that speaks the whole book.
    """

    path: Path
    sound: Sound
    page: int
    cues: tuple[Cue, ...]


@dataclass(slots=True)
class Sounds:
    """The recordings that the catalog names, by the cell that names them, and what is wrong with others."""

    table: TableName
    recordings: dict[str, tuple[Recording, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, code: str, holding: Holding, value: str, **details: str) -> None:
        """Record a fault of the sound that the row of `holding` names; the book is read without it."""
        self.problems.append(self.table.fault(code, holding.row, "audio", value, **details))


def sound_files(settings: Settings) -> list[Path]:
    """Return the files that a row may name as sound and their cue files, in a stable order.

    Symbolic links are not followed.
    """
    found = []
    for folder in (settings.books_dir, settings.catalog_dir):
        for name, _, names in os.walk(folder):
            sounds = [file for file in names if _suffix(file) in SOUND_SUFFIXES]
            stems = {file.rpartition(".")[0] for file in sounds}
            cues = [file for file in names if _suffix(file) in CUE_SUFFIXES]
            sounds += [file for file in cues if file.rpartition(".")[0] in stems]
            paths = (Path(name, file) for file in sounds if not file.startswith("."))
            found += [path for path in paths if path.is_file() and not path.is_symlink()]
    return sorted(found)


def read_sounds(catalog: Catalog, settings: Settings) -> Sounds:
    """Return the recordings that books which can be read have in the catalog.

    A cell names a sound file that speaks the whole book, or a folder that holds one a page: the last
    number in a file's name is that of the page. A cue file lies beside a sound file and has its name.
    """
    sounds = Sounds(catalog.table("books"))
    wanted = [holding for holding in catalog.holdings if holding.audio and can_be_read(holding.access)]
    if not wanted:
        return sounds
    there = _Shelf(settings)
    for holding in wanted:
        if not holding.file:
            sounds.fault("BOOK-045", holding, holding.audio)
        elif holding.audio not in sounds.recordings:
            made = tuple(_recordings(holding, there, sounds))
            if made:
                sounds.recordings[holding.audio] = made
    return sounds


def kept_sounds(catalog: Catalog, sounds: Sounds) -> dict[Path, str]:
    """Return the recordings of what not everybody may read, each with its book file.

    Those that an open book or the pages of a preview have, too, are none.
    """
    kept: dict[Path, str] = {}
    public: set[Path] = set()
    for holding in catalog.holdings:
        for each in sounds.recordings.get(holding.audio, ()):
            if holding.access == OPEN or 0 <= each.page < preview_pages(holding.access):
                public.add(each.path)
            else:
                kept[each.path] = holding.file
    return {path: file for path, file in kept.items() if path not in public}


class _Shelf:
    """The sound files by the names that a cell may have for them, and the folders that hold some."""

    def __init__(self, settings: Settings) -> None:
        self.files: dict[str, Path] = {}
        self.folders: dict[str, list[Path]] = {}
        self.names: dict[str, str] = {}
        for path in sound_files(settings):
            if _suffix(path.name) not in SOUND_SUFFIXES:
                continue
            for root in (settings.root, settings.catalog_dir, settings.books_dir):
                if not path.is_relative_to(root):
                    continue
                relative = path.relative_to(root)
                self.files[file_key(relative.as_posix())] = path
                self.names[file_key(relative.as_posix())] = relative.as_posix()
                if relative.parent != Path():
                    self.folders.setdefault(file_key(relative.parent.as_posix()), []).append(path)
                    self.names[file_key(relative.parent.as_posix())] = relative.parent.as_posix()

    def named(self, cell: str) -> tuple[list[Path], bool]:
        """Return the sound files that a cell means, and whether they are one a page."""
        key = file_key(cell)
        if key in self.files:
            return [self.files[key]], False
        found = dict.fromkeys(self.folders.get(key, []))
        return natsorted(found, key=lambda path: path.name, alg=ns.IGNORECASE), True

    def near(self, cell: str) -> str:
        """Return the name that is most like that of a cell, "" when none is."""
        names = list(self.names)
        # Accents are what most misspelt names lack.
        found = process.extractOne(
            file_key(cell), names, scorer=fuzz.ratio, processor=fold, score_cutoff=_NEAR
        )
        return self.names[found[0]] if found else ""


def _recordings(holding: Holding, there: _Shelf, sounds: Sounds) -> Iterator[Recording]:
    paths, paged = there.named(holding.audio)
    if not paths:
        sounds.fault("BOOK-041", holding, holding.audio, suggestion=there.near(holding.audio))
    nameless = []
    for path in paths:
        number = _NUMBER.search(path.stem)
        page = int(number[1][:9]) - 1 if number and paged else -1
        if paged and page < 0:
            nameless.append(path.name)
            continue
        try:
            sound = read_sound(path)
        except OSError:
            sound = None
        if sound is None:
            sounds.fault("BOOK-042", holding, path.name)
            continue
        yield Recording(path, sound, page, _cues(path, holding, sounds))
    if nameless:
        sounds.fault("BOOK-044", holding, holding.audio, names=some(nameless), count=str(len(nameless)))


def _cues(path: Path, holding: Holding, sounds: Sounds) -> tuple[Cue, ...]:
    for suffix in CUE_SUFFIXES:
        # Endings are in capitals where a camera or an old system wrote them.
        for file in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
            if not file.is_file() or file.is_symlink():
                continue
            cues = read_cues(file.read_bytes())
            if cues:
                return cues
            sounds.fault("BOOK-043", holding, file.name)
            return ()
    return ()


def some(names: Iterable[str]) -> str:
    """Return names as told to people: the first three."""
    listed = list(names)
    return ", ".join(listed[:3]) + (" …" if len(listed) > 3 else "")


def _suffix(name: str) -> str:
    return "." + name.rpartition(".")[2].lower()
