"""The last look at a site before it takes the place of the old one: links lead somewhere, nothing kept leaks.

`tusach audit` looks much closer, at what is on the disk; this costs nothing and is done at every build.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from library.catalog.access import PHYSICAL, preview_pages
from library.catalog.classes import is_class
from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.site.emit import OutputFile

_LINK = re.compile(rb'\s(?:href|src)="([^"#?:/][^"#?:]*)(?=["#?])')
"""A relative address, up to its query and fragment."""
_PAGE = re.compile(r"books/([a-z0-9-]+)/pages/(\d{4,})(?:-(\d{4,}))?\.")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Guard:
    """What must not be: `kept` are digests (SHA-256) of files that may not be published, with their names.

    `allowed` holds the ids of books of which not all may be read, and how many pages of each may;
    `theirs` are the files that the school wrote itself, whose links are its own.
    """

    kept: dict[str, str]
    allowed: dict[str, int]
    theirs: frozenset[str]

    @classmethod
    def of(
        cls,
        catalog: Catalog,
        files: Iterable[tuple[str, Path, str]],
        theirs: Iterable[str],
        sounds: Mapping[str, str] = MappingProxyType({}),
    ) -> Guard:
        """Return the guard of a library; `files` are the name, path and digest of each book file.

        `sounds` are the digests of recordings that may not be published, by name.
        """
        shut = catalog.withheld.union(catalog.classed, (name for name, _ in catalog.previews))
        allowed = {
            each.id: preview_pages(each.access)
            for each in catalog.holdings
            if each.access == PHYSICAL or is_class(each.access) or preview_pages(each.access)
        }
        kept = {digest[:20]: name for name, _, digest in files if name in shut}
        kept |= {digest[:20]: name for name, digest in sounds.items()}
        return cls(kept, allowed, frozenset(theirs))

    def check(self, changed: Sequence[OutputFile], paths: Collection[str]) -> None:
        """Look at the outputs that are new, among the paths of all.

        Raises:
            LibraryError: when one must not be published, or has a link that leads nowhere.
        """
        for output in changed:
            if file := self.kept.get(output.digest[:20]):
                raise LibraryError("leak-file", file=file, place=output.path)
        for path in paths:
            page = _PAGE.match(path)
            if page and int(page[3] or page[2]) > self.allowed.get(page[1], int(page[3] or page[2])):
                raise LibraryError("leak-page", place=path, allowed=self.allowed[page[1]])
        broken = [f"{page} → {address}" for page, address in self._broken(changed, paths)]
        if broken:
            raise LibraryError("links-broken", links="\n".join(broken[:_SHOWN]), count=len(broken))

    def _broken(self, changed: Sequence[OutputFile], paths: Collection[str]) -> Iterator[tuple[str, str]]:
        for output in changed:
            if not output.path.endswith(".html") or output.path in self.theirs:
                continue
            folder = posixpath.dirname(output.path)
            for address in set(_LINK.findall(output.data())):
                to = posixpath.normpath(posixpath.join(folder, unquote(html.unescape(address.decode()))))
                if to not in paths:
                    yield output.path, address.decode()
