"""A file is what it contains, whatever it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.epubs import make_epub, write_zip
from support.pdfs import make_pdf
from support.pictures import flat

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
        (b"Rar!\x1a\x07", "BOOK-002", "RAR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "BOOK-002", "Word/Excel (.doc, .xls)"),
        ("Xin chào".encode(), "BOOK-003", ""),
        (b"PK\x03\x04 cut off", "BOOK-004", ""),
    ],
    ids=["empty", "html", "html after a comment", "png", "jpeg", "rar", "doc", "text", "half a zip"],
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
        ({"[Content_Types].xml": "", "word/document.xml": ""}, "Word/PowerPoint/Excel"),
        ({"a.txt": "a"}, "ZIP"),
    ],
)
def test_other_zip_archives_are_named(tmp_path: Path, entries: dict[str, str], kind: str) -> None:
    with pytest.raises(UnreadableBookError) as caught:
        detect(write_zip(tmp_path / "a.epub", entries))
    assert dict(caught.value.fault.details) == {"kind": kind}
