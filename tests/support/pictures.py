"""Pictures as bytes: flat colour, and noise that compresses like a photograph."""

from __future__ import annotations

import io
import random

from PIL import Image


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
