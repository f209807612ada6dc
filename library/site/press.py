"""Pages through templates into their frame."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import escape

from library.pages.cache import key
from library.resources import program
from library.site import urls
from library.site.emit import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.messages import Messages
    from library.site.library import Frame
    from library.site.templates import Assets, Templates
    from library.site.views import SiteView

NOT_TO_BE_FOUND = '<meta name="robots" content="noindex">'


class Press:
    """Makes a page of what it has to say."""

    def __init__(
        self, frame: Frame, templates: Templates, assets: Assets, site: SiteView, m: Messages
    ) -> None:
        self.made_from = key("press", program(), templates.made_from, frame.shells, site)
        """Tells all that pages come from, but for what `page` is given."""
        self._frame = frame
        self._templates = templates
        self._assets = assets
        self._site = site
        self._m = m

    def bare(self, template: str, url: str, view: object) -> str:
        """Return a page or a piece of one that has no frame."""
        return self._templates.render(f"{template}.html", self._site, urls.root_of(url), view)

    def page(
        self,
        template: str,
        url: str,
        view: object,
        title: str,
        description: str,
        head: str = "",
        **sends: str,
    ) -> OutputFile:
        """Return a page in its frame.

        `title` is "" for the library's own; `head` are elements for its head; `sends` are what the policy
        of this page alone allows (see `Page`).
        """
        content = self.bare(template, url, view)
        full = f"{title} · {self._site.name}" if title else self._site.name
        if self._site.url:
            canonical = escape(urls.absolute(self._site.url, url))
            head = f'<link rel="canonical" href="{canonical}">{head}'
        shell = self._frame.shells[url.count("/")]
        # What a page does not say of itself, the library says; search engines show it below the title.
        told = description or self._site.description or full
        return OutputFile.of(url, shell.stamp(full, told, head, template, content, **sends))

    def scripts(self, name: str, words: Iterable[str], root: str = "") -> str:
        """Return the elements of a script and of the messages that it shows."""
        messages = {key: self._m.texts[key] for key in words}
        return (
            f'<script type="application/json" id="search-messages">{safe_json(messages)}</script>'
            f'<script defer src="{root}{self._assets.urls[name]}"></script>'
        )

    def not_found(self) -> OutputFile:
        """Return the page of addresses that lead nowhere, whose links begin at the site's root."""
        root = self._frame.not_found_root
        content = self._templates.render("not_found.html", self._site, root, None)
        title = f"{self._m('site.lost_title')} · {self._site.name}"
        page = self._frame.not_found.stamp(title, "", NOT_TO_BE_FOUND, "not_found", content)
        return OutputFile.of("404.html", page)


def safe_json(value: dict[str, str]) -> str:
    """Return JSON that no text in it can break out of a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
