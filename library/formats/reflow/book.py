"""Reflowable EPUB to its two representations: pages that MuPDF lays out, and chapters for a browser.

MuPDF's layout is fast but sets a publisher's style sheet poorly (bold and italic Vietnamese fall
back letter by letter), so pages are laid out from sanitised chapters with our own style sheet and
fonts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from library.formats.bitmaps import small_picture
from library.formats.epub.overlay import utterances
from library.formats.epub.package import facts, nothing_to_read
from library.formats.mupdf import PAGE_HEIGHT, PAGE_WIDTH
from library.formats.reflow.chapters import Part, Place, Shared, page_of, spans, write
from library.formats.reflow.cleanbook import CleanBook
from library.formats.reflow.layout import laid_out
from library.formats.types import Fault, OutlineEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.formats.epub.package import Package
    from library.formats.types import ReflowChapter, SourceInfo
    from library.settings import Limits

DOCUMENT = "book.epub"
_NEAR = 120
"""Letters after a target within which the title is looked for that led there."""


def lay_out(package: Package, folder: Path, limits: Limits) -> SourceInfo:
    """Write both representations into `folder` and return the facts about them.

    Raises:
        UnreadableBookError: when no chapter has anything to show.
    """
    cover, size = _cover(package, folder, limits)
    book = CleanBook(package, folder, limits, skip_cover=bool(cover))
    if not book.documents:
        raise nothing_to_read(book.faults)
    for _, href, _ in package.toc:
        book.want(*href.partition("#")[::2])
    page_list = package.page_list or tuple(book.printed)
    for _, href in page_list:
        book.want(*href.partition("#")[::2])
    for spoken in package.spoken:
        book.want(spoken.path, spoken.ident)
    places = _Places(book, laid_out(book, folder / DOCUMENT), len(size), limits.pages)
    outline = tuple(_outline(package, places))
    reflow = tuple(_chapters(book, places, folder))
    faults = book.faults
    pages = len(size) + sum(places.counts)
    if pages > limits.pages:
        faults.append(Fault("BOOK-036", (("pages", str(pages)), ("limit", str(limits.pages)))))
    audio, spoken_words = utterances(package, folder, faults, places.spoken)
    return replace(
        facts(package),
        document=DOCUMENT,
        sizes=(*size, *((float(PAGE_WIDTH), float(PAGE_HEIGHT)),) * sum(places.counts))[: limits.pages],
        outline=outline,
        chapters=places.counts,
        cover=cover,
        page_list=tuple(
            (label, place.page)
            for label, place in ((label, places.of(href)) for label, href in page_list)
            if place is not None
        ),
        reflow=reflow,
        pictures=tuple(dict.fromkeys(picture.media for picture in book.pictures.values())),
        vertical=book.vertical,
        audio=audio,
        utterances=spoken_words,
        faults=tuple(faults),
    )


class _Places:
    """Where everything stands: on which page, and in which chapter of the reflow representation."""

    def __init__(self, book: CleanBook, starts: list[list[list[int]]], before: int, most: int) -> None:
        self.counts = tuple(len(offsets) for document in starts for offsets in document)
        self.parts: list[list[Part]] = []
        self._book = book
        self._beginnings: dict[int, Place] = {}
        self._elements: dict[tuple[int, str], Place] = {}
        self._stands: dict[tuple[int, str], tuple[Part, int]] = {}
        page = before
        for document, pieces in zip(book.documents, starts, strict=True):
            made = []
            for piece, offsets in zip(document.pieces, pieces, strict=True):
                made.append(Part(piece, _numbered(offsets, page, most)))
                page += len(offsets)
            groups = [made[span] for span in spans(document.pieces)]
            self._beginnings[document.number] = Place(len(self.parts), "", made[0].pages[0][1])
            self._stands[len(self.parts), ""] = made[0], 0
            for chapter, group in enumerate(groups, len(self.parts)):
                self._find(document.number, chapter, group)
            self.parts += groups

    def _find(self, number: int, chapter: int, parts: list[Part]) -> None:
        for part in parts:
            for ident, offset in part.piece.ids:
                if (number, ident) in self._book.wanted:
                    place = Place(chapter, ident, page_of(part.pages, offset))
                    self._elements.setdefault((number, ident), place)
                    self._stands.setdefault((chapter, ident), (part, offset))

    def of(self, href: str) -> Place | None:
        """Return where a path with its fragment leads to, None when it is not shown."""
        path, _, fragment = href.partition("#")
        number = self._book.number(path)
        return None if number is None else self._at(number, fragment)

    def titled(self, href: str, title: str) -> Place | None:
        """Return where a title of the contents stands, at or soon after what it leads to.

        What it leads to may begin on the page before, with a number or a rule.
        """
        place = self.of(href)
        said = "".join(title.split()).casefold()
        found = self._stands.get((place.chapter, place.ident)) if place else None
        if place is None or found is None or not said:
            return place
        part, offset = found
        at = part.piece.text[offset : offset + _NEAR + len(said)].casefold().find(said)
        return place if at < 0 else replace(place, page=page_of(part.pages, offset + at))

    def linked(self, href: str) -> Place | None:
        """Return where a link inside the clean book leads to."""
        name, _, fragment = href.partition("#")
        return self._at(int(name.removeprefix("d").removesuffix(".xhtml")), fragment)

    def _at(self, number: int, fragment: str) -> Place | None:
        return self._elements.get((number, fragment)) or self._beginnings.get(number)

    def spoken(self, path: str, ident: str) -> tuple[int, str] | None:
        """Return the page and the anchor of a spoken element."""
        place = self.of(f"{path}#{ident}")
        if place is None:
            return None
        return place.page, f"c{place.chapter}-{place.ident}" if place.ident else ""

    def wanted(self) -> dict[int, set[str]]:
        """Return the ids that something leads to, by chapter."""
        made: dict[int, set[str]] = defaultdict(set)
        for place in self._elements.values():
            made[place.chapter].add(place.ident)
        return made


def _numbered(offsets: list[int], first: int, most: int) -> tuple[tuple[int, int], ...]:
    """Return where the pages of a piece begin; those past the last page of the book are left out."""
    pages = tuple((offset, page) for page, offset in enumerate(offsets, first) if page < most)
    return pages or ((0, most - 1),)


def _chapters(book: CleanBook, places: _Places, folder: Path) -> Iterator[ReflowChapter]:
    titles: dict[int, str] = {}
    for title, href, _ in book.package.toc:
        place = places.of(href)
        if place is not None:
            titles.setdefault(place.chapter, title)
    shared = Shared(book.direction, _shown(book), places.linked, places.wanted())
    languages = [document.language for document in book.documents for _ in spans(document.pieces)]
    for number, (language, parts) in enumerate(zip(languages, places.parts, strict=True)):
        yield write(shared, folder, number, language, titles.get(number, ""), parts)


def _shown(book: CleanBook) -> dict[str, tuple[str, int, int]]:
    return {
        name: (picture.media.file, picture.width, picture.height) for name, picture in book.pictures.items()
    }


def _outline(package: Package, places: _Places) -> Iterator[OutlineEntry]:
    deepest = 0
    for title, href, level in package.toc:
        place = places.titled(href, title)
        if place is not None:
            yield OutlineEntry(title, place.page, min(level, deepest))
            deepest = min(level, deepest) + 1


def _cover(package: Package, folder: Path, limits: Limits) -> tuple[str, tuple[tuple[float, float], ...]]:
    """Keep the cover picture as page 0; return its file name and its size in points, or nothing."""
    data = package.images.get(package.cover, b"") if package.cover else b""
    picture = small_picture(data, limits.picture_pixels)
    if picture is None:
        return "", ()
    name = f"cover.{picture[0]}"
    (folder / name).write_bytes(picture[1])
    with Image.open(folder / name) as image:
        height = round(PAGE_WIDTH * image.height / image.width, 1)
    return name, ((float(PAGE_WIDTH), height),)
