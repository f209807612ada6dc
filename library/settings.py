"""One frozen value with everything a build is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command works with, from mkdocs.yml and the command line.

    `site_url` is absolute with a trailing slash, or "" when the school has not set one;
    `page_width` is the width of a page image in pixels; `jobs` is the number of worker
    processes; `picture` is relative to the folder of Markdown pages.
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
        own = self.site_dir.is_relative_to(self.root)
        return self.work_dir / ("site.json" if own else "elsewhere.json")

    def book_name(self, name: str) -> str:
        """Return a book file, given relative to the folder of books, as people see it."""
        return self.relative(self.books_dir / name)

    def relative(self, path: Path) -> str:
        """Return `path` as people see it: relative to the school's folder, with slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
