"""What a build tells: counts, faults, and how long it took."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from library.errors import Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended; `emitted` is False where the old site was left in place.

    `seconds` is wall-clock time, `bytes` and `files` are those of the whole site.
    """

    titles: int
    readable: int
    pages: int
    problems: tuple[Problem, ...]
    emitted: bool = False
    files: int = 0
    bytes: int = 0
    written: int = 0
    deleted: int = 0
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """0 when all went in, 1 when some books or rows were left out."""
        return int(any(problem.left_out for problem in self.problems))


def save(path: Path, result: BuildResult) -> None:
    """Write the result as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    # In ASCII, since the name of a file may hold bytes that are no text.
    temporary.write_text(json.dumps(asdict(result), indent=1), encoding="utf-8")
    temporary.replace(path)


def load(path: Path) -> BuildResult | None:
    """Return the result of the last build, None where there is none to be read."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        problems = tuple(
            Problem(**(p | {"severity": Severity(p["severity"]), "details": tuple(map(tuple, p["details"]))}))
            for p in value.pop("problems")
        )
        return BuildResult(**value, problems=problems)
    except (OSError, ValueError, KeyError, TypeError):
        return None
