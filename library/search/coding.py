"""The bytes of the site's search data: numbers, strings, postings, and the file around them.

`themes/reader/src/search/bytes.js` reads what is written here.
"""

from __future__ import annotations

import base64
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from library.leb128 import number

if TYPE_CHECKING:
    from collections.abc import Iterable

_FNV_START, _FNV_PRIME = 0x811C9DC5, 0x01000193
DIGEST = 3
"""Bytes of a content's digest that stand in its file's name."""


def front(text: bytes, last: bytes) -> bytes:
    """Return a string by how many bytes it shares with the one before it, and the rest."""
    shared = 0
    for a, b in zip(text, last, strict=False):
        if a != b:
            break
        shared += 1
    return number(shared) + number(len(text) - shared) + text[shared:]


def postings(held: Iterable[tuple[int, int]]) -> bytes:
    """Return (document, frequency) as gaps; the lowest bit tells that a frequency above 1 follows."""
    out = bytearray()
    last = 0
    for document, frequency in held:
        gap = document - last << 1
        last = document
        if frequency > 1:
            out += number(gap | 1)
            out += number(frequency - 2)
        else:
            out += number(gap)
    return bytes(out)


def packed(raw: bytes) -> bytes:
    """Return the script that hands over data: deflated (zlib, RFC 1950) and in base64."""
    return b'tusachSearch("' + base64.b64encode(zlib.compress(raw, 9)) + b'");\n'


def digest(raw: bytes) -> bytes:
    """Return what tells a content from another of the same label."""
    return sha256(raw).digest()[:DIGEST]


def file_name(label: str, mark: bytes) -> str:
    """Return the path of the file with a label and a digest; FNV-1a of the label, then the digest."""
    value = _FNV_START
    for byte in label.encode():
        value = (value ^ byte) * _FNV_PRIME & 0xFFFFFFFF
    return f"search/{value:08x}.{mark.hex()}.js"
