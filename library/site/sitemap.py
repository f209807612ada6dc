"""The site map for search engines (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.site import urls
from library.site.emit import OutputFile
from library.site.xml import child, document, root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 50_000
"""Addresses in one file; at 2,048 bytes an address at most, real ones stay far below its 50 MB."""
_NAME = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_url: str, pages: Sequence[tuple[str, str]]) -> Iterator[OutputFile]:
    """Yield the map of (site-relative URL, when it was changed or ""), in parts where it is too long."""
    parts = [pages[at : at + MOST] for at in range(0, len(pages), MOST)]
    if len(parts) == 1:
        yield OutputFile.of(urls.SITEMAP, _file("urlset", "url", site_url, parts[0]))
        return
    index = []
    for number, part in enumerate(parts):
        url = urls.part_of_site(number)
        index.append((url, max(changed for _, changed in part)))
        yield OutputFile.of(url, _file("urlset", "url", site_url, part))
    yield OutputFile.of(urls.SITEMAP, _file("sitemapindex", "sitemap", site_url, index))


def _file(kind: str, name: str, site_url: str, entries: Sequence[tuple[str, str]]) -> bytes:
    top = root(f"{{{_NAME}}}{kind}", {None: _NAME})
    for url, changed in entries:
        entry = child(top, f"{{{_NAME}}}{name}")
        child(entry, f"{{{_NAME}}}loc", urls.absolute(site_url, url))
        if changed:
            child(entry, f"{{{_NAME}}}lastmod", changed)
    return document(top)
