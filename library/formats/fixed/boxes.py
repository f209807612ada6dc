"""Where the elements of a fixed-layout page stand: the boxes and transforms of their style."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pymupdf

from library.formats.epub.css import edges, length

if TYPE_CHECKING:
    from library.formats.epub.css import Style

_FUNCTION = re.compile(r"([a-zA-Z]+)\(([^)]*)\)")
_ANGLE = re.compile(r"(-?[\d.]+)(deg|rad|turn|grad)?$")
_TURN = {"deg": 1.0, None: 1.0, "rad": 180 / math.pi, "turn": 360.0, "grad": 0.9}
_WORDS = {"left": "0%", "top": "0%", "center": "50%", "right": "100%", "bottom": "100%"}


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def rect(self) -> pymupdf.Rect:
        """The same as MuPDF's rectangle."""
        return pymupdf.Rect(self.x, self.y, self.x + self.width, self.y + self.height)

    def within(self, sides: tuple[float | None, ...]) -> Box:
        """Return the box without its edges (top, right, bottom, left)."""
        top, right, bottom, left = (side or 0.0 for side in sides)
        width, height = max(self.width - left - right, 1.0), max(self.height - top - bottom, 1.0)
        return Box(self.x + left, self.y + top, width, height)


@dataclass(frozen=True, slots=True)
class Placed:
    """An element's box; whether it is out of the flow, and whether its height is given."""

    box: Box
    absolute: bool
    high: bool


def place_box(style: Style, flow: Box, holder: Box, size: float) -> Placed:
    """Return where an element stands (CSS 2.2 §9, §10).

    `flow` is what is left of the box it flows in, `holder` the box it is placed in when it is
    taken out of the flow; `size` is its type size in pixels.
    """
    absolute = style.get("position") in {"absolute", "fixed"}
    around = holder if absolute else flow
    top, right, bottom, left = _offsets(style, around, size) if absolute else (0.0, None, None, 0.0)
    margins = edges(style, "margin", around.width, size)
    padding = edges(style, "padding", around.width, size)
    width = _extent(style, "width", around.width, size, padding[1], padding[3])
    height = _extent(style, "height", around.height, size, padding[0], padding[2])
    inner = around.within(margins)
    given = width is not None
    if width is None:
        width = max(inner.width - (left or 0.0) - (right or 0.0), 1.0)
    most = length(style.get("max-width", ""), around.width, size)
    width = min(width, most) if most else width
    high = height is not None or (top is not None and bottom is not None and absolute)
    if height is None:
        height = max(inner.height - (top or 0.0) - (bottom or 0.0), 1.0)
    if left is None:
        left = around.width - width - right - (margins[1] or 0.0) if right is not None else flow.x - around.x
    if top is None:
        top = (
            around.height - height - bottom - (margins[2] or 0.0) if bottom is not None else flow.y - around.y
        )
    x, y = around.x + left + (margins[3] or 0.0), around.y + top + (margins[0] or 0.0)
    if given and not absolute and _is_centred(style):
        x = around.x + max((around.width - width) / 2, 0.0)
    if style.get("position") == "relative":
        x += length(style.get("left", ""), around.width, size) or 0.0
        y += length(style.get("top", ""), around.height, size) or 0.0
    return Placed(Box(x, y, max(width, 1.0), max(height, 1.0)), absolute, high)


def hangs(style: Style) -> bool:
    """Return whether an element is placed by its lower edge alone."""
    return (
        length(style.get("bottom", ""), 1) is not None
        and length(style.get("top", ""), 1) is None
        and length(style.get("height", ""), 1) is None
    )


def transform(style: Style, box: Box, size: float) -> pymupdf.Matrix | None:
    """Return what an element's `transform` does to the page (CSS Transforms 1), None when nothing."""
    functions = _FUNCTION.findall(style.get("transform", ""))
    made = pymupdf.Matrix(1, 0, 0, 1, 0, 0)
    for name, arguments in functions:
        step = _step(
            name.lower(), [part for part in re.split(r"[\s,]+", arguments.strip()) if part], box, size
        )
        if step is None:
            return None
        # The function that stands last is applied first.
        made = step * made
    # What is flattened to nothing cannot be drawn.
    if made == pymupdf.Identity or abs(made.a * made.d - made.b * made.c) < 1e-9:
        return None
    x, y = _origin(style, box, size)
    return pymupdf.Matrix(1, 0, 0, 1, -x, -y) * made * pymupdf.Matrix(1, 0, 0, 1, x, y)


