"""Catalogs of other programs become rows: what is taken, what is trimmed, and what is told."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from pymarc import Field, Indicators, Record, Subfield, record_to_xml
from support.workbooks import workbook

from library.catalog.exchange import trimmed
from library.catalog.koha import meaning
from library.catalog.load import load
from library.catalog.marc import read_marc
from library.errors import LibraryError
from library.imports import import_into, import_to, read_source
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School

DE_MEN = (
    "020 $a9786042012348 (bìa mềm) :$c45000đ",
    "041 $avie",
    "082 $a895.922134$bD250M$223",
    "100 $aTô Hoài,$d1920-2014",
    "245 $aDế Mèn phiêu lưu kí :$btruyện dài /$cTô Hoài ; minh hoạ: Tạ Huy Long.",
    "250 $aTái bản lần thứ 90.",
    "260 $aH. :$bKim Đồng,$c2015.",
    "300 $a187 tr. :$bminh hoạ ;$c19 cm.",
    "490 $aTủ sách Tuổi thơ ;$v2",
    "500 $aPhụ lục cuối sách.",
    "520 $aDế Mèn đi khắp nơi.",
    "650 $aVăn học thiếu nhi$zViệt Nam.",
    "653 $aTruyện",
    "700 $aTạ Huy Long,$eminh hoạ",
    "852 $aTV$bKho mở$c$hVN 895.922$iD250M$jSTK.0012",
    "852 $aTV$bKho mở$hVN 895.922$iD250M$jSTK.0013",
    "942 $cBK",
)
ROW = {
    "title": ("Dế Mèn phiêu lưu kí",), "subtitle": ("truyện dài",), "creator": ("Tô Hoài",),
    "contributor": ("Tạ Huy Long",), "isbn": ("9786042012348",), "language": ("vi",), "ddc": ("895.922134",),
    "edition": ("Tái bản lần thứ 90.",), "pub_place": ("H.",), "publisher": ("Kim Đồng",), "date": ("2015",),
    "extent": ("187 tr.",), "series": ("Tủ sách Tuổi thơ",), "volume": ("2",),
    "description": ("Dế Mèn đi khắp nơi.",), "subject": ("Văn học thiếu nhi – Việt Nam", "Truyện"),
    "callno": ("VN 895.922 D250M",), "accession": ("STK.0012", "STK.0013"), "shelf": ("Kho mở",),
}  # fmt: skip


def record(*lines: str) -> Record:
    made = Record()
    for line in lines:
        tag, rest = line[:3], line[4:]
        if tag < "010":
            made.add_field(Field(tag, data=rest))
        else:
            parts = [Subfield(part[0], part[1:]) for part in rest.split("$")[1:]]
            made.add_field(Field(tag, Indicators(" ", " "), parts))
    return made


def utf8(made: Record) -> bytes:
    made.leader = made.leader[:9] + "a" + made.leader[10:]  # type: ignore[assignment,operator]
    return bytes(made.as_marc())


def marc8(data: bytes, old: str, new: bytes) -> bytes:
    """Return a record with other bytes for an ASCII text of the same length."""
    assert len(old) == len(new)
    assert data.count(old.encode()) == 1
    return data.replace(old.encode(), new)


def only(path: Path, data: bytes) -> dict[str, tuple[str, ...]]:
    path.write_bytes(data)
    (taken,), _ = read_source(path)
    assert taken
    return taken.fields


def test_every_field_of_a_record_finds_its_column(tmp_path: Path) -> None:
    path = tmp_path / "x.mrc"
    assert only(path, utf8(record(*DE_MEN))) == ROW
    (taken,) = read_marc(path.read_bytes())
    assert taken
    assert taken.left == ("500", "942")


def test_marcxml_says_the_same(tmp_path: Path) -> None:
    inner = record_to_xml(record(*DE_MEN), namespace=True).decode()
    decomposed = unicodedata.normalize("NFD", f"<?xml version='1.0'?><collection>{inner}</collection>")
    assert only(tmp_path / "x.xml", decomposed.encode()) == ROW
    assert only(tmp_path / "x.xml", inner.encode()) == ROW


def test_a_leader_that_lies_about_its_encoding_is_not_believed(tmp_path: Path) -> None:
    data = utf8(record(*DE_MEN))
    assert data[9:10] == b"a"
    assert only(tmp_path / "x.mrc", data[:9] + b" " + data[10:]) == ROW


def test_marc8_is_read_with_its_marks_before_the_letters(tmp_path: Path) -> None:
    """ANSEL: hook E0, grave E1, acute E2, tilde E4, circumflex E3, dot below F2; đ B3, ơ BC, ư BD."""
    plain = bytes(record("245 $a___________", "852 $jA1").as_marc())
    data = marc8(plain, "_" * 11, b"\xb3\xbd\xe1\xbcng \xb3\xe3\xe2e")
    assert only(tmp_path / "x.mrc", data)["title"] == ("đường đế",)


def test_koha_items_are_copies(tmp_path: Path) -> None:
    items = ("952 $o895 D$pTN001$cVăn học", "952 $o895 D$pTN002$cVăn học", "952 $o895 D$i77$cTruyện")
    fields = only(tmp_path / "x.mrc", utf8(record("245 $aA /", *items)))
    assert fields == {
        "title": ("A",), "callno": ("895 D",), "accession": ("TN001", "TN002", "77"), "shelf": ("Văn học",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("245 $aA$nTập 2,$pPhần đầu",), {"title": ("A. Phần đầu",), "volume": ("2",)}),
        (("245 $aA$nT. 3", "490 $aBộ$vQ.1"), {"title": ("A. T. 3",), "series": ("Bộ",), "volume": ("1",)}),
        (("245 $aA /$cLê Minh, Võ Lan ; Hà Vi dịch.",), {"creator": ("Lê Minh", "Võ Lan"), "contributor": ("Hà Vi dịch",)}),
        (("245 $aA", "100 $aLê, A."), {"creator": ("Lê, A.",)}),
        (("245 $aA", "100 $aGustave", "700 $aHà Vi$4trl"), {"creator": ("Gustave",), "contributor": ("Hà Vi",)}),
        (("245 $aA", "264 $a[S.l.] :$b[s.n.],$c[199-?]"), {"date": ("[199-?]",)}),
        (("245 $aA", "260 $a[Huế] ;$b[Thuận Hoá]"), {"pub_place": ("Huế",), "publisher": ("Thuận Hoá",)}),
        (("245 $aA", "041 $aviechi"), {"language": ("vi",)}),
        (("008 " + " " * 35 + "fre  ", "245 $aA"), {"language": ("fr",)}),
        (("008 " + " " * 35 + "und  ", "245 $aA"), {}),
        (("245 $aA", "082 $a895.9$bTH-A"), {"ddc": ("895.9",), "callno": ("895.9 TH-A",)}),
        (("245 $aA", "952 $cKho", "952 $cKho"), {"shelf": ("Kho",), "copies": ("2",)}),
        (("245 $a...",), {"title": ("...",)}),
    ],
)  # fmt: skip
def test_what_cataloguers_write(tmp_path: Path, lines: tuple[str, ...], expected: dict[str, object]) -> None:
    fields = only(tmp_path / "x.mrc", utf8(record(*lines)))
    assert {name: value for name, value in fields.items() if name != "title" or name in expected} == expected


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Kiều /", "Kiều"), ("A ; ", "A"), ("Lê, A.", "Lê, A."), ("Chuyện.", "Chuyện"), ("Rồi…", "Rồi…"), ("Rồi...", "Rồi...")],
)  # fmt: skip
def test_punctuation_of_isbd(text: str, bare: str) -> None:
    assert trimmed(text) == bare


def test_one_bad_record_does_not_stop_the_others(school: School, tmp_path: Path) -> None:
    good = [utf8(record(f"245 $aSách {n}", f"852 $jA{n}")) for n in (1, 2)]
    broken = good[0][:12] + b"99999" + good[0][17:]
    source = tmp_path / "x.mrc"
    source.write_bytes(b"\n".join([good[0], broken, b"rubbish\x1d", utf8(record("100 $aX")), good[1]]))
    school.catalog("Nhan đề,Số ĐKCB\n")
    imported = import_into(school.root / "catalog" / "books.csv", "books.csv", source)
    assert (imported.taken, imported.unread) == (2, (2, 3, 4))
    xml = f"<collection>{record_to_xml(record('245 $aA')).decode()}<record><leader>"
    (tmp_path / "x.xml").write_text(xml, encoding="utf-8")
    records, _ = read_source(tmp_path / "x.xml")
    assert [bool(one) for one in records] == [True, False]


def test_a_field_without_its_tag_costs_its_record_and_a_short_leader_nothing(tmp_path: Path) -> None:
    whole = record_to_xml(record("245 $aA", "100 $aLê")).decode()
    torn = whole.replace(' tag="245"', "").replace(' tag="100"', "")
    short = whole.replace("          22        4500", "")
    assert torn != whole != short
    (tmp_path / "x.xml").write_text(f"<collection>{torn}{short}</collection>", encoding="utf-8")
    records, _ = read_source(tmp_path / "x.xml")
    assert [one and one.fields["title"] for one in records] == [None, ("A",)]


def test_an_xml_bomb_and_an_outside_entity_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("BÍ MẬT", encoding="utf-8")
    entity = f'<!DOCTYPE c [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    body = record_to_xml(record("245 $aA@")).decode().replace("@", "&x;")
    (tmp_path / "x.xml").write_text(f"{entity}<collection>{body}</collection>", encoding="utf-8")
    records, _ = read_source(tmp_path / "x.xml")
    assert "BÍ MẬT" not in str(records)
    bomb = '<!DOCTYPE c [<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    (tmp_path / "x.xml").write_text(
        f"{bomb}]><collection>{body.replace('&x;', '&a11;')}</collection>", "utf-8"
    )
    with pytest.raises(LibraryError):
        read_source(tmp_path / "x.xml")


def test_import_then_check_finds_nothing_of_our_making(school: School, tmp_path: Path) -> None:
    source = tmp_path / "x.mrc"
    source.write_bytes(utf8(record(*DE_MEN)) + utf8(record("245 $aB :", "260 $c[1992?].", "952 $pTN1$oB 1")))
    for name in ("books.csv", "books.xlsx"):
        imported = import_to(school.root / "catalog" / name, source, messages("vi"))
        assert (imported.taken, imported.lacking) == (2, {})
        catalog, problems = load(school.settings(), [])
        assert problems == ()
        assert [holding.copies for holding in catalog.holdings] == [2, 1]
        (school.root / "catalog" / name).unlink()


def test_a_second_import_adds_nothing(school: School, tmp_path: Path) -> None:
    source = tmp_path / "x.mrc"
    source.write_bytes(utf8(record(*DE_MEN)) + utf8(record("245 $aB", "020 $a9786042012348")))
    table = school.root / "catalog" / "books.csv"
    school.catalog("Nhan đề,Tác giả,Số ĐKCB,ISBN,Năm xuất bản\nCũ,X,STK.12-20,,\n")
    assert import_into(table, "b", source).there == 1, "a number that stands in a range is taken"
    before = table.read_bytes()
    again = import_into(table, "b", source)
    assert (again.taken, again.there) == (0, 2)
    assert table.read_bytes() == before


def test_what_the_table_has_no_column_for_is_told(school: School, tmp_path: Path) -> None:
    (tmp_path / "x.mrc").write_bytes(utf8(record(*DE_MEN)))
    school.catalog("Nhan đề,Tác giả,Số ĐKCB\n")
    imported = import_into(school.root / "catalog" / "books.csv", "b", tmp_path / "x.mrc")
    assert imported.lacking.keys() == ROW.keys() - {"title", "creator", "accession"}
    assert imported.left == {"500": 1, "942": 1}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("itemcallnumber", "callno"), ("biblio.title", "title"), ("245$a", "title"), ("TITLE=245$a", "title"),
        ("952 p", "accession"), ("Nhan đề", "title"), ("Mã vạch", "accession"), ("Ghi chú", ""), ("999$z", ""),
    ],
)  # fmt: skip
def test_headers_of_others(header: str, field: str) -> None:
    assert meaning(header) == field


def test_rows_of_copies_become_one_title(tmp_path: Path) -> None:
    text = (
        "biblionumber;title;author;copyrightdate;itemcallnumber;barcode;location;itemnotes\n"
        "1;Dế Mèn /;Tô Hoài;2015;895 D;TN1;Văn học;rách\n1;Dế Mèn /;Tô Hoài;2015;895 D;TN2;Văn học;\n"
        "2;Dế Mèn /;Tô Hoài;2020;895 D;TN3;Văn học;\n3;;;;;;;\n"
    )
    (tmp_path / "k.csv").write_text(text, encoding="utf-8")
    records, _ = read_source(tmp_path / "k.csv")
    assert [one and one.fields["accession"] for one in records] == [("TN1", "TN2"), ("TN3",), None]
    assert records[0]
    assert records[0].left == ("biblionumber", "itemnotes")
    assert records[0].fields["title"] == ("Dế Mèn",)


def test_a_register_under_a_heading_is_found(tmp_path: Path) -> None:
    rows = [["SỔ ĐĂNG KÝ CÁ BIỆT"], [], ["Số đăng ký", "Tên sách", "Tác giả chính", "Kho"]]
    copies = [["001", "Đất rừng", "Đoàn Giỏi", "Kệ 1"], ["002", "Đất rừng", "Đoàn Giỏi", "Kệ 1"]]
    (tmp_path / "so.xlsx").write_bytes(workbook([*rows, *copies]))
    (taken,), _ = read_source(tmp_path / "so.xlsx")
    assert taken
    assert taken.fields["accession"] == ("001", "002")


@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-1.4", b"<html></html>", b"a,b\n1,2\n", b"00026nam"])
def test_a_file_without_records_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(LibraryError) as caught:
        import_to(tmp_path / "y.csv", tmp_path / "x", messages("vi"))
    assert caught.value.code == "import-nothing"
    assert not (tmp_path / "y.csv").exists()


def test_a_new_table_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.mrc").write_bytes(utf8(record("245 $aA")))
    (tmp_path / "y.csv").write_bytes(b"mine")
    for name, code in (("y.csv", "output-there"), ("y.ods", "output-kind")):
        with pytest.raises(LibraryError) as caught:
            import_to(tmp_path / name, tmp_path / "x.mrc", messages("vi"))
        assert caught.value.code == code
    assert (tmp_path / "y.csv").read_bytes() == b"mine"
