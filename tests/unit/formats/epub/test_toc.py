"""Contents and page lists are read from either table, whole or broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.epubs import nav, ncx, xhtml
from support.packages import item, make_package, refs

from library.formats.epub.package import Package, read_package
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {"c1.xhtml": "<p>Một</p>", "sâu/c2.xhtml": "<p>Hai</p>"}
ONE, TWO = "OEBPS/c1.xhtml", "OEBPS/sâu/c2.xhtml"
ITEMS = item("c1", "c1.xhtml") + item("c2", "s%C3%A2u/c2.xhtml")
NAV = item("nav", "nav.xhtml", 'properties="nav"')
NCX = item("ncx", "toc.ncx")


def package(folder: Path, *, manifest: str = "", says: str = "", **files: str) -> Package:
    named = {"nav.xhtml" if name == "nav" else "toc.ncx": text for name, text in files.items()}
    manifest = ITEMS + (manifest or (NAV if "nav" in files else "") + (NCX if "ncx" in files else ""))
    path = make_package(
        folder / "a.epub", TEXTS | named, manifest=manifest, spine=refs("c1", "c2"), spine_says=says
    )
    return read_package(path, Limits())


def toc_of(markup: str) -> str:
    return xhtml(f'<nav epub:type="toc">{markup}</nav>')


def test_links_start_at_the_folder_of_the_table(tmp_path: Path) -> None:
    found = package(tmp_path, nav=nav([("Hai", "s%C3%A2u/c2.xhtml#a%20b"), ("Một", "./sâu/../c1.xhtml")]))
    assert found.toc == (("Hai", f"{TWO}#a b", 0), ("Một", ONE, 0))


def test_links_are_found_in_spite_of_case_and_form(tmp_path: Path) -> None:
    found = package(tmp_path, ncx=ncx([("Một", "C1.XHTML"), ("Hai", "SA\u0302U/c2.xhtml#x")]))
    assert found.toc == (("Một", ONE, 0), ("Hai", f"{TWO}#x", 0))


def test_levels_and_headings_without_links(tmp_path: Path) -> None:
    found = package(
        tmp_path,
        nav=toc_of(
            "<ol><li><span>Phần I</span><ol><li><a href='sâu/c2.xhtml'>Hai</a></li></ol></li>"
            "<li><a href='c1.xhtml'><i>Một</i> <b>nữa</b></a></li><li><span>Không có gì</span></li></ol>"
        ),
    )
    assert found.toc == (("Phần I", TWO, 0), ("Hai", TWO, 1), ("Một nữa", ONE, 0))


def test_an_entry_that_leads_nowhere_leads_to_what_is_beneath(tmp_path: Path) -> None:
    found = package(
        tmp_path,
        nav=toc_of(
            "<ol><li><a href='mất.xhtml'>Phần I</a><ol><li><a href='c1.xhtml'>Một</a></li></ol></li>"
            "<li><a href='mất.xhtml'>Mất</a></li><li><a href='http://a.b/'>Ngoài</a></li>"
            "<li><a href='../../x.xhtml'>Lạc</a></li></ol>"
        ),
    )
    assert found.toc == (("Phần I", ONE, 0), ("Một", ONE, 1))


def test_an_empty_title_is_left_out_and_a_picture_speaks_by_its_text(tmp_path: Path) -> None:
    found = package(
        tmp_path,
        nav=toc_of(
            "<ol><li><a href='c1.xhtml'> </a><ol><li><a href='c1.xhtml#a'>A</a></li></ol></li>"
            "<li><a href='sâu/c2.xhtml'><img src='x.png' alt='Hình hai'/></a></li></ol>"
        ),
    )
    assert found.toc == (("A", f"{ONE}#a", 1), ("Hình hai", TWO, 0))


@pytest.mark.parametrize(
    "broken", [xhtml("<p>không có</p>"), "", "rác", xhtml('<nav epub:type="toc"><h1>x</h1></nav>')]
)
def test_either_table_stands_in_for_the_other(tmp_path: Path, broken: str) -> None:
    found = package(tmp_path, nav=broken, ncx=ncx([("Một", "c1.xhtml")]))
    assert found.toc == (("Một", ONE, 0),)
    assert "BOOK-014" not in [fault.code for fault in found.faults]


def test_the_navigation_document_comes_first(tmp_path: Path) -> None:
    found = package(
        tmp_path, manifest=NCX + NAV, nav=nav([("Nav", "c1.xhtml")]), ncx=ncx([("Ncx", "c1.xhtml")])
    )
    assert found.toc == (("Nav", ONE, 0),)


def test_two_broken_tables_are_told(tmp_path: Path) -> None:
    found = package(tmp_path, nav="rác", ncx="<ncx/>")
    assert found.toc == ()
    assert [fault.code for fault in found.faults] == ["BOOK-014"]


def test_a_list_that_is_no_table_of_contents_is_not_taken_for_one(tmp_path: Path) -> None:
    landmarks = '<nav epub:type="landmarks"><ol><li><a href="c1.xhtml">Bìa</a></li></ol></nav>'
    assert package(tmp_path, nav=xhtml(landmarks)).toc == ()


@pytest.mark.parametrize("says", ["", 'toc="lạ"'])
def test_an_ncx_is_known_by_its_kind(tmp_path: Path, says: str) -> None:
    assert package(tmp_path, says=says, ncx=ncx([("Một", "c1.xhtml")])).toc == (("Một", ONE, 0),)


def test_an_ncx_without_its_namespace_is_read(tmp_path: Path) -> None:
    text = ncx([("Một", "c1.xhtml")]).replace(' xmlns="http://www.daisy.org/z3986/2005/ncx/"', "")
    assert package(tmp_path, ncx=text).toc == (("Một", ONE, 0),)


def test_a_page_list_of_a_navigation_document(tmp_path: Path) -> None:
    pages = (
        '<nav epub:type="page-list" hidden=""><ol><li><a href="c1.xhtml#p1">1</a></li>'
        '<li><a href="sâu/c2.xhtml">xii</a></li><li><a href="mất.xhtml">3</a></li></ol></nav>'
    )
    found = package(tmp_path, nav=nav([("Một", "c1.xhtml")]).replace("</body>", f"{pages}</body>"))
    assert found.page_list == (("1", f"{ONE}#p1"), ("xii", TWO))
    assert found.toc == (("Một", ONE, 0),)


def test_a_page_list_of_an_ncx(tmp_path: Path) -> None:
    targets = (
        '<pageList><pageTarget type="normal" value="7"><navLabel><text>7</text></navLabel>'
        '<content src="c1.xhtml#p7"/></pageTarget><pageTarget value="8"><content src="c1.xhtml#p8"/></pageTarget>'
        "</pageList>"
    )
    text = ncx([("Một", "c1.xhtml")]).replace("</ncx>", f"{targets}</ncx>")
    assert package(tmp_path, ncx=text).page_list == (("7", f"{ONE}#p7"), ("8", f"{ONE}#p8"))


def test_a_deep_table_is_read_as_deep_as_it_can_be(tmp_path: Path) -> None:
    depth = 1500
    text = xhtml(
        '<nav epub:type="toc">' + "<ol><li><a href='c1.xhtml'>A</a>" * depth + "</li></ol>" * depth + "</nav>"
    )
    levels = [level for _, _, level in package(tmp_path, nav=text).toc]
    assert levels[:50] == list(range(50))


def test_a_book_without_a_table_has_the_headings_of_its_chapters(tmp_path: Path) -> None:
    path = make_package(
        tmp_path / "a.epub",
        {
            "a.xhtml": "<h2>Chương <i>một</i></h2><h1>x</h1>",
            "b.xhtml": "<p>không</p>",
            "c.xhtml": "<h1>Ba</h1>",
        },
        manifest=item("a", "a.xhtml") + item("b", "b.xhtml") + item("c", "c.xhtml"),
        spine=refs("a", "b", "c"),
    )
    assert read_package(path, Limits()).toc == (
        ("Chương một", "OEBPS/a.xhtml", 0),
        ("Ba", "OEBPS/c.xhtml", 0),
    )
