"""A sanitised chapter in both of its forms, cut at the edges of its blocks where it is very long.

MuPDF lays out a chapter as a whole, and each job that draws a few of its pages lays it out again:
without cutting, the cost of a book in one chapter would grow with the square of its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from library.formats.align import PICTURE
from library.formats.lookahead import (
    BLOCKS,
    CONTAINERS,
    HEADINGS,
    columns,
    has_caption,
    lines_of,
    looks_of,
    name_of,
    with_look,
)
from library.formats.mathtext import linear
from library.formats.sanitise import TOKEN, xhtml
from library.formats.vocabulary import INLINE
from library.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

_LIMIT = 140_000
"""Characters of markup laid out at once, some eighty pages; a line counts for itself, too."""
_ROW = 60
REFLOW_LIMIT = 500_000
"""Characters of markup of a chapter in the browser."""
_DEEPEST, _ROOM = 60, 10
"""Elements inside one another that are kept, and how many more blocks, so that no paragraphs run together."""
_WIDE, _WIDEST = 4, 6
"""Columns from which a table is set smaller, and up to which it is one."""
_ID = re.compile(r'\sid="([^"]*)"')
_SPACES = re.compile(r"[ \t\r\n]+")
# No language has such a word, and MuPDF takes the square of its length to break it.
_ENDLESS = re.compile(r"(?:&\w+;|[!-%'-\u024f]){400}")
_TAGS = re.compile(r"<[^>]*>")
_VOID = frozenset({"br", "hr", "img", "wbr", "col"})
_EMPTY = INLINE | {"p", "div", "section", "ul", "ol", "blockquote", "header"}
BREAK = '<div class="t-break"></div>'
_ALIGNED = frozenset({"t-center", "t-right"})


@dataclass(slots=True)
class Piece:
    """A stretch of a chapter.

    `laid` is what MuPDF lays out and `body` what a browser shows, well-formed between `head` and
    `tail`. `text` is what both say without spaces, a picture being U+FFFC; formulas stand in it
    as `laid` writes them, `formulas` are their lengths. `ids` are (id, offset in `text`). `kept`
    are (begin, end, place in `laid`) of what must not be parted from its end by a page break:
    headings from what follows, pictures from their captions.
    """

    laid: str
    body: str
    head: str
    tail: str
    text: str
    formulas: list[int] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)
    kept: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def shows(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.text)


def pieces(safe: str, figure: Callable[[str, bool], str], *, mend: Callable[[str], str] = str) -> list[Piece]:
    """Return a chapter, as `sanitise.clean` gives it, as one or more pieces in reading order.

    `figure` returns the style of a picture, given its name and whether it has a caption; `mend`
    repairs a run of text.
    """
    builder = _Builder(TOKEN.findall(safe), figure, mend)
    return builder.run()


class _Builder:
    """Goes through the tokens once and writes both forms."""

    def __init__(
        self, tokens: list[str], figure: Callable[[str, bool], str], mend: Callable[[str], str]
    ) -> None:
        self.tokens, self.figure, self.mend = tokens, figure, mend
        # (tag, start tag as laid, start tag as kept in `body`); "" where a tag is left out.
        self.stack: list[tuple[str, str, str]] = []
        self.open_kept: list[tuple[int, int, int]] = []
        self.done: list[Piece] = []
        self.upper = self.preformatted = self.captioned = 0
        self.tables: list[tuple[int, int]] = []
        # How deep the block stands whose lines are verses, and whether its line says anything.
        self.verse, self.verse_said, self.line = -1, False, ""
        self.head = ""
        self._start("")

    def _start(self, laid_head: str) -> None:
        self.laid: list[str] = [laid_head]
        self.body: list[str] = []
        self.said: list[str] = []
        self.size = self.body_size = self.offset = 0
        self.formulas: list[int] = []
        self.ids: list[tuple[str, int]] = []
        self.kept: list[tuple[int, int, int]] = []

    def run(self) -> list[Piece]:
        at = 0
        while at < len(self.tokens):
            bit = self.tokens[at]
            at += 1
            if not bit.startswith("<"):
                self._text(bit)
            elif bit.startswith("<math"):
                at = self._formula(at - 1)
            elif bit.startswith("</"):
                self._end(bit)
            else:
                self._begin(bit, at)
        self._finish()
        return [piece for piece in self.done if piece.shows]

    def _put(self, laid: str, body: str) -> None:
        self.laid.append(laid)
        self.body.append(body)
        self.size += len(laid)
        self.body_size += len(body)

    def _say(self, text: str) -> None:
        plain = "".join(unescape(text).split())
        self.said.append(plain)
        self.offset += len(plain)

    def _text(self, bit: str) -> None:
        text = self.mend(normalise(bit))
        if not self.preformatted:
            text = _SPACES.sub(" ", text)
        shown = text
        if self.upper:
            shown = unescape(text)
            shown = "".join(c.upper() if len(c.upper()) == 1 else c for c in shown)
            shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        self._put(_ENDLESS.sub(r"\g<0> ", shown.replace("&nbsp;", "\u00a0")), text)
        self._say(shown)
        self.verse_said = self.verse_said or not text.isspace()

    def _formula(self, at: int) -> int:
        stop = at
        while stop < len(self.tokens) and self.tokens[stop] != "</math>":
            stop += 1
        markup = "".join(t if t.isascii() else normalise(t) for t in self.tokens[at : stop + 1])
        block = 'display="block"' in self.tokens[at]
        line = linear(markup)
        self._put(f'<span class="t-block">{line}</span>' if block else line, markup)
        before = self.offset
        self._say(_TAGS.sub("", line))
        self.formulas.append(self.offset - before)
        return stop + 1

    def _begin(self, bit: str, following: int) -> None:
        tag = name_of(bit)
        if self.verse >= 0 and tag in BLOCKS:
            self._end_verse()
        if tag in BLOCKS or tag == "br":
            self.size += _ROW
            if self._may_cut(tag):
                self._cut()
                if tag == "br":
                    self.body.append(bit)
                    return
        found = _ID.search(bit)
        if found:
            self.ids.append((unescape(found.group(1)), self.offset))
        if tag in _VOID:
            self._void(tag, bit)
            return
        deep = sum(1 for _, laid, _ in self.stack if laid) if len(self.stack) >= _DEEPEST else 0
        if deep >= _DEEPEST + (_ROOM if tag in BLOCKS else 0) or bit == "<span>":
            self.stack.append((tag, "", ""))
            return
        self._open(tag, bit, following)

    def _open(self, tag: str, bit: str, following: int) -> None:
        looks = looks_of(bit)
        self.upper += "t-upper" in looks
        self.preformatted += tag == "pre" or "t-pre" in looks
        if "t-break" in looks and self.offset:
            self.laid.append(BREAK)
        if tag == "figure":
            self.captioned += has_caption(self.tokens, following)
        if tag in HEADINGS or (tag == "figure" and self.captioned):
            place = self.tables[-1][1] if tag == "thead" and self.tables else len(self.laid)
            self.open_kept.append((len(self.stack), self.offset, place))
        line = (
            lines_of(self.tokens, following) if tag in {"p", "div", "blockquote"} and self.verse < 0 else ""
        )
        if line == "t-para" and not _ALIGNED.isdisjoint(looks):
            line = ""
        if line == "t-line":
            bit = with_look(bit, "t-verse")
        laid = self._laid_tag(tag, bit, following)
        self.stack.append((tag, laid, bit))
        self._put(laid, bit)
        if line:
            self.verse, self.verse_said = len(self.stack), False
            self.line = f'<span class="{line}">'
            self.laid.append(self.line)

    def _void(self, tag: str, bit: str) -> None:
        if tag == "br" and ' id="' not in bit:
            bit = "<br>"
        laid = xhtml(bit)
        if tag == "img":
            if not laid:
                return
            name = re.search(r' src="([^"]*)"', bit)
            laid = laid.replace(
                "<img", f'<img style="{self.figure(name.group(1) if name else "", bool(self.captioned))}"'
            )
            self._put(laid, bit)
            self._say(PICTURE)
            self.verse_said = True
            return
        if tag == "br" and self.verse >= 0:
            laid = self._next_verse()
        self._put(laid, bit)

    def _next_verse(self) -> str:
        """Return what ends a line of verse and begins the next, within the same inline elements."""
        within = [laid for _, laid, _ in self.stack[self.verse :] if laid]
        ending = "".join(f"</{name_of(laid)}>" for laid in reversed(within))
        blank = "" if self.verse_said else "\u00a0"
        self.verse_said = False
        return blank + ending + "</span>" + self.line + "".join(_ID.sub("", laid) for laid in within)

    def _end_verse(self) -> None:
        within = [laid for _, laid, _ in self.stack[self.verse :] if laid]
        ending = "".join(f"</{name_of(laid)}>" for laid in reversed(within))
        self.laid.append(ending + "</span>" + "".join(_ID.sub("", laid) for laid in within))
        self.verse = -1

    def _laid_tag(self, tag: str, bit: str, following: int) -> str:
        if tag == "table":
            across = columns(self.tokens, following)
            self.tables.append((across, len(self.laid)))
            if across == 1 or across > _WIDEST:
                return '<div class="t-table">'
            return bit.replace("<table", '<table class="t-wide"', 1) if across >= _WIDE else bit
        across = self.tables[-1][0] if self.tables else 0
        if across == 1 or across > _WIDEST:
            if tag in {"td", "th"}:
                return '<span class="t-cell">' if across > 1 else "<div>"
            if tag in {"tr", "tbody", "thead", "tfoot", "colgroup"}:
                return '<div class="t-row">' if tag == "tr" else "<div>"
        if tag == "caption":
            return self._caption()
        return bit

    def _caption(self) -> str:
        """Take back the table that was begun: MuPDF would set its caption below it."""
        at = len(self.laid) - 1
        while at and not self.laid[at].strip():
            at -= 1
        if self.laid[at].startswith("<table"):
            self.open_kept[-1] = (len(self.stack), self.offset, at)
            self.laid[at], begun = "", self.laid[at]
            self.stack[-1] = (self.stack[-1][0], begun, self.stack[-1][2])
            return '<p class="t-caption">'
        return '<div class="t-caption">'

    def _end(self, bit: str) -> None:
        if not self.stack:
            return
        if len(self.stack) == self.verse:
            self._end_verse()
        tag, laid, token_begun = self.stack.pop()
        if not laid:
            return
        if self._is_empty(tag, token_begun):
            self._leave(tag, token_begun)
            return
        ending = f"</{name_of(laid)}>"
        if tag in BLOCKS:
            self._drop_last_break()
        if laid == '<p class="t-caption">':
            ending += self.stack[-1][1] if self.stack else ""
        elif laid == '<span class="t-cell">':
            ending += " \u2003"
        self._put(ending, bit)
        self._leave(tag, token_begun)

    def _is_empty(self, tag: str, begun: str) -> bool:
        """Take back an element in which there is nothing, or an inline one with only a space."""
        if tag not in _EMPTY or not self.body or ' id="' in begun:
            return False
        if self.body[-1] is begun:
            del self.body[-1], self.laid[-1]
            return True
        if tag in INLINE and len(self.body) > 1 and self.body[-2] is begun and self.body[-1] == " ":
            del self.body[-2], self.laid[-2]
            return True
        return False

    def _drop_last_break(self) -> None:
        """A line break at the end of a block makes no line in a browser, but does in MuPDF."""
        at = len(self.laid) - 1
        while at > 0 and (self.laid[at].isspace() or not self.laid[at]):
            at -= 1
        if self.laid[at].startswith("<br"):
            self.laid[at] = ""

    def _leave(self, tag: str, begun: str) -> None:
        looks = looks_of(begun)
        self.upper -= "t-upper" in looks
        self.preformatted -= tag == "pre" or "t-pre" in looks
        if tag == "table":
            self.tables.pop()
        if self.open_kept and self.open_kept[-1][0] == len(self.stack):
            _, start, at = self.open_kept.pop()
            # A heading is kept with the first character of what follows it.
            self.kept.append((start, self.offset + (tag != "figure"), at))
        if tag == "figure" and self.captioned:
            self.captioned -= 1

    def _may_cut(self, tag: str) -> bool:
        if self.size <= _LIMIT and self.body_size <= REFLOW_LIMIT:
            return False
        around = {tag for tag, _, _ in self.stack}
        return around <= CONTAINERS or (tag == "br" and around <= CONTAINERS | INLINE | {"p"})

    def _cut(self) -> None:
        verse = self.verse
        if verse >= 0:
            self._end_verse()
        self._finish()
        self.head = "".join(_ID.sub("", begun) for _, laid, begun in self.stack if laid)
        self._start("".join(_ID.sub("", laid) for _, laid, _ in self.stack))
        if verse == len(self.stack):
            self.verse, self.verse_said = verse, False
            self.laid.append(self.line)

    def _finish(self) -> None:
        places = [0]
        for part in self.laid:
            places.append(places[-1] + len(part))
        self.laid += [f"</{name_of(laid)}>" for _, laid, _ in reversed(self.stack) if laid]
        self.done.append(
            Piece(
                laid="".join(self.laid),
                body="".join(self.body),
                head=self.head,
                tail="".join(f"</{tag}>" for tag, laid, _ in reversed(self.stack) if laid),
                text="".join(self.said),
                formulas=self.formulas,
                ids=self.ids,
                kept=[(start, stop, places[at]) for start, stop, at in self.kept],
            )
        )
