"""Every code that is shown or printed is read back by two decoders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pymupdf
import pytest
import zxingcpp

from library.messages import messages
from library.qr.cards import Card
from library.qr.codes import QUIET, matrix, runs, svg
from library.qr.sheets import shelf_sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

ADDRESSES = [
    "https://hoagao.example/q/fjm4j/",
    "https://thuvien.thcs-nguyen-thi-minh-khai.longan.edu.vn/tu-sach/q/vydmh/",
    "http://192.168.1.7:8000/q/tyvm6/",
]
CARDS = [
    Card(
        f"Kệ số {number}: Truyện tranh & cổ tích", "Tầng 1, cạnh cửa sổ", f"https://hoagao.example/q/{code}/"
    )
    for number, code in enumerate(["fjm4j", "vydmh", "tyvm6", "452cq", "unzvq"], 1)
]


def raster(data: bytes, kind: str, page: int = 0, zoom: float = 3) -> NDArray[np.uint8]:
    with pymupdf.open(stream=data, filetype=kind) as document:
        pixmap = document[page].get_pixmap(
            matrix=pymupdf.Matrix(zoom, zoom), colorspace=pymupdf.csGRAY, alpha=False
        )
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width).copy()


def read_by_zxing(image: NDArray[np.uint8]) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(image)}


def read_by_opencv(image: NDArray[np.uint8]) -> set[str]:
    _, texts, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(image)
    return set(texts) - {""}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_picture_on_the_page_is_read(address: str) -> None:
    image = raster(svg(address).encode(), "svg", zoom=8)
    assert read_by_zxing(image) == read_by_opencv(image) == {address}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_quarter_of_a_poster_may_be_torn(address: str) -> None:
    image = raster(svg(address).encode(), "svg", zoom=8)
    height, width = image.shape
    image[int(height * 0.55) : int(height * 0.7), int(width * 0.4) : int(width * 0.62)] = 255
    assert read_by_zxing(image) == {address}


def test_the_quiet_zone_is_four_modules_wide_and_white() -> None:
    assert QUIET == 4
    side = len(matrix(ADDRESSES[0])) + 2 * QUIET
    assert f'viewBox="0 0 {side} {side}"' in svg(ADDRESSES[0])
    image = raster(svg(ADDRESSES[0]).encode(), "svg", zoom=8)
    edge = image.shape[0] * QUIET // side
    for strip in (image[:edge], image[-edge:], image[:, :edge], image[:, -edge:]):
        assert strip.min() > 250
    assert image.min() < 5


def test_runs_are_the_dark_modules() -> None:
    modules = matrix(ADDRESSES[0])
    drawn = {(x + step, y) for x, y, length in runs(modules) for step in range(length)}
    assert drawn == {(x, y) for y, row in enumerate(modules) for x, dark in enumerate(row) if dark}


def test_the_picture_holds_no_text_that_a_name_could_break() -> None:
    assert re.fullmatch(r'<svg [^<>]*><path fill="#fff" d="[^"]*"/><path d="[^"]*"/></svg>', svg("a<b>&\"'"))


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return shelf_sheet("Thư viện Hoa Gạo", CARDS, messages("vi"))


def test_every_code_of_the_printed_sheet_is_read(sheet: bytes) -> None:
    for page, addresses in ((0, {card.address for card in CARDS[:4]}), (1, {CARDS[4].address})):
        image = raster(sheet, "pdf", page)
        assert read_by_zxing(image) == addresses
        # The sheet is cut in four, and a phone looks at one card.
        height, width = (side // 2 for side in image.shape)
        cards = [image[y : y + height, x : x + width].copy() for y in (0, height) for x in (0, width)]
        assert set().union(*map(read_by_opencv, cards)) == addresses


def test_the_sheet_is_a4_and_says_what_each_code_is(sheet: bytes) -> None:
    with pymupdf.open(stream=sheet, filetype="pdf") as document:
        assert len(document) == 2
        assert tuple(round(side) for side in document[0].rect) == (0, 0, 595, 842)
        text = " ".join(document[0].get_text().split())
        assert document.metadata["title"] == "Mã QR các kệ sách – Thư viện Hoa Gạo"
    for words in (
        "Kệ số 1: Truyện tranh & cổ tích",
        "Tầng 1, cạnh cửa sổ",
        "hoagao.example/q/fjm4j/",
        "Thư viện Hoa Gạo",
    ):
        assert words in text


def test_the_sheet_has_the_same_bytes_every_time(sheet: bytes) -> None:
    assert shelf_sheet("Thư viện Hoa Gạo", CARDS, messages("vi")) == sheet
    assert shelf_sheet("Thư viện Hoa Gạo", CARDS[:4], messages("vi")) != sheet


def test_a_very_long_name_still_leaves_a_code_that_is_read() -> None:
    card = Card("Tủ sách " + "rất dài " * 30, "Tầng một " * 12, ADDRESSES[1])
    image = raster(shelf_sheet("Trường " * 20, [card], messages("vi")), "pdf")
    assert read_by_zxing(image) == {card.address}
