"""The school's picture on the home page: made anew in the sizes that screens ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.catalog.near import Near
from library.errors import Problem, Severity
from library.pages.webpicture import Sizes, web_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.pages.cache import FileDigests
    from library.settings import Settings

WIDTHS = (640, 1280, 1920)
"""Widths in pixels: a phone, a desk, a projector. A smaller picture is not enlarged."""
DRAWING = ".svg"
_KINDS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", DRAWING})


@dataclass(frozen=True, slots=True)
class SchoolPicture:
    """The picture in its `sizes`, the smallest first; of a drawing (SVG) there is the file itself, `drawing`."""

    sizes: Sizes = ()
    drawing: Path | None = None


def picture_file(settings: Settings) -> Path | None:
    """Return the file that the option `picture` names, None when it names none that is there."""
    for folder in (settings.docs_dir, settings.root):
        path = folder / settings.picture
        # Nothing from outside the school's folder is published, by whatever path or link.
        inside = path.resolve().is_relative_to(settings.root.resolve())
        if settings.picture and inside and path.is_file():
            return path
    return None


def missing_picture(settings: Settings) -> list[Problem]:
    """Return the fault of a `picture` that is not there, with the name that was probably meant."""
    if not settings.picture or picture_file(settings):
        return []
    details = (("suggestion", Near(_names(settings))(settings.picture)),)
    return [_problem("CFG-001", settings, details)]


def make_picture(settings: Settings, digests: FileDigests) -> tuple[SchoolPicture | None, list[Problem]]:
    """Return the picture, None when there is none, and what is wrong with it."""
    path = picture_file(settings)
    if path is None:
        return None, missing_picture(settings)
    if path.suffix.lower() == DRAWING:
        # In an <img> a drawing runs no script and loads nothing (HTML, §4.8.4.4; SVG Integration, §3).
        return SchoolPicture(drawing=path), []
    sizes = web_sizes(path, digests.digest(path), WIDTHS, settings.cache_dir)
    return (SchoolPicture(sizes), []) if sizes else (None, [_problem("CFG-002", settings)])


def _names(settings: Settings) -> Iterator[str]:
    """Yield the pictures that could have been meant, as they would be written."""
    for folder, base in ((settings.docs_dir, settings.docs_dir), (settings.catalog_dir, settings.root)):
        if folder.is_dir() and folder.is_relative_to(base):
            found = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _KINDS)
            yield from (path.relative_to(base).as_posix() for path in found)


def _problem(code: str, settings: Settings, details: tuple[tuple[str, str], ...] = ()) -> Problem:
    return Problem(code, "mkdocs.yml", 0, "", settings.picture, Severity.WARNING, details)
