"""All exhibits of a school with what they show, ready for their pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from library.pages.exhibitmedia import make_media
from library.pages.mappicture import make_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from library.catalog.areamap import AreaMap
    from library.catalog.model import Catalog, Exhibit
    from library.errors import Problem
    from library.pages.cache import FileDigests
    from library.pages.exhibitmedia import Media
    from library.pages.mappicture import MapPicture
    from library.settings import Settings


@dataclass(frozen=True, slots=True)
class Exhibition:
    """All exhibits with what they show, by their ids, and the map they are on.

    `stories` are HTML by the name of the Markdown file that it was; `picture` is that of a map which is one.
    """

    exhibits: tuple[Exhibit, ...] = ()
    media: Mapping[str, Media] = field(default_factory=dict)
    stories: Mapping[str, str] = field(default_factory=dict)
    area: AreaMap | None = None
    picture: MapPicture | None = None


def make_exhibition(
    catalog: Catalog, stories: Iterable[tuple[str, str]], settings: Settings, digests: FileDigests
) -> tuple[Exhibition, list[Problem]]:
    """Return the exhibits of a catalog, and what is wrong with the files that they and their map name."""
    media, problems = make_media(catalog, settings, digests)
    picture, of_map = make_map(catalog.area, settings, digests)
    area = catalog.area
    if area and area.picture and picture is None:
        area = None
    return Exhibition(catalog.exhibits, media, dict(stories), area, picture), problems + of_map
