"""Pages that would cost too much are refused before they are drawn, and no others."""

from __future__ import annotations

import time
from dataclasses import replace

import pymupdf
import pytest
from support import hostile
from support.hostile import one_page, stream

from library.formats.mupdf import PageRefusedError
from library.formats.pdf.guard import PageGuard
from library.settings import Limits

FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 200 280]"


def check(data: bytes, limits: Limits | None = None, *, plain: bool = False) -> str:
    """Return the code of the fault of page 1, "" when it may be drawn."""
    with pymupdf.open("pdf", data) as document:
        guard = PageGuard(document, limits or Limits())
        try:
            guard.check(0, plain=plain)
        except PageRefusedError as error:
            return error.fault.code
    return ""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (hostile.content_bomb(1_000), "BOOK-034"),
        (hostile.form_bomb(), "BOOK-034"),
        (hostile.form_bomb(levels=3), ""),
        (hostile.form_loop(), ""),
        (hostile.groups(500), ""),
        (hostile.annotation_loop(), ""),
        (hostile.picture_bomb(), "BOOK-033"),
        (hostile.mask_bomb(), "BOOK-033"),
        (hostile.picture_stream_bomb(500), ""),
        (hostile.broken_picture(b"JBIG2Decode"), ""),
        (hostile.text_bomb(1_000), ""),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    begun = time.process_time()
    assert check(data) == code
    assert time.process_time() - begun < 5


def test_forms_count_as_often_as_they_are_drawn() -> None:
    form = stream(b"0 0 m 9 9 l S " * 100, FORM)
    page = one_page(stream(b"/X Do " * 1000), b"/XObject<</X 5 0 R>>", form)
    assert check(page, replace(Limits(), drawing_bytes=1_500_000)) == ""
    assert check(page, replace(Limits(), drawing_bytes=1_300_000)) == "BOOK-034"


def test_a_form_takes_the_resources_of_its_page_and_names_may_be_escaped() -> None:
    outer, inner = stream(b"/B#20b Do", FORM), stream(b"0 0 m 9 9 l S " * 10_000, FORM)
    page = one_page(stream(b"/X Do " * 1000), b"/XObject<</X 5 0 R/B#20b 6 0 R>>", outer, inner)
    assert check(page) == "BOOK-034"


def test_a_soft_mask_and_an_annotation_are_looked_into() -> None:
    heavy = stream(b"0 0 m 9 9 l S " * 10_000, FORM)
    state = b"<</SMask<</S/Luminosity/G 6 0 R>>>>"
    few = replace(Limits(), drawing_bytes=100_000)
    assert check(one_page(stream(b"/G gs"), b"/ExtGState<</G 5 0 R>>", state, heavy), few) == "BOOK-034"
    note = b"<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 6 0 R>>>>"
    assert check(one_page(stream(b""), b"", note, heavy, page=b"/Annots[5 0 R]"), few) == "BOOK-034"
    assert check(one_page(stream(b""), b"/ExtGState<</G 5 0 R>>", state, heavy), few) == ""


def test_how_a_picture_is_packed_decides_how_large_it_may_be() -> None:
    limits = replace(Limits(), picture_pixels=1_000_000)
    grey = b"/ColorSpace/DeviceGray/BitsPerComponent 8"
    assert check(hostile.picture(900, 900, b"", b"/Filter/JPXDecode"), limits) == "BOOK-033"
    assert check(hostile.picture(900, 900, b"", grey + b"/Filter[/DCTDecode]"), limits) == ""
    assert (
        check(hostile.picture(2000, 2000, b"", grey + b"/Filter[/FlateDecode/DCTDecode]"), limits)
        == "BOOK-033"
    )
    assert check(hostile.picture(2000, 2000, b"", grey + b"/Filter/FlateDecode"), limits) == ""


def test_a_picture_that_is_not_shown_does_not_count() -> None:
    huge = b"/Type/XObject/Subtype/Image/Width 90000/Height 90000/ColorSpace/DeviceGray/BitsPerComponent 8"
    page = one_page(stream(b"0 0 m 9 9 l S"), b"/XObject<</I 5 0 R>>", stream(b"", huge))
    assert check(page) == ""


def test_every_page_that_shares_a_heavy_form_is_refused() -> None:
    with pymupdf.open("pdf", hostile.picture_bomb()) as one, pymupdf.open() as two:
        two.insert_pdf(one)
        two.insert_pdf(one)
        guard = PageGuard(two, Limits())
        for number in range(2):
            with pytest.raises(PageRefusedError) as caught:
                guard.check(number)
            assert dict(caught.value.fault.details) == {
                "page": str(number + 1),
                "size": "30000 × 30000",
                "limit": f"{Limits().picture_pixels * 10:,}",
            }


def test_shadings_and_patterns_are_not_plain() -> None:
    for data in (hostile.shading_bomb(10), hostile.tiling_bomb()):
        assert check(data) == ""
        assert check(data, plain=True) == "BOOK-034"
    assert check(hostile.form_bomb(levels=2), plain=True) == ""
