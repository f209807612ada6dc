"""Holdings and files become books: what the catalog says, completed by what the file says."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from library.catalog.access import OPEN, can_be_read, is_public
from library.catalog.classes import is_class
from library.catalog.ids import file_id, file_key
from library.catalog.languages import language_tag
from library.catalog.model import Holding
from library.dates import instant
from library.pages.jobs import TEXTS
from library.text import title_of_file
from library.tongue import ENOUGH, tongue_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.formats.types import SourceInfo
    from library.pages.model import Derivative, Narration, PageSet


@dataclass(frozen=True, slots=True)
class Book:
    """A title of the library: its holding, and its pages when it can be read here.

    `language` is a BCP 47 tag; `cover` is a picture and the file that holds it: the one
    the catalog names, else the first page; `narration` is the speech that can be heard with the
    pages: the one the catalog names, else the file's own.

    The pages of a book for classes are `locked`, and it has no `pages`: whatever publishes those
    knows nothing of the others. What the site says of it is what its row does.
    """

    holding: Holding
    language: str
    pages: PageSet | None = None
    cover: tuple[Derivative, Path] | None = None
    narration: Narration | None = None
    locked: PageSet | None = None

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.holding.id

    @property
    def readable(self) -> bool:
        """Whether the book can be read on the site, be it with a passphrase."""
        return self.content is not None

    @property
    def content(self) -> PageSet | None:
        """Its pages, open or locked: for what stays with the librarian."""
        return self.pages or self.locked

    @property
    def open_pages(self) -> PageSet | None:
        """Its pages when anybody may read them, of a preview the first ones: all that other programs are told of."""
        return self.pages if is_public(self.holding.access) else None

    @property
    def is_preview(self) -> bool:
        """Whether only its first pages can be read."""
        return self.pages is not None and self.pages.whole > 0

    @property
    def updated(self) -> str:
        """When it was last changed (RFC 3339, in UTC): as its row says, else its file; "" when neither does.

        Never the clock, a file system or a version control: the same school makes the same site
        on every computer.
        """
        return instant(self.holding.updated) or (self.pages.source.modified if self.pages else "")


def collect(
    catalog: Catalog,
    sets: dict[str, PageSet],
    covers: dict[str, tuple[Derivative, Path]],
    narrations: dict[str, Narration],
    *,
    class_covers: bool = False,
) -> list[Book]:
    """Return all books in order of id; a file without a row is a book from its own metadata.

    `sets` maps each readable file, relative to the folder of books, to its pages; `covers` maps a
    picture named in the catalog to what was made of it, `narrations` the files that the catalog has
    a recording of. A file that the catalog withholds stays a catalog record. `class_covers` shows
    the covers of books for classes.
    """
    books = []
    for holding in catalog.holdings:
        pages = sets.get(holding.file) if holding.file and can_be_read(holding.access) else None
        if holding.file and pages is None and not holding.title:
            continue
        book = _book(holding, pages, covers.get(holding.cover), narrations.get(holding.file))
        books.append(_locked(book, holding, cover=class_covers) if is_class(holding.access) else book)
    books += [_book(holding, sets[holding.file], None, None) for holding in loose(catalog, sets)]
    return sorted(books, key=lambda book: book.id)


def open_files(catalog: Catalog, files: Iterable[str]) -> frozenset[str]:
    """Return those of `files` that every row lets anybody read whole."""
    closed = {file_key(holding.file) for holding in catalog.holdings if holding.access != "open"}
    closed.update(map(file_key, (*catalog.withheld, *dict(catalog.previews))))
    return frozenset(file for file in files if file_key(file) not in closed)


def loose(catalog: Catalog, files: Iterable[str]) -> Iterator[Holding]:
    """Yield what each of `files` that no row names is without its metadata: an id and the file."""
    taken = {holding.id: holding.row for holding in catalog.holdings}
    claimed = {file_key(holding.file) for holding in catalog.holdings if holding.file}
    access = {file: f"preview:{pages}" for file, pages in catalog.previews}
    for file in files:
        if file_key(file) not in claimed:
            ident = file_id(file, taken)
            taken[ident] = 0
            yield Holding(row=0, id=ident, title="", file=file, access=access.get(file, OPEN))


def file_stem(file: str) -> str:
    """Return the name of a file without folders and suffix."""
    return unicodedata.normalize("NFC", file.rsplit("/", 1)[-1].rsplit(".", 1)[0])


def _book(
    holding: Holding,
    pages: PageSet | None,
    cover: tuple[Derivative, Path] | None,
    narration: Narration | None,
) -> Book:
    if pages is None:
        return Book(holding, holding.language or "vi", cover=cover)
    source = pages.source
    language = holding.language or _language(pages)
    completed = _completed(holding, source, file_stem(holding.file))
    return Book(completed, language, pages, cover or pages.cover, narration or pages.narration)


def _language(pages: PageSet) -> str:
    """Return the tag of a book's language where no row tells it.

    Whether the text is Vietnamese counts for more than what the file claims: most Vietnamese EPUBs
    say "en", because that is what the program that made them says, and most PDFs nothing at all.
    """
    if pages.vietnamese:
        return "vi"
    said = language_tag(pages.source.language)
    if pages.vietnamese is None or said.partition("-")[0] not in {"", "vi"}:
        return said or "vi"
    return tongue_of(_beginning(pages)) or said or "vi"


def _beginning(pages: PageSet) -> str:
    """Return the text of the first pages, enough to tell its language."""
    text = ""
    for _, entry in pages.texts:
        if len(text) > ENOUGH:
            break
        try:
            text += "\n".join(json.loads((entry / TEXTS).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            continue
    return text


def _locked(book: Book, holding: Holding, *, cover: bool) -> Book:
    """Return a book for classes; of the file's own words, those of a title page alone are told."""
    told = replace(book.holding, description=holding.description)
    return replace(book, holding=told, pages=None, locked=book.pages, cover=book.cover if cover else None)


def _completed(holding: Holding, source: SourceInfo, stem: str) -> Holding:
    """Return the holding with the cells the librarian left empty filled from the file."""
    return replace(
        holding,
        title=holding.title or source.title or title_of_file(stem) or holding.id,
        creators=holding.creators or source.creators,
        publisher=holding.publisher or (source.publisher if not holding.row else ""),
        date=holding.date or (source.date[:4] if not holding.row else ""),
        subjects=holding.subjects or (source.subjects if not holding.row else ()),
        description=holding.description or source.description,
    )


def page_texts(pages: PageSet) -> list[str]:
    """Return the plain text of each page, read from the cache."""
    texts: list[str] = []
    for part, (_, entry) in zip(pages.ranges, pages.texts, strict=True):
        try:
            texts += json.loads((entry / TEXTS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            texts += [""] * (part.stop - part.start)
    return texts
