"""The frame that Material renders once per depth, stamped with each page's own content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from library.errors import LibraryError

TOKENS = ("@@TITLE@@", "@@DESCRIPTION@@", "@@HEAD@@", "@@BODY@@", "@@CONTENT@@", "@@CONNECT@@", "@@FORMS@@")
_TOKEN = re.compile("(" + "|".join(TOKENS) + ")")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered frame, cut at its placeholders: text and tokens in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> Shell:
        """Cut a rendered frame.

        Raises:
            LibraryError: when a placeholder does not occur exactly once, as after a change of
                the theme.
        """
        for token in TOKENS:
            if html.count(token) != 1:
                raise LibraryError("shell-broken", token=token, count=html.count(token))
        return cls(tuple(_TOKEN.split(html)))

    def stamp(
        self,
        title: str,
        description: str,
        head: str,
        body: str,
        content: str,
        *,
        connect: str = "",
        forms: str = "",
    ) -> str:
        """Return the page; `title` and `description` are text, `head` and `content` are HTML.

        `connect` and `forms` are what scripts and forms of this page may send to (see `Page`).
        """
        values = {
            "@@TITLE@@": str(escape(title)),
            "@@DESCRIPTION@@": str(escape(description)),
            "@@HEAD@@": head,
            "@@BODY@@": body,
            "@@CONTENT@@": content,
            "@@CONNECT@@": connect,
            "@@FORMS@@": forms,
        }
        return "".join(values.get(piece, piece) for piece in self.pieces)
