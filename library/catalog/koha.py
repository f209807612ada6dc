"""Tables that other programs export: Koha's, and any other whose headers tell what they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from library.catalog.columns import MULTIVALUED, field_of, header_key
from library.catalog.exchange import Taken, field
from library.catalog.sheet import read_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from library.errors import Problem

# Columns of Koha's tables biblio, biblioitems and items, and what other programs call theirs.
_ALSO: Final = {
    "title": (
        "biblio title",
        "Tên tài liệu",
        "Nhan đề chính",
        "Tên ấn phẩm",
        "Tên sách, tài liệu",
        "main title",
    ),
    "subtitle": ("Nhan đề phụ", "remainder of title"),
    "creator": ("Tác giả chính", "Họ tên tác giả", "main author", "creators"),
    "contributor": ("Tác giả phụ", "Dịch giả, minh hoạ", "other authors", "contributors"),
    "publisher": ("publishercode", "publisher name"),
    "pub_place": ("place", "place of publication", "publication place"),
    "date": ("copyrightdate", "publicationyear", "publication date", "publication year", "copyright"),
    "edition": ("editionstatement", "edition statement"),
    "extent": ("physical description", "Mô tả vật lí", "size"),
    "series": ("seriestitle", "series title", "Tùng thư, bộ sách"),
    "volume": ("enumchron", "volume number"),
    "description": ("abstract", "summary", "notes"),
    "ddc": ("classification", "cn_class", "Phân loại", "Chỉ số phân loại", "dewey decimal"),
    "subject": ("subjects", "topics", "keywords", "Đề mục"),
    "shelf": (
        "location",
        "permanent_location",
        "ccode",
        "Kho",
        "Kho sách",
        "Vị trí",
        "collection",
        "shelving location",
    ),
    "callno": ("itemcallnumber", "callnumber", "Ký hiệu kho"),
    "accession": (
        "barcode",
        "Mã vạch",
        "stocknumber",
        "Số đăng ký",
        "Số vào sổ",
        "Mã cá biệt",
        "inventory number",
    ),
    "copies": ("copies count", "Số cuốn", "quantity", "items"),
}
_MARC: Final = {
    "title": ("245a",), "subtitle": ("245b",), "creator": ("100a", "110a", "700a"), "isbn": ("020a",),
    "pub_place": ("260a", "264a"), "publisher": ("260b", "264b"), "date": ("260c", "264c"), "edition": ("250a",),
    "extent": ("300a",), "language": ("041a",), "ddc": ("082a",), "subject": ("650a", "651a", "653a"),
    "series": ("490a", "440a", "830a"), "volume": ("490v", "830v"), "description": ("520a",),
    "accession": ("952p", "852p", "852j"), "callno": ("952o", "852h"), "shelf": ("952c", "852c", "852b"),
}  # fmt: skip
_TAG: Final = re.compile(r"(\d{3})\s*[$|‡_ ]?\s*([a-z])", re.IGNORECASE)
_NUMBER: Final = frozenset(map(header_key, ("biblionumber", "biblio number", "biblioitemnumber")))
_PARTS: Final = re.compile(r"[|;#\n]")
_ABOVE: Final = 30
_NAMES: Final = {header_key(name): field for field, names in _ALSO.items() for name in names}
_TAGS: Final = {tag: field for field, tags in _MARC.items() for tag in tags}


def meaning(header: str) -> str:
    """Return the field that a header means, "" for none; Koha's own profiles write "245$a" or "TITLE=245$a"."""
    tag = _TAG.fullmatch(header.rpartition("=")[2].strip())
    if tag:
        return _TAGS.get(tag[1] + tag[2].lower(), "")
    return field_of(header, "books") or _NAMES.get(header_key(header), "")


def read_export(path: Path, name: str) -> tuple[list[Taken | None], list[Problem]]:
    """Return the titles of a table, and what is wrong with its file; None for a row without a title.

    Rows that are copies of one title become one, with the accession numbers of all.
    """
    sheet = read_sheet(path, name, lambda cells: len({meaning(cell) for cell in cells} - {""}))
    filled = [record for record in sheet.records if any(map(str.strip, record.cells))]
    known = [len({meaning(cell) for cell in record.cells} - {""}) for record in filled[:_ABOVE]]
    at = known.index(max(known)) if known and max(known) > 1 else len(filled)
    headers = filled[at].cells if at < len(filled) else []
    fields = [meaning(header) for header in headers]
    numbered = next((at for at, header in enumerate(headers) if header_key(header) in _NUMBER), None)
    unknown = tuple(
        header.strip() for header, name in zip(headers, fields, strict=True) if header.strip() and not name
    )
    titles: dict[object, Taken | None] = {}
    for record in filled[at + 1 :]:
        cells = record.cells + [""] * (len(headers) - len(record.cells))
        taken = _taken(cells, fields, unknown)
        key: object = record.number
        if taken and taken.fields.get("accession"):
            key = cells[numbered] if numbered is not None else _what(taken)
        titles[key] = _joined(titles.get(key), taken)
    return list(titles.values()), sheet.problems


def _taken(cells: list[str], fields: list[str], unknown: tuple[str, ...]) -> Taken | None:
    values: dict[str, list[str]] = {}
    for cell, name in zip(cells, fields, strict=False):
        if name and cell.strip():
            values.setdefault(name, []).extend(_PARTS.split(cell) if name in MULTIVALUED else [cell])
    kept = {name: told for name, texts in values.items() if (told := field(name, texts))}
    return Taken(kept, unknown) if "title" in kept else None


def _what(taken: Taken) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what tells a title from others: all but what a copy has of its own."""
    own = {"accession", "callno", "shelf", "copies"}
    return tuple(sorted((name, values) for name, values in taken.fields.items() if name not in own))


def _joined(one: Taken | None, other: Taken | None) -> Taken | None:
    if one is None or other is None:
        return one or other
    numbers = Counter((*one.fields.get("accession", ()), *other.fields.get("accession", ())))
    fields = {name: values for name, values in (other.fields | one.fields).items() if name != "copies"}
    return Taken(fields | {"accession": tuple(numbers)}, one.left)
