"""Entries are read within limits, and found under names that are slightly wrong."""

from __future__ import annotations

import unicodedata
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.epubs import write_zip

from library.formats.epub.archive import Archive
from library.formats.types import UnreadableBookError
from library.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOISE = bytes(range(256)) * 40


def archive(folder: Path, held: Mapping[str, bytes | str], **limits: int) -> Archive:
    return Archive(write_zip(folder / "a.epub", held), Limits(**limits))


def told(found: Archive) -> list[tuple[str, dict[str, str]]]:
    return [(fault.code, dict(fault.details)) for fault in found.faults]


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("OEBPS/c1.xhtml", "OEBPS/c1.xhtml"),
        ("OEBPS/Chuong1.XHTML", "OEBPS/chuong1.xhtml"),
        (unicodedata.normalize("NFD", "OEBPS/chương.xhtml"), "OEBPS/chương.xhtml"),
        ("OEBPS/chương.xhtml", unicodedata.normalize("NFD", "OEBPS/chương.xhtml")),
        ("OEBPS/ch%E1%BB%AF.xhtml", "OEBPS/chữ.xhtml"),
        ("OEBPS/một hai.xhtml", "OEBPS/m%E1%BB%99t%20hai.xhtml"),
        ("OEBPS\\c1.xhtml", "OEBPS/c1.xhtml"),
        ("Sách/OEBPS/c1.xhtml", "OEBPS/c1.xhtml"),
        ("OEBPS/./x/../c1.xhtml", "OEBPS/c1.xhtml"),
        ("a#b.xhtml", "a%23b.xhtml"),
    ],
)
def test_an_entry_is_found_under_a_name_that_is_slightly_wrong(
    tmp_path: Path, stored: str, asked: str
) -> None:
    found = archive(tmp_path, {stored: "chữ", "khác.txt": "x"})
    assert found.read(asked).decode() == "chữ"
    assert found.faults == []


def test_of_two_files_of_one_name_neither_is_guessed(tmp_path: Path) -> None:
    found = archive(tmp_path, {"a/c.xhtml": "1", "b/c.xhtml": "2"})
    assert found.find("OEBPS/c.xhtml") == ""


def test_the_right_name_comes_before_a_similar_one(tmp_path: Path) -> None:
    found = archive(tmp_path, {"C.xhtml": "lớn", "c.xhtml": "nhỏ"})
    assert (found.read("C.xhtml").decode(), found.read("c.xhtml").decode()) == ("lớn", "nhỏ")


def test_what_is_not_there_is_told_once(tmp_path: Path) -> None:
    found = archive(tmp_path, {"a": "1"})
    assert (found.read("mất.xhtml"), found.read("mất.xhtml")) == (b"", b"")
    assert told(found) == [("BOOK-011", {"entry": "mất.xhtml"})]


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBookError) as caught:
        archive(tmp_path, {"a": "1", "b": "2"}, entries=1)
    assert caught.value.fault.code == "BOOK-017"
    assert dict(caught.value.fault.details) == {"entries": "2", "limit": "1"}


def test_an_entry_that_is_too_large_is_left_out_and_the_setting_named(tmp_path: Path) -> None:
    found = archive(tmp_path, {"a.bin": NOISE, "b.txt": "x"}, entry_bytes=5_000)
    assert (found.read("a.bin"), found.read("b.txt")) == (b"", b"x")
    assert told(found) == [
        ("BOOK-012", {"entry": "a.bin", "limit": "5,000", "setting": "limits.entry_bytes"})
    ]


def test_an_entry_that_unpacks_to_a_multiple_is_left_out(tmp_path: Path) -> None:
    found = archive(tmp_path, {"a.css": b"\0" * (3 << 20)}, expansion=20)
    assert found.read("a.css") == b""
    assert told(found) == [("BOOK-012", {"entry": "a.css", "limit": "20 : 1", "setting": "limits.expansion"})]


def test_a_short_file_may_unpack_to_any_multiple(tmp_path: Path) -> None:
    assert len(archive(tmp_path, {"a.css": " " * 500_000}, expansion=2).read("a.css")) == 500_000


def test_a_size_that_the_archive_lies_about_is_not_believed(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.epub", {"a.css": b"\0" * (3 << 20)})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    found = Archive(path, Limits(expansion=20))
    assert len(found.read("a.css")) <= 10
    data[at + 20 : at + 24] = (1 << 30).to_bytes(4, "little")
    data[at + 24 : at + 28] = (1 << 30).to_bytes(4, "little")
    path.write_bytes(data)
    found = Archive(path, Limits(expansion=20))
    assert len(found.read("a.css")) <= 1 << 20
    assert [fault.code for fault in found.faults] == ["BOOK-011"]


def test_all_that_is_read_has_a_limit_and_what_is_read_again_counts_once(tmp_path: Path) -> None:
    found = archive(tmp_path, {"a": NOISE, "b": NOISE}, total_bytes=15_000)
    assert found.read("a") == found.read("a") == NOISE
    with pytest.raises(UnreadableBookError) as caught:
        found.read("b")
    assert dict(caught.value.fault.details) == {
        "entry": "b",
        "limit": "15,000",
        "setting": "limits.total_bytes",
    }


def test_a_symbolic_link_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as target:
        info = zipfile.ZipInfo("link.xhtml")
        info.external_attr = 0o120777 << 16
        target.writestr(info, "/etc/passwd")
    found = Archive(path, Limits())
    assert found.read("link.xhtml") == b""
    assert told(found) == [("BOOK-011", {"entry": "link.xhtml"})]


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(b"PK\x03\x04 and nothing else")
    with pytest.raises(UnreadableBookError) as caught:
        Archive(tmp_path / "a.epub", Limits())
    assert caught.value.fault.code == "BOOK-004"
