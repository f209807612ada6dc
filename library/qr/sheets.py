"""Sheets to print: a vector PDF of shelf codes, four to an A4 page, to be cut apart."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pymupdf

from library.qr.codes import QUIET, matrix, runs
from library.resources import FONTS

if TYPE_CHECKING:
    from library.messages import Messages
    from library.qr.cards import Card

_MM = 72 / 25.4
_A4 = (210, 297)
# Home and school printers leave up to 5 mm of the paper white.
_MARGIN = 10
_CARD = ((_A4[0] - 2 * _MARGIN) / 2, (_A4[1] - 2 * _MARGIN) / 2)
_CODE = 58
_CSS = """
@font-face { font-family: "T"; src: url(Literata_700Bold.ttf); }
@font-face { font-family: "U"; src: url(BeVietnamPro_400Regular.ttf); }
@font-face { font-family: "U"; font-weight: bold; src: url(BeVietnamPro_600SemiBold.ttf); }
* { margin: 0; padding: 0; text-align: center; }
.school { font-family: "U"; font-size: 10pt; color: #0f5b54; }
.name { font-family: "T"; font-size: 21pt; line-height: 1.15; color: #1d2a2a; }
.place { font-family: "U"; font-size: 10pt; color: #56605c; }
.how { font-family: "U"; font-size: 10.5pt; color: #1d2a2a; }
.url { font-family: "U"; font-size: 9.5pt; font-weight: bold; color: #1d2a2a; }
"""


def shelf_sheet(school: str, cards: list[Card], m: Messages) -> bytes:
    """Return an A4 PDF with a card for each code; the same cards always give the same bytes."""
    document = pymupdf.open()
    archive = pymupdf.Archive(str(FONTS))
    for number, card in enumerate(cards):
        if number % 4 == 0:
            page = document.new_page(width=_A4[0] * _MM, height=_A4[1] * _MM)
            _cut_marks(page)
        column, row = number % 2, number // 2 % 2
        _card(page, _MARGIN + column * _CARD[0], _MARGIN + row * _CARD[1], card, school, m, archive)
    document.set_metadata({"title": m("sheet.title", school=school), "creator": "Tủ Sách"})
    document.subset_fonts()
    data: bytes = document.tobytes(garbage=4, deflate=True, no_new_id=True)
    document.close()
    return data


def _card(
    page: pymupdf.Page,
    left: float,
    top: float,
    card: Card,
    school: str,
    m: Messages,
    archive: pymupdf.Archive,
) -> None:
    width = _CARD[0]
    frame = _rect(left + 4, top + 4, width - 8, _CARD[1] - 8)
    page.draw_rect(frame, color=(0.06, 0.36, 0.33), width=1.2, radius=0.04)

    def write(y: float, height: float, kind: str, text: str) -> None:
        box = _rect(left + 8, top + y, width - 16, height)
        markup = f'<p class="{kind}">{escape(text)}</p>'
        page.insert_htmlbox(box, markup, css=_CSS, archive=archive)

    write(9, 7, "school", school)
    write(17, 21, "name", card.label)
    write(39, 6, "place", card.place)
    side = _CODE
    _code(page, left + (width - side) / 2, top + 46, side, card.address)
    write(107, 12, "how", m("sheet.how"))
    write(120, 10, "url", card.spoken)


def _code(page: pymupdf.Page, left: float, top: float, side: float, text: str) -> None:
    """Draw a code with its quiet zone inside a square of `side` millimetres."""
    modules = matrix(text)
    module = side / (len(modules) + 2 * QUIET)
    shape = page.new_shape()
    for x, y, length in runs(modules):
        shape.draw_rect(
            _rect(left + (x + QUIET) * module, top + (y + QUIET) * module, length * module, module)
        )
    shape.finish(color=None, fill=(0, 0, 0))
    shape.commit()


def _cut_marks(page: pymupdf.Page) -> None:
    """Mark where the sheet is cut in four."""
    middle = (_A4[0] / 2, _A4[1] / 2)
    for start, end in (
        ((middle[0], 4), (middle[0], _MARGIN)),
        ((middle[0], _A4[1] - _MARGIN), (middle[0], _A4[1] - 4)),
        ((4, middle[1]), (_MARGIN, middle[1])),
        ((_A4[0] - _MARGIN, middle[1]), (_A4[0] - 4, middle[1])),
    ):
        page.draw_line(_point(*start), _point(*end), color=(0.5, 0.5, 0.5), width=0.4)


def _rect(left: float, top: float, width: float, height: float) -> pymupdf.Rect:
    return pymupdf.Rect(left * _MM, top * _MM, (left + width) * _MM, (top + height) * _MM)


def _point(x: float, y: float) -> pymupdf.Point:
    return pymupdf.Point(x * _MM, y * _MM)
