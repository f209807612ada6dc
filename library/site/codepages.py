"""The pages that keep what was printed or bookmarked alive: QR codes, and addresses of old ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.catalog.ledger import aim
from library.site import urls
from library.site.views import QrView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.site.library import Library


def redirects(library: Library) -> Iterator[tuple[str, QrView]]:
    """Yield (URL, view) of the page of each code, and of each page whose id has changed."""
    for code in library.codes:
        kind, ident = aim(code, library.moved)
        if code.retired:
            yield urls.qr(code.code), QrView("site", code.label, urls.HOME, retired=True)
        else:
            title = library.titles[kind, ident]
            yield urls.qr(code.code), QrView(kind, title, urls.CODED[kind](ident))
    readable = {book.id for book in library.books if book.readable}
    for (kind, old), ident in library.moved.items():
        title, page = library.titles[kind, ident], urls.CODED[kind]
        yield page(old), QrView(kind, title, page(ident))
        if kind == "book" and ident in readable:
            yield urls.reader(old), QrView(kind, title, urls.reader(ident))
