"""The book files that are there, found by the names that rows give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.catalog.ids import file_key
from library.catalog.near import Near
from library.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable


class Files:
    """The paths of the books, relative to their folder, with slashes."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = {file_key(file): file for file in files}
        self._alike: dict[str, list[str]] = {}
        for key, file in self._files.items():
            self._alike.setdefault(_stem(key), []).append(file)
        self._near = Near(self._files)

    def find(self, wanted: str) -> str:
        """Return the file that is called `wanted`, whatever the case, form and slashes; "" for none."""
        return self._files.get(file_key(wanted), "")

    def meant(self, wanted: str) -> str:
        """Return the file that was probably meant: of that name in another folder, form or spelling."""
        key = file_key(wanted)
        alike = self._alike.get(_stem(key), [])
        if len(alike) == 1:
            return alike[0]
        return self._files.get(self._near(key), "")

    def among(self, texts: Iterable[str]) -> set[str]:
        """Return the files that any of `texts` is the name of."""
        return {found for text in texts if (found := self.find(text))}


def _stem(key: str) -> str:
    return slug(key.rsplit("/", 1)[-1].rsplit(".", 1)[0]) or key
