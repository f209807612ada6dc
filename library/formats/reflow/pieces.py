"""A sanitised chapter in both of its forms, cut at the edges of its blocks where it is very long.

MuPDF lays out a chapter as a whole, and each job that draws a few of its pages lays it out again:
without cutting, the cost of a book in one chapter would grow with the square of its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from library.formats.reflow.align import PICTURE
from library.formats.reflow.lookahead import (
    BLOCKS,
    CONTAINERS,
    HEADINGS,
    has_caption,
    lines_of,
    looks_of,
    name_of,
    of_lines,
    with_look,
    without_look,
)
from library.formats.reflow.mathtext import linear
from library.formats.reflow.piece import ID, Draft, Open, Piece
from library.formats.reflow.runs import LONGEST, breakable, in_capitals, stretches
from library.formats.reflow.sanitise import TOKEN, xhtml
from library.formats.reflow.tables import Tables
from library.formats.reflow.verse import Verse
from library.formats.reflow.vocabulary import INLINE
from library.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

_LIMIT = 140_000
"""Characters of markup laid out at once, some eighty pages; a line counts for itself, too."""
_ROW, _PARAGRAPH = 60, 40_000
REFLOW_LIMIT = 500_000
"""Characters of markup of a chapter in the browser."""
_DEEPEST, _ROOM = 60, 10
"""Elements inside one another that are kept, and how many more blocks, so that no paragraphs run together."""
_TITLED, _LABEL = 60, 24
"""Letters of a paragraph in capitals, and of one with a colon, that is as good as a heading."""
_SPACES = re.compile(r"[ \t\r\n]+")
_TAGS = re.compile(r"<[^>]*>")
_SRC = re.compile(r' src="([^"]*)"')
_WIDTH = re.compile(r"width:([\d.]+)pt")
_LARGE = 140.0
"""Points from which a picture stands in a block of its own."""
_VOID = frozenset({"br", "hr", "img", "wbr", "col"})
BREAK = '<div class="t-page"></div>'
_LINES = CONTAINERS | INLINE | {"p", "pre"}
"""Elements that go on on another page at any line in them."""
_ALIGNED = frozenset({"t-center", "t-right"})
_ITEMS = CONTAINERS | {"ul", "ol", "li", "dl", "table", "tbody", "thead", "tfoot"}
"""Elements that go on on another page, between the items or rows in them."""


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
        self.stack: list[Open] = []
        self.open_kept: list[tuple[int, int, int]] = []
        self.done: list[Piece] = []
        self.upper = self.preformatted = self.captioned = self.titles = 0
        # Whether anything but headings was seen since the last break between pages.
        self.told = False
        self.tables, self.verse = Tables(tokens), Verse()
        self.draft = Draft([])

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
        self.done.append(self.draft.piece(self.stack))
        return [piece for piece in self.done if piece.shows]

    def _text(self, bit: str) -> None:
        text = self.mend(normalise(bit))
        if not self.preformatted:
            text = _SPACES.sub(" ", text)
        for stretch in stretches(text):
            # What MuPDF needs for a page grows with the length of the paragraph that it is a part of.
            if self.draft.size > _PARAGRAPH and len(text) > LONGEST and self._among(_LINES):
                self._cut()
            self._say(stretch)

    def _say(self, text: str) -> None:
        shown = text.replace("&nbsp;", "\u00a0")
        if self.upper:
            # An entity is no word: only what stands between them is set in capitals.
            shown = re.sub(r"&\w+;|[^&]+", lambda run: in_capitals(run.group()), shown)
        self.draft.say(breakable(shown), text, shown)
        if not text.isspace():
            self.verse.said = True
            self.told = self.told or not self.titles

    def _formula(self, at: int) -> int:
        stop = at
        while stop < len(self.tokens) and self.tokens[stop] != "</math>":
            stop += 1
        markup = "".join(t if t.isascii() else normalise(t) for t in self.tokens[at : stop + 1])
        line = linear(markup)
        block = 'display="block"' in self.tokens[at]
        self.draft.formula(
            f'<span class="t-block">{line}</span>' if block else f"<span>{line}</span>",
            markup,
            _TAGS.sub("", line),
        )
        self.told = self.verse.said = True
        return stop + 1

    def _begin(self, bit: str, following: int) -> None:
        tag = name_of(bit)
        if self.verse and tag in BLOCKS:
            self.verse.end(self.draft, self.stack)
        if tag in BLOCKS or tag in {"br", "li", "tr", "dt"}:
            self.draft.size += _ROW
            if self._may_cut(tag):
                self._cut()
                if tag == "br":
                    self.draft.body.append(bit)
                    return
        found = ID.search(bit)
        if found:
            self.draft.identify(found.group(1))
        if tag in _VOID:
            self._void(tag, bit)
            return
        deep = len(self.stack)
        if deep >= _DEEPEST:
            deep = sum(1 for element in self.stack if element.laid)
        if deep >= _DEEPEST + (_ROOM if tag in BLOCKS else 0) or bit == "<span>":
            self.stack.append(Open(tag, "", ""))
            return
        self._open(tag, bit, following)

    def _open(self, tag: str, bit: str, following: int) -> None:
        looks, above = looks_of(bit), self.stack[-1] if self.stack else None
        self.upper += "t-upper" in looks
        self.preformatted += tag == "pre" or "t-pre" in looks
        if "t-break" in looks and self.told and self._among(CONTAINERS):
            self.draft.laid.insert(self.draft.place(), BREAK)
            self.told = False
        if tag == "figure":
            self.captioned += has_caption(self.tokens, following)
        if tag in HEADINGS or (tag == "figure" and self.captioned):
            place = self.tables.place(self.draft) if tag == "thead" else self.draft.place()
            self.open_kept.append((len(self.stack), self.draft.offset, place))
        self.titles += tag in HEADINGS
        if tag == "li" and above:
            above.items += 1
        line = self._lines(tag, looks, following)
        if line == "t-line":
            bit = with_look(bit, "t-verse")
        lined = bool(not line and tag in CONTAINERS and of_lines(self.tokens, following))
        if above and above.lined and tag == "div":
            bit = with_look(bit, "t-hang")
        element = Open(tag, "", bit, self.draft.offset, self.draft.place() if tag == "p" else 0, lined=lined)
        if tag == "caption":
            element.laid, at = self.tables.caption(self.draft, self.stack)
            self.open_kept[-1] = (len(self.stack), self.draft.offset, at)
        else:
            element.laid = self.tables.tag(
                tag, without_look(ID.sub("", bit), "t-break"), following, self.draft
            )
        self.stack.append(element)
        self.draft.put(element.laid, bit)
        if line:
            self.verse.begin(self.draft, line, len(self.stack))

    def _lines(self, tag: str, looks: list[str], following: int) -> str:
        if tag not in {"p", "div", "blockquote"} or self.verse:
            return ""
        line = lines_of(self.tokens, following)
        return "" if line == "t-para" and not _ALIGNED.isdisjoint(looks) else line

    def _void(self, tag: str, bit: str) -> None:
        if tag == "br" and ' id="' not in bit:
            bit = "<br>"
        laid = xhtml(ID.sub("", bit))
        if tag == "img":
            name = _SRC.search(bit)
            if laid and name:
                style = self.figure(name.group(1), bool(self.captioned))
                laid = laid.replace("<img", f'<img style="{style}"')
                if self._stands_out(style):
                    laid = f'<span class="t-picture">{laid}</span>'
                self.draft.say(laid, bit, PICTURE)
                self.verse.said = self.told = True
            return
        if tag == "br" and self.verse:
            laid = self.verse.following(self.stack)
        self.draft.put(laid, bit)

    def _stands_out(self, style: str) -> bool:
        """Return whether a picture is so wide that no line of words has room beside it."""
        found = _WIDTH.match(style)
        return bool(found and float(found.group(1)) >= _LARGE and not self.captioned and not self.verse)

    def _end(self, bit: str) -> None:
        if not self.stack:
            return
        if len(self.stack) == self.verse.depth:
            self.verse.end(self.draft, self.stack)
        element = self.stack.pop()
        if not element.laid:
            return
        if not self.draft.take_back(element):
            if element.tag in BLOCKS:
                self.draft.drop_last_break()
            self.draft.put(f"</{name_of(element.laid)}>", bit)
        self._leave(element)

    def _leave(self, element: Open) -> None:
        looks, draft = looks_of(element.body), self.draft
        self.upper -= "t-upper" in looks
        self.preformatted -= element.tag == "pre" or "t-pre" in looks
        self.titles -= element.tag in HEADINGS
        more = self.tables.leave(element, self.stack)
        if more and draft.laid:
            draft.laid.append(more)
        if self.open_kept and self.open_kept[-1][0] == len(self.stack):
            _, start, at = self.open_kept.pop()
            # A heading is kept with the first character of what follows it.
            draft.kept.append((start, draft.offset + (element.tag != "figure"), at))
        elif element.tag == "p" and _is_label(draft.said_since(element.start)) and self._among(CONTAINERS):
            draft.kept.append((element.start, draft.offset + 1, element.at))
        if element.tag == "figure" and self.captioned:
            self.captioned -= 1

    def _among(self, allowed: frozenset[str]) -> bool:
        return all(element.tag in allowed for element in self.stack)

    def _may_cut(self, tag: str) -> bool:
        if self.draft.size <= _LIMIT and self.draft.body_size <= REFLOW_LIMIT:
            return False
        if tag in {"li", "tr", "dt"}:
            return self._among(_ITEMS)
        return self._among(CONTAINERS) or (tag == "br" and self._among(_LINES))

    def _cut(self) -> None:
        verse = self.verse.depth
        if verse >= 0:
            self.verse.end(self.draft, self.stack)
        following = Draft(self.stack)
        self.draft.hand_on(following)
        self.done.append(self.draft.piece(self.stack))
        self.draft = following
        self.tables.cut()
        self.told = False
        self.open_kept = [(depth, 0, 0) for depth, _, _ in self.open_kept]
        for element in self.stack:
            element.start = element.at = 0
        if verse == len(self.stack):
            self.verse.go_on(self.draft, verse)


def _is_label(words: str) -> bool:
    """Return whether a paragraph names what follows, being short and in capitals or with a colon."""
    return (len(words) <= _LABEL and words.endswith(":")) or (len(words) <= _TITLED and words.isupper())
