"""A reflowable EPUB becomes pages of our own making."""

from __future__ import annotations

import base64
import io
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PIL import Image
from support.epubs import make_epub, xhtml
from support.pictures import flat, noisy

from library.formats.bitmaps import small_picture
from library.formats.epub.package import read_package
from library.formats.mupdf import PAGE_WIDTH, opened, page_at
from library.formats.reflow.book import DOCUMENT, lay_out
from library.formats.reflow.chapters import FOLDER
from library.formats.types import SourceInfo, UnreadableBookError
from library.pages.links import links
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Limits()
LONG = "".join(f"<p>Đoạn {n}: con đò chở sách đi qua ba xóm ven sông, ghé từng bến.</p>" for n in range(60))
CHAPTERS = {
    "c1.xhtml": f"<h1>Chương một</h1>{LONG}",
    "c2.xhtml": "<h1>Chương hai</h1><p>Hết.</p>" + LONG + "<h2 id='muc'>Mục cuối</h2><p>Thật hết.</p>",
}


def laid_out(
    folder: Path, chapters: dict[str, str] = CHAPTERS, limits: Limits = LIMITS, **values: object
) -> SourceInfo:
    path = make_epub(folder / "in.epub", chapters, **values)  # type: ignore[arg-type]
    return lay_out(read_package(path, limits), folder, limits)


def words(folder: Path, info: SourceInfo, number: int) -> str:
    with opened(folder / DOCUMENT, "epub") as document:
        return str(page_at(document, info, number).get_text())


def test_pages_are_counted_and_reached_by_chapter(tmp_path: Path) -> None:
    info = laid_out(tmp_path)
    assert info.format == "epub"
    assert len(info.chapters) == 2
    assert len(info.sizes) == sum(info.chapters) >= 4
    assert "Chương một" in words(tmp_path, info, 0)
    assert "Chương hai" in words(tmp_path, info, info.chapters[0])
    assert "Thật hết" in words(tmp_path, info, len(info.sizes) - 1)


def test_the_outline_leads_to_the_page_of_the_heading(tmp_path: Path) -> None:
    toc = [("Một", "c1.xhtml"), ("Hai", "c2.xhtml"), ("Cuối", "c2.xhtml#muc"), ("Mất", "mat.xhtml")]
    info = laid_out(tmp_path, toc=toc)
    assert [(entry.title, entry.page) for entry in info.outline[:2]] == [
        ("Một", 0),
        ("Hai", info.chapters[0]),
    ]
    assert len(info.outline) == 3
    assert "Mục cuối" in words(tmp_path, info, info.outline[2].page)


@pytest.mark.parametrize("first", ["<img src='bia.png'/>", "<p>Lời nói đầu</p>"], ids=["cover page", "words"])
def test_the_cover_is_page_one_and_stands_there_once(tmp_path: Path, first: str) -> None:
    chapters = {"bia.xhtml": first, **CHAPTERS}
    info = laid_out(
        tmp_path,
        chapters,
        files={"bia.png": flat(size=(90, 120))},
        cover="bia.png",
        toc=[("Một", "c1.xhtml")],
    )
    assert info.cover == "cover.png"
    assert info.sizes[0] == (360.0, 480.0)
    shown = 1 if "img" in first else 2
    assert "Chương một" in words(tmp_path, info, shown)
    assert info.outline[0].page == shown


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        laid_out(tmp_path / name, files={"h.png": flat()})
        made.append((tmp_path / name / DOCUMENT).read_bytes())
    assert made[0] == made[1]


def test_only_what_is_shown_is_packed(tmp_path: Path) -> None:
    chapters = {"c1.xhtml": "<p>Hình <img src='h.png'/></p>", "trong.xhtml": "<p> </p>"}
    info = laid_out(tmp_path, chapters, files={"h.png": flat(), "thua.png": flat("red")})
    with zipfile.ZipFile(tmp_path / DOCUMENT) as archive:
        names = archive.namelist()
    assert [name for name in names if name.endswith((".png", ".xhtml"))] == [
        f"i{info.pictures[0].digest}.png",
        "d0.xhtml",
    ]
    assert len(info.chapters) == 1


def test_a_line_break_is_one_line_break(tmp_path: Path) -> None:
    laid_out(tmp_path, {"c1.xhtml": "<p>Trăng ơi<br/>từ đâu đến</p>"})
    with zipfile.ZipFile(tmp_path / DOCUMENT) as archive:
        assert archive.read("d0.xhtml").decode().count("<br") == 1


