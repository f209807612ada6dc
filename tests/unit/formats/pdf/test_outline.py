"""The outline and the page labels of a PDF, whole or damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.hostile import outline_loop, pdf

from library.formats.pdf.book import probe_pdf
from library.formats.types import OutlineEntry, SourceInfo
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

FIRST = 6
"""Object number of the first entry of the outline; 3 and 4 are the pages."""


def book(folder: Path, *entries: bytes, catalog: bytes = b"", first: int = FIRST) -> SourceInfo:
    """Probe a PDF of two pages with outline entries, each linked to the next unless it says otherwise."""
    rows = [
        b"<<%s%s>>"
        % (entry, b"" if b"/Next" in entry or n == len(entries) - 1 else b"/Next %d 0 R" % (FIRST + n + 1))
        for n, entry in enumerate(entries)
    ]
    path = folder / "a.pdf"
    path.write_bytes(
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R%s>>" % catalog,
                b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 200 280]>>",
                b"<</Type/Page/Parent 2 0 R>>",
                b"<</Type/Page/Parent 2 0 R>>",
                b"<</First %d 0 R>>" % first,
                *rows,
            ]
        )
    )
    return probe_pdf(path, Limits())


def codes(info: SourceInfo) -> list[str]:
    return [fault.code for fault in info.faults]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (b"(plain)", "plain"),
        (b"(caf\\351)", "café"),
        (b"<FEFF%s>" % "Chương Ạ".encode("utf-16-be").hex().encode(), "Chương Ạ"),
        (b"<FFFE%s>" % "Chương Ạ".encode("utf-16-le").hex().encode(), "Chương Ạ"),
        (b"<%s>" % "Chương Ạ đầu".encode("utf-16-be").hex().encode(), "Chương Ạ đầu"),
        (b"<%s>" % "Chương Ạ đầu".encode("utf-16-le").hex().encode(), "Chương Ạ đầu"),
        (b"<EFBBBF%s>" % "Chương".encode().hex().encode(), "Chương"),
        (b"<%s>" % "Chương".encode().hex().encode(), "Chương"),
        (b"<%s>" % "Chu\u031bo\u031bng".encode("utf-16").hex().encode(), "Chương"),
    ],
)
def test_a_title_in_any_encoding(tmp_path: Path, title: bytes, read: str) -> None:
    info = book(tmp_path, b"/Title %s/Dest[3 0 R/Fit]" % title)
    assert info.outline == (OutlineEntry(read, 0, 0),)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        (b"/Dest[4 0 R/XYZ 0 0 0]", 1),
        (b"/Dest[1/Fit]", 1),
        (b"/Dest/old", 1),
        (b"/A<</S/GoTo/D[4 0 R/FitH 9]>>", 1),
        (b"/A<</S/GoTo/D/old>>", 1),
        (b"/Dest[9/Fit]", None),
        (b"/Dest[-1/Fit]", None),
        (b"/Dest[2 0 R/Fit]", None),
        (b"/Dest[99 0 R/Fit]", None),
        (b"/Dest/unknown", None),
        (b"/Dest 7", None),
        (b"/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>", None),
        (b"/A<</S/Launch/F(/bin/sh)>>", None),
        (b"/A<</S/URI/URI(https://an.example/)>>", None),
        (b"", None),
    ],
)
def test_the_target_of_an_entry(tmp_path: Path, target: bytes, page: int | None) -> None:
    catalog = b"/Dests<</old[4 0 R/Fit]>>"
    info = book(tmp_path, b"/Title(A)/Dest[3 0 R/Fit]", b"/Title(B)%s" % target, catalog=catalog)
    pages = {entry.title: entry.page for entry in info.outline}
    assert pages == {"A": 0} | ({} if page is None else {"B": page})


def test_a_name_in_a_tree_is_found(tmp_path: Path) -> None:
    info = book(
        tmp_path,
        b"/Title(A)/Dest(a)",
        b"/Title(B)/A<</S/GoTo/D(b)>>/Next null",
        b"/Limits[(a)(b)]/Names[(a)[3 0 R/Fit](b)<</D[4 0 R/Fit]>>]",
        catalog=b"/Names<</Dests<</Kids[8 0 R]>>>>",
    )
    assert [(entry.title, entry.page) for entry in info.outline] == [("A", 0), ("B", 1)]


def test_an_entry_without_a_page_leads_to_the_first_below_it(tmp_path: Path) -> None:
    info = book(
        tmp_path,
        b"/Title(Part)/First 7 0 R/Next 8 0 R",
        b"/Title(Chapter)/Dest[4 0 R/Fit]/Next null",
        b"/Title(Nothing)/Next null",
    )
    assert info.outline == (OutlineEntry("Part", 1, 0), OutlineEntry("Chapter", 1, 1))
    assert codes(info) == []


def test_an_entry_without_a_title_is_dropped_and_no_level_is_skipped(tmp_path: Path) -> None:
    info = book(
        tmp_path,
        b"/Title()/Dest[3 0 R/Fit]/First 7 0 R/Next 8 0 R",
        b"/Title(Below)/Dest[4 0 R/Fit]/Next null",
        b"/Title(After)/Dest[4 0 R/Fit]",
    )
    assert [(entry.title, entry.level) for entry in info.outline] == [("Below", 0), ("After", 0)]


def test_an_outline_that_runs_in_a_circle_gives_each_entry_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(outline_loop(50))
    info = probe_pdf(path, Limits())
    assert len(info.outline) == len({entry.title for entry in info.outline}) > 10
    assert codes(info) == ["BOOK-009"]


def test_an_entry_that_is_no_dictionary_costs_itself_alone(tmp_path: Path) -> None:
    info = book(tmp_path, b"/Title(A)/Dest[3 0 R/Fit]/First 2 0 R/Next 7 0 R", b"/Title(B)/Dest[4 0 R/Fit]")
    assert [entry.title for entry in info.outline] == ["A", "B"]
    info = book(tmp_path, b"/Title(A)/Dest[3 0 R/Fit]/First(x)/Next 7 0 R", b"/Title(B)/Dest[4 0 R/Fit]")
    assert [entry.title for entry in info.outline] == ["A", "B"]
    assert codes(info) == ["BOOK-009"]


def test_thousands_of_levels_are_read(tmp_path: Path) -> None:
    rows = [b"/Title(%d)/Dest[3 0 R/Fit]/First %d 0 R/Next null" % (n, FIRST + n + 1) for n in range(3000)]
    info = book(tmp_path, *rows, b"/Title(Last)/Dest[4 0 R/Fit]")
    assert [entry.level for entry in info.outline] == list(range(3001))


@pytest.mark.parametrize(
    ("tree", "labels"),
    [
        (b"/Nums[0<</S/r>>1<</S/D>>]", ("i", "1")),
        (b"/Nums[0<</S/R/St 1999>>]", ("MCMXCIX", "MM")),
        (b"/Nums[0<</S/a/St 26>>]", ("z", "aa")),
        (b"/Nums[0<</S/A/St 27>>]", ("AA", "BB")),
        (b"/Nums[1<</P(A-)/S/D/St 8>>]", ("1", "A-8")),
        (b"/Nums[0<</P<FEFF004200ec00610020>/S/D>>]", ("Bìa 1", "Bìa 2")),
        (b"/Nums[0<</P(<FEFF004200ec00610020>)/S/D>>]", ("Bìa 1", "Bìa 2")),
        (b"/Nums[0<</P(cover)>>1<</S/D>>]", ("cover", "1")),
        (b"/Nums[0<</S/r/St 2000000000>>]", ("2000000000", "2000000001")),
        (b"/Nums[0<</S/Q/St -5>>]", ("-5", "-4")),
        (b"/Kids[<</Nums[1<</S/D/St 5>>]>><</Nums[0<</S/a>>]>>]", ("a", "5")),
        (b"/Nums[0<</S/D>>]", ()),
        (b"/Nums[-3<</S/r>>(x)<</S/r>>9<</S/r>>]", ("i", "ii")),
        (b"/Nums[0]", ()),
        (b"/Nums 7/Kids(x)", ()),
    ],
)
def test_labels(tmp_path: Path, tree: bytes, labels: tuple[str, ...]) -> None:
    assert book(tmp_path, b"/Title(A)", catalog=b"/PageLabels<<%s>>" % tree).labels == labels


def test_labels_that_hold_themselves_end(tmp_path: Path) -> None:
    info = book(tmp_path, b"/Kids[6 0 R 6 0 R]/Nums[0<</S/r>>]", catalog=b"/PageLabels 6 0 R")
    assert info.labels == ("i", "ii")


def test_titles_written_before_unicode_are_judged_together(tmp_path: Path) -> None:
    written = "Lêi nãi ®Çu", "Môc lôc", "Bµi tËp"
    info = book(tmp_path, *(b"/Title<%s>/Dest[3 0 R]" % t.encode("utf-16").hex().encode() for t in written))
    assert [entry.title for entry in info.outline] == ["Lời nói đầu", "Mục lục", "Bài tập"]
