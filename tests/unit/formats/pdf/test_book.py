"""What a PDF says of itself."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pymupdf
import pytest
from support.hostile import boxed, false_count, page_bomb, pdf
from support.pdfs import make_pdf

from library.formats.pdf import book as module
from library.formats.types import Fault, OutlineEntry, SourceInfo, UnreadableBookError
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path


def probe_pdf(path: Path, limits: Limits | None = None) -> SourceInfo:
    return module.probe_pdf(path, limits or Limits())


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


def test_the_outline_is_flat_with_levels_and_0_based_pages(tmp_path: Path) -> None:
    outline = [(1, "Chương một", 1), (2, "Mưa  rào", 2), (1, "Chương hai", 3)]
    info = probe_pdf(make_pdf(tmp_path / "a.pdf", ["a", "b", "c"], outline=outline))
    assert info.outline == (
        OutlineEntry("Chương một", 0, 0),
        OutlineEntry("Mưa rào", 1, 1),
        OutlineEntry("Chương hai", 2, 0),
    )


def test_printed_page_numbers_are_kept_where_they_differ(tmp_path: Path) -> None:
    roman = [{"startpage": 0, "prefix": "", "style": "r"}, {"startpage": 2, "prefix": "P-", "style": "D"}]
    assert probe_pdf(make_pdf(tmp_path / "a.pdf", "abcd", labels=roman)).labels == ("i", "ii", "P-1", "P-2")
    plain = [{"startpage": 0, "prefix": "", "style": "D"}]
    assert probe_pdf(make_pdf(tmp_path / "b.pdf", "ab", labels=plain)).labels == ()


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
    assert caught.value.fault.code in {"BOOK-005", "BOOK-016"}


def test_pages_that_go_round_in_a_circle_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "vòng.pdf"
    path.write_bytes(
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 280]>>",
            ]
        )
    )
    info = probe_pdf(path)
    assert len(info.sizes) == 1
    assert info.faults == (Fault("BOOK-037", (("pages", "2"), ("found", "1"))),)


@pytest.mark.parametrize(("data", "pages"), [(false_count(10_000_000), 1), (page_bomb(), 1)])
def test_pages_that_are_counted_wrongly_are_counted_again(tmp_path: Path, data: bytes, pages: int) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert len(probe_pdf(path).sizes) == pages


def test_what_refuses_a_book_crosses_to_the_build(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]))
    with pytest.raises(UnreadableBookError) as caught:
        probe_pdf(path)
    crossed = pickle.loads(pickle.dumps(caught.value))
    assert crossed.fault == caught.value.fault


def test_a_book_of_too_many_pages_ends_at_the_limit(tmp_path: Path) -> None:
    outline = [(1, "Đầu", 1), (1, "Cuối", 4)]
    path = make_pdf(tmp_path / "a.pdf", "abcd", outline=outline)
    info = probe_pdf(path, Limits(pages=3))
    assert len(info.sizes) == 3
    assert [entry.title for entry in info.outline] == ["Đầu"]
    assert info.faults == (Fault("BOOK-036", (("pages", "4"), ("limit", "3"))),)
    assert probe_pdf(path, Limits(pages=4)).faults == ()


def test_a_page_beyond_the_limit_keeps_its_shape(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", "abc", sizes=[(200, 280), (3000, 1500), (20_000, 10)])
    info = probe_pdf(path, Limits(page_points=1000))
    assert info.sizes == ((200.0, 280.0), (1000.0, 500.0), (1000.0, 1.0))
    assert info.faults == (Fault("BOOK-035", (("page", "2"), ("count", "2"), ("limit", "1000"))),)


@pytest.mark.parametrize(
    ("box", "more", "size"),
    [
        (b"200 280 0 0", b"", (200.0, 280.0)),
        (b"0 0 200 280", b"/CropBox[10 20 110 220]", (100.0, 200.0)),
        (b"0 0 200 280", b"/CropBox[110 220 10 20]/Rotate 270", (200.0, 100.0)),
        (b"0 0 200 280", b"/CropBox[-50 -50 900 900]", (200.0, 280.0)),
        (b"0 0 200 280", b"/UserUnit 2", (400.0, 560.0)),
        (b"0 0 0 0", b"", (612.0, 792.0)),
        (b"1 1 1e9999 1", b"", (612.0, 792.0)),
    ],
    ids=["inverted", "cropped", "crop inverted and turned", "crop outside", "unit", "empty", "endless"],
)
def test_the_box_of_a_page(tmp_path: Path, box: bytes, more: bytes, size: tuple[float, float]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(boxed(box, more))
    assert probe_pdf(path).sizes == (size,)


def test_a_file_that_is_another_format_to_mupdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    with pytest.raises(UnreadableBookError, match=r"BOOK-00[35]"):
        probe_pdf(path)


def test_a_book_that_forbids_copying_is_read(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", ["Chữ"], title="Sách cấm chép")
    with pymupdf.open(path) as document:
        locked = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "owner_pw": "chủ", "permissions": 0}
        document.save(tmp_path / "b.pdf", **locked)
    assert probe_pdf(tmp_path / "b.pdf").title == "Sách cấm chép"


ARABIC = "".join(map(chr, range(0x0627, 0x0640))) * 2


@pytest.mark.parametrize(
    ("language", "direction", "text", "progression"),
    [
        ("fa-IR", "", "Chữ", "rtl"),
        ("", "/L2R", "Chữ", "ltr"),
        ("he", "/L2R", "Chữ", "ltr"),
        ("", "/R2L", "Chữ", "rtl"),
        ("", "", ARABIC, "rtl"),
        ("", "", "Thư viện trường em", "ltr"),
        ("", "", "", "ltr"),
    ],
)
def test_the_direction_of_a_book(
    tmp_path: Path, language: str, direction: str, text: str, progression: str
) -> None:
    path = tmp_path / "a.pdf"
    document = pymupdf.open()
    page = document.new_page()
    if text == ARABIC:
        page.insert_htmlbox(page.rect, f"<p>{text}</p>")
    else:
        page.insert_text((20, 40), text)
    if direction:
        document.xref_set_key(document.pdf_catalog(), "ViewerPreferences", f"<</Direction{direction}>>")
    if language:
        document.set_language(language)
    document.save(path)
    assert probe_pdf(path).progression == progression
