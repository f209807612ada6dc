"""The pictures of an EPUB, read from its archive when they are asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from library.formats.epub.markup import joined
from library.formats.epub.svg import is_svg, svg_picture

if TYPE_CHECKING:
    from library.formats.epub.archive import Archive

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".avif", ".jp2")
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")


class Pictures(Mapping[str, bytes]):
    """Path in the archive to the bytes of a bitmap; an SVG is drawn as one.

    They are not kept: a comic's pictures weigh more than a worker may hold.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __getitem__(self, path: str) -> bytes:
        data = self.raw(path)
        if not is_svg(data):
            return data
        return svg_picture(data, lambda reference: self.bitmap(joined(posixpath.dirname(path), reference)))

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and bool(path) and bool(self._archive.find(path))

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._archive.names if name.lower().endswith(PICTURES))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def raw(self, path: str) -> bytes:
        """Return the file as it is.

        Raises:
            KeyError: when there is none.
        """
        if path not in self:
            raise KeyError(path)
        return self._archive.read(path)

    def bitmap(self, path: str) -> bytes:
        """Return a picture that an SVG shows; an SVG in an SVG is not drawn."""
        data = self.raw(path) if path in self else b""
        return b"" if is_svg(data) else data


def is_picture(data: bytes) -> bool:
    """Return whether a file is a bitmap, by its content."""
    return data.startswith(_MAGIC) or data[8:12] == b"WEBP"
