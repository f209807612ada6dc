"""Cover pictures that the catalog names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support.pictures import flat
from support.schools import settings_for

from library.catalog.model import Catalog, Holding
from library.pages.cache import FileDigests
from library.pages.covers import as_jpeg, make_covers

if TYPE_CHECKING:
    from pathlib import Path

    from library.errors import Problem


def covers(root: Path, name: str) -> tuple[dict[str, object], list[Problem]]:
    settings = settings_for(root)
    catalog = Catalog((Holding(row=7, id="a", title="A", cover=name),), ())
    made, problems = make_covers(catalog, settings, FileDigests(root / "files.json"))
    return dict(made), problems


@pytest.mark.parametrize("folder", ["books", "catalog"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_picture_is_found_in_either_folder_however_it_is_spelt(
    tmp_path: Path, folder: str, form: str
) -> None:
    path = tmp_path / folder / unicodedata.normalize(form, "Ảnh bìa") / "Bé Na.PNG"
    path.parent.mkdir(parents=True)
    path.write_bytes(flat(size=(800, 1000)))
    made, problems = covers(tmp_path, "ảnh bìa\\bé na.png")
    assert problems == []
    ((image, file),) = made.values()
    assert (image.width, image.height) == (400, 500)
    assert file.is_file()


def test_a_picture_that_is_missing_or_broken_is_told_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "hỏng.jpg").write_bytes(b"not a picture")
    for name, code in (("mất.jpg", "CAT-021"), ("hỏng.jpg", "CAT-022"), ("../../etc/x.png", "CAT-021")):
        made, problems = covers(tmp_path, name)
        assert made == {}
        assert [(p.code, p.row, p.left_out) for p in problems] == [(code, 7, False)]


def test_the_picture_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "a.png").write_bytes(flat())
    first, _ = covers(tmp_path, "a.png")
    ((_, file),) = first.values()
    stamp = file.stat().st_mtime_ns
    again, _ = covers(tmp_path, "a.png")
    assert again == first
    assert file.stat().st_mtime_ns == stamp


def test_a_cover_has_a_jpeg_of_its_size_made_once(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "a.png").write_bytes(flat(size=(800, 1000)))
    settings = settings_for(tmp_path)
    catalog = Catalog((Holding(row=7, id="a", title="A", cover="a.png"),), ())
    (cover,) = make_covers(catalog, settings, FileDigests(tmp_path / "files.json"))[0].values()
    made = as_jpeg(cover, settings.cache_dir)
    with Image.open(made) as picture:
        assert (picture.format, picture.size) == ("JPEG", (400, 500))
    stamp = made.stat().st_mtime_ns
    assert as_jpeg(cover, settings.cache_dir) == made
    assert made.stat().st_mtime_ns == stamp
