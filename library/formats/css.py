"""The few CSS facts that placing a fixed-layout page needs: which declarations hold for an element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import tinycss2
from cssselect import SelectorError
from lxml.cssselect import CSSSelector, ExpressionError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Style = dict[str, str]

_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|%|em|rem)?$")
_FONT = re.compile(r"((?:[\w-]+\s+)*?)([\d.]+(?:px|pt|em|rem|%))(?:\s*/\s*([\d.]+\w*))?\s")
_BOLD = 600
INHERITED = ("color", "font-size", "line-height", "text-align", "font-weight", "font-style", "direction")


def cascade(root: HtmlElement, sheets: list[str]) -> dict[HtmlElement, Style]:
    """Return the declarations that hold for each element (CSS Cascade 4 §6: specificity, order)."""
    found: dict[HtmlElement, list[tuple[tuple[int, int, int], int, Style]]] = {}
    order = 0
    for sheet in sheets:
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule":
                continue
            style = declarations(tinycss2.serialize(rule.content))
            for part in tinycss2.serialize(rule.prelude).split(","):
                order += 1
                try:
                    selector = CSSSelector(part.strip(), translator="html")
                    matched = cast("list[HtmlElement]", selector(root))
                except (SelectorError, ExpressionError, ValueError):
                    continue
                weight = _specificity(part)
                for element in matched:
                    found.setdefault(element, []).append((weight, order, style))
    styles = {}
    for element in root.iter():
        style = {}
        for _, _, rule_style in sorted(found.get(element, []), key=lambda entry: entry[:2]):
            style |= rule_style
        if not isinstance(element.tag, str):
            continue
        inline = element.get("style")
        styles[element] = style | declarations(inline) if inline else style
    return styles


def declarations(text: str) -> Style:
    """Return name to value of a declaration list."""
    parsed = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    style: Style = {}
    for found in parsed:
        if found.type == "declaration":
            value = tinycss2.serialize(found.value).strip()
            style |= _font(value) if found.lower_name == "font" else {found.lower_name: value}
    return style


def _font(value: str) -> Style:
    """Return what the shorthand `font` sets (CSS Fonts 4 §2.7), its family apart."""
    match = _FONT.match(value)
    if not match:
        return {}
    before, size, line_height = match.groups()
    style = {"font-size": size, "line-height": line_height or "normal"}
    for word in before.split():
        if word in {"italic", "oblique"}:
            style["font-style"] = "italic"
        elif word in {"bold", "bolder"} or (word.isdecimal() and int(word) >= _BOLD):
            style["font-weight"] = "bold"
    return style


def length(value: str, whole: float, font_size: float = 16.0) -> float | None:
    """Return a CSS length in pixels, `whole` being 100 %; None when it is not a plain length."""
    match = _LENGTH.match(value.strip())
    if not match:
        return None
    number, unit = float(match.group(1)), match.group(2)
    factor = {"px": 1.0, None: 1.0, "pt": 4 / 3, "%": whole / 100, "em": font_size, "rem": 16.0}[unit]
    return number * factor


def _specificity(selector: str) -> tuple[int, int, int]:
    plain = re.sub(r"\[[^\]]*\]", ".a", selector)
    ids, classes = plain.count("#"), len(re.findall(r"\.[\w-]|:(?!:)", plain))
    return ids, classes, len(re.findall(r"(?:^|[\s>+~])[a-zA-Z]", plain))
