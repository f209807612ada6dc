"""Page images as files of the site: one file a page, or several pages in one for hosts that count files.

A pack is the images of successive pages, one after the other. Hosts that count files serve no
ranges, so a pack is fetched whole and is small: what a reader will leaf through next anyway.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from library.site import urls
from library.site.emit import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from library.pages.model import Derivative, PageSet

    Held = tuple[Derivative, Path]

SMALLS_A_PACK = 16


class PageFiles:
    """The files that hold a book's page images; `size` pages share one, 1 for a file a page.

    Page 1 has a file of its own, since it is shown before any script can open a pack.
    """

    def __init__(self, book: str, pages: PageSet, size: int) -> None:
        self._book = book
        self._images: list[Held | None] = []
        self._smalls: list[Held | None] = []
        for part, entry in zip(pages.ranges, pages.entries, strict=True):
            # A page that is a drawing has no file here.
            self._images += [
                (image, entry / image.file) if image and image.file else None for image in part.images
            ]
            self._smalls += [(small, entry / small.file) if small else None for small in part.smalls]
        self.size = size
        self._groups = [range(1), *runs(1, len(self._images), size)]
        self.names: list[str] = []
        """The file that holds each page, relative to the book's folder; "" where there is none."""
        for group in self._groups:
            name = self._name(group)
            self.names += [name if self._images[number] else "" for number in group]

    @property
    def small_packs(self) -> list[tuple[str, list[int]]]:
        """The packs of thumbnails in order of page, with the bytes of each; empty without packs."""
        if self.size == 1:
            return []
        return [
            (self._small_name(group), [small[0].bytes if small else 0 for small in self._held(group)])
            for group in runs(0, len(self._smalls), SMALLS_A_PACK)
        ]

    def outputs(self) -> Iterator[OutputFile]:
        """Yield the files."""
        for group in self._groups:
            held = [image for number in group if (image := self._images[number])]
            if held:
                yield self._output(self._name(group), held)
        if self.size > 1:
            for group in runs(0, len(self._smalls), SMALLS_A_PACK):
                held = [small for small in self._held(group) if small]
                if held:
                    yield self._output(self._small_name(group), held)
            return
        for number, (image, small) in enumerate(zip(self._images, self._smalls, strict=True)):
            if small:
                # That of a page image bears its name.
                yield self._output(urls.small_image(number, (image or small)[0].digest), [small])

    def _held(self, group: range) -> list[Held | None]:
        return [self._smalls[number] for number in group]

    def _name(self, group: range) -> str:
        digests = [image[0].digest for number in group if (image := self._images[number])]
        if len(group) == 1:
            return urls.page_image(group.start, digests[0]) if digests else ""
        return urls.page_pack(group, together(digests))

    def _small_name(self, group: range) -> str:
        return urls.small_pack(group, together([small[0].digest for small in self._held(group) if small]))

    def _output(self, name: str, held: Sequence[Held]) -> OutputFile:
        path = urls.book_file(self._book, name)
        if len(held) == 1:
            return OutputFile(path, held[0][1], held[0][0].digest, held[0][0].bytes)
        size = sum(image.bytes for image, _ in held)
        return OutputFile(path, tuple(file for _, file in held), together([d.digest for d, _ in held]), size)


def runs(start: int, stop: int, size: int) -> list[range]:
    """Return the numbers from `start` to `stop` (half-open), `size` at a time."""
    return [range(at, min(at + size, stop)) for at in range(start, stop, size)]


def together(digests: Sequence[str]) -> str:
    """Return what tells several files in one from others."""
    return sha256(" ".join(digests).encode()).hexdigest()[:10]
