"""Which file of the catalog is the school's map of its area: GeoJSON, or a picture between two corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from natsort import natsorted

from library.catalog.areamap import AreaMap, read_map
from library.catalog.geography import bounds
from library.errors import Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.faults import TableName
    from library.catalog.geography import Place
    from library.settings import Settings

_STEM: Final = "map"
_DRAWN: Final = ".geojson"
PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".svg"})
# What scanners, phones and map programs make of a map: they are told what is wrong.
_LOST: Final = frozenset({".pdf", ".heic", ".heif", ".json", ".kml", ".kmz", ".gpx", ".shp"})
_SUFFIXES: Final = PICTURES | _LOST | {_DRAWN}
_OPPOSITE: Final = 2


def area_files(settings: Settings) -> list[Path]:
    """Return the files that may be the map, whatever the case of their names; the first is the one."""
    folder = settings.catalog_dir
    there = folder.iterdir() if folder.is_dir() else ()
    found = [
        path
        for path in there
        if path.stem.lower() == _STEM and path.suffix.lower() in _SUFFIXES and path.is_file()
    ]
    return sorted(natsorted(found), key=lambda path: _rank(path.suffix.lower()))


def read_area(
    settings: Settings, corners: tuple[Place, ...], library: TableName
) -> tuple[AreaMap | None, tuple[Problem, ...]]:
    """Return the map, None where there is none, and every fault in it.

    `corners` are those of a picture, as the table `library` tells them: two that lie opposite each other.
    """
    found = area_files(settings)
    if not found:
        return None, (library.fault("CAT-078", 0),) if corners else ()
    used, *others = found
    name = settings.relative(used)
    problems = [
        Problem("CAT-076", settings.relative(path), severity=Severity.WARNING, details=(("used", name),))
        for path in others
    ]
    kind = used.suffix.lower()
    if kind == _DRAWN:
        area, faults = read_map(used, name)
        return area, (*problems, *faults)
    if kind not in PICTURES:
        return None, (*problems, Problem("CAT-077", name, severity=Severity.WARNING))
    low, high = bounds(corners) if len(corners) == _OPPOSITE else (None, None)
    if not (low and high and low.latitude < high.latitude and low.longitude < high.longitude):
        details = (("count", str(len(corners))), ("table", library.name))
        return None, (*problems, Problem("CAT-069", name, severity=Severity.WARNING, details=details))
    return AreaMap(name, low, high, picture=used), tuple(problems)


def _rank(suffix: str) -> int:
    """Return where a kind of file stands: what is drawn comes first, what nobody can use last."""
    return 0 if suffix == _DRAWN else 2 if suffix in _LOST else 1
