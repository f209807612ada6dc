"""What was probably meant: "Có phải …?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 80
_SEARCHES = 300


class Near:
    """Finds the known name that an unknown one resembles.

    A table that misses hundreds of names is not misspelt, and each search costs time in
    proportion to what is known: after 300 of them nothing is suggested.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._left = _SEARCHES

    def add(self, name: str) -> None:
        """Know another name."""
        self._names.append(name)

    def __call__(self, name: str, score: float = _NEAR) -> str:
        """Return the known name most like `name`, "" when none is; `score` goes to 100, for equal names."""
        if not self._left:
            return ""
        self._left -= 1
        found = process.extractOne(name, self._names, scorer=fuzz.ratio, score_cutoff=score)
        return found[0] if found else ""
