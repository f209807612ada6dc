"""What the search and the export read of the Whoosh index; documents go by their numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK: Final = "\n"
"""What stands among the words of a document where two of them are not side by side."""


class Document(NamedTuple):
    """A document as the export reads it: its number and its words, with `BREAK` between runs."""

    number: int
    words: list[str]


class Reader:
    """The index as search and export read it; documents go by their numbers."""

    def __init__(self, whoosh: Any) -> None:
        self._reader = whoosh
        self.documents: int = whoosh.doc_count()
        """How many records and pages the index holds."""
        # Whoosh's reader of nothing has no columns.
        self._numbers: Any = whoosh.column_reader("number") if self.documents else ()
        self._words: Any = whoosh.column_reader("words") if self.documents else ()
        self._places: dict[int, int] = {}

    def forms(self, folded: str) -> list[str]:
        """Return the exact forms of a folded syllable."""
        return [self._text(term) for term in self._reader.expand_prefix("terms", f"{folded}\t")]

    def completions(self, folded: str) -> set[str]:
        """Return the folded syllables that begin so."""
        return {_decoded(term).split("\t")[0] for term in self._reader.expand_prefix("terms", folded)}

    def syllables(self) -> Iterator[tuple[str, str]]:
        """Yield (folded, exact) for every syllable in order, those of deleted documents too."""
        for term in self._reader.field_terms("terms"):
            folded, _, exact = _decoded(term).partition("\t")
            yield folded, exact

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

    def pairs(self, first: str, second: str) -> dict[str, dict[int, int]]:
        """Return how often each document holds two folded syllables side by side, by exact forms."""
        seconds = {form.encode() for form in self.forms(second)}
        near = {place for form in self.forms(second) for place in self._places_of(second, form)}
        found: dict[str, dict[int, int]] = {}
        for form in self.forms(first):
            for place in near.intersection(self._places_of(first, form)):
                counts = Counter(_following(form.encode(), self._words[place]))
                for other in counts.keys() & seconds:
                    held = found.setdefault(f"{form} {other.decode()}", {})
                    held[self._number(place)] = counts[other]
        return found

    def named(self, name: str, key: str) -> Iterator[tuple[str, set[int]]]:
        """Yield the forms of a syllable or pair in a field of records, and the documents with each."""
        for term in self._reader.expand_prefix("fields", f"{name}\t{key}\t"):
            ids = self._matcher("fields", term).all_ids()
            yield self._text(term), {self._number(place) for place in ids}

    def stored(self, number: int) -> tuple[str, str, str]:
        """Return (book, title, text) of a document that was found before."""
        ident, title, body = self._reader.stored_fields(self._places[number])["stored"]
        return ident, title, body

    def walk(self, documents: range) -> Iterator[Document]:
        """Yield the words of those of the documents that are there, in order; they are numbered from 0."""
        for number, place in sorted(each for each in self._live() if each[0] in documents):
            yield Document(documents.index(number), self._words[place].decode().split(" "))

    def _number(self, place: int) -> int:
        """Return the number of the document that Whoosh keeps at a place."""
        number: int = self._numbers[place]
        self._places[number] = place
        return number

    def _places_of(self, folded: str, exact: str) -> Iterator[int]:
        ids: Iterator[int] = self._matcher("terms", f"{folded}\t{exact}").all_ids()
        return ids

    def _live(self) -> Iterator[tuple[int, int]]:
        for place in self._reader.all_doc_ids():
            yield self._numbers[place], place

    def _matcher(self, field: str, term: Any) -> Any:
        return self._reader.postings(field, term)

    @staticmethod
    def _text(term: Any) -> str:
        return _decoded(term).rsplit("\t", 1)[1]


def _following(form: bytes, words: bytes) -> Iterator[bytes]:
    """Yield what stands after each occurrence of a form: a word or `BREAK`."""
    spaced = b" %b " % words
    wanted = b" %b " % form
    at = spaced.find(wanted)
    while at >= 0:
        begin = at + len(wanted)
        yield spaced[begin : spaced.find(b" ", begin)]
        at = spaced.find(wanted, begin - 1)


def _decoded(term: Any) -> str:
    return term if isinstance(term, str) else bytes(term).decode()
