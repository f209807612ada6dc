"""The map of the invented commune as GeoJSON: the river, its canals, the islet, fields, roads, names."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WEST, SOUTH, EAST, NORTH = 105.9700, 10.0400, 105.9900, 10.0530
Point = tuple[float, float]


def _place(x: float, y: float) -> list[float]:
    """Return longitude and latitude of a point in hundredths of the map from its upper left corner."""
    return [round(WEST + (EAST - WEST) * x / 100, 6), round(NORTH - (NORTH - SOUTH) * y / 100, 6)]


def _curve(points: Sequence[Point], steps: int = 6) -> list[list[float]]:
    """Return a smooth line through the points (Catmull-Rom)."""
    made = []
    padded = [points[0], *points, points[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            made.append(
                _place(
                    *(
                        0.5
                        * (
                            2 * q
                            + (r - p) * t
                            + (2 * p - 5 * q + 4 * r - s) * t**2
                            + (3 * q - p - 3 * r + s) * t**3
                        )
                        for p, q, r, s in zip(a, b, c, d, strict=True)
                    )
                )
            )
    return [*made, _place(*points[-1])]


def _oval(x: float, y: float, wide: float, high: float, turn: float = 0) -> list[list[float]]:
    ring = []
    for step in range(25):
        angle = 2 * math.pi * step / 24
        u, v = wide * math.cos(angle), high * math.sin(angle)
        ring.append(
            _place(x + u * math.cos(turn) - v * math.sin(turn), y + u * math.sin(turn) + v * math.cos(turn))
        )
    return ring


def _box(x: float, y: float, wide: float, high: float, lean: float = 0) -> list[list[float]]:
    corners = ((x, y), (x + wide, y + lean), (x + wide, y + high + lean), (x, y + high), (x, y))
    return [_place(*corner) for corner in corners]


def _river() -> list[list[float]]:
    upper = [(-4, 66), (14, 70), (30, 62), (48, 60), (66, 68), (84, 66), (104, 54)]
    lower = [(104, 74), (86, 86), (66, 88), (48, 79), (30, 82), (14, 90), (-4, 86)]
    ring = _curve(upper) + _curve(lower)
    return [*ring, ring[0]]


def area() -> str:
    """Return the map as the text of a GeoJSON file."""
    features: list[tuple[str, str, str, object]] = [
        ("Polygon", "green", "", [_box(4, 6, 22, 26, 2)]),
        ("Polygon", "green", "Đồng Cò", [_box(30, 5, 26, 20, 1)]),
        ("Polygon", "green", "", [_box(66, 8, 28, 24, -2)]),
        ("Polygon", "green", "", [_box(6, 94, 40, 14)]),
        ("Polygon", "area", "", [_oval(52, 42, 24, 13)]),
        ("Polygon", "water", "", [_river()]),
        ("Polygon", "green", "Cồn Sậy", [_oval(79, 76.5, 10, 4.4, -0.12)]),
        ("LineString", "river", "Rạch Gạo", _curve([(28, -4), (30, 14), (27, 30), (31, 46), (29, 66)])),
        ("LineString", "river", "", _curve([(62, -4), (61, 16), (64, 34), (62, 66)])),
        ("LineString", "road", "", _curve([(-4, 44), (14, 46), (30, 45), (46, 47), (62, 50), (80, 48), (104, 38)])),
        ("LineString", "road", "Đường Bà Tư Đò", _curve([(46, 47), (45, 34), (47, 18), (46, -4)])),
        ("LineString", "road", "", _curve([(30, 56), (46, 56), (56, 59), (70, 61)])),
        ("LineString", "path", "", _curve([(71, 75), (79, 77), (87, 76)])),
        ("LineString", "path", "", _curve([(46, 47), (47, 52), (46, 56)])),
        *[("Polygon", "building", "", [_box(x, y, 3, 2.6)]) for x, y in ((40, 30), (41, 36), (49, 26), (50, 32), (36, 41), (54, 42), (58, 44), (68, 44), (74, 43), (20, 41), (12, 41))],
        ("Polygon", "building", "", [_box(51, 51.5, 8, 3.4)]),
        ("Polygon", "building", "", [_box(36.5, 50.5, 5, 3.6)]),
        ("Point", "", "Sông Gạo", _place(50, 70)),
        ("Point", "", "Ấp Bến", _place(18, 52)),
        ("Point", "", "Ấp Giữa", _place(55, 36)),
    ]  # fmt: skip
    value = {
        "type": "FeatureCollection",
        "bbox": [WEST, SOUTH, EAST, NORTH],
        "features": [
            {
                "type": "Feature",
                "properties": {key: text for key, text in (("kind", kind), ("name", name)) if text},
                "geometry": {"type": form, "coordinates": where},
            }
            for form, kind, name, where in features
        ],
    }
    lines = [
        json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in value.pop("features")
    ]
    head = json.dumps(value, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{head},"features":[\n' + ",\n".join(lines) + "\n]}\n"
