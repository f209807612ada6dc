"""Print is put in two tones, and nothing else is."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw
from support.pictures import noisy, printed, scanned

from library.pages.two_tone import in_two_tones

SIZE = (900, 1200)


def with_wash() -> Image.Image:
    page = printed(SIZE).convert("L")
    ImageDraw.Draw(page).rectangle((100, 900, 400, 1100), fill=200)
    return page


def halftone() -> Image.Image:
    """A photograph as a press prints it, seen at a lower resolution."""
    dots = noisy((1800, 2400)).convert("L").convert("1")
    return dots.convert("L").resize(SIZE, Image.Resampling.BOX)


def test_print_is_put_in_two_tones() -> None:
    page = printed(SIZE).convert("L")
    made = in_two_tones(page)
    assert made is not None
    assert (made.mode, made.size) == ("1", SIZE)
    # The edges of letters are all that moves.
    counts = ImageChops.difference(made.convert("L"), page).histogram()
    assert sum(counts[100:]) < 0.02 * sum(counts)


@pytest.mark.parametrize(
    "page",
    [
        with_wash(),
        halftone(),
        noisy(SIZE).convert("L"),
        scanned(printed(SIZE)).convert("L"),
        Image.linear_gradient("L").resize(SIZE),
    ],
    ids=["a grey box", "halftone", "photograph", "grey paper", "gradient"],
)
def test_what_has_tones_keeps_them(page: Image.Image) -> None:
    assert in_two_tones(page) is None


def test_strokes_of_grey_ink_are_as_heavy_as_they_were() -> None:
    page = Image.eval(printed(SIZE).convert("L"), lambda level: 35 + level * 220 // 255)
    made = in_two_tones(page)
    assert made is not None
    black = in_two_tones(printed(SIZE).convert("L"))
    assert black is not None
    share = made.histogram()[0] / black.histogram()[0]
    assert share == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("colour", [0, 255])
def test_a_page_of_one_tone_stays_it(colour: int) -> None:
    made = in_two_tones(Image.new("L", (40, 40), colour))
    assert made is not None
    assert made.getcolors() == [(1600, colour)]
