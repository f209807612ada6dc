"""One pass over the files of a site: where something of the evidence is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from library.audit.looks import ALIKE, looks_in
from library.audit.unpack import layers
from library.audit.windows import byte_windows, text_windows, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from library.audit.evidence import Evidence
    from library.audit.looks import Look

_PIECE = 64 << 20
_OVERLAP = 1 << 16
_SHAPES = 25
"""Classes of shape in one unit of width to height, so that few pictures are compared."""
FEW_SAMPLES = 3
"""Fewer samples of bytes in common may be a colour profile or a table that many pictures have."""


class Hit(NamedTuple):
    """Something of a book that is in a file of the site: `kind` is text, look, file or bytes.

    `what` is the sample, the look, the digest, or the samples of bytes; `page` is 0-based, -1 where it is none.
    """

    book: str
    kind: str
    what: object
    page: int


@dataclass(slots=True)
class Index:
    """The evidence of all books, laid out for looking up."""

    texts: dict[str, tuple[str, int]] = field(default_factory=dict)
    samples: dict[bytes, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    looks: defaultdict[int, list[tuple[Look, str, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, evidence: Mapping[str, Evidence], public: set[str]) -> Index:
        """Return the index of what betrays each book; `public` are samples that the school publishes itself."""
        made = cls()
        for book, found in evidence.items():
            made.texts |= {
                window: (book, page) for window, page in found.texts.items() if window not in public
            }
            made.samples |= dict.fromkeys(found.samples, book)
            made.digests |= dict.fromkeys(found.digests, book)
            for page, look in found.looks:
                made.looks[round(look.shape * _SHAPES)].append((look, book, page))
        return made

    def hits(self, data: bytes) -> Iterator[Hit]:
        """Yield what is found in a layer of a file, pictures apart."""
        digest = sha256(data).hexdigest()
        if book := self.digests.get(digest):
            yield Hit(book, "file", digest, -1)
        common: defaultdict[str, set[bytes]] = defaultdict(set)
        for sample in byte_windows(data):
            if owner := self.samples.get(sample):
                common[owner].add(sample)
        for book, samples in common.items():
            if len(samples) >= FEW_SAMPLES:
                yield Hit(book, "bytes", frozenset(samples), -1)
        for text in texts_of(data):
            for window in text_windows(text):
                if found := self.texts.get(window):
                    yield Hit(found[0], "text", window, found[1])

    def seen(self, look: Look) -> Hit | None:
        """Return the page that a picture shows most of all, if it shows one."""
        near = round(look.shape * _SHAPES)
        alike = (
            (look.like(other), book, page, other)
            for shape in (near - 1, near, near + 1)
            for other, book, page in self.looks.get(shape, ())
        )
        best = max(alike, key=lambda found: found[0], default=None)
        return Hit(best[1], "look", look, best[2]) if best and best[0] >= ALIKE else None


@dataclass(frozen=True, slots=True)
class FileScan:
    """What came of a file: its bytes, what was found in it, and whether all of it could be looked into."""

    size: int
    hits: tuple[Hit, ...]
    whole: bool


def scan(path: Path, index: Index) -> FileScan:
    """Look through a file and all that is packed in it."""
    refused: list[bool] = []
    hits: dict[Hit, None] = {}
    size = 0
    for data in _pieces(path):
        size += len(data)
        for layer in layers(data, lambda: refused.append(True)):
            hits |= dict.fromkeys(index.hits(layer))
            if index.looks:
                hits |= dict.fromkeys(filter(None, map(index.seen, looks_in(layer))))
    return FileScan(size, tuple(hits), not refused)


def _pieces(path: Path) -> Iterator[bytes]:
    """Yield a file whole, or a very large one in pieces that overlap."""
    with path.open("rb") as file:
        held = file.read(_PIECE)
        yield held
        while more := file.read(_PIECE):
            held = held[-_OVERLAP:] + more
            yield held
