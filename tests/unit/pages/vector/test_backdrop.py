"""What no drawing carries is a picture behind the type of its page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PIL import Image
from support.pdfs import FONT
from support.pictures import flat

from library.pages.vector.model import ACROSS, FINE, Clip, NotCarriedError, Picture, Text
from library.pages.vector.trace import Traced, Tracer

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "Trong đầm gì đẹp bằng sen, lá xanh bông trắng lại chen nhị vàng"
FADE = (
    "/Shading <</S <</ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 200 0] /Extend [true true]"
    " /Function <</FunctionType 2 /Domain [0 1] /C0 [0.4] /C1 [1] /N 1>>>>>>"
)
VEIL = (
    "/ExtGState <</G <</BM /Multiply /ca 0.5>>>>"
    " /Font <</helv <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
)


def page(*parts: Callable[[pymupdf.Page], object]) -> pymupdf.Page:
    document = pymupdf.open()
    made = document.new_page(width=200, height=280)
    for part in parts:
        part(made)
    return pymupdf.open(stream=document.tobytes(), filetype="pdf")[0]


def words(made: pymupdf.Page) -> None:
    made.insert_font(fontname="vn", fontfile=str(FONT))
    made.insert_text((10, 40), WORDS, fontname="vn", fontsize=5)


def commands(text: str, resources: str) -> Callable[[pymupdf.Page], object]:
    def put(made: pymupdf.Page) -> None:
        made.insert_text((0, -50), ".", fontsize=1)
        document = made.parent
        document.update_stream(made.get_contents()[-1], text.encode())
        document.xref_set_key(made.xref, "Resources", f"<<{resources}>>")

    return put


def picture(made: pymupdf.Page) -> None:
    made.insert_image((0, 0, 200, 280), stream=flat(size=(400, 560)))


def seen(traced: Traced) -> Image.Image:
    """Return the picture behind the type."""
    mark = traced.drawing[0]
    assert isinstance(mark, Picture)
    assert mark.matrix == (ACROSS * FINE, 0, 0, traced.height * FINE, 0, 0)
    return Image.open(io.BytesIO(traced.pictures[mark.name])).convert("L")


def letters(traced: Traced) -> int:
    return sum(len(mark.glyphs) for mark in traced.drawing if isinstance(mark, Text))


@pytest.mark.parametrize("behind", [picture, commands("/S sh", FADE)], ids=["picture", "shading"])
def test_type_lies_on_a_picture_of_the_rest(behind: Callable[[pymupdf.Page], object]) -> None:
    traced = Tracer(600).trace(page(behind, words))
    assert letters(traced) == len(WORDS)
    image = seen(traced)
    assert image.size == (600, 840)
    # No letter is in it: along the line it is as smooth as above it.
    line = [image.crop((30, top, 570, top + 12)).getextrema() for top in (60, 108)]
    assert line[0] == pytest.approx(line[1], abs=6)


def test_type_that_something_is_painted_over_stays_in_the_picture_of_its_page() -> None:
    with pytest.raises(NotCarriedError, match="picture"):
        Tracer(600).trace(page(words, picture))


def test_a_line_under_words_does_not_hide_them() -> None:
    def underline(made: pymupdf.Page) -> None:
        made.draw_line((10, 41), (150, 41), width=0.3)

    traced = Tracer(600).trace(page(picture, words, underline))
    assert letters(traced) == len(WORDS)


def test_type_in_a_blended_group_stays_in_the_picture() -> None:
    group = commands("/G gs BT /helv 8 Tf 10 100 Td (Gao va cay da dau lang) Tj ET", VEIL)
    with pytest.raises(NotCarriedError, match="group"):
        Tracer(600).trace(page(group))


def test_a_clip_of_type_is_kept() -> None:
    def clipped(made: pymupdf.Page) -> None:
        words(made)
        document = made.parent
        number = made.get_contents()[-1]
        document.update_stream(number, b"q 0 100 90 180 re W n " + document.xref_stream(number) + b" Q")

    traced = Tracer(600).trace(page(picture, clipped))
    assert [type(mark) for mark in traced.drawing[:2]] == [Picture, Clip]


def test_few_letters_are_not_worth_it() -> None:
    with pytest.raises(NotCarriedError, match="picture"):
        Tracer(600).trace(page(picture, lambda made: made.insert_text((10, 40), "12")))
