"""Sheets: every product on every paper is read back, keeps its measures and gives the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace

import pymupdf
import pytest
from PIL import Image
from support.codes import (
    CONDITIONS,
    LONG,
    SHORT,
    by_opencv,
    by_zxing,
    cards,
    drawn,
    from_afar,
    orders,
    sender,
)

from library.errors import LibraryError
from library.messages import messages
from library.qr.presets import A4, EDGE, sheets
from library.qr.products import PRODUCTS, Order
from library.qr.sheets import draw

M = messages("vi")
ALL = dict(orders(full=False))
HARD = ("tilt 10°", "blur", "heavy blur", "contrast 60 %", "stain 10 %")


@pytest.mark.parametrize("name", ALL)
def test_every_product_on_every_paper_is_read(name: str) -> None:
    order = replace(ALL[name], cards=ALL[name].cards[:1])
    ((address, picture, module),) = drawn(order, 150)
    assert address in by_zxing(picture)
    assert address in by_opencv(picture)
    for condition in HARD:
        assert address in by_zxing(CONDITIONS[condition](picture, module)), condition


@pytest.mark.parametrize("before", [SHORT, LONG])
def test_a_poster_is_read_from_two_metres(before: str) -> None:
    ((address, picture, _),) = drawn(Order("poster-a4", cards("poster-a4", 1, before)), 150)
    assert by_zxing(from_afar(picture, 150, 2.0)) == {address}


@pytest.mark.parametrize("name", [name for name, order in ALL.items() if order.product == "label"])
def test_a_labels_modules_are_half_a_millimetre_or_more(name: str) -> None:
    for _, _, module in drawn(ALL[name], 300):
        assert module * 25.4 / 300 >= 0.5 - 1e-9


def test_a_logo_stands_only_where_the_code_repairs_it() -> None:
    with_logo = Order("poster-a4", cards("poster-a4", 1))
    weak = Order("poster-a4", cards("poster-a4", 1, LONG))
    design = PRODUCTS["poster-a4"].design
    for order, level, same in ((with_logo, "H", False), (weak, "L", True)):
        made = design.symbol(order.cards[0].address, 190, 277)
        assert made is not None
        assert made.level == level
        codes = []
        for school in (sender(), replace(sender(), logo=b"")):
            with pymupdf.open(stream=draw(order, school, M), filetype="pdf") as document:
                middle = pymupdf.Rect(95 * 72 / 25.4, 170 * 72 / 25.4, 115 * 72 / 25.4, 190 * 72 / 25.4)
                codes.append(document[0].get_pixmap(clip=middle).samples)
        assert (codes[0] == codes[1]) is same


def test_a_logo_of_any_kind_is_drawn_and_a_broken_one_left_out() -> None:
    order = Order("poster-a4", cards("poster-a4", 1))
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(out, "WEBP")
    pictures = []
    for logo in (out.getvalue(), b"<svg", b"no picture"):
        with pymupdf.open(stream=draw(order, replace(sender(), logo=logo), M), filetype="pdf") as document:
            pictures.append(len(document[0].get_images()))
    assert pictures == [2, 0, 0]


def test_what_is_printed_keeps_off_the_edge_of_the_paper() -> None:
    for sheet in sheets().values():
        left, top = sheet.origin
        assert left >= 0
        assert top >= 0
        for x, y in sheet.cells():
            x0, y0, width, height = sheet.inner(x, y, 0.35)
            assert x0 >= EDGE
            assert y0 >= EDGE
            assert x0 + width <= A4[0] - EDGE + 1e-9
            assert y0 + height <= A4[1] - EDGE + 1e-9
    full = Order("label", cards("label", 24), sheets()["a4-24"])
    with pymupdf.open(stream=draw(full, sender(), M), filetype="pdf") as document:
        pixmap = document[0].get_pixmap(dpi=100, colorspace=pymupdf.csGRAY)
        white = int(EDGE / 25.4 * 100) - 1
        rows = [
            pixmap.samples[y * pixmap.stride : y * pixmap.stride + pixmap.width] for y in range(pixmap.height)
        ]
    assert all(set(row) == {255} for row in (*rows[:white], *rows[-white:]))
    assert all(set(row[:white] + row[-white:]) == {255} for row in rows)


def test_labels_begin_where_the_sheet_is_free_and_are_copied() -> None:
    order = Order("label", cards("label", 2), sheets()["l7160"], start=20, copies=2)
    with pymupdf.open(stream=draw(order, sender(), M), filetype="pdf") as document:
        pages = [
            {word[4]: round(word[0] / 72 * 25.4) for word in page.get_text("words")} for page in document
        ]
    codes = [card.code for card in order.cards]
    assert [codes[0] in page for page in pages] == [True, False]
    assert [codes[1] in page for page in pages] == [False, True]
    with pytest.raises(LibraryError, match="start-beyond"):
        draw(replace(order, start=22), sender(), M)


def test_a_printer_that_feeds_askew_is_met_by_a_shift() -> None:
    order = Order("label", cards("label", 1), sheets()["l7160"])
    words = []
    for shift in ((0.0, 0.0), (1.5, -0.5)):
        with pymupdf.open(stream=draw(replace(order, shift=shift), sender(), M), filetype="pdf") as document:
            words.append(document[0].get_text("words"))
    moved = {
        (round((after[0] - before[0]) / 72 * 25.4, 2), round((after[1] - before[1]) / 72 * 25.4, 2))
        for before, after in zip(*words, strict=True)
    }
    assert moved == {(1.5, -0.5)}


def test_a_code_that_would_be_too_small_is_refused_with_the_size_it_needs() -> None:
    far = "https://" + "rat-dai." * 12 + "edu.vn/q/"
    order = Order("label", cards("label", 1, far), sheets()["a4-65"])
    assert not order.printable
    with pytest.raises(LibraryError, match="label-too-small") as caught:
        draw(order, sender(), M)
    assert str(caught.value.values["side"]).replace(",", ".") > "21.2"


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_sheet_says_what_each_code_is_with_fonts_of_its_own(product: str) -> None:
    (card,) = cards(product, 1)
    card = replace(card, label="Kệ số 5: Truyện & “cổ tích”, Ấn Độ", place="Tầng 1")
    data = draw(Order(product, (card,)), sender(), M)
    with pymupdf.open(stream=data, filetype="pdf") as document:
        text = " ".join(document[0].get_text().split())
        assert (document.metadata or {})["title"] == M(f"sheet.title_{product}", school=sender().name)
        fonts = [document.extract_font(font[0]) for font in document[0].get_fonts()]
    assert all(font[3] for font in fonts), "embedded"
    assert sum(len(font[3]) for font in fonts) < 90_000, "with the letters used alone"
    if product not in {"code", "spine"}:
        for word in card.label.split():
            assert word in text
    if product in {"poster-a4", "card", "strip", "plaque", "bookmark"}:
        assert card.spoken in text
    assert draw(Order(product, (card,)), sender(), M) == data


def test_long_and_foreign_names_leave_a_code_that_is_read() -> None:
    for label in ("Tủ sách " + "rất dài " * 40, "三国演义 – Tam quốc", "x" * 90):
        (card,) = cards("card", 1, LONG)
        card = replace(card, label=label, place="Tầng một " * 12)
        ((address, picture, _),) = drawn(Order("card", (card,)), 150)
        assert by_zxing(picture) == {address}
    (card,) = cards("strip", 1)
    data = draw(Order("strip", (replace(card, label="三国演义"),)), sender(), M)
    with pymupdf.open(stream=data, filetype="pdf") as document:
        assert "三国演义" in document[0].get_text()
