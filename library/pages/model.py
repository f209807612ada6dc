"""A book's pages as the site needs them: images, words, and where both are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from library.formats.types import Clip, Fault, Media, SourceInfo
    from library.pages.links import Link
    from library.pages.vector.bind import Bound

Line = tuple[int, int, int, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Derivative:
    """A generated image: format ("webp"), size in pixels and bytes, and its file.

    `file` is relative to the cache entry that holds it; `digest` is the start of the SHA-256 of
    its bytes, in hexadecimal. A page that is kept as a drawing has the format "vector", no bytes
    and no file: the binding of its book has it.
    """

    format: str
    width: int
    height: int
    bytes: int
    digest: str
    file: str


@dataclass(frozen=True, slots=True)
class RangeText:
    """The words of a range of pages.

    `digest` is "" when no page has words; `vietnamese` tells whether they are Vietnamese by their
    letters, None where there are too few; `opening` are the first lines of page 1, in the first
    range alone.
    """

    digest: str = ""
    vietnamese: bool | None = None
    opening: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RangeWords:
    """What was read of a range of pages, kept for those who read on: a list has an entry a page.

    `judged` is what the words `read` were held to be, `told` whether they leave nothing of the page
    untold; `drawn` are the lines that drawings say, by the place of their page.
    """

    judged: list[list[Line | str]]
    links: list[list[Link]]
    read: list[list[Line | str]]
    told: list[bool]
    drawn: dict[int, list[Line | str]]


@dataclass(frozen=True, slots=True)
class PageRange:
    """The pages `start` to `stop` (0-based, half-open) of one book, as one job made them.

    `images` has None for a page that could not be drawn; `smalls` are the same pages as
    thumbnails. `cover` is there in the first range alone. `unread` are the numbers of the pages
    that show something but have no text that can be used, `garbled` of those among them whose text
    is garbage. `seconds` is the time it took.
    """

    start: int
    stop: int
    images: tuple[Derivative | None, ...]
    smalls: tuple[Derivative | None, ...]
    text: RangeText
    cover: Derivative | None
    faults: tuple[Fault, ...] = ()
    unread: tuple[int, ...] = ()
    garbled: tuple[int, ...] = ()
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a range after the pages in `pages` were read by optical character recognition."""

    text: RangeText
    pages: tuple[int, ...]
    unread: tuple[int, ...]
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Narration:
    """A book's recorded speech: its sound files with where each is kept, and what they say where."""

    files: tuple[tuple[Media, Path], ...]
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True)
class PageSet:
    """All pages of one book.

    `entries` are the cache folders of the ranges and `texts` the words of each with the folder
    that holds them, both in the order of the ranges; `made` is the cache folder of the files that
    `source` names. `whole` is the number of pages of the file where these are only the first of them,
    and 0 where they are all; `bound` are the pages that are drawings, with the cache folder that holds
    their files.
    """

    source: SourceInfo
    digest: str
    ranges: tuple[PageRange, ...]
    entries: tuple[Path, ...]
    texts: tuple[tuple[RangeText, Path], ...]
    made: Path
    whole: int = 0
    bound: tuple[Bound, Path] | None = None

    @property
    def images(self) -> tuple[Derivative | None, ...]:
        """The image of each page."""
        return tuple(image for part in self.ranges for image in part.images)

    @property
    def texts_key(self) -> tuple[str, ...]:
        """What the words of all pages are known by."""
        return tuple(text.digest for text, _ in self.texts)

    @property
    def page_count(self) -> int:
        """The number of pages that there are here."""
        return len(self.source.sizes)

    @property
    def full_count(self) -> int:
        """The number of pages of the book."""
        return self.whole or self.page_count

    @property
    def vietnamese(self) -> bool | None:
        """Whether the text is Vietnamese, judged by most of its ranges; None without text."""
        votes = [text.vietnamese for text, _ in self.texts if text.vietnamese is not None]
        return votes.count(True) * 2 > len(votes) if votes else None

    @property
    def narration(self) -> Narration | None:
        """The speech that the file itself brings."""
        source = self.source
        files = tuple((media, self.made / media.file) for media in source.audio)
        return Narration(files, source.clips) if source.clips else None

    @property
    def cover(self) -> tuple[Derivative, Path] | None:
        """The cover and the file that holds it, if the first page could be drawn."""
        if not self.ranges or self.ranges[0].cover is None:
            return None
        return self.ranges[0].cover, self.entries[0] / self.ranges[0].cover.file
