"""The Whoosh index: the source of truth for every search. The only home of `whoosh`.

One document is a catalog record or a page. A term is stored as "folded exact" ("thu thư"), so
that all accented variants of a syllable lie side by side in the dictionary: a query typed without
accents reads one short run of it, and the export walks it in the order of the site's shards.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from whoosh import analysis, fields, index, query, scoring
from whoosh.formats import Positions

from library.pages.cache import key
from library.search.analyzer import Token, normalise, tokens
from library.search.model import WEIGHTS, Entry, Hit
from library.search.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = "index-2"
VARIANT = 0.6
"""The weight of an accented variant that was not the form typed."""
K1 = 1.2
_STATE = "state.json"
_FIELD_GAP = 50
_ADJACENT = 2.0


class _Weighted(str):
    """A value Whoosh takes for text: pieces of it with their weights, in `parts`."""

    __slots__ = ("parts",)

    parts: list[tuple[str, float]]

    @classmethod
    def of(cls, parts: list[tuple[str, float]]) -> _Weighted:
        """Return the value for (text, weight) pieces."""
        value = cls()
        value.parts = parts
        return value


class _Terms(analysis.Tokenizer):  # type: ignore[misc]
    """Whoosh's view of our analyzer."""

    def __call__(self, value: _Weighted, **_: object) -> Iterator[analysis.Token]:
        """Yield one token a term, its weight as the boost; fields stand apart for phrases."""
        token = analysis.Token(positions=True)
        base = 0
        for text, weight in value.parts:
            last = 0
            for found in tokens(text):
                token.text = f"{found.folded} {found.exact}"
                token.pos = base + found.position
                token.boost = weight
                token.stopped = False
                last = found.position
                yield token
            base += last + _FIELD_GAP


def _schema() -> fields.Schema:
    terms = fields.FieldType(Positions(), _Terms(), scorable=True)
    return fields.Schema(
        book=fields.ID(stored=True), page=fields.STORED, title=fields.STORED, body=fields.STORED, terms=terms
    )


def update(folder: Path, entries: list[Entry]) -> str:
    """Make the index hold exactly `entries`; return a digest of what it holds.

    A book whose digest is unchanged is not indexed again; one that is gone is removed. An
    index of another version, or one that a crash left behind, is made anew.
    """
    wanted = {entry.id: entry.digest for entry in entries}
    state = _read_state(folder)
    if state == wanted and index.exists_in(str(folder)):
        return _digest(wanted)
    if state is None or not index.exists_in(str(folder)):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        state = {}
        whoosh = index.create_in(str(folder), _schema())
    else:
        whoosh = index.open_dir(str(folder), schema=_schema())
    # The state goes first: a crash from here on means that the index is made anew.
    (folder / _STATE).unlink(missing_ok=True)
    with whoosh.writer(limitmb=128) as writer:
        for gone in sorted(state.keys() - wanted.keys()):
            writer.delete_by_term("book", gone)
        for entry in entries:
            if state.get(entry.id) != entry.digest:
                if entry.id in state:
                    writer.delete_by_term("book", entry.id)
                _add(writer, entry)
    whoosh.close()
    (folder / _STATE).write_text(json.dumps({"version": VERSION, "books": wanted}), encoding="utf-8")
    return _digest(wanted)


def _add(writer: Any, entry: Entry) -> None:
    record = [(text, WEIGHTS[name]) for name, text in entry.fields]
    body = " · ".join(text for _, text in entry.fields)
    writer.add_document(book=entry.id, page=0, title=entry.title, terms=_Weighted.of(record), body=body)
    for number, text in enumerate(entry.pages(), 1):
        if text:
            writer.add_document(
                book=entry.id, page=number, title=entry.title, terms=_Weighted.of([(text, 1.0)]), body=text
            )


def _read_state(folder: Path) -> dict[str, str] | None:
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return dict(state["books"]) if state.get("version") == VERSION else None


def _digest(state: dict[str, str]) -> str:
    return key(VERSION, *(part for item in sorted(state.items()) for part in item))


def exists(folder: Path) -> bool:
    """Return whether a finished index is there."""
    return _read_state(folder) is not None and bool(index.exists_in(str(folder)))


def walk(folder: Path) -> Iterator[tuple[str, str, list[tuple[str, int, float]]]]:
    """Yield every term in order of (folded, exact) with its postings: (book, page, weight)."""
    whoosh = index.open_dir(str(folder), schema=_schema())
    with whoosh.reader() as reader:
        places = {number: (stored["book"], stored["page"]) for number, stored in reader.iter_docs()}
        for term in reader.field_terms("terms"):
            folded, _, exact = term.partition(" ")
            matcher = reader.postings("terms", term)
            postings = []
            while matcher.is_active():
                book, page = places[matcher.id()]
                postings.append((book, page, matcher.weight()))
                matcher.next()
            if postings:
                yield folded, exact, postings


def search(folder: Path, text: str, limit: int) -> list[Hit]:
    """Return the best hits: catalog records first, then pages, each by falling score."""
    typed = list(tokens(text))
    if not typed:
        return []
    whoosh = index.open_dir(str(folder), schema=_schema())
    with whoosh.searcher(weighting=scoring.BM25F(B=0.0, K1=K1)) as searcher:
        parts = [_variants(searcher.reader(), token) for token in typed]
        if any(not part for part in parts):
            return []
        terms = [query.Or(part) if len(part) > 1 else part[0] for part in parts]
        wanted: Any = query.And(terms) if len(terms) > 1 else terms[0]
        if len(terms) > 1:
            near = query.Sequence(terms, slop=1, ordered=True, boost=_ADJACENT)
            wanted = query.AndMaybe(wanted, near)
        forms = [{str(term.text).split(" ", 1)[1] for term in part} for part in parts]
        found = searcher.search(wanted, limit=limit)
        hits = [_hit(hit, forms) for hit in found]
    # As on the phone: records first, then pages that hold the words exactly as typed.
    exact = {token.exact for token in typed if token.exact != token.folded}
    return sorted(hits, key=lambda hit: (hit.page != 0, -_exact(hit, exact), -hit.score, hit.book, hit.page))


def _variants(reader: Any, token: Token) -> list[query.Term]:
    marked = token.exact != token.folded
    made = []
    for term in reader.expand_prefix("terms", f"{token.folded} "):
        text = term if isinstance(term, str) else term.decode("utf-8")
        exact = text.split(" ", 1)[1]
        made.append(query.Term("terms", text, boost=VARIANT if marked and exact != token.exact else 1.0))
    return made


def _exact(hit: Hit, exact: set[str]) -> int:
    """Return how many of the words typed with accents stand in a hit's snippet as typed."""
    shown = {token.exact for start, end in hit.marks for token in tokens(hit.snippet[start:end])}
    return len(shown & exact)


def _hit(hit: Any, forms: list[set[str]]) -> Hit:
    body = normalise(hit["body"])
    piece, marks = snippet(body, forms)
    return Hit(hit["book"], hit["title"], hit["page"], float(hit.score), piece, marks)
