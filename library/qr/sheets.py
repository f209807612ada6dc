"""Sheets to print: cards on posters, on paper that is cut apart, and on sheets of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.errors import LibraryError
from library.qr.canvas import Canvas
from library.qr.codes import least_side
from library.qr.designs import Job
from library.qr.products import PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.messages import Messages
    from library.qr.cards import Card, Sender
    from library.qr.presets import Sheet
    from library.qr.products import Order

_GREY = (0.45, 0.45, 0.45)
_MARK, _AWAY = 4.0, 1.0


def draw(order: Order, sender: Sender, m: Messages) -> bytes:
    """Return the PDF of an order; the same order always gives the same bytes.

    Raises:
        LibraryError: when a code cannot be printed large enough on this sheet, or a label reaches
            into the white edge of the paper so far that no room is left.
    """
    canvas = Canvas()
    for page in _pages(order):
        canvas.page(order.paper.paper_width, order.paper.paper_height)
        for card, (x, y) in page:
            _card(canvas, order, card, (x + order.shift[0], y + order.shift[1]), sender, m)
        if order.marks and order.paper.cut:
            _cut_marks(canvas, order.paper, order.shift)
    return canvas.finish(m(f"sheet.title_{order.product}", school=sender.name))


def _pages(order: Order) -> Iterator[list[tuple[Card, tuple[float, float]]]]:
    cells = list(order.paper.cells())
    first = order.start - 1
    if not 0 <= first < len(cells):
        raise LibraryError("start-beyond", start=order.start, count=len(cells))
    cards = [card for card in order.cards for _ in range(order.copies)]
    waiting: list[Card | None] = [*[None] * first, *cards]
    for at in range(0, len(waiting), len(cells)):
        page = zip(waiting[at : at + len(cells)], cells, strict=False)
        yield [(card, cell) for card, cell in page if card is not None]


def _card(
    canvas: Canvas, order: Order, card: Card, at: tuple[float, float], sender: Sender, m: Messages
) -> None:
    design, paper = PRODUCTS[order.product].design, order.paper
    box = paper.inner(*at, design.inset)
    made = design.symbol(card.address, box[2], box[3]) if min(box[2:]) > 0 else None
    if made is None:
        raise LibraryError(
            "label-too-small",
            sheet=paper.name,
            address=card.spoken,
            side=f"{least_side(card.address, design.least):.1f}".replace(".", ","),
        )
    design.render(Job(canvas, card, sender, m, made), box)


def _cut_marks(canvas: Canvas, paper: Sheet, shift: tuple[float, float]) -> None:
    """Mark, outside of what is printed, where the sheet is cut; thin lines between the pieces."""
    left, top = (value + more for value, more in zip(paper.origin, shift, strict=True))
    right = left + paper.columns * (paper.width + paper.gap_x) - paper.gap_x
    bottom = top + paper.rows * (paper.height + paper.gap_y) - paper.gap_y
    for column in range(paper.columns + 1):
        x = left + column * paper.width
        for y, away in ((top, -1), (bottom, 1)):
            canvas.line((x, y + away * _AWAY), (x, y + away * _MARK), _GREY)
        if 0 < column < paper.columns:
            canvas.line((x, top), (x, bottom), _GREY, width=0.08, dashes="[1 2] 0")
    for row in range(paper.rows + 1):
        y = top + row * paper.height
        for x, away in ((left, -1), (right, 1)):
            canvas.line((x + away * _AWAY, y), (x + away * _MARK, y), _GREY)
        if 0 < row < paper.rows:
            canvas.line((left, y), (right, y), _GREY, width=0.08, dashes="[1 2] 0")
