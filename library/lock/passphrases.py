"""The passphrases of a school's classes: from the environment, and from a file that git must not know.

`passphrases.toml` lies beside mkdocs.yml and says `6A = "…"`, or `6A = ["…", "…"]` while an old one
still holds. Where a site is built by a service, the variable `TUSACH_PASSPHRASES` holds the text of
that file (one secret, whatever the classes), or `TUSACH_PASSPHRASE_6A` the passphrase of one class.
What they say is never shown: faults name a class, a file, a line.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from library.catalog.classes import class_key
from library.errors import LibraryError, Problem, Severity
from library.lock.normal import normalised
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from library.settings import Settings

FILE = "passphrases.toml"
VARIABLE = "TUSACH_PASSPHRASE"
TABLE = f"{VARIABLE}S"

_LEAST, _LEAST_LETTERS = 14, 6
_SECRET = re.compile("passphrase|password|passwd|mat[ _-]?khau")
_LINE = re.compile(r"at line (\d+)")
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Passphrases:
    """The passphrases of each class, by its key (`class_key`), and the faults of where they stand."""

    of: Mapping[str, tuple[str, ...]] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def classes(self) -> frozenset[str]:
        """The classes that have a passphrase."""
        return frozenset(self.of)


def read_passphrases(settings: Settings, environment: Mapping[str, str] = os.environ) -> Passphrases:
    """Return the passphrases of the school; those of the environment count for more than the file's."""
    problems: list[Problem] = []
    file = _from_file(settings.root / FILE, problems)
    table = _from_text(environment.get(TABLE, ""), problems, TABLE)
    variables = _from_environment(environment)
    for found, where in ((file, FILE), (table, TABLE), (variables, "")):
        weak = [name for name, phrases in found.items() if any(map(is_weak, phrases))]
        problems += [_told("ACC-021", file=where, name=name) for name in weak]
    of: dict[str, tuple[str, ...]] = {}
    for found in (file, table, variables):
        keys: dict[str, tuple[str, ...]] = {}
        for name, phrases in found.items():
            key = class_key(name.removeprefix(VARIABLE))
            keys[key] = (*keys.get(key, ()), *phrases)
        of |= keys
    return Passphrases(of, tuple(problems))


def refuse_passphrases(written: object, file: str) -> None:
    """Refuse a configuration that holds a passphrase: it is committed, and in many schools public.

    Raises:
        LibraryError: when an entry, at any depth, has the name of one.
    """
    if isinstance(written, dict):
        for name, value in written.items():
            if _SECRET.search(fold(str(name))):
                raise LibraryError("passphrase-in-config", file=file, name=name)
            refuse_passphrases(value, file)
    elif isinstance(written, list):
        for value in written:
            refuse_passphrases(value, file)


def is_weak(phrase: str) -> bool:
    """Return whether a passphrase is soon guessed by a machine that has the files.

    What counts is its normalised form: under 14 letters, under 6 different ones, or digits alone.
    """
    plain = normalised(phrase)
    return len(plain) < _LEAST or len(set(plain)) < _LEAST_LETTERS or plain.replace(" ", "").isdigit()


def _from_environment(environment: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the passphrases of each variable, by its name."""
    names = (name for name in sorted(environment) if name == VARIABLE or name.startswith(f"{VARIABLE}_"))
    return {name: (environment[name],) for name in names if normalised(environment[name])}


def _from_file(path: Path, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        problems.append(_told("ACC-023", Severity.ERROR))
        return {}
    exposed = _exposed(path)
    if exposed:
        problems.append(_told(exposed, Severity.ERROR if exposed == "ACC-022" else Severity.WARNING))
    return {} if exposed == "ACC-022" else _from_text(text, problems, FILE)


def _from_text(text: str, problems: list[Problem], where: str) -> dict[str, tuple[str, ...]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        # The words of the error may quote what stands in the line.
        row = int(line[1]) if line else 0
        problems.append(_told("ACC-023", Severity.ERROR, file=where, row=row))
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        phrases = tuple(_phrases(value))
        if not phrases:
            problems.append(_told("ACC-024", file=where, name=name))
        else:
            found[name] = phrases
    return found


def _phrases(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and normalised(each):
            yield each


def _exposed(path: Path) -> str:
    """Return the fault of a file that git publishes (ACC-022), or would with the next `git add` (ACC-026)."""
    if _git(path, "ls-files", "--error-unmatch") == 0:
        return "ACC-022"
    return "ACC-026" if _git(path, "check-ignore", "--quiet") == 1 else ""


def _git(path: Path, *arguments: str) -> int | None:
    """Return the exit code of a git command on a file, None without git."""
    program = shutil.which("git")
    if program is None:
        return None
    command = [program, "-C", str(path.parent), *arguments, "--", path.name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 -- git
    except (OSError, subprocess.SubprocessError):
        return None
    return done.returncode


def _told(
    code: str, severity: Severity = Severity.WARNING, *, file: str = FILE, row: int = 0, name: str = ""
) -> Problem:
    return Problem(code, file, row, severity=severity, value=name)
