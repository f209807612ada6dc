"""Answers to surveys, as Google Forms and others export them: a row a person, a column a question.

Only the columns of questions are read. What else such a file holds (times, mail addresses, names)
is nobody's business.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from natsort import natsorted

from library.catalog import values
from library.catalog.activities import Answers
from library.catalog.columns import header_key
from library.catalog.ids import given_id
from library.catalog.near import Near
from library.catalog.sheet import read_sheet
from library.errors import Problem, Severity
from library.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from library.catalog.activities import Question, Survey
    from library.catalog.records import Record

ANSWERS: Final = "surveys"
"""The folder of exported answers in the catalog's."""
_SUFFIXES: Final = frozenset({".csv", ".xlsx"})
_APPROVED: Final = frozenset(map(header_key, ("Duyệt", "Đã duyệt", "approved")))
_STARS: Final = range(5, 0, -1)
OTHER: Final = ""
"""The answer to a choice that is none of its options."""


def answer_files(catalog_dir: Path) -> list[Path]:
    """Return the exported answers, a file for each survey, in natural order."""
    folder = catalog_dir / ANSWERS
    there = folder.iterdir() if folder.is_dir() else ()
    return natsorted(
        path for path in there if path.suffix.lower() in _SUFFIXES and not path.name.startswith((".", "~"))
    )


def read_answers(
    files: Iterable[tuple[Path, str]], surveys: tuple[Survey, ...]
) -> tuple[tuple[Survey, ...], tuple[Problem, ...]]:
    """Return the surveys with their answers, and every fault; `files` come with their names as people know them."""
    found = {survey.id: survey for survey in surveys}
    near = Near(found)
    problems: list[Problem] = []
    for path, name in files:
        ident = given_id(path.stem)
        if ident not in found:
            details = (("suggestion", near(ident)),)
            problems.append(
                Problem("CAT-089", name, value=path.stem, severity=Severity.WARNING, details=details)
            )
            continue
        found[ident], faults = _read(path, name, found[ident])
        problems += faults
    return tuple(found.values()), tuple(problems)


def _read(path: Path, name: str, survey: Survey) -> tuple[Survey, list[Problem]]:
    wanted = {_key(question): at for at, question in enumerate(survey.questions)}
    sheet = read_sheet(path, name, lambda cells: len(wanted.keys() & set(map(header_key, cells))))
    filled = [record for record in sheet.records if any(map(str.strip, record.cells))]
    if not filled:
        return survey, sheet.problems
    headers = [header_key(cell) for cell in filled[0].cells]
    columns = {wanted[key]: at for at, key in enumerate(headers) if key in wanted}
    approved = next((at for at, key in enumerate(headers) if key in _APPROVED), None)
    problems = sheet.problems + _missing(survey, columns, filled[0], name)
    body = filled[1:]
    questions = []
    for at, question in enumerate(survey.questions):
        column = columns.get(at)
        if column is None:
            questions.append(question)
            continue
        answers, odd = _answers(question, [_Cell(record, column, approved) for record in body])
        questions.append(replace(question, answers=answers))
        if odd:
            details = (("count", str(len(odd))),)
            header = filled[0].cells[column]
            problems.append(
                Problem("CAT-088", name, odd[0].row, header, odd[0].text, Severity.WARNING, details)
            )
    return replace(survey, questions=tuple(questions), answered=len(body)), problems


class _Cell:
    """One answer: its text, its row, and whether what a person wrote may be published."""

    __slots__ = ("approved", "row", "text")

    def __init__(self, record: Record, column: int, approved: int | None) -> None:
        self.row = record.number
        self.text = clean(_at(record, column))
        self.approved = approved is not None and bool(values.yes_no(_at(record, approved)))


def _at(record: Record, column: int) -> str:
    return record.cells[column] if column < len(record.cells) else ""


def _key(question: Question) -> str:
    return header_key(question.text)


def _missing(survey: Survey, columns: dict[int, int], header: Record, name: str) -> list[Problem]:
    """Tell of each question that no column is the answer to."""
    near = Near(cell for cell in header.cells if cell.strip())
    return [
        Problem(
            "CAT-086",
            name,
            header.number,
            "",
            question.text,
            Severity.WARNING,
            (("suggestion", near(question.text)),),
        )
        for at, question in enumerate(survey.questions)
        if at not in columns
    ]


def _answers(question: Question, cells: Sequence[_Cell]) -> tuple[Answers, list[_Cell]]:
    """Return the answers to a question, and those that are none."""
    given = [cell for cell in cells if cell.text]
    if question.kind == "text":
        texts = tuple(cell.text for cell in given if cell.approved)
        return Answers(texts=texts, given=len(given)), []
    if question.kind == "rating":
        stars = {id(cell): values.stars(cell.text) for cell in given}
        counted = Counter(filter(None, stars.values()))
        counts = tuple((str(star), counted[star]) for star in _STARS)
        return Answers(counts, given=counted.total()), [cell for cell in given if not stars[id(cell)]]
    options = {fold(option): option for option in question.options}
    chosen = Counter(options.get(fold(cell.text), OTHER) for cell in given)
    names = (*question.options, *((OTHER,) if chosen[OTHER] else ()))
    return Answers(tuple((name, chosen[name]) for name in names), given=len(given)), []
