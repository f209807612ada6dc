"""The files of books for classes: all of a book as one stream, cut into chunks that only its key opens.

library/lock/cipher.py tells every byte of them.
"""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_right
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from library.catalog.classes import classes_of
from library.lock import cipher
from library.site import urls
from library.site.bookfile import as_json, book_data, media_files
from library.site.emit import OutputFile
from library.site.packs import PageFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from library.collection import Book
    from library.lock.keyring import BookKey, Keyring
    from library.pages.model import PageSet

_BEFORE, _AFTER = b'self.tusachChunk("', b'");\n'
_WEIGHT = len(_BEFORE) + -(-cipher.SEALED // 3) * 4 + len(_AFTER)
_LENGTH = 4


def lock_books(books: Iterable[Book], keyring: Keyring) -> dict[str, tuple[OutputFile, ...]]:
    """Return the files of each locked book, by its id; the keyring then remembers their keys."""
    made = {}
    for book in books:
        if book.locked:
            # By name, so that no list of them tells which is which.
            made[book.id] = tuple(sorted(_files(book, book.locked, keyring), key=lambda file: file.path))
    keyring.save()
    return made


def _files(book: Book, pages: PageSet, keyring: Keyring) -> Iterator[OutputFile]:
    images = PageFiles(book.id, pages, 1)
    media = list(media_files(book, pages, images))
    sizes = [file.weight for file in media]
    starts = accumulate(sizes, initial=0)
    folder = urls.book_file(book.id, "")
    places = {
        file.path.removeprefix(folder): [start, file.weight]
        for file, start in zip(media, starts, strict=False)
    }
    told = as_json({"book": book_data(book, pages, images), "files": places})
    head = told.encode()
    # What the cache knows the content by: the digests in names alone are short.
    entries = (*pages.entries, *(entry for _, entry in pages.texts), pages.made)
    content = cipher.content_id(told, *(file.digest for file in media), *(entry.name for entry in entries))
    key = keyring.book_key(book.id, content, classes_of(book.holding.access))
    files: list[bytes | Path] = [len(head).to_bytes(_LENGTH, "big") + head, *(_held(file) for file in media)]
    stream = _Stream(files, [_LENGTH + len(head), *sizes])
    for number in range(cipher.padded(-(-stream.size // cipher.CHUNK))):
        name = cipher.chunk_name(key.secret, number)
        path = urls.book_file(book.id, urls.chunk(name))
        yield OutputFile(path, partial(_chunk, stream, key, book.id, number), name, _WEIGHT)
    lock = {
        "version": cipher.VERSION,
        "iterations": cipher.ITERATIONS,
        "salt": _text(keyring.salt),
        "slots": [_text(slot) for slot in key.slots],
    }
    script = f"self.tusachBook={as_json({'schema': 1, 'id': book.id, 'lock': lock})};\n"
    yield OutputFile.of(urls.book_file(book.id, "book.js"), script)


def _held(file: OutputFile) -> Path:
    """Return the file of the cache, or of the school, that is to be locked."""
    assert isinstance(file.content, Path)
    return file.content


class _Stream:
    """Files one after the other, read where they are wanted."""

    def __init__(self, files: Sequence[bytes | Path], sizes: Sequence[int]) -> None:
        self._files = files
        self._starts = list(accumulate(sizes, initial=0))

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return self._starts[-1]

    def read(self, start: int, count: int) -> bytes:
        """Return bytes from `start` on, with zeros after the last.

        Raises:
            ValueError: when a file is shorter than it was when the stream was laid out.
        """
        found = bytearray()
        stop = min(start + count, self.size)
        while start + len(found) < stop:
            here = start + len(found)
            at = bisect_right(self._starts, here) - 1
            wanted = min(stop, self._starts[at + 1]) - here
            part = _part(self._files[at], here - self._starts[at], wanted)
            if len(part) < wanted:
                raise ValueError(self._files[at])
            found += part
        return bytes(found.ljust(count, b"\0"))


def _part(file: bytes | Path, start: int, count: int) -> bytes:
    if isinstance(file, bytes):
        return file[start : start + count]
    with file.open("rb") as opened:
        opened.seek(start)
        return opened.read(count)


def _chunk(stream: _Stream, key: BookKey, ident: str, number: int) -> bytes:
    plain = stream.read(number * cipher.CHUNK, cipher.CHUNK)
    return _BEFORE + b64encode(cipher.seal(key.secret, ident, number, plain)) + _AFTER


def _text(data: bytes) -> str:
    return b64encode(data).decode()
