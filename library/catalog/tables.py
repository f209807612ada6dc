"""The table of books of a school's folder, to be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.catalog.load import table_files, table_name
from library.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from library.settings import Settings


def books_table(settings: Settings) -> tuple[Path, str]:
    """Return the one table of books, and what people know it as.

    Raises:
        LibraryError: when there is none, or two.
    """
    found = table_files(settings.catalog_dir)["books"]
    name = table_name(settings, "books")
    if not found:
        raise LibraryError("table-missing", file=name)
    if len(found) > 1:
        raise LibraryError("table-twice", files=", ".join(path.name for path in found))
    return found[0], name


def save(path: Path, data: bytes, name: str) -> None:
    """Write a table in one step, so that it is never half of itself.

    Raises:
        LibraryError: when it cannot be written, as while Excel holds it open on Windows.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise LibraryError("table-locked", file=name, reason=error.strerror) from error
