"""Empty tables for a new school: workbooks with drop-downs and notes, or CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from library.catalog.columns import TABLES
from library.catalog.workbook import column_name

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from library.messages import Messages


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a template: its width in characters, and what may stand in it.

    A `text` cell keeps what a spreadsheet program would take for a number or a day: 1-3,
    00123, an ISBN. `choices` are offered; where they are `strict`, nothing else is taken.
    """

    field: str
    width: int = 18
    text: bool = True
    choices: str = ""
    strict: bool = False


# What every title needs comes first, what few have comes last.
_BOOKS: Final = (
    _Column("title", 40),
    _Column("creator", 24),
    _Column("shelf", 20, choices="=CacKe"),
    _Column("file", 32),
    _Column("subject", 24),
    _Column("grade", 10),
    # Excel shows a text cell of more than 255 letters as ####.
    _Column("description", 50, text=False),
    _Column("publisher", 20),
    _Column("date", 14, text=False),
    _Column("callno", 18),
    _Column("accession", 18),
    _Column("copies", 10, text=False),
    _Column("isbn", 20),
    _Column("language", 14, choices="language"),
    # Not strict: a class may be named, as in "class:6A", and what is misspelt is not published.
    _Column("access", 12, choices='"open,preview:10,class,physical"'),
    _Column("subtitle", 24),
    _Column("contributor", 24),
    _Column("pub_place", 16),
    _Column("edition", 14),
    _Column("extent", 12),
    _Column("ddc", 14),
    _Column("series", 20),
    _Column("volume", 8),
    _Column("author_note", 40, text=False),
    _Column("audio", 28),
    _Column("cover", 28),
    _Column("cover_alt", 30, text=False),
    _Column("rights", 16),
    _Column("id", 24),
    _Column("old_ids", 24),
)
_SHELVES: Final = (
    _Column("title", 28),
    _Column("place", 32),
    _Column("description", 50, text=False),
    _Column("order", 10, text=False),
    _Column("id", 20),
)
_REVIEWS: Final = (
    _Column("book_id", 24),
    _Column("display_name", 20),
    _Column("class", 8),
    _Column("date", 14),
    _Column("rating", 10, text=False, choices='"1,2,3,4,5"', strict=True),
    _Column("text", 60, text=False),
    _Column("video_url", 30),
    _Column("consent", 12, choices="yesno", strict=True),
    _Column("approved", 12, choices="yesno", strict=True),
)
_LISTS: Final = (
    _Column("title", 30),
    _Column("kind", 12, choices="kind", strict=True),
    _Column("books", 50),
    _Column("description", 50, text=False),
    _Column("order", 10, text=False),
)
_CONTESTS: Final = (
    _Column("title", 30),
    _Column("start", 14),
    _Column("end", 14),
    _Column("audience", 24),
    _Column("description", 50, text=False),
    _Column("rules_page", 24),
    _Column("submit_url", 40),
    _Column("id", 20),
)
_ENTRIES: Final = (
    _Column("contest_id", 24),
    _Column("book_id", 24),
    _Column("display_name", 20),
    _Column("class", 8),
    _Column("school", 24),
    _Column("video_url", 40),
    _Column("transcript", 50, text=False),
    _Column("consent", 12, choices="yesno", strict=True),
    _Column("award", 16),
)
_SURVEYS: Final = (
    _Column("title", 30),
    _Column("description", 40, text=False),
    _Column("submit_url", 40),
    _Column("question", 50),
    _Column("kind", 12, choices="survey", strict=True),
    _Column("options", 40),
    _Column("field", 18),
    _Column("required", 12, choices="yesno", strict=True),
    _Column("id", 20),
)
_LIBRARY: Final = (
    _Column("item", 20, choices="library"),
    _Column("text", 60, text=False),
    _Column("alt", 50, text=False),
)
_FAQ: Final = (
    _Column("question", 44),
    _Column("variants", 50, text=False),
    _Column("answer", 60, text=False),
    _Column("link", 28),
    _Column("topic", 18),
    _Column("next", 30),
    _Column("id", 20),
)
_EXHIBITS: Final = (
    _Column("title", 30),
    _Column("kind", 14, choices="exhibit", strict=True),
    _Column("summary", 50, text=False),
    _Column("address", 28),
    _Column("ward", 18),
    _Column("latitude", 14),
    _Column("longitude", 14),
    _Column("date_start", 14),
    _Column("images", 30),
    _Column("image_alt", 50, text=False),
    _Column("timeline", 50, text=False),
    _Column("facts", 40, text=False),
    _Column("name_meaning", 30, text=False),
    _Column("size", 20),
    _Column("achievements", 30, text=False),
    _Column("length", 12),
    _Column("landmarks", 30),
    _Column("recognition", 24),
    _Column("origin", 24),
    _Column("process", 30, text=False),
    _Column("contact", 24),
    _Column("routes", 24),
    _Column("books", 30),
    _Column("video", 28),
    _Column("audio", 20),
    _Column("transcript", 40, text=False),
    _Column("music", 20),
    _Column("panorama", 20),
    _Column("panorama_alt", 30, text=False),
    _Column("page", 20),
    _Column("source", 24),
    _Column("rights", 16),
    _Column("id", 20),
)
COLUMNS: Final = {
    "books": _BOOKS,
    "shelves": _SHELVES,
    "reviews": _REVIEWS,
    "lists": _LISTS,
    "contests": _CONTESTS,
    "entries": _ENTRIES,
    "surveys": _SURVEYS,
    "library": _LIBRARY,
    "faq": _FAQ,
    "exhibits": _EXHIBITS,
}
_ROWS: Final = 20_000
_SHELF_ROWS: Final = 500
_INK, _PAPER = "FFFFFF", "1F4E5F"


