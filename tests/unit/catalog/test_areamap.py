"""Maps of other programs are read for what they show; what is no map is told, and stops nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from library.catalog.areamap import read_map
from library.catalog.geography import Place

if TYPE_CHECKING:
    from pathlib import Path

RING = [[105.0, 10.0], [105.1, 10.0], [105.1, 10.1], [105.0, 10.0]]


def feature(form: str, where: object, **told: str) -> dict[str, object]:
    return {"type": "Feature", "properties": told, "geometry": {"type": form, "coordinates": where}}


def collection(*features: object, **more: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def looks(tmp_path: Path, *features: object) -> list[tuple[str, str]]:
    path = tmp_path / "map.geojson"
    path.write_text(collection(*features), encoding="utf-8")
    area, problems = read_map(path, "map.geojson")
    assert problems == ()
    assert area
    return [(shape.look, shape.name) for shape in area.shapes]


def test_our_words_and_those_of_openstreetmap_are_known(tmp_path: Path) -> None:
    line = RING[:2]
    assert looks(
        tmp_path,
        feature("Polygon", [RING], kind="water", name="Hồ"),
        feature("MultiPolygon", [[RING], [RING]], natural="water"),
        feature("Polygon", [RING], building="school"),
        feature("Polygon", [RING], landuse="farmland"),
        feature("LineString", line, highway="footway"),
        feature("LineString", line, highway="residential", name="Đường Bà Tư"),
        feature("LineString", line, waterway="canal"),
        feature("LineString", line, loai="sông"),
        feature("Point", RING[0], name="Ấp Bến"),
        feature("Point", RING[0]),
        {"type": "Feature", "properties": None, "geometry": None},
    ) == [
        ("water", "Hồ"),
        ("water", ""),
        ("building", ""),
        ("green", ""),
        ("path", ""),
        ("road", "Đường Bà Tư"),
        ("river", ""),
        ("river", ""),
        ("", "Ấp Bến"),
    ]


def test_the_box_is_that_of_the_file_else_that_of_what_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(collection(feature("Polygon", [RING])), encoding="utf-8")
    area, _ = read_map(path, "")
    assert area
    assert (area.low, area.high) == (Place(10.0, 105.0), Place(10.1, 105.1))
    path.write_text(
        collection(feature("Polygon", [RING]), bbox=[105.02, 10.02, 105.04, 10.03]), encoding="utf-8"
    )
    area, _ = read_map(path, "")
    assert area
    assert area.holds(Place(10.025, 105.03))
    assert not area.holds(Place(10.05, 105.03))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<kml></kml>", "broken"),
        ("[]", "broken"),
        ('{"type":"FeatureCollection"}', "broken"),
        (collection(feature("Polygon", "đây")), "broken"),
        (collection(), "broken"),
        ("[" * 100_000, "broken"),
        (collection(feature("Point", [105.0, 10.0], name="Một chỗ")), "empty"),
        (collection(bbox=[105.1, 10.0, 105.0, 10.1]), "empty"),
        (" " * (8 << 20) + "{}", "large"),
    ],
    ids=range(9),
)
def test_what_is_no_map_is_told(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(content, encoding="utf-8")
    area, problems = read_map(path, "catalog/map.geojson")
    assert area is None
    assert [(one.code, one.file, one.details) for one in problems] == [
        ("CAT-066", "catalog/map.geojson", (("reason", f"problem.map_{reason}"),))
    ]
