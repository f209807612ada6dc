"""A fixed-layout EPUB's words and pictures stand where its style sheet puts them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pymupdf
import pytest
from lxml import html
from PIL import Image
from support.epubs import make_epub, xhtml
from support.packages import item, make_package, refs
from support.pictures import flat, pixels_near

from library.formats.epub.css import cascade, length
from library.formats.epub.markup import parse_chapter
from library.formats.epub.package import read_package
from library.formats.fixed.book import DOCUMENT, place
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.formats.types import SourceInfo

VIEWPORT = '<title>Trang</title><meta name="viewport" content="width=400, height=600"/>'


def page(body: str, css: str = "", head: str = VIEWPORT) -> str:
    return xhtml(body, f"{head}<style>{css}</style>")


def placed(folder: Path, *pages: str, **values: object) -> SourceInfo:
    chapters = {f"p{n}.xhtml": markup for n, markup in enumerate(pages, 1)}
    path = make_epub(folder / "in.epub", chapters, fixed=True, **values)  # type: ignore[arg-type]
    return place(read_package(path, Limits()), folder)


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


def links_of(folder: Path, number: int = 0) -> list[tuple[object, pymupdf.Rect]]:
    with pymupdf.open(folder / DOCUMENT) as document:
        return [(link.get("uri") or link.get("page"), link["from"]) for link in document[number].get_links()]


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('<meta name="viewport" content="width=1024.5, height=768.25"/>', (1024.5, 768.25)),
        ('<meta name="viewport" content="width=300px; height=200px"/>', (300, 200)),
        ('<meta name="Viewport" content="height=200,width=300,initial-scale=1.0"/>', (300, 200)),
        ('<meta name="viewport" content="width=8000, height=4000"/>', (4000, 2000)),
        ('<meta name="viewport" content="width=device-width, height=device-height"/>', (768, 1024)),
        ('<meta name="viewport" content="width=0, height=0"/>', (768, 1024)),
        ('<meta name="original-resolution" content="1072x1448"/>', (1072, 1448)),
        ("", (768, 1024)),
    ],
)
def test_the_size_of_a_page_is_said_in_many_ways(
    tmp_path: Path, head: str, size: tuple[float, float]
) -> None:
    assert placed(tmp_path, page("<p>a</p>", head=f"<title>x</title>{head}")).sizes == (pytest.approx(size),)


def test_a_page_that_says_nothing_has_the_size_of_the_book_or_of_its_picture(tmp_path: Path) -> None:
    said = '<meta property="rendition:viewport">width=640, height=480</meta>'
    bare = "<title>x</title>"
    info = placed(
        tmp_path,
        page("<p>a</p>", head=bare),
        page("<img src='a.png'/>", head=bare),
        page("<p>b</p>", "", bare).replace("<body>", "<body style='width:200px;height:100px'>"),
        metadata=said,
        files={"a.png": flat(size=(300, 200))},
    )
    assert info.sizes == ((640, 480), (300, 200), (200, 100))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_page_that_is_one_picture_is_that_picture(tmp_path: Path, kind: str) -> None:
    data = flat("#ff0000", (1800, 2600), kind)
    info = placed(tmp_path, page("<div><a href='x'><img src='a.png'/></a></div>"), files={"a.png": data})
    assert info.sizes == ((400, pytest.approx(400 * 2600 / 1800, abs=0.1)),)
    with pymupdf.open(tmp_path / DOCUMENT) as document:
        (image,) = document[0].get_images()
        assert image[2:4] == (1800, 2600)
        if kind == "JPEG":
            assert document.extract_image(image[0])["image"] == data
        (rect,) = document[0].get_image_rects(image[0])
        assert tuple(rect) == pytest.approx(tuple(document[0].rect), abs=0.01)


def test_a_small_picture_alone_stays_small(tmp_path: Path) -> None:
    placed(tmp_path, page("<img src='a.png'/>"), files={"a.png": flat("#ff0000", (100, 50))})
    picture = picture_of(tmp_path)
    assert pixels_near(picture, 0.1, 0.05) == (255, 0, 0)
    assert pixels_near(picture, 0.5, 0.5) == (255, 255, 255)


def test_pictures_and_drawings_in_the_spine_are_pages(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><rect width="300" height="200" fill="#00ff00"/>'
        '<text x="20" y="100">Chào em</text></svg>'
    )
    path = make_package(
        tmp_path / "in.epub",
        {"a.jpg": flat("#ff0000", (300, 400), "JPEG"), "b.svg": svg},
        manifest=item("a", "a.jpg") + item("b", "b.svg"),
        spine=refs("a", "b"),
        metadata='<meta property="rendition:layout">pre-paginated</meta>',
    )
    info = place(read_package(path, Limits()), tmp_path)
    assert info.sizes == ((300, 400), (300, 200))
    assert word_at(tmp_path, "Chào", 1)[0] == pytest.approx(20, abs=3)
    assert pixels_near(picture_of(tmp_path, 1), 0.9, 0.9) == (0, 255, 0)


def test_a_drawing_in_the_page_keeps_its_words_and_pictures(tmp_path: Path) -> None:
    drawing = (
        "<p>chữ</p><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 100 100' "
        "style='position:absolute;left:200px;top:300px;width:200px;height:200px'>"
        "<image xlink:href='do.png' width='50' height='100' preserveAspectRatio='none'/><text x='55' y='50'>vẽ</text></svg>"
    )
    placed(tmp_path, page(drawing), files={"do.png": flat("#ff0000")})
    assert word_at(tmp_path, "vẽ")[0] == pytest.approx(310, abs=4)
    assert pixels_near(picture_of(tmp_path), 0.6, 0.6) == (255, 0, 0)


def test_links_lead_to_pages_and_to_the_web(tmp_path: Path) -> None:
    body = (
        "<p>Xem <a href='p2.xhtml#x'>hai</a>, <a href='https://a.b/c'>mạng</a>, <a href='javascript:x()'>xấu</a>, "
        "<a href='mat.xhtml'>mất</a>, <a href='file:///etc/passwd'>tệp</a></p>"
        "<a href='p2.xhtml'><img style='position:absolute;left:100px;top:300px;width:50px;height:60px' src='a.png'/></a>"
    )
    placed(tmp_path, page(body), page("<p>hai</p>"), files={"a.png": flat()})
    assert sorted((str(target) for target, _ in links_of(tmp_path))) == ["1", "1", "https://a.b/c"]
    assert links_of(tmp_path, 1) == []


def test_a_link_that_is_a_box_is_as_large_as_the_box(tmp_path: Path) -> None:
    css = "a{position:absolute;left:100px;top:200px;width:50px;height:60px} a span{position:absolute;left:0;top:0}"
    placed(tmp_path, page("<a href='https://a.b/'><span>x</span></a>", css))
    (link,) = links_of(tmp_path)
    assert tuple(link[1]) == pytest.approx((100, 200, 150, 260), abs=1)


def test_words_are_turned_and_scaled(tmp_path: Path) -> None:
    css = (
        "#a{position:absolute;left:200px;top:300px;width:100px;height:20px;transform:rotate(90deg);transform-origin:0 0}"
        "#b{position:absolute;left:0;top:0;width:8000px;height:9000px;transform-origin:0 0;transform:translate(40px,500px) scale(0.05)}"
        "#b span{position:absolute;top:0;font-size:400px} #c{left:0} #d{left:3000px}"
    )
    placed(
        tmp_path,
        page(
            "<div id='a'><a href='https://a.b/'>xoay</a></div><div id='b'><span id='c'>một</span><span id='d'>hai</span></div>",
            css,
        ),
    )
    x, y = word_at(tmp_path, "xoay")
    assert (x, y) == (pytest.approx(180, abs=8), pytest.approx(300, abs=4))
    assert word_at(tmp_path, "một") == (pytest.approx(40, abs=3), pytest.approx(500, abs=8))
    assert word_at(tmp_path, "hai") == (pytest.approx(190, abs=3), pytest.approx(500, abs=8))
    ((address, box),) = links_of(tmp_path)
    assert address == "https://a.b/"
    assert box.height > box.width


def test_words_beside_boxes_are_not_lost(tmp_path: Path) -> None:
    body = "<div>trước <span style='position:absolute;left:200px;top:300px'>giữa</span> sau <p>đoạn</p> cuối</div>"
    placed(tmp_path, page(body))
    with pymupdf.open(tmp_path / DOCUMENT) as document:
        assert sorted(document[0].get_text().split()) == ["cuối", "giữa", "sau", "trước", "đoạn"]
    assert word_at(tmp_path, "cuối")[1] > word_at(tmp_path, "đoạn")[1] > word_at(tmp_path, "trước")[1]


def test_a_picture_in_a_line_stays_in_it(tmp_path: Path) -> None:
    placed(tmp_path, page("<p>trước <img src='a.png' width='20'/> sau</p>"), files={"a.png": flat("#ff0000")})
    assert word_at(tmp_path, "trước")[1] == word_at(tmp_path, "sau")[1]
    with pymupdf.open(tmp_path / DOCUMENT) as document:
        assert len(document[0].get_images()) == 1


def test_what_hangs_from_the_foot_ends_there(tmp_path: Path) -> None:
    css = "#a{position:absolute;left:0;right:0;bottom:10px;text-align:center} #b{margin:0}"
    placed(tmp_path, page("<div id='a'><p id='b'>trên</p><p id='b'>dưới</p></div>", css))
    assert word_at(tmp_path, "dưới")[1] == pytest.approx(568, abs=6)
    assert word_at(tmp_path, "trên")[1] == pytest.approx(549, abs=6)


def test_a_ground_is_as_high_as_its_words(tmp_path: Path) -> None:
    css = "body{margin:0} div{background:#00ff00 none;padding:10px}"
    placed(tmp_path, page("<div>một dòng</div>", css))
    picture = picture_of(tmp_path)
    assert pixels_near(picture, 0.9, 0.02) == (0, 255, 0)
    assert pixels_near(picture, 0.9, 0.2) == (255, 255, 255)


def test_layers_lie_over_one_another_as_said(tmp_path: Path) -> None:
    css = (
        "div{position:absolute;left:0;top:0;width:400px;height:600px} #a{z-index:2;background:#ff0000;width:200px}"
        "#b{z-index:1;background:#00ff00} #c{z-index:-1;background:#0000ff}"
    )
    placed(tmp_path, page("<div id='a'></div><div id='b'></div><div id='c'></div><p>x</p>", css))
    picture = picture_of(tmp_path)
    assert pixels_near(picture, 0.25, 0.5) == (255, 0, 0)
    assert pixels_near(picture, 0.75, 0.5) == (0, 255, 0)


@pytest.mark.parametrize("look", ["color:transparent", "opacity:0"])
def test_words_that_cannot_be_seen_can_be_found(tmp_path: Path, look: str) -> None:
    placed(tmp_path, page(f"<div style='position:absolute;left:10px;top:10px;{look}'>ẩn <b>kín</b></div>"))
    word_at(tmp_path, "ẩn")
    word_at(tmp_path, "kín")
    assert picture_of(tmp_path).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("more", ["", " <b>đậm</b>"])
@pytest.mark.parametrize(("align", "x"), [("left", 50), ("center", 182), ("right", 314)])
def test_a_plain_line_stands_where_a_box_of_words_does(
    tmp_path: Path, more: str, align: str, x: float
) -> None:
    css = f"div{{position:absolute;left:50px;top:100px;width:300px;text-align:{align};font:20px/2 serif}}"
    placed(tmp_path, page(f"<div>chữ{more}</div>", css))
    found = word_at(tmp_path, "chữ")
    assert found[0] <= x + 3
    assert found[1] == pytest.approx(106, abs=3)


def test_words_side_by_side_stay_apart(tmp_path: Path) -> None:
    css = "span{position:absolute;top:50px;font-size:20px} #a{left:50px} #b{left:70px}"
    placed(tmp_path, page("<span id='a'>Ở</span><span id='b'>đây</span>", css))
    word_at(tmp_path, "đây")


def test_letters_that_our_face_lacks_are_set_all_the_same(tmp_path: Path) -> None:
    placed(tmp_path, page("<div>吾輩は猫</div>"))
    with pymupdf.open(tmp_path / DOCUMENT) as document:
        assert document[0].get_text().split() == ["吾輩は猫"]


def test_a_document_that_flows_has_pages_of_its_own(tmp_path: Path) -> None:
    path = make_package(
        tmp_path / "in.epub",
        {
            "p1.xhtml": page("<p>một</p>"),
            "note.xhtml": "<p>" + "Chữ nghĩa. " * 300 + "</p>",
            "p2.xhtml": page("<p>hai</p>"),
        },
        manifest=item("p1", "p1.xhtml") + item("n", "note.xhtml") + item("p2", "p2.xhtml"),
        spine='<itemref idref="p1"/><itemref idref="n" properties="rendition:layout-reflowable"/><itemref idref="p2"/>',
        metadata='<meta property="rendition:layout">pre-paginated</meta>',
    )
    info = place(read_package(path, Limits()), tmp_path)
    assert len(info.sizes) > 3
    assert (info.sizes[0], info.sizes[-1], info.sizes[1]) == ((400, 600), (400, 600), (360, 560))
    word_at(tmp_path, "hai", len(info.sizes) - 1)


def test_the_printed_pages_are_listed(tmp_path: Path) -> None:
    pages = '<nav epub:type="page-list"><ol><li><a href="p2.xhtml#x">ii</a></li><li><a href="mat.xhtml">3</a></li></ol></nav>'
    info = placed(
        tmp_path,
        page("<p>a</p>"),
        page("<p>b</p>"),
        toc=[("Một", "p1.xhtml")],
        extra={"OEBPS/nav.xhtml": xhtml(pages)},
    )
    assert info.page_list == (("ii", 1),)


def test_a_page_of_hundreds_of_lines_is_set_in_time(tmp_path: Path) -> None:
    spans = "".join(
        f"<span style='position:absolute;left:{n % 20 * 20}px;top:{n // 20 * 15}px'>ch{n}</span>"
        for n in range(600)
    )
    begun = time.process_time()
    placed(tmp_path, page(spans))
    assert time.process_time() - begun < 10
    word_at(tmp_path, "ch580")


def test_important_declarations_win_over_all_others() -> None:
    sheet = "p{left:1px!important;top:1px} #a{left:2px;top:2px} .b:not(.khac){color:red} .mat, p.b[id=a]{width:3px}"
    tree = html.document_fromstring("<p id='a' class='b' style='left:4px;top:4px'>x</p>")
    assert cascade(tree, [sheet])[tree.find(".//p")] == {
        "left": "1px",
        "top": "4px",
        "color": "red",
        "width": "3px",
    }  # type: ignore[index]


def test_a_page_of_tens_of_thousands_of_elements_is_left_out(tmp_path: Path) -> None:
    info = placed(tmp_path, page("<p>a</p>"), page("<i/>" * 25_000))
    assert (len(info.sizes), [fault.code for fault in info.faults]) == (1, ["BOOK-011"])
