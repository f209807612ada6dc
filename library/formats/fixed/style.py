"""What the style of an element means for drawing it on a fixed-layout page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tinycss2.color4

from library.formats.epub.css import length

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from library.formats.epub.css import Style
    from library.formats.fixed.boxes import Box

URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_WORDS = frozenset({"a", "b", "em", "i", "span", "strong"})
# What browsers give to elements of which a style sheet says nothing.
USUAL: dict[str, Style] = {
    "body": {"margin": "8px"},
    "p": {"margin": "1em 0"},
    "ul": {"margin": "1em 0"},
    "ol": {"margin": "1em 0"},
    "dl": {"margin": "1em 0"},
    "pre": {"margin": "1em 0"},
    "figure": {"margin": "1em 40px"},
    "blockquote": {"margin": "1em 40px"},
    "h1": {"margin": "0.67em 0", "font-size": "2em", "font-weight": "bold"},
    "h2": {"margin": "0.83em 0", "font-size": "1.5em", "font-weight": "bold"},
    "h3": {"margin": "1em 0", "font-size": "1.17em", "font-weight": "bold"},
    "h4": {"margin": "1.33em 0", "font-weight": "bold"},
    "center": {"text-align": "center"},
}


def fitted(style: Style, box: Box, width: float, height: float) -> tuple[float, float]:
    """Return the size of a picture of `width` by `height`: as said, else its own, at most its box."""
    ratio = height / max(width, 1e-6)
    wide, high = length(style.get("width", ""), box.width), length(style.get("height", ""), box.height)
    if wide and high:
        return wide, high
    if wide or high:
        return (wide, wide * ratio) if wide else ((high or 0.0) / max(ratio, 1e-6), high or 0.0)
    scale = min(1.0, box.width / max(width, 1e-6), box.height / max(height, 1e-6))
    return width * scale, height * scale


def is_among_words(picture: HtmlElement) -> bool:
    """Return whether a picture stands in a line of words."""
    around = picture.getparent()
    while around is not None and around.tag in {"a", "span"}:
        picture, around = around, around.getparent()
    if around is None:
        return False
    texts = (
        around.text,
        *(child.tail for child in around),
        *(child.text for child in around if child.tag in _WORDS),
    )
    return any((text or "").strip() for text in texts)


def is_filled(style: Style) -> bool:
    """Return whether something is drawn behind an element."""
    return any(name in style for name in ("background", "background-color", "background-image"))


def background(style: Style) -> Style:
    """Return the size of a background picture, that of its box where nothing else is said."""
    size = style.get("background-size", "").split()
    if size in (["cover"], ["contain"], ["100%"]) or not size:
        return {"width": "100%", "height": "100%"} if size != ["100%"] else {"width": "100%"}
    return {"width": size[0], "height": size[1] if len(size) > 1 else ""}


def is_hidden(style: Style) -> bool:
    """Return whether an element is not shown."""
    return style.get("display") == "none" or style.get("visibility") == "hidden"


def is_clear(style: Style) -> bool:
    """Return whether an element can be read and selected, but not seen."""
    clear = length(style.get("opacity", ""), 1) == 0
    return clear or style.get("color") == "transparent"


def layer(style: Style) -> int:
    """Return how far in front an element lies, 0 where nothing is said (CSS 2.2 §9.9.1)."""
    value = style.get("z-index", "")
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else 0


def colour(value: str) -> tuple[float, float, float] | None:
    """Return the colour in a value of `background`, None where there is none or it is clear."""
    for token in (value, *URL.sub("", value).split()):
        rgba = tinycss2.color4.parse_color(token) if token else None
        if rgba is not None and hasattr(rgba, "to") and rgba.alpha:
            red, green, blue = (min(max(c, 0.0), 1.0) for c in rgba.to("srgb").coordinates)
            return red, green, blue
    return None
