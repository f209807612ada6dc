"""What a book of pictures says of itself in ComicInfo.xml."""

from __future__ import annotations

from lxml import etree

from library.formats.types import OutlineEntry
from library.text import clean, whole_number


class ComicInfo:
    """What ComicInfo.xml says (Anansi Project, ComicInfo 2.0); nothing when it is broken or not there."""

    def __init__(self, data: bytes) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
        try:
            self._root = etree.fromstring(data, parser) if data else None
        except (etree.Error, ValueError):
            self._root = None

    def one(self, name: str) -> str:
        """Return the text of an element, "" when it is not there."""
        return clean(self._root.findtext(name) or "") if self._root is not None else ""

    def _many(self, name: str) -> tuple[str, ...]:
        """Return the parts of an element that holds a list."""
        return tuple(filter(None, map(str.strip, self.one(name).split(","))))

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it is about, in the words of its maker."""
        return self._many("Genre")

    @property
    def title(self) -> str:
        """The title, or the series with the number of this part of it."""
        return self.one("Title") or f"{self.one('Series')} {self.one('Number')}".strip()

    @property
    def creators(self) -> tuple[str, ...]:
        """Who wrote it and who drew it."""
        return tuple(dict.fromkeys((*self._many("Writer"), *self._many("Penciller"))))

    @property
    def date(self) -> str:
        """The year, month and day as far as they are told, as in "2015-03"."""
        year, *rest = (self.one(name) for name in ("Year", "Month", "Day"))
        parts = [year, *(part.zfill(2) for part in rest)] if whole_number(year) >= 0 else []
        return "-".join(part for part in parts if whole_number(part) > 0)

    def bookmarks(self, pages: int) -> tuple[OutlineEntry, ...]:
        """Return the pages that bear a bookmark as an outline."""
        found = self._root.findall("Pages/Page") if self._root is not None else []
        told = [(page.get("Image", ""), clean(page.get("Bookmark", ""))) for page in found]
        return tuple(
            OutlineEntry(title, page, 0)
            for number, title in told
            if title and 0 <= (page := whole_number(number)) < pages
        )
