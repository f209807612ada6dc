"""What the last builds came to, in `.tusach/history.json`: by it `tusach budget` tells growth.

Dates are those of this machine's clock; no file of the site has one.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEPT = 60
"""Builds that are remembered: at one a week, more than a year."""


@dataclass(frozen=True, slots=True)
class Build:
    """What one build came to; `day` is written as in ISO 8601."""

    day: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class History:
    """The builds that changed the site, oldest first; the bytes of each book now and one build before."""

    builds: tuple[Build, ...] = ()
    before: Mapping[str, int] | None = None
    now: Mapping[str, int] | None = None


def book_bytes(files: Mapping[str, int]) -> dict[str, int]:
    """Return the bytes of each book by id; `files` are those of each file by its path in the site."""
    found: Counter[str] = Counter()
    for path, count in files.items():
        folder, _, rest = path.partition("/")
        ident, inside, _ = rest.partition("/")
        if folder == "books" and inside:
            found[ident] += count
    return dict(found)


def read(path: Path) -> History:
    """Return what is remembered: nothing where there is no such file, or it is damaged."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        builds = tuple(Build(str(day), int(files), int(count)) for day, files, count in value["builds"])
        return History(builds, value["before"], value["now"])
    except (OSError, ValueError, KeyError, TypeError):
        return History()


def remember(path: Path, files: Mapping[str, int], day: str) -> None:
    """Add a build that changed the site."""
    known = read(path)
    builds = [*known.builds, Build(day, len(files), sum(files.values()))][-_KEPT:]
    value = {
        "builds": [[build.day, build.files, build.bytes] for build in builds],
        "before": known.now,
        "now": book_bytes(files),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(value), encoding="utf-8")
    temporary.replace(path)
