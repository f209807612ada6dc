"""A content-addressed store of results: an entry is a folder, written whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_CHUNK = 1 << 20


def key(stage: str, *parts: object) -> str:
    """Return the address of a result: the hash of the stage's version and all it depends on."""
    return sha256(json.dumps([stage, *map(str, parts)]).encode()).hexdigest()[:40]


def entry_path(root: Path, address: str) -> Path:
    """Return the folder of an entry, whether it is there or not."""
    return root / address[:2] / address


def store(root: Path, address: str, make: Callable[[Path], None]) -> Path:
    """Let `make` fill a folder and move it into place in one step; return where it is.

    When another process stored the same entry meanwhile, its bytes are the same: they are kept.
    """
    path = entry_path(root, address)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = tempfile.mkdtemp(prefix=".tmp-", dir=path.parent)
    folder = path.parent / temporary
    try:
        make(folder)
        try:
            folder.rename(path)
        except OSError:
            if not path.is_dir():
                raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return path


class FileDigests:
    """SHA-256 of files, remembered by size and time of change, so that a no-op build reads none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, list[object]] = {}
        self._used: dict[str, list[object]] = {}
        try:
            self._known = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._known = {}

    def digest(self, path: Path) -> str:
        """Return the file's SHA-256 in hexadecimal."""
        stat = path.stat()
        name, state = os.fspath(path), [stat.st_size, stat.st_mtime_ns]
        known = self._known.get(name)
        if known is None or known[:2] != state:
            hasher = sha256()
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    hasher.update(chunk)
            known = [*state, hasher.hexdigest()]
        self._used[name] = known
        return str(known[2])

    def save(self) -> None:
        """Remember the digests asked for, and forget those of files that are gone."""
        if self._used != self._known:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._path.with_suffix(".tmp")
            temporary.write_text(json.dumps(self._used), encoding="utf-8")
            temporary.replace(self._path)
