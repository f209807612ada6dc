"""Writes the site: only what changed, each file whole, and nothing of an older site is left."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MARKER = ".tusach-site"


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site: its site-relative path, and its content, the files that hold it in turn, or its maker.

    `digest` identifies the content, as the start of its SHA-256 unless it is made of several files;
    two outputs with one digest have the same bytes. A maker is for what is too much to hold for all
    books at once: it is called when the file is written, so its digest is that of all it works with.
    `size` is how many bytes, where that is known without a look at the file.
    """

    path: str
    content: bytes | Path | tuple[Path, ...] | Callable[[], bytes]
    digest: str
    size: int | None = None

    @classmethod
    def of(cls, path: str, text: str | bytes) -> OutputFile:
        """Return the output with the given content."""
        data = text if isinstance(text, bytes) else text.encode()
        return cls(path, data, sha256(data).hexdigest()[:20], len(data))

    @property
    def weight(self) -> int:
        """The number of its bytes."""
        if self.size is not None:
            return self.size
        if isinstance(self.content, bytes):
            return len(self.content)
        if callable(self.content):
            return len(self.content())
        parts = self.content if isinstance(self.content, tuple) else (self.content,)
        return sum(part.stat().st_size for part in parts)


class Emitter:
    """Knows what the last build wrote, by a manifest outside the site."""

    def __init__(self, site_dir: Path, manifest: Path) -> None:
        self._site = site_dir
        self._manifest = manifest
        self.fingerprint = ""
        self._files: dict[str, list[object]] = {}
        try:
            known = json.loads(manifest.read_text(encoding="utf-8"))
            if known["site"] == os.fspath(site_dir):
                self._files, self.fingerprint = known["files"], known["fingerprint"]
        except (OSError, ValueError, KeyError):
            pass

    def is_whole(self) -> bool:
        """Return whether every file the last build wrote is still there, unchanged."""
        return all(self._unchanged(path, entry) for path, entry in self._files.items())

    def emit(self, outputs: Iterable[OutputFile], fingerprint: str) -> tuple[int, int]:
        """Make the site hold exactly `outputs`; return how many files were written and deleted.

        Raises:
            LibraryError: when the folder holds files that this program did not write, or when two
                outputs have one path.
        """
        outputs = list(outputs)
        # Before anything is touched: a fault leaves the old site as it is.
        for path, count in Counter(output.path for output in outputs).items():
            if count > 1:
                raise LibraryError("two-files", path=path)
        self._claim()
        # Without a manifest, a build that is stopped from here on is finished by the next one.
        known, self._files = self._files, {}
        self._manifest.unlink(missing_ok=True)
        written = 0
        for output in outputs:
            entry = known.get(output.path)
            if entry is None or entry[0] != output.digest or not self._unchanged(output.path, entry):
                entry = self._write(output)
                written += 1
            self._files[output.path] = entry
        deleted = self._sweep()
        self._manifest.parent.mkdir(parents=True, exist_ok=True)
        value = {"site": os.fspath(self._site), "fingerprint": fingerprint, "files": self._files}
        temporary = self._manifest.with_suffix(".tmp")
        temporary.write_text(json.dumps(value), encoding="utf-8")
        temporary.replace(self._manifest)
        return written, deleted

    def weight(self, output: OutputFile) -> int:
        """Return the bytes of an output, without making what the last build has made."""
        entry = self._files.get(output.path)
        return int(str(entry[1])) if entry and entry[0] == output.digest else output.weight

    def size(self) -> tuple[int, int]:
        """Return how many files the site holds and how many bytes they are."""
        return len(self._files), sum(int(str(entry[1])) for entry in self._files.values())

    def sizes(self) -> dict[str, int]:
        """Return the bytes of each file the site holds."""
        return {path: int(str(entry[1])) for path, entry in self._files.items()}

    def _claim(self) -> None:
        """Refuse a folder of someone's own files: a wrong `site_dir` must not cost them."""
        if self._site.exists() and any(self._site.iterdir()) and not (self._site / MARKER).exists():
            raise LibraryError("site-not-ours", folder=self._site.name)
        self._site.mkdir(parents=True, exist_ok=True)
        (self._site / MARKER).write_bytes(b"")

    def _unchanged(self, path: str, entry: list[object]) -> bool:
        try:
            stat = (self._site / path).stat()
        except OSError:
            return False
        return entry[1:] == [stat.st_size, stat.st_mtime_ns]

    def _write(self, output: OutputFile) -> list[object]:
        path = self._site / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        if isinstance(output.content, bytes):
            temporary.write_bytes(output.content)
        elif isinstance(output.content, tuple):
            temporary.write_bytes(b"".join(part.read_bytes() for part in output.content))
        elif callable(output.content):
            temporary.write_bytes(output.content())
        else:
            shutil.copyfile(output.content, temporary)
        temporary.replace(path)
        stat = path.stat()
        return [output.digest, stat.st_size, stat.st_mtime_ns]

    def _sweep(self) -> int:
        """Delete the files that are no part of the site any more, and folders left empty.

        Hidden files are the host's, such as `.git` of a folder that is published by pushing it.
        """
        deleted = 0
        for name, _, names in os.walk(self._site, topdown=False):
            folder = Path(name)
            if any(part.startswith(".") for part in folder.relative_to(self._site).parts):
                continue
            for path in map(folder.joinpath, names):
                here = path.relative_to(self._site).as_posix()
                ours = not path.name.startswith(".") or path.name.endswith(".tmp")
                if ours and here not in self._files:
                    path.unlink()
                    deleted += 1
            if folder != self._site and not any(folder.iterdir()):
                folder.rmdir()
        return deleted
