"""What the teachers' page says: codes, sheets to print, and what the school's own web site embeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.site.views import Link


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """One code on the teachers' page: `svg` is its picture, `address` what people type.

    `sheets` are PDFs to print for it, `pictures` its code alone as PDF, SVG and PNG.
    """

    code: str
    label: str
    place: str
    count: int
    address: str
    svg: str
    target: Link
    sheets: tuple[Link, ...]
    pictures: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """What the school's own web site embeds: a picture of this site that leads here; `png` is "" where there is none."""

    svg: str
    png: str
    width: int
    height: int
    snippet: str


@dataclass(frozen=True, slots=True)
class PrintView:
    """The teachers' page of sheets to print; nothing is printed without site_url.

    `codes` are those of the library, its shelves, lists, contests and surveys, `signs` those of exhibits;
    `sheets` are the PDFs of all shelves, `chooser` is what the page's script draws from: JSON,
    safe inside a script element, "" where no book has a code.
    """

    codes: tuple[PrintedCode, ...]
    signs: tuple[PrintedCode, ...]
    sheets: tuple[Link, ...]
    badge: Badge | None
    card: Badge | None
    """A larger one with the library's name and numbers."""
    chooser: str
    script: str
