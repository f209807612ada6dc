"""Codes as pictures: every form is read back by two decoders, and parts of it may be lost."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import numpy as np
import pymupdf
import pytest
import zxingcpp
from PIL import Image
from support.codes import LONG, SHORT, by_opencv, by_zxing

from library.qr.codes import QUIET, family, fitting, least_side, png, runs, svg, symbol

if TYPE_CHECKING:
    from numpy.typing import NDArray

ADDRESSES = [f"{SHORT}fjm4j/", f"{LONG}vydmh/", "http://192.168.1.7:8000/q/tyvm6/"]


def raster(data: bytes, zoom: float = 8) -> NDArray[np.uint8]:
    with pymupdf.open(stream=data, filetype="svg") as document:
        pixmap = document[0].get_pixmap(
            matrix=pymupdf.Matrix(zoom, zoom), colorspace=pymupdf.csGRAY, alpha=False
        )
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width).copy()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_pictures_are_read(address: str) -> None:
    drawn = raster(svg(address).encode())
    assert by_zxing(drawn) == by_opencv(drawn) == {address}
    with Image.open(io.BytesIO(png(address))) as picture:
        assert min(picture.size) >= 1000
        pixels = np.asarray(picture.convert("L"))
    assert by_zxing(pixels) == by_opencv(pixels) == {address}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_part_of_a_code_may_be_torn(address: str) -> None:
    image = raster(svg(address).encode())
    height, width = image.shape
    image[int(height * 0.55) : int(height * 0.7), int(width * 0.4) : int(width * 0.62)] = 255
    assert by_zxing(image) == {address}


def test_the_quiet_zone_is_four_modules_wide_and_white() -> None:
    assert QUIET == 4
    side = symbol(ADDRESSES[0]).side
    assert f'viewBox="0 0 {side} {side}"' in svg(ADDRESSES[0])
    image = raster(svg(ADDRESSES[0]).encode())
    edge = image.shape[0] * QUIET // side
    for strip in (image[:edge], image[-edge:], image[:, :edge], image[:, -edge:]):
        assert strip.min() > 250
    assert image.min() < 5


def test_runs_are_the_dark_modules() -> None:
    modules = symbol(ADDRESSES[0]).modules
    drawn = {(x + step, y) for x, y, length in runs(modules) for step in range(length)}
    assert drawn == {(x, y) for y, row in enumerate(modules) for x, dark in enumerate(row) if dark}


def test_the_picture_holds_no_text_that_a_name_could_break() -> None:
    assert re.fullmatch(r'<svg [^<>]*><path fill="#fff" d="[^"]*"/><path d="[^"]*"/></svg>', svg("a<b>&\"'"))


def test_the_strongest_level_whose_modules_are_large_enough_is_chosen() -> None:
    address = ADDRESSES[0]
    side = symbol(address, "H").side * 0.5
    chosen = fitting(address, side, 0.5)
    assert chosen is not None
    assert chosen.level == "H"
    weaker = fitting(address, side - 0.01, 0.5)
    assert weaker is not None
    assert weaker.level == "Q"
    least = least_side(address, 0.5)
    assert least == symbol(address, "L").side * 0.5
    assert fitting(address, least, 0.5) is not None
    assert fitting(address, least - 0.01, 0.5) is None
    rather = fitting(address, least - 0.01, 0.5, least=0.4)
    assert rather is not None
    assert rather.level == "L"


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_a_family_makes_every_code_of_its_length(level: str) -> None:
    made = family(LONG, 5, "/", level)
    for code in ("fjm4j", "zzzzz", "22222", "a9kx7"):
        bits = int.from_bytes(made.base)
        for at, letter in enumerate(code):
            for bit in range(7):
                if (ord(letter) ^ ord("0")) >> (6 - bit) & 1:
                    bits ^= int.from_bytes(made.patterns[at * 7 + bit])
        rows = symbol(f"{LONG}{code}/", level).modules
        assert made.side == len(rows)
        text = "".join("1" if dark else "0" for row in rows for dark in row)
        assert f"{bits:0{len(made.base) * 8}b}"[: len(text)] == text


def test_a_code_with_any_of_its_bits_turned_is_another_code() -> None:
    """The test above can fail: a family of another address makes other codes."""
    assert family(SHORT, 5, "/", "Q").patterns != family("https://hoagao.example/p/", 5, "/", "H").patterns
    assert zxingcpp.read_barcodes(np.full((200, 200), 255, np.uint8)) == []
