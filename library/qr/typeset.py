"""Lines of text that fit a box: the largest size, lines of even length, an ellipsis at the last."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, width, height in millimetres."""
Colour = tuple[float, float, float]
"""Red, green, blue, each 0 to 1."""
Measure = Callable[[str, float], float]
"""(text, size) to its width."""

_STEP = 0.94
# Where a long address may be broken: after a slash, a dot or a hyphen.
_JOINTS = re.compile(r"(?<=[/.\-_])")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: face ("serif", "sans", "bold"), largest and smallest size in points.

    `align` is 0 (left), 0.5 (middle) or 1 (right), `valign` 0 (top) to 1 (bottom).
    """

    face: str
    size: float
    least: float
    colour: Colour
    lines: int = 1
    align: float = 0.0
    valign: float = 0.0


def fit(
    text: str, measure: Measure, room: tuple[float, float], sizes: tuple[float, float], lines: int
) -> tuple[float, list[str]]:
    """Return the largest size between `sizes` at which `text` fits, and its lines.

    `room` is the width and the height of the box, the height of a line being its size; text that
    does not fit at the smallest size ends with "…".
    """
    width, height = room
    size, least = sizes
    words = text.split()
    while True:
        most = min(lines, int(height / size + 0.001)) or 1
        # Only at the smallest size a word is cut; before that the text becomes smaller.
        last = size <= least
        pieces = _cut(words, measure, size, width) if last else words
        broken = _wrapped(pieces, measure, size, width)
        if len(broken) <= most and all(measure(line, size) <= width for line in broken):
            return size, _even(pieces, broken, measure, size, width)
        if last:
            kept = broken[:most]
            return size, [*kept[:-1], _shortened(" ".join(broken[most - 1 :]), measure, size, width)]
        size = max(size * _STEP, least)


def _wrapped(words: list[str], measure: Measure, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _even(words: list[str], broken: list[str], measure: Measure, size: float, width: float) -> list[str]:
    """Return as many lines of lengths as even as can be: a title ends in no orphan."""
    if len(broken) == 1:
        return broken
    low, high = max(measure(word, size) for word in words), width
    best = broken
    for _ in range(12):
        middle = (low + high) / 2
        tried = _wrapped(words, measure, size, middle)
        if len(tried) <= len(broken) and all(measure(line, size) <= middle for line in tried):
            best, high = tried, middle
        else:
            low = middle
    return best


def _cut(words: list[str], measure: Measure, size: float, width: float) -> list[str]:
    """Return the words, those that are wider than a line in pieces."""
    found = []
    for word in words:
        if measure(word, size) <= width:
            found.append(word)
            continue
        piece = ""
        for part in _parts(word, measure, size, width):
            if piece and measure(piece + part, size) > width:
                found.append(piece)
                piece = part
            else:
                piece += part
        found.append(piece)
    return found


def _parts(word: str, measure: Measure, size: float, width: float) -> list[str]:
    """Return where a word may be broken: at the joints of an address, else at every letter."""
    found: list[str] = []
    for part in _JOINTS.split(word):
        found += [part] if measure(part, size) <= width else list(part)
    return found


def _shortened(text: str, measure: Measure, size: float, width: float) -> str:
    if measure(text, size) <= width:
        return text
    # Whole words are dropped first; of one long word, its last letters.
    for space in reversed(list(re.finditer(" ", text))):
        kept = text[: space.start()].rstrip(" ,;:.–-") + "…"
        if measure(kept, size) <= width:
            return kept
    end = len(text)
    while end > 1 and measure(text[:end] + "…", size) > width:
        end -= 1
    return text[:end].rstrip() + "…"
