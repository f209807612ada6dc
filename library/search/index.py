"""The Whoosh index: the source of truth for every search. The only home of `whoosh`.

One document is a catalog record (page 0) or a page with text (1-based). A term is stored as
"folded<tab>exact" ("thu", "thư"), so that all spellings of a syllable lie side by side. Beside the
text a document keeps its words in order, an unbroken run as often as its field weighs: how often
and where a word stands is read there, both to find words side by side and to make the site's
search data, without cutting the text again. Positions in the postings would double their cost.

Every book has a number for good: the index's state lists all books in order of appearance with
how many pages they have, and a document's number is that of its book's record plus its page.
A changed book gets a new number; numbers of books that are gone are not used again until the
index is made anew, which happens when they outnumber the others.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh import columns, fields, formats, index
from whoosh.filedb.filestore import FileStorage

from library.search.analyzer import terms
from library.search.model import WEIGHTS, Entry
from library.search.pool import Pool
from library.search.reader import BREAK, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = "index-6"
_STATE = "state.json"
_MUCH_DELETED = 0.2


class Slot(NamedTuple):
    """A book in order of first appearance: its pages, and its entry's digests; all but the pages are "" when it is gone."""

    id: str
    pages: int
    digest: str = ""
    texts: str = ""


def schema() -> fields.Schema:
    """Return the schema; an index is always opened with it, never with the one it pickled."""
    return fields.Schema(
        book=fields.ID,
        number=fields.COLUMN(columns.NumericColumn("I")),
        stored=fields.STORED,
        words=fields.COLUMN(columns.CompressedBytesColumn(level=1)),
        terms=fields.FieldType(formats.Existence(), None),
        fields=fields.FieldType(formats.Existence(), None),
    )


def update(folder: Path, entries: list[Entry]) -> None:
    """Make the index hold exactly `entries`.

    A book whose digest is unchanged is not indexed again; one that is gone is removed. An
    index of another version, or one that a crash left behind, is made anew.
    """
    wanted = {entry.id: entry.digest for entry in entries}
    slots = _read_state(folder) if index.exists_in(str(folder)) else None
    books = {slot.id: slot.digest for slot in slots or () if slot.id}
    if slots is not None and books == wanted:
        return
    stale = {ident for ident, digest in books.items() if wanted.get(ident) != digest}
    if slots is not None:
        slots = [Slot("", slot.pages) if slot.id in stale else slot for slot in slots]
        lost = sum(slot.pages + 1 for slot in slots if not slot.id)
        if lost > sum(slot.pages + 1 for slot in slots if slot.id):
            slots = None
    if slots is None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        books, slots, stale = {}, [], set()
        whoosh = index.create_in(str(folder), schema())
    else:
        whoosh = _opened(folder)
    # The state goes first: a crash from here on means that the index is made anew.
    (folder / _STATE).unlink(missing_ok=True)
    writer = whoosh.writer()
    # The attribute by which Whoosh's writer takes and gives back postings.
    writer.pool = Pool()
    try:
        for ident in sorted(stale):
            writer.delete_by_term("book", ident)
        start = sum(slot.pages + 1 for slot in slots)
        for entry in entries:
            if books.get(entry.id) != entry.digest:
                slots.append(Slot(entry.id, _add(writer, entry, start), entry.digest, entry.texts))
                start += slots[-1].pages + 1
        deleted = sum(segment.deleted_count() for segment in writer.segments)
        held = sum(segment.doc_count_all() for segment in writer.segments)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(optimize=deleted > _MUCH_DELETED * held)
    whoosh.close()
    state = {"version": VERSION, "slots": slots}
    (folder / _STATE).write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")


def _add(writer: Any, entry: Entry, start: int) -> int:
    told = dict.fromkeys(entry.fields)
    named = {f"{name}\t{term}": 1 for name, text in told for term in _units(text)}
    writer.pool.hold("fields", writer.docnum, named)
    _document(writer, entry, start, [(name, text) for name, text in told if name in WEIGHTS])
    pages = entry.pages()
    for number, text in enumerate(pages, 1):
        if text:
            _document(writer, entry, start + number, [("", text)])
    return len(pages)


def _units(text: str) -> Iterator[str]:
    """Yield the syllables and the pairs of a text as terms."""
    last = ("", "", -1)
    for exact, folded, position in terms(text):
        yield f"{folded}\t{exact}"
        if last[0] and position == last[2] + 1:
            yield f"{last[1]} {folded}\t{last[0]} {exact}"
        last = exact, folded, position


def _document(writer: Any, entry: Entry, number: int, parts: list[tuple[str, str]]) -> None:
    words: list[str] = []
    folds: dict[str, str] = {}
    for name, text in parts:
        begun, last = len(words), -1
        for exact, folded, position in terms(text):
            if position != last + 1:
                words.append(BREAK)
            words.append(exact)
            folds[exact] = folded
            last = position
        words.append(BREAK)
        words += words[begun:] * (WEIGHTS.get(name, 1) - 1)
    counts = Counter(words)
    held = {f"{folded}\t{exact}": counts[exact] for exact, folded in folds.items()}
    writer.pool.hold("terms", writer.docnum, held)
    body = " · ".join(text for _, text in parts)
    stored = (entry.id, entry.title, body)
    writer.add_document(book=entry.id, number=number, stored=stored, words=" ".join(words).encode())


def _read_state(folder: Path) -> list[Slot] | None:
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        if state["version"] == VERSION:
            return [Slot(*slot) for slot in state["slots"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def exists(folder: Path) -> bool:
    """Return whether a finished index is there."""
    return _read_state(folder) is not None and bool(index.exists_in(str(folder)))


def numbering(folder: Path) -> list[Slot]:
    """Return all books that ever had a number, in order."""
    return _read_state(folder) or []


def _opened(folder: Path) -> Any:
    """Return the index, which is read as a file: of one mapped into memory, Whoosh copies whole columns."""
    return FileStorage(str(folder), supports_mmap=False).open_index(schema=schema())


@contextmanager
def reading(folder: Path) -> Iterator[Reader]:
    """Open the index for reading."""
    whoosh = _opened(folder)
    try:
        with whoosh.reader() as reader:
            yield Reader(reader)
    finally:
        whoosh.close()
