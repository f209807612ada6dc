"""The table of contents as a tree, for formats that nest it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.formats.types import OutlineEntry


@dataclass(frozen=True, slots=True)
class Node:
    """An entry with those below it; `own` are its pages (0-based) before the next entry begins."""

    title: str
    page: int
    own: range
    children: list[Node] = field(default_factory=list)


def tree(outline: Sequence[OutlineEntry], pages: int = 0) -> list[Node]:
    """Return the entries of the first level of a book of `pages` pages, the others below them."""
    roots: list[Node] = []
    above: list[tuple[int, Node]] = []
    stops = [entry.page for entry in outline[1:]] + [pages]
    for entry, stop in zip(outline, stops, strict=False):
        node = Node(entry.title, entry.page, range(entry.page, max(stop, entry.page + 1)))
        while above and above[-1][0] >= entry.level:
            above.pop()
        (above[-1][1].children if above else roots).append(node)
        above.append((entry.level, node))
    return roots
