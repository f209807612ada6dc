"""The few CSS facts that placing a fixed-layout page needs: which declarations hold for an element."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import tinycss2
from cssselect import SelectorError
from lxml.cssselect import CSSSelector, ExpressionError

from library.text import whole_number

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Style = dict[str, str]
_Rank = tuple[int, tuple[int, int, int], int]
_NONE = (0, 0, 0)

_LONGEST, _MOST_RULES = 2_000_000, 20_000
_NAME = re.compile(r"[.#](-?[^\W\d][\w-]*)")
_ASIDE = re.compile(r"\[[^\]]*\]|:[\w-]+\([^)]*\)")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|pc|in|cm|mm|%|em|rem|vw|vh)?$")
_FONT = re.compile(r"((?:[\w-]+\s+)*?)([\d.]+(?:px|pt|em|rem|%))(?:\s*/\s*([\d.]+\w*))?\s")
_BOLD = 600
_SIDES = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
INHERITED = (
    "color",
    "direction",
    "font-size",
    "font-style",
    "font-weight",
    "letter-spacing",
    "line-height",
    "text-align",
    "text-indent",
    "text-transform",
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector, the classes and ids without which it matches nothing, and what it declares."""

    selector: str
    names: frozenset[str]
    weight: tuple[int, int, int]
    normal: Style
    important: Style


def cascade(root: HtmlElement, sheets: list[str]) -> dict[HtmlElement, Style]:
    """Return the declarations that hold for each element (CSS Cascade 4 §6: importance, specificity, order)."""
    found: dict[HtmlElement, list[tuple[_Rank, Style]]] = {}
    named = {name for element in root.iter() for name in _names(element)}
    order = 0
    for sheet in sheets:
        for rule in _rules(sheet):
            order += 1
            # A book's sheet speaks of all its pages; most rules are about other ones.
            if rule.names <= named:
                for element in _matched(root, rule.selector):
                    ranked = found.setdefault(element, [])
                    ranked += [
                        ((0, rule.weight, order), rule.normal),
                        ((2, rule.weight, order), rule.important),
                    ]
    styles: dict[HtmlElement, Style] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        normal, important = _declared(element.get("style") or "")
        inline: list[tuple[_Rank, Style]] = [((1, _NONE, 0), normal), ((3, _NONE, 0), important)]
        style: Style = {}
        for _, declared in sorted([*found.get(element, []), *inline], key=lambda entry: entry[0]):
            style |= declared
        styles[element] = style
    return styles


def _names(element: HtmlElement) -> list[str]:
    if not isinstance(element.tag, str):
        return []
    return [*(element.get("class") or "").split(), element.get("id") or ""]


@lru_cache(maxsize=16)
def _rules(sheet: str) -> tuple[_Rule, ...]:
    """Return a sheet's rules, one for each selector; a book's pages share their sheets."""
    made: list[_Rule] = []
    for rule in tinycss2.parse_stylesheet(sheet[:_LONGEST], skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule" and len(made) < _MOST_RULES:
            normal, important = _declared(tinycss2.serialize(rule.content))
            for part in tinycss2.serialize(rule.prelude).split(","):
                names = frozenset(_NAME.findall(_ASIDE.sub("", part)))
                made.append(_Rule(part, names, _specificity(part), normal, important))
    return tuple(made)


def _matched(root: HtmlElement, selector: str) -> list[HtmlElement]:
    compiled = _compiled(selector.strip())
    try:
        return cast("list[HtmlElement]", compiled(root)) if compiled else []
    except ValueError:
        return []


@lru_cache(maxsize=4096)
def _compiled(selector: str) -> CSSSelector | None:
    """Return a selector ready to use: a book's pages share their style sheets."""
    try:
        return CSSSelector(selector, translator="html")
    except (SelectorError, ExpressionError, ValueError, RecursionError):
        return None


def declarations(text: str) -> Style:
    """Return name to value of a declaration list."""
    normal, important = _declared(text)
    return normal | important


def _declared(text: str) -> tuple[Style, Style]:
    """Return the declarations of a list, and those in it that are important."""
    made: tuple[Style, Style] = {}, {}
    for found in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if found.type == "declaration":
            value = tinycss2.serialize(found.value).strip()
            name = found.lower_name.removeprefix("-webkit-").removeprefix("-epub-")
            made[found.important].update(_font(value) if name == "font" else {name: value})
    return made


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
        elif word in {"bold", "bolder"} or whole_number(word) >= _BOLD:
            style["font-weight"] = "bold"
    return style


def length(value: str, whole: float, font_size: float = 16.0) -> float | None:
    """Return a CSS length in pixels, `whole` being 100 %; None when it is not a plain length."""
    match = _LENGTH.match(value.strip())
    if not match:
        return None
    number, unit = float(match.group(1)), match.group(2)
    absolute = {"px": 1.0, None: 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
    relative = {"%": whole / 100, "em": font_size, "rem": 16.0, "vw": whole / 100, "vh": whole / 100}
    return number * (absolute | relative)[unit]


def edges(style: Style, name: str, whole: float, font_size: float = 16.0) -> tuple[float | None, ...]:
    """Return `margin` or `padding` as (top, right, bottom, left) in pixels, None for auto or unset."""
    values = style.get(name, "").split()
    # One to four values stand for the sides clockwise (CSS 2.2 §8.3).
    sides = [values[at] for at in _SIDES[len(values)]] if len(values) in _SIDES else ["", "", "", ""]
    named = (
        style.get(f"{name}-{side}", sides[at]) for at, side in enumerate(("top", "right", "bottom", "left"))
    )
    return tuple(length(value, whole, font_size) for value in named)


def _specificity(selector: str) -> tuple[int, int, int]:
    plain = re.sub(r"\[[^\]]*\]", ".a", selector)
    ids, classes = plain.count("#"), len(re.findall(r"\.[\w-]|:(?!:)", plain))
    return ids, classes, len(re.findall(r"(?:^|[\s>+~])[a-zA-Z]", plain))