def _step(name: str, values: list[str], box: Box, size: float) -> pymupdf.Matrix | None:
    """Return the matrix of one function, None when it is not one of the plane or has no sense."""
    if not values:
        return None
    if name in {"rotate", "rotatez"}:
        return _turned(values[0])
    if name.startswith("skew"):
        return _skew(name, values)
    numbers = [
        length(value, box.height if at % 2 else box.width, size) or 0.0 for at, value in enumerate(values)
    ]
    if name == "matrix":
        return pymupdf.Matrix(*numbers) if len(numbers) == 6 else None
    first, second = numbers[0], numbers[1] if len(numbers) > 1 else None
    vertical = length(values[0], box.height, size) or 0.0
    steps = {
        "translate": (1.0, 1.0, first, second or 0.0),
        "translate3d": (1.0, 1.0, first, second or 0.0),
        "translatex": (1.0, 1.0, first, 0.0),
        "translatey": (1.0, 1.0, 0.0, vertical),
        "scale": (first, first if second is None else second, 0.0, 0.0),
        "scalex": (first, 1.0, 0.0, 0.0),
        "scaley": (1.0, first, 0.0, 0.0),
    }
    across, down, x, y = steps.get(name, (0.0, 0.0, 0.0, 0.0))
    return pymupdf.Matrix(across, 0, 0, down, x, y) if name in steps else None


def _turned(value: str) -> pymupdf.Matrix | None:
    found = _ANGLE.match(value)
    if found is None:
        return None
    angle = math.radians(float(found.group(1)) * _TURN[found.group(2)])
    return pymupdf.Matrix(math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0, 0)


def _skew(name: str, values: list[str]) -> pymupdf.Matrix | None:
    found = [_ANGLE.match(value) for value in values]
    if not found or None in found:
        return None
    leans = [math.tan(math.radians(float(a.group(1)) * _TURN[a.group(2)])) for a in found if a]
    across = 0.0 if name == "skewy" else leans[0]
    down = leans[0] if name == "skewy" else leans[1] if len(leans) > 1 else 0.0
    return pymupdf.Matrix(1, down, across, 1, 0, 0)


def _origin(style: Style, box: Box, size: float) -> tuple[float, float]:
    said = [_WORDS.get(part, part) for part in style.get("transform-origin", "").split()]
    across = said[0] if said else "50%"
    down = said[1] if len(said) > 1 else "50%"
    x = length(across, box.width, size)
    y = length(down, box.height, size)
    return box.x + (box.width / 2 if x is None else x), box.y + (box.height / 2 if y is None else y)


def _offsets(style: Style, around: Box, size: float) -> tuple[float | None, ...]:
    sides = (
        ("top", around.height),
        ("right", around.width),
        ("bottom", around.height),
        ("left", around.width),
    )
    return tuple(length(style.get(name, ""), whole, size) for name, whole in sides)


def _extent(
    style: Style, name: str, whole: float, size: float, before: float | None, after: float | None
) -> float | None:
    """Return a width or height with its padding, None when it is auto."""
    value = length(style.get(name, ""), whole, size)
    if value is None:
        return None
    return value if style.get("box-sizing") == "border-box" else value + (before or 0.0) + (after or 0.0)


def _is_centred(style: Style) -> bool:
    values = style.get("margin", "").split()
    sides = (style.get("margin-left"), style.get("margin-right"))
    return sides == ("auto", "auto") or (len(values) in {2, 3} and values[1] == "auto") or values == ["auto"]


def shifted(box: Box, used: float) -> Box:
    """Return what is left of a box once `used` pixels of its height are taken."""
    return replace(box, y=box.y + used, height=max(box.height - used, 1.0))
