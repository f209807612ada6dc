"""What a page may load, and what hosts are told of the site: content policy, headers, robots.

The policy stands in every page, since most hosts of schools take no headers; where they do (Cloudflare,
Netlify), `_headers` says it again for what is no page, such as the service worker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from library.site import urls
from library.site.emit import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROBOTS = ("open", "noindex")
_SELF = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_MEDIA = {"media-src": "'self' blob:"}
_FRAMES = {"frame-ancestors": "'self'"}
"""Browsers take this from a header only."""
_NO_INDEX = '<meta name="robots" content="noindex">'
_UNUSED = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
_HASHED = re.compile(r"\.[0-9a-f]{10}\.\w+$")
_YEAR = "public, max-age=31536000, immutable"
_ANEW = "no-cache"
_HASHED_FOLDERS = (
    "assets/school/*",
    *(f"books/:book/{folder}/*" for folder in ("audio", "chapters", "pages", "sealed", "text", "vector")),
)


@dataclass(frozen=True, slots=True)
class Hosted:
    """How the site is served.

    `pages_url` is where page images lie, with a slash at its end, or ""; `counter` is the origin of the
    school's own counter of visits, or "".
    """

    pages_url: str = ""
    robots: str = ROBOTS[0]
    counter: str = ""

    @property
    def pages_origin(self) -> str:
        """The origin of `pages_url`, to be connected to ahead."""
        parts = urlsplit(self.pages_url)
        return f"{parts.scheme}://{parts.netloc}" if self.pages_url else ""

    @property
    def page_policy(self) -> str:
        """The content policy of every page but the reader; they only save page images."""
        return self._policy(_SELF)

    @property
    def shell_policy(self) -> str:
        """The same for the frame of pages, with places for what one page may send to beside the site."""
        return self._policy(_SELF, connect="@@CONNECT@@", forms="@@FORMS@@")

    @property
    def reader_policy(self) -> str:
        """The content policy of the reader."""
        return self._policy(_SELF | _MEDIA, images=True)

    @property
    def robots_meta(self) -> str:
        """The element that keeps a page out of search engines, or ""."""
        return _NO_INDEX if self.robots == "noindex" else ""

    def book_folder(self, book: str) -> str:
        """Return the absolute address to which names of page images are relative, "" for the book's own folder."""
        return self.pages_url + urls.book_file(book, "") if self.pages_url else ""

    def files(
        self, site_url: str, assets: Iterable[OutputFile], sent_to: Iterable[str] = ()
    ) -> Iterator[OutputFile]:
        """Yield what hosts and search engines read: `_headers`, `.nojekyll`, `robots.txt`.

        `sent_to` are the origins that some page sends to: browsers hold a page to both policies.
        """
        yield OutputFile.of("_headers", self._headers(assets, "".join(f" {one}" for one in sorted(sent_to))))
        # GitHub Pages would leave out what begins with an underscore.
        yield OutputFile.of(".nojekyll", "")
        yield OutputFile.of("robots.txt", self._robots(site_url))

    def _policy(
        self, policy: dict[str, str], *, images: bool = False, connect: str = "", forms: str = ""
    ) -> str:
        asked = " ".join(filter(None, ("'self'", self.pages_url, self.counter)))
        policy = policy | {"connect-src": asked + connect, "form-action": policy["form-action"] + forms}
        if images and self.pages_url:
            policy["img-src"] += f" {self.pages_url}"
        return "; ".join(f"{name} {value}" for name, value in policy.items())

    def _headers(self, assets: Iterable[OutputFile], sent_to: str) -> str:
        """Return the file `_headers` (Cloudflare Pages, Netlify); no two rules give one path the same header.

        Hosts join the values of one header with a comma.
        """
        everywhere = {
            "Content-Security-Policy": self._policy(
                _SELF | _MEDIA | _FRAMES, images=True, connect=sent_to, forms=sent_to
            ),
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
        }
        if self.robots == "noindex":
            everywhere["X-Robots-Tag"] = "noindex"
        rules: list[tuple[str, dict[str, str]]] = [("*", everywhere)]
        named = [asset.path for asset in assets if _HASHED.search(asset.path)]
        rules += [(path, {"Cache-Control": _YEAR}) for path in (*named, *_HASHED_FOLDERS)]
        rules += [(path, {"Cache-Control": _ANEW}) for path in ("", "*.html", urls.WORKER)]
        rules.append((urls.APP, {"Content-Type": "application/manifest+json"}))
        blocks = (
            f"/{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
            for path, headers in rules
        )
        return "\n".join(blocks)

    def _robots(self, site_url: str) -> str:
        # What shall not be listed must be allowed to be read, or its "noindex" is never seen.
        lines = ["User-agent: *", "Disallow:"]
        if site_url and self.robots == "open":
            lines += ["", f"Sitemap: {site_url}{urls.SITEMAP}"]
        return "\n".join(lines) + "\n"


USUAL = Hosted()
"""All of the site in one place, open to search engines."""