def test_a_picture_that_cannot_be_shown_is_told_once(tmp_path: Path) -> None:
    chapters = {"c1.xhtml": "<p>A <img src='h.png'/></p>", "c2.xhtml": "<p>B <img src='h.png'/></p>"}
    info = laid_out(tmp_path, chapters, files={"h.png": b"not a picture"})
    assert [fault.code for fault in info.faults] == ["BOOK-020"]


def test_a_book_of_more_pages_than_allowed_ends_there(tmp_path: Path) -> None:
    info = laid_out(tmp_path, limits=Limits(pages=2))
    assert len(info.sizes) == 2
    assert [fault.code for fault in info.faults] == ["BOOK-036"]
    assert max(chapter.page for chapter in info.reflow) == 1


def test_a_book_that_shows_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBookError, match="BOOK-016"):
        laid_out(tmp_path, {"c1.xhtml": "<p> </p><script>x()</script>"})


def test_vietnamese_is_set_in_our_fonts(tmp_path: Path) -> None:
    laid_out(tmp_path, {"c1.xhtml": "<p>Thường <b>đậm</b> <i>nghiêng</i> <b><i>cả hai</i></b> Ẵ ỡ ự</p>"})
    with pymupdf.open(tmp_path / DOCUMENT, filetype="epub") as document:
        spans = [
            s for b in document[0].get_text("dict")["blocks"] for line in b["lines"] for s in line["spans"]
        ]
    assert {span["font"].split("-")[0].split(" ")[0] for span in spans} == {"Literata"}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_pictures_of_every_usual_format_can_be_shown(kind: str) -> None:
    out = io.BytesIO()
    noisy().convert("P" if kind == "GIF" else "RGB").save(out, kind)
    made = small_picture(out.getvalue())
    assert made is not None
    assert made[0] in {"png", "jpeg"}


def test_a_picture_is_no_larger_than_it_is_shown() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4000, 1000), "red").save(out, "PNG")
    made = small_picture(out.getvalue())
    assert made is not None
    with Image.open(io.BytesIO(made[1])) as picture:
        assert picture.size == (1600, 400)


def test_a_picture_of_too_many_pixels_is_not_opened() -> None:
    out = io.BytesIO()
    Image.new("1", (8000, 8000)).save(out, "PNG")
    assert small_picture(out.getvalue()) is None
    assert small_picture(b"") is None
    assert small_picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None


def test_pages_are_as_wide_as_a_phone(tmp_path: Path) -> None:
    assert {size[0] for size in laid_out(tmp_path).sizes} == {float(PAGE_WIDTH)}


def test_the_outline_reaches_into_every_piece_of_a_very_long_chapter(tmp_path: Path) -> None:
    body = "".join(f"<h2 id='m{n}'>Mục {n}</h2>{LONG}" for n in range(40))
    info = laid_out(
        tmp_path, {"c1.xhtml": f"<div>{body}</div>"}, toc=[("Đầu", "c1.xhtml"), ("Sau", "c1.xhtml#m35")]
    )
    assert len(info.chapters) > 1
    assert [entry.title for entry in info.outline] == ["Đầu", "Sau"]
    assert "Mục 35" in words(tmp_path, info, info.outline[1].page)


def test_links_inside_the_book_lead_to_pages(tmp_path: Path) -> None:
    chapters = {
        "c1.xhtml": "<p>Xem <a href='c2.xhtml#muc'>mục cuối</a></p>",
        "c2.xhtml": CHAPTERS["c2.xhtml"],
    }
    info = laid_out(tmp_path, chapters)
    with opened(tmp_path / DOCUMENT, "epub") as document:
        found = links(document, page_at(document, info, 0), info)
    assert [link[4] for link in found] == [len(info.sizes) - 1]


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    body = (
        "".join(f"<p>{'Con đò chở sách. ' * (3 + n * 7 % 11)}</p><h2>Mục {n}</h2>" for n in range(60))
        + "<p>Hết</p>"
    )
    info = laid_out(tmp_path, {"c1.xhtml": body})
    last = [words(tmp_path, info, n).split("\n")[-2] for n in range(len(info.sizes))]
    assert len(last) > 10
    assert not [line for line in last if line.startswith("Mục")]


