"""The books of the golden schools: made anew for every run, always the same."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from support.epubs import encryption, make_epub
from support.pdfs import make_pdf
from support.pictures import flat
from support.schools import School, make_school
from support.sounds import mp3

if TYPE_CHECKING:
    from pathlib import Path


def lang_que(school: School) -> None:
    """A village school: one PDF with chapters, one EPUB with a cover, one file without a row."""
    outline = [(1, "Bến nước", 1), (2, "Con đò", 2), (1, "Hết", 3)]
    make_pdf(school.books / "sông.pdf", ["Bến nước quê tôi", "Con đò sang sông", "Hết"], outline=outline)
    chapters = {
        "c1.xhtml": "<h1>Một</h1><p>Chiếc ghe chở sách.</p>",
        "c2.xhtml": "<h1>Hai</h1><p>Ba xóm.</p>",
    }
    toc = [("Chương một", "c1.xhtml"), ("Chương hai", "c2.xhtml")]
    make_epub(school.books / "ghe.epub", chapters, toc=toc, files={"bia.png": flat()}, cover="bia.png")
    (school.root / "catalog" / "dinh.png").write_bytes(flat("#9a2e1b", (600, 400)))
    make_pdf(school.books / "Báo tường" / "Số 1_mùa thu.pdf", ["Báo tường lớp 5A"], author="Lớp 5A")


def nhieu_loi(school: School) -> None:
    """A school where everything went wrong at once."""
    books = school.books
    make_pdf(books / "tốt.pdf", ["Trang tốt"])
    make_pdf(books / "xem-thử.pdf", ["Chỉ xem thử"])
    make_pdf(books / "khoá.pdf", password="mật")
    (books / "trống.pdf").write_bytes(b"")
    (books / "trang web.pdf").write_bytes(b"<!doctype html><html></html>")
    (books / "ảnh.epub").write_bytes(flat())
    (books / "lạ.pdf").write_text("Xin chào", encoding="utf-8")
    (books / "cụt.epub").write_bytes(b"PK\x03\x04")
    (books / "rác.pdf").write_bytes(b"%PDF-1.4 rubbish")
    one = {"c1.xhtml": "<p>Một chương.</p>"}
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    make_epub(books / "drm.epub", one, extra={"META-INF/encryption.xml": encryption(aes, "OEBPS/c1.xhtml")})
    make_epub(books / "không chương.epub", {})
    make_epub(books / "thiếu.epub", one, missing=["c2.xhtml"], title="Thiếu chương")
    make_epub(books / "sâu.epub", one, prefix="thư mục/", title="Sâu quá")
    make_epub(
        books / "hình hỏng.epub",
        {"c1.xhtml": "<p>a<img src='h.png'/></p>"},
        files={"h.png": b"x"},
        title="Hỏng",
    )
    (school.root / "catalog" / "hỏng.png").write_bytes(b"not a picture")
    make_pdf(books / "nghe.pdf", ["Nghe thử"])
    (books / "lời").mkdir()
    for name, data in {
        "01.mp3": mp3(1.0),
        "01.txt": b"not labels",
        "01.wma": b"\x30\x26",
        "02.mp3": mp3(1.0),
        "bìa.mp3": b"",
    }.items():
        (books / "lời" / name).write_bytes(data)


MAKERS = {"lang-que": lang_que, "nhieu-loi": nhieu_loi}


def golden_school(name: str, source: Path, root: Path, language: str) -> School:
    """Return the golden school `name` in the folder `root`, its catalog copied from `source`."""
    school = make_school(root, language=language)
    shutil.copytree(source / "catalog", root / "catalog", dirs_exist_ok=True)
    MAKERS[name](school)
    return school
