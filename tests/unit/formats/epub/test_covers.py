"""The cover is found in every way that books name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.packages import item, make_package, refs
from support.pictures import flat

from library.formats.epub.package import read_package
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

PAGE = item("p", "bia.xhtml")
IMAGE = item("i", "anh/bia.jpg")
SHOWING = "<div><img src='anh/bia.jpg'/></div>"
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<image xlink:href="anh/bia.jpg"/></svg>'
)


@pytest.mark.parametrize(
    ("manifest", "metadata", "guide", "page"),
    [
        (item("i", "anh/bia.jpg", 'properties="cover-image"'), "", "", SHOWING),
        (IMAGE, '<meta name="cover" content="i"/>', "", SHOWING),
        (IMAGE, '<meta name="cover" content="anh/bia.jpg"/>', "", SHOWING),
        (IMAGE + PAGE, '<meta name="cover" content="p"/>', "", SHOWING),
        (IMAGE + PAGE, "", '<reference type="cover" href="bia.xhtml#x"/>', SHOWING),
        (IMAGE + PAGE, "", '<reference type="cover" href="bia.xhtml"/>', DRAWN),
        (IMAGE, "", '<reference type="Cover" href="anh/bia.jpg"/>', SHOWING),
        (item("cover", "anh/bia.jpg"), "", "", SHOWING),
        (item("x", "mat.jpg", 'properties="cover-image"') + item("cover", "anh/bia.jpg"), "", "", SHOWING),
    ],
)
def test_the_cover_is_found(tmp_path: Path, manifest: str, metadata: str, guide: str, page: str) -> None:
    path = make_package(
        tmp_path / "a.epub",
        {"bia.xhtml": page, "c.xhtml": "<p>A</p>", "anh/bia.jpg": flat(kind="JPEG")},
        manifest=manifest + item("c", "c.xhtml"),
        spine=refs("c"),
        metadata=metadata,
        guide=guide,
    )
    package = read_package(path, Limits())
    assert package.cover == "OEBPS/anh/bia.jpg"
    assert package.images[package.cover].startswith(b"\xff\xd8")


def test_a_page_of_text_with_a_picture_is_no_cover(tmp_path: Path) -> None:
    path = make_package(
        tmp_path / "a.epub",
        {"bia.xhtml": "<p>" + "chữ " * 200 + "</p>" + SHOWING, "anh/bia.jpg": flat(kind="JPEG")},
        manifest=IMAGE + PAGE,
        spine=refs("p"),
        guide='<reference type="cover" href="bia.xhtml"/>',
    )
    assert read_package(path, Limits()).cover == ""


def test_a_drawn_cover_becomes_a_picture_without_what_it_would_load(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 40">'
        '<script>XAU()</script><image xlink:href="http://127.0.0.1:9/x.png" width="30" height="40"/>'
        '<rect width="30" height="40" fill="#ff0000"/></svg>'
    )
    path = make_package(
        tmp_path / "a.epub",
        {"c.xhtml": "<p>A</p>", "bia.svg": svg},
        manifest=item("c", "c.xhtml") + item("i", "bia.svg", 'properties="cover-image"'),
        spine=refs("c"),
    )
    package = read_package(path, Limits())
    assert package.images[package.cover].startswith(b"\x89PNG")
