"""One frozen value with everything a build is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


FORM_FIELDS = ("title", "id", "url")
"""What the address of a review form may ask for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a book is too much: what a hostile or broken file may cost at most.

    `page_points` is the longer side of a page in points, `page_pixels` the pixels of a page
    image, `picture_pixels` those of a picture inside a book once decoded; `entries`,
    `entry_bytes`, `total_bytes` and `expansion` (unpacked size to packed size) are those of a
    zip archive; `chapter_bytes` is the size of a chapter's markup, `chapter_tags` and `book_tags` are
    the tags in it and in all chapters, `drawn_pixels` what the drawings in an EPUB's markup come to; `drawing_bytes` is what the
    drawing instructions of a PDF's page come to once unpacked, a form counted each time it is drawn.
    """

    pages: int = 20_000
    page_points: int = 14_400
    page_pixels: int = 16_000_000
    picture_pixels: int = 40_000_000
    entries: int = 10_000
    entry_bytes: int = 50 << 20
    total_bytes: int = 500 << 20
    expansion: int = 200
    chapter_bytes: int = 5 << 20
    chapter_tags: int = 250_000
    book_tags: int = 2_000_000
    drawn_pixels: int = 150_000_000
    drawing_bytes: int = 64 << 20


@dataclass(frozen=True, slots=True)
class AccessRules:
    """Who may read a book whose row does not say, in words of `library.catalog.access`.

    `folders` (relative to the folder of books) and `rights` (a licence as the catalog names it, or
    the beginning of its address) are pairs with the access that each gives; `default` counts where
    neither says anything.
    """

    default: str = "open"
    folders: tuple[tuple[str, str], ...] = ()
    rights: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command works with, from mkdocs.yml and the command line.

    `site_url` is absolute with a trailing slash, or "" when the school has not set one;
    `page_width` is the width of a page image in pixels; `jobs` is the number of worker
    processes; `picture` and `logo` are relative to the folder of Markdown pages, the former to `root`,
    too; `picture_alt` says what is in it, "" for the usual words; `pack` page images share one file of
    the site, 0 for what the host needs; `vector_pages` keeps pages of type as drawings; `book_codes` gives
    every book a QR code; `old_urls` are addresses, written like
    `site_url`, that lead to the site, too; `review_form` is the address of the school's form for
    reviews, in which `{title}`, `{id}` and `{url}` stand for those of a book, or "";
    `visits_url` is the address of the school's own counter of visits, "" for none; `class_covers`
    shows the covers of books for classes to everybody; `access` says who may read a book whose row
    does not; `host` is an id of `hosting/hosts.toml`, or ""; `pages_url` is the
    address of another origin where page images lie, with a slash at its end, or ""; `robots` is "open" or
    "noindex".
    """

    root: Path
    site_name: str
    site_url: str
    site_description: str
    language: str
    books_dir: Path
    catalog_dir: Path
    docs_dir: Path
    site_dir: Path
    picture: str
    page_width: int
    jobs: int
    limits: Limits = Limits()
    pack: int = 1
    vector_pages: bool = False
    picture_alt: str = ""
    logo: str = ""
    book_codes: bool = False
    old_urls: tuple[str, ...] = ()
    review_form: str = ""
    visits_url: str = ""
    class_covers: bool = False
    access: AccessRules = AccessRules()
    host: str = ""
    pages_url: str = ""
    robots: str = "open"

    @property
    def work_dir(self) -> Path:
        """The folder of what can be made again: never committed, safe to delete."""
        return self.root / ".tusach"

    @property
    def cache_dir(self) -> Path:
        """The content-addressed cache."""
        return self.work_dir / "cache"

    @property
    def index_dir(self) -> Path:
        """The Whoosh index."""
        return self.work_dir / "index"

    @property
    def manifest(self) -> Path:
        """What the last build wrote; a build elsewhere, as for `serve`, does not disturb the site's own."""
        if self.site_dir == self.stick_dir:
            return self.work_dir / "usb.json"
        return self.work_dir / ("site.json" if self.is_own else "elsewhere.json")

    @property
    def kept(self) -> Path:
        """What is remembered of the pages of that build."""
        return self.manifest.with_name(f"kept-{self.manifest.name}")

    @property
    def is_own(self) -> bool:
        """Whether this is the school's site itself, and not one for `serve` or for a stick."""
        return self.site_dir.is_relative_to(self.root) and self.site_dir != self.stick_dir

    @property
    def pages_dir(self) -> Path:
        """The folder of page images that are to lie at `pages_url`."""
        return self.site_dir.with_name(f"{self.site_dir.name}-pages")

    @property
    def needs_own_stick(self) -> bool:
        """Whether the site, made for its host, cannot be opened from a USB stick as it is."""
        return bool(self.pages_url) or self.pack > 1 or (self.pack == 0 and self.host not in {"", "usb"})

    @property
    def stick_dir(self) -> Path:
        """The folder of the site as it is made for a stick, when the other cannot be opened there."""
        return self.work_dir / "usb"

    @property
    def report(self) -> Path:
        """What the last build of the site tells; the one for a stick tells its own."""
        on_stick = self.site_dir == self.stick_dir
        return self.work_dir / ("usb-report.json" if on_stick else "report.json")

    @property
    def history(self) -> Path:
        """What the last builds came to."""
        return self.work_dir / "history.json"

    def book_name(self, name: str) -> str:
        """Return a book file, given relative to the folder of books, as people see it."""
        return self.relative(self.books_dir / name)

    def relative(self, path: Path) -> str:
        """Return `path` as people see it: relative to the school's folder, with slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