def test_the_items_of_a_list_keep_their_letters(tmp_path: Path) -> None:
    head = "<title/><style>.chu { list-style-type: upper-latin } .so { list-style: decimal }</style>"
    items = "<li>đúng</li><li>sai</li>"
    body = f"<ol type='a'>{items}</ol><ol class='chu'>{items}</ol><ol type='I' start='3'>{items}</ol>"
    info = laid_out(tmp_path, {"c1.xhtml": xhtml(f"{body}<ol class='so'>{items}</ol>", head)})
    shown = " ".join(words(tmp_path, info, 0).split())
    assert shown == "a. đúng b. sai A. đúng B. sai III. đúng IV. sai 1. đúng 2. sai"
    (chapter,) = (tmp_path / FOLDER).glob("*.js")
    assert '<ol type=\\"A\\">' in chapter.read_text(encoding="utf-8")


def test_contents_made_of_headings_fill_their_pages(tmp_path: Path) -> None:
    contents = "".join(f"<h{2 + n % 4}>Bài {n}. Chuyện trên sông</h{2 + n % 4}>" for n in range(80))
    info = laid_out(
        tmp_path, {"c1.xhtml": contents, "c2.xhtml": f"{contents}{LONG}<h2>Bài cuối</h2><p>Hết</p>"}
    )
    lines = [words(tmp_path, info, n).count("Chuyện") for n in range(info.chapters[0])]
    assert len(lines) < 12
    assert min(lines[:-1]) > 4


def test_two_headings_stay_with_what_follows_them(tmp_path: Path) -> None:
    body = "".join(f"<p>{'Con đò chở sách. ' * n}</p><h2>Phần {n}</h2><h3>Mục {n}</h3>" for n in range(1, 40))
    info = laid_out(tmp_path, {"c1.xhtml": f"{body}<p>Hết</p>"})
    pages = [words(tmp_path, info, n).strip().split("\n") for n in range(len(info.sizes))]
    assert len(pages) > 10
    assert not [page for page in pages if page[-1].startswith(("Phần", "Mục"))]


def test_a_picture_with_its_caption_fits_on_one_page(tmp_path: Path) -> None:
    body = f"{LONG}<figure><img src='h.png'/><figcaption>Hình 1</figcaption></figure><p>Sau</p>"
    info = laid_out(tmp_path, {"c1.xhtml": body}, files={"h.png": flat(size=(600, 1400))})
    with opened(tmp_path / DOCUMENT, "epub") as document:
        for number in range(len(info.sizes)):
            page = page_at(document, info, number)
            for picture in page.get_image_info():
                assert page.rect.contains(picture["bbox"])
                assert "Hình 1" in page.get_text()


def test_lines_of_verse_hang_when_they_are_too_long(tmp_path: Path) -> None:
    verse = "<br/>".join(
        ["Trăm năm trong cõi người ta", "Chữ tài chữ mệnh khéo là ghét nhau lắm thay ơi"] * 3
    )
    laid_out(tmp_path, {"c1.xhtml": f"<p>{verse}</p>"})
    with opened(tmp_path / DOCUMENT, "epub") as document:
        lefts = [line["bbox"][0] for b in document[0].get_text("dict")["blocks"] for line in b["lines"]]
    assert len(lefts) == 9
    assert max(lefts) - min(lefts) > 20


@pytest.mark.parametrize(
    ("style", "expected"), [("text-align:right", 250), ("text-align:center", 140), ("margin-left: 4em", 65)]
)
def test_what_the_book_means_by_its_style_stays(tmp_path: Path, style: str, expected: int) -> None:
    head = f"<title/><style>.a {{ {style} }}</style>"
    laid_out(tmp_path, {"c1.xhtml": xhtml("<p class='a'>Ký tên</p>", head)})
    with opened(tmp_path / DOCUMENT, "epub") as document:
        assert document[0].get_text("words")[0][0] > expected


def test_what_is_not_displayed_is_on_no_page(tmp_path: Path) -> None:
    head = "<title/><style>.x { display: none }</style>"
    info = laid_out(tmp_path, {"c1.xhtml": xhtml("<p>Thấy</p><p class='x'>Giấu</p>", head)})
    assert words(tmp_path, info, 0).split() == ["Thấy"]
    assert "Giấu" not in (tmp_path / info.reflow[0].content.file).read_text(encoding="utf-8")


