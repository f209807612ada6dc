"""The folder of a new school: all that is needed, and nothing that must be removed again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from library.errors import LibraryError
from library.resources import theme

if TYPE_CHECKING:
    from pathlib import Path


def scaffold(folder: Path) -> None:
    """Create `folder` from the theme's `school` template.

    Raises:
        LibraryError: when the folder exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LibraryError("not-empty", folder=folder)
    shutil.copytree(theme() / "school", folder, dirs_exist_ok=True)
    (folder / "books").mkdir(exist_ok=True)
