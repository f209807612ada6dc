"""The Whoosh index: the source of truth for every search. The only home of `whoosh`.

One document is a catalog record (page 0) or a page with text (1-based). A term is stored as
"folded<tab>exact" ("thu", "thư"), so that all spellings of a syllable lie side by side; its
postings hold positions. In a record each field has positions of its own (`FIELD` apart), which
tell its weight. Beside the text a document stores its words, one line an unbroken run, from which
the site's search data is made without cutting the text again.

Every book has a number for good: the index's state lists all books in order of appearance with
how many pages they have, and a document's number is that of its book's record plus its page.
A changed book gets a new number; numbers of books that are gone are not used again until the
index is made anew, which happens when they outnumber the others.
"""

from __future__ import annotations

import json
import shutil
import zlib
from array import array
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh import columns, fields, formats, index

from library.pages.cache import key
from library.search.analyzer import tokens
from library.search.model import WEIGHTS, Entry
from library.search.reader import FIELD, NAMES, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = "index-3"
_STATE = "state.json"
_MEMORY_MB = 48
_MUCH_DELETED = 0.2


class Slot(NamedTuple):
    """A book in order of first appearance; `id` is "" for one that is gone."""

    id: str
    pages: int


class _Terms(fields.FieldType):  # type: ignore[misc]
    """Takes terms that are cut already: a dictionary from term to (weight, value)."""

    def index(self, value: dict[str, tuple[float, bytes]], **_: object) -> Iterator[tuple[object, ...]]:
        """Yield Whoosh's (term, frequency, weight, value)."""
        for term, (weight, encoded) in value.items():
            yield term.encode(), 1, weight, encoded


def schema() -> fields.Schema:
    """Return the schema; an index is always opened with it, never with the one it pickled."""
    return fields.Schema(
        book=fields.ID,
        number=fields.COLUMN(columns.NumericColumn("I")),
        stored=fields.STORED,
        terms=_Terms(formats.Positions(), None),
        fields=_Terms(formats.Existence(), None),
    )


def update(folder: Path, entries: list[Entry]) -> str:
    """Make the index hold exactly `entries`; return a digest of what it holds.

    A book whose digest is unchanged is not indexed again; one that is gone is removed. An
    index of another version, or one that a crash left behind, is made anew.
    """
    wanted = {entry.id: entry.digest for entry in entries}
    books, slots = _read_state(folder)
    if books is not None and not index.exists_in(str(folder)):
        books = None
    if books == wanted:
        return _digest(wanted)
    if books is not None:
        stale = {ident for ident, digest in books.items() if wanted.get(ident) != digest}
        slots = [Slot("", slot.pages) if slot.id in stale else slot for slot in slots]
        lost = sum(slot.pages + 1 for slot in slots if not slot.id)
        if lost > sum(slot.pages + 1 for slot in slots if slot.id):
            books = None
    if books is None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        books, slots, stale = {}, [], set()
        whoosh = index.create_in(str(folder), schema())
    else:
        whoosh = index.open_dir(str(folder), schema=schema())
    # The state goes first: a crash from here on means that the index is made anew.
    (folder / _STATE).unlink(missing_ok=True)
    writer = whoosh.writer(limitmb=_MEMORY_MB)
    try:
        for ident in sorted(stale):
            writer.delete_by_term("book", ident)
        start = sum(slot.pages + 1 for slot in slots)
        for entry in entries:
            if books.get(entry.id) != entry.digest:
                slots.append(Slot(entry.id, _add(writer, entry, start)))
                start += slots[-1].pages + 1
        deleted = sum(segment.deleted_count() for segment in writer.segments)
        held = sum(segment.doc_count_all() for segment in writer.segments)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(optimize=deleted > _MUCH_DELETED * held)
    whoosh.close()
    state = {"version": VERSION, "books": wanted, "slots": slots}
    (folder / _STATE).write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
    return _digest(wanted)


def _add(writer: Any, entry: Entry, start: int) -> int:
    told = dict.fromkeys(entry.fields)
    record = [(name, text) for name, text in told if name in WEIGHTS]
    named: dict[str, tuple[float, bytes]] = {}
    for name, text in told:
        for term in _units(text):
            named[f"{name}\t{term}"] = (1.0, b"")
    _document(writer, entry, start, record, fields=named)
    pages = entry.pages()
    for number, text in enumerate(pages, 1):
        if text:
            _document(writer, entry, start + number, [("", text)])
    return len(pages)


def _units(text: str) -> Iterator[str]:
    """Yield the syllables and the pairs of a text as terms."""
    last = None
    for token in tokens(text):
        yield f"{token.folded}\t{token.exact}"
        if last and token.position == last.position + 1:
            yield f"{last.folded} {token.folded}\t{last.exact} {token.exact}"
        last = token


def _document(
    writer: Any,
    entry: Entry,
    number: int,
    parts: list[tuple[str, str]],
    **more: dict[str, tuple[float, bytes]],
) -> None:
    positions: dict[str, array[int]] = {}
    weights: Counter[str] = Counter()
    lines: list[str] = []
    for name, text in parts:
        base = (1 + NAMES.index(name)) * FIELD if name else 0
        weight = WEIGHTS.get(name, 1)
        last = -2
        for token in tokens(text):
            term = f"{token.folded}\t{token.exact}"
            if term not in positions:
                positions[term] = array("I")
            positions[term].append(base + token.position)
            weights[term] += weight
            if token.position == last + 1:
                lines[-1] += f" {token.exact}"
            else:
                lines.append(f"{weight} {token.exact}")
            last = token.position
    body = " · ".join(text for _, text in parts)
    stored = zlib.compress("\0".join((entry.id, entry.title, "\n".join(lines), body)).encode(), 3)
    terms = {term: (float(weights[term]), held.tobytes()) for term, held in positions.items()}
    writer.add_document(book=entry.id, number=number, stored=stored, terms=terms, **more)


def _read_state(folder: Path) -> tuple[dict[str, str] | None, list[Slot]]:
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        if state["version"] == VERSION:
            return dict(state["books"]), [Slot(*slot) for slot in state["slots"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None, []


def _digest(state: dict[str, str]) -> str:
    return key(VERSION, *(part for item in sorted(state.items()) for part in item))


def exists(folder: Path) -> bool:
    """Return whether a finished index is there."""
    return _read_state(folder)[0] is not None and bool(index.exists_in(str(folder)))


def numbering(folder: Path) -> list[Slot]:
    """Return all books that ever had a number, in order."""
    return _read_state(folder)[1]


@contextmanager
def reading(folder: Path) -> Iterator[Reader]:
    """Open the index for reading."""
    whoosh = index.open_dir(str(folder), schema=schema())
    try:
        with whoosh.reader() as reader:
            yield Reader(reader)
    finally:
        whoosh.close()
