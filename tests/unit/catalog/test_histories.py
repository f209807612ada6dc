"""Whatever a school does over the years, no code that was issued dies silently.

Random histories: shelves and books are added, renamed, brought back and dropped, codes are issued,
printed and retired, two copies of the folder go apart and are merged line by line, as git does
with `merge=union`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from support.schools import settings_for

from library.catalog import ledger
from library.catalog.model import Catalog, Holding, Shelf
from library.issuing import Register, faults, issue_codes, ledger_path, register, save, targets

if TYPE_CHECKING:
    from pathlib import Path

    from library.settings import Settings

NAMES = "abcde"
STEPS = ("add", "rename", "rename silently", "drop", "issue", "print", "retire", "merge")
steps = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.sampled_from(["shelf", "book"]),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
    ),
    max_size=30,
)


@dataclass(slots=True)
class Folder:
    """A copy of a school's folder: what there is with its old ids, and its ledger."""

    root: Path
    held: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        return settings_for(self.root, book_codes=True)

    def known(self) -> Register:
        holdings = [
            Holding(2, ident, ident, old_ids=old)
            for (kind, ident), old in self.held.items()
            if kind == "book"
        ]
        shelves = [
            Shelf(ident, ident, old_ids=old, row=2)
            for (kind, ident), old in self.held.items()
            if kind == "shelf"
        ]
        catalog = Catalog(tuple(holdings), tuple(shelves))
        return register(self.settings, catalog, targets(self.settings, catalog, holdings))

    def step(self, what: str, kind: str, name: str, other: str) -> None:
        target, new = (kind, name), (kind, other)
        if what == "add":
            self.held.setdefault(target, ())
        elif what.startswith("rename") and target in self.held and new not in self.held:
            old = self.held.pop(target)
            self.held[new] = (*old, name) if what == "rename" else old
        elif what == "drop":
            self.held.pop(target, None)
        else:
            self.write(what, target)

    def write(self, what: str, target: tuple[str, str]) -> None:
        known = self.known()
        if what == "issue" and not [fault for fault in faults(self.settings, known) if fault.left_out]:
            issue_codes(self.settings, known)
        elif what == "print":
            codes = {code.code for code in known.codes if code.leads_to == target}
            save(
                self.settings, known, ledger.printed(known.codes, codes, "2027-01-01", self.settings.site_url)
            )
        elif what == "retire":
            codes = {code.code for code in known.codes if code.leads_to == target}
            save(self.settings, known, ledger.retire(known.codes, codes, "2027-02-02"))

    def merge(self, other: Folder) -> None:
        """Take over what the other copy has, as a union merge of the lines."""
        mine, theirs = (ledger_path(folder.settings) for folder in (self, other))
        if theirs.exists():
            lines = mine.read_text(encoding="utf-8").splitlines() if mine.exists() else []
            lines += [line for line in theirs.read_text(encoding="utf-8").splitlines() if line not in lines]
            mine.parent.mkdir(parents=True, exist_ok=True)
            mine.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        for target, old in other.held.items():
            self.held[target] = tuple(dict.fromkeys((*self.held.get(target, ()), *old)))


@settings(max_examples=150)
@given(mine=steps, theirs=steps, after=steps)
def test_no_issued_code_dies_silently(
    tmp_path_factory, mine: list[tuple[str, ...]], theirs: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    one, two = (Folder(tmp_path_factory.mktemp("truong")) for _ in range(2))
    issued: dict[str, tuple[str, str]] = {}

    def look(folder: Folder) -> None:
        known = folder.known()
        told = {fault.value for fault in faults(folder.settings, known) if fault.left_out}
        for code in known.codes:
            # Never given to anything else.
            assert issued.setdefault(code.code, code.leads_to) == code.leads_to
            assert code.retired or known.aim(code) or code.code in told

    for folder, history in ((one, mine), (two, theirs)):
        for what, kind, name, other in history:
            if what == "merge":
                one.merge(two)
            else:
                folder.step(what, kind, name, other)
            look(folder)
    one.merge(two)
    before = {code.code for code in one.known().codes}
    assert before == set(issued)
    for step in after:
        one.step(*step)
        look(one)
    assert set(issued) <= {code.code for code in one.known().codes}
