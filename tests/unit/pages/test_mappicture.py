"""A picture becomes a map of the web, and tells nothing but what it shows."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support.pictures import flat, noisy
from support.schools import make_school, settings_for

from library.catalog.areamap import AreaMap
from library.catalog.geography import Place
from library.pages.cache import FileDigests
from library.pages.mappicture import MapPicture, make_map
from library.site.mapdrawing import WIDTH, Projection

if TYPE_CHECKING:
    from pathlib import Path

LOW, HIGH = Place(10.0, 105.0), Place(10.01, 105.01)
SECRET = b"BIMAT"


def made(tmp_path: Path, name: str, data: bytes) -> tuple[MapPicture | None, list[str]]:
    settings = settings_for(make_school(tmp_path / "truong").root)
    path = settings.catalog_dir / name
    path.write_bytes(data)
    area = AreaMap(f"catalog/{name}", LOW, HIGH, picture=path)
    picture, problems = make_map(area, settings, FileDigests(tmp_path / "files.json"))
    return picture, [problem.code for problem in problems]


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    out = io.BytesIO()
    noisy((1400, 1400)).save(out, "JPEG", exif=exif, comment=SECRET)
    return out.getvalue()


def drawing(inside: str, head: str = 'viewBox="0 0 400 400"') -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" {head}>{inside}</svg>'
    ).encode()


def test_a_scan_comes_in_sizes_and_without_what_the_camera_wrote(tmp_path: Path) -> None:
    picture, problems = made(tmp_path, "map.jpg", photograph())
    assert problems == []
    assert picture
    assert picture.ratio == 1
    assert [image.width for image, _ in picture.sizes] == [640, 1280, 1400]
    assert all(SECRET not in path.read_bytes() for _, path in picture.sizes)


def test_a_drawing_keeps_its_forms_and_nothing_that_runs_loads_or_tells(tmp_path: Path) -> None:
    inside = f"""<script>{SECRET.decode()}</script><metadata>{SECRET.decode()}</metadata>
        <inkscape:path-effect id="{SECRET.decode()}"/><style>@import url(https://xa.example/a.css);</style>
        <path d="M0 0L9 9" onclick="{SECRET.decode()}" inkscape:label="{SECRET.decode()}" fill="red"/>
        <image xlink:href="https://xa.example/a.png"/>
        <image xlink:href="data:image/jpeg;base64,{base64.b64encode(photograph()).decode()}"/>
        <a href="javascript:1"><text>Chợ Bến</text></a>"""
    picture, problems = made(tmp_path, "map.svg", drawing(inside))
    assert problems == []
    assert picture
    assert picture.sizes == ()
    told = picture.drawing
    assert b'd="M0 0L9 9"' in told
    assert "Chợ Bến".encode() in told
    assert b'width="400" height="400"' in told
    assert not any(word in told for word in (SECRET, b"xa.example", b"javascript", b"inkscape"))
    (embedded,) = told.split(b"data:image/webp;base64,")[1:]
    assert SECRET not in base64.b64decode(embedded.split(b'"')[0])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("map.png", b"\x89PNG but no more"),
        ("map.svg", b"<svg"),
        ("map.svg", b"<html><svg/></html>"),
        ("map.svg", drawing("", 'width="100%"')),
        ("map.svg", drawing("", 'viewBox="0 0 0 9"')),
        ("map.svg", drawing('<g id="a"><use href="#a"/></g>')),
    ],
    ids=range(6),
)
def test_what_is_no_picture_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    assert made(tmp_path, name, data) == (None, ["CAT-077"])


def test_a_picture_of_another_form_than_its_land_is_told_and_used(tmp_path: Path) -> None:
    picture, problems = made(tmp_path, "map.png", flat(size=(80, 60)))
    assert problems == ["CAT-075"]
    assert picture
    assert made(tmp_path / "gần", "map.png", flat(size=(80, 70)))[1] == []


def test_pins_stand_where_their_places_are_in_the_picture() -> None:
    area = AreaMap("", LOW, HIGH)
    by = Projection.of(area, MapPicture(ratio=0.5))
    assert by.height == WIDTH // 2
    assert by.at(Place(10.01, 105.0)) == (0, 0)
    x, y = by.share(Place(10.0025, 105.0075))
    assert (x, y) == (75, 75)


def test_a_map_that_is_drawn_has_no_picture(tmp_path: Path) -> None:
    settings = settings_for(make_school(tmp_path / "truong").root)
    digests = FileDigests(tmp_path / "files.json")
    assert make_map(None, settings, digests) == (None, [])
    assert make_map(AreaMap("", LOW, HIGH), settings, digests) == (None, [])
