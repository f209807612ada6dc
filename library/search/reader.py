"""What the search and the export read of the Whoosh index; documents go by their numbers."""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from library.search.model import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELD: Final = 1 << 20
"""How far apart the positions of a record's fields are; those of pages are below it."""
NAMES: Final = list(WEIGHTS)


class Document(NamedTuple):
    """A document as the export reads it: its number and, for each run of words, weight and words."""

    number: int
    runs: list[tuple[int, list[str]]]


class Reader:
    """The index as search and export read it; documents go by their numbers."""

    def __init__(self, whoosh: Any) -> None:
        self._reader = whoosh
        self.documents: int = whoosh.doc_count()
        """How many records and pages the index holds."""
        # Whoosh's reader of nothing has no columns.
        self._numbers: Any = whoosh.column_reader("number") if self.documents else ()
        self._places: dict[int, int] = {}

    def forms(self, folded: str) -> list[str]:
        """Return the exact forms of a folded syllable."""
        return [self._text(term) for term in self._reader.expand_prefix("terms", f"{folded}\t")]

    def completions(self, folded: str) -> set[str]:
        """Return the folded syllables that begin so."""
        return {_decoded(term).split("\t")[0] for term in self._reader.expand_prefix("terms", folded)}

    def frequencies(self) -> Iterator[tuple[str, str, int]]:
        """Yield (folded, exact, documents) for every syllable in order; live documents only."""
        deletions = self._reader.has_deletions()
        for term in self._reader.field_terms("terms"):
            folded, exact = _decoded(term).split("\t")
            count = self._reader.doc_frequency("terms", term)
            if deletions:
                count = sum(1 for _ in self._reader.postings("terms", term).all_ids())
            if count:
                yield folded, exact, count

    def postings(self, folded: str, exact: str) -> dict[int, int]:
        """Return how often each document holds a syllable, counted by the weights of its fields."""
        matcher = self._matcher("terms", f"{folded}\t{exact}")
        found = {}
        while matcher.is_active():
            found[self._number(matcher.id())] = int(matcher.weight())
            matcher.next()
        return found

    def positions(self, folded: str, exact: str) -> dict[int, array[int]]:
        """Return the positions of a syllable in each document that holds it."""
        matcher = self._matcher("terms", f"{folded}\t{exact}")
        found = {}
        while matcher.is_active():
            found[self._number(matcher.id())] = array("I", matcher.value())
            matcher.next()
        return found

    def named(self, name: str, key: str) -> Iterator[tuple[str, set[int]]]:
        """Yield the forms of a syllable or pair in a field of records, and the documents with each."""
        for term in self._reader.expand_prefix("fields", f"{name}\t{key}\t"):
            ids = self._matcher("fields", term).all_ids()
            yield self._text(term), {self._number(place) for place in ids}

    def stored(self, number: int) -> tuple[str, str, str]:
        """Return (book, title, text) of a document that was found before."""
        ident, title, _, body = _unpacked(self._reader.stored_fields(self._places[number]))
        return ident, title, body

    def walk(self) -> Iterator[Document]:
        """Yield the words of all documents in order of number."""
        for number, docnum in sorted(self._live()):
            lines = _unpacked(self._reader.stored_fields(docnum))[2].split("\n")
            parts = (line.split(" ") for line in lines if line)
            yield Document(number, [(int(weight), words) for weight, *words in parts])

    def _number(self, place: int) -> int:
        """Return the number of the document that Whoosh keeps at a place."""
        number: int = self._numbers[place]
        self._places[number] = place
        return number

    def _live(self) -> Iterator[tuple[int, int]]:
        for docnum in self._reader.all_doc_ids():
            yield self._numbers[docnum], docnum

    def _matcher(self, field: str, term: Any) -> Any:
        return self._reader.postings(field, term)

    @staticmethod
    def _text(term: Any) -> str:
        return _decoded(term).rsplit("\t", 1)[1]


def weight_at(position: int) -> int:
    """Return how much an occurrence at a position counts."""
    return WEIGHTS[NAMES[position // FIELD - 1]] if position >= FIELD else 1


def _decoded(term: Any) -> str:
    return term if isinstance(term, str) else bytes(term).decode()


def _unpacked(stored: dict[str, bytes]) -> list[str]:
    return zlib.decompress(stored["stored"]).decode().split("\0", 3)