def test_a_book_of_vertical_lines_is_told(tmp_path: Path) -> None:
    head = "<title/><style>html { -epub-writing-mode: vertical-rl }</style>"
    info = laid_out(tmp_path, {"c1.xhtml": xhtml("<p>縦書き</p>", head)}, language="ja", direction="rtl")
    assert info.vertical
    assert [fault.code for fault in info.faults] == ["BOOK-030"]


def test_the_icelandic_letter_is_mended_in_vietnamese_alone(tmp_path: Path) -> None:
    info = laid_out(tmp_path, {"c1.xhtml": "<p>Ðường đi khó</p>"})
    assert "Đường" in words(tmp_path, info, 0)
    (tmp_path / "is").mkdir()
    info = laid_out(tmp_path / "is", {"c1.xhtml": "<p>Ðað er gott</p>"}, language="is")
    assert "Ðað" in words(tmp_path / "is", info, 0)


def test_printed_page_numbers_lead_to_our_pages(tmp_path: Path) -> None:
    package = read_package(make_epub(tmp_path / "in.epub", CHAPTERS), LIMITS)
    first, second = (chapter.path for chapter in package.chapters)
    listed = (("xii", first), ("7", f"{second}#muc"), ("8", "mat.xhtml"))
    info = lay_out(replace(package, page_list=listed), tmp_path, LIMITS)
    assert info.page_list == (("xii", 0), ("7", len(info.sizes) - 1))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3000 + "<p>sâu</p>" + "</div>" * 3000,
        "<table><tr><td>" * 900 + "<p>sâu</p>" + "</td></tr></table>" * 900,
        "<b></b>" * 20_000 + "<p>sâu</p>",
        "<p>x</p>" * 3000 + "<p>sâu</p>",
        "<style>" + "(" * 50_000 + "</style><p>sâu</p>",
    ],
    ids=["deep", "tables", "empty", "many", "css"],
)
def test_a_hostile_chapter_costs_little_and_keeps_its_words(tmp_path: Path, body: str) -> None:
    begun = time.process_time()
    info = laid_out(tmp_path, {"c1.xhtml": body}, limits=Limits(expansion=100_000))
    assert any("sâu" in words(tmp_path, info, number) for number in (0, len(info.sizes) - 1))
    assert time.process_time() - begun < 20


def test_a_chapter_of_too_many_tags_keeps_its_words_alone(tmp_path: Path) -> None:
    chapters = {"c1.xhtml": "<h1>Nhiều</h1><script>x()</script>" + "<p>đoạn &amp; lời</p>" * 30}
    info = laid_out(tmp_path, chapters, Limits(chapter_tags=60))
    assert [(fault.code, dict(fault.details)["setting"]) for fault in info.faults][:1] == [
        ("BOOK-038", "limits.chapter_tags")
    ]
    said = words(tmp_path, info, 0)
    assert " ".join(said.split()).count("đoạn & lời") == 30
    assert "x()" not in said


def test_the_tags_of_a_book_are_bounded_too(tmp_path: Path) -> None:
    info = laid_out(tmp_path, limits=Limits(book_tags=200))
    assert [dict(fault.details)["setting"] for fault in info.faults] == ["limits.book_tags"]


SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='20'><rect width='9' height='{}'/></svg>"


def test_a_drawing_in_the_text_is_as_wide_as_it_asks_to_be(tmp_path: Path) -> None:
    info = laid_out(tmp_path, {"c1.xhtml": f"<p>Công thức {SVG.format(60, 9)} ở đây</p>"})
    with opened(tmp_path / DOCUMENT, "epub") as document:
        (picture,) = page_at(document, info, 0).get_image_info()
    assert 50 < picture["bbox"][2] - picture["bbox"][0] < 62
    assert len(info.pictures) == 1


def test_a_picture_written_into_the_text_is_shown(tmp_path: Path) -> None:
    data = base64.b64encode(flat(size=(40, 30))).decode()
    info = laid_out(tmp_path, {"c1.xhtml": f"<p>A <img src='data:image/png;base64,{data}'/></p>"})
    with opened(tmp_path / DOCUMENT, "epub") as document:
        assert len(page_at(document, info, 0).get_image_info()) == 1


