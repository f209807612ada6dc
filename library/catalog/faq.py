"""Rows of `faq.csv`: what people ask the library, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from library.catalog import cells
from library.catalog.faults import Faults
from library.catalog.ids import given_id
from library.catalog.model import Question
from library.catalog.near import Near
from library.errors import Problem, Severity
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.model import Reference
    from library.catalog.reader import Row, Table
    from library.catalog.references import References

CONTACT: Final = "lien-he"
"""The id of the row that says whom to ask when nothing else answers."""


def check_faq(
    table: Table, name: str, places: References
) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """Return the questions in the order of the table and every fault in it; `name` is people's for it."""
    faults = Faults(name, table.headers)
    rows = _answered(table.rows, faults)
    asked = {fold(row.one("question")): ident for ident, row in rows.items()}
    near = Near([*rows, *(row.one("question") for row in rows.values())])
    said: dict[str, int] = {fold(row.one("question")): row.number for row in rows.values()}
    questions = []
    for ident, row in rows.items():
        following = (_next(text, row, rows, asked, near, faults) for text in row.many("next"))
        questions.append(
            Question(
                row=row.number,
                id=ident,
                text=row.one("question"),
                variants=tuple(_variants(row, said, faults)),
                answer=row.one("answer"),
                topic=row.one("topic"),
                link=_link(row, places, faults),
                next=tuple(dict.fromkeys(filter(None, following))),
            )
        )
    if rows and CONTACT not in rows:
        details = (("id", CONTACT),)
        faults.found.append(Problem("CAT-096", name, severity=Severity.WARNING, details=details))
    return tuple(questions), (*table.problems, *faults.in_order())


def is_asked(table: Table) -> bool:
    """Return whether a table of questions has one that is answered."""
    return any(row.one("question") and row.one("answer") for row in table.rows)


def _answered(rows: Iterable[Row], faults: Faults) -> dict[str, Row]:
    """Return the rows that ask and answer something new, by id."""
    seen: dict[str, int] = {}
    asked: dict[str, int] = {}
    kept = {}
    for row in rows:
        question = row.one("question")
        missing = next((field for field in ("question", "answer") if not row.one(field)), "")
        if missing:
            code = "CAT-090" if missing == "question" else "CAT-091"
            faults.add(code, row, missing, question, left_out=True)
            continue
        key = fold(question)
        if key in asked:
            faults.add("CAT-094", row, "question", question, left_out=True, other=str(asked[key]))
            continue
        ident = cells.own_id(row, faults, seen, question)
        if ident:
            asked[key] = row.number
            kept[ident] = row
    return kept


def _variants(row: Row, said: dict[str, int], faults: Faults) -> Iterable[str]:
    """Yield the other ways to ask a question that no row before has."""
    for text in row.many("variants"):
        other = said.setdefault(fold(text), row.number)
        if other != row.number:
            faults.add("CAT-095", row, "variants", text, other=str(other))
        else:
            yield text


def _link(row: Row, places: References, faults: Faults) -> Reference | None:
    text = row.one("link")
    found = places.find(text) if text else None
    if text and not found:
        faults.add("CAT-092", row, "link", text, suggestion=places.near(text))
    return found


def _next(
    text: str, row: Row, rows: dict[str, Row], asked: dict[str, str], near: Near, faults: Faults
) -> str:
    """Return the id of the question that a cell names by its id or by its words."""
    ident = given_id(text)
    found = ident if ident in rows else asked.get(fold(text), "")
    if not found:
        faults.add("CAT-093", row, "next", text, suggestion=near(text))
    return found
