"""What a picture looks like, so that it is known again in another size, form and quality.

The picture is reduced to 32 × 32 places, and of each is noted whether it is darker or lighter than
the one beside it (difference hash, with a threshold). Two prints of one page agree in nearly all of
these, two pages of type in few, since each line ends and each word stands elsewhere.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 32
_STEP = 6
"""Levels of grey that are a difference: less is noise of the encoding."""
_LEAST = 48
"""A picture with fewer differences is blank, or nearly so: many look like that."""
ALIKE = 0.55
"""The share of common differences from which two pictures show the same."""
_SHAPE = 0.04
_MOST_PIXELS = 60_000_000
_MAGIC = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|GIF8[79]a", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Look:
    """The differences of a picture as bits, and its width in terms of its height."""

    bits: int
    shape: float

    def like(self, other: Look) -> float:
        """Return how much two pictures have in common, 0 to 1; 0 where their shapes differ."""
        if abs(self.shape - other.shape) > _SHAPE * self.shape:
            return 0.0
        return (self.bits & other.bits).bit_count() / max(1, (self.bits | other.bits).bit_count())


def look(image: Image.Image) -> Look | None:
    """Return what a picture looks like, None when it is blank."""
    shape = image.width / image.height
    grey = image.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX).tobytes()
    bits = 0
    for at in range(len(grey) - 1):
        if (at + 1) % (SIDE + 1):
            step = grey[at] - grey[at + 1]
            bits = bits << 2 | (step > _STEP) << 1 | (step < -_STEP)
    return Look(bits, shape) if bits.bit_count() >= _LEAST else None


def looks_in(data: bytes) -> Iterator[Look]:
    """Yield the looks of all pictures that bytes hold: a file, several in a row, and the small ones inside others."""
    for magic in _MAGIC.finditer(data):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                with Image.open(io.BytesIO(data[magic.start() :])) as picture:
                    if picture.width * picture.height > _MOST_PIXELS or min(picture.size) < SIDE:
                        continue
                    picture.draft("L", (4 * SIDE, 4 * SIDE))
                    found = look(picture)
            except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
                continue
        if found:
            yield found
