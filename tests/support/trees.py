"""What is in a folder: to compare sites, and to prove that nothing else was touched."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def files(folder: Path) -> dict[str, str]:
    """Return relative path to the hash of the content of every file under `folder`."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, int]:
    """Return relative path to the time of change of every file under `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    """Return the files that were written, made or deleted between two `stamps`."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def holding(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Return each word to the files under `folder` whose bytes hold it."""
    content = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {
        word: [path.relative_to(folder).as_posix() for path, data in content.items() if word.encode() in data]
        for word in words
    }
