"""Photographs of the school's own pages: nothing of the camera is published, the picture stays as it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from library.pages.photographs import publishable

if TYPE_CHECKING:
    from pathlib import Path

PLACE, TURNED = 0x8825, 0x0112
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Hoa</x:xmpmeta>"


def photograph(path: Path, form: str, *, turned: bool = True, **told: object) -> Path:
    """Write a picture of two colours, the red half on the left, that tells where it was taken."""
    exif = Image.Exif()
    exif[PLACE] = {1: "N", 2: (21.0, 2.0, 0.0)}
    if turned:
        exif[TURNED] = 6
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste("red", (0, 0, 20, 20))
    picture.save(path, form, exif=exif, **told)
    return path


@pytest.mark.parametrize(("name", "form"), [("a.JPG", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")])
def test_nothing_of_the_camera_is_left_and_the_picture_stands_upright(
    tmp_path: Path, name: str, form: str
) -> None:
    path = photograph(tmp_path / name, form)
    before = path.read_bytes()
    bare = publishable(path, tmp_path / "cache")
    assert path.read_bytes() == before
    assert bare.suffix == path.suffix.lower()
    with Image.open(bare) as picture:
        assert not picture.getexif()
        assert picture.format == form
        assert picture.size == (20, 40)
        red, _, blue = picture.convert("RGB").getpixel((10, 5))
        assert (red > 200, blue < 60) == (True, True)
    assert publishable(path, tmp_path / "cache") == bare


def test_xmp_and_comments_go_and_the_profile_of_colours_stays(tmp_path: Path) -> None:
    path = photograph(
        tmp_path / "a.jpg", "JPEG", turned=False, xmp=XMP, comment=b"May anh cua Hoa", icc_profile=b"P" * 200
    )
    data = publishable(path, tmp_path / "cache").read_bytes()
    assert b"Hoa" not in data
    assert b"P" * 200 in data


@pytest.mark.parametrize("name", ["a.jpg", "a.gif", "a.txt"])
def test_what_tells_nothing_or_is_no_picture_is_published_as_it_is(tmp_path: Path, name: str) -> None:
    plain, broken = tmp_path / name, tmp_path / f"b{name}"
    Image.new("RGB", (4, 4)).save(plain, "JPEG")
    broken.write_bytes(b"\xff\xd8\xff no picture")
    assert publishable(plain, tmp_path / "cache") == plain
    assert publishable(broken, tmp_path / "cache") == broken
    assert not (tmp_path / "cache").exists()
