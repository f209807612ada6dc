"""What the site is made from: the library's contents, and the frames that MkDocs made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from library.catalog.about import About
from library.catalog.activities import Activities
from library.site.exhibition import Exhibition
from library.site.hosted import USUAL, Hosted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from library.catalog.ledger import Code, Target
    from library.catalog.model import Question, ReadingList, Review, Shelf
    from library.collection import Book
    from library.pages.icons import Icon
    from library.pages.model import Derivative
    from library.pages.schoolpicture import SchoolPicture
    from library.qr.presets import Sheet
    from library.qr.products import Order
    from library.site.emit import OutputFile
    from library.site.shell import Shell
    from library.site.views import Link


@dataclass(frozen=True, slots=True)
class Frame:
    """What MkDocs made: a frame for each depth, the frame of the 404 page, and the school's pages.

    `pages` lead to the school's own Markdown pages; `files` are everything it wrote, by
    site-relative path; `stories` are HTML by the name of the Markdown file that tells an exhibit's story.
    """

    shells: tuple[Shell, ...]
    not_found: Shell
    not_found_root: str
    pages: tuple[Link, ...]
    files: tuple[tuple[str, Path], ...]
    stories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """All that the site tells of: books in order of id, shelves, codes, opinions, names."""

    name: str
    description: str
    site_url: str
    picture: SchoolPicture | None
    picture_alt: str
    books: tuple[Book, ...]
    shelves: tuple[Shelf, ...]
    codes: tuple[Code, ...]
    titles: Mapping[Target, str]
    """All that a code may lead to, with its title."""
    moved: Mapping[Target, str]
    """The ids that old ids became."""
    search: tuple[OutputFile, ...]
    icons: tuple[Icon, ...]
    drawn: Callable[[Order], bytes]
    """Makes the PDF of an order."""
    label_sheets: tuple[Sheet, ...]
    jpeg: Callable[[tuple[Derivative, Path]], Path]
    """Makes the JPEG of a cover or of the school's picture."""
    reviews: tuple[Review, ...] = ()
    lists: tuple[ReadingList, ...] = ()
    activities: Activities = field(default_factory=Activities)
    about: About = field(default_factory=About)
    pictures: tuple[tuple[SchoolPicture, str], ...] = ()
    """Those of the library's own page, with what is in them."""
    locked: Mapping[str, tuple[OutputFile, ...]] = field(default_factory=dict)
    """The files of books for classes, by the book's id."""
    questions: tuple[Question, ...] = ()
    review_form: str = ""
    visits_url: str = ""
    exhibition: Exhibition = field(default_factory=Exhibition)
    pack: int = 1
    """Page images in one file."""
    hosted: Hosted = USUAL
    drawings: bool = False
    """Pages of type are no images."""

    @property
    def manifests(self) -> bool:
        """Whether books have manifests, which list addresses of single page images."""
        return bool(self.site_url) and self.pack == 1 and not self.drawings
