"""Rows behind a table: what was there stays to the byte, what comes reads back as it was meant."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from support.workbooks import workbook

from library.catalog.append import extended, read_target
from library.catalog.decode import decode, encode
from library.catalog.reader import read_table
from library.catalog.template import as_csv, as_workbook
from library.errors import LibraryError
from library.messages import messages

NEW = {"title": ("Bến không chồng",), "creator": ("Dương Hướng", "Nguyễn; Ái"), "isbn": ("9786042012345",)}
PLAIN = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n", exclude_categories=("C",)), max_size=12
)


def put(path: Path, data: bytes, *rows: dict[str, tuple[str, ...]]) -> bytes:
    path.write_bytes(data)
    made = extended(read_target(path, path.name), rows)
    path.write_bytes(made)
    return made


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_row_is_written_as_the_table_is(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    lines = [["Tác giả", "Cột lạ", "Nhan đề", "ISBN"], ["Tô Hoài", "ghi chú", "Dế Mèn phiêu lưu kí", ""]]
    text = "".join(delimiter.join(line) + end for line in lines)
    before = encode(text, encoding) if encoding == "cp1258" else text.encode(encoding)
    after = put(tmp_path / "books.csv", before, NEW)
    assert after.startswith(before)
    decoded = decode(after)
    assert decoded is not None
    assert decoded.text.endswith(end)
    assert decoded.text.count(end) == 3
    row = read_table(tmp_path / "books.csv", "books.csv", "books").rows[1]
    assert row.fields == {
        "title": ("Bến không chồng",), "creator": ("Dương Hướng", "Nguyễn, Ái"), "isbn": ("9786042012345",),
    }  # fmt: skip


def test_a_last_line_without_an_end_gets_one(tmp_path: Path) -> None:
    assert put(tmp_path / "b.csv", b"title,file\nA,a.pdf", {"title": ("B",)}) == b"title,file\nA,a.pdf\nB,\n"


def test_what_would_run_in_a_spreadsheet_is_a_text(tmp_path: Path) -> None:
    hostile = {"title": ('=HYPERLINK("http://x.example")\x07',), "publisher": ("@SUM(1)\r\n+1",)}
    put(tmp_path / "b.csv", b"title,publisher\n", hostile)
    assert read_table(tmp_path / "b.csv", "b", "books").rows[0].fields == {
        "title": ('HYPERLINK("http://x.example")',), "publisher": ("SUM(1) +1",),
    }  # fmt: skip
    data = put(tmp_path / "b.xlsx", workbook([["title", "publisher"]]), hostile)
    cell = load_workbook(io.BytesIO(data)).worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x.example")')


@pytest.mark.parametrize(
    "data", [b'title,file\nA,"a.pdf\n', b"", b"\x00\x01\x02", b"ghi,chu\n1,2\n", b"%PDF-1.4"]
)
def test_a_doubtful_table_is_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "books.csv"
    path.write_bytes(data)
    with pytest.raises(LibraryError):
        extended(read_target(path, "books.csv"), [NEW])
    assert path.read_bytes() == data


def test_an_encoding_without_the_letters_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "books.csv"
    path.write_bytes("title,file\nL'été à la campagne\xa0déjà,a\n".encode("cp1252"))
    with pytest.raises(LibraryError) as caught:
        extended(read_target(path, "books.csv"), [NEW])
    assert caught.value.code == "table-encoding"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(PLAIN, min_size=3, max_size=3), max_size=5),
    st.lists(st.dictionaries(st.sampled_from(["title", "publisher", "file"]), PLAIN), min_size=1, max_size=3),
    st.sampled_from(["\r\n", "\n"]),
)
def test_appending_keeps_every_byte(old: list[list[str]], new: list[dict[str, str]], end: str) -> None:
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows([["Nhan đề", "Tệp", "NXB"], *old])
    before = out.getvalue().encode("utf-8-sig")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "books.csv")
        path.write_bytes(before)
        rows = [{name: (value,) for name, value in row.items()} for row in new]
        old_rows = read_table(path, "b", "books").rows
        after = put(path, before, *rows)
        assert after.startswith(before)
        assert read_table(path, "b", "books").rows[: len(old_rows)] == old_rows


def test_a_workbook_keeps_all_its_other_parts_and_rows(tmp_path: Path) -> None:
    before = as_workbook(("books", "shelves"), messages("vi"))
    data = put(tmp_path / "books.xlsx", before, {"title": ("Một",), "isbn": ("0012",)}, {"title": ("Hai",)})
    data = put(tmp_path / "books.xlsx", data, {"title": ("Ba",)})
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(data)) as other:
        changed = [name for name in one.namelist() if one.read(name) != other.read(name)]
        assert one.namelist() == other.namelist()
    assert changed == ["xl/worksheets/sheet1.xml"]
    then, now = (load_workbook(io.BytesIO(made)).worksheets[0] for made in (before, data))
    assert [[cell.value for cell in row[:1]] for row in now.iter_rows()] == [
        ["Nhan đề"],
        ["Một"],
        ["Hai"],
        ["Ba"],
    ]
    isbn = next(cell for cell in now[2] if cell.value == "0012")
    assert isbn.number_format == "@"
    assert now.freeze_panes == then.freeze_panes == "B2"
    assert [cell.comment.text for cell in now[1]] == [cell.comment.text for cell in then[1]]
    assert {rule.formula1 for rule in now.data_validations.dataValidation} == {
        rule.formula1 for rule in then.data_validations.dataValidation
    }
    assert len(read_table(tmp_path / "books.xlsx", "b", "books").rows) == 3


def test_rows_that_are_only_painted_are_filled(tmp_path: Path) -> None:
    """Excel keeps empty cells for their borders; a new row goes into the first of them, not below all."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Nhan đề", "Tệp"])
    for number in range(2, 50):
        sheet[f"A{number}"].font = Font(bold=True)
    sheet["A2"].value = "Một"
    book.save(tmp_path / "books.xlsx")
    data = put(tmp_path / "books.xlsx", (tmp_path / "books.xlsx").read_bytes(), {"title": ("Hai",)})
    now = load_workbook(io.BytesIO(data)).worksheets[0]
    assert (now["A3"].value, now["A3"].font.b) == ("Hai", True)
    assert now.max_row == 49


def test_templates_read_without_a_fault_and_hold_every_choice(tmp_path: Path) -> None:
    from library.catalog.languages import language_tag

    for kind in ("books", "shelves", "reviews", "lists"):
        (tmp_path / f"{kind}.csv").write_bytes(as_csv(kind))
        assert read_table(tmp_path / f"{kind}.csv", kind, kind).problems == ()
        for language in ("vi", "en"):
            (tmp_path / f"{kind}.xlsx").write_bytes(as_workbook((kind,), messages(language)))
            assert read_table(tmp_path / f"{kind}.xlsx", kind, kind).problems == ()
    for language in ("vi", "en"):
        choices = messages(language)("template.choices.language").split(",")
        assert all(map(language_tag, choices))
        assert len(",".join(choices)) < 255, "Excel takes no longer list"
