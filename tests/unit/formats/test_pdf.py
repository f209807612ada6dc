"""What a PDF says of itself."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pymupdf
import pytest
from support.pdfs import make_pdf

from library.formats.pdf import probe_pdf
from library.formats.types import OutlineEntry, UnreadableBookError

if TYPE_CHECKING:
    from pathlib import Path


def test_title_authors_and_sizes(tmp_path: Path) -> None:
    info = probe_pdf(
        make_pdf(
            tmp_path / "a.pdf",
            ["một", "hai"],
            sizes=[(200, 280), (300, 200)],
            title="Dế Mèn  phiêu lưu kí",
            author="Tô Hoài; Tạ Huy Long ;",
        )
    )
    assert (info.format, info.title, info.creators) == (
        "pdf",
        "Dế Mèn phiêu lưu kí",
        ("Tô Hoài", "Tạ Huy Long"),
    )
    assert info.sizes == ((200.0, 280.0), (300.0, 200.0))
    assert (info.document, info.progression, info.labels, info.outline) == ("", "ltr", (), ())


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - giao an.doc",
        "Untitled",
        "Không có tiêu đề",
        "bai giang.pptx",
        "Document1",
        "sach_v2.indd",
    ],
)
def test_a_title_that_a_program_made_up_is_none(tmp_path: Path, title: str) -> None:
    assert probe_pdf(make_pdf(tmp_path / "a.pdf", title=title)).title == ""


def test_a_title_that_only_begins_like_junk_stays(tmp_path: Path) -> None:
    assert (
        probe_pdf(make_pdf(tmp_path / "a.pdf", title="Documentary Việt Nam")).title == "Documentary Việt Nam"
    )


def test_the_outline_is_flat_with_levels_and_0_based_pages(tmp_path: Path) -> None:
    outline = [(1, "Chương một", 1), (2, "Mưa  rào", 2), (1, "Chương hai", 3)]
    info = probe_pdf(make_pdf(tmp_path / "a.pdf", ["a", "b", "c"], outline=outline))
    assert info.outline == (
        OutlineEntry("Chương một", 0, 0),
        OutlineEntry("Mưa rào", 1, 1),
        OutlineEntry("Chương hai", 2, 0),
    )


def test_an_entry_that_leads_nowhere_is_dropped_and_no_level_is_skipped(tmp_path: Path) -> None:
    outline = [(1, "A", 1), (2, "Mất", -1), (3, "B", 2)]
    info = probe_pdf(make_pdf(tmp_path / "a.pdf", ["a", "b"], outline=outline))
    assert [(entry.title, entry.level) for entry in info.outline] == [("A", 0), ("B", 1)]


def test_printed_page_numbers_are_kept_where_they_differ(tmp_path: Path) -> None:
    roman = [{"startpage": 0, "prefix": "", "style": "r"}, {"startpage": 2, "prefix": "P-", "style": "D"}]
    assert probe_pdf(make_pdf(tmp_path / "a.pdf", "abcd", labels=roman)).labels == ("i", "ii", "P-1", "P-2")
    plain = [{"startpage": 0, "prefix": "", "style": "D"}]
    assert probe_pdf(make_pdf(tmp_path / "b.pdf", "ab", labels=plain)).labels == ()


def test_a_vietnamese_prefix_of_page_numbers_is_readable(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", "ab")
    with pymupdf.open(path) as document:
        prefix = f"<FEFF{'Bìa '.encode('utf-16-be').hex().upper()}>"
        document.xref_set_key(document.pdf_catalog(), "PageLabels", f"<</Nums[0<</S/D/P{prefix}>>]>>")
        document.saveIncr()
    assert probe_pdf(path).labels == ("Bìa 1", "Bìa 2")


def test_a_rotated_page_is_as_wide_as_it_is_seen(tmp_path: Path) -> None:
    assert probe_pdf(make_pdf(tmp_path / "a.pdf", rotate=90)).sizes == ((280.0, 200.0),)


def test_language_and_direction(tmp_path: Path) -> None:
    info = probe_pdf(make_pdf(tmp_path / "a.pdf", language="vi-VN", right_to_left=True))
    assert (info.language, info.progression) == ("vi", "rtl")


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBookError, match="BOOK-006"):
        probe_pdf(make_pdf(tmp_path / "a.pdf", password="bí mật"))


def test_a_damaged_pdf_is_repaired_and_told(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", ["a", "b"])
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"startxref")])
    info = probe_pdf(path)
    assert len(info.sizes) == 2
    assert [fault.code for fault in info.faults] == ["BOOK-008"]


@pytest.mark.parametrize("rest", [b"", b"1.7\n%%EOF", b"1.4\ntrash" * 99])
def test_a_pdf_of_rubbish_is_refused(tmp_path: Path, rest: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-" + rest)
    with pytest.raises(UnreadableBookError) as caught:
        probe_pdf(path)
    assert caught.value.fault.code in {"BOOK-005", "BOOK-007"}


def test_a_pdf_whose_pages_go_round_in_a_circle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vòng.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n"
    )
    with pytest.raises(UnreadableBookError) as caught:
        probe_pdf(path)
    crossed = pickle.loads(pickle.dumps(caught.value))
    assert crossed.fault == caught.value.fault
    assert crossed.fault.code in {"BOOK-005", "BOOK-007"}
