"""A reflowable EPUB made harmless: its chapters in pieces, its pictures as files."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape
from typing import TYPE_CHECKING

from library.formats.bitmaps import picture_size, small_picture
from library.formats.epub.css import length
from library.formats.epub.markup import joined, parse_chapter
from library.formats.epub.svg import is_svg, svg_picture
from library.formats.reflow.chapters import FOLDER
from library.formats.reflow.looks import looks
from library.formats.reflow.pagebreaks import without_numbers
from library.formats.reflow.pieces import pieces
from library.formats.reflow.sanitise import body_of, clean
from library.formats.types import Fault, Media
from library.text import is_vietnamese

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from library.formats.epub.package import Package
    from library.formats.reflow.piece import Piece
    from library.settings import Limits

WIDTH, HEIGHT = 300.0, 470.0
"""The largest picture of a page, in points."""
_CAPTION = 80.0
_POINTS = 0.94
"""A CSS pixel of a picture in points, our type being larger than a browser's."""
_DRAWN, _FINE, _ANY = 1200, 3, 20_000
"""Pixels of the longer side of a drawing, its pixels to a CSS pixel, and what any costs at least."""
_KEPT = ".drawn/"
"""Where the pictures are said to stand that stood in the markup itself: a path with no scheme, else it is dropped."""
_SAMPLE = 40_000
_PARAGRAPH = re.compile(r".{1,1500}(?:\s|$)|.{1,1500}", re.DOTALL)
_SVG_TAG = re.compile(rb"<(?:\w+:)?svg\b[^>]*>")
_SVG_WIDTH = re.compile(rb"""\swidth\s*=\s*["']\s*([\d.]+[a-z%]*)""")
_MARKUP = re.compile(r"<[^>]*>")
_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})
_RIGHT_TO_LEFT = frozenset({"ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "syr", "arc"})
_DOWNWARDS = frozenset({"ja", "zh", "ko"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the clean book: its file, and its size in CSS pixels."""

    media: Media
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the spine that shows something; `number` is its place in the package."""

    number: int
    language: str
    pieces: list[Piece]


class CleanBook:
    """The documents and pictures of a package, sanitised, and what was wrong with them."""

    def __init__(self, package: Package, folder: Path, limits: Limits, *, skip_cover: bool) -> None:
        self.package, self.folder, self.limits = package, folder, limits
        self.faults = list(package.faults)
        self.vertical = False
        self.pictures: dict[str, Picture] = {}
        self.wanted: set[tuple[int, str]] = set()
        self.documents: list[Document] = []
        self.printed: list[tuple[str, str]] = []
        self._tags = self._drawn_pixels = 0
        self._names: dict[str, str] = {}
        self._numbers = {chapter.path: n for n, chapter in enumerate(package.chapters)}
        for number, chapter in enumerate(package.chapters):
            document = self._document(number, chapter.path, chapter.content)
            only_cover = skip_cover and not self.documents and [p.text for p in document.pieces] == ["\ufffc"]
            if document.pieces and not only_cover:
                self.documents.append(document)
        self.direction = self._direction()
        if self.vertical:
            self.faults.append(Fault("BOOK-030"))

    def _document(self, number: int, path: str, content: bytes) -> Document:
        language = self.package.language or "vi"
        root = parse_chapter(content) if len(content) <= self.limits.chapter_bytes else None
        if root is None:
            return Document(number, language, [])
        safe = self._safe(root, path) if self._affordable(path, content) else _only_words(root)
        vietnamese = is_vietnamese(_MARKUP.sub(" ", safe[:_SAMPLE]))
        language = "vi" if vietnamese else language
        mends = language == "vi" and vietnamese is not False
        made = pieces(safe, self._figure, mend=_with_dyet if mends else str)
        return Document(number, language, made)

    def _safe(self, root: etree._Element, path: str) -> str:
        sheets = self._sheets(root, posixpath.dirname(path))
        body = body_of(root, self._drawn)
        self.vertical = looks(root, sheets) or self.vertical
        self.printed += [(label, f"{path}#{ident}") for label, ident in without_numbers(body)]
        return clean(body, path, self._image, self._link)

    def _affordable(self, path: str, content: bytes) -> bool:
        """Return whether the markup of a chapter is no more than a book has, being much dearer than its words."""
        # What nh3 needs grows with the square of the escaped letters in a text, too.
        count = content.count(b"<") + content.count(b"&amp;") + content.count(b"&lt;")
        self._tags += count
        for name, said in (("chapter_tags", count), ("book_tags", self._tags)):
            most = getattr(self.limits, name)
            if said > most:
                about = (("entry", path), ("limit", f"{most:,}"), ("setting", f"limits.{name}"))
                self.faults.append(Fault("BOOK-038", about))
                return False
        return True

    def _sheets(self, root: etree._Element, folder: str) -> list[str]:
        sheets = []
        for element in root.iter("{*}link", "{*}style"):
            if str(element.tag).endswith("style"):
                sheets.append(element.text or "")
            elif "stylesheet" in (element.get("rel") or "").lower().split():
                sheets.append(self.package.styles.get(joined(folder, element.get("href") or ""), ""))
        return sheets

    def _direction(self) -> str:
        language = self.package.language
        if self.vertical or language in _DOWNWARDS:
            return "ltr"
        return "rtl" if language in _RIGHT_TO_LEFT else self.package.progression

    def number(self, path: str) -> int | None:
        """Return the place in the package of the chapter at `path`."""
        return self._numbers.get(path)

    def want(self, path: str, fragment: str) -> None:
        """Remember that something leads to an element."""
        number = self._numbers.get(path)
        if number is not None and fragment:
            self.wanted.add((number, fragment))

    def _link(self, target: str) -> str:
        path, _, fragment = target.partition("#")
        number = self._numbers.get(path)
        if number is None:
            return ""
        self.want(path, fragment)
        return f"d{number}.xhtml#{fragment}" if fragment else f"d{number}.xhtml"

    def _image(self, path: str) -> str:
        kept = path.removeprefix(_KEPT)
        if kept != path:
            return kept if kept in self.pictures else ""
        if path not in self._names:
            data = self.package.images.get(path, b"") if path else b""
            self._names[path] = self._kept(data, path) if data else ""
        return self._names[path]

    def _drawn(self, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        if digest not in self._names:
            drawing = is_svg(data)
            self._names[digest] = (
                self._kept(self._draw(data), "", _width_of(data)) if drawing else self._kept(data, "")
            )
        name = self._names[digest]
        return f"/{_KEPT}{name}" if name else ""

    def _draw(self, data: bytes) -> bytes:
        """Return a drawing of the markup as large as it is shown; b"" once the book has had too many."""
        most = self.limits.drawn_pixels
        if self._drawn_pixels > most:
            return b""
        picture = svg_picture(data, lambda _: b"", min(_DRAWN, round(_FINE * (_width_of(data) or _DRAWN))))
        width, height = picture_size(picture) if picture else (0, 0)
        self._drawn_pixels += width * height + _ANY
        if self._drawn_pixels > most:
            about = (("limit", f"{most:,}"), ("setting", "limits.drawn_pixels"))
            self.faults.append(Fault("BOOK-039", about))
        return picture

    def _kept(self, data: bytes, path: str, width: float = 0.0) -> str:
        """Write a picture into the folder; return its name in the clean book, "" when it cannot be shown.

        `width` is how wide it is shown in CSS pixels where that is not its width in pixels.
        """
        picture = small_picture(data, self.limits.picture_pixels)
        if picture is None:
            if path:
                self.faults.append(Fault("BOOK-020", (("entry", path),)))
            return ""
        kind, data = picture
        digest = sha256(data).hexdigest()[:10]
        name = f"i{digest}.{kind}"
        if name not in self.pictures:
            file = f"{FOLDER}/{digest}.{'jpg' if kind == 'jpeg' else kind}"
            (self.folder / FOLDER).mkdir(exist_ok=True)
            (self.folder / file).write_bytes(data)
            across, down = picture_size(data)
            shown = width / across if width else 1.0
            size = max(1, round(across * shown)), max(1, round(down * shown))
            self.pictures[name] = Picture(Media(file, digest, len(data)), *size)
        return name

    def _figure(self, name: str, captioned: bool) -> str:
        picture = self.pictures.get(unescape(name))
        if picture is None:
            return ""
        tallest = HEIGHT - _CAPTION if captioned else HEIGHT
        scale = min(_POINTS, WIDTH / picture.width, tallest / picture.height)
        return f"width:{picture.width * scale:.1f}pt;height:{picture.height * scale:.1f}pt"


def _width_of(data: bytes) -> float:
    """Return the width in CSS pixels that a drawing asks for, 0 when it takes what room there is."""
    tag = _SVG_TAG.search(data)
    found = _SVG_WIDTH.search(tag.group()) if tag else None
    width = length(found.group(1).decode().replace("ex", "em"), 0.0) if found else None
    halved = 0.5 if found and found.group(1).endswith(b"ex") else 1.0
    return (width or 0.0) * halved


def _with_dyet(text: str) -> str:
    """Return Vietnamese text with the Icelandic letter that looks like Đ written as Đ."""
    return text.translate(_ETH)


def _only_words(root: etree._Element) -> str:
    """Return the words of a chapter as plain paragraphs."""
    body = next(root.iter("{*}body", "body"), root)
    for element in list(body.iter("{*}script", "{*}style", "script", "style")):
        element.text = None
    words = " ".join(str(part) for part in body.itertext())
    paragraphs = _PARAGRAPH.findall(" ".join(words.split()))
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs)
