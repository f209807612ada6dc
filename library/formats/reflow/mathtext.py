"""MathML as a line of text, for pages drawn by a layout engine that knows no formulas."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Callable

_BINARY = frozenset("+-−±∓=≠≈≡≅<>≤≥≪≫∈∉⊂⊆⊃⊇∪∩∧∨→←↔⇒⇔⟹⟸⟺↦×÷∣|∥⊥∼≃∝∘⋅·∗*⊕⊗:")
_PLACES = {
    "→": "\u20d7",
    "⃗": "\u20d7",
    "^": "\u0302",
    "̂": "\u0302",
    "¯": "\u0304",
    "‾": "\u0304",
    "~": "\u0303",
}
_DEEPEST = 40
_SPACES = re.compile(r"\s+")
_SCRIPTS = re.compile(r"<su[bp]>.*?</su[bp]>")


def without_fences(math: etree._Element) -> None:
    """Write every `mfenced`, which no browser draws any more, as a row with operators."""
    for fenced in list(math.iter("mfenced")):
        marks = (fenced.get("separators", ",") or "").replace(" ", "")
        row = [etree.Element("mo")]
        row[0].text = fenced.get("open", "(")
        for at, child in enumerate(list(fenced)):
            if at and marks:
                mark = etree.Element("mo")
                mark.text = marks[min(at, len(marks)) - 1]
                row.append(mark)
            child.tail = None
            row.append(child)
        row.append(etree.Element("mo"))
        row[-1].text = fenced.get("close", ")")
        for name in fenced.attrib:
            del fenced.attrib[name]
        fenced.tag = "mrow"
        fenced.text = None
        fenced[:] = [part for part in row if len(part) or part.text or part.tag != "mo"]


def linear(markup: str) -> str:
    """Return sanitised MathML as HTML that reads in one line: words, operators, sub and sup."""
    try:
        root = html.fragment_fromstring(markup)
    except (etree.ParserError, ValueError):
        return ""
    # What stands in alttext is as often a converter's excuse as the formula.
    return _SPACES.sub(" ", _row(root, 0)).strip() or escape(root.get("alttext") or "")


def _row(element: etree._Element, depth: int) -> str:
    if depth > _DEEPEST:
        return escape("".join(str(part) for part in element.itertext()))
    return "".join(_one(child, depth + 1) for child in element)


def _one(element: etree._Element, depth: int) -> str:
    make = _SHAPES.get(str(element.tag))
    if make is not None:
        return make(list(element), depth)
    if len(element):
        return _row(element, depth)
    text = " ".join((element.text or "").split())
    if element.tag == "mi" and len(text) == 1 and text.isalpha() and element.get("mathvariant") != "normal":
        return f"<i>{escape(text)}</i>"
    if element.tag == "mo":
        return f" {escape(text)} " if text in _BINARY else escape(text) + (" " if text in {",", ";"} else "")
    if element.tag == "mspace":
        return " "
    return escape(f" {text} " if element.tag == "mtext" and text.isalpha() and len(text) > 1 else text)


def _parts(children: list[etree._Element], count: int, depth: int) -> list[str]:
    made = [_one(child, depth).strip() for child in children[:count]]
    return made + [""] * (count - len(made))


def _closed(markup: str) -> str:
    """Return an operand, in brackets where it is more than one thing."""
    return f"({markup})" if any(c in _SCRIPTS.sub("", markup) for c in " +-−/,") else markup


def _scripts(below: int, above: int) -> Callable[[list[etree._Element], int], str]:
    def make(children: list[etree._Element], depth: int) -> str:
        base, *rest = _parts(children, 1 + max(below, above), depth)
        low = f"<sub>{rest[below - 1]}</sub>" if below and rest[below - 1] else ""
        high = f"<sup>{rest[above - 1]}</sup>" if above and rest[above - 1] else ""
        return base + low + high

    return make


def _over(children: list[etree._Element], depth: int) -> str:
    base, over = _parts(children, 2, depth)
    text = "".join(str(part) for part in children[0].itertext()).strip() if children else ""
    if over in _PLACES and len(text) == 1:
        return base.replace(escape(text), escape(text) + _PLACES[over], 1)
    return f"{base}<sup>{over}</sup>" if over else base


def _fraction(children: list[etree._Element], depth: int) -> str:
    above, below = _parts(children, 2, depth)
    return f"{_closed(above)}/{_closed(below)}"


def _root(children: list[etree._Element], depth: int) -> str:
    inner = "".join(_one(child, depth) for child in children).strip()
    return f"√{inner}" if len(inner) == 1 else f"√({inner})"


def _nth_root(children: list[etree._Element], depth: int) -> str:
    inner, degree = _parts(children, 2, depth)
    return f"<sup>{degree}</sup>√({inner})"


def _table(children: list[etree._Element], depth: int) -> str:
    rows = [" ".join(filter(None, (_row(cell, depth + 1).strip() for cell in row))) for row in children]
    return ("<br/>" if children and _stands_alone(children[0]) else "; ").join(filter(None, rows))


def _stands_alone(row: etree._Element) -> bool:
    """Return whether a table is all of its formula: equations one below the other, no matrix."""
    element = row.getparent()
    while element is not None and element.tag != "math":
        element = element.getparent()
        if (
            element is not None
            and sum(1 for part in element if any(str(text).strip() for text in part.itertext())) > 1
        ):
            return False
    return True


_SHAPES: dict[str, Callable[[list[etree._Element], int], str]] = {
    "msub": _scripts(1, 0),
    "msup": _scripts(0, 1),
    "msubsup": _scripts(1, 2),
    "munder": _scripts(1, 0),
    "munderover": _scripts(1, 2),
    "mover": _over,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _nth_root,
    "mtable": _table,
    "none": lambda _children, _depth: "",
    "mprescripts": lambda _children, _depth: "",
}
