"""What stands on a poster, a label, a bookmark: each design draws one card into its box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.qr.bookcase import bookcase, cover
from library.qr.codes import fitting
from library.qr.typeset import Style

if TYPE_CHECKING:
    from collections.abc import Callable

    from library.messages import Messages
    from library.qr.canvas import Canvas
    from library.qr.cards import Card, Sender
    from library.qr.codes import Symbol
    from library.qr.typeset import Box, Colour

_TEAL: Colour = (0.059, 0.357, 0.329)
_INK: Colour = (0.114, 0.165, 0.165)
_MUTED: Colour = (0.30, 0.34, 0.33)
_GOLD: Colour = (0.85, 0.60, 0.11)
_PAPER: Colour = (0.985, 0.97, 0.935)
_WHITE: Colour = (1, 1, 1)
# The share of a side that a logo may hide: 5 % of the modules, where level H repairs 30 % of the code.
_LOGO = 0.22


@dataclass(frozen=True, slots=True)
class Job:
    """What a design is given: where to draw, what, for whom, in which words."""

    canvas: Canvas
    card: Card
    sender: Sender
    m: Messages
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Design:
    """A way to print a card: how it is drawn, and how its code is sized.

    `place` tells where in a box (width, height) of millimetres the code stands. `module` is the
    size of a module that the distance asks for, `least` the one below which nothing is printed;
    `inset` is kept free inside the edge, since no printer and no cut is exact.
    """

    id: str
    draw: Callable[[Job, Box, Box], None]
    place: Callable[[float, float], Box]
    module: float
    least: float
    inset: float = 0.0
    logo: bool = False

    def symbol(self, text: str, width: float, height: float) -> Symbol | None:
        """Return the code that is printed in a box of this size, None where none fits."""
        _, _, wide, high = self.place(width, height)
        return fitting(text, min(wide, high), self.module, self.least)

    def render(self, job: Job, box: Box) -> None:
        """Draw a card into `box`."""
        left, top, width, height = box
        x, y, wide, high = self.place(width, height)
        at = (left + x, top + y, wide, high)
        self.draw(job, box, at)
        job.canvas.code(at, job.symbol)
        if self.logo and job.sender.logo and job.symbol.level == "H":
            side = min(wide, high)
            modules = len(job.symbol.modules)
            hidden = int(modules * _LOGO) * side / job.symbol.side
            middle = (at[0] + (wide - hidden) / 2, at[1] + (high - hidden) / 2, hidden, hidden)
            job.canvas.rect(middle, _WHITE)
            inner = hidden * 0.88
            corner = (at[0] + (wide - inner) / 2, at[1] + (high - inner) / 2, inner, inner)
            job.canvas.logo(corner, job.sender.logo)


def _poster_place(width: float, height: float) -> Box:
    side = width * 0.7
    return (width - side) / 2, height * 0.398, side, side


def _poster(job: Job, box: Box, code: Box) -> None:
    """A poster in any A size: who, what, where, the shelf as a picture, the code, how to scan."""
    left, top, width, height = box
    unit, canvas, card = width / 190, job.canvas, job.card
    canvas.rect(box, _PAPER, radius=7 * unit)
    canvas.rect(box, line=_TEAL, width=1.1 * unit, radius=7 * unit)
    inner, wide = left + 12 * unit, width - 24 * unit

    def write(y: float, high: float, text: str, style: Style) -> None:
        canvas.text((inner, top + height * y, wide, height * high), text, style)

    name_at = 0.028
    if job.sender.logo:
        canvas.logo((inner, top + height * 0.022, wide, height * 0.048), job.sender.logo)
        name_at = 0.074
    write(name_at, 0.026, job.sender.name, Style("bold", 17 * unit, 8 * unit, _TEAL, align=0.5))
    title_at = name_at + 0.032
    high = 0.215 - title_at
    write(title_at, high, card.label, Style("serif", 56 * unit, 20 * unit, _INK, 2, 0.5, 0.5))
    write(0.217, 0.03, _where(job), Style("sans", 17 * unit, 9 * unit, _MUTED, align=0.5, valign=0.5))
    if card.books:
        bookcase(canvas, (inner, top + height * 0.254, wide, height * 0.132), card.books)
    frame = 2.2 * unit
    around = (code[0] - frame, code[1] - frame, code[2] + 2 * frame, code[3] + 2 * frame)
    canvas.rect(around, _WHITE, line=_GOLD, width=0.9 * unit, radius=4 * unit)
    write(0.895, 0.036, _how(job), Style("sans", 18 * unit, 8 * unit, _INK, 2, 0.5, 0.5))
    write(0.933, 0.042, card.spoken, Style("bold", 30 * unit, 9 * unit, _TEAL, 2, 0.5, 0.5))


def _strip_place(width: float, height: float) -> Box:  # noqa: ARG001 -- a place is told both
    return 0.0, 0.0, height, height


def _strip(job: Job, box: Box, code: Box) -> None:
    """A strip for the edge of a board: the code, the name as large as it goes, the address."""
    left, top, width, height = box
    canvas, card = job.canvas, job.card
    canvas.rect(box, _WHITE)
    canvas.rect((left + width - 3, top, 3, height), _TEAL)
    start = code[0] + code[2] + 2
    wide = left + width - 6 - start
    canvas.text(
        (start, top + height * 0.06, wide, height * 0.5), card.label, Style("serif", 34, 12, _INK, 1, 0, 0.5)
    )
    canvas.text((start, top + height * 0.56, wide, height * 0.18), _where(job), Style("sans", 11, 7, _MUTED))
    canvas.text((start, top + height * 0.76, wide, height * 0.2), card.spoken, Style("bold", 12, 7, _TEAL))


def _label_place(width: float, height: float) -> Box:
    side = min(height, width * 0.56)
    return 0.0, (height - side) / 2, side, side


def _label(job: Job, box: Box, code: Box) -> None:
    """A label for the inside of a book: title, author, call number beside the code."""
    left, top, width, height = box
    canvas, card = job.canvas, job.card
    start = code[0] + code[2] + 0.3
    wide = left + width - start - 0.8
    scale = min(max(height / 34, 0.62), 1.5)
    foot = 4.6 * scale
    room = height - 1.2
    y = top + 0.8
    title = Style("serif", 13 * scale, 6.2 * scale, _INK, lines=4)
    y += canvas.text((start, y, wide, room * 0.52), card.label, title) + 0.3 * scale
    end = top + height - 0.6 - foot * 2
    if card.byline and end - y > 2:
        canvas.text(
            (start, y, wide, end - y), card.byline, Style("sans", 8.5 * scale, 5.4 * scale, _MUTED, 2)
        )
    call = card.callno or card.place
    canvas.text((start, end, wide, foot), call, Style("bold", 11 * scale, 5.5 * scale, _TEAL, 1, 0, 1))
    canvas.text(
        (start, end + foot, wide, foot), card.code, Style("bold", 9 * scale, 5.5 * scale, _INK, 1, 0, 0.7)
    )


def _spine_place(width: float, height: float) -> Box:
    if width > height:
        return 0.0, 0.0, height, height
    side = width
    return 0.0, height - side, side, side


def _spine(job: Job, box: Box, code: Box) -> None:
    """A label for the back of a book: the call number part by part, and the code below or beside it."""
    left, top, width, height = box
    parts = (job.card.callno or job.card.code).split()
    tall = height >= width
    room: Box = (
        (left + 1, top + 1.5, width - 2, height - code[3] - 1.5)
        if tall
        else (code[0] + code[2], top + 1, width - code[2] - 1, height - 2)
    )
    each = min(room[3] / max(len(parts), 1), 8.0)
    start = room[1] + (room[3] - each * len(parts)) / 2
    for number, part in enumerate(parts):
        style = Style("bold", min(16.0, each * 2.2), 6, _INK, 1, 0.5, 0.5)
        job.canvas.text((room[0], start + number * each, room[2], each), part, style)


def _plaque_place(width: float, height: float) -> Box:
    side = min(height * 0.66, width * 0.42)
    return width - side - height * 0.09, height * 0.2, side, side


def _plaque(job: Job, box: Box, code: Box) -> None:
    """A plaque for a wall: the name and what it tells on the left, the code on the right."""
    left, top, width, height = box
    unit, canvas, card = height / 120, job.canvas, job.card
    canvas.rect(box, _PAPER, line=_TEAL, width=1.2 * unit, radius=4 * unit)
    margin = 3.2 * unit
    inside = (left + margin, top + margin, width - 2 * margin, height - 2 * margin)
    canvas.rect(inside, line=_GOLD, width=0.5 * unit, radius=2.5 * unit)
    start, wide = left + 11 * unit, code[0] - left - 18 * unit
    y = top + 12 * unit
    if job.sender.logo:
        canvas.logo((start, y, 13 * unit, 13 * unit), job.sender.logo)
    beside = start + (16 * unit if job.sender.logo else 0)
    canvas.text(
        (beside, y, wide - (beside - start), 13 * unit), job.sender.name,
        Style("bold", 12 * unit, 7 * unit, _TEAL, 2, 0, 0.5),
    )  # fmt: skip
    y += 18 * unit
    y += canvas.text(
        (start, y, wide, 38 * unit), card.label, Style("serif", 34 * unit, 13 * unit, _INK, 3)
    ) + 3 * unit  # fmt: skip
    about = card.about or _where(job)
    canvas.text(
        (start, y, wide, top + 104 * unit - y), about, Style("sans", 13 * unit, 8.5 * unit, _MUTED, 7)
    )
    canvas.rect((code[0] - unit, code[1] - unit, code[2] + 2 * unit, code[3] + 2 * unit), _WHITE,
                line=_GOLD, width=0.6 * unit, radius=2 * unit)  # fmt: skip
    below = code[1] + code[3] + 3 * unit
    canvas.text(
        (code[0] - 4 * unit, below, code[2] + 8 * unit, top + 110 * unit - below), card.spoken,
        Style("bold", 12 * unit, 6.5 * unit, _TEAL, 2, 0.5),
    )  # fmt: skip


def _bookmark_place(width: float, height: float) -> Box:
    side = width * 0.74
    return (width - side) / 2, height - side - height * 0.1, side, side


def _bookmark(job: Job, box: Box, code: Box) -> None:
    """A bookmark: the cover or the shelf's books, the title, the code, and whose library it is."""
    left, top, width, _ = box
    canvas, card = job.canvas, job.card
    canvas.rect(box, _PAPER)
    canvas.rect((left, top, width, 6), _TEAL)
    y = top + 12
    if card.kind == "book" and card.books:
        wide = width * 0.66
        cover(canvas, (left + (width - wide) / 2, y, wide, wide * 1.42), card.books[0])
        y += wide * 1.42 + 4
    elif card.books:
        bookcase(canvas, (left + 3, y, width - 6, width * 0.6), card.books)
        y += width * 0.6 + 4
    inner, wide = left + 4, width - 8
    title = Style("serif", 17, 9, _INK, 4, 0.5)
    y += canvas.text((inner, y, wide, 26), card.label, title) + 1.5
    byline = card.byline or _where(job)
    canvas.text((inner, y, wide, code[1] - y - 3), byline, Style("sans", 9.5, 7, _MUTED, 3, 0.5))
    canvas.rect(code, _WHITE)
    foot = code[1] + code[3] + 1
    canvas.text((inner, foot, wide, 4.6), card.spoken, Style("bold", 9, 5, _TEAL, 1, 0.5, 0.5))
    canvas.text((inner, foot + 4.8, wide, 7.5), job.sender.name, Style("sans", 8, 5.5, _MUTED, 2, 0.5, 0.5))


