"""Which of a style sheet's declarations that carry meaning hold for an element."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2
from cssselect import SelectorError, parser

from library.formats.epub.css import declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from library.formats.epub.css import Style

_MEANT = (
    "break-before,display,float,font,font-size,font-style,font-variant,font-variant-caps,font-weight,list-style"
    ",list-style-type,margin,margin-left,margin-right,padding,padding-left,page-break-before,text-align,text-decoration,text-decoration-line,text-indent"
    ",text-transform,vertical-align,white-space,writing-mode,-epub-writing-mode,-webkit-writing-mode"
)
_NAMES = frozenset(_MEANT.split(","))
_WORTH_READING = re.compile(_MEANT.replace(",", "|"), re.IGNORECASE)
_SCREEN = re.compile(r"\s*(?:only\s+)?(?:all|screen)\s*", re.IGNORECASE)
_SHEET = 400_000
"""Characters of style sheets read for a chapter."""
_RULES = 4_000
_STEPS = 2_000_000
"""Comparisons of a selector with an element made for a chapter: far above what a real book needs."""
_PARTS = 5

_Rule = tuple[tuple[int, int, int], int, Any, dict[str, str]]


@lru_cache(maxsize=16)
def rules_of(sheet: str) -> tuple[_Rule, ...]:
    """Return the rules of a style sheet that say something meant: specificity, order, selector, style."""
    made: list[_Rule] = []
    sheet = sheet[:_SHEET]
    if not _WORTH_READING.search(sheet):
        return ()
    try:
        for rule in _qualified(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
            text = tinycss2.serialize(rule.content)
            style = _meant(text) if _WORTH_READING.search(text) else {}
            if not style:
                continue
            for part in tinycss2.serialize(rule.prelude).split(","):
                made += _selected(part.strip(), len(made), style)
            if len(made) > _RULES:
                break
    except RecursionError:
        pass
    return tuple(made)


def _qualified(found: list[Any]) -> Iterator[Any]:
    for rule in found:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _qualified(inner if _SCREEN.fullmatch(tinycss2.serialize(rule.prelude)) else [])


def _selected(text: str, order: int, style: Style) -> list[_Rule]:
    if len(text) > 200 or len(re.findall(r"[\s>+~]+", text)) >= _PARTS:
        return []
    try:
        return [
            (found.specificity(), order, found.parsed_tree, style)
            for found in parser.parse(text)
            if found.pseudo_element is None
        ]
    except (SelectorError, ValueError):
        return []


@lru_cache(maxsize=4096)
def _meant(text: str) -> Style:
    """Return the declarations of a list that carry meaning."""
    try:
        said = declarations(text)
    except RecursionError:
        return {}
    return {
        name: re.sub(r"\s*!\s*important$", "", value).strip().lower()
        for name, value in said.items()
        if name in _NAMES and len(value) < 100
    }


class Matcher:
    """Finds the declarations that hold for each element, within a bounded number of steps.

    Pseudo-classes and attributes are not looked at: rules that ask for them are passed over.
    """

    def __init__(self, rules: tuple[_Rule, ...]) -> None:
        self.steps = 0
        self.known: dict[tuple[str, str], Style] = {}
        self.by_class: dict[str, list[_Rule]] = defaultdict(list)
        self.by_tag: dict[str, list[_Rule]] = defaultdict(list)
        for rule in rules:
            last = rule[2].subselector if isinstance(rule[2], parser.CombinedSelector) else rule[2]
            if isinstance(last, parser.Class):
                self.by_class[last.class_name].append(rule)
            else:
                while isinstance(last, parser.Hash | parser.Class):
                    last = last.selector
                if isinstance(last, parser.Element):
                    self.by_tag[(last.element or "*").lower()].append(rule)

    def style(self, element: etree._Element) -> Style:
        """Return the meant declarations of an element (CSS Cascade 4 §6: specificity, order, inline)."""
        tag, classes = str(element.tag), element.get("class") or ""
        style = self.known.get((tag, classes))
        if style is None:
            rules = [*self.by_tag.get("*", ()), *self.by_tag.get(tag, ())]
            for name in dict.fromkeys(classes.split()[:20]):
                rules += self.by_class.get(name, ())
            style = {}
            for _, _, _, said in sorted(
                (r for r in rules if self._holds(r[2], element)), key=lambda r: r[:2]
            ):
                style |= said
            if all(_is_plain(rule[2]) for rule in rules):
                self.known[tag, classes] = style
        inline = element.get("style")
        if inline and len(inline) < 2_000 and _WORTH_READING.search(inline):
            self.steps += 20
            if self.steps < _STEPS:
                style = style | _meant(inline)
        return style

    def _holds(self, selector: Any, element: etree._Element | None) -> bool:
        self.steps += 1
        if element is None or self.steps > _STEPS:
            return False
        if isinstance(selector, parser.CombinedSelector):
            return self._holds(selector.subselector, element) and self._around(selector, element)
        if isinstance(selector, parser.Class):
            names = (element.get("class") or "").split()
            return selector.class_name in names and self._holds(selector.selector, element)
        if isinstance(selector, parser.Hash):
            return bool(selector.id == element.get("id")) and self._holds(selector.selector, element)
        if isinstance(selector, parser.Element):
            return selector.element is None or selector.element.lower() == element.tag
        return False

    def _around(self, selector: Any, element: etree._Element) -> bool:
        if selector.combinator == ">":
            return self._holds(selector.selector, element.getparent())
        if selector.combinator == "+":
            return self._holds(selector.selector, element.getprevious())
        if selector.combinator == " ":
            return any(self._holds(selector.selector, above) for above in element.iterancestors())
        return any(self._holds(selector.selector, before) for before in element.itersiblings(preceding=True))


def _is_plain(selector: Any) -> bool:
    """Return whether a selector asks for nothing but a tag and classes."""
    while isinstance(selector, parser.Class):
        selector = selector.selector
    return isinstance(selector, parser.Element)
