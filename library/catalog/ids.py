"""Ids: what is given, made from names, and compared."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from library.text import slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
# Folders of these names cannot be made on Windows (MS-DOS device names).
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


def file_key(name: str) -> str:
    """Return what file names are compared by: NFC, no case, slashes only inside, no leading books folder."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/").casefold().strip().rstrip("/")
    return path.removeprefix("./").removeprefix("books/")


def by_names(paths: Iterable[Path], folders: Iterable[Path]) -> dict[str, Path]:
    """Return files by every name that a cell may have for them: relative to any of the folders."""
    folders = tuple(folders)
    return {
        file_key(path.relative_to(folder).as_posix()): path
        for path in paths
        for folder in folders
        if path.is_relative_to(folder)
    }


def given_id(text: str) -> str:
    """Return the id that a cell names, "" when nothing of it can be one."""
    given = text.casefold()
    return safe_id(given if _ID.fullmatch(given) else slug(given))


def given_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that cells name, each once."""
    return tuple(dict.fromkeys(filter(None, map(given_id, texts))))


def safe_id(ident: str) -> str:
    """Return `ident`, changed where Windows cannot make a folder of that name."""
    return f"sach-{ident}" if ident in _DEVICES else ident


def unique_id(base: str, distinct: str, *taken: Container[str]) -> str:
    """Return an id made from `base` that is in none of `taken`; `distinct` tells equal bases apart."""
    digest = sha256(distinct.encode("utf-8", "surrogateescape")).hexdigest()
    if not base:
        return f"sach-{digest[:8]}"
    free = not any(safe_id(base) in ids for ids in taken)
    return base if free else f"{base[:55]}-{digest[:8]}"


def file_id(file: str, *taken: Container[str]) -> str:
    """Return the id of a book file that no row names, a path with slashes."""
    stem = unicodedata.normalize("NFC", file.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return safe_id(unique_id(slug(stem), file, *taken))
