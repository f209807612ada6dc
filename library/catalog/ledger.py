"""The permanent record of issued QR codes: `catalog/qr.csv`, written by the tool alone.

A code is a row. Rows are added and filled in, never taken away, so that two branches of a school's
folder merge line by line (`catalog/qr.csv merge=union` in `.gitattributes`): the same code twice is
one code that knows what both rows know.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from pathlib import Path

# Neither 0/O nor 1/I/l: a code must survive being typed from a poster.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 5
_FIRST = ("code", "kind", "target", "label", "issued", "retired")
_HEADER = (*_FIRST, "printed", "address")

Target = tuple[str, str]
"""What a code leads to: a kind (shelf, book, …) and the id of one of that kind."""


@dataclass(frozen=True, slots=True)
class Code:
    """An issued code: what it leads to, and when and for which address it went out.

    `issued`, `retired` and `printed` are ISO dates: first issued, out of use ("" = live), last
    printed by `tusach labels` ("" = never); `address` is the site's address that the printed
    code holds, "" while the school had none; `row` is the row in the file, 0 for a new one.
    """

    code: str
    kind: str
    target: str
    label: str
    issued: str
    retired: str = ""
    printed: str = ""
    address: str = ""
    row: int = field(default=0, compare=False, repr=False)

    @property
    def leads_to(self) -> Target:
        """The kind and the id the code was issued for."""
        return self.kind, self.target


def read_ledger(path: Path) -> tuple[Code, ...]:
    """Return the issued codes in file order; a missing ledger is an empty one.

    Raises:
        LibraryError: when the file is not a ledger, or one code has two targets; it is never
            overwritten then.
    """
    if not path.exists():
        return ()
    try:
        # Strict: what follows a quotation mark that is not closed must not vanish into one label.
        table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), strict=True)
        if not set(_FIRST) <= set(table.fieldnames or ()):
            raise LibraryError("ledger-unreadable", file=path.name)
        rows = [
            Code(**{name: (row.get(name) or "").strip() for name in _HEADER}, row=table.line_num)
            for row in table
            # A merge of two new ledgers may leave the header standing twice.
            if row["code"] != "code"
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise LibraryError("ledger-unreadable", file=path.name) from error
    return _merged(rows, path.name)


def _merged(rows: Iterable[Code], file: str) -> tuple[Code, ...]:
    """Return one value for each code.

    Raises:
        LibraryError: when a row holds no code, as the marks of an unfinished merge do not, or two
            rows give one code to two targets.
    """
    found: dict[str, Code] = {}
    for code in rows:
        if not (code.code and code.kind and code.target and set(code.code) <= set(ALPHABET)):
            raise LibraryError("ledger-row", file=file, row=code.row, value=code.code)
        first = found.setdefault(code.code, code)
        if first.leads_to != code.leads_to:
            raise LibraryError(
                "code-twice",
                file=file,
                row=code.row,
                other=first.row,
                code=code.code,
                target=f"{code.kind} {code.target}",
                before=f"{first.kind} {first.target}",
            )
        if first is not code:
            found[code.code] = _joined(first, code)
    return tuple(found.values())


def _joined(one: Code, other: Code) -> Code:
    """Return what two rows of one code know together; the order of the rows does not matter."""
    printed, address = max((one.printed, one.address), (other.printed, other.address))
    return replace(
        one,
        label=min(one.label, other.label),
        issued=min(one.issued, other.issued),
        retired=min(filter(None, (one.retired, other.retired)), default=""),
        printed=printed,
        address=address,
    )


def live(ledger: Iterable[Code], moved: Mapping[Target, str]) -> dict[Target, Code]:
    """Return the code of each target that has one in use; `moved` tells the ids that old ids became.

    Of several codes for one target, the first is the one to print; all of them lead there.
    """
    found: dict[Target, Code] = {}
    for code in ledger:
        if not code.retired:
            found.setdefault(aim(code, moved), code)
    return found


def aim(code: Code, moved: Mapping[Target, str]) -> Target:
    """Return what a code leads to today."""
    return code.kind, moved.get(code.leads_to, code.target)


def issue(
    ledger: tuple[Code, ...],
    wanted: Iterable[tuple[Target, str]],
    today: str,
    address: str = "",
    moved: Mapping[Target, str] | None = None,
) -> tuple[Code, ...]:
    """Return `ledger` with a code for every wanted (target, label) that had none.

    A code is derived from its target, so that two people who issue it apart get the same one;
    a code that stands in the ledger, retired or not, is never given to anything else. Codes that
    were issued before the school had an address get `address`.
    """
    had = live(ledger, moved or {})
    used = {code.code for code in ledger}
    added = []
    for target, label in wanted:
        if target in had:
            continue
        code = next(c for c in _candidates(*target) if c not in used)
        used.add(code)
        had[target] = made = Code(code, *target, label, today, address=address)
        added.append(made)
    kept = (replace(code, address=address) if not (code.address or code.retired) else code for code in ledger)
    return (*kept, *added)


def printed(ledger: tuple[Code, ...], codes: Container[str], today: str, address: str) -> tuple[Code, ...]:
    """Return the ledger that remembers that `codes` were printed with `address`."""
    return tuple(
        replace(code, printed=today, address=address) if code.code in codes else code for code in ledger
    )


def retire(ledger: tuple[Code, ...], codes: Container[str], today: str) -> tuple[Code, ...]:
    """Return the ledger in which `codes` are out of use; their pages then say so."""
    return tuple(
        replace(code, retired=today) if code.code in codes and not code.retired else code for code in ledger
    )


def write_ledger(path: Path, ledger: tuple[Code, ...]) -> None:
    """Write the ledger through a temporary file, so that an interrupted write loses nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows([tuple(getattr(code, name) for name in _HEADER) for code in ledger])
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".csv.tmp")
    # Bytes: on Windows a text would get other line ends, and every row would be another one to git.
    temporary.write_bytes(out.getvalue().encode())
    temporary.replace(path)


def _candidates(kind: str, target: str) -> Iterator[str]:
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
