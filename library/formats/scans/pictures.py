"""Where the pictures of a book of scans lie: in a folder, or in a zip archive (CBZ)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol

from library.catalog.folders import COMIC_INFO, in_order, is_page, scan_files
from library.formats.epub.archive import Archive
from library.formats.mupdf import PageRefusedError
from library.formats.types import UnreadableBookError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from library.settings import Limits

_INFO_BYTES = 1 << 20


class PictureFiles(Protocol):
    """Where the pictures of a book lie; `names` are the pages in their order."""

    names: Sequence[str]

    def open(self, name: str) -> Path | io.BytesIO:
        """Return what Pillow can open; raises OSError, or PageRefusedError over the limits."""

    def comic_info(self) -> bytes:
        """Return ComicInfo.xml, b"" when there is none."""


def picture_files(path: Path, limits: Limits) -> PictureFiles:
    """Return the pictures in the folder or the archive at `path`.

    Raises:
        UnreadableBookError: when there are none, or the archive is damaged or over the limits.
    """
    store: PictureFiles = _Folder(path) if path.is_dir() else _Zip(path, limits)
    if not store.names:
        raise UnreadableBookError("BOOK-016")
    return store


class _Folder:
    """Pictures in a folder."""

    def __init__(self, path: Path) -> None:
        files = {file.name: file for file in scan_files(path)}
        self._info = files.pop(COMIC_INFO, None)
        self._files = files
        self.names: Sequence[str] = list(files)

    def open(self, name: str) -> Path | io.BytesIO:
        return self._files[name]

    def comic_info(self) -> bytes:
        if self._info is None:
            return b""
        with self._info.open("rb") as file:
            return file.read(_INFO_BYTES)


class _Zip:
    """Pictures in a zip archive."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._archive = Archive(path, limits)
        self._last = ("", b"")
        self.names: Sequence[str] = in_order(filter(is_page, dict.fromkeys(self._archive.names)))

    def open(self, name: str) -> Path | io.BytesIO:
        # The pages of one TIFF follow one another, and what is read counts towards the limits.
        if self._last[0] != name:
            self._last = (name, self._archive.read(name))
        data = self._last[1]
        if not data:
            faults = (
                f for f in self._archive.faults if f.code == "BOOK-012" and ("entry", name) in f.details
            )
            fault = next(faults, None)
            raise PageRefusedError(fault) if fault else OSError
        return io.BytesIO(data)

    def comic_info(self) -> bytes:
        wanted = (name for name in self._archive.names if name.rpartition("/")[2] == COMIC_INFO)
        name = next(wanted, "")
        return self._archive.read(name)[:_INFO_BYTES] if name else b""
