"""A package document is read however badly it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.epubs import CONTAINER, write_zip, xhtml
from support.packages import item, make_package, refs

from library.formats.epub.archive import Archive
from library.formats.epub.opf import PackageDocument, read_opf
from library.formats.types import UnreadableBookError
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"c1.xhtml": "<p>Một</p>"}
MANIFEST = item("c1", "c1.xhtml")
APPLE = '<display_options><platform name="*"><option name="fixed-layout">true</option></platform></display_options>'


def read(path: Path) -> tuple[PackageDocument, list[str]]:
    archive = Archive(path, Limits())
    document = read_opf(archive)
    return document, [fault.code for fault in archive.faults]


def with_metadata(folder: Path, metadata: str, **values: object) -> PackageDocument:
    path = make_package(
        folder / "a.epub", FILES, manifest=MANIFEST, spine=refs("c1"), metadata=metadata, **values
    )  # type: ignore[arg-type]
    return read(path)[0]


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("<dc:title>Tom &amp;amp; Jerry</dc:title>", "Tom & Jerry"),
        ("<dc:title>Nguye\u0302\u0303n Ðình Chiểu</dc:title>", "Nguyễn Đình Chiểu"),
        ("<dc:title>&lt;p&gt;Dế &lt;b&gt;Mèn&lt;/b&gt;&lt;/p&gt;</dc:title>", "Dế Mèn"),
        ("<dc:title>Học &lt;table&gt; trong HTML</dc:title>", "Học <table> trong HTML"),
        ("<dc:title>Dế <!-- x -->Mèn</dc:title>", "Dế Mèn"),
        ("<dc:title/><dc:title> Dế  Mèn\n</dc:title>", "Dế Mèn"),
        ("<title>Dế Mèn</title>", ""),
        ("<dc:Title>Dế Mèn</dc:Title>", "Dế Mèn"),
        ("<dc-metadata><dc:title>Dế Mèn</dc:title></dc-metadata>", "Dế Mèn"),
        ("<dc:title>Dế Mèn", "Dế Mèn"),
        ("<dc:title>&khong;Dế&nbsp;M&egrave;n</dc:title>", "Dế Mèn"),
    ],
)
def test_a_title_is_read_as_it_is_meant(tmp_path: Path, said: str, read_as: str) -> None:
    assert with_metadata(tmp_path, said).first("title") == read_as


def test_a_description_of_markup_is_read_as_text(tmp_path: Path) -> None:
    said = "&lt;div&gt;&lt;p&gt;Hay.&lt;/p&gt;&lt;script&gt;XAU()&lt;/script&gt;&lt;p&gt;Rất hay.&lt;/p&gt;&lt;/div&gt;"
    document = with_metadata(tmp_path, f"<dc:description>{said}</dc:description>")
    assert document.first("description") == "Hay. Rất hay."


@pytest.mark.parametrize("said", ["unknown", "[Unknown]", "undefined", "N/A"])
def test_what_a_program_wrote_for_want_of_words_is_nothing(tmp_path: Path, said: str) -> None:
    document = with_metadata(
        tmp_path,
        f"<dc:description>{said}</dc:description><dc:creator>{said}</dc:creator><dc:creator>Tô Hoài</dc:creator>",
    )
    assert (document.first("description"), document.terms["creator"]) == ("", ("Tô Hoài",))


def test_a_name_is_told_without_its_mail_address(tmp_path: Path) -> None:
    said = "<dc:creator>Nhóm Hoa Gạo&lt;nhom@hoagao.example&gt;</dc:creator><dc:title>Thư [gửi a@b.example]</dc:title>"
    document = with_metadata(tmp_path, said)
    assert (document.terms["creator"], document.first("title")) == (
        ("Nhóm Hoa Gạo",),
        "Thư [gửi a@b.example]",
    )


def test_an_eth_stays_where_it_is_a_letter(tmp_path: Path) -> None:
    document = with_metadata(tmp_path, "<dc:language>is</dc:language><dc:title>Ðjúpið</dc:title>")
    assert document.first("title") == "Ðjúpið"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("vi-VN", "vi"),
        ("VIE", "vi"),
        ("vn", "vi"),
        ("Tiếng Việt", "vi"),
        ("Vietnamese", "vi"),
        ("en_US", "en"),
        ("und", ""),
        ("không rõ", ""),
        ("", ""),
    ],
)
def test_a_language_is_a_code_or_nothing(tmp_path: Path, said: str, code: str) -> None:
    assert with_metadata(tmp_path, f"<dc:language>{said}</dc:language>").language == code


@pytest.mark.parametrize(
    ("metadata", "outside", "fixed"),
    [
        ('<meta property="rendition:layout">pre-paginated</meta>', {}, True),
        ('<meta property="rendition:layout"> pre-paginated </meta>', {}, True),
        ('<meta name="fixed-layout" content="true"/>', {}, True),
        ("", {"META-INF/com.apple.ibooks.display-options.xml": APPLE}, True),
        (
            '<meta property="rendition:layout">reflowable</meta>',
            {"META-INF/com.apple.ibooks.display-options.xml": APPLE},
            False,
        ),
        ("", {"META-INF/com.kobobooks.display-options.xml": APPLE}, True),
        ("", {"META-INF/com.kobobooks.display-options.xml": APPLE.replace("true", "false")}, False),
        ("", {}, False),
    ],
)
def test_fixed_layout_is_said_in_several_ways(
    tmp_path: Path, metadata: str, outside: dict[str, str], fixed: bool
) -> None:
    assert with_metadata(tmp_path, metadata, outside=outside).fixed is fixed


def test_what_leads_out_of_the_book_is_no_item(tmp_path: Path) -> None:
    manifest = MANIFEST + item("x", "../../../etc/passwd") + item("y", "http://a.b/c.xhtml") + item("z", "")
    path = make_package(tmp_path / "a.epub", FILES, manifest=manifest, spine=refs("c1"))
    assert [entry.path for entry in read(path)[0].items] == ["OEBPS/c1.xhtml"]


def test_one_id_of_two_files_means_one_after_the_other(tmp_path: Path) -> None:
    path = make_package(
        tmp_path / "a.epub",
        FILES | {"c2.xhtml": "<p>Hai</p>"},
        manifest=item("c", "c1.xhtml") + item("c", "c2.xhtml"),
        spine=refs("c", "c"),
    )
    assert [ref.item.path for ref in read(path)[0].spine if ref.item] == ["OEBPS/c1.xhtml", "OEBPS/c2.xhtml"]


def test_without_a_container_the_package_is_looked_for(tmp_path: Path) -> None:
    whole = make_package(tmp_path / "a.epub", FILES, manifest=MANIFEST, spine=refs("c1"))
    archive = Archive(whole, Limits())
    entries = {name: archive.read(name) for name in archive.names if not name.startswith("META-INF")}
    document, codes = read(write_zip(tmp_path / "b.epub", entries))
    assert (document.path, codes) == ("OEBPS/content.opf", ["BOOK-027"])


@pytest.mark.parametrize("container", ["", "<container", CONTAINER.replace("content.opf", "khác.opf")])
def test_a_container_that_leads_nowhere_is_gone_around(tmp_path: Path, container: str) -> None:
    path = make_package(
        tmp_path / "a.epub",
        FILES,
        manifest=MANIFEST,
        spine=refs("c1"),
        outside={"META-INF/container.xml": container},
    )
    document, codes = read(path)
    assert (document.path, len(document.spine)) == ("OEBPS/content.opf", 1)
    assert "BOOK-027" in codes


def test_an_archive_with_nothing_of_a_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBookError) as caught:
        read(write_zip(tmp_path / "a.epub", {"META-INF/container.xml": CONTAINER, "a.txt": "x"}))
    assert caught.value.fault.code == "BOOK-010"
    assert dict(caught.value.fault.details) == {"entry": "OEBPS/content.opf"}


@pytest.mark.parametrize(
    "opf",
    [
        "<package><metadata/><manifest><item id='c1' href='c1.xhtml'/></manifest><spine><itemref idref='c1'/></spine></package>",
        (
            "<opf:package xmlns:opf='http://www.idpf.org/2007/opf'><opf:manifest><opf:item id='c1' href='c1.xhtml'/>"
            "</opf:manifest><opf:spine><opf:itemref idref='c1'/></opf:spine></opf:package>"
        ),
        "<?xml version='1.0'?><package><?x y?><!-- z --><manifest><item id='c1' href='c1.xhtml'><spine><itemref idref='c1'/>",
    ],
)
def test_a_package_without_its_namespace_or_its_end_is_read(tmp_path: Path, opf: str) -> None:
    entries = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": opf,
        "OEBPS/c1.xhtml": xhtml("<p>A</p>"),
    }
    document, codes = read(write_zip(tmp_path / "a.epub", entries))
    assert [ref.item.path for ref in document.spine if ref.item] == ["OEBPS/c1.xhtml"]
    assert codes == []


def test_prefixes_that_are_nowhere_declared_are_read_by_their_names(tmp_path: Path) -> None:
    opf = (
        "<package><metadata><dc:title opf:x='y'>Dế Mèn</dc:title></metadata><opf:manifest>"
        "<opf:item id='c1' href='c1.xhtml'/></opf:manifest><spine><itemref idref='c1'/></spine></package>"
    )
    entries = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": opf,
        "OEBPS/c1.xhtml": xhtml("<p>A</p>"),
    }
    document, _ = read(write_zip(tmp_path / "a.epub", entries))
    assert document.first("title") == "Dế Mèn"
    assert [ref.item.path for ref in document.spine if ref.item] == ["OEBPS/c1.xhtml"]


def test_entities_neither_grow_nor_read_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("BI-MAT", encoding="utf-8")
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
    opf = (
        f'<!DOCTYPE package [<!ENTITY e0 "ha">{grown}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>&x;&e8;</dc:title></metadata>'
        "</package>"
    )
    entries = {"META-INF/container.xml": CONTAINER, "OEBPS/content.opf": opf}
    document, _ = read(write_zip(tmp_path / "a.epub", entries))
    assert "BI-MAT" not in repr(document)
    assert len(repr(document)) < 5_000
