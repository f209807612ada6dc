"""The words of a fixed-layout page as markup that MuPDF sets: text and its look, nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from library.formats.epub.css import INHERITED, length
from library.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from library.formats.epub.css import Style

FACES = """
@font-face { font-family: B; src: url(BeVietnamPro_400Regular.ttf); }
@font-face { font-family: B; font-weight: bold; src: url(BeVietnamPro_700Bold.ttf); }
@font-face { font-family: B; font-style: italic; src: url(BeVietnamPro_400Regular_Italic.ttf); }
a { color: inherit; text-decoration: none; }
"""
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "div",
        "dd",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "b",
        "bdi",
        "bdo",
        "br",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "wbr",
    ]
)
_UNSEEN = frozenset(
    ["head", "script", "style", "title", "template", "noscript", "audio", "video", "iframe", "object"]
)
_MARGINS = ("margin", "margin-top", "margin-bottom", "margin-left", "margin-right", "text-decoration")
_DEEPEST = 60


def is_block(element: HtmlElement, style: Style) -> bool:
    """Return whether an element starts a line of its own."""
    display = style.get("display", "")
    if display:
        return display not in {"inline", "inline-block", "ruby", "contents"}
    return element.tag in _BLOCKS


def words_markup(
    parts: list[HtmlElement | str],
    styles: dict[HtmlElement, Style],
    look: Style,
    link: Callable[[str], str],
    picture: Callable[[HtmlElement], str],
) -> str:
    """Return elements and bare text as markup with the declarations that hold for each element.

    `look` are the inherited declarations around them. `link` gives the address of a link, "" to
    keep only its words; `picture` the markup of a picture in a line.
    """
    setter = _Setter(styles, link, picture)
    return "".join(
        _text(part, look) if isinstance(part, str) else setter.element(part, look, 0) for part in parts
    )


def plain_line(parts: list[HtmlElement | str], look: Style) -> str:
    """Return bare text as one line with single spaces; "" where there are elements in it."""
    if not all(isinstance(part, str) for part in parts):
        return ""
    return " ".join(_said("".join(map(str, parts)), look).split())


def css_of(look: Style) -> str:
    """Return the style sheet for words that inherit `look`."""
    return f"{FACES} body {{ margin: 0; font-family: B; {_declared(look)} }}"


def _text(text: str, look: Style) -> str:
    return escape(_said(text, look))


def _said(text: str, look: Style) -> str:
    case = look.get("text-transform", "")
    text = normalise(text)
    if case == "uppercase":
        text = text.upper()
    elif case == "lowercase":
        text = text.lower()
    return text


class _Setter:
    def __init__(
        self,
        styles: dict[HtmlElement, Style],
        link: Callable[[str], str],
        picture: Callable[[HtmlElement], str],
    ) -> None:
        self.styles, self.link, self.picture = styles, link, picture

    def element(self, element: HtmlElement, look: Style, depth: int) -> str:
        style = self.styles.get(element, {})
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or style.get("display") == "none":
            return ""
        if element.tag == "br":
            return "<br/>"
        if element.tag == "img":
            return self.picture(element)
        inner = look | {name: style[name] for name in INHERITED if name in style}
        if "font-size" in style:
            inner["font-size"] = f"{font_size(style, look):g}px"
        held = [_text(element.text or "", inner)]
        for child in element if depth < _DEEPEST else ():
            held += (self.element(child, inner, depth + 1), _text(child.tail or "", inner))
        address = self.link(element.get("href") or "") if element.tag == "a" else ""
        known = element.tag in _BLOCKS | _INLINE and element.tag != "a"
        tag = element.tag if known else "div" if is_block(element, style) else "span"
        said = f' style="{_style(style, inner)}"'
        if address:
            return f'<a href="{escape(address)}"{said}>{"".join(held)}</a>'
        return f"<{tag}{said}>{''.join(held)}</{tag}>"


def font_size(style: Style, look: Style) -> float:
    """Return an element's type size in pixels."""
    parent = float(look.get("font-size", "16px").removesuffix("px"))
    return length(style.get("font-size", ""), parent, parent) or parent


def _style(style: Style, inner: Style) -> str:
    own = {name: inner[name] for name in INHERITED if name in style and name in inner}
    own |= {name: style[name] for name in _MARGINS if name in style}
    return escape(_declared(own))


def _declared(look: Style) -> str:
    # A value is one token list of a declaration already; a brace or a semicolon would start another.
    return "; ".join(
        f"{name}: {value}"
        for name, value in look.items()
        if name != "text-transform" and not set(value) & set("{};<>@\\")
    )
