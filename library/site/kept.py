"""Pages of former builds that need not be made again.

What is remembered is a fact that stays true: what is made from this has that digest and so many bytes. So
it matters little which build remembered it, or whether the site still has the page; the emitter looks at
that, and lets a page be made after all where it is missing.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from library.site.emit import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Kept:
    """Knows pages by all that they are made from."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[str, tuple[str, int]] = {}
        self._used: dict[str, tuple[str, int]] = {}
        if path:
            with suppress(OSError, ValueError):
                self._known = json.loads(path.read_text(encoding="utf-8"))

    def output(self, url: str, make: Callable[[], OutputFile], *made_from: object) -> OutputFile:
        """Return the page that `make` makes, unmade when one was made from the same before.

        `made_from` must tell all that decides about the page, by `repr`.
        """
        told = "\0".join(part if isinstance(part, str) else repr(part) for part in (url, *made_from))
        address = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        if known := self._known.get(address):
            output = OutputFile(url, lambda: make().data(), known[0], known[1])
        else:
            output = make()
        self._used[address] = (output.digest, output.weight)
        return output

    def save(self) -> None:
        """Remember the pages that were asked for, and forget all others."""
        if self._path and self._used.keys() != self._known.keys():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._path.with_suffix(".tmp")
            temporary.write_text(json.dumps(self._used), encoding="utf-8")
            temporary.replace(self._path)