def as_csv(kind: str) -> bytes:
    """Return the headers of a table in UTF-8, with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow(_header(kind, column) for column in COLUMNS[kind])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(kinds: tuple[str, ...], m: Messages) -> bytes:
    """Return a workbook with a sheet for each of `kinds`, with notes in the language of `m`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Tủ Sách"
    for kind in kinds:
        _fill(book.create_sheet(m(f"template.sheet.{kind}")), kind, m)
    if "shelves" in kinds:
        # Excel keeps a list on another sheet in a form of its own unless it goes by a name.
        there = f"'{m('template.sheet.shelves')}'!$A$2"
        filled = f"MAX(1,COUNTA({there}:$A${_SHELF_ROWS}))"
        book.defined_names["CacKe"] = DefinedName("CacKe", attr_text=f"OFFSET({there},0,0,{filled},1)")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _header(kind: str, column: _Column) -> str:
    return TABLES[kind][column.field][0]


def _fill(sheet: Worksheet, kind: str, m: Messages) -> None:
    sheet.freeze_panes = "B2" if kind == "books" else "A2"
    sheet.row_dimensions[1].height = 24
    for at, column in enumerate(COLUMNS[kind]):
        letter = column_name(at)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width
        dimension.alignment = Alignment(vertical="top", wrap_text=column.width >= 50)
        if column.text:
            dimension.number_format = "@"
        cell = sheet[f"{letter}1"]
        cell.value = _header(kind, column)
        cell.font = Font(bold=True, color=_INK)
        cell.fill = PatternFill("solid", start_color=_PAPER)
        cell.alignment = Alignment(vertical="center")
        note = m(f"template.{kind}.{column.field}")
        # About 38 letters of a note stand on a line.
        cell.comment = Comment(note, "Tủ Sách", height=30 + 19 * (1 + len(note) // 36), width=290)
        if column.choices:
            _offer(sheet, f"{letter}2:{letter}{_ROWS}", column, m)


def _offer(sheet: Worksheet, cells: str, column: _Column, m: Messages) -> None:
    """Offer the choices of a column; what is no list of its own names a message."""
    choices = column.choices
    if choices[0] not in '="':
        choices = f'"{m(f"template.choices.{choices}")}"'
    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=column.strict)
    if column.strict:
        rule.error = m("template.choose")
        rule.errorTitle = "Tủ Sách"
    rule.add(cells)
    sheet.add_data_validation(rule)
