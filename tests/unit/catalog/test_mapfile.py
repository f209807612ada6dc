"""Which file is the school's map, and where the corners of a picture lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import make_school, settings_for

from library.catalog.geography import Place
from library.catalog.load import load
from library.catalog.mapfile import area_files

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.areamap import AreaMap

DRAWN = '{"type":"FeatureCollection","bbox":[105.9,10,106,10.1],"features":[]}'


def area(tmp_path: Path, corners: tuple[str, ...] = (), **files: str) -> tuple[AreaMap | None, list[str]]:
    """Return the map of a school and the codes of what is wrong; `files` are named with a letter for their dot."""
    school = make_school(tmp_path / "truong")
    for name, text in files.items():
        (school.root / "catalog" / name.replace("_", ".")).write_text(text, encoding="utf-8")
    if corners:
        rows = "".join(f'Góc bản đồ,"{corner}"\n' for corner in corners)
        school.catalog(f"Mục,Nội dung\n{rows}", "library.csv")
    catalog, problems = load(settings_for(school.root), [])
    return catalog.area, [problem.code for problem in problems]


@pytest.mark.parametrize(
    "corners",
    [
        ("10.05, 105.97", "10.04, 105.99"),
        ("10.04, 105.99", "10.05, 105.97"),
        ("10.04 105.97", "(10.05; 105.99)"),
        ("10,04; 105,97", "10,05; 105,99"),
    ],
    ids=["upper left first", "lower right first", "the other diagonal", "commas"],
)
def test_any_two_opposite_corners_bound_a_picture(tmp_path: Path, corners: tuple[str, ...]) -> None:
    made, problems = area(tmp_path, corners, map_PNG="")
    assert problems == []
    assert made
    assert made.name == "catalog/map.PNG"
    assert (made.low, made.high) == (Place(10.04, 105.97), Place(10.05, 105.99))
    assert made.picture is not None


@pytest.mark.parametrize(
    "corners",
    [(), ("10.05, 105.97",), ("10.05, 105.97", "10.05, 105.99"), ("10.05, 105.97",) * 3],
    ids=["none", "one", "on one line", "three"],
)
def test_a_picture_without_two_opposite_corners_is_no_map(tmp_path: Path, corners: tuple[str, ...]) -> None:
    assert area(tmp_path, corners, map_jpg="") == (None, ["CAT-069"])


def test_what_is_drawn_comes_before_pictures_and_these_before_what_nobody_can_use(tmp_path: Path) -> None:
    made, problems = area(tmp_path, map_geojson=DRAWN, map_png="", map_pdf="")
    assert made
    assert made.picture is None
    assert problems == ["CAT-076", "CAT-076"]
    assert [path.name for path in area_files(settings_for(tmp_path / "truong"))] == [
        "map.geojson",
        "map.png",
        "map.pdf",
    ]


def test_a_school_without_a_map_has_none(tmp_path: Path) -> None:
    assert area(tmp_path, bando_png="") == (None, [])
