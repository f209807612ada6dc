"""The picture that is a school's map: made anew for the web, with the land it shows compared to its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from library.catalog.geography import Place, metres
from library.errors import Problem, Severity
from library.formats.epub.svg import harmless_svg
from library.pages.webpicture import Sizes, address_of, web_sizes

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.areamap import AreaMap
    from library.pages.cache import FileDigests
    from library.settings import Settings

WIDTHS: Final = (640, 1280, 2560)
"""Pixels: a phone, a desk, and what a street's name is read at."""
_DRAWING: Final = ".svg"
_MOST_DRAWN: Final = 8 << 20
_LIKE: Final = 1.3
"""How much wider or narrower than its land a picture may be: a scan is never quite true."""


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The picture in its `sizes`, the smallest first; of an SVG there is a harmless one, `drawing`.

    `ratio` is its height in widths.
    """

    ratio: float
    sizes: Sizes = ()
    drawing: bytes = b""


def make_map(
    area: AreaMap | None, settings: Settings, digests: FileDigests
) -> tuple[MapPicture | None, list[Problem]]:
    """Return the picture of a map that is one, None for any other, and what is wrong with it."""
    if area is None or area.picture is None:
        return None, []
    path = area.picture
    if path.suffix.lower() == _DRAWING:
        made = _drawing(path)
    else:
        sizes = web_sizes(path, digests.digest(path), WIDTHS, settings.cache_dir)
        made = MapPicture(sizes[-1][0].height / sizes[-1][0].width, sizes) if sizes else None
    if made is None:
        return None, [Problem("CAT-077", area.name, severity=Severity.WARNING)]
    return made, _unlike(area, made)


def _drawing(path: Path) -> MapPicture | None:
    found = None
    if path.stat().st_size <= _MOST_DRAWN:
        found = harmless_svg(path.read_bytes(), lambda data: address_of(data, WIDTHS[-1]))
    if found is None:
        return None
    drawing, (width, height) = found
    return MapPicture(height / width, drawing=drawing)


def _unlike(area: AreaMap, made: MapPicture) -> list[Problem]:
    """Return the fault of a picture whose form is not that of the land between its corners: one of them is wrong."""
    low, high = area.low, area.high
    across = metres(low, Place(low.latitude, high.longitude))
    down = metres(low, Place(high.latitude, low.longitude))
    if 1 / _LIKE <= made.ratio * across / down <= _LIKE:
        return []
    told = {"across": across, "down": down, "wanted": 100 * down / across, "percent": 100 * made.ratio}
    details = tuple((name, f"{number:.0f}") for name, number in told.items())
    return [Problem("CAT-075", area.name, severity=Severity.WARNING, details=details)]