def _where(job: Job) -> str:
    """Return how many titles there are and where they stand."""
    count = job.m("sheet.titles", n=job.card.count) if job.card.count else ""
    return " · ".join(filter(None, (job.card.byline, count, job.card.place)))


def _how(job: Job) -> str:
    return job.m(f"sheet.how_{'shelf' if job.card.kind == 'shelf' else 'page'}")


# A phone's picture of 1,920 pixels over 65° sees two and a half pixels a module from 600 modules away:
# 3.2 mm are read from 2 m, 0.5 mm from 30 cm.
POSTER = Design("poster", _poster, _poster_place, module=3.2, least=2.4, logo=True)
POSTER_A5 = Design("poster", _poster, _poster_place, module=2.3, least=1.7, inset=2.0, logo=True)
CARD = Design("poster", _poster, _poster_place, module=1.6, least=1.1, inset=2.0, logo=True)
STRIP = Design("strip", _strip, _strip_place, module=0.7, least=0.5)
LABEL = Design("label", _label, _label_place, module=0.5, least=0.5, inset=0.35)
SPINE = Design("spine", _spine, _spine_place, module=0.5, least=0.5, inset=0.35)
PLAQUE = Design("plaque", _plaque, _plaque_place, module=1.6, least=1.0, inset=2.0, logo=True)
BOOKMARK = Design("bookmark", _bookmark, _bookmark_place, module=0.8, least=0.5)
ALONE = Design("code", lambda *_: None, lambda width, height: (0, 0, width, height), module=1.5, least=0.5)
