"""The keys of a school's locked books, kept beside the cache: the same school gives the same bytes.

`.tusach/keys.json` is never committed and may be deleted: then everything is locked anew. Whoever
reads that folder reads the books, which lie there as pictures, too; passphrases are not in it.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from library.lock.cipher import KEY, NONCE, SALT, derive, identify, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from library.lock.passphrases import Passphrases


@dataclass(frozen=True, slots=True)
class BookKey:
    """The key of a version of a book, 64 bytes, and the slots by which passphrases open it."""

    secret: bytes = field(repr=False)
    slots: tuple[bytes, ...]


@dataclass(slots=True)
class _Record:
    """What is remembered of a book: the content that its key belongs to, and its slots by passphrase key."""

    content: str
    secret: bytes = field(repr=False)
    slots: dict[str, bytes] = field(default_factory=dict)


class Keyring:
    """Hands out the keys of books, and remembers them once it is saved."""

    def __init__(self, path: Path, passphrases: Passphrases) -> None:
        self._path = path
        self.passphrases = passphrases
        self._records: dict[str, _Record] = {}
        self.salt = b""
        if passphrases.of:
            self._read()
        self._keys = {
            name: [derive(phrase, self.salt) for phrase in phrases]
            for name, phrases in passphrases.of.items()
        }
        self._given: dict[str, _Record] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """What the passphrases of each class are known by."""
        return tuple(f"{name} {' '.join(map(identify, keys))}" for name, keys in sorted(self._keys.items()))

    def book_key(self, ident: str, content: str, classes: Iterable[str]) -> BookKey:
        """Return the key of the book `ident` with that content, for the passphrases of `classes`, or of all.

        The key stays while the content does and nobody loses the right to it: a new passphrase gets a
        slot, one that is gone means another key, since whoever had it may have kept the old one.
        """
        names = tuple(classes) or tuple(self._keys)
        keys = {identify(key): key for name in names for key in self._keys.get(name, ())}
        record = self._records.get(ident)
        if record is None or record.content != content or not record.slots.keys() <= keys.keys():
            record = _Record(content, os.urandom(KEY))
        for known_by, key in keys.items():
            if known_by not in record.slots:
                record.slots[known_by] = wrap(key, record.secret, ident, os.urandom(NONCE))
        self._given[ident] = record
        # In an order that tells nothing of the classes.
        return BookKey(record.secret, tuple(sorted(record.slots.values())))

    def save(self) -> None:
        """Remember the keys that were handed out, and no others; nobody else may read the file."""
        if not self.salt:
            return
        books = {
            ident: {
                "content": record.content,
                "key": _text(record.secret),
                "slots": {known_by: _text(slot) for known_by, slot in record.slots.items()},
            }
            for ident, record in self._given.items()
        }
        temporary = self._path.with_suffix(".tmp")
        temporary.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({"salt": _text(self.salt), "books": books}, file, indent=1, sort_keys=True)
        temporary.replace(self._path)

    def _read(self) -> None:
        """Read what the last build remembered; what is damaged counts for nothing."""
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
            self.salt = _bytes(known["salt"], SALT)
            for ident, told in known["books"].items():
                slots = {known_by: b64decode(slot) for known_by, slot in told["slots"].items()}
                self._records[ident] = _Record(str(told["content"]), _bytes(told["key"], KEY), slots)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._records.clear()
            self.salt = os.urandom(SALT)


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str, length: int) -> bytes:
    """Return the bytes of base64.

    Raises:
        ValueError: when there are not so many.
    """
    data = b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError
    return data
