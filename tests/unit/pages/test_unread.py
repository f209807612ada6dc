"""Pages without text of use are told, blank ones are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw
from support.pictures import printed

from library.pages.unread import garbled_fault, is_told, judge

if TYPE_CHECKING:
    from library.pages.model import Line

GOOD = "Trăm năm trong cõi người ta chữ tài chữ mệnh khéo là ghét nhau"
GARBAGE = "7KH TXLFN EURZQ IR[ MXPSV RYHU ODC\\ GRJV ZKLOH VHYHQ RWKHU DQLPDOV ZDWFK"


def page(text: str) -> list[Line | str]:
    return [(0, 0, 10, text, (1,) * (2 * len(text.split(" ")) - 1))] if text else []


def test_garbage_is_taken_out_and_told() -> None:
    verdict = judge([page(GOOD), page(GARBAGE), page(GOOD)], [True] * 3)
    assert verdict.texts == [page(GOOD), [], page(GOOD)]
    assert verdict.garbled == verdict.unread == (1,)


def test_a_page_of_unknown_letters_is_garbage_and_a_few_of_them_are_not() -> None:
    unknown = " ".join("\ufffd" * len(word) for word in GOOD.split())
    some = GOOD + " \ufffd\ufffd mưa gi\ufffd"
    verdict = judge([page(unknown), page(some)], [True] * 2)
    assert (verdict.garbled, verdict.texts[1]) == ((0,), page(some))


def test_few_words_are_judged_by_the_pages_around() -> None:
    brief = page("7KH TXLFN IR[ EURZQ")
    assert judge([brief, page(GARBAGE), page(GARBAGE)], [True] * 3).garbled == (0, 1, 2)
    assert judge([brief, page(GOOD), page(GOOD)], [True] * 3).garbled == ()
    assert judge([page("Hết"), page(GARBAGE)], [True] * 2).garbled == (1,)


def test_a_picture_is_unread_and_a_blank_page_is_not() -> None:
    verdict = judge([[], []], [False, True])
    assert verdict.texts == [[], []]
    assert (verdict.unread, verdict.garbled) == ((0,), ())


def test_the_stamp_of_a_program_is_no_text_of_a_page() -> None:
    stamped = [page(f"Scanned by Anything {number}") for number in range(3)]
    verdict = judge([*stamped, page(GOOD), page(GOOD)], [True] * 5)
    assert verdict.unread == (0, 1, 2)
    assert verdict.texts[:3] == stamped
    assert judge([page("Chương một"), page("Chương hai"), page("Chương ba")], [True] * 3).unread == ()


WHITE = Image.new("RGB", (1200, 1600), "white")
SCAN = printed((1200, 1600))


@pytest.mark.parametrize("text", ["", "12", "— 12 —", "xii", "12 345"])
def test_the_number_of_a_page_does_not_tell_what_is_scanned_on_it(text: str) -> None:
    assert not is_told(SCAN, page(text))
    assert is_told(WHITE, page(text))


@pytest.mark.parametrize("text", ["Hết", "12 Chương", "1 2 3 4"])
def test_other_words_tell_a_page(text: str) -> None:
    assert is_told(SCAN, page(text))


def test_a_number_alone_is_all_that_its_page_shows() -> None:
    numbered = WHITE.copy()
    ImageDraw.Draw(numbered).text((580, 1500), "128", fill="black", font_size=40)
    assert is_told(numbered, page("128"))
    ImageDraw.Draw(numbered).text((500, 300), "12", fill="black", font_size=200)
    assert is_told(numbered, page("12 128"))
    assert not is_told(numbered, [])


def test_a_number_that_fills_its_page_tells_it_unless_something_stands_beside() -> None:
    numbered = Image.new("RGB", (400, 400), "white")
    draw = ImageDraw.Draw(numbered)
    draw.text((100, 100), "128", fill="black", font_size=100)
    left, top, right, bottom = (
        round(side * 4096 / 400) for side in draw.textbbox((100, 100), "128", font_size=100)
    )
    line = (left, top, bottom - top, "128", (right - left,))
    assert is_told(numbered, [line])
    draw.text((100, 280), "ảnh", fill="black", font_size=60)
    assert not is_told(numbered, [line])


def test_the_fault_names_the_pages_as_people_count_them() -> None:
    assert garbled_fault([]) is None
    fault = garbled_fault([2, 3, 4, 9])
    assert fault is not None
    assert (fault.code, dict(fault.details)) == ("BOOK-024", {"pages": "3–5, 10", "count": "4"})
