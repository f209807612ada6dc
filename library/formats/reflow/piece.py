"""A stretch of a chapter in both of its forms, and its draft while it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from library.formats.reflow.lookahead import CONTAINERS, name_of
from library.formats.reflow.vocabulary import INLINE

ID = re.compile(r'\sid="([^"]*)"')
_FIRST_WORD = re.compile(r"\s*((?:&\w+;|[^\s&]){1,24})")
_MOST_IDS = 16
"""Ids of one place that a link of a page can lead to."""
_SHORT = 80
_EMPTY = INLINE | {"p", "div", "section", "ul", "ol", "blockquote", "header"}
_PASSED = CONTAINERS | {"a", "span"}


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


@dataclass(slots=True)
class Open:
    """An element that is open.

    `laid` and `body` are its start tags in the two forms, `laid` "" where it is left out; `start`
    and `at` are the places in the draft's text and in its list `laid` where it begins. `items`
    counts the items of a list; `lined` tells that the blocks in it are lines of verse.
    """

    tag: str
    laid: str
    body: str
    start: int = 0
    at: int = 0
    items: int = 0
    lined: bool = False


class Draft:
    """A piece as it is written."""

    def __init__(self, stack: list[Open]) -> None:
        self.head = "".join(ID.sub("", element.body) for element in stack if element.laid)
        self.laid = ["".join(_again(element) for element in stack)]
        self.body: list[str] = []
        self.size = self.body_size = self.offset = 0
        self.ids: list[tuple[str, int]] = []
        self.kept: list[tuple[int, int, int]] = []
        self._said: list[str] = []
        self._formulas: list[int] = []
        self._waiting: list[str] = []

    def put(self, laid: str, body: str) -> None:
        """Write a tag in both forms."""
        self.laid.append(laid)
        self.body.append(body)
        self.size += len(laid)
        self.body_size += len(body)

    def say(self, laid: str, body: str, text: str) -> None:
        """Write what can be seen; `text` is what it says, without tags."""
        plain = "".join((unescape(text) if "&" in text else text).split())
        if plain and self._waiting:
            laid = self._named(laid)
        self.put(laid, body)
        self._said.append(plain)
        self.offset += len(plain)

    def formula(self, laid: str, body: str, text: str) -> None:
        """Write a formula, which says `text` on a page."""
        before = self.offset
        self.say(laid, body, text)
        self._formulas.append(self.offset - before)

    def said_since(self, offset: int) -> str:
        """Return what is said from `offset` on, as far as a short line goes."""
        if self.offset - offset > _SHORT:
            return ""
        made, length = [], self.offset - offset
        for part in reversed(self._said):
            if length <= 0:
                break
            made.append(part)
            length -= len(part)
        return "".join(reversed(made))

    def identify(self, ident: str) -> None:
        """Let a link that leads to an id lead to what is seen next.

        The element itself may begin at the foot of a page on which nothing of it stands.
        """
        self.ids.append((unescape(ident), self.offset))
        self._waiting.append(ident)

    def _named(self, laid: str) -> str:
        names = dict.fromkeys(self._waiting[-_MOST_IDS:])
        self._waiting = []
        begun, ended = "".join(f'<span id="{name}">' for name in names), "</span>" * len(names)
        if laid.startswith("<"):
            return begun + laid + ended
        found = _FIRST_WORD.match(laid)
        start, stop = found.span(1) if found else (0, len(laid))
        return laid[:start] + begun + laid[start:stop] + ended + laid[stop:]

    def take_back(self, element: Open) -> bool:
        """Take back an element in which there is nothing, or an inline one with only a space, if it is one."""
        body, laid, begun = self.body, self.laid, element.body
        if element.tag not in _EMPTY or not body or ' id="' in begun:
            return False
        if body[-1] is begun:
            del body[-1], laid[-1]
            return True
        if element.tag in INLINE and len(body) > 1 and body[-2] is begun and body[-1] == " ":
            del body[-2], laid[-2]
            return True
        return False

    def drop_last_break(self) -> None:
        """Take back a line break at the end of a block: it makes no line in a browser, but does in MuPDF."""
        at = len(self.laid) - 1
        while at > 0 and (self.laid[at].isspace() or not self.laid[at]):
            at -= 1
        if self.laid[at].startswith("<br"):
            self.laid[at] = ""

    def place(self) -> int:
        """Return where in `laid` a page is broken before what comes next.

        That is before the elements that hold it and have shown nothing yet, so that they are on
        the new page with it.
        """
        at = len(self.laid)
        while at > 1:
            part = self.laid[at - 1]
            if part.startswith("</"):
                name = name_of(part)
                if name not in {"a", "span"} or not self.laid[at - 2].startswith(f"<{name}"):
                    break
                at -= 2
            elif (part.startswith("<") and name_of(part) in _PASSED and "</" not in part) or not part.strip():
                at -= 1
            else:
                break
        while at < len(self.laid) and not self.laid[at].strip():
            at += 1
        return at

    def hand_on(self, draft: Draft) -> None:
        """Give `draft` the ids after which nothing was seen here."""
        late = [ident for ident, offset in self.ids if offset == self.offset]
        if late and self.offset:
            del self.ids[-len(late) :]
            draft.ids = [(ident, 0) for ident in late]
            draft._waiting, self._waiting = self._waiting, []

    def piece(self, stack: list[Open]) -> Piece:
        """Return the piece, with the elements of `stack` closed."""
        places = [0]
        for part in self.laid:
            places.append(places[-1] + len(part))
        ends = [f"</{name_of(element.laid)}>" for element in reversed(stack) if element.laid]
        nowhere = [f'<div id="{name}"></div>' for name in self._waiting[-_MOST_IDS:]]
        return Piece(
            laid="".join([*self.laid, *ends, *nowhere]),
            body="".join(self.body),
            head=self.head,
            tail="".join(f"</{element.tag}>" for element in reversed(stack) if element.laid),
            text="".join(self._said),
            formulas=self._formulas,
            ids=self.ids,
            kept=[(start, stop, places[at]) for start, stop, at in self.kept],
        )


def _again(element: Open) -> str:
    """Return the start tag that goes on with an element on a new page."""
    if element.tag == "ol" and element.items:
        bare = re.sub(r'\sstart="[^"]*"', "", element.laid)
        return f'{bare[:-1]} start="{first_of(element) + element.items}">'
    return element.laid


def first_of(element: Open) -> int:
    """Return the number of the first item of a list."""
    found = re.search(r'\sstart="(\d{1,6})"', element.laid)
    return int(found.group(1)) if found else 1
