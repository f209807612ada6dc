"""What a publisher's style sheet says that carries meaning, as classes of our own style sheets.

A book is set with our style sheets, on fixed pages and in the browser. Of its own only what its
author means is taken over: a line that is centred, a verse that hangs, a word in italics, what is
not shown at all. Each becomes a class of a closed vocabulary, so that no declaration of the book
reaches a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.formats.epub.css import length
from library.formats.reflow.selectors import Matcher, rules_of
from library.formats.reflow.vocabulary import INLINE
from library.text import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from library.formats.epub.css import Style


_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "center",
        "figure",
        "aside",
        "header",
        "pre",
    ]
)
_FOOTNOTES = frozenset(["footnote", "endnote", "rearnote", "note", "footnotes", "endnotes", "rearnotes"])
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_EM = 16.0
_PAGE = 320.0
_BIG, _SMALL, _BOLD = 1.25, 0.85, 600
_GAP, _NUMBER = 0.4, 12
"""Em that part a number from the words beside it, and the letters of the longest number."""

_NUMBERS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
"""What HTML's `type` calls the numbers of a list."""


def looks(root: etree._Element, sheets: list[str]) -> bool:
    """Replace the classes and styles of a parsed chapter by looks; drop what is not displayed.

    Tags have no namespaces. Returns whether the chapter is written from top to bottom.
    """
    matcher = Matcher(rules_of("\n".join(sheets)))
    indents: dict[etree._Element, str] = {}
    made: list[tuple[etree._Element, str]] = []
    hidden = []
    vertical = False
    for element in root.iter("*"):
        style = matcher.style(element)
        vertical = vertical or any(
            name.endswith("writing-mode") and value.startswith(("vertical", "tb"))
            for name, value in style.items()
        )
        if (style.get("display") == "none" or "hidden" in element.attrib) and not _is_note(element):
            hidden.append(element)
            continue
        parent = element.getparent()
        indent = style.get("text-indent") or ("" if parent is None else indents.get(parent, ""))
        if indent:
            indents[element] = indent
        plain = not style and not indent and element.tag != "center" and "align" not in element.attrib
        made.append((element, "" if plain else " ".join(_look(element, style, indent))))
        if style and element.tag in INLINE and element.tag != "a":
            _set_off(element, style)
        elif element.tag == "ol" and (numbers := _NUMBERS.get(_listed(style))):
            element.set("type", numbers)
    # Only now: a selector asks for the classes of the elements around, too.
    for element, look in made:
        if look:
            element.set("class", look)
        elif "class" in element.attrib:
            del element.attrib["class"]
    for element in hidden:
        _drop(element)
    return vertical


def _is_note(element: etree._Element) -> bool:
    """Return whether readers show this element, though hidden, when its number is tapped."""
    kinds = (element.get(_EPUB_TYPE) or element.get("epub:type") or "").split()
    return bool(_FOOTNOTES.intersection(kinds)) or (element.get("role") or "").startswith("doc-")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _set_off(element: etree._Element, style: Style) -> None:
    """Part a number from the words beside it by a space where the book parts them by placing it."""
    floats = style.get("float", "")
    before = floats == "right" or _gap(style, "margin-left", 3) >= _GAP
    after = floats == "left" or _gap(style, "margin-right", 1) >= _GAP
    text = element.text or ""
    if (before or after) and not len(element) and len(text) <= _NUMBER and text.strip(" .()[]").isdecimal():
        element.text = ("\u2002" if before else "") + text + ("\u2002" if after else "")


def _gap(style: Style, name: str, side: int) -> float:
    sides = (style.get("margin") or "0").split()
    short = sides[side] if side < len(sides) else sides[1 if len(sides) > 1 else 0]
    return (length(style.get(name) or short, _PAGE) or 0.0) / _EM


def _listed(style: Style) -> str:
    return style.get("list-style-type") or style.get("list-style") or ""


def _look(element: etree._Element, style: Style, indent: str) -> Iterator[str]:
    if element.tag in {"html", "body"}:
        return
    align = style.get("text-align") or (element.get("align") or "").lower()
    if element.tag == "center" or align in {"center", "-webkit-center", "middle"}:
        yield "t-center"
    elif align in {"right", "end"}:
        yield "t-right"
    elif align in {"left", "start"}:
        yield "t-left"
    yield from _letters(element, style)
    if element.tag in {"ul", "ol"} and "none" in _listed(style).split():
        yield "t-plain"
    if element.tag in _BLOCKS:
        yield from _block(element, style, indent)
    elif style.get("display") == "block" and element.tag in {
        "span",
        "a",
        "em",
        "i",
        "b",
        "strong",
        "cite",
        "small",
    }:
        yield "t-block"


def _letters(element: etree._Element, style: Style) -> Iterator[str]:
    slant = style.get("font-style", "")
    if slant.startswith(("italic", "oblique")):
        yield "t-italic"
    elif slant == "normal" and element.tag in {"em", "i", "cite", "dfn", "var", "blockquote"}:
        yield "t-upright"
    weight = style.get("font-weight", "")
    if weight in {"bold", "bolder"} or whole_number(weight) >= _BOLD:
        yield "t-bold"
    size = _relative(style.get("font-size", ""))
    if size >= _BIG:
        yield "t-big"
    elif size <= _SMALL and element.tag not in {"sup", "sub", "small"}:
        yield "t-small"
    if "small-caps" in (style.get("font-variant") or style.get("font-variant-caps") or ""):
        yield "t-caps"
    if style.get("text-transform") == "uppercase":
        yield "t-upper"
    yield from _marks(element, style)


def _marks(element: etree._Element, style: Style) -> Iterator[str]:
    if (
        "underline" in (style.get("text-decoration") or style.get("text-decoration-line") or "")
        and element.tag != "a"
    ):
        yield "t-under"
    raised = style.get("vertical-align")
    if raised in {"super", "sub"} and element.tag not in {"sup", "sub"}:
        yield "t-sup" if raised == "super" else "t-sub"
    if style.get("white-space", "").startswith("pre") and element.tag != "pre":
        yield "t-pre"


def _block(element: etree._Element, style: Style, indent: str) -> Iterator[str]:
    first = (length(indent, _PAGE) or 0.0) / _EM
    inset = _left(style)
    if first < 0:
        yield "t-hang"
        inset += first
    elif first >= 0.5 and element.tag == "p":
        yield "t-indent"
    if inset >= 1 and element.tag != "blockquote":
        yield f"t-in{min(4, max(1, round(inset / 1.5)))}"
    broken = style.get("break-before") or style.get("page-break-before") or ""
    if broken in {"always", "page", "left", "right", "recto", "verso"}:
        yield "t-break"


def _left(style: Style) -> float:
    """Return how far a block is set in on the left, in em."""
    total = 0.0
    for name in ("margin", "padding"):
        sides = (style.get(name) or "0").split()
        value = style.get(f"{name}-left") or sides[{4: 3, 3: 1, 2: 1}.get(len(sides), 0)]
        total += (length(value, _PAGE) or 0.0) / _EM
    # A block set in by more than half a page is a page placed by eye; its words would not fit.
    return total if 0 < total < _PAGE / _EM / 2 else 0.0


def _relative(value: str) -> float:
    words = {"larger": 1.25, "large": 1.25, "x-large": 1.5, "xx-large": 2.0, "smaller": 0.8, "small": 0.85}
    if value in words:
        return words[value]
    if not value.endswith(("em", "%")):
        return 1.0
    return (length(value, _EM) or _EM) / _EM
