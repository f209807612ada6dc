"""The bytes of the site's search data: strings, and the file around them.

`themes/reader/src/search/bytes.js` reads what is written here.
"""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from typing import NamedTuple

from library.bytescript import data, script
from library.leb128 import number

_FNV_START, _FNV_PRIME = 0x811C9DC5, 0x01000193
DIGEST = 3
"""Bytes of a content's digest that stand in its file's name."""


class File(NamedTuple):
    """A file of the site; `content` is the script, and `slot` that of the book whose texts it holds, -1 for another."""

    path: str
    content: bytes
    slot: int = -1


def front(text: bytes, last: bytes) -> bytes:
    """Return a string by how many bytes it shares with the one before it, and the rest."""
    same = shared(text, last)
    return number(same) + number(len(text) - same) + text[same:]


def shared(text: str | bytes, last: str | bytes) -> int:
    """Return how many letters or bytes two strings have in common at their beginning."""
    for at, (a, b) in enumerate(zip(text, last, strict=False)):
        if a != b:
            return at
    return min(len(text), len(last))


def packed(*parts: bytes) -> bytes:
    """Return the script that hands over data, deflated (zlib, RFC 1950), each part in blocks of its own."""
    deflater = zlib.compressobj(9)
    deflated = [deflater.compress(part) + deflater.flush(zlib.Z_BLOCK) for part in parts]
    return script("tusachSearch(", b"".join(deflated) + deflater.flush())


def unpacked(written: bytes) -> bytes:
    """Return the data that a script of `packed` hands over.

    Raises:
        ValueError: when it is none.
        zlib.error: when what it hands over is damaged.
    """
    return zlib.decompress(data(written))


def as_json(value: object) -> bytes:
    """Return a value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def digest(raw: bytes) -> bytes:
    """Return what tells a content from another of the same label."""
    return sha256(raw).digest()[:DIGEST]


def file_name(label: str, mark: bytes) -> str:
    """Return the path of the file with a label and a digest; FNV-1a of the label, then the digest."""
    value = _FNV_START
    for byte in label.encode():
        value = (value ^ byte) * _FNV_PRIME & 0xFFFFFFFF
    return f"search/{value:08x}.{mark.hex()}.js"
