"""Opens locked books as a browser does, from nothing but the files of the site and a passphrase."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from library.lock import cipher

if TYPE_CHECKING:
    from pathlib import Path


def lock_of(folder: Path) -> dict[str, Any]:
    """Return what `book.js` in a book's folder says."""
    text = (folder / "book.js").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text.removeprefix("self.tusachBook=").removesuffix(";\n"))
    return told


def book_key(folder: Path, passphrase: str) -> bytes | None:
    """Return the key of the book in `folder`, None when the passphrase is not for it."""
    told = lock_of(folder)
    lock = told["lock"]
    key = cipher.derive(passphrase, b64decode(lock["salt"]), lock["iterations"])
    for slot in map(b64decode, lock["slots"]):
        bound = f"tusach-lock/1 {told['id']} key".encode()
        try:
            return AESGCM(key).decrypt(slot[:12], slot[12:], bound)
        except InvalidTag:
            continue
    return None


def chunk(folder: Path, key: bytes, number: int) -> bytes:
    """Return what a chunk of the book in `folder` holds."""
    text = (folder / "sealed" / f"{cipher.chunk_name(key, number)}.js").read_text(encoding="ascii")
    found = re.fullmatch(r'self\.tusachChunk\("([\w+/=]+)"\);\n', text)
    assert found
    bound = f"tusach-lock/1 {folder.name} chunk {number}".encode()
    return AESGCM(key[:32]).decrypt(number.to_bytes(12, "big"), b64decode(found[1]), bound)


def unlock(folder: Path, passphrase: str) -> tuple[dict[str, Any], dict[str, bytes]] | None:
    """Return what the reader is told of a book, and its files by name; None for a wrong passphrase."""
    key = book_key(folder, passphrase)
    if key is None:
        return None
    stream = b"".join(
        chunk(folder, key, number) for number in range(len(list((folder / "sealed").iterdir())))
    )
    length = int.from_bytes(stream[:4], "big")
    head = json.loads(stream[4 : 4 + length])
    begin = 4 + length
    files = {name: stream[begin + at : begin + at + count] for name, (at, count) in head["files"].items()}
    return head["book"], files
