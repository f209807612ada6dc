"""Cuts a very long chapter at the edges of its blocks.

MuPDF lays out a chapter as a whole, and each job that draws a few of its pages lays it out again:
without this, the cost of a book in one chapter would grow with the square of its length.
"""

from __future__ import annotations

import re

from lxml import etree

_LIMIT = 120_000
"""Characters of markup: some eighty pages."""
_ID = re.compile(r'\sid="([^"]+)"')


def cut(markup: str) -> list[str]:
    """Return a well-formed chapter as one or more well-formed pieces, in reading order."""
    if len(markup) <= _LIMIT:
        return [markup]
    block = etree.fromstring(markup, etree.XMLParser(huge_tree=True))
    # A chapter is often wrapped in a division or two; its blocks are further in.
    while len(block) == 1 and len(block[0]) and not (block.text or "").strip():
        block = block[0]
    made, current, size = [], [block.text or ""], 0
    for child in block:
        text = etree.tostring(child, encoding="unicode")
        if size and size + len(text) > _LIMIT:
            made.append(current)
            current, size = [], 0
        current.append(text)
        size += len(text)
    return [f"<div>{''.join(parts)}</div>" for parts in (*made, current)]


def ids(markup: str) -> list[str]:
    """Return the ids that stand in a piece."""
    return _ID.findall(markup)
