"""The bytes that a book file is made of, apart from what many books share, such as fonts."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, NamedTuple

from library.catalog.folders import scan_files
from library.zips import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENTRY = 1024
"""Bytes of the least entry of an archive that is known by its digest: smaller ones are in every book."""
_FONTS = (".ttf", ".otf", ".ttc", ".woff", ".woff2")
_HEAD = 30
"""Bytes of an entry's head before its name (APPNOTE 6.3.10 §4.3.7)."""


class Part(NamedTuple):
    """Bytes of a book: `named` when a file may be just these, `sampled` when pieces of them tell the book."""

    data: bytes
    named: bool
    sampled: bool


def parts(path: Path) -> Iterator[Part]:
    """Yield the file, or the files of a folder, and what each holds as it lies there and unpacked."""
    for file in scan_files(path) if path.is_dir() else [path]:
        data = file.read_bytes()
        if data.startswith(b"%PDF-"):
            yield Part(data, named=True, sampled=False)
            yield from _streams(data)
        elif zipfile.is_zipfile(file):
            yield Part(data, named=True, sampled=False)
            yield from _entries(file, data)
        else:
            yield Part(data, named=True, sampled=True)


def _entries(path: Path, data: bytes) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.is_dir() or entry.filename.lower().endswith(_FONTS):
                    continue
                at = entry.header_offset + _HEAD
                yield Part(
                    data[at : at + entry.compress_size + len(entry.filename)], named=False, sampled=True
                )
                # The limits on archives are those that the build keeps: what is over them is no book.
                yield Part(archive.read(entry), named=entry.file_size >= _ENTRY, sampled=True)
    except DAMAGE:
        return


def _streams(data: bytes) -> Iterator[Part]:
    """Yield what a PDF draws: contents of pages, forms and pictures (ISO 32000-1, §7.8.2, §8.10, §8.9)."""
    import pymupdf

    from library.formats.mupdf import ERRORS

    try:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            drawn = {number for page in document for number in page.get_contents()}
            for number in range(1, document.xref_length()):
                if number in drawn or document.xref_get_key(number, "Subtype")[1] in {"/Image", "/Form"}:
                    yield Part(document.xref_stream_raw(number) or b"", named=False, sampled=True)
    except (*ERRORS, KeyError):
        yield Part(data, named=False, sampled=True)