def test_drawings_beyond_what_a_book_may_have_are_left_out(tmp_path: Path) -> None:
    many = "".join(f"<p>{SVG.format(300, n + 1)}</p>" for n in range(20))
    info = laid_out(tmp_path, {"c1.xhtml": f"<p>Hình</p>{many}"}, limits=Limits(drawn_pixels=200_000))
    assert [fault.code for fault in info.faults] == ["BOOK-039"]
    assert 1 < len(info.pictures) < 10


@pytest.mark.parametrize("mark", ["epub:type='pagebreak'", "role='doc-pagebreak'"])
def test_a_printed_page_number_is_no_word_of_a_sentence(tmp_path: Path, mark: str) -> None:
    number = f"<span {mark} id='p7'>7</span>"
    info = laid_out(tmp_path, {"c1.xhtml": f"{LONG}<p>Con đò {number} chở sách.</p>"})
    last = len(info.sizes) - 1
    assert "Con đò chở sách." in words(tmp_path, info, last)
    assert info.page_list == (("7", last),)


def test_a_title_of_the_contents_leads_to_where_it_stands(tmp_path: Path) -> None:
    broken = "<title/><style>h2 { page-break-before: always }</style>"
    body = f"{LONG}<section id='m'><p>12</p><h2>Mục hai</h2></section><p>Hết.</p>"
    info = laid_out(
        tmp_path,
        {"c1.xhtml": xhtml(body, broken), "c2.xhtml": "<p>x</p>"},
        toc=[("Một", "c2.xhtml"), ("MỤC HAI", "c1.xhtml#m")],
    )
    assert "Mục hai" in words(tmp_path, info, info.outline[1].page)


def test_a_link_to_a_heading_pushed_on_leads_to_the_heading(tmp_path: Path) -> None:
    body = "".join(
        f"<p>{'Con đò chở sách. ' * (3 + n * 7 % 11)}</p><section id='m{n}'><h2>Mục {n}.</h2></section>"
        for n in range(40)
    )
    contents = "".join(f"<p><a href='c2.xhtml#m{n}'>Tới {n}.</a></p>" for n in range(12))
    info = laid_out(tmp_path, {"c1.xhtml": contents, "c2.xhtml": f"<div>{body}</div><p>Hết</p>"})
    with opened(tmp_path / DOCUMENT, "epub") as document:
        found = links(document, page_at(document, info, 0), info)
    assert len(found) == 12
    assert all(
        f"Mục {n}." in words(tmp_path, info, int(link[4]))
        for n, link in enumerate(sorted(found, key=lambda link: link[1]))
    )


def test_a_last_page_of_a_line_or_two_is_spared(tmp_path: Path) -> None:
    line = "<p style='text-indent:1em'>Con đò.</p>"
    counts = []
    for lines in range(20, 46):
        (tmp_path / str(lines)).mkdir()
        info = laid_out(tmp_path / str(lines), {"c1.xhtml": line * lines})
        last = words(tmp_path / str(lines), info, len(info.sizes) - 1)
        counts.append((len(info.sizes), last.count("Con đò.")))
    assert not [count for count in counts if count[0] > 1 and count[1] == 1]


def test_what_hangs_in_lines_from_the_right_hangs_on_the_right(tmp_path: Path) -> None:
    verse = "<br/>".join(["שורה קצרה של שיר"] * 3 + ["שורה קצרה של שיר שורה קצרה של שיר שורה קצרה"])
    laid_out(tmp_path, {"c1.xhtml": f"<p>{verse}</p>"}, language="he", direction="rtl")
    with opened(tmp_path / DOCUMENT, "epub") as document:
        rights = [line["bbox"][2] for b in document[0].get_text("dict")["blocks"] for line in b["lines"]]
    assert max(rights) - min(rights) > 20
    assert max(rights) <= PAGE_WIDTH - 28


def test_a_number_set_apart_by_its_style_is_a_word_of_its_own(tmp_path: Path) -> None:
    head = "<title/><style>.n { float: right }</style>"
    info = laid_out(tmp_path, {"c1.xhtml": xhtml("<p>Trăm năm<span class='n'>10</span></p>", head)})
    assert words(tmp_path, info, 0).split() == ["Trăm", "năm", "10"]


def test_a_list_without_marks_has_none(tmp_path: Path) -> None:
    head = "<title/><style>ol { list-style: none }</style>"
    info = laid_out(tmp_path, {"c1.xhtml": xhtml("<ol><li>Mục</li><li>Lục</li></ol>", head)})
    assert words(tmp_path, info, 0).split() == ["Mục", "Lục"]
