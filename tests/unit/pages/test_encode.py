"""Page images are compressed by what they show."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw
from support.pictures import noisy

from library.pages.encode import encode_cover, encode_page, keep

if TYPE_CHECKING:
    from pathlib import Path


def is_lossless(data: bytes) -> bool:
    """Whether the first picture chunk of a simple WebP is VP8L (WebP container specification)."""
    return data[12:16] == b"VP8L"


def drawn() -> Image.Image:
    page = Image.new("RGB", (300, 400), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((20, 20, 200, 120), fill="#0f5b54")
    pen.text((30, 200), "Thu vien", fill="black")
    return page


def test_a_drawn_page_is_lossless_and_a_photograph_is_not() -> None:
    assert is_lossless(encode_page(drawn()))
    assert not is_lossless(encode_page(noisy((300, 400))))


def test_a_page_with_a_small_picture_takes_the_smaller_form() -> None:
    page = Image.new("RGB", (400, 400), "white")
    page.paste(noisy((240, 200)), (0, 0))
    data = encode_page(page)
    lossy = io.BytesIO()
    page.save(lossy, "WEBP", quality=74, method=2)
    assert len(data) <= len(lossy.getvalue())


def test_lossless_colours_differ_by_less_than_anyone_sees() -> None:
    with Image.open(io.BytesIO(encode_page(drawn()))) as back:
        pairs = zip(back.convert("RGB").tobytes(), drawn().tobytes(), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 4


def test_nothing_is_scaled_and_the_same_page_gives_the_same_bytes() -> None:
    assert encode_page(drawn()) == encode_page(drawn())
    with Image.open(io.BytesIO(encode_page(drawn()))) as back:
        assert (back.format, back.size) == ("WEBP", (300, 400))


@pytest.mark.parametrize(
    ("size", "cover"),
    [((800, 1000), (400, 500)), ((300, 400), (300, 400)), ((4000, 3), (400, 1)), ((1, 1), (1, 1))],
)
def test_a_cover_is_at_most_400_pixels_wide(size: tuple[int, int], cover: tuple[int, int]) -> None:
    data, told = encode_cover(Image.new("RGB", size, "red"))
    with Image.open(io.BytesIO(data)) as back:
        assert back.size == told == cover


def test_what_is_kept_is_described(tmp_path: Path) -> None:
    made = keep(tmp_path, "00.webp", b"abc", (3, 4))
    assert (tmp_path / "00.webp").read_bytes() == b"abc"
    assert (made.format, made.width, made.height, made.bytes, made.file) == ("webp", 3, 4, 3, "00.webp")
    assert made.digest == "ba7816bf8f"
