"""A file is what it contains, whatever it is called."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from support.epubs import make_epub, write_zip
from support.pdfs import make_pdf
from support.pictures import flat
from support.scans import make_cbz, make_folder, page

from library.formats.detect import detect
from library.formats.types import UnreadableBookError

if TYPE_CHECKING:
    from pathlib import Path


def test_books_are_known_under_a_wrong_name(tmp_path: Path) -> None:
    assert detect(make_pdf(tmp_path / "sách.epub")) == "pdf"
    assert detect(make_epub(tmp_path / "sách.pdf", {"a.xhtml": "<p>A</p>"})) == "epub"


def test_a_pdf_may_begin_with_something_else(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf")
    path.write_bytes(b"\r\n\xef\xbb\xbf" + b" " * 900 + path.read_bytes())
    assert detect(path) == "pdf"


def test_an_epub_packed_in_a_folder_is_one(tmp_path: Path) -> None:
    assert detect(make_epub(tmp_path / "a.epub", {"a.xhtml": "<p>A</p>"}, prefix="Sách/")) == "epub"


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"", "BOOK-001", ""),
        (b"<!DOCTYPE html><html><body>403</body></html>", "BOOK-002", "HTML"),
        (b"\n<!-- saved --> <HTML lang=vi>", "BOOK-002", "HTML"),
        (flat(), "BOOK-002", "PNG"),
        (flat(kind="JPEG"), "BOOK-002", "JPEG"),
        ("\ufeff<!DOCTYPE html>".encode(), "BOOK-002", "HTML"),
        ("\ufeff<html lang='vi'>".encode("utf-16-le"), "BOOK-002", "HTML"),
        ("\ufeff<html>".encode("utf-16-be"), "BOOK-002", "HTML"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', "BOOK-002", "HTML"),
        (b"MIME-Version: 1.0\r\n", "BOOK-002", "MHTML"),
        (flat(kind="WEBP"), "BOOK-002", "WebP"),
        (flat(kind="TIFF"), "BOOK-002", "TIFF"),
        (flat(kind="BMP"), "BOOK-002", "BMP"),
        (b"\0\0\0\x20ftypheic", "BOOK-002", "HEIC"),
        (b"Rar!\x1a\x07", "BOOK-002", "RAR (.cbr)"),
        (b"7z\xbc\xaf\x27\x1c", "BOOK-002", "7-Zip (.cb7)"),
        (b"x" * 60 + b"BOOKMOBI", "BOOK-002", "Kindle (.mobi, .azw)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "BOOK-002", "Word/Excel (.doc, .xls)"),
        (b"{\\rtf1", "BOOK-002", "RTF"),
        ("Xin chào".encode(), "BOOK-003", ""),
        ("\ufeffXin chào".encode("utf-16-le"), "BOOK-003", ""),
        (b"\0" * 2000, "BOOK-003", ""),
        (b"PK\x03\x04 cut off", "BOOK-004", ""),
    ],
)
def test_what_is_no_book_is_named(tmp_path: Path, data: bytes, code: str, kind: str) -> None:
    path = tmp_path / "sách.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableBookError) as caught:
        detect(path)
    assert caught.value.fault.code == code
    assert dict(caught.value.fault.details).get("kind", "") == kind


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        (
            {
                "[Content_Types].xml": "",
                "word/document.xml": "",
                "word/media/1.png": "",
                "word/media/2.png": "",
            },
            "Word/PowerPoint/Excel",
        ),
        (
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "Pictures/1.png": "",
                "Pictures/2.png": "",
            },
            "OpenDocument (.odt, .odp)",
        ),
        ({"a.txt": "a"}, "ZIP"),
        ({"a.zip": "a", "b.zip": "b"}, "ZIP"),
        ({"1.jpg": "a", "2.jpg": "b", "sách.pdf": "%PDF-1.4"}, "ZIP"),
        ({"1.jpg": "a", "index.html": "b", "style.css": "c"}, "ZIP"),
        ({"__MACOSX/1.jpg": "a", ".1.jpg": "b"}, "ZIP"),
    ],
)
def test_other_zip_archives_are_named(tmp_path: Path, entries: dict[str, str], kind: str) -> None:
    with pytest.raises(UnreadableBookError) as caught:
        detect(write_zip(tmp_path / "a.epub", entries))
    assert dict(caught.value.fault.details) == {"kind": kind}


def test_a_zip_that_holds_a_pdf_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sách.pdf", b"%PDF-1.4")
    with pytest.raises(UnreadableBookError) as caught:
        detect(path)
    assert dict(caught.value.fault.details) == {"kind": "ZIP"}


def test_pictures_in_an_archive_or_a_folder_are_scans(tmp_path: Path) -> None:
    pages = {"1.jpg": page(), "credits.txt": b"x", "ComicInfo.xml": b"<ComicInfo/>"}
    assert detect(make_cbz(tmp_path / "sách.pdf", pages)) == "scans"
    assert detect(make_cbz(tmp_path / "sách.zip", {"Ch\\1.jpg": page()})) == "scans"
    assert detect(make_folder(tmp_path / "x.pdf", pages)) == "scans"


def test_an_empty_archive_has_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBookError) as caught:
        detect(write_zip(tmp_path / "a.cbz", {}))
    assert caught.value.fault.code == "BOOK-016"


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.jpg": page(), "2.jpg": page()})
    data = bytearray(path.read_bytes())
    # The first bit of the flags, 8 bytes into each entry of the central directory (APPNOTE §4.3.12).
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableBookError) as caught:
        detect(path)
    assert caught.value.fault.code == "BOOK-006"


def test_half_an_archive_is_damaged(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {f"{n}.jpg": page() for n in range(9)})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(UnreadableBookError) as caught:
        detect(path)
    assert caught.value.fault.code == "BOOK-004"


def test_a_file_that_is_gone_is_no_fault_of_the_book(tmp_path: Path) -> None:
    # The cache keeps faults of books; this one passes by itself.
    with pytest.raises(OSError, match="gone"):
        detect(tmp_path / "gone.pdf")
