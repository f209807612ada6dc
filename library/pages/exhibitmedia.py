"""What exhibits show, made ready for the web: pictures in their sizes, films without their makers' traces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from library.formats.video import copy_private
from library.pages.cache import entry_path, key, store
from library.pages.exhibitfiles import ExhibitFiles, find_media
from library.pages.webpicture import Sizes, web_sizes

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.errors import Problem
    from library.pages.cache import FileDigests
    from library.pages.exhibitfiles import Clip, Sight
    from library.settings import Settings

WIDTHS: Final = (480, 960, 1600)
"""Pixels of a picture: in the grid on a phone, on the page, alone on a screen."""
AROUND: Final = (960, 4096)
"""Pixels of a panorama: its card, and what the graphics of every phone take."""
_VERSION: Final = "film-1"
_TRACED: Final = frozenset({"mp4", "m4a"})


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in its sizes, the smallest first, and what is in it, "" where nobody said."""

    sizes: Sizes
    alt: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A film or a sound as it is published."""

    path: Path
    ending: str
    digest: str


@dataclass(frozen=True, slots=True)
class Media:
    """What an exhibit shows beside its words; `files` holds what needed no work."""

    files: ExhibitFiles
    photos: tuple[Photo, ...] = ()
    film: Recording | None = None
    narration: Recording | None = None
    music: Recording | None = None
    panorama: Photo | None = None


def make_media(
    catalog: Catalog, settings: Settings, digests: FileDigests
) -> tuple[dict[str, Media], list[Problem]]:
    """Return what each exhibit shows, by its id, and what is wrong with the files its row names."""
    found, problems = find_media(catalog, settings)
    rows = {one.id: one.row for one in catalog.exhibits}
    cache = settings.cache_dir

    def photo(ident: str, column: str, sight: Sight | None, widths: tuple[int, ...]) -> Photo | None:
        if sight is None:
            return None
        sizes = web_sizes(sight.path, digests.digest(sight.path), widths, cache)
        if sizes is None:
            name = sight.path.relative_to(settings.catalog_dir).as_posix()
            problems.append(catalog.table("exhibits").fault("MED-002", rows[ident], column, name))
            return None
        return Photo(sizes, sight.alt)

    made = {
        ident: Media(
            files=files,
            photos=tuple(one for sight in files.pictures if (one := photo(ident, "images", sight, WIDTHS))),
            film=_recording(files.film, cache, digests),
            narration=_recording(files.narration, cache, digests),
            music=_recording(files.music, cache, digests),
            panorama=photo(ident, "panorama", files.panorama, AROUND),
        )
        for ident, files in found.items()
    }
    return made, problems


def _recording(clip: Clip | None, cache: Path, digests: FileDigests) -> Recording | None:
    if clip is None:
        return None
    digest = digests.digest(clip.path)
    if clip.ending not in _TRACED:
        return Recording(clip.path, clip.ending, digest[:20])
    folder = entry_path(cache, key(_VERSION, digest))
    name = f"private.{clip.ending}"
    if not folder.is_dir():
        store(cache, folder.name, lambda into: copy_private(clip.path, into / name))
    return Recording(folder / name, clip.ending, folder.name[:20])
