"""What a PDF says of itself, in its Info dictionary and its XMP packet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.hostile import deflated, pdf, stream

from library.formats.pdf.book import probe_pdf
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.formats.types import SourceInfo

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/">%s</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
ALT = '<dc:%s><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:%s>'
BAG = "<dc:%s><rdf:Bag>%s</rdf:Bag></dc:%s>"


def told(folder: Path, info: bytes = b"", xmp: bytes | str = b"", catalog: bytes = b"") -> SourceInfo:
    packet = xmp.encode() if isinstance(xmp, str) else xmp
    data = packet if packet.startswith(b"<<") else stream(packet, b"/Type/Metadata/Subtype/XML")
    metadata = b"/Metadata 5 0 R" if packet else b""
    path = folder / "a.pdf"
    path.write_bytes(
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R%s%s>>" % (metadata, catalog),
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 280]>>",
                b"<<%s>>" % info,
                data,
            ],
            b"/Info 4 0 R",
        )
    )
    return probe_pdf(path, Limits())


def text(value: str) -> bytes:
    return b"<%s>" % value.encode("utf-16").hex().encode()


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - giao an.doc",
        "Microsoft PowerPoint - Bài 3",
        "Bản trình bày PowerPoint",
        "Untitled-1",
        "Không có tiêu đề",
        "bai giang.pptx",
        "Document1",
        "Tài liệu 2",
        "sach_v2.indd",
        "C:\\Users\\an\\sach",
        "https://an.example/sach",
        "CamScanner 05-12-2025 08.15",
        "Scan 0001",
        "- - -",
        "12345",
        "Adobe Photoshop PDF",
        "Adobe Scan 12 thg 3, 2024",
        "Untitled document",
        "Tài liệu không có tiêu đề",
        "Bản trình bày không có tiêu đề",
        "Presentation1",
        "Model",
        "(bia.eps)",
        "Tiêu đề",
        "toan-4-tap-1:ruot-0",
        "bia:Layout 1",
        "IMG_20240305_101502",
    ],
)
def test_a_title_that_a_program_made_up_is_none(tmp_path: Path, title: str) -> None:
    assert told(tmp_path, b"/Title%s" % text(title)).title == ""


@pytest.mark.parametrize(
    "title",
    [
        "Documentary Việt Nam",
        "Bìa rừng",
        "Modelling rivers",
        "4:50 từ Paddington",
        "1984 – tiểu thuyết",
        "Bookworm",
    ],
)
def test_a_title_that_only_begins_like_junk_stays(tmp_path: Path, title: str) -> None:
    assert told(tmp_path, b"/Title%s" % text(title)).title == title


@pytest.mark.parametrize(
    ("author", "creators"),
    [
        ("Người dùng Windows", ()),
        ("Win 10 64bit", ()),
        ("ThuVienDeThi.example.com", ()),
        ("Nhóm Hoa Gạo <nhom@hoagao.example>", ("Nhóm Hoa Gạo",)),
        ("J. R. R. Tolkien", ("J. R. R. Tolkien",)),
        ("St.Exupéry", ("St.Exupéry",)),
    ],
)
def test_an_author_is_somebody(tmp_path: Path, author: str, creators: tuple[str, ...]) -> None:
    assert told(tmp_path, b"/Author%s" % text(author)).creators == creators


def test_a_null_behind_a_title_does_no_harm(tmp_path: Path) -> None:
    said = b"/Title%s/Author(To Hoai\\000)" % text("De Men\0")
    info = told(tmp_path, said)
    assert (info.title, info.creators) == ("De Men", ("To Hoai",))


def test_xmp_speaks_where_the_info_dictionary_is_silent(tmp_path: Path) -> None:
    packet = XMP % (
        ALT % ("title", "Dế  Mèn", "title")
        + BAG % ("creator", "<rdf:li>Tô Hoài</rdf:li><rdf:li>Ngô Mạnh Lân</rdf:li>", "creator")
        + BAG % ("subject", "<rdf:li>truyện</rdf:li><rdf:li>truyện</rdf:li>", "subject")
        + BAG % ("language", "<rdf:li>vi-VN</rdf:li>", "language")
        + BAG % ("publisher", "<rdf:li>Kim Đồng</rdf:li>", "publisher")
        + ALT % ("description", "Chuyện loài vật.", "description")
        + BAG % ("date", "<rdf:li>1941</rdf:li>", "date")
    )
    info = told(tmp_path, b"/Title(Untitled)/Author(Admin)", packet)
    assert (info.title, info.creators, info.language) == ("Dế Mèn", ("Tô Hoài", "Ngô Mạnh Lân"), "vi")
    assert (info.publisher, info.date, info.description) == ("Kim Đồng", "1941", "Chuyện loài vật.")
    assert info.subjects == ("truyện",)


def test_the_info_dictionary_comes_first(tmp_path: Path) -> None:
    packet = XMP % (ALT % ("title", "Khác", "title") + BAG % ("creator", "<rdf:li>Khác</rdf:li>", "creator"))
    said = b"/Title%s/Author%s/Keywords(a; b, =1+1)/Subject%s" % (
        text("Nhan đề"),
        text("Tô Hoài;"),
        text("Tóm tắt"),
    )
    info = told(tmp_path, said, packet, b"/Lang(en-US)")
    assert (info.title, info.creators, info.language) == ("Nhan đề", ("Tô Hoài",), "en")
    assert (info.subjects, info.description) == (("a", "b"), "Tóm tắt")


@pytest.mark.parametrize(
    ("said", "modified"),
    [
        (b"/CreationDate(D:20200101)/ModDate(D:20240501083000+07'00')", "2024-05-01T01:30:00Z"),
        (b"/CreationDate(D:20200101)/ModDate(yesterday)", "2020-01-01T00:00:00Z"),
        (b"", ""),
    ],
)
def test_the_last_change_is_the_info_dictionarys(tmp_path: Path, said: bytes, modified: str) -> None:
    assert told(tmp_path, said).modified == modified


def test_short_xmp_is_read(tmp_path: Path) -> None:
    packet = (
        XMP.replace(
            'xmlns:dc="http://purl.org/dc/elements/1.1/"',
            'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="Ngắn"',
        )
        % ""
    )
    assert told(tmp_path, b"", packet).title == "Ngắn"


@pytest.mark.parametrize("said", [b"(x-none)", b"()", b"(12)", b" 7"])
def test_a_language_that_is_none_is_left_out(tmp_path: Path, said: bytes) -> None:
    assert told(tmp_path, catalog=b"/Lang%s" % said).language == ""


@pytest.mark.parametrize(
    "packet",
    [
        b"<not xml",
        b"\0\0\0",
        b"<a>&b;</a>",
        b"<<>>",
        stream(deflated(b"<a>\n", 200), b"/Filter[/FlateDecode/FlateDecode]"),
    ],
    ids=["broken", "empty", "entity", "no stream", "bomb"],
)
def test_xmp_that_cannot_be_read_says_nothing(tmp_path: Path, packet: bytes) -> None:
    assert told(tmp_path, b"/Title(Good)", packet).title == "Good"


def test_an_entity_of_xmp_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("BÍ MẬT", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    packet = entity + (XMP % (ALT % ("title", "A &e; B", "title"))).partition("?>")[2]
    assert "MẬT" not in told(tmp_path, b"", packet).title


def test_what_was_written_before_unicode_is_read_as_it_was_meant(tmp_path: Path) -> None:
    info = told(
        tmp_path, b"/Title%s/Author%s" % (text("Ch\u00ad¬ng 1: Tæng quan"), text("Nguyeãn Nhaät Aùnh"))
    )
    assert (info.title, info.creators) == ("Chương 1: Tổng quan", ("Nguyễn Nhật Ánh",))


def test_a_title_of_another_language_stays(tmp_path: Path) -> None:
    assert told(tmp_path, b"/Title%s" % text("Été à la mer – Noël")).title == "Été à la mer – Noël"
