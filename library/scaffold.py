"""The folder of a new school: all that is needed, and nothing that must be removed again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from library.catalog.template import COLUMNS, as_csv, as_workbook
from library.errors import LibraryError
from library.resources import theme

if TYPE_CHECKING:
    from pathlib import Path

    from library.messages import Messages

# A sheet of shelves in the workbook of books is what its drop-down offers.
_WORKBOOKS = (
    ("books", "shelves"),
    ("reviews",),
    ("lists",),
    ("contests",),
    ("entries",),
    ("surveys",),
    ("library",),
    ("faq",),
    ("exhibits",),
)


def scaffold(folder: Path, m: Messages, *, as_text: bool = False) -> None:
    """Create `folder` from the theme's `school` template, with empty workbooks; CSV when `as_text`.

    Raises:
        LibraryError: when the folder exists and is not empty, or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise LibraryError("not-empty", folder=folder)
        shutil.copytree(theme() / "school", folder, dirs_exist_ok=True)
        (folder / "books").mkdir(exist_ok=True)
        for name, data in _tables(m, as_text=as_text).items():
            (folder / "catalog" / name).write_bytes(data)
    except OSError as error:
        raise LibraryError("not-created", folder=folder, reason=error.strerror) from error


def _tables(m: Messages, *, as_text: bool) -> dict[str, bytes]:
    if as_text:
        return {f"{kind}.csv": as_csv(kind) for kind in COLUMNS}
    return {f"{kinds[0]}.xlsx": as_workbook(kinds, m) for kinds in _WORKBOOKS}
