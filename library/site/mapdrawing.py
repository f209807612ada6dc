"""The school's map as a drawing (SVG), and where things are on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from library.catalog.geography import Place
from library.site.exhibitviews import MapLabel
from library.site.xml import child, document, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.catalog.areamap import AreaMap, Shape
    from library.pages.mappicture import MapPicture

WIDTH: Final = 1000
"""Units from the left to the right edge."""
_SVG: Final = "http://www.w3.org/2000/svg"
_PAPER: Final = "#f4edda"
_STYLES: Final = {
    "area": ("fill:#ede2c8",),
    "green": ("fill:#d6e2b8",),
    "water": ("fill:#a9d3dc",),
    "building": ("fill:#d2b48c;stroke:#a98a5f;stroke-width:1.5",),
    "river": ("fill:none;stroke:#a9d3dc;stroke-width:16",),
    "path": ("fill:none;stroke:#a98a5f;stroke-width:3;stroke-dasharray:9 7",),
    # A road is a light band with darker edges.
    "road": ("fill:none;stroke:#cdb88f;stroke-width:13", "fill:none;stroke:#fffaf0;stroke-width:9"),
}
_OVER: Final = ("river", "path", "road", "building")
"""Looks that lie over all others, the lowest first; an islet is smaller than its river, a pond than its park."""
_NEAR: Final = 0.8
"""Units below which a point of a line is not drawn: the third of a pixel of a phone."""
_PHONE: Final = 328
"""Pixels of the map on a phone, for which names are placed."""
_LETTER, _LINE = 6.4, 17.0
"""Pixels of a letter and of a line of a name."""
_MOST: Final = 14
_ALONG: Final = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where along a line its name is tried."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Places to units of the map, of which it is 1,000 wide: straight lines from degrees, true enough for some kilometres."""

    low: Place
    high: Place
    height: int
    """Units from the upper to the lower edge."""

    @classmethod
    def of(cls, area: AreaMap, picture: MapPicture | None = None) -> Projection:
        """Return the projection of a map: equirectangular, or that of the picture that it is."""
        down, across = (high - low for low, high in zip(area.low, area.high, strict=True))
        # A degree of longitude is shorter than one of latitude.
        narrowed = max(math.cos(math.radians((area.low.latitude + area.high.latitude) / 2)), 0.01)
        ratio = picture.ratio if picture else down / (across * narrowed)
        return cls(area.low, area.high, max(round(WIDTH * ratio), 1))

    def at(self, place: Place) -> tuple[float, float]:
        """Return the units from the left and the upper edge."""
        x = (place.longitude - self.low.longitude) / (self.high.longitude - self.low.longitude)
        y = (self.high.latitude - place.latitude) / (self.high.latitude - self.low.latitude)
        return x * WIDTH, y * self.height

    def share(self, place: Place) -> tuple[float, float]:
        """Return the per cent from the left and the upper edge."""
        x, y = self.at(place)
        return round(100 * x / WIDTH, 2), round(100 * y / self.height, 2)


def draw(area: AreaMap) -> bytes:
    """Return the map as SVG without names, which pages write over it in their own letters."""
    by = Projection.of(area)
    top = root(f"{{{_SVG}}}svg", {None: _SVG}, viewBox=f"0 0 {WIDTH} {by.height}")
    top.set("width", str(WIDTH))
    top.set("height", str(by.height))
    child(top, f"{{{_SVG}}}rect", width="100%", height="100%", fill=_PAPER)
    for look, shapes in groupby(_in_layers(area.shapes, by), key=lambda shape: shape.look):
        lines = "".join(_path(line, by, closed=not one.is_line) for one in shapes for line in one.lines)
        for style in _STYLES[look]:
            joined = f"{style};stroke-linecap:round;stroke-linejoin:round;fill-rule:evenodd"
            child(top, f"{{{_SVG}}}path", d=lines, style=joined)
    return document(top)


def _in_layers(shapes: Iterable[Shape], by: Projection) -> list[Shape]:
    """Return what is drawn, the lowest first: land and water, the smaller on the larger, ways, then houses."""
    drawn = [shape for shape in shapes if shape.look]
    return sorted(
        drawn,
        key=lambda one: (_OVER.index(one.look), 0) if one.look in _OVER else (-1, -_extent(one, by)),
    )


def _path(line: tuple[Place, ...], by: Projection, *, closed: bool) -> str:
    kept: list[tuple[float, float]] = []
    for place in line:
        x, y = by.at(place)
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > _NEAR:
            kept.append((x, y))
    steps = "L".join(f"{x:.1f} {y:.1f}" for x, y in kept)
    return f"M{steps}{'Z' if closed else ''}"


def labels(area: AreaMap, pins: Iterable[Place]) -> tuple[MapLabel, ...]:
    """Return the names that fit on a phone without touching each other or a pin, the largest things first."""
    by = Projection.of(area)
    pixels = _PHONE / WIDTH
    taken = [(x - 16, y - 34, x + 16, y + 2) for x, y in (_scaled(by.at(pin), pixels) for pin in pins)]
    made: list[MapLabel] = []
    named: set[str] = set()
    for shape in sorted(area.shapes, key=lambda shape: -_extent(shape, by)):
        if not shape.name or shape.name in named or len(made) == _MOST:
            continue
        half = len(shape.name) * _LETTER / 2
        for place in _anchors(shape):
            x, y = _scaled(by.at(place), pixels)
            # The side of the map cuts no name off.
            x = min(max(x, half + 2), _PHONE - half - 2)
            box = (x - half, y - _LINE / 2, x + half, y + _LINE / 2)
            inside = _LINE / 2 <= y <= by.height * pixels - _LINE / 2
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                named.add(shape.name)
                share = round(100 * x / _PHONE, 2), round(100 * y / (by.height * pixels), 2)
                made.append(MapLabel(*share, shape.name, shape.look))
                break
    return tuple(made)


def _scaled(point: tuple[float, float], by: float) -> tuple[float, float]:
    return point[0] * by, point[1] * by


def _extent(shape: Shape, by: Projection) -> float:
    """Return how large a thing is; a name without a form was written to be read, and comes first."""
    if not shape.look:
        return math.inf
    points = [by.at(place) for line in shape.lines for place in line]
    return (max(x for x, _ in points) - min(x for x, _ in points)) + (
        max(y for _, y in points) - min(y for _, y in points)
    )


def _anchors(shape: Shape) -> Iterator[Place]:
    """Yield the places where a shape's name may stand, the best first."""
    line = max(shape.lines, key=len)
    if shape.is_line:
        for share in _ALONG:
            yield line[round(share * (len(line) - 1))]
    else:
        ring = line[:-1] if len(line) > 1 and line[0] == line[-1] else line
        count = len(ring)
        middle = (sum(place[side] for place in ring) / count for side in (0, 1))
        yield Place(*middle)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
