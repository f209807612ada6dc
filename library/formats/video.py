"""What a film is by its content, and the same film without the place and the phone that it was taken with."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EBML: Final = b"\x1a\x45\xdf\xa3"
_HEAD: Final = 64
_NO_FILM: Final = frozenset({b"M4A ", b"M4B ", b"M4P ", b"heic", b"heix", b"mif1", b"avif", b"crx "})
_TOLD: Final = frozenset({b"udta", b"meta", b"uuid"})
"""Boxes that tell of the making of a film: QuickTime's `©xyz` is where it was taken (QTFF, User data)."""
_WITHIN: Final = frozenset({b"moov", b"trak"})
_LARGE: Final = 1


def ending(data: bytes) -> str:
    """Return the usual ending of a film that browsers play by its first bytes, "" when it is none.

    MP4 is ISO 14496-12, WebM a profile of EBML (RFC 8794).
    """
    if data[4:8] == b"ftyp" and data[8:12] not in _NO_FILM and data[8:12] != b"qt  ":
        return "mp4"
    return "webm" if data.startswith(_EBML) and b"webm" in data[:_HEAD] else ""


def film_ending(path: Path) -> str:
    """Return the usual ending of a file that is a film, "" for any other.

    Raises:
        OSError: when the file cannot be read.
    """
    with path.open("rb") as file:
        return ending(file.read(_HEAD))


def copy_private(source: Path, target: Path) -> None:
    """Copy an MP4 or M4A file; what it tells of place, time and device is overwritten by nothing.

    The boxes become `free` ones of their size (ISO 14496-12 §8.1.2), so that no other moves. A file of
    another kind is copied as it is.
    """
    shutil.copyfile(source, target)
    with target.open("r+b") as file:
        if file.read(8)[4:] != b"ftyp":
            return
        size = target.stat().st_size
        for at, header, length in [*_told(file, 0, size)]:
            file.seek(at + 4)
            file.write(b"free")
            file.seek(at + header)
            file.write(bytes(length - header))


def _told(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield (offset, bytes of its header, bytes of it) of each box that tells of the making."""
    at = start
    while at + 8 <= end:
        file.seek(at)
        head = file.read(16)
        length, name, header = int.from_bytes(head[:4]), head[4:8], 8
        if length == _LARGE:
            length, header = int.from_bytes(head[8:16]), 16
        elif length == 0:
            length = end - at
        if length < header or at + length > end:
            return
        if name in _TOLD:
            yield at, header, length
        elif name in _WITHIN:
            yield from _told(file, at + header, at + length)
        at += length
