"""A reflowable EPUB becomes pages of our own making."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PIL import Image
from support.epubs import make_epub
from support.pictures import flat, noisy

from library.formats.epub_package import read_package
from library.formats.mupdf import PAGE_WIDTH, opened, page_at
from library.formats.reflow import DOCUMENT, lay_out, small_picture
from library.formats.types import SourceInfo, UnreadableBookError

if TYPE_CHECKING:
    from pathlib import Path

LONG = "".join(f"<p>Đoạn {n}: con đò chở sách đi qua ba xóm ven sông, ghé từng bến.</p>" for n in range(60))
CHAPTERS = {
    "c1.xhtml": f"<h1>Chương một</h1>{LONG}",
    "c2.xhtml": "<h1>Chương hai</h1><p>Hết.</p>" + LONG + "<h2 id='muc'>Mục cuối</h2><p>Thật hết.</p>",
}


def laid_out(folder: Path, chapters: dict[str, str] = CHAPTERS, **values: object) -> SourceInfo:
    package = read_package(make_epub(folder / "in.epub", chapters, **values))  # type: ignore[arg-type]
    return lay_out(package, folder)


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
    assert [name for name in names if name.endswith((".png", ".xhtml"))] == ["i0.png", "c0.xhtml"]
    assert len(info.chapters) == 1


def test_a_line_break_is_one_line_break(tmp_path: Path) -> None:
    laid_out(tmp_path, {"c1.xhtml": "<p>Trăng ơi<br/>từ đâu đến</p>"})
    with zipfile.ZipFile(tmp_path / DOCUMENT) as archive:
        assert archive.read("c0.xhtml").decode().count("<br") == 1


def test_a_picture_that_cannot_be_shown_is_told_once(tmp_path: Path) -> None:
    chapters = {"c1.xhtml": "<p>A <img src='h.png'/></p>", "c2.xhtml": "<p>B <img src='h.png'/></p>"}
    info = laid_out(tmp_path, chapters, files={"h.png": b"not a picture"})
    assert [fault.code for fault in info.faults] == ["BOOK-020"]


def test_a_chapter_too_large_is_passed_over_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("library.formats.reflow._MAX_CHAPTER", 400)
    info = laid_out(tmp_path, {"c1.xhtml": LONG, "c2.xhtml": "<p>Ngắn</p>"})
    assert [fault.code for fault in info.faults] == ["BOOK-019"]
    assert "Ngắn" in words(tmp_path, info, 0)


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
