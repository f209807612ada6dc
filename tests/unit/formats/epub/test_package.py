"""What an EPUB holds, and what keeps a bad one from doing harm."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from support.epubs import encryption, make_epub, xhtml
from support.pictures import flat

from library.formats.epub import package as epub_package
from library.formats.types import UnreadableBookError
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.formats.epub.package import Package

CHAPTERS = {"c1.xhtml": "<h1>Chương một</h1>", "text/c2.xhtml": "<h1 id='muc'>Chương hai</h1>"}
PATHS = [f"OEBPS/{name}" for name in CHAPTERS]
IDPF = "http://www.idpf.org/2008/embedding"
ADEPT = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"

LIMITS = Limits()


def read_package(path: Path, limits: Limits = LIMITS) -> Package:
    return epub_package.read_package(path, limits)


def codes(package: Package) -> list[str]:
    return [fault.code for fault in package.faults]


def refused(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(UnreadableBookError) as caught:
        read_package(path, limits)
    return caught.value.fault.code


def test_metadata_chapters_and_pictures(tmp_path: Path) -> None:
    package = read_package(
        make_epub(
            tmp_path / "a.epub",
            CHAPTERS,
            title="Đất rừng phương Nam",
            creators=("Đoàn Giỏi", "Thành Chương"),
            language="vi-VN",
            metadata="<dc:publisher>Kim Đồng</dc:publisher><dc:date>1957-05-01T00:00:00Z</dc:date>"
            "<dc:subject>Truyện</dc:subject><dc:description>Miền Tây</dc:description>"
            '<meta property="dcterms:modified">2020-02-03T04:05:06Z</meta>',
            files={"images/bia.png": flat(), "font.otf": b"OTTO", "style.css": "p{color:red}"},
        )
    )
    assert (package.title, package.creators) == ("Đất rừng phương Nam", ("Đoàn Giỏi", "Thành Chương"))
    assert (package.language, package.publisher, package.date) == ("vi", "Kim Đồng", "1957-05-01")
    assert (package.subjects, package.description) == (("Truyện",), "Miền Tây")
    assert package.modified == "2020-02-03T04:05:06Z"
    assert [chapter.path for chapter in package.chapters] == PATHS
    assert package.images == {"OEBPS/images/bia.png": flat()}
    assert package.styles == {"OEBPS/style.css": "p{color:red}"}
    assert (package.fixed, package.progression, package.faults) == (False, "ltr", ())


def test_a_date_that_stands_for_none_is_passed_over(tmp_path: Path) -> None:
    said = "<dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:date>unknown</dc:date><dc:date>1957</dc:date>"
    path = make_epub(tmp_path / "b.epub", {"c1.xhtml": "<p>Một</p>"}, metadata=said)
    assert read_package(path).date == "1957"


def test_a_navigation_document_gives_the_contents(tmp_path: Path) -> None:
    toc = [("Chương một", "c1.xhtml"), ("Chương  hai", "text/c2.xhtml#muc")]
    package = read_package(make_epub(tmp_path / "a.epub", CHAPTERS, toc=toc))
    assert package.toc == (("Chương một", PATHS[0], 0), ("Chương hai", f"{PATHS[1]}#muc", 0))


def test_an_epub_2_table_gives_the_contents(tmp_path: Path) -> None:
    toc = [("Chương một", "c1.xhtml"), ("Chương hai", "text/c2.xhtml#muc")]
    package = read_package(make_epub(tmp_path / "a.epub", CHAPTERS, toc_ncx=toc))
    assert package.toc == (("Chương một", PATHS[0], 0), ("Chương hai", f"{PATHS[1]}#muc", 0))


def test_a_file_of_the_spine_that_is_missing_costs_only_itself(tmp_path: Path) -> None:
    package = read_package(make_epub(tmp_path / "a.epub", CHAPTERS, missing=["mat.xhtml"]))
    assert [chapter.path for chapter in package.chapters] == PATHS
    assert codes(package) == ["BOOK-011"]
    assert dict(package.faults[0].details) == {"entry": "OEBPS/mat.xhtml"}


def test_an_entry_is_found_under_another_case(tmp_path: Path) -> None:
    path = make_epub(
        tmp_path / "a.epub", {}, missing=["Chuong1.xhtml"], extra={"OEBPS/chuong1.XHTML": xhtml("<p>A</p>")}
    )
    assert b"A" in read_package(path).chapters[0].content


def test_a_book_packed_one_folder_too_deep_is_read_and_told(tmp_path: Path) -> None:
    package = read_package(make_epub(tmp_path / "a.epub", CHAPTERS, prefix="Chiếc ghe/"))
    assert len(package.chapters) == 2
    assert codes(package) == ["BOOK-013"]


def test_fonts_alone_may_be_encrypted_in_any_way(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "a.epub", CHAPTERS, extra={"META-INF/encryption.xml": encryption(ADEPT)})
    assert len(read_package(path).chapters) == 2


@pytest.mark.parametrize("by", ["cover", "cover_by_meta"])
def test_the_cover_is_found_in_either_version(tmp_path: Path, by: str) -> None:
    path = make_epub(tmp_path / "a.epub", CHAPTERS, files={"bia.png": flat()}, **{by: "bia.png"})
    assert read_package(path).cover == "OEBPS/bia.png"


def test_layout_and_direction(tmp_path: Path) -> None:
    package = read_package(make_epub(tmp_path / "a.epub", CHAPTERS, fixed=True, direction="rtl"))
    assert (package.fixed, package.progression) == (True, "rtl")


def test_a_protected_book_is_refused(tmp_path: Path) -> None:
    path = make_epub(
        tmp_path / "a.epub", CHAPTERS, extra={"META-INF/encryption.xml": encryption(ADEPT, "OEBPS/c1.xhtml")}
    )
    assert refused(path) == "BOOK-018"


def test_obfuscated_fonts_are_no_protection(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "a.epub", CHAPTERS, extra={"META-INF/encryption.xml": encryption(IDPF)})
    assert len(read_package(path).chapters) == 2


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "a.epub", CHAPTERS)
    path.write_bytes(path.read_bytes()[:-30])
    assert refused(path) == "BOOK-004"


def test_an_entry_that_is_damaged_costs_only_itself(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "a.epub", CHAPTERS | {"c3.xhtml": "<p>" + "xyz" * 500 + "</p>"})
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("OEBPS/c3.xhtml")
        at = info.header_offset + 30 + len(info.filename) + 5
    data = bytearray(path.read_bytes())
    data[at : at + 8] = b"\0" * 8
    path.write_bytes(data)
    package = read_package(path)
    assert len(package.chapters) == 2
    assert codes(package) == ["BOOK-011"]


def test_a_book_with_an_empty_spine_is_refused(tmp_path: Path) -> None:
    assert refused(make_epub(tmp_path / "a.epub", {})) == "BOOK-016"


def test_a_deep_table_of_contents_does_not_overflow(tmp_path: Path) -> None:
    depth = 2000
    point = '<navPoint id="p"><navLabel><text>A</text></navLabel><content src="c1.xhtml"/>'
    deep = (
        '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>'
        + point * depth
        + "</navPoint>" * depth
        + "</navMap></ncx>"
    )
    path = make_epub(tmp_path / "a.epub", CHAPTERS, toc_ncx=[("x", "x")], extra={"OEBPS/toc.ncx": deep})
    assert len(read_package(path).chapters) == 2


def test_no_entity_of_the_package_reads_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("BI-MAT", encoding="utf-8")
    hostile = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&x;</p></body></html>'
    )
    path = make_epub(
        tmp_path / "a.epub", CHAPTERS, title="x", toc=[("x", "x")], extra={"OEBPS/nav.xhtml": hostile}
    )
    assert "BI-MAT" not in repr(read_package(path))
