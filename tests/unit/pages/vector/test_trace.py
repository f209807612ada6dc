"""What is painted on a page becomes marks, in paint order; what cannot be carried is refused by its name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from PIL import Image
from support.pdfs import FONT
from support.pictures import flat

from library.pages.vector.encode import page_record, used_glyphs
from library.pages.vector.model import (
    ACROSS,
    ADVANCE,
    FINE,
    RECT,
    Clip,
    Fill,
    NotCarriedError,
    Picture,
    Stroke,
    Text,
    Unclip,
)
from library.pages.vector.trace import Traced, Tracer

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 200, 280
UNIT = ACROSS / SIZE[0]


def page(draw: Callable[[pymupdf.Page], Any]) -> pymupdf.Page:
    document = pymupdf.open()
    made = document.new_page(width=SIZE[0], height=SIZE[1])
    made.insert_font(fontname="vn", fontfile=str(FONT))
    draw(made)
    return pymupdf.open(stream=document.tobytes(), filetype="pdf")[0]


def traced(draw: Callable[[pymupdf.Page], Any]) -> Traced:
    return Tracer(1200).trace(page(draw))


def content(commands: str, resources: str = "") -> pymupdf.Page:
    """A page with these commands (ISO 32000-1, annex A) and resources."""
    document = pymupdf.open()
    made = document.new_page(width=SIZE[0], height=SIZE[1])
    made.insert_text((0, -50), ".", fontsize=1)
    number = made.get_contents()[0]
    document.update_stream(number, commands.encode())
    if resources:
        document.xref_set_key(made.xref, "Resources", f"<<{resources}>>")
    return pymupdf.open(stream=document.tobytes(), filetype="pdf")[0]


def test_text_stands_where_the_page_has_it() -> None:
    (mark,) = traced(lambda p: p.insert_text((20, 40), "Gạo", fontname="vn", fontsize=12)).drawing
    assert isinstance(mark, Text)
    assert mark.colour == (0, 0, 0, 255)
    assert mark.pen is None
    font = pymupdf.Font(fontfile=str(FONT))
    assert mark.matrix == (
        pytest.approx(12 * UNIT * FINE, abs=1),
        0,
        0,
        pytest.approx(-12 * UNIT * FINE, abs=1),
    )
    assert mark.places[0] == (pytest.approx(20 * UNIT * FINE, abs=2), pytest.approx(40 * UNIT * FINE, abs=2))
    second = (20 + font.text_length("G", 12)) * UNIT * FINE
    assert mark.places[1][0] == pytest.approx(second, abs=20)
    assert mark.glyphs[0].advance == pytest.approx(font.glyph_advance(ord("G")) * ADVANCE, abs=1)
    assert all(glyph.outline for glyph in mark.glyphs)
    assert "".join(glyph.text for glyph in mark.glyphs) == "Gạo"


def test_marks_keep_the_order_in_which_they_are_painted() -> None:
    def draw(p: pymupdf.Page) -> None:
        p.draw_rect((10, 10, 110, 60), color=None, fill=(1, 0, 0))
        p.insert_text((20, 40), "Sáng", fontname="vn")
        p.draw_line((0, 100), (200, 100), color=(0, 0, 1), width=2)

    area, text, line = traced(draw).drawing
    assert isinstance(area, Fill)
    assert isinstance(text, Text)
    assert isinstance(line, Stroke)
    assert area.colour == (255, 0, 0, 255)
    box = [round(side * UNIT) for side in (10, 10, 110, 60)]
    (segment,) = (part for part in area.path if part[0] == RECT)
    assert sorted(segment[1:]) == sorted(box)
    assert line.pen.width == pytest.approx(2 * UNIT * FINE, abs=1)
    assert (line.colour, line.pen.dashes) == ((0, 0, 255, 255), ())


def test_a_clip_is_kept_unless_it_hides_nothing() -> None:
    inside = Tracer(1200).trace(content("q 10 10 50 50 re W n 0 0 100 100 re f Q")).drawing
    assert [type(mark) for mark in inside] == [Clip, Fill, Unclip]
    whole = Tracer(1200).trace(content("q -1 -1 300 300 re W n 0 0 100 100 re f Q")).drawing
    assert [type(mark) for mark in whole] == [Fill]
    idle = Tracer(1200).trace(content("q 10 10 50 50 re W n Q 0 0 100 100 re f")).drawing
    assert [type(mark) for mark in idle] == [Fill]


def test_dashes_caps_and_a_hairline() -> None:
    drawn = Tracer(1200).trace(content("2 J 1 j [4 2] 1 d 0 w 10 10 m 90 10 l S")).drawing
    (line,) = drawn
    assert isinstance(line, Stroke)
    assert (line.pen.width, line.pen.cap, line.pen.join) == (0, 2, 1)
    assert line.pen.dashes == tuple(round(length * UNIT * FINE) for length in (4, 2))
    assert line.pen.phase == round(UNIT * FINE)


def test_a_picture_is_kept_as_large_as_it_is_shown() -> None:
    large = flat(size=(900, 600))
    found = traced(lambda p: p.insert_image((20, 20, 80, 60), stream=large))
    (mark,) = (mark for mark in found.drawing if isinstance(mark, Picture))
    assert mark.matrix == tuple(
        pytest.approx(part * UNIT * FINE, abs=FINE) for part in (60, 0, 0, 40, 20, 20)
    )
    data = found.pictures[mark.name]
    # Sixty points of two hundred, on a page 1,200 pixels wide.
    width, height = Image.open(io.BytesIO(data)).size
    assert (width, height) == (pytest.approx(360, abs=1), pytest.approx(240, abs=1))


def test_text_that_nobody_sees_is_no_mark() -> None:
    assert traced(lambda p: p.insert_text((20, 40), "ẩn", fontname="vn", render_mode=3)).drawing == ()


@pytest.mark.parametrize(
    ("reason", "made"),
    [
        (
            "shading",
            lambda: content(
                "/S sh",
                "/Shading <</S <</ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function <</FunctionType 2 /Domain [0 1] /N 1>>>>>>",
            ),
        ),
        ("group", lambda: content("/G gs 0 0 9 9 re f", "/ExtGState <</G <</BM /Multiply>>>>")),
        ("clip", lambda: content("BT /helv 20 Tf 7 Tr 10 50 Td (Gao) Tj ET 0 0 99 99 re f")),
        ("pen", lambda: content("q 5 0 0 1 0 0 cm 2 w 1 10 m 9 10 l S Q")),
        ("far", lambda: content("1 0 0 1 99999999 0 cm 0 0 9 9 re f")),
        ("many", lambda: content("0 0 1 1 re f " * 10_001)),
        ("picture", lambda: page(lambda p: p.insert_image((0, 0, 200, 280), stream=flat(size=(90, 126))))),
    ],
)
def test_what_is_not_carried_is_named(reason: str, made: Callable[[], pymupdf.Page]) -> None:
    with pytest.raises(NotCarriedError) as refused:
        Tracer(1200).trace(made())
    assert str(refused.value) == reason


def test_no_error_adds_up_along_a_line() -> None:
    """Each place that a reader reckons is within two units of the true one."""
    words = "Cây gạo đứng ở đầu làng, lâu hơn cả tuổi của bà ngoại. " * 2
    drawing = traced(lambda p: p.insert_text((3, 40), words, fontname="vn", fontsize=3.7)).drawing
    numbers = used_glyphs((drawing,))
    _, _, across, down, _, _ = page_record(drawing, numbers).columns
    (text,) = drawing
    assert isinstance(text, Text)
    x = y = 0
    far = 0
    for glyph, place, right, below in zip(
        text.glyphs, text.places, signed(across), signed(down), strict=True
    ):
        x, y = x + right * FINE, y + below * FINE
        far = max(far, abs(x - place[0]), abs(y - place[1]))
        x += glyph.advance * text.matrix[0] // ADVANCE
        y += glyph.advance * text.matrix[1] // ADVANCE
    assert 0 < far <= 2 * FINE
    # Type that is set by its advances costs nothing but its start and its end.
    assert sum(value != 0 for value in signed(across)) < len(text.glyphs) / 4


def signed(column: bytes) -> list[int]:
    values, value, shift = [], 0, 0
    for byte in column:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            values.append(-(value + 1) // 2 if value % 2 else value // 2)
            value = shift = 0
    return values
