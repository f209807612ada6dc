"""A text shard: the words of a range of pages as the reader fetches them (tests/contracts/book.schema.json)."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.pages.links import Link
    from library.pages.model import Line

_CALL = re.compile(r"self\.tusachText\((.*)\);\n", re.DOTALL)


def shard(start: int, texts: Sequence[list[Line | str]], links: Sequence[list[Link]]) -> bytes:
    """Return the script that hands the reader the pages from `start` on, b"" where they say nothing."""
    if not any(texts) and not any(links):
        return b""
    value: dict[str, object] = {"from": start, "pages": texts}
    leading = {str(at): found for at, found in enumerate(links) if found}
    if leading:
        value["links"] = leading
    return _script(value)


def without_links_beyond(data: bytes, pages: int) -> bytes:
    """Return a shard whose links lead to the first `pages` pages of the book, or out of it."""
    found = _CALL.fullmatch(data.decode())
    assert found is not None
    value = json.loads(found[1])
    kept = {
        at: [link for link in links if isinstance(link[4], str) or link[4] < pages]
        for at, links in value.pop("links", {}).items()
    }
    if leading := {at: links for at, links in kept.items() if links}:
        value["links"] = leading
    return _script(value)


def shard_digest(data: bytes) -> str:
    """Return what a shard is named by, "" for none."""
    return sha256(data).hexdigest()[:10] if data else ""


def _script(value: dict[str, object]) -> bytes:
    return f"self.tusachText({json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n".encode()
