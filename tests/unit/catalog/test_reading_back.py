"""Any table reads back as it was written, whatever the encoding, delimiter, quotation and line end."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from support.encodings import in_cp1258
from support.workbooks import workbook

from library.catalog.reader import read_table
from library.text import clean

if TYPE_CHECKING:
    import pytest

HEADER = ["Nhan đề", "Tác giả", "Tóm tắt", "Giá tiền", "Tệp"]
words = st.sampled_from(["Truyện", "Kiều", "đỏ", "SỐ", "thơ", "x", "B2", "1", "=", "+84", "<b>", "'", "-2"])
signs = st.sampled_from([",", ";", "|", "\t", '"', '""', "\n", " ", "  "])
cells = st.lists(words | signs, max_size=8).map("".join)
names = st.lists(words, min_size=1, max_size=3)
rows = st.lists(st.tuples(words, cells, names, cells, cells), max_size=6)
encodings = {
    "utf-8": str.encode,
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-16-be-mark": lambda text: "\ufeff".encode("utf-16-be") + text.encode("utf-16-be"),
    "cp1258": in_cp1258,
}


@given(
    rows,
    st.sampled_from(sorted(encodings)),
    st.sampled_from(",;\t"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.booleans(),
)
def test_a_table_reads_back_from_text(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, list[str], str, str]],
    encoding: str,
    delimiter: str,
    quoting: int,
    line_end: str,
    final: bool,
) -> None:
    table = [HEADER, *written(rows, "|" if delimiter == ";" else ";")]
    if any("\n" in cell for row in table for cell in row):
        quoting = csv.QUOTE_ALL
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=line_end).writerows(table)
    text = out.getvalue() if final else out.getvalue().removesuffix(line_end)
    path = tmp_path_factory.getbasetemp() / "books.csv"
    path.write_bytes(encodings[encoding](text))
    told = read_table(path, "books.csv", "books")
    assert [(row.number, row.fields, row.extra) for row in told.rows] == meant(rows)
    codes = {problem.code for problem in told.problems} - {"CAT-004", "CAT-023"}
    assert codes <= ({"CAT-055"} if encoding == "cp1258" else set())


@given(rows)
def test_a_table_reads_back_from_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, list[str], str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "books.xlsx"
    path.write_bytes(workbook([HEADER, *written(rows, ";")]))
    told = read_table(path, "books.xlsx", "books")
    assert [(row.number, row.fields, row.extra) for row in told.rows] == meant(rows)
    assert {problem.code for problem in told.problems} <= {"CAT-004", "CAT-023"}


def written(rows: list[tuple[str, str, list[str], str, str]], separator: str) -> list[list[str]]:
    return [
        [f"{start}{rest}", f" {separator} ".join(authors), summary, price, ""]
        for start, rest, authors, summary, price in rows
    ]


def meant(rows: list[tuple[str, str, list[str], str, str]]) -> list[tuple[int, object, object]]:
    told: list[tuple[int, object, object]] = []
    for number, (start, rest, authors, summary, price) in enumerate(rows, 2):
        fields = {"title": (clean(start + rest),), "creator": tuple(authors)}
        paragraphs = "\n".join(filter(None, map(clean, summary.splitlines())))
        if paragraphs:
            fields["description"] = (paragraphs,)
        told.append((number, fields, (("Giá tiền", clean(price)),) if clean(price) else ()))
    return told
