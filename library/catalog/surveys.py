"""Rows of `surveys.csv`, a question each: what is asked, and where the answers go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from library.catalog import cells, values
from library.catalog.activities import Question, Survey
from library.catalog.faults import Faults
from library.catalog.ids import given_ids
from library.text import fold

if TYPE_CHECKING:
    from library.catalog.reader import Row, Table
    from library.errors import Problem

_KINDS: Final = {
    "rating": ("sao", "cham sao", "diem", "cham diem", "danh gia", "so sao"),
    "choice": ("chon", "chon mot", "lua chon", "trac nghiem"),
    "text": ("viet", "chu", "viet vai dong", "tu luan", "van ban", "cau hoi mo"),
}
_KIND: Final = {alias: kind for kind, aliases in _KINDS.items() for alias in (kind, *aliases)}
_GOOGLE: Final = re.compile(r"https://docs\.google\.com/forms/(?:u/\d+/)?d/((?:e/)?[\w-]{10,})(?:/.*)?")
_GOOGLE_FIELD: Final = re.compile(r"entry\.\d+")
_SHORT: Final = frozenset({"forms.gle", "forms.google.com"})
_MAIL: Final = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_FEWEST: Final = 2


@dataclass(slots=True)
class _Draft:
    """A survey while its rows are read: the first tells all but the questions."""

    row: Row
    id: str
    title: str
    way: str
    submit_url: str
    questions: list[Question] = field(default_factory=list)


def check_surveys(table: Table, name: str) -> tuple[tuple[Survey, ...], tuple[Problem, ...]]:
    """Return the surveys and every fault in the table, people's name of which is `name`.

    A row without id and title, or with those of a survey above, is another question of that survey.
    """
    faults = Faults(name, table.headers)
    seen: dict[str, int] = {}
    drafts: dict[tuple[str, str], _Draft] = {}
    current: _Draft | None = None
    for row in table.rows:
        if row.shifted:
            continue
        key = fold(row.one("id")), fold(row.one("title"))
        if any(key):
            current = _found(key, drafts) or _draft(row, faults, seen)
            if current:
                drafts.setdefault(key, current)
        if current is None:
            if not any(key):
                faults.add("CAT-005", row, "title", left_out=True)
        elif question := _question(row, current, faults):
            current.questions.append(question)
    made = []
    for draft in {id(draft): draft for draft in drafts.values()}.values():
        if draft.questions:
            made.append(_survey(draft))
        else:
            faults.add("CAT-087", draft.row, "question", draft.title, left_out=True)
    return tuple(made), (*table.problems, *faults.in_order())


def _found(key: tuple[str, str], drafts: dict[tuple[str, str], _Draft]) -> _Draft | None:
    """Return the survey above that a row names by its id or, without one, by its title."""
    ident, title = key
    at = 0 if ident else 1
    return next((draft for known, draft in drafts.items() if known[at] == (ident or title)), None)


def _draft(row: Row, faults: Faults, seen: dict[str, int]) -> _Draft | None:
    named = cells.named(row, faults, seen)
    if named is None:
        return None
    title, ident = named
    given = row.one("submit_url")
    way, url = way_of(given)
    if given and not way:
        short = values.origin(given).rpartition("/")[2] in _SHORT
        why = "problem.survey_short" if short else "problem.survey_address"
        faults.add("CAT-084", row, "submit_url", given, why=why)
    return _Draft(row, ident, title, way, url)


def way_of(given: str) -> tuple[str, str]:
    """Return how answers get to an address and the address to use, ("", "") for one that takes none."""
    if mail := _MAIL.fullmatch(given):
        return "mail", mail[1]
    if google := _GOOGLE.fullmatch(given):
        return "google", f"https://docs.google.com/forms/d/{google[1]}/viewform"
    if not values.origin(given) or urlsplit(given).hostname in {*_SHORT, "docs.google.com"}:
        return "", ""
    return "post", given


def _question(row: Row, survey: _Draft, faults: Faults) -> Question | None:
    text, options = row.one("question"), row.many("options")
    if not text:
        return None
    said = row.one("kind")
    kind = _KIND.get(fold(said)) if said else ""
    if kind is None:
        faults.add("CAT-082", row, "kind", said)
    kind = kind or ("choice" if options else "text")
    if kind == "choice" and len(options) < _FEWEST:
        faults.add("CAT-083", row, "options", text, left_out=True)
        return None
    name = row.one("field")
    if survey.way == "google" and not _GOOGLE_FIELD.fullmatch(name):
        faults.add("CAT-085", row, "field", name, left_out=True, question=text)
        return None
    required = cells.said_yes(row, "required", faults)
    return Question(text, kind, options if kind == "choice" else (), name, required)


def _survey(draft: _Draft) -> Survey:
    row = draft.row
    return Survey(
        row=row.number,
        id=draft.id,
        title=draft.title,
        description=row.one("description"),
        way=draft.way,
        submit_url=draft.submit_url,
        questions=tuple(draft.questions),
        old_ids=given_ids(row.many("old_ids")),
    )
