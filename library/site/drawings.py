"""Pages that are drawings, as files of the site and in `book.js`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.site import urls
from library.site.emit import OutputFile
from library.site.packs import runs, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.pages.model import PageSet


class DrawingFiles:
    """The files that hold a book's drawings; `size` of the pictures in them share one file."""

    def __init__(self, book: str, pages: PageSet, size: int) -> None:
        assert pages.bound is not None
        self._book = book
        self._bound, self._folder = pages.bound
        self._pictures = [
            (self._picture_name(part, group), group)
            for part, group in enumerate(runs(0, len(self._bound.pictures), size))
        ]
        smalls = [small for part in pages.ranges for small in part.smalls]
        self.rows: dict[int, list[object]] = {}
        """What `book.js` says of each page that is a drawing."""
        for media, held in self._bound.chunks:
            name = urls.drawn_pages(held[0], media.digest)
            for page in held:
                image, small = pages.images[page], smalls[page]
                assert image is not None
                assert small is not None
                # Packed thumbnails are told for all pages at once.
                thumbnail = [urls.small_image(page, small.digest)] if size == 1 else []
                self.rows[page] = [image.format, image.width, media.bytes, name, *thumbnail]

    def described(self) -> dict[str, object]:
        """Return what `book.js` says of the files that pages share."""
        pictures = self._bound.pictures
        return {
            "glyphs": [urls.drawn_glyphs(at, media.digest) for at, media in enumerate(self._bound.glyphs)],
            "pictures": [
                [pictures[at].width, pictures[at].height, pictures[at].bytes, name]
                for name, group in self._pictures
                for at in group
            ],
        }

    def outputs(self) -> Iterator[OutputFile]:
        """Yield the files."""
        for at, media in enumerate(self._bound.glyphs):
            yield self._output(urls.drawn_glyphs(at, media.digest), media.file, media.digest, media.bytes)
        for media, held in self._bound.chunks:
            name = urls.drawn_pages(held[0], media.digest)
            yield self._output(name, media.file, media.digest, media.bytes)
        for name, group in self._pictures:
            pictures = [self._bound.pictures[at] for at in group]
            files = tuple(self._folder / picture.file for picture in pictures)
            digest = together([picture.digest for picture in pictures])
            weight = sum(picture.bytes for picture in pictures)
            yield OutputFile(urls.book_file(self._book, name), files, digest, weight)

    def _output(self, name: str, file: str, digest: str, weight: int) -> OutputFile:
        return OutputFile(urls.book_file(self._book, name), self._folder / file, digest, weight)

    def _picture_name(self, part: int, group: range) -> str:
        digests = [self._bound.pictures[at].digest for at in group]
        if len(group) == 1:
            return urls.drawn_pictures(part, digests[0], "webp")
        return urls.drawn_pictures(part, together(digests), "bin")
