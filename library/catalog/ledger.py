"""The permanent record of issued QR codes: `catalog/qr.csv`, written by the tool alone."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Neither 0/O nor 1/I/l: a code must survive being typed from a poster.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 5
_HEADER = ("code", "kind", "target", "label", "issued", "retired")


@dataclass(frozen=True, slots=True)
class Code:
    """An issued code: what it leads to, and the ISO dates it was issued and retired ("" = live)."""

    code: str
    kind: str
    target: str
    label: str
    issued: str
    retired: str = ""


def read_ledger(path: Path) -> tuple[Code, ...]:
    """Return the issued codes in file order; a missing ledger is an empty one.

    Raises:
        LibraryError: when the file is not a ledger; it is never overwritten then.
    """
    if not path.exists():
        return ()
    try:
        table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
        if not set(_HEADER) <= set(table.fieldnames or ()):
            raise LibraryError("ledger-unreadable", file=path.name)
        return tuple(Code(**{name: row[name] or "" for name in _HEADER}) for row in table)
    except (UnicodeDecodeError, csv.Error) as error:
        raise LibraryError("ledger-unreadable", file=path.name) from error


def issue(ledger: tuple[Code, ...], wanted: Iterable[tuple[str, str, str]], today: str) -> tuple[Code, ...]:
    """Return `ledger` with a code for every (kind, target, label) that had none.

    A code is derived from its target, so that two people who issue it apart get the same one;
    a code that stands in the ledger, retired or not, is never given to anything else.
    """
    live = {(code.kind, code.target) for code in ledger if not code.retired}
    used = {code.code for code in ledger}
    added = []
    for kind, target, label in wanted:
        if (kind, target) in live:
            continue
        code = next(c for c in _candidates(kind, target) if c not in used)
        used.add(code)
        live.add((kind, target))
        added.append(Code(code, kind, target, label, today))
    return (*ledger, *added)


def write_ledger(path: Path, ledger: tuple[Code, ...]) -> None:
    """Write the ledger through a temporary file, so that an interrupted write loses nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows([tuple(getattr(code, name) for name in _HEADER) for code in ledger])
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".csv.tmp")
    temporary.write_text(out.getvalue(), encoding="utf-8")
    temporary.replace(path)


def _candidates(kind: str, target: str) -> Iterable[str]:
    attempt = 0
    while True:
        digest = sha256(f"{kind}/{target}/{attempt}".encode()).digest()
        number = int.from_bytes(digest)
        code = ""
        for _ in range(CODE_LENGTH):
            number, digit = divmod(number, len(ALPHABET))
            code += ALPHABET[digit]
        yield code
        attempt += 1
