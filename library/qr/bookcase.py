"""The picture on a poster: a row of the shelf's books on a board, the way they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.qr.typeset import Style

if TYPE_CHECKING:
    from library.qr.canvas import Canvas
    from library.qr.cards import Spine
    from library.qr.typeset import Box, Colour

# The cloth of spines and of drawn covers, as in the site's style sheet (--t0 … --t7).
CLOTH: tuple[Colour, ...] = tuple(
    (int(tint[:2], 16) / 255, int(tint[2:4], 16) / 255, int(tint[4:], 16) / 255)
    for tint in ("0f5b54", "9a2e1b", "2c3d6b", "7d4f0c", "6c2b50", "43551d", "1c5470", "5c3a29")
)
_CREAM: Colour = (0.98, 0.96, 0.90)
_WOOD: Colour = (0.73, 0.51, 0.31)
_WOOD_EDGE: Colour = (0.59, 0.39, 0.18)
_NICHE: Colour = (0.96, 0.91, 0.82)
_FACES = 4
_STRETCH = 1.7


def bookcase(canvas: Canvas, box: Box, books: tuple[Spine, ...]) -> None:
    """Draw as many of `books` as there is room for: some show their covers, the others their spines."""
    left, top, width, height = box
    board = height * 0.07
    canvas.rect(box, _NICHE, radius=height * 0.04)
    canvas.rect((left, top + height - board, width, board), _WOOD)
    canvas.rect((left, top + height - board * 0.35, width, board * 0.35), _WOOD_EDGE)
    floor, tallest = top + height - board, (height - board) * 0.9
    row = _chosen(books, width * 0.96, tallest)
    # A short row has thicker books rather than an empty board.
    faces = sum(wide for _, wide, _, face in row if face)
    spines = sum(wide for _, wide, _, face in row if not face)
    stretch = min(max((width * 0.96 - faces) / spines, 1.0), _STRETCH) if spines else 1.0
    x = left + (width - faces - spines * stretch) / 2
    for book, spine, high, face in row:
        wide = spine if face else spine * stretch
        place = (x, floor - high, wide * 0.985, high)
        if face:
            assert book.cover is not None
            canvas.photo(place, book.cover.read_bytes(), book.digest)
        else:
            _spine(canvas, place, book)
        x += wide


def _chosen(books: tuple[Spine, ...], width: float, tallest: float) -> list[tuple[Spine, float, float, bool]]:
    """Return the books that fit: (book, width, height, whether its cover is shown)."""
    row: list[tuple[Spine, float, float, bool]] = []
    room, faces = width, 0
    for number, book in enumerate(books):
        face = book.cover is not None and faces < _FACES and number % 3 == 0
        # Books are of all heights; the same book is always the same.
        high = tallest * (0.80 + 0.05 * (book.tint * 5 % 5)) if not face else tallest * 0.92
        wide = high * 0.70 if face else tallest * (0.14 + 0.14 * book.thickness)
        if wide > room:
            break
        row.append((book, wide, high, face))
        room -= wide
        faces += face
    return row


def _spine(canvas: Canvas, box: Box, book: Spine) -> None:
    left, top, width, height = box
    canvas.rect(box, CLOTH[book.tint], radius=width * 0.08)
    for at in (0.08, 0.88):
        canvas.rect((left, top + height * at, width, height * 0.012), _CREAM)
    size = min(width * 1.35, 15.0)
    style = Style("bold", size, min(size, 5.0), _CREAM)
    canvas.upright((left, top + height * 0.12, width, height * 0.74), book.title, style)


def cover(canvas: Canvas, box: Box, book: Spine) -> None:
    """Draw a book's cover, or one of cloth with its title where it has none."""
    if book.cover is not None:
        canvas.photo(box, book.cover.read_bytes(), book.digest)
        return
    left, top, width, height = box
    canvas.rect(box, CLOTH[book.tint], radius=1)
    canvas.rect((left + width * 0.08, top, width * 0.02, height), _CREAM)
    size = width * 0.45
    inner = (left + width * 0.16, top + height * 0.12, width * 0.74, height * 0.7)
    canvas.text(inner, book.title, Style("serif", size, size * 0.4, _CREAM, lines=6))
