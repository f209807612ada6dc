"""What is printed of a code, and of the school that prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spine:
    """A book as a bookcase shows it: `tint` (0 to 7) is its cloth, `digest` names its cover, "" for none."""

    title: str
    tint: int
    thickness: float
    """0 (a leaflet) to 1 (a dictionary)."""
    digest: str = ""
    cover: Path | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Card:
    """One code to print: what it opens, where that stands, and the full address it holds.

    `byline` and `callno` are those of a book; `count` is the number of titles behind a shelf's
    code; `books` are what the bookcase on its poster shows, the book itself for a book.
    """

    kind: str
    code: str
    label: str
    address: str
    place: str = ""
    byline: str = ""
    callno: str = ""
    about: str = ""
    count: int = 0
    books: tuple[Spine, ...] = ()

    @property
    def spoken(self) -> str:
        """The address as people type it, without its scheme."""
        return self.address.removeprefix("https://").removeprefix("http://").rstrip("/")


@dataclass(frozen=True, slots=True)
class Sender:
    """The school that prints: its name, and its logo as the bytes of an SVG, PNG or JPEG file."""

    name: str
    logo: bytes = field(default=b"", repr=False)
    digest: str = ""
