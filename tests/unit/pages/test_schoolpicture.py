"""The school's picture on the home page."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support.schools import settings_for

from library.pages.cache import FileDigests
from library.pages.schoollogo import missing_logo
from library.pages.schoolpicture import SchoolPicture, make_picture, missing_picture, picture_file

if TYPE_CHECKING:
    from pathlib import Path

    from library.errors import Problem
    from library.settings import Settings


def photo(width: int, height: int, *, turned: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh của cô Lan"
    if turned:
        exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 120, 40)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def school(root: Path, name: str, data: bytes) -> Settings:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return replace(settings_for(root), picture=name)


def made(settings: Settings) -> tuple[SchoolPicture | None, list[Problem]]:
    return make_picture(settings, FileDigests(settings.root / "files.json"))


def test_a_photograph_comes_in_three_sizes_without_what_the_camera_wrote(tmp_path: Path) -> None:
    picture, problems = made(school(tmp_path, "catalog/truong.jpg", photo(4000, 2000)))
    assert problems == []
    assert picture is not None
    assert [(i.width, i.height) for i, _ in picture.sizes] == [(640, 320), (1280, 640), (1920, 960)]
    for _, path in picture.sizes:
        assert b"Lan" not in path.read_bytes()
        with Image.open(path) as image:
            assert (image.format, dict(image.getexif())) == ("WEBP", {})


def test_a_small_photograph_is_not_enlarged(tmp_path: Path) -> None:
    picture, _ = made(school(tmp_path, "catalog/a.jpg", photo(1000, 500)))
    assert picture is not None
    assert [i.width for i, _ in picture.sizes] == [640, 1000]


def test_a_photograph_taken_upright_stands_upright(tmp_path: Path) -> None:
    picture, _ = made(school(tmp_path, "catalog/a.jpg", photo(600, 300, turned=True)))
    assert picture is not None
    assert [(i.width, i.height) for i, _ in picture.sizes] == [(300, 600)]


def test_a_drawing_is_taken_as_it_is(tmp_path: Path) -> None:
    settings = school(tmp_path, "catalog/pages/truong.svg", b"<svg/>")
    assert made(settings) == (SchoolPicture(drawing=tmp_path / "catalog/pages/truong.svg"), [])


def test_the_path_starts_at_the_pages_or_at_the_school(tmp_path: Path) -> None:
    settings = school(tmp_path, "catalog/pages/images/a.png", photo(9, 9))
    for name in ("images/a.png", "catalog/pages/images/a.png"):
        assert picture_file(replace(settings, picture=name)) is not None


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/hostname", "catalog", "link.jpg"])
def test_nothing_from_outside_the_school_is_shown(tmp_path: Path, name: str) -> None:
    root = tmp_path / "school"
    settings = school(root, "catalog/a.jpg", photo(9, 9))
    (tmp_path / "secret.jpg").write_bytes(photo(9, 9))
    (root / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    picture, problems = made(replace(settings, picture=name))
    assert picture is None
    assert [problem.code for problem in problems] == ["CFG-001"]


def test_a_missing_picture_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    settings = replace(school(tmp_path, "catalog/truong.jpg", photo(9, 9)), picture="catalog/trường.jpg")
    (problem,) = missing_picture(settings)
    assert (problem.code, problem.file, problem.value) == ("CFG-001", "mkdocs.yml", "catalog/trường.jpg")
    assert problem.details == (("suggestion", "catalog/truong.jpg"),)
    assert not problem.left_out


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    picture, problems = made(school(tmp_path, "catalog/truong.jpg", b"GIF89a no more"))
    assert picture is None
    assert [(problem.code, problem.value) for problem in problems] == [("CFG-002", "catalog/truong.jpg")]


def test_without_the_option_there_is_neither_picture_nor_fault(tmp_path: Path) -> None:
    assert made(settings_for(tmp_path)) == (None, [])


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", []),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", ["CFG-003"]),
        (b"<html></html>", ["CFG-003"]),
        (b"GIF89a no more", ["CFG-003"]),
        (None, ["CFG-003"]),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_told(tmp_path: Path, data: bytes | None, codes: list[str]) -> None:
    settings = replace(settings_for(tmp_path), logo="lô-gô-trường.svg")
    settings.docs_dir.mkdir(parents=True)
    (settings.docs_dir / "lô-gô-truong.svg").write_bytes(b"")
    if data is not None:
        (settings.docs_dir / "lô-gô-trường.svg").write_bytes(data)
    problems = missing_logo(settings)
    assert [problem.code for problem in problems] == codes
    assert all(
        problem.details == (("suggestion", "" if data else "lô-gô-truong.svg"),) for problem in problems
    )
