"""A cheap look tells blank pages from others, and scans from drawings."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from support.pictures import noisy, printed, scanned

from library.pages.look import Look, ink, is_grey

SIZE = (900, 1200)
LAST_LINE = 0.0003
"""The share of a page that a chapter's short last line covers."""


def blank(colour: str = "white") -> Image.Image:
    return Image.new("RGB", SIZE, colour)


def with_shadows() -> Image.Image:
    page = scanned(blank(), noise=12)
    ImageDraw.Draw(page).rectangle((0, 0, 20, SIZE[1]), fill="#303030")
    return page


def with_dust() -> Image.Image:
    page = blank()
    for number in range(60):
        page.putpixel((number * 379 % SIZE[0], number * 641 % SIZE[1]), (0, 0, 0))
    return page


@pytest.mark.parametrize(
    "page",
    [
        blank(),
        blank("black"),
        blank("#f5e9c8"),
        scanned(blank()),
        with_shadows(),
        with_dust(),
        Image.new("1", SIZE),
        Image.new("RGB", (1, 1)),
        Image.new("RGB", (1, 4000)),
    ],
    ids=["white", "black", "tinted", "grainy", "shadows", "dust", "black of mode 1", "pixel", "line"],
)
def test_a_blank_page_has_no_ink(page: Image.Image) -> None:
    assert ink(page) < LAST_LINE


@pytest.mark.parametrize(
    "page",
    [
        printed(SIZE, lines=1),
        printed(SIZE),
        printed(SIZE).convert("1"),
        scanned(printed(SIZE, lines=1), noise=12),
        Image.eval(printed(SIZE, lines=1), lambda level: 255 - level),
        noisy(SIZE),
    ],
    ids=["a line", "type", "two tones", "scan of a line", "white on black", "photograph"],
)
def test_a_line_is_ink(page: Image.Image) -> None:
    assert ink(page) > LAST_LINE


def test_ink_is_a_share_of_the_page() -> None:
    page = blank()
    ImageDraw.Draw(page).rectangle((0, 0, SIZE[0] // 2, SIZE[1] // 2), fill="black")
    assert ink(page) == pytest.approx(0.25, abs=0.02)


def test_a_scan_differs_from_a_drawing_by_its_paper() -> None:
    drawing, scan = Look.of(printed(SIZE)), Look.of(scanned(printed(SIZE)))
    assert drawing.paper > 0.8 > scan.paper
    assert drawing.noise < 0.01 < scan.noise


def test_a_photograph_has_thousands_of_colours_and_a_page_of_type_hundreds() -> None:
    assert Look.of(noisy(SIZE)).colours > 1500
    assert Look.of(printed(SIZE)).colours < 420


def test_grey_is_told_from_colour_even_where_there_is_little() -> None:
    page = printed(SIZE)
    assert is_grey(page)
    ImageDraw.Draw(page).rectangle((100, 100, 160, 160), fill="#c02020")
    assert not is_grey(page)
