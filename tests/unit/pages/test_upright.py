"""Words are where they are seen, and in the order of reading, however the page or its text is turned."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PIL import ImageDraw, ImageOps
from support.pdfs import FONT

from library.pages.raster import draw
from library.pages.upright import UNITS
from library.pages.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.pages.model import Line

LINES = ["Thư viện trường em", "mở cửa từ bảy giờ sáng", "đọc sách về quá trình", "kể chuyện ngày xưa", "hết"]


@contextmanager
def turned(
    *, rotate: int = 0, text: int = 0, crop: bool = False, unit: int = 1, corner: int = 0
) -> Iterator[pymupdf.Page]:
    """Set LINES on a page whose text runs in direction `text`, and turn the page itself by `rotate` degrees."""
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=400)
        page.insert_font(fontname="vn", fontfile=str(FONT))
        for number, line in enumerate(LINES):
            far = 60 + 30 * number
            at = {0: (60, far), 90: (far, 330), 180: (250, 400 - far), 270: (300 - far, 60)}[text]
            page.insert_text(at, line, fontname="vn", fontsize=12, rotate=text)
        if crop:
            page.set_cropbox(pymupdf.Rect(30, 20, 280, 350))
        page.set_rotation(rotate)
        document.xref_set_key(page.xref, "UserUnit", str(unit))
        if corner:
            document.xref_set_key(page.xref, "MediaBox", f"[{-corner} {-corner} 300 400]")
        with pymupdf.open("pdf", document.tobytes()) as again:
            yield again[0]


def boxes(page: list[Line | str]) -> list[tuple[str, int, int, int, int]]:
    """Return each word with its box in units, as the reader makes it of a line."""
    found = []
    for line in page:
        if isinstance(line, str):
            continue
        x, top, height, text, runs = line
        for number, word in enumerate(text.split(" ")):
            x += runs[2 * number - 1] if number else 0
            found.append((word, x, top, x + runs[2 * number], top + height))
            x += runs[2 * number]
    return found


def check(page: pymupdf.Page) -> None:
    made = boxes(lines(page))
    assert [word for word, *_ in made] == " ".join(LINES).split()
    ink = ImageOps.invert(draw(page, 1200, 10_000_000).convert("L"))
    across, down = ink.width / UNITS, ink.height / UNITS
    places = [
        (left * across, top * down, right * across, bottom * down) for _, left, top, right, bottom in made
    ]
    for left, top, right, bottom in places:
        assert ink.crop((round(left), round(top), round(right), round(bottom))).getbbox()
    pen = ImageDraw.Draw(ink)
    for left, top, right, bottom in places:
        pen.rectangle((left - 2, top - 2, right + 2, bottom + 2), fill=0)
    left_over = ink.point(lambda level: 255 if level > 60 else 0).getbbox()
    assert left_over is None


@pytest.mark.parametrize("text", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_stand_on_their_ink(rotate: int, text: int) -> None:
    with turned(rotate=rotate, text=text) as page:
        check(page)


@pytest.mark.parametrize("rotate", [0, 90, 270])
@pytest.mark.parametrize(
    ("crop", "unit", "corner"), [(True, 1, 0), (False, 2, 0), (True, 3, 0), (False, 1, 80)]
)
def test_words_stand_on_their_ink_on_a_page_of_any_box(
    rotate: int, crop: bool, unit: int, corner: int
) -> None:
    with turned(rotate=rotate, crop=crop, unit=unit, corner=corner) as page:
        check(page)


def test_a_line_that_runs_upwards_is_a_line_a_word() -> None:
    with turned(text=90) as page:
        made = [line[3] for line in lines(page) if not isinstance(line, str)]
    assert made == " ".join(LINES).split()


def test_words_upside_down_follow_one_another_to_the_left() -> None:
    with turned(text=180) as page:
        made = [line for line in lines(page) if not isinstance(line, str)]
    assert [line[3] for line in made] == LINES
    assert all(gap < 0 for gap in made[0][4][1::2])


def test_words_that_run_together_are_parted_on_their_side_too() -> None:
    font = pymupdf.Font(fontfile=str(FONT))
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=400)
        page.insert_font(fontname="vn", fontfile=str(FONT))
        y = 350.0
        for word in ("có", "thể", "kể", "về"):
            page.insert_text((100, y), word, fontname="vn", fontsize=12, rotate=90)
            y -= font.text_length(word, fontsize=12) + 4
        assert [line[3] for line in lines(page)] == ["có", "thể", "kể", "về"]


def test_a_note_up_the_margin_leaves_the_page_upright() -> None:
    with turned() as page:
        page.insert_text((20, 300), "ghi ben le", fontsize=8, rotate=90)
        made = [line[3] for line in lines(page) if not isinstance(line, str)]
    assert [text for text in made if text not in {"ghi", "ben", "le"}] == LINES
    assert len(made) == len(LINES) + 3
