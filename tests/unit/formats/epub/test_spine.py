"""The reading order holds everything that can be read, and says what cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.epubs import xhtml
from support.packages import item, make_package, refs
from support.pictures import flat

from library.formats.epub.package import Package, read_package
from library.formats.types import UnreadableBookError
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40"><rect width="30" height="40"/></svg>'

LIMITS = Limits()


def read(folder: Path, files: dict[str, bytes | str], limits: Limits = LIMITS, **parts: str) -> Package:
    return read_package(make_package(folder / "a.epub", files, **parts), limits)  # type: ignore[arg-type]


def names(package: Package) -> list[str]:
    return [chapter.path.removeprefix("OEBPS/") for chapter in package.chapters]


def told(package: Package) -> list[tuple[str, str]]:
    return [(fault.code, dict(fault.details).get("entry", "")) for fault in package.faults]


def lost(
    folder: Path, files: dict[str, bytes | str], limits: Limits = LIMITS, **parts: str
) -> tuple[str, dict[str, str]]:
    with pytest.raises(UnreadableBookError) as caught:
        read(folder, files, limits, **parts)
    return caught.value.fault.code, dict(caught.value.fault.details)


def test_notes_out_of_line_come_last_and_a_cover_stays_first(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {f"{name}.xhtml": "<p>x</p>" for name in ("bia", "c1", "chu", "c2")}
    spine = (
        '<itemref idref="bia" linear="no"/><itemref idref="c1"/><itemref idref="chu" linear="no"/>'
        '<itemref idref="c2"/>'
    )
    manifest = "".join(item(name, f"{name}.xhtml") for name in ("bia", "c1", "chu", "c2"))
    assert names(read(tmp_path, files, manifest=manifest, spine=spine)) == [
        "bia.xhtml",
        "c1.xhtml",
        "c2.xhtml",
        "chu.xhtml",
    ]


@pytest.mark.parametrize(
    ("href", "stored"),
    [
        ("Chuong1.xhtml", "chuong1.XHTML"),
        ("ch%C6%B0%C6%A1ng.xhtml", "chu\u031bo\u031bng.xhtml"),
        ("text\\c1.xhtml", "text/c1.xhtml"),
        ("Text/c1.xhtml", "khac/sau/c1.xhtml"),
    ],
)
def test_a_misnamed_file_is_found(tmp_path: Path, href: str, stored: str) -> None:
    package = read(tmp_path, {stored: xhtml("<p>A</p>")}, manifest=item("c", href), spine=refs("c"))
    assert b"<p>A</p>" in package.chapters[0].content
    assert package.faults == ()


def test_entries_that_mean_nothing_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    package = read(
        tmp_path,
        {"c1.xhtml": "<p>A</p>", "trống.xhtml": b"", "không.xhtml": b"\0\0\0"},
        manifest=item("c1", "c1.xhtml")
        + item("c2", "mất.xhtml")
        + item("c3", "trống.xhtml")
        + item("c4", "không.xhtml"),
        spine=refs("c1", "c2", "lạ", "c3", "c4", "c1"),
    )
    assert names(package) == ["c1.xhtml"]
    assert told(package) == [
        ("BOOK-011", "OEBPS/mất.xhtml"),
        ("BOOK-011", "lạ"),
        ("BOOK-011", "OEBPS/không.xhtml"),
    ]


def test_pictures_and_drawings_are_pages(tmp_path: Path) -> None:
    package = read(
        tmp_path,
        {"a.png": flat(), "b 1.svg": SVG, "c.xhtml": flat(kind="JPEG")},
        manifest=item("a", "a.png") + item("b", "b%201.svg") + item("c", "c.xhtml"),
        spine=refs("a", "b", "c"),
    )
    assert [chapter.picture for chapter in package.chapters] == [
        "OEBPS/a.png",
        "OEBPS/b 1.svg",
        "OEBPS/c.xhtml",
    ]
    assert b'<img src="b%201.svg"' in package.chapters[1].content
    assert package.images["OEBPS/b 1.svg"].startswith(b"\x89PNG")


def test_a_chain_of_fallbacks_is_followed_to_what_can_be_shown(tmp_path: Path) -> None:
    manifest = (
        item("pdf", "a.pdf", 'fallback="xml"')
        + item("xml", "a.bin", 'fallback="c"')
        + item("c", "c.xhtml")
        + item("loop", "l.bin", 'fallback="loop2"')
        + item("loop2", "m.bin", 'fallback="loop"')
    )
    package = read(tmp_path, {"c.xhtml": "<p>A</p>"}, manifest=manifest, spine=refs("pdf", "loop"))
    assert names(package) == ["c.xhtml"]
    assert told(package) == [("BOOK-011", "OEBPS/l.bin")]


@pytest.mark.parametrize("spine", ["", refs("mất", "lạ"), '<itemref idref="nav"/>'])
def test_without_a_reading_order_chapters_are_read_by_their_names(tmp_path: Path, spine: str) -> None:
    files: dict[str, bytes | str] = {f"c{n}.xhtml": f"<p>{n}</p>" for n in (10, 2, 1)}
    manifest = "".join(item(f"c{n}", f"c{n}.xhtml") for n in (10, 2, 1))
    package = read(
        tmp_path, files, manifest=manifest + item("nav", "mất.xhtml", 'properties="nav"'), spine=spine
    )
    assert names(package) == ["c1.xhtml", "c2.xhtml", "c10.xhtml"]
    assert ("BOOK-027", "OEBPS/content.opf") in told(package)


def test_without_a_manifest_the_documents_of_the_archive_are_read(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "c2.html": xhtml("<p>2</p>"),
        "c1.htm": xhtml("<p>1</p>"),
        "nav.xhtml": "x",
    }
    package = read(tmp_path, files, manifest="", spine="")
    assert names(package) == ["c1.htm", "c2.html"]


def test_a_chapter_over_the_limit_is_left_out_and_the_setting_named(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"c1.xhtml": "<p>A</p>", "c2.xhtml": "<p>" + "a" * 5_000 + "</p>"}
    parts = {"manifest": item("c1", "c1.xhtml") + item("c2", "c2.xhtml")}
    package = read(tmp_path, files, Limits(chapter_bytes=2_000), **parts, spine=refs("c1", "c2"))
    assert names(package) == ["c1.xhtml"]
    about = {"entry": "OEBPS/c2.xhtml", "limit": "2,000", "setting": "limits.chapter_bytes"}
    assert [(fault.code, dict(fault.details)) for fault in package.faults] == [("BOOK-019", about)]
    assert lost(tmp_path, files, Limits(chapter_bytes=2_000), **parts, spine=refs("c2")) == (
        "BOOK-026",
        about,
    )


def test_a_book_of_which_a_bomb_leaves_nothing_says_so(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"c1.xhtml": b" " * (2 << 20)}
    code, about = lost(tmp_path, files, manifest=item("c1", "c1.xhtml"), spine=refs("c1"))
    assert (code, about["entry"], about["setting"]) == ("BOOK-026", "OEBPS/c1.xhtml", "limits.expansion")


def test_a_book_of_which_every_file_is_missing_names_one(tmp_path: Path) -> None:
    about = lost(
        tmp_path, {}, manifest=item("c1", "c1.xhtml") + item("c2", "c2.xhtml"), spine=refs("c1", "c2")
    )
    assert about == ("BOOK-010", {"entry": "OEBPS/c1.xhtml"})


def test_an_empty_book_has_nothing_to_read(tmp_path: Path) -> None:
    assert lost(tmp_path, {}, manifest="", spine="") == ("BOOK-016", {})


def test_pictures_from_the_network_are_told_once(tmp_path: Path) -> None:
    remote = '<p>A<a href="http://a.b/">c</a></p><img alt="" src="https://a.b/theo-doi.gif"/>'
    package = read(
        tmp_path,
        {"c0.xhtml": '<a href="http://a.b/">A</a>', "c1.xhtml": remote, "c2.xhtml": remote},
        manifest="".join(item(f"c{n}", f"c{n}.xhtml") for n in range(3)),
        spine=refs("c0", "c1", "c2"),
    )
    about = (("entry", "OEBPS/c1.xhtml"), ("address", "https://a.b/theo-doi.gif"))
    assert [(fault.code, fault.details) for fault in package.faults] == [("BOOK-028", about)]


def test_a_wrong_encoding_is_told(tmp_path: Path) -> None:
    text = xhtml("<p>été</p>", "").encode("cp1252")
    package = read(tmp_path, {"c.xhtml": text}, manifest=item("c", "c.xhtml"), spine=refs("c"))
    assert "été".encode() in package.chapters[0].content
    assert [(fault.code, fault.details) for fault in package.faults] == [
        ("BOOK-029", (("entry", "OEBPS/c.xhtml"), ("encoding", "cp1258")))
    ]


@pytest.mark.parametrize(
    ("book", "said", "fixed"),
    [
        ("pre-paginated", ["", "rendition:layout-reflowable", ""], [True, False, True]),
        ("reflowable", ["rendition:layout-pre-paginated", "", ""], [True, False, False]),
    ],
)
def test_a_document_has_its_own_layout(tmp_path: Path, book: str, said: list[str], fixed: list[bool]) -> None:
    package = read(
        tmp_path,
        {f"c{n}.xhtml": "<p>x</p>" for n in range(3)},
        metadata=f'<meta property="rendition:layout">{book}</meta>',
        manifest="".join(item(f"c{n}", f"c{n}.xhtml") for n in range(3)),
        spine="".join(
            f'<itemref idref="c{n}" properties="{text} page-spread-left"/>' for n, text in enumerate(said)
        ),
    )
    assert [chapter.fixed for chapter in package.chapters] == fixed
    assert package.fixed is (sum(fixed) == 2)
