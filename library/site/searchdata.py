"""The search data as files of the site, made again only when the index or a book's row changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from library.pages.cache import entry_path, key, store
from library.search.export import VERSION, BookRow, book_files, meta_file, term_files
from library.site import urls
from library.site.emit import OutputFile

if TYPE_CHECKING:
    from pathlib import Path

    from library.collection import Book
    from library.settings import Settings

_LIST = "files.json"


def search_outputs(settings: Settings, books: list[Book], held: str) -> tuple[OutputFile, ...]:
    """Return `search/…`; `held` is the digest of what the index holds."""
    rows = [_row(book) for book in books]
    counts = {row.id: row.page_count for row in rows}
    address = key(VERSION, held, *rows)
    folder = entry_path(settings.cache_dir, address)

    def make(into: Path) -> None:
        (into / "search").mkdir()
        terms, named = [], []
        for first, name, content in term_files(settings.index_dir, counts):
            (into / name).write_text(content, encoding="utf-8")
            terms.append((first, name))
        for name, content in book_files(rows):
            (into / name).write_text(content, encoding="utf-8")
            named.append(name)
        (into / "search" / "meta.js").write_text(meta_file(rows, terms, named), encoding="utf-8")
        names = [name for _, name in terms] + named + ["search/meta.js"]
        (into / _LIST).write_text(json.dumps(names), encoding="utf-8")

    if not folder.is_dir():
        store(settings.cache_dir, address, make)
    names = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    return tuple(OutputFile(name, folder / name, key(name, address)) for name in names)


def _row(book: Book) -> BookRow:
    holding, pages = book.holding, book.pages
    return BookRow(
        id=book.id,
        title=holding.title,
        byline="; ".join(holding.creators),
        year=holding.date,
        cover=urls.book_file(book.id, "cover.webp") if book.cover else "",
        readable=book.readable,
        subjects="; ".join(holding.subjects),
        page_count=pages.page_count if pages else 0,
        texts=tuple(
            (part.start, urls.text_shard(part.start, text.digest))
            for part, (text, _) in (zip(pages.ranges, pages.texts, strict=True) if pages else ())
            if text.digest
        ),
    )
