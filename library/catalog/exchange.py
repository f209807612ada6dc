"""A record that another program's catalog gave, in the fields of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from library.catalog.columns import MULTIVALUED
from library.catalog.languages import language_tag
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.append import Fields

_INITIAL: Final = re.compile(r"(?:\b\w|\.)\.$")
_UNKNOWN: Final = re.compile(r"\[?\s*[Ss]\.\s?[lLnN]\.?\s*\]?")
_ISBN: Final = re.compile(r"[0-9][0-9 –-]{8,16}[0-9Xx]")
_PART: Final = re.compile(r"^(?:tập|t\.|quyển|q\.|phần|số|vol(?:ume)?\.?|v\.|no\.)\s*(?=\w)", re.IGNORECASE)
_KEEP_DOT: Final = frozenset({"extent", "description", "edition", "callno", "accession"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A record as a row of the table of books; `left` names the fields of the source that have no place there."""

    fields: Fields
    left: tuple[str, ...] = ()


def trimmed(text: str, *, dot: bool = False) -> str:
    """Return a text without the punctuation that ISBD puts behind it; `dot` keeps a full stop.

    An initial keeps its own ("Lê, A."), and so does "…".
    """
    line = clean(text).rstrip(" /:;,=")
    if line.endswith(".") and not dot and not _INITIAL.search(line):
        line = line[:-1].rstrip()
    return line


def field(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values of a field without punctuation and doubles; only several authors and the like stay several."""
    texts = (trimmed(value, dot=name in _KEEP_DOT) for value in values)
    kept = tuple(dict.fromkeys(told for text in texts if (told := _value(name, text))))
    return kept if name in MULTIVALUED else kept[:1]


def _value(name: str, text: str) -> str:
    match name:
        case "isbn":
            found = _ISBN.search(text)
            return found[0] if found else text
        case "language":
            # MARC wrote several codes of three letters in one (041 before 2001).
            text = (
                text[:3]
                if len(text) % 3 == 0 and len(text) > 3 and text.isascii() and text.islower()
                else text
            )
            return "" if text in {"und", "mul", "zxx"} else language_tag(text) or text
        case "volume":
            return _PART.sub("", text)
        case "publisher" | "pub_place":
            bare = text[1:-1] if text.startswith("[") and text.endswith("]") else text
            return "" if _UNKNOWN.fullmatch(text) else trimmed(bare)
        case "date":
            return text if any(map(str.isdigit, text)) else ""
        case _:
            return text
