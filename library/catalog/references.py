"""What a cell that leads somewhere means: an address of the web, a book, a page of the site.

Addresses of the site are public and permanent, so people copy them into tables. Here they are
read; `library/site/urls.py` makes them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from library.catalog.ids import given_id
from library.catalog.model import Reference
from library.catalog.near import Near
from library.catalog.values import web_address

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_MAIL: Final = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_PHONE: Final = re.compile(r"(?:tel:)?(\+?[0-9][0-9 .()-]{6,18}[0-9])")
_NOT_DIALLED: Final = re.compile(r"[ .()-]")
_ALWAYS: Final = frozenset(
    {"index.html", "search.html", "saved.html", "print/index.html"}
    | {f"{kind}/index.html" for kind in ("shelves", "subjects", "authors", "grades", "series", "languages")}
)
_OWN_PAGE: Final = re.compile(r"(\w+)/([^/]+)/(index|read)\.html")


class References:
    """The places that cells may lead to.

    `ids` are those of what has a folder of its own, by the folder's name (`books`, `shelves` …);
    `readable` are the books that have a reader; `pages` are the school's own pages and files,
    relative to the site's root; `site_url` is the site's address, "" when it has none yet.
    """

    def __init__(
        self,
        ids: Mapping[str, Collection[str]],
        readable: Collection[str],
        pages: Collection[str],
        site_url: str,
    ) -> None:
        self._ids = ids
        self._readable = readable
        self._pages = {page.casefold(): page for page in (*_ALWAYS, *pages)}
        self._site_url = site_url
        self._near = Near([*sorted(ids.get("books", ())), *sorted(self._pages.values())])

    def find(self, text: str) -> Reference | None:
        """Return where `text` leads, None when that is nowhere."""
        own = bool(self._site_url) and text.startswith(self._site_url)
        if not own:
            if web_address(text):
                return Reference("web", text)
            if mail := _MAIL.fullmatch(text):
                return Reference("web", f"mailto:{mail[1]}")
            if phone := _PHONE.fullmatch(text):
                return Reference("web", f"tel:{_NOT_DIALLED.sub('', phone[1])}")
        path, rest = _cut(text.removeprefix(self._site_url) if own else text.removeprefix("./").lstrip("/"))
        if not own and (ident := given_id(path)) in self._ids.get("books", ()) and "/" not in path:
            return Reference("book", ident)
        page = self._page(path) if path or own else ""
        return Reference("page", page + rest) if page else None

    def near(self, text: str) -> str:
        """Return the known place most like what leads nowhere, "" when none is."""
        return self._near(_cut(text)[0])

    def _page(self, path: str) -> str:
        """Return the page that a path names as people write it: `noi-quy.md`, `shelves/van-hoc/`."""
        path = f"{path}index.html" if not path or path.endswith("/") else path
        for name in (path, f"{path.removesuffix('.md')}.html", f"{path}/index.html"):
            if known := self._pages.get(name.casefold()):
                return known
            found = _OWN_PAGE.fullmatch(name)
            if found and found[2] in self._ids.get(found[1], ()):
                reader = found[3] == "read"
                return name if not reader or (found[1] == "books" and found[2] in self._readable) else ""
        return ""


def _cut(text: str) -> tuple[str, str]:
    """Return the path of an address, and its query and fragment."""
    at = min((found for sign in "?#" if (found := text.find(sign)) >= 0), default=len(text))
    return text[:at], text[at:]
