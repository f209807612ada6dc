"""What a finished site's search knows, read from its files alone."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from library import leb128
from library.search.coding import DIGEST, file_name, unpacked

if TYPE_CHECKING:
    from pathlib import Path

_META = "search/meta.js"


def indexed(site: Path) -> dict[str, int]:
    """Return of how many pages of each book, by its id, the search knows the words (`export` tells the bytes).

    Raises:
        OSError: when a file is missing.
        ValueError: when one is not as the export writes it.
    """
    try:
        return _indexed(site)
    except (IndexError, TypeError, zlib.error) as error:
        raise ValueError(_META) from error


def _indexed(site: Path) -> dict[str, int]:
    data, at = unpacked((site / _META).read_bytes()), 0

    def numbers(count: int) -> list[int]:
        nonlocal at
        found = []
        for _ in range(count):
            value, at = leb128.read(data, at)
            found.append(value)
        return found

    _version, _documents, slots = numbers(3)
    pages = [coded >> 1 for coded in numbers(slots)]
    a_file, files = numbers(2)
    known: dict[str, int] = {}
    for first in range(0, files * a_file, a_file):
        name = file_name(f"books:{first // a_file}", data[at : at + DIGEST])
        at += DIGEST
        rows = json.loads(unpacked((site / name).read_bytes()))
        known |= {row[0]: count for row, count in zip(rows, pages[first:], strict=False) if row}
    return known
