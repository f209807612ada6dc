"""The judged set: what people ask of a school's library, and which pages must come first.

`judged.json` names pages by words that stand on them, so that it outlives every change of layout:
a page is wanted when the words begin on it, accents as written. `holds` without `book` means any
book; a want without `holds` means the catalog record. `words` are those that are meant to stand
side by side, the query itself where it leaves them out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.search.records import Book, texts_of_file

from library.search.analyzer import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.search.answers import Place

SET = Path(__file__).with_name("judged.json")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, the words it means, and what each place is worth that answers it."""

    kind: str
    query: str
    words: str
    gains: dict[Place, float]


class Library:
    """Books whose pages can be found by the words on them."""

    def __init__(self, books: list[Book]) -> None:
        self.books = books
        self._terms: dict[str, list[tuple[str, int]]] = {}
        self._starts: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for book in books:
            self._terms[book.id] = []
            record = "\n\n".join(text for _, text in book.fields)
            for number, text in enumerate([record, *book.pages()]):
                for token in tokens(text):
                    self._starts[token.exact].append((book.id, len(self._terms[book.id])))
                    self._terms[book.id].append((token.exact, number))

    def places(self, words: str, book: str = "") -> Iterator[Place]:
        """Yield the pages and records on which the words begin, side by side, in order, with these accents."""
        wanted = [token.exact for token in tokens(words)]
        for ident, at in self._starts[wanted[0]]:
            found = self._terms[ident][at : at + len(wanted)]
            if book in {"", ident} and [term for term, _ in found] == wanted:
                yield ident, found[0][1]


def read_books(folder: Path, scratch: Path, tell: Callable[[str], object]) -> Library:
    """Return the books of the set whose files are in `folder`."""
    books = []
    for ident, record in _set()["books"].items():
        path = folder / record["file"]
        if not path.exists():
            msg = f"{path} is not there; the judged set is about the books it names"
            raise SystemExit(msg)
        tell(record["file"])
        told = tuple((name, text) for name, text in record.items() if name != "file")
        texts = texts_of_file(path, scratch)
        books.append(Book(ident, record["title"], told, texts.copy))
    return Library(books)


def read_queries(library: Library) -> list[Judged]:
    """Return the queries with what they want found in the library; what cannot be found is an error."""
    made = []
    for one in _set()["queries"]:
        gains: dict[Place, float] = {}
        for want in one["want"]:
            found = _wanted(want, library)
            if not found:
                msg = f"{one['query']}: nothing in the library answers {want}"
                raise SystemExit(msg)
            for place in found:
                gains[place] = max(gains.get(place, 0), want["gain"])
        made.append(Judged(one["kind"], one["query"], one.get("words", one["query"]), gains))
    return made


def _wanted(want: dict[str, Any], library: Library) -> set[Place]:
    if "holds" in want:
        return {place for place in library.places(want["holds"], want.get("book", "")) if place[1]}
    return {(want["book"], 0)}


def _set() -> dict[str, Any]:
    return dict(json.loads(SET.read_text(encoding="utf-8")))
