"""Scans of print in two tones: one bit a pixel, and more pixels for it.

At 4/3 of the width, print in two tones takes a third of the bytes of print in greys, and is as sharp
or sharper when it is magnified (figures in tests/bench/README.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Sequence

RATIO = 4 / 3
"""How much wider an image in two tones is than one in greys."""

SPARE = 1.25
"""The edges of a grey scan that is so much wider than wanted stay smooth in two tones."""

_MIDDLE = 128
# Letters of grey ink keep their thin strokes with a lighter limit, but holes in them close above this.
_LIGHTEST = 168
_BLOCK = 8
# How far the mean tone of a block, and of all blocks, may move, in levels of 255: soft edges of type
# cancel out within a block, while a halftone, a wash or grey paper moves all of it.
_BLOCK_MOVES, _SHARE_MOVED = 32, 0.002
_ALL_MOVES = 6


def in_two_tones(image: Image.Image) -> Image.Image | None:
    """Return a grey image in black and white (mode 1), or None where that would lose tones."""
    if not keeps_tones(image):
        return None
    return image.point(_table(_between(image.histogram()))).convert("1", dither=Image.Dither.NONE)


def keeps_tones(image: Image.Image) -> bool:
    """Tell whether a grey image is as dark everywhere in black and white."""
    toned = image.point(_table(_MIDDLE))
    counts = ImageChops.difference(image.reduce(_BLOCK), toned.reduce(_BLOCK)).histogram()
    blocks = sum(counts)
    moved = sum(level * count for level, count in enumerate(counts))
    return sum(counts[_BLOCK_MOVES:]) <= blocks * _SHARE_MOVED and moved <= blocks * _ALL_MOVES


def _between(counts: Sequence[int]) -> int:
    """Return the level half-way between the mean of the ink and that of the paper (Ridler & Calvard 1978)."""
    limit = _MIDDLE
    for _ in range(16):
        below, above = sum(counts[:limit]), sum(counts[limit:])
        if not below or not above:
            return _MIDDLE
        ink = sum(level * count for level, count in enumerate(counts[:limit])) / below
        paper = sum(level * count for level, count in enumerate(counts[limit:], limit)) / above
        last, limit = limit, round((ink + paper) / 2)
        if last == limit:
            break
    return min(max(limit, _MIDDLE), _LIGHTEST)


def _table(limit: int) -> list[int]:
    return [0] * limit + [255] * (256 - limit)
