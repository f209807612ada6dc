"""What MuPDF tells of type: glyphs with their outlines and what they say, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pymupdf import mupdf

from library.pages.vector.encode import outline_record
from library.pages.vector.model import ADVANCE, EM, FINE, Glyph, NotCarriedError
from library.pages.vector.paths import Walker, near
from library.pages.words import spell

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LETTERS = 0x110000
"""No letter of Unicode has this number."""


class Fonts:
    """The glyphs of a document's fonts; what one looks like is asked once."""

    def __init__(self) -> None:
        # Holding the font keeps its address its own.
        self._known: dict[int, tuple[mupdf.FzFont, dict[tuple[int, str], Glyph]]] = {}
        self._walker = Walker()

    def glyph(self, font: mupdf.FzFont, number: int, text: str) -> Glyph:
        """Return a glyph of a font by its number there, where it says `text`.

        Raises:
            NotCarriedError: when it is not an outline.
        """
        address = font.m_internal_value()
        if address not in self._known:
            self._known[address] = font, {}
        known = self._known[address][1]
        found = known.get((number, text))
        if found is None:
            found = known[number, text] = self._found(font, number, text)
        return found

    def _found(self, font: mupdf.FzFont, number: int, text: str) -> Glyph:
        outline = mupdf.fz_outline_glyph(font, number, mupdf.FzMatrix())
        if mupdf.ll_fz_font_t3_procs(font.m_internal) or not outline.m_internal:
            raise NotCarriedError("font")
        advance = round(mupdf.fz_advance_glyph(font, number, 0) * ADVANCE)
        path = self._walker.walk(outline, (EM, 0, 0, EM, 0, 0))
        return Glyph(outline_record(path), advance, spell(text).strip())


@dataclass(frozen=True, slots=True)
class Span:
    """Glyphs of one size, as in `model.Text`."""

    matrix: tuple[int, int, int, int]
    glyphs: tuple[Glyph, ...]
    places: tuple[tuple[int, int], ...]


def spans(text: Any, ctm: Any, fonts: Fonts) -> Iterator[Span]:
    """Yield what a text of MuPDF's (`fz_text`) consists of, under a matrix to units."""
    a, b, c, d, e, f = (part * FINE for part in (ctm.a, ctm.b, ctm.c, ctm.d, ctm.e, ctm.f))
    span = text.head
    while span:
        held, matrix = mupdf.FzTextSpan(span), mupdf.FzTextSpan(span).trm()
        glyphs: list[Glyph] = []
        places: list[tuple[int, int]] = []
        for number, said, x, y in _items(held, span.len):
            glyphs.append(fonts.glyph(held.font(), number, said))
            places.append((near(x * a + y * c + e), near(x * b + y * d + f)))
        size = (
            near(matrix.a * a + matrix.b * c),
            near(matrix.a * b + matrix.b * d),
            near(matrix.c * a + matrix.d * c),
            near(matrix.c * b + matrix.d * d),
        )
        yield Span(size, tuple(glyphs), tuple(places))
        span = span.next


def _items(span: mupdf.FzTextSpan, count: int) -> Iterator[tuple[int, str, float, float]]:
    """Yield the number of each glyph, what it says, and its place.

    The letters of a ligature after its first come as items without a glyph.
    """
    held: tuple[int, str, float, float] | None = None
    for at in range(count):
        item = span.items(at)
        letter = chr(item.ucs) if 0 < item.ucs < _MOST_LETTERS else ""
        if item.gid >= 0:
            if held:
                yield held
            held = item.gid, letter, item.x, item.y
        elif held:
            held = held[0], held[1] + letter, held[2], held[3]
    if held:
        yield held
