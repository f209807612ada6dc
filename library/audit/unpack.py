"""What lies inside a file of a site: what is deflated, zipped, written as text, drawn on a PDF."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from codecs import BOM_UTF16_LE
from typing import TYPE_CHECKING

import pymupdf

from library.bytescript import data as handed
from library.formats.mupdf import ERRORS
from library.zips import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DEEPEST = 5
MOST = 64 << 20
"""Bytes that one layer may have: more is not unpacked, and told."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{40,}={0,2}")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_GZIP, _ZIP, _PDF = b"\x1f\x8b", b"PK\x03\x04", b"%PDF-"
_ZLIB = frozenset({b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"})


def layers(data: bytes, refused: Callable[[], None], depth: int = 0) -> Iterator[bytes]:
    """Yield the bytes and all that is packed in them; `refused` is called for what is too much to unpack."""
    yield data
    if depth == _DEEPEST:
        return
    for inner in _inside(data, refused):
        yield from layers(inner, refused, depth + 1)


def _inside(data: bytes, refused: Callable[[], None]) -> Iterator[bytes]:
    if data.startswith(_GZIP) or data[:2] in _ZLIB:
        # With 32 added, zlib takes both kinds of head.
        yield from _inflated(data, 32 + zlib.MAX_WBITS, refused)
    elif data.startswith(_PDF):
        yield from _printed(data)
    elif data.startswith(BOM_UTF16_LE):
        yield from _scripted(data)
    elif data.startswith(_ZIP) or zipfile.is_zipfile(io.BytesIO(data)):
        yield from _zipped(data, refused)
    else:
        # Deflated without a head (RFC 1951), as what stands in base64 often is.
        yield from _inflated(data, -zlib.MAX_WBITS, refused)
        yield from map(_decoded, _BASE64.findall(data))


def _scripted(data: bytes) -> Iterator[bytes]:
    """Yield the text as other files have theirs, and the bytes that it hands over."""
    yield data.decode("utf-16-le", "replace").encode()
    try:
        yield handed(data)
    except ValueError:
        return


def _decoded(run: bytes) -> bytes:
    whole = run.rstrip(b"=").translate(_URL_SAFE)
    return base64.b64decode(
        whole[: len(whole) // 4 * 4] if len(whole) % 4 == 1 else whole + b"=" * (-len(whole) % 4)
    )


def _inflated(data: bytes, bits: int, refused: Callable[[], None]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(bits)
    try:
        made = inflater.decompress(data, MOST)
    except zlib.error:
        return
    if inflater.unconsumed_tail:
        refused()
    if made:
        yield made


def _zipped(data: bytes, refused: Callable[[], None]) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.file_size > MOST:
                    refused()
                else:
                    yield archive.read(entry)
    except DAMAGE:
        refused()


def _printed(data: bytes) -> Iterator[bytes]:
    """Yield the words of a PDF's pages, and its pictures and attachments as files."""
    try:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            for page in document:
                yield page.get_text().encode()
            for number in range(1, document.xref_length()):
                if document.xref_is_image(number):
                    yield document.extract_image(number)["image"]
                elif document.xref_is_stream(number):
                    yield document.xref_stream(number) or b""
    except (*ERRORS, KeyError):
        return
