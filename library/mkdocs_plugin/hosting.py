"""The options that tell where the site is put: `host`, `pages_url`, `robots`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

from library.errors import LibraryError
from library.hosting.hosts import hosts
from library.site.hosted import ROBOTS

if TYPE_CHECKING:
    from library.mkdocs_plugin.config import TusachConfig

# What may stand in a content policy unquoted: a comma or semicolon would end the address there.
_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~%+@=-]*)*", re.ASCII)


class Hosting(TypedDict):
    """The settings that these options make."""

    host: str
    pages_url: str
    robots: str


def hosting_of(options: TusachConfig, site_url: str, file: str) -> Hosting:
    """Return the settings.

    Raises:
        LibraryError: when one of them is none, or they contradict each other.
    """
    host, pages_url = options.host.strip().lower(), options.pages_url.strip()
    if host and host not in hosts():
        raise LibraryError("host-unknown", file=file, value=host, known=", ".join(hosts()))
    if options.robots not in ROBOTS:
        raise LibraryError("robots-unknown", file=file, value=options.robots, known=", ".join(ROBOTS))
    if pages_url and not _ADDRESS.fullmatch(pages_url):
        raise LibraryError("pages-address", file=file, value=pages_url)
    if pages_url and _is_plain(pages_url) and not _is_plain(site_url):
        # A page that came by https loads no picture by http.
        raise LibraryError("pages-http", file=file, value=pages_url)
    if host and not hosts()[host].packs and (options.pack > 1 or pages_url):
        name = "pack" if options.pack > 1 else "pages_url"
        raise LibraryError("host-offline", file=file, id=host, name=name)
    return Hosting(host=host, pages_url=pages_url and pages_url.rstrip("/") + "/", robots=options.robots)


def _is_plain(address: str) -> bool:
    return urlsplit(address).scheme == "http"
