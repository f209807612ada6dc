"""Reads the entries of a book's zip archive, within limits and under slightly wrong names."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from library.formats.types import Fault, UnreadableBookError
from library.text import clean
from library.zips import DAMAGE

if TYPE_CHECKING:
    from pathlib import Path

    from library.settings import Limits

_STEP = 1 << 18
# Below this size a high ratio is nothing but a short, regular file.
_SMALL = 1 << 20
_SYMLINK = 0o120000


class Archive:
    """A zip archive; what is wrong inside it is told in `faults`, not raised.

    Raises:
        UnreadableBookError: when it is no archive, has too many entries, or what was read of it
            is over `limits.total_bytes`.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.limits = limits
        self.faults: list[Fault] = []
        self._read = 0
        self._told: set[str] = set()
        self._counted: set[str] = set()
        try:
            self._zip = zipfile.ZipFile(path)
            self._size = path.stat().st_size
        except DAMAGE as error:
            raise UnreadableBookError("BOOK-004") from error
        count = len(self._zip.infolist())
        if count > limits.entries:
            raise UnreadableBookError("BOOK-017", entries=str(count), limit=str(limits.entries))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the entries, folders apart, in the order of the archive."""
        return tuple(info.filename for info in self._zip.infolist() if not info.is_dir())

    def find(self, name: str) -> str:
        """Return the entry that `name` means, "" when there is none.

        A book made on one system and packed on another differs in case, Unicode form, escapes
        and slashes; one packed by hand may have its files in another folder.
        """
        if name in self._zip.NameToInfo:
            return name
        found = self._alike.get(_fold(name), "")
        return found or self._alone.get(posixpath.basename(_fold(name)), "")

    def read(self, name: str) -> bytes:
        """Return an entry's bytes, as far as they can be read; b"" and a fault where there are none."""
        entry = self.find(name)
        info = self._zip.NameToInfo.get(entry)
        # A symbolic link holds a path, which nobody wants to read.
        if info is None or info.external_attr >> 16 & _SYMLINK == _SYMLINK:
            return self._lose(Fault("BOOK-011", (("entry", name),)))
        most, setting = self._most(info)
        data = bytearray()
        try:
            with self._zip.open(info) as file:
                while part := file.read(_STEP):
                    data += part
                    if len(data) > most:
                        return self._lose(_too_large(name, setting, getattr(self.limits, setting)))
        except DAMAGE:
            self._lose(Fault("BOOK-011", (("entry", name),)))
        if entry not in self._counted:
            self._counted.add(entry)
            self._read += len(data)
        if self._read > self.limits.total_bytes:
            fault = _too_large(name, "total_bytes", self.limits.total_bytes)
            raise UnreadableBookError("BOOK-012", **dict(fault.details))
        return bytes(data)

    def _most(self, info: zipfile.ZipInfo) -> tuple[int, str]:
        """Return how many bytes an entry may have, and the setting that says so."""
        packed = min(info.compress_size, self._size)
        ratio = max(packed * self.limits.expansion, _SMALL)
        if ratio < self.limits.entry_bytes:
            return ratio, "expansion"
        return self.limits.entry_bytes, "entry_bytes"

    def _lose(self, fault: Fault) -> bytes:
        entry = dict(fault.details)["entry"]
        if entry not in self._told:
            self._told.add(entry)
            self.faults.append(fault)
        return b""

    @cached_property
    def _alike(self) -> dict[str, str]:
        return {_fold(name): name for name in reversed(self.names)}

    @cached_property
    def _alone(self) -> dict[str, str]:
        """The entries whose file name stands in one folder only."""
        found: dict[str, str] = {}
        for name in self.names:
            base = posixpath.basename(_fold(name))
            found[base] = "" if base in found else name
        return found


def _too_large(entry: str, setting: str, limit: int) -> Fault:
    most = f"{limit} : 1" if setting == "expansion" else f"{limit:,}"
    return Fault("BOOK-012", (("entry", entry), ("limit", most), ("setting", f"limits.{setting}")))


def _fold(name: str) -> str:
    return clean(posixpath.normpath(unquote(name).replace("\\", "/"))).casefold().lstrip("/")
