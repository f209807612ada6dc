"""A map of the area, drawn from `catalog/map.geojson` (RFC 7946): made by hand or taken from OpenStreetMap."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from library.catalog.geography import bounds, place_of
from library.errors import Problem, Severity
from library.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.catalog.geography import Place

LOOKS: Final = ("area", "green", "water", "building", "river", "path", "road")
"""What a shape can be; the last three are lines."""
_LINES: Final = frozenset({"river", "path", "road"})
_WORDS: Final = {
    "water": ("nuoc", "song", "ho", "ao", "kenh", "rach"),
    "green": ("cay", "vuon", "ruong", "rung", "cong vien"),
    "building": ("nha", "cong trinh"),
    "path": ("duong mon", "loi di"),
    "road": ("duong", "cau"),
    "river": ("song",),
    "area": ("vung", "xa", "phuong", "ranh gioi"),
}
_TAGS: Final = (
    # Keys of OpenStreetMap, the narrower before the wider.
    ("building", None, "building"),
    ("waterway", None, "river"),
    ("natural", {"water", "wetland", "bay", "coastline"}, "water"),
    ("natural", None, "green"),
    ("landuse", {"reservoir", "basin", "aquaculture"}, "water"),
    ("landuse", {"residential", "commercial", "industrial", "retail"}, "area"),
    ("landuse", None, "green"),
    ("leisure", None, "green"),
    ("highway", {"footway", "path", "track", "steps", "cycleway", "pedestrian"}, "path"),
    ("highway", None, "road"),
)  # fmt: skip
_MOST_BYTES: Final = 8 << 20
_CORNERS: Final = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of the map: `look` is one of `LOOKS`, "" for a name alone; `lines` are its rings, lines or points."""

    look: str
    name: str
    lines: tuple[tuple[Place, ...], ...]

    @property
    def is_line(self) -> bool:
        """True of roads and rivers, which are drawn as lines."""
        return self.look in _LINES


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The land between two corners, the south-western and the north-eastern: shapes, or a picture of it.

    `name` is that of its file, as people know it.
    """

    name: str
    low: Place
    high: Place
    shapes: tuple[Shape, ...] = ()
    picture: Path | None = None

    def holds(self, place: Place) -> bool:
        """Return whether a point is on the map."""
        return all(a <= at <= b for a, at, b in zip(self.low, place, self.high, strict=True))


def read_map(path: Path, name: str) -> tuple[AreaMap | None, tuple[Problem, ...]]:
    """Return the map, None where its file is none, and what is wrong with it; people know it as `name`."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None, (_fault(name, "problem.map_large"),)
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
        features = value["features"] if value["type"] == "FeatureCollection" else [value]
        shapes = tuple(shape for feature in features if (shape := _shape(feature)) is not None)
        corners = _box(value.get("bbox")) or bounds(
            point for shape in shapes for line in shape.lines for point in line
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, (_fault(name, "problem.map_broken"),)
    if corners[0].latitude >= corners[1].latitude or corners[0].longitude >= corners[1].longitude:
        return None, (_fault(name, "problem.map_empty"),)
    return AreaMap(name, *corners, shapes), ()


def _fault(name: str, reason: str) -> Problem:
    return Problem("CAT-066", name, severity=Severity.WARNING, details=(("reason", reason),))


def _box(written: Any) -> tuple[Place, Place] | None:
    """Return the corners of a `bbox`: west, south, east, north (RFC 7946 §5)."""
    if not isinstance(written, list) or len(written) != _CORNERS:
        return None
    west, south, east, north = map(float, written)
    low, high = place_of(south, west), place_of(north, east)
    return (low, high) if low and high else None


def _shape(feature: dict[str, Any]) -> Shape | None:
    """Return a feature as it is drawn, None for one that has no form."""
    form = feature.get("geometry")
    if not form:
        return None
    told = {str(key): str(value) for key, value in (feature.get("properties") or {}).items() if value}
    kind = form["type"].removeprefix("Multi")
    lines = tuple(filter(None, (tuple(_points(line)) for line in _lines(form["coordinates"]))))
    look = _look(told)
    if kind == "Point":
        look = ""
    elif kind == "LineString" and look not in _LINES:
        look = "river" if look == "water" else "road"
    elif kind == "Polygon" and look in _LINES:
        look = "water" if look == "river" else "area"
    name = clean(told.get("name", ""))
    return Shape(look, name, lines) if lines and (look or name) else None


def _look(told: dict[str, str]) -> str:
    """Return what the properties of a feature say it is, "area" where they say nothing known."""
    given = fold(told.get("kind", told.get("loai", told.get("loại", ""))))
    if given in LOOKS:
        return given
    for look, words in _WORDS.items():
        if given in words:
            return look
    for key, values, look in _TAGS:
        if key in told and (values is None or told[key] in values):
            return look
    return "area"


def _lines(written: Any) -> Iterator[list[Any]]:
    """Yield each list of positions, however deep it lies."""
    if written and isinstance(written[0], int | float):
        yield [written]
    elif written and written[0] and isinstance(written[0][0], int | float):
        yield written
    else:
        for part in written:
            yield from _lines(part)


def _points(line: list[Any]) -> Iterator[Place]:
    for longitude, latitude, *_ in line:
        if (place := place_of(float(latitude), float(longitude))) is not None:
            yield place
