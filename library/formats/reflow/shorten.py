"""Chapters of a book of which only the first pages may be read: cut where those pages end."""

from __future__ import annotations

import json
import re

from library.formats.reflow.chapters import safe, script

_MARK = re.compile(r'<span data-page="(\d+)"></span>')
_LINK = re.compile(r' href="#p=(\d+)"(?: data-to="[^"]*")?')
_CALL = re.compile(r"self\.tusachChapter\((.*)\);\n", re.DOTALL)


def shortened(data: bytes, pages: int, *, ends: bool) -> bytes | None:
    """Return the script of a chapter without what stands behind its first `pages` pages, and links to it.

    A page's mark stands before its first letter, or earlier. None when nothing is left, or when the
    chapter goes on behind those pages (it does not `ends`) and has no mark that tells where.
    """
    found = _CALL.fullmatch(data.decode())
    assert found is not None
    value = json.loads(found[1])
    html = value["html"]
    end = next((mark.start() for mark in _MARK.finditer(html) if int(mark[1]) >= pages), None)
    if end is None and not ends:
        return None
    kept = _LINK.sub(lambda link: link[0] if int(link[1]) <= pages else "", html[:end])
    if kept == html:
        return data
    value["html"] = safe(kept)
    return script(value) if _shows(value["html"]) else None


def _shows(html: str) -> bool:
    """Return whether anything of a chapter can be seen or read."""
    return "<img" in html or any(map(str.isalnum, re.sub(r"<[^>]*>", "", html)))
