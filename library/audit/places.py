"""The files of a site by their places: what the folder of a book may hold, and what the search may know of it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from library.catalog.access import preview_pages
from library.catalog.classes import is_class
from library.errors import Problem
from library.search.published import indexed
from library.site import urls

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from library.catalog.model import Holding
    from library.settings import Settings

OF_BOOK = re.compile(r"books/([a-z0-9-]+)/(.+)")
_NUMBERED = re.compile(r"(?:pages|text)/(\d{4,})(?:-(\d{4,}))?\.")
_COUNT = re.compile(rb'"pageCount":(\d+)')

_TOLD = frozenset({"index.html", urls.REVIEWS, urls.COVER, urls.COVER_JPEG})
_READ = _TOLD | {"book.js", "read.html", "files.json"}
_PREVIEW = _READ | {urls.WEBPUB, "audio", "chapters", "pages", "text"}
_CLASS = _READ | {"sealed"}
"""What may lie in the folder of a book: files, and folders with what is in them."""


def site_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield all that is published, by its place: the files of the site, and the page images that lie elsewhere."""
    folders = [settings.site_dir]
    if settings.pages_url and settings.pages_dir.is_dir():
        folders.append(settings.pages_dir)
    for folder in folders:
        found = []
        for name, inside, names in os.walk(folder):
            # What a host keeps for itself, such as the history of a folder that is published by pushing it.
            inside[:] = [each for each in inside if each != ".git"]
            found += [Path(name, each) for each in names]
        for path in sorted(found):
            yield path.relative_to(folder).as_posix(), path


def misplaced(place: str, path: Path, kept: Mapping[str, Holding], settings: Settings) -> Iterator[Problem]:
    """Yield the fault of a file in the folder of a book that must not have it; `kept` are books by id."""
    found = OF_BOOK.fullmatch(place)
    holding = kept.get(found[1]) if found else None
    if found is None or holding is None:
        return
    name = found[2]
    allowed = preview_pages(holding.access)
    may = _CLASS if is_class(holding.access) else _PREVIEW if allowed else _TOLD
    numbered = _NUMBERED.match(name)
    last = int(numbered[2] or numbered[1]) if numbered else 0
    if name == "book.js" and (told := _COUNT.search(path.read_bytes())):
        last = int(told[1])
    if last > allowed:
        yield _too_far(place, last, holding, settings)
    elif name.partition("/")[0] not in may:
        yield Problem("ACC-017", settings.book_name(holding.file), details=(("place", place),))


def searchable(kept: Mapping[str, Holding], settings: Settings) -> Iterator[Problem]:
    """Yield the faults of books of which the search knows more pages than may be read.

    The words of a page are found by its number, apart from its text: no sample of a text would tell.
    """
    try:
        pages = indexed(settings.site_dir)
    except (OSError, ValueError):
        yield Problem("ACC-015", settings.relative(settings.site_dir / urls.SEARCH_META))
        return
    for ident, holding in kept.items():
        if pages.get(ident, 0) > preview_pages(holding.access):
            yield _too_far(urls.SEARCH_META, pages[ident], holding, settings)


def _too_far(place: str, last: int, holding: Holding, settings: Settings) -> Problem:
    allowed = preview_pages(holding.access)
    details = (("place", place), ("page", str(last)), ("allowed", str(allowed)))
    return Problem("ACC-014", settings.book_name(holding.file), details=details)
