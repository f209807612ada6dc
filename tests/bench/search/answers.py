"""What a search says and costs, in one shape for all of them."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Place = tuple[str, int]
"""A book's id and a page from 1; 0 is its catalog record."""


@dataclass(frozen=True, slots=True)
class Made:
    """An index as it was made, in bytes: of the text, the index, what snippets need; files, seconds, scripts."""

    text: int
    index: int
    snippets: int
    files: int
    seconds: float
    scripts: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The first ten places, and what the query fetched: bytes, files, then those for the ten snippets.

    `cpu` is in milliseconds.
    """

    top: tuple[Place, ...]
    total: int
    bytes: int
    files: int
    cpu: float
    snippet_bytes: int
    snippet_files: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers in the order of the queries, and the bytes and files that every first visit fetches."""

    fixed_bytes: int
    fixed_files: int
    answers: tuple[Answer, ...]


def ask(driver: Path, folder: Path, queries: list[str], place: Callable[[Any], Place]) -> Answers:
    """Let a driver in JavaScript answer the queries from the files in `folder`."""
    node = shutil.which("node")
    if not node:
        raise SystemExit("Node is needed to ask in JavaScript")
    told = subprocess.run(
        [node, str(driver), str(folder)],
        input=json.dumps({"queries": queries}),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=3600,
    )
    said = json.loads(told.stdout)
    return Answers(
        said["fixed"]["bytes"],
        said["fixed"]["files"],
        tuple(
            Answer(
                tuple(place(found) for found in one["top"]),
                one["total"],
                one["bytes"],
                one["files"],
                one["cpu"],
                one["snippets"]["bytes"],
                one["snippets"]["files"],
            )
            for one in said["answers"]
        ),
    )


def folder_size(files: Iterable[Path]) -> int:
    """Return the bytes of files."""
    return sum(file.stat().st_size for file in files)
