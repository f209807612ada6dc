"""Pictures as bytes: flat colour, and noise that compresses like a photograph."""

from __future__ import annotations

import io
import random
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFont

from library.resources import FONTS

_WORDS = """thư viện trường em mở cửa từ bảy giờ sáng để các bạn đọc sách mượn truyện kể về những dòng sông
    quê hương ngọn núi cánh đồng lúa chín vàng tiếng mưa rơi trên mái ngói đỏ đàn chim bay qua luỹ tre"""


def flat(colour: str = "#0f5b54", size: tuple[int, int] = (60, 80), kind: str = "PNG") -> bytes:
    """Return a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def noisy(size: tuple[int, int] = (120, 160), seed: int = 1) -> Image.Image:
    """Return a smooth picture with thousands of colours, as a camera makes it."""
    dice = random.Random(seed)
    small = Image.new("RGB", (12, 16))
    small.putdata([tuple(dice.randrange(256) for _ in range(3)) for _ in range(12 * 16)])
    return small.resize(size, Image.Resampling.BICUBIC)


def pixels_near(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a place given as fractions of width and height."""
    found = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return found


def printed(size: tuple[int, int] = (600, 800), *, ink: str = "black", lines: int = 30) -> Image.Image:
    """Return a page of Vietnamese type on white paper, no line of it as another."""
    return _printed(size, ink, lines).copy()


@cache
def _printed(size: tuple[int, int], ink: str, lines: int) -> Image.Image:
    dice = random.Random(lines)
    page = Image.new("RGB", size, "white")
    font = ImageFont.truetype(FONTS / "BeVietnamPro_400Regular.ttf", size[0] // 30)
    pen = ImageDraw.Draw(page)
    step = size[1] * 0.9 / lines
    for number in range(lines):
        words = " ".join(dice.sample(_WORDS.split(), 9))
        pen.text((size[0] * 0.07, size[1] * 0.05 + number * step), words, fill=ink, font=font)
    return page


def scanned(page: Image.Image, *, noise: int = 16, paper: str = "#efe9dc", seed: int = 1) -> Image.Image:
    """Return the page as a scanner sees it: paper of a tint, each pixel up to `noise` levels darker."""
    tinted = ImageChops.multiply(page, Image.new("RGB", page.size, paper))
    grain = Image.frombytes("L", page.size, random.Random(seed).randbytes(page.width * page.height))
    grain = grain.point([level * noise // 255 for level in range(256)])
    return ImageChops.subtract(tinted, Image.merge("RGB", (grain, grain, grain)))


def png(image: Image.Image) -> bytes:
    """Return the image as a PNG file."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
