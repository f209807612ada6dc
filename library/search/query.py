"""What a person types is parsed into a Query; any string is one, none is an error.

    thư viện trường        pages where the words stand side by side come first
    "thư viện trường"      nothing else is found
    thư vi*                the last word is unfinished
    tác giả:"Nguyễn Du"    only books whose catalog record says so

Fields go by the names of the catalog's columns, Vietnamese or English, accents or not. A quotation
mark that is never closed, a colon after any other word and a star elsewhere are mere punctuation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from library.catalog.columns import BOOKS, header_key
from library.search.analyzer import normalise, tokens
from library.search.model import Query, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS: Final = ("title", "creator", "subject", "series", "grade", "shelf", "language")
"""Fields of a catalog record by which a query can be limited."""

_NAMES: Final = {header_key(name): field for field in FIELDS for name in (field, *BOOKS[field])}
_MARKS: Final = '"“”„«»'
_QUOTED: Final = rf"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]"
_PIECE: Final = re.compile(
    rf"((?:\w+\s+)?\w+)\s*:\s*(?:{_QUOTED}|([^\s{_MARKS}]+)) | {_QUOTED} | \w+", re.VERBOSE
)
_NAME, _QUOTED_VALUE, _VALUE, _PHRASE = 1, 2, 3, 4
_UNFINISHED: Final = re.compile(r"\w\*\s*\Z")


def parse(text: str) -> Query:
    """Return the query that a text means."""
    runs: list[Run] = []
    fields: list[tuple[str, str]] = []
    value = ""
    for kind, value in _pieces(normalise(text)):
        if next(tokens(value), None) is None:
            continue
        if kind in FIELDS:
            fields.append((kind, value.strip()))
        else:
            runs.append(Run(value.strip(), phrase=kind == "phrase"))
    # The last piece is what follows the last phrase or field, "" when that is the end.
    prefix = bool(runs) and _UNFINISHED.search(value) is not None
    return Query(tuple(runs), tuple(dict.fromkeys(fields)), prefix=prefix)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield (kind or field, text) for each part; free words that follow each other are one part."""
    at = free = 0
    while found := _PIECE.search(text, at):
        start, at = found.span()
        kind = value = ""
        if found[_NAME]:
            kind, skipped = _field(found[_NAME])
            start += skipped
            value = found[_VALUE] if found[_QUOTED_VALUE] is None else found[_QUOTED_VALUE]
            if not kind:
                # No name of a field: the words are looked at one by one.
                at = start + len(found[_NAME].split(maxsplit=1)[0])
        elif found[_PHRASE] is not None:
            kind, value = "phrase", found[_PHRASE]
        if kind:
            yield "words", text[free:start]
            yield kind, value
            free = at
    yield "words", text[free:]


def _field(name: str) -> tuple[str, int]:
    """Return the field that two words, or the last of them, name, "" for none, and where its name begins."""
    for start in (0, len(name) - len(name.rsplit(maxsplit=1)[-1])):
        if field := _NAMES.get(header_key(name[start:])):
            return field, start
    return "", 0
