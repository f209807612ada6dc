"""Rows put into the first sheet of a workbook (ISO/IEC 29500-1 §18.3), with all else left as it was.

Programs that load a workbook and save it again lose what they do not know: openpyxl drops
drop-downs in Excel's own extension, the size of notes, pictures and form controls. Here one part of
the package is changed, and in it only rows that were empty.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from library.catalog.workbook import column_name, column_number
from library.errors import LibraryError
from library.zips import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_LETTERS: Final = re.compile("[A-Z]+")
_LAST_ROW: Final = 1_048_576


def extended(data: bytes, header: int, rows: Sequence[Sequence[str]]) -> bytes:
    """Return the workbook with `rows`, texts by column, below the last filled row of its first sheet.

    `header` is the 1-based row of the headers. A new cell has the style of the empty one that was
    there, else that of its column.

    Raises:
        LibraryError: when it is no workbook of the kind that Excel writes since 2007.
    """
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as written:
            part = _first_sheet(archive)
            for entry in archive.infolist():
                content = archive.read(entry)
                written.writestr(entry, _sheet(content, header, rows) if entry.filename == part else content)
    except (*DAMAGE, etree.LxmlError, KeyError, StopIteration) as error:
        raise LibraryError("table-unreadable", file="XLSX") from error
    return out.getvalue()


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _first_sheet(archive: zipfile.ZipFile) -> str:
    sheet = next(_parse(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"))
    relations = _parse(archive.read("xl/_rels/workbook.xml.rels"))
    target = next(str(node.get("Target")) for node in relations if node.get("Id") == sheet.get(_ID))
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _sheet(data: bytes, header: int, rows: Sequence[Sequence[str]]) -> bytes:
    root = _parse(data)
    sheet = next(root.iter(f"{_MAIN}sheetData"))
    there = dict(_numbered(sheet))
    filled = (number for number, row in there.items() if any(map(_is_filled, row)))
    first = max(header, *filled, 0) + 1
    if first + len(rows) > _LAST_ROW:
        raise ValueError(first)
    styles = dict(_column_styles(root))
    following = [number for number in there if number >= first]
    end = len(sheet) if not following else list(sheet).index(there[min(following)])
    for number, cells in enumerate(rows, first):
        row = there.get(number)
        if row is None:
            row = etree.Element(f"{_MAIN}row", {"r": str(number)})
            sheet.insert(end, row)
        end = list(sheet).index(row) + 1
        _fill(row, number, cells, styles)
    _widen(root, first + len(rows) - 1, max(map(len, rows), default=1))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _numbered(sheet: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield the rows with their numbers, which need not be written (§18.3.1.73)."""
    number = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r") or number + 1)
        yield number, row


def _is_filled(cell: etree._Element) -> bool:
    return any(child.tag in {f"{_MAIN}v", f"{_MAIN}is", f"{_MAIN}f"} for child in cell)


def _column_styles(root: etree._Element) -> Iterator[tuple[int, str]]:
    for columns in root.iter(f"{_MAIN}col"):
        style = columns.get("style")
        first, last = int(columns.get("min", "1")), int(columns.get("max", "1"))
        if style:
            # The last one often reaches to the end of the sheet.
            yield from ((column, style) for column in range(first, min(last, first + 1000) + 1))


def _fill(row: etree._Element, number: int, texts: Sequence[str], styles: dict[int, str]) -> None:
    """Write texts into the cells of a row that has none."""
    row.attrib.pop("spans", "")
    empty = {column_number(_LETTERS.match(cell.get("r", ""))[0]): cell for cell in row if cell.get("r")}  # type: ignore[index]
    for column, text in enumerate(texts, 1):
        if not text:
            continue
        cell = etree.Element(f"{_MAIN}c", {"r": f"{column_name(column - 1)}{number}", "t": "inlineStr"})
        before = empty.get(column)
        style = styles.get(column) if before is None else before.get("s")
        if style:
            cell.set("s", style)
        holder = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t", {_SPACE: "preserve"})
        holder.text = text
        empty[column] = cell
    row[:] = [empty[column] for column in sorted(empty)]


def _widen(root: etree._Element, row: int, column: int) -> None:
    """Make the dimension (§18.3.1.35) hold the new rows."""
    dimension = root.find(f"{_MAIN}dimension")
    if dimension is not None:
        first, _, last = str(dimension.get("ref")).partition(":")
        letters = _LETTERS.match(last or first)
        widest = max(column, column_number(letters[0]) if letters else 1)
        dimension.set("ref", f"{first}:{column_name(widest - 1)}{row}")
