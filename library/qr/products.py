"""What can be printed: each product with its design and its paper, and an order of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.qr import designs
from library.qr.presets import A4, Sheet

if TYPE_CHECKING:
    from library.qr.cards import Card
    from library.qr.designs import Design

VERSION = "sheets-2"
"""Changes with every change of what is drawn: a sheet is drawn once and kept."""


@dataclass(frozen=True, slots=True)
class Product:
    """A thing to print: its design, the plain paper it stands on, and what it can be printed for.

    `labels` tells whether it fits label sheets, too.
    """

    design: Design
    sheet: Sheet
    kinds: frozenset[str]
    labels: bool = False


def _plain(columns: int, rows: int, width: float, height: float, *, turned: bool = False) -> Sheet:
    paper = A4[::-1] if turned else A4
    return Sheet("a4", "A4", columns, rows, width, height, 0, 0, -1, -1, *paper, cut=columns * rows > 1)


_PLACES = frozenset({"site", "shelf", "list"})
_BOOKS = frozenset({"book"})
_EVENTS = frozenset({"contest", "survey"})
_STORIES = frozenset({"exhibit"})
PRODUCTS: dict[str, Product] = {
    "code": Product(
        designs.ALONE,
        Sheet("code", "", 1, 1, 80, 80, 0, 0, 0, 0, 80, 80, edge=0),
        _PLACES | _BOOKS | _EVENTS | _STORIES,
    ),
    "poster-a4": Product(designs.POSTER, _plain(1, 1, 190, 277), _PLACES | _EVENTS),
    "poster-a5": Product(designs.POSTER_A5, _plain(2, 1, 140, 200, turned=True), _PLACES | _EVENTS),
    "card": Product(designs.CARD, _plain(2, 2, 98, 140), _PLACES | _EVENTS),
    "strip": Product(designs.STRIP, _plain(1, 9, 190, 30), _PLACES),
    "label": Product(designs.LABEL, _plain(3, 7, 63, 38), _BOOKS, labels=True),
    "spine": Product(designs.SPINE, _plain(8, 6, 24, 46), _BOOKS, labels=True),
    "plaque": Product(designs.PLAQUE, _plain(1, 2, 180, 120), _PLACES | _BOOKS | _EVENTS | _STORIES),
    "bookmark": Product(designs.BOOKMARK, _plain(5, 1, 52, 190, turned=True), _PLACES | _BOOKS),
}
"""Every product by the name `tusach labels --kind` gives it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: cards in their order, `copies` of each, from label `start` (1-based) of the first sheet.

    `sheet` is the label sheet, None for the product's own paper; `shift` moves everything by
    (right, down) millimetres, for a printer that feeds askew.
    """

    product: str
    cards: tuple[Card, ...]
    sheet: Sheet | None = None
    start: int = 1
    copies: int = 1
    marks: bool = True
    shift: tuple[float, float] = (0.0, 0.0)

    @property
    def paper(self) -> Sheet:
        """The sheet that is printed on."""
        return self.sheet or PRODUCTS[self.product].sheet

    @property
    def printable(self) -> bool:
        """Whether every code is large enough in the smallest box of this sheet."""
        design = PRODUCTS[self.product].design
        return all(level_on(self.paper, design, card.address) for card in self.cards)


def level_on(sheet: Sheet, design: Design, address: str) -> str:
    """Return the error correction level of a code on a sheet, "" where it cannot be printed."""
    boxes = [sheet.inner(x, y, design.inset)[2:] for x, y in sheet.cells()]
    width, height = min(width for width, _ in boxes), min(height for _, height in boxes)
    made = design.symbol(address, width, height) if min(width, height) > 0 else None
    return made.level if made else ""
