"""Writes the site: only what changed, all of it or nothing, and nothing of an older site is left."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    # Is given the outputs that are new and the paths of all, and raises what speaks against them.
    Check = Callable[[Sequence["OutputFile"], Collection[str]], None]

MARKER = ".tusach-site"
_NEXT, _JOURNAL = ".tusach-next", "journal.json"
_A_FOLDER = 4096
"""Files in one folder of what is laid down."""
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait for a file that another program reads."""


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
        if isinstance(self.content, bytes) or callable(self.content):
            return len(self.data())
        return sum(part.stat().st_size for part in self._parts())

    def data(self) -> bytes:
        """Return its content, read or made."""
        if isinstance(self.content, bytes):
            return self.content
        if callable(self.content):
            return self.content()
        return b"".join(part.read_bytes() for part in self._parts())

    def _parts(self) -> tuple[Path, ...]:
        assert isinstance(self.content, (Path, tuple))
        return self.content if isinstance(self.content, tuple) else (self.content,)


class Emitter:
    """Knows what the last build wrote, by a manifest outside the site.

    A build changes the site in two steps. First all that is new is laid down in a hidden folder of the
    site, and checked; a fault or a kill until then leaves the site untouched. Then a journal is written,
    and every file goes to its place in one step each: what was not there before, pages last, then what is
    replaced, pages last, then deletions. So no page that the old site leads to ever names a file that is
    not there, in whatever order pages name each other. A kill in this step is made good by `recover`, which
    goes on where it was. Folders are never swapped: no system does that in one step everywhere, and
    Windows not at all while somebody looks into one.
    """

    def __init__(self, site_dir: Path, manifest: Path) -> None:
        self._site = site_dir
        self._root = os.fspath(site_dir)
        self._next = site_dir / _NEXT
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

    @classmethod
    def ready(cls, site_dir: Path, manifest: Path) -> Emitter:
        """Return the emitter of a site, once it is whole again after a build that was stopped.

        Raises:
            LibraryError: when a file cannot be replaced, since another program has it open.
        """
        emitter = cls(site_dir, manifest)
        emitter.recover()
        return emitter

    def recover(self) -> None:
        """Finish what a build that was stopped had begun: its site, if that was ready, else nothing."""
        if (self._next / _JOURNAL).is_file():
            self._commit()
        self.discard()

    def emit(
        self,
        outputs: Iterable[OutputFile],
        fingerprint: str,
        check: Check = lambda _changed, _paths: None,
    ) -> tuple[int, int]:
        """Make the site hold exactly `outputs`; return how many files were written and deleted.

        Raises:
            LibraryError: as `prepare` and `publish` do.
        """
        return self.prepare(outputs, fingerprint, check), self.publish()

    def prepare(
        self,
        outputs: Iterable[OutputFile],
        fingerprint: str,
        check: Check = lambda _changed, _paths: None,
    ) -> int:
        """Lay down what is new, and nothing when that fails; return how many files it is.

        `check` gets the outputs that are new and the paths of all, and raises what speaks against them.

        Raises:
            LibraryError: when the folder holds files that this program did not write, when two
                outputs have one path, or when a file cannot be replaced.
        """
        outputs = list(outputs)
        # Before anything is touched: a fault leaves the old site as it is.
        counted = Counter(output.path for output in outputs)
        for path, count in counted.items():
            if count > 1:
                raise LibraryError("two-files", path=path)
        self._claim()
        self.recover()
        changed = self.changed(outputs)
        check(changed, counted.keys())
        try:
            self._stage(
                changed, {path: self._files[path] for path in counted if path in self._files}, fingerprint
            )
        except BaseException:
            self.discard()
            raise
        return len(changed)

    def publish(self) -> int:
        """Put what was laid down into its place; return how many files were deleted.

        Raises:
            LibraryError: when a file cannot be replaced.
        """
        deleted = self._commit()
        self.discard()
        return deleted

    def discard(self) -> None:
        """Take away what was laid down."""
        # The journal goes first: without it nobody takes up what is left.
        (self._next / _JOURNAL).unlink(missing_ok=True)
        shutil.rmtree(self._next, ignore_errors=True)

    def changed(self, outputs: Iterable[OutputFile]) -> list[OutputFile]:
        """Return those that the site does not hold as they are."""
        return [output for output in outputs if not self._has(output)]

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
        marker = self._site / MARKER
        if self._site.exists() and any(self._site.iterdir()) and not marker.exists():
            raise LibraryError("site-not-ours", folder=self._site.name)
        self._site.mkdir(parents=True, exist_ok=True)
        if not marker.exists():
            marker.write_bytes(b"")

    def _has(self, output: OutputFile) -> bool:
        entry = self._files.get(output.path)
        return entry is not None and entry[0] == output.digest and self._unchanged(output.path, entry)

    def _unchanged(self, path: str, entry: list[object]) -> bool:
        try:
            stat = os.stat(f"{self._root}/{path}")  # noqa: PTH116 -- a path object costs four times as much
        except OSError:
            return False
        return entry[1:] == [stat.st_size, stat.st_mtime_ns]

    def _stage(self, changed: Sequence[OutputFile], files: dict[str, list[object]], fingerprint: str) -> None:
        """Lay down all that is new, and last of all the journal."""
        self._next.mkdir()
        moves = []
        ordered = sorted(
            changed, key=lambda output: (output.path in self._files, output.path.endswith(".html"))
        )
        for number, output in enumerate(ordered):
            name = f"{number // _A_FOLDER}/{number % _A_FOLDER}"
            if number % _A_FOLDER == 0:
                (self._next / name).parent.mkdir()
            files[output.path] = _laid_down(output, self._next / name)
            moves.append((name, output.path))
        value = {"site": os.fspath(self._site), "fingerprint": fingerprint, "files": files, "moves": moves}
        _write(self._next / _JOURNAL, json.dumps(value))

    def _commit(self) -> int:
        """Do what the journal says, as far as it is not done yet; return how many files were deleted."""
        journal = json.loads((self._next / _JOURNAL).read_text(encoding="utf-8"))
        for name, path in journal.pop("moves"):
            staged, target = self._next / name, self._site / path
            if staged.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                _replace(staged, target)
        self._files, self.fingerprint = journal["files"], journal["fingerprint"]
        deleted = self._sweep()
        self._manifest.parent.mkdir(parents=True, exist_ok=True)
        _write(self._manifest, json.dumps(journal))
        return deleted

    def _sweep(self) -> int:
        """Delete the files that are no part of the site any more, and folders left empty.

        Hidden files are the host's, such as `.git` of a folder that is published by pushing it.
        """
        deleted, gone = 0, set()
        # Plain names: a path object for each file of a large site takes seconds.
        for folder, folders, names in os.walk(self._root, topdown=False):
            here = folder[len(self._root) + 1 :].replace(os.sep, "/")
            if "/." in f"/{here}":
                continue
            before = f"{here}/" if here else ""
            ours = (name for name in names if not name.startswith(".") or name.endswith(".tmp"))
            stale = [name for name in ours if before + name not in self._files]
            for name in stale:
                Path(folder, name).unlink()
            deleted += len(stale)
            if here and len(stale) == len(names) and all(f"{before}{name}" in gone for name in folders):
                Path(folder).rmdir()
                gone.add(here)
        return deleted


def _laid_down(output: OutputFile, path: Path) -> list[object]:
    """Write an output; return its digest, size and time of change."""
    if isinstance(output.content, Path):
        shutil.copyfile(output.content, path)
    else:
        path.write_bytes(output.data())
    stat = path.stat()
    return [output.digest, stat.st_size, stat.st_mtime_ns]


def _replace(staged: Path, target: Path) -> None:
    """Put a file into its place; on Windows one that is being read gives way a moment later.

    Raises:
        LibraryError: when another program keeps it; what is left is done by the next build.
    """
    for wait in _PATIENCE:
        try:
            staged.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    try:
        staged.replace(target)
    except PermissionError as error:
        raise LibraryError("site-in-use", file=target.name) from error


def _write(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
