"""The ZIP file of a site is the same file on any day, and whole or not there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from support.trees import files

from library.hosting.archive import archive

if TYPE_CHECKING:
    from pathlib import Path

SITE = {"index.html": b"<p>" * 99, "books/a/pages/1.webp": b"\0" * 99, "áo dài.txt": "thư viện".encode()}


def make(site: Path, day: int) -> None:
    for name, data in SITE.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (day, day))


def test_two_days_one_file(tmp_path: Path) -> None:
    made = []
    for day in (10**9, 10**9 + 86_400):
        make(tmp_path / str(day), day)
        target = tmp_path / f"{day}.zip"
        assert archive(tmp_path / str(day), reversed(SITE), target) == target.stat().st_size
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_what_comes_out_is_what_went_in(tmp_path: Path) -> None:
    make(tmp_path / "site", 10**9)
    archive(tmp_path / "site", SITE, tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as file:
        assert file.namelist() == sorted(SITE)
        assert {name: file.read(name) for name in SITE} == SITE
        kinds = {entry.filename: entry.compress_type for entry in file.infolist()}
    assert kinds["books/a/pages/1.webp"] == ZIP_STORED
    assert kinds["index.html"] == ZIP_DEFLATED


def test_the_former_file_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    make(tmp_path / "site", 10**9)
    target = tmp_path / "a.zip"
    target.write_bytes(b"old")
    with pytest.raises(OSError, match="gone"):
        archive(tmp_path / "site", [*SITE, "gone.html"], target)
    assert target.read_bytes() == b"old"
    assert set(files(tmp_path)) == {"a.zip", *(f"site/{name}" for name in SITE)}
