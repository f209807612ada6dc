"""The text of a CSV file to records (RFC 4180), and what is wrong with them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DELIMITERS: Final = ",;\t"
_SEP: Final = re.compile(r"\s*\"?sep=([,;|\t])\"?[ \t,;]*(?:\r\n?|\n|$)", re.IGNORECASE)
_FIRST: Final = 30
# The longest cell is told by the reader, in words.
csv.field_size_limit(1 << 30)


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row; `number` is the row the spreadsheet program shows.

    `torn` tells of a quotation mark that is not closed or stands inside a cell: the line was
    divided at every delimiter.
    """

    number: int
    cells: list[str]
    torn: bool = False


def records(text: str, known: Callable[[list[str]], int]) -> tuple[list[Record], str]:
    """Return the records of `text` and its delimiter; `known` counts the headers among some cells.

    The delimiter is that of a line `sep=;`, which spreadsheet programs do not count as a row, else
    the one that finds most headers, else the one that most rows agree on.
    """
    text = text.removeprefix("\ufeff")
    told = _SEP.match(text)
    if told:
        return list(_records(text[told.end() :], told[1])), told[1]
    head = "".join(line for line, _ in zip(io.StringIO(text, newline=""), range(_FIRST), strict=False))
    delimiter = max(DELIMITERS, key=lambda delimiter: _fitness(head, delimiter, known))
    return list(_records(text, delimiter)), delimiter


def _fitness(head: str, delimiter: str, known: Callable[[list[str]], int]) -> tuple[int, int]:
    rows = [record.cells for record in _records(head, delimiter) if any(record.cells)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(map(known, rows), default=0), max(widths.values(), default=0)


def _records(text: str, delimiter: str) -> Iterator[Record]:
    lines = list(io.StringIO(text, newline=""))
    at = 0

    def rest() -> Iterator[str]:
        nonlocal at
        while at < len(lines):
            at += 1
            yield lines[at - 1]

    number = 0
    reader = csv.reader(rest(), delimiter=delimiter, strict=True)
    while at < len(lines):
        begin, number = at, number + 1
        try:
            yield Record(number, next(reader))
        except csv.Error:
            # What follows a quotation mark that is not closed must not vanish into one cell.
            at = begin + 1
            yield Record(number, [_bare(cell) for cell in lines[begin].split(delimiter)], torn=True)
            reader = csv.reader(rest(), delimiter=delimiter, strict=True)


def _bare(cell: str) -> str:
    """Return a cell without the quotation marks around it, or the one that stands alone at an end."""
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    elif text.count('"') % 2:
        text = text[1:] if text.startswith('"') else text.removesuffix('"')
    return text.replace('""', '"')
