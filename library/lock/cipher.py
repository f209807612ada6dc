"""The locked form of a book, version 1. The browser's side is themes/reader/src/lock/.

Cases that both sides run are in tests/contracts/encryption.json.

- **Passphrase**: counts without accents, case and superfluous spaces (normal.py says why).
- **Passphrase key**: PBKDF2-HMAC-SHA-256 (RFC 8018 §5.2) of its UTF-8, with the salt of the school
  (16 random bytes) and 600,000 rounds (OWASP Password Storage, 2023); 32 bytes. One salt a school, so
  that a passphrase which is remembered, or is to be tried on a book of many classes, is derived once.
- **Book key**: 64 random bytes, made anew for every version of a book's content and whenever somebody
  loses the right to it. The first 32 encrypt, the last 32 name files.
- **Slot**, one a passphrase: a random nonce of 12 bytes, then the book key in AES-256-GCM (NIST SP
  800-38D) under the passphrase key; additional data `tusach-lock/1 <book id> key`.
- **Stream**: a number of 4 bytes (big-endian), so many bytes of JSON in UTF-8, the files of the book one
  after the other, zeros. The JSON is `{"book": …, "files": {name: [start, bytes]}}`: what `book.js` says
  of an open book, and where each file begins after the JSON.
- **Chunk** `n`: 262,144 bytes of the stream from `n` times as many on, in AES-256-GCM under the book key;
  nonce: `n` in 12 bytes (big-endian); additional data `tusach-lock/1 <book id> chunk <n>`. A book key
  belongs to one stream, so no nonce ever meets another plaintext. All chunks are of one size, and their
  number is rounded up (`padded`) by at most 12 per cent: a site tells no book's size more exactly.
- **File** of chunk `n`: `sealed/<name>.js`, a script `self.tusachChunk("<base64>");`; the name is the
  first 20 hexadecimal digits of HMAC-SHA-256 of `chunk <n>` under the naming half of the book key.
- **book.js**: `self.tusachBook={"schema": 1, "id": …, "lock": {"version": 1, "iterations": …, "salt":
  base64, "slots": [base64, …]}}`: the one file that changes when a passphrase is added.
"""

from __future__ import annotations

from hashlib import pbkdf2_hmac, sha256
from hmac import digest
from typing import TYPE_CHECKING

from library.lock.normal import normalised

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
ITERATIONS = 600_000
CHUNK = 1 << 18
SEALED = CHUNK + 16
"""Bytes of a chunk with its tag."""
SALT, NONCE, KEY = 16, 12, 64


def derive(passphrase: str, salt: bytes, iterations: int = ITERATIONS) -> bytes:
    """Return the key of a passphrase, 32 bytes; it takes a good part of a second."""
    return pbkdf2_hmac("sha256", normalised(passphrase).encode(), salt, iterations)


def identify(passphrase_key: bytes) -> str:
    """Return what a passphrase key is known by: it takes as long to guess from as a slot does."""
    return digest(passphrase_key, b"tusach-lock id", "sha256").hex()[:20]


def wrap(passphrase_key: bytes, book_key: bytes, ident: str, nonce: bytes) -> bytes:
    """Return the slot by which a passphrase opens the book `ident`; no two slots share a nonce."""
    return nonce + _aes(passphrase_key).encrypt(nonce, book_key, _bound(ident, "key"))


def seal(book_key: bytes, ident: str, number: int, plain: bytes) -> bytes:
    """Return a chunk of the book `ident`: `plain` has `CHUNK` bytes, the result `SEALED`."""
    nonce = number.to_bytes(NONCE, "big")
    return _aes(book_key[:32]).encrypt(nonce, plain, _bound(ident, f"chunk {number}"))


def chunk_name(book_key: bytes, number: int) -> str:
    """Return the name of a chunk's file, which tells nothing without the key."""
    return digest(book_key[32:], f"chunk {number}".encode(), "sha256").hex()[:20]


def padded(count: int) -> int:
    """Return how many chunks `count` of them are rounded up to.

    By the rule Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication
    with PURBs", 2019): of a number's bits, as many lead as the length of its length.
    """
    exponent = count.bit_length() - 1
    step = 1 << max(0, exponent - exponent.bit_length())
    return -(-count // step) * step


def content_id(*parts: str) -> str:
    """Return what a stream is known by: the hash of all that it is made from."""
    return sha256("\n".join((f"tusach-lock/{VERSION}", *parts)).encode()).hexdigest()


def _aes(key: bytes) -> AESGCM:
    # Most schools lock nothing: the library is loaded by those that do.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _bound(ident: str, role: str) -> bytes:
    """Return the additional data by which no file can stand in for another."""
    return f"tusach-lock/{VERSION} {ident} {role}".encode()
