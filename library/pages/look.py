"""What a page image shows, by cheap tests on a sample of its pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAMPLE = 400
# Scanners leave shadows at the edges, which are no content.
_EDGE = 0.03
# How far from the paper, in levels of 255, a mark is: what shows through from the other side is nearer.
_MARK = 40
# How far from the paper, in levels, its noise goes.
_NOISE = 12


@dataclass(frozen=True, slots=True)
class Look:
    """Figures of a page image, from a sample of at most 400 by 400 of its pixels.

    `colours` is how many there are; `paper` the share of the page, of 1, that is exactly of the
    commonest colour; `noise` the share that is almost, but not exactly, as light as most of the
    page, as the paper of a scan is and that of a drawn page is not.
    """

    colours: int
    paper: float
    noise: float

    @classmethod
    def of(cls, image: Image.Image) -> Self:
        """Return the figures of an RGB image."""
        sample = image.resize(_fit(image.size), Image.Resampling.NEAREST)
        pixels = sample.width * sample.height
        colours = sample.getcolors(pixels) or []
        greys = sample.convert("L").histogram()
        level = _paper(greys)
        near = greys[max(0, level - _NOISE) : level + _NOISE]
        return cls(
            len(colours), max(count for count, _ in colours) / pixels, (sum(near) - max(near)) / pixels
        )


def ink(image: Image.Image, apart: Iterable[tuple[float, float, float, float]] = ()) -> float:
    """Return the share of the page, of 1, that stands out from its commonest tone, scanners' shadows apart.

    Next to none does on a blank page of any colour, and so on one that came out all black. What
    lies in the boxes `apart`, as (left, top, right, bottom) in shares of the page, does not count.
    """
    width, height = image.size
    inner = (width * _EDGE, height * _EDGE, width * (1 - _EDGE), height * (1 - _EDGE))
    sample = image.resize(_fit(image.size), Image.Resampling.NEAREST, box=inner).convert("L")
    paper = _paper(sample.histogram())
    for box in apart:
        left, top, right, bottom = ((side - _EDGE) / (1 - 2 * _EDGE) for side in box)
        across = math.floor(left * sample.width), math.ceil(right * sample.width)
        down = math.floor(top * sample.height), math.ceil(bottom * sample.height)
        sample.paste(paper, (across[0], down[0], across[1], down[1]))
    counts = sample.histogram()
    return 1 - sum(counts[max(0, paper - _MARK) : paper + _MARK]) / sum(counts)


def is_grey(image: Image.Image) -> bool:
    """Tell whether an RGB image has no colour that an eye would miss."""
    sample = image.resize(_fit(image.size), Image.Resampling.NEAREST)
    red, green, blue = sample.split()
    spread = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    counts = spread.histogram()
    return sum(counts[24:]) <= sum(counts) * 0.001


def _paper(counts: Sequence[int]) -> int:
    """Return the grey that most of the page is of; paper spreads over several, so the fullest 16 count."""
    windows = [sum(counts[at : at + 16]) for at in range(241)]
    return windows.index(max(windows)) + 8


def _fit(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, _SAMPLE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
