"""Words that MuPDF runs together are parted by the gaps between their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf

from library.pages.words import lines
from library.resources import FONTS

if TYPE_CHECKING:
    from library.pages.model import Line


def spaced(words: list[str], gap: float) -> list[Line | str]:
    """Set words side by side without any space glyph, as TeX does, and read them."""
    font = pymupdf.Font(fontfile=str(FONTS / "BeVietnamPro_400Regular.ttf"))
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=100)
        page.insert_font(fontname="vn", fontfile=str(FONTS / "BeVietnamPro_400Regular.ttf"))
        x = 20.0
        for word in words:
            page.insert_text((x, 50), word, fontname="vn", fontsize=12)
            x += font.text_length(word, fontsize=12) + gap
        return lines(page)


def test_words_that_stand_apart_are_words_apart() -> None:
    (line,) = spaced(["có", "thể", "phân", "phối"], 4.0)
    assert line[3] == "có thể phân phối"
    assert len(line[4]) == 7


def test_a_word_that_is_whole_stays_whole() -> None:
    (line,) = spaced(["Nguyễn", "phương"], 4.0)
    assert line[3] == "Nguyễn phương"
