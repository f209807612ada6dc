"""A content-addressed store of results: an entry is a folder, written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import shutil
import tempfile
from hashlib import sha256
from stat import S_ISDIR
from typing import TYPE_CHECKING, TypeVar

from library.catalog.folders import scan_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

Result = TypeVar("Result")

_CHUNK = 1 << 20
_HALF, _GONE = ".tmp-", ".old-"
_DAY = 86_400
_KEPT = 30 * _DAY


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
    temporary = tempfile.mkdtemp(prefix=_HALF, dir=path.parent)
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


def stored(root: Path, address: str, name: str, make: Callable[[Path], Result]) -> Result:
    """Let `make` fill an entry and return its result, which is kept in it as `name`, too."""
    made: list[Result] = []

    def fill(folder: Path) -> None:
        made.append(make(folder))
        (folder / name).write_bytes(pickle.dumps(made[0]))

    store(root, address, fill)
    return made[0]


def discard(path: Path) -> None:
    """Take an entry away, if it is there; it is never there in part."""
    gone = path.with_name(_GONE + path.name.removeprefix(_HALF))
    shutil.rmtree(gone, ignore_errors=True)
    with contextlib.suppress(OSError):
        path.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def sweep(root: Path) -> None:
    """Take away what builds that were killed have left half made or half removed."""
    for path in _folders(root):
        if path.name.startswith((_HALF, _GONE)):
            discard(path)


def trim(root: Path, used: AbstractSet[Path], now: float) -> int:
    """Take away the entries that no build has used for 30 days; return how many.

    `used` are the entries of this build, which stay and count as used at `now` (seconds since the
    epoch).
    """
    removed = 0
    for path in _folders(root):
        try:
            unused = now - path.stat().st_mtime
            if path in used:
                if unused > _DAY:
                    os.utime(path, (now, now))
                continue
        except OSError:
            continue
        if unused > _KEPT:
            discard(path)
            removed += 1
    return removed


def _folders(root: Path) -> Iterator[Path]:
    """Yield the entries, and what is neither an entry nor gone."""
    for shard in sorted(root.glob("[0-9a-f][0-9a-f]")):
        yield from sorted(path for path in shard.iterdir() if path.is_dir())


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
        """Return the SHA-256 of a file in hexadecimal, or that of a folder of scans with all its pages.

        A file that cannot be read has a digest of its own, which it loses when it can be.
        """
        try:
            return self._digest(path)
        except OSError as error:
            return key("unreadable", path, error.errno)

    def _digest(self, path: Path) -> str:
        stat = path.stat()
        if S_ISDIR(stat.st_mode):
            return key("folder", *(f"{self.digest(file)} {file.name}" for file in scan_files(path)))
        name, state = os.fspath(path), [stat.st_size, stat.st_mtime_ns]
        known = self._used.get(name) or self._known.get(name)
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
