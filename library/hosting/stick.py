"""The library on a USB stick: a page to open at its root, the site in a folder beside it.

What lies there besides is the owner's. A list on the stick tells what this program has put there, and
nothing else is ever replaced or deleted; it is written before the first file, so that an export that
breaks off is finished by the next one.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIST = ".tusach-usb.json"
_SHOWN = 5
_TEMPORARY = ".tusach-usb.tmp"


@dataclass(frozen=True, slots=True)
class Copied:
    """What an export did: files written, files that were as they should be, files deleted."""

    written: int
    kept: int
    deleted: int


class Stick:
    """The folder `target`, with the site in its subfolder `name`."""

    def __init__(self, target: Path, name: str) -> None:
        self._target = target
        self._name = name
        self._list = target / name / LIST

    def put(
        self, site: Path, files: Mapping[str, int], start: tuple[str, bytes], told: Callable[[], None]
    ) -> Copied:
        """Make the stick hold the site and its start page; `told` is called for each file looked at.

        `files` are those of `site` with their bytes, `start` is the name of the start page and its content.

        Raises:
            LibraryError: when a file of the owner's is in the way, when there is no room, or when the
                stick cannot be written to.
        """
        try:
            return self._put(site, files, start, told)
        except OSError as error:
            raise LibraryError("usb-write", folder=self._target, reason=error.strerror or error) from error

    def _put(
        self, site: Path, files: Mapping[str, int], start: tuple[str, bytes], told: Callable[[], None]
    ) -> Copied:
        known = self._known()
        # Pages last: what they name is there before they are.
        ordered = sorted(files, key=lambda path: (path.endswith(".html"), path))
        sources: dict[str, Path | bytes] = {f"{self._name}/{path}": site / path for path in ordered}
        sources[start[0]] = start[1]
        self._refuse_foreign([path for path in sources if path not in known])
        digests: dict[str, str] = {}
        changed: dict[str, int] = {}
        for path, source in sources.items():
            data = source if isinstance(source, bytes) else source.read_bytes()
            digests[path] = sha256(data).hexdigest()[:20]
            if known.get(path) != digests[path] or self._size(path) != len(data):
                changed[path] = len(data)
        self._refuse_full(changed)
        # What is under way is ours, and is not what it should be yet.
        self._remember({**known, **digests, **dict.fromkeys(changed, "")})
        for path, source in sources.items():
            if path in changed:
                self._write(path, source)
            told()
        stale = [path for path in known if path not in sources]
        for path in stale:
            (self._target / path).unlink(missing_ok=True)
        self._tidy({path.rpartition("/")[0] for path in stale})
        self._remember(digests)
        if hasattr(os, "sync"):
            os.sync()
        return Copied(len(changed), len(sources) - len(changed), len(stale))

    def _known(self) -> dict[str, str]:
        """Return what earlier exports put there; names that lead elsewhere are not believed."""
        try:
            value = json.loads(self._list.read_text(encoding="utf-8"))
            return {str(path): str(digest) for path, digest in value["files"].items() if _is_inside(path)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _remember(self, digests: Mapping[str, str]) -> None:
        self._list.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._list.with_name(_TEMPORARY)
        temporary.write_text(json.dumps({"files": digests}, ensure_ascii=False), encoding="utf-8")
        temporary.replace(self._list)

    def _refuse_foreign(self, paths: list[str]) -> None:
        there = [path for path in paths if (self._target / path).exists()]
        if there:
            shown = ", ".join(there[:_SHOWN]) + (" …" if len(there) > _SHOWN else "")
            raise LibraryError("usb-not-ours", folder=self._target, files=shown)

    def _refuse_full(self, changed: Mapping[str, int]) -> None:
        need = sum(count - (self._size(path) or 0) for path, count in changed.items())
        free = shutil.disk_usage(self._target).free
        if need > free:
            raise LibraryError(
                "usb-full", folder=self._target, need=f"{need / 1e6:.0f}", free=f"{free / 1e6:.0f}"
            )

    def _size(self, path: str) -> int | None:
        try:
            return (self._target / path).stat().st_size
        except OSError:
            return None

    def _write(self, path: str, source: Path | bytes) -> None:
        place = self._target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_name(_TEMPORARY)
        if isinstance(source, bytes):
            temporary.write_bytes(source)
        else:
            shutil.copyfile(source, temporary)
        temporary.replace(place)

    def _tidy(self, folders: set[str]) -> None:
        """Remove the folders that are empty now, and those around them."""
        for folder in sorted(folders, key=len, reverse=True):
            place = self._target / folder
            while place != self._target and place.is_dir() and not any(place.iterdir()):
                place.rmdir()
                place = place.parent


def _is_inside(path: str) -> bool:
    """Return whether a name leads to a file below its folder, on any system."""
    plain = PurePosixPath(path)
    return not (
        plain.is_absolute() or PureWindowsPath(path).anchor or "\\" in path or ".." in plain.parts or not path
    )
