"""The second representation of a reflowable book: its chapters for the reader's own typography."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape
from itertools import pairwise
from typing import TYPE_CHECKING

import nh3

from library.formats.reflow.align import PICTURE
from library.formats.reflow.pieces import REFLOW_LIMIT
from library.formats.reflow.sanitise import ATTRIBUTES, SCHEMES, TOKEN
from library.formats.reflow.vocabulary import DROPPED, LOOKS, MATH_TAGS, TAGS
from library.formats.types import Media, ReflowChapter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from library.formats.reflow.piece import Piece

FOLDER = "chapters"
_LETTER = re.compile(r"&\w+;|.", re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')
_HREF = re.compile(r' href="([^"]*)"')
_SRC = re.compile(r' src="([^"]*)"')
_ATTRIBUTES = ATTRIBUTES | {
    "a": {"href", "data-to"},
    "span": {"data-page"},
    "img": {"src", "alt", "width", "height"},
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: a chapter, the element in it ("" for its beginning), and the page."""

    chapter: int
    ident: str
    page: int


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a chapter and where the pages begin in it: (offset in its text, page)."""

    piece: Piece
    pages: tuple[tuple[int, int], ...]


def spans(pieces: list[Piece]) -> list[slice]:
    """Return which pieces of a document make a chapter: all, or several chapters where it is very long."""
    edges, size = [0], 0
    for at, piece in enumerate(pieces):
        if size and size + len(piece.body) > REFLOW_LIMIT:
            edges.append(at)
            size = 0
        size += len(piece.body)
    return [slice(*pair) for pair in pairwise([*edges, len(pieces)])]


def page_of(pages: tuple[tuple[int, int], ...], offset: int) -> int:
    """Return the page on which the text at `offset` of a piece stands."""
    return pages[max(bisect_right(pages, (offset, 1 << 62)) - 1, 0)][1]


@dataclass(frozen=True, slots=True)
class Shared:
    """What the chapters share: direction, pictures, and where links lead.

    `pictures` maps the name that a picture is drawn from to its file and its size in pixels;
    `place` maps the address of a link inside the book. `wanted` are the ids that something leads
    to, by chapter.
    """

    direction: str
    pictures: dict[str, tuple[str, int, int]]
    place: Callable[[str], Place | None]
    wanted: dict[int, set[str]]


def write(
    shared: Shared, folder: Path, number: int, language: str, title: str, parts: list[Part]
) -> ReflowChapter:
    """Write chapter `number` as a script into the cache entry `folder`."""
    html = safe("".join(_markup(shared, number, parts)))
    data = script({"number": number, "language": language, "direction": shared.direction, "html": html})
    name = f"{FOLDER}/{number:03}.{sha256(data).hexdigest()[:10]}.js"
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return ReflowChapter(title, Media.of(folder, name), parts[0].pages[0][1])


def safe(html: str) -> str:
    """Return markup that holds only what a chapter may hold, every element closed."""
    cleaned: str = nh3.clean(
        html,
        tags=set(TAGS | MATH_TAGS),
        clean_content_tags=set(DROPPED),
        attributes=_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        attribute_filter=_looks,
    )
    return cleaned.strip()


def script(value: dict[str, object]) -> bytes:
    """Return the script that hands a chapter to the reader."""
    return f"self.tusachChapter({json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _looks(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if name in LOOKS) or None
    return value


def _markup(shared: Shared, number: int, parts: list[Part]) -> Iterator[str]:
    yield parts[0].piece.head
    for part in parts:
        yield from _Part(shared, number, part).markup()
    yield parts[-1].piece.tail


class _Part:
    """Goes through a piece's tokens as `pieces` did, and puts in what only the layout could tell."""

    def __init__(self, shared: Shared, number: int, part: Part) -> None:
        self.shared, self.number = shared, number
        self.piece = part.piece
        self.marks = list(reversed(part.pages))
        self.offset = 0

    def markup(self) -> Iterator[str]:
        formulas = iter(self.piece.formulas)
        hidden = False
        yield from self._begun(0)
        for bit in TOKEN.findall(self.piece.body):
            if hidden:
                hidden = bit != "</math>"
                yield bit
            elif bit.startswith("<math"):
                hidden = True
                length = next(formulas)
                yield from self._begun(length - 1)
                self.offset += length
                yield bit
            elif not bit.startswith("<"):
                yield from self._words(bit)
            elif bit.startswith("<img"):
                yield from self._begun(0)
                self.offset += len(PICTURE)
                yield self._picture(bit)
            else:
                yield self._tag(bit)

    def _begun(self, reach: int) -> Iterator[str]:
        """Yield the marks of the pages that begin within `reach` characters from here."""
        while self.marks and self.marks[-1][0] <= self.offset + max(reach, 0):
            yield f'<span data-page="{self.marks.pop()[1]}"></span>'

    def _words(self, bit: str) -> Iterator[str]:
        length = len("".join((unescape(bit) if "&" in bit else bit).split()))
        if not self.marks or self.marks[-1][0] >= self.offset + length:
            self.offset += length
            yield bit
            return
        for letter in _LETTER.findall(bit):
            if not unescape(letter).isspace():
                yield from self._begun(0)
                self.offset += 1
            yield letter

    def _tag(self, bit: str) -> str:
        found = _ID.search(bit)
        if found:
            ident = unescape(found.group(1))
            known = ident in self.shared.wanted.get(self.number, ())
            new = f' id="c{self.number}-{found.group(1)}"' if known else ""
            bit = bit[: found.start()] + new + bit[found.end() :]
        if bit.startswith("<a "):
            bit = _HREF.sub(self._link, bit)
        return bit

    def _link(self, found: re.Match[str]) -> str:
        address = unescape(found.group(1))
        if address.startswith(("http:", "https:", "mailto:")):
            return found.group()
        place = self.shared.place(address)
        if place is None:
            return ""
        to = f' data-to="c{place.chapter}-{escape(place.ident)}"' if place.ident else ""
        return f' href="#p={place.page + 1}"{to}'

    def _picture(self, bit: str) -> str:
        found = _SRC.search(bit)
        picture = self.shared.pictures.get(found.group(1)) if found else None
        if found is None or picture is None:
            return ""
        name, width, height = picture
        return f'{bit[: found.start()]} src="{name}" width="{width}" height="{height}"{bit[found.end() :]}'
