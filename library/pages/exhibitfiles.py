"""Pictures, films and sounds that exhibits name: found and looked into, without making anything of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from library.catalog.decode import decode
from library.catalog.ids import by_names, file_key
from library.catalog.near import Near
from library.catalog.values import web_address
from library.formats.cues import read_cues
from library.formats.sound import read_sound
from library.formats.video import film_ending
from library.pages.webpicture import picture_size
from library.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from library.catalog.faults import TableName
    from library.catalog.model import Catalog, Exhibit
    from library.errors import Problem
    from library.settings import Settings

HOST_BYTES: Final = 25 << 20
"""What hosts of static sites take of one file: 25 MiB on Cloudflare Pages, 100 on GitHub."""
_PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
# Not for the web, but people expect them to be: they are told what is wrong.
_LOST: Final = frozenset({".heic", ".heif", ".svg", ".avi", ".mov", ".mkv", ".wmv", ".3gp", ".wma", ".amr"})
_FILMS: Final = frozenset({".mp4", ".m4v", ".webm"})
_SOUNDS: Final = frozenset({".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav"})
_TEXTS: Final = frozenset({".txt", ".vtt"})
_SUFFIXES: Final = _PICTURES | _LOST | _FILMS | _SOUNDS | _TEXTS
_MOST_TEXT: Final = 1 << 20
_DESCRIBED: Final = {"images": "image_alt", "panorama": "panorama_alt"}
"""Columns of pictures, with those that tell what is in them."""
_SPHERE: Final = (1.95, 2.05)
"""Width to height of a picture that shows all around, above and below (equirectangular)."""
_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Sight:
    """A picture and what is in it, "" where nobody said."""

    path: Path
    alt: str


@dataclass(frozen=True, slots=True)
class Clip:
    """A film or a sound: its file, and the usual ending of what it is."""

    path: Path
    ending: str


@dataclass(frozen=True, slots=True)
class ExhibitFiles:
    """What an exhibit has beside its words.

    `film_url` leads to a film on the web; `transcript` are paragraphs; `sphere` tells that the
    panorama shows all around, above and below.
    """

    pictures: tuple[Sight, ...] = ()
    film: Clip | None = None
    film_url: str = ""
    narration: Clip | None = None
    music: Clip | None = None
    transcript: tuple[str, ...] = ()
    panorama: Sight | None = None
    sphere: bool = False


def media_files(settings: Settings) -> list[Path]:
    """Return the files that a row may name, in a stable order; symbolic links are not followed."""
    found: list[Path] = []
    for folder, _, names in os.walk(settings.catalog_dir):
        paths = (Path(folder, name) for name in names if not name.startswith("."))
        found += [
            path
            for path in paths
            if path.suffix.lower() in _SUFFIXES and path.is_file() and not path.is_symlink()
        ]
    return sorted(found)


def find_media(catalog: Catalog, settings: Settings) -> tuple[dict[str, ExhibitFiles], list[Problem]]:
    """Return what each exhibit names, by its id, and what is wrong with what is missing."""
    if not catalog.exhibits:
        return {}, []
    desk = _Desk(settings, catalog.table("exhibits"))
    return {one.id: desk.files(one) for one in catalog.exhibits}, desk.problems


@dataclass(slots=True)
class _Desk:
    """The files by the names that a cell may have for them, and the faults of those that are named."""

    settings: Settings
    table: TableName
    problems: list[Problem] = field(default_factory=list)
    _there: dict[str, Path] = field(init=False)
    _plain: dict[str, Path] = field(init=False)
    """The same without accents, which most misspelt names lack."""
    _near: Near = field(init=False)

    def __post_init__(self) -> None:
        catalog = self.settings.catalog_dir
        folders = (self.settings.root, catalog, catalog / "exhibits", self.settings.docs_dir)
        self._there = by_names(media_files(self.settings), folders)
        self._plain = {fold(name): path for name, path in self._there.items()}
        self._near = Near(self._plain)

    def _fault(self, code: str, of: Exhibit, column: str, value: str, **details: str) -> None:
        self.problems.append(self.table.fault(code, of.row, column, value, **details))

    def _find(self, of: Exhibit, column: str, name: str) -> Path | None:
        """Return the file that a cell of `column` names, None after telling that there is none."""
        if not name:
            return None
        key = file_key(name)
        if key in self._there:
            return self._there[key]
        near = self._plain.get(self._near(fold(key)))
        meant = near.relative_to(self.settings.catalog_dir).as_posix() if near else ""
        self._fault("MED-001", of, column, name, suggestion=meant)
        return None

    def files(self, of: Exhibit) -> ExhibitFiles:
        """Return what an exhibit names and what of it can be used."""
        pairs = zip(of.images, of.alts, strict=True)
        pictures = tuple(sight for name, alt in pairs if (sight := self._sight(of, "images", name, alt)))
        film, film_url = self._film(of)
        narration = self._clip(of, "audio", of.audio, _sound_ending)
        transcript = self._transcript(of)
        spoken = of.audio if narration else of.video if film else ""
        if spoken and not transcript:
            self._fault("MED-007", of, "transcript", spoken)
        panorama = self._sight(of, "panorama", of.panorama, of.panorama_alt) if of.panorama else None
        return ExhibitFiles(
            pictures=pictures,
            film=film,
            film_url=film_url,
            narration=narration,
            music=self._clip(of, "music", of.music, _sound_ending),
            transcript=transcript,
            panorama=panorama,
            sphere=panorama is not None and self._is_sphere(of, panorama.path),
        )

    def _sight(self, of: Exhibit, column: str, name: str, alt: str) -> Sight | None:
        path = self._find(of, column, name)
        if path is None:
            return None
        if picture_size(path) is None:
            self._fault("MED-002", of, column, name)
            return None
        if not alt:
            self._fault("MED-004", of, _DESCRIBED[column], name)
        return Sight(path, alt)

    def _is_sphere(self, of: Exhibit, path: Path) -> bool:
        width, height = picture_size(path) or (0, 1)
        found = _SPHERE[0] <= width / height <= _SPHERE[1]
        if not found:
            self._fault("MED-006", of, "panorama", of.panorama, size=f"{width} × {height}")
        return found

    def _film(self, of: Exhibit) -> tuple[Clip | None, str]:
        name = of.video
        if "://" not in name and not name.startswith("www."):
            return self._clip(of, "video", name, film_ending), ""
        if web_address(name) is None:
            self._fault("MED-005", of, "video", name)
            return None, ""
        return None, name

    def _clip(self, of: Exhibit, column: str, name: str, ending: Callable[[Path], str]) -> Clip | None:
        path = self._find(of, column, name)
        if path is None:
            return None
        try:
            found, size = ending(path), path.stat().st_size
        except OSError:
            found, size = "", 0
        if not found:
            self._fault("MED-002", of, column, name)
            return None
        if size > HOST_BYTES:
            self._fault("MED-003", of, column, name, size=str(size >> 20), most=str(HOST_BYTES >> 20))
        return Clip(path, found)

    def _transcript(self, of: Exhibit) -> tuple[str, ...]:
        """Return the paragraphs of a cell, or of the file that it names."""
        text = of.transcript
        if Path(text[-_NAME:]).suffix.lower() not in _TEXTS or "\n" in text:
            return tuple(text.splitlines())
        path = self._find(of, "transcript", text)
        if path is None:
            return ()
        try:
            found = tuple(_paragraphs(path))
        except OSError:
            found = ()
        if not found:
            self._fault("MED-002", of, "transcript", text)
        return found


def _paragraphs(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a text file; the cues of a WebVTT file are one."""
    with path.open("rb") as file:
        data = file.read(_MOST_TEXT)
    cues = read_cues(data)
    if cues:
        yield " ".join(cue.text for cue in cues)
        return
    decoded = decode(data)
    yield from filter(None, map(clean, decoded.text.splitlines() if decoded else ()))


def _sound_ending(path: Path) -> str:
    sound = read_sound(path)
    return sound.ending if sound else ""
