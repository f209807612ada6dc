"""A fixed-layout EPUB's words and pictures stand where its style sheet puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from PIL import Image
from support.epubs import make_epub, xhtml
from support.pictures import flat, pixels_near

from library.formats.css import cascade, length
from library.formats.epub_package import read_package
from library.formats.fixed import DOCUMENT, place
from library.formats.sanitise import parse_chapter

if TYPE_CHECKING:
    from pathlib import Path

    from library.formats.types import SourceInfo

VIEWPORT = '<title>Trang</title><meta name="viewport" content="width=400, height=600"/>'


def page(body: str, css: str = "", head: str = VIEWPORT) -> str:
    return xhtml(body, f"{head}<style>{css}</style>")


def placed(folder: Path, *pages: str, **values: object) -> SourceInfo:
    chapters = {f"p{n}.xhtml": markup for n, markup in enumerate(pages, 1)}
    return place(read_package(make_epub(folder / "in.epub", chapters, fixed=True, **values)), folder)  # type: ignore[arg-type]


def word_at(folder: Path, word: str, number: int = 0) -> tuple[float, float]:
    with pymupdf.open(folder / DOCUMENT) as document:
        found = [w for w in document[number].get_text("words") if w[4] == word]
    assert found, f"{word} is not on the page"
    return found[0][0], found[0][1]


def picture_of(folder: Path, number: int = 0) -> Image.Image:
    with pymupdf.open(folder / DOCUMENT) as document:
        pixmap = document[number].get_pixmap(alpha=False)
    return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)


def test_the_page_is_as_large_as_its_viewport(tmp_path: Path) -> None:
    svg = xhtml('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><text>x</text></svg>')
    info = placed(tmp_path, page("<p>a</p>"), svg, xhtml("<p>b</p>"))
    assert info.sizes == ((400.0, 600.0), (300.0, 200.0), (768.0, 1024.0))
    assert info.document == DOCUMENT


def test_words_stand_where_the_style_sheet_puts_them(tmp_path: Path) -> None:
    css = "#a{position:absolute;left:100px;top:50px} .b{position:absolute;left:25%;top:400px;font-size:20px}"
    placed(tmp_path, page("<div id='a'>trên</div><div class='b'>dưới</div>", css))
    assert word_at(tmp_path, "trên") == (pytest.approx(100, abs=3), pytest.approx(50, abs=8))
    assert word_at(tmp_path, "dưới") == (pytest.approx(100, abs=3), pytest.approx(400, abs=8))


def test_right_and_bottom_count_from_the_far_edges(tmp_path: Path) -> None:
    css = "#a{position:absolute;right:0;bottom:0;width:120px;height:60px}"
    placed(tmp_path, page("<div id='a'>góc</div>", css))
    assert word_at(tmp_path, "góc") == (pytest.approx(280, abs=3), pytest.approx(540, abs=8))


def test_boxes_within_boxes_count_from_their_parent(tmp_path: Path) -> None:
    css = "#a{position:absolute;left:100px;top:200px;width:200px;height:200px} #b{position:absolute;left:50%;top:50%}"
    placed(tmp_path, page("<div id='a'><div id='b'>giữa</div></div>", css))
    assert word_at(tmp_path, "giữa") == (pytest.approx(200, abs=3), pytest.approx(300, abs=8))


def test_pictures_stand_where_the_style_sheet_puts_them(tmp_path: Path) -> None:
    css = "img{position:absolute;left:200px;top:300px;width:200px;height:300px}"
    placed(tmp_path, page("<img src='do.png'/>", css), files={"do.png": flat("#ff0000", (200, 300))})
    picture = picture_of(tmp_path)
    assert pixels_near(picture, 0.75, 0.75) == (255, 0, 0)
    assert pixels_near(picture, 0.25, 0.75) == (255, 255, 255)
    assert pixels_near(picture, 0.75, 0.25) == (255, 255, 255)


def test_a_background_colour_and_picture_are_drawn(tmp_path: Path) -> None:
    css = "body{background-color:#00ff00} #a{position:absolute;left:0;top:0;width:200px;height:300px;background-image:url(do.png)}"
    placed(tmp_path, page("<div id='a'></div>", css), files={"do.png": flat("#ff0000", (200, 300))})
    picture = picture_of(tmp_path)
    assert pixels_near(picture, 0.25, 0.25) == (255, 0, 0)
    assert pixels_near(picture, 0.75, 0.75) == (0, 255, 0)


def test_a_linked_style_sheet_counts(tmp_path: Path) -> None:
    head = VIEWPORT + '<link rel="stylesheet" href="css/trang.css"/>'
    files = {"css/trang.css": "#a{position:absolute;left:150px;top:10px}"}
    placed(tmp_path, page("<div id='a'>chữ</div>", head=head), files=files)
    assert word_at(tmp_path, "chữ")[0] == pytest.approx(150, abs=3)


def test_what_is_hidden_stays_hidden(tmp_path: Path) -> None:
    placed(tmp_path, page("<p>hiện</p><p style='display:none'>ẩn</p><p style='visibility:hidden'>khuất</p>"))
    with pymupdf.open(tmp_path / DOCUMENT) as document:
        assert document[0].get_text().split() == ["hiện"]


def test_a_script_is_neither_run_nor_kept(tmp_path: Path) -> None:
    placed(tmp_path, page("<p>chữ</p><script>XAU()</script><p onclick='XAU()'>nữa</p>"))
    with pymupdf.open(tmp_path / DOCUMENT) as document:
        assert "XAU" not in document[0].get_text()


def test_the_outline_leads_to_pages(tmp_path: Path) -> None:
    info = placed(
        tmp_path, page("<p>a</p>"), page("<p>b</p>"), toc=[("Bìa", "p1.xhtml"), ("Hết", "p2.xhtml#x")]
    )
    assert [(entry.title, entry.page) for entry in info.outline] == [("Bìa", 0), ("Hết", 1)]


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        placed(tmp_path / name, page("<p>chữ</p><img src='do.png'/>"), files={"do.png": flat()})
        made.append((tmp_path / name / DOCUMENT).read_bytes())
    assert made[0] == made[1]


def test_the_more_specific_rule_wins_then_the_later_one() -> None:
    root = parse_chapter(b"<html><body><p id='a' class='b' style='top:1px'>x</p></body></html>")
    assert root is not None
    sheet = "#a{left:1px;top:9px} .b{left:2px;color:red} p{left:3px;color:blue;width:1px} p{width:2px} ?{x} p:{y:z}"
    style = cascade(root, [sheet])[root.find(".//p")]  # type: ignore[arg-type,index]
    assert style == {"left": "1px", "top": "1px", "color": "red", "width": "2px"}


@pytest.mark.parametrize(
    ("value", "pixels"),
    [
        ("10px", 10.0),
        ("50%", 100.0),
        ("2em", 32.0),
        ("3pt", 4.0),
        ("-5px", -5.0),
        ("7", 7.0),
        ("auto", None),
        ("", None),
    ],
)
def test_lengths(value: str, pixels: float | None) -> None:
    assert length(value, 200.0) == pixels
