"""Rows of `contests.csv` and `entries.csv`: what is asked for, and what pupils handed in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from library.catalog import cells, values
from library.catalog.activities import Contest, Entry
from library.catalog.cells import Known
from library.catalog.faults import Faults, first_of
from library.catalog.ids import given_ids
from library.catalog.near import Near
from library.errors import Problem, Severity
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from library.catalog.reader import Row, Table

_GRADE: Final = re.compile(r"(?:lop |khoi |class |grade )?(1[0-2]|[1-9])(?![0-9])")
_AWARDS: Final = ("dac biet", "nhat", "nhi", "ba", "tu", "khuyen khich")
_RANKS: Final = {name: rank for rank, name in enumerate(_AWARDS)} | {"first": 1, "second": 2, "third": 3}
_RANK: Final = re.compile(r"\b(" + "|".join(_RANKS) + r")\b")
NO_AWARD: Final = 99


def check_contests(
    table: Table, name: str, pages: Mapping[str, str]
) -> tuple[tuple[Contest, ...], tuple[Problem, ...]]:
    """Return the contests, the newest first, and every fault in the table, people's name of which is `name`.

    `pages` are the URLs of the school's Markdown pages by their names without ending, in small letters.
    """
    faults = Faults(name, table.headers)
    near = Near(sorted(pages))
    seen: dict[str, int] = {}
    made = [
        contest
        for row in table.rows
        if not row.shifted and (contest := _contest(row, pages, near, faults, seen))
    ]
    made.sort(key=lambda contest: (contest.end or contest.start, contest.start, contest.row), reverse=True)
    return tuple(made), (*table.problems, *faults.in_order())


def _contest(
    row: Row, pages: Mapping[str, str], near: Near, faults: Faults, seen: dict[str, int]
) -> Contest | None:
    named = cells.named(row, faults, seen)
    if named is None:
        return None
    title, ident = named
    start, end = cells.day(row, "start", faults), cells.day(row, "end", faults)
    if start and end and end < start:
        faults.add("CAT-071", row, "end", row.one("end"), start=row.one("start"))
        start = end = ""
    return Contest(
        row=row.number,
        id=ident,
        title=title,
        start=start,
        end=end,
        audience=row.one("audience"),
        description=row.one("description"),
        rules=_rules(row, pages, near, faults),
        submit_url=cells.address(row, "submit_url", faults),
        old_ids=given_ids(row.many("old_ids")),
    )


def _rules(row: Row, pages: Mapping[str, str], near: Near, faults: Faults) -> str:
    given = row.one("rules_page")
    if not given or values.web_address(given):
        return given
    wanted = re.sub(r"\.(md|html)$", "", given.replace("\\", "/").strip("/").casefold())
    if wanted not in pages:
        faults.add("CAT-072", row, "rules_page", given, suggestion=near(wanted))
    return pages.get(wanted, "")


def check_entries(
    table: Table, name: str, books: Iterable[str], contests: Iterable[Contest]
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries with a plain consent, in display order, and every fault in the table.

    An entry shows a child's name, face or words: without a consent nothing of it is returned, and
    nothing of a row whose cells may be shifted.
    """
    faults = Faults(name, table.headers)
    known = Known((contest.id for contest in contests), "CAT-070"), Known(books)
    seen: dict[str, int] = {}
    waiting = []
    made = []
    for row in table.rows:
        if row.shifted:
            continue
        if not cells.said_yes(row, "consent", faults):
            waiting.append(row.number)
        elif entry := _entry(row, *known, faults, seen):
            made.append(entry)
    # Awards come first, then schools with their grades.
    made.sort(
        key=lambda one: (one.rank, fold(one.school), int(one.grade or NO_AWARD), fold(one.group), one.row)
    )
    return tuple(made), (*table.problems, *faults.in_order(), *_waiting(waiting, faults))


def _entry(row: Row, contests: Known, books: Known, faults: Faults, seen: dict[str, int]) -> Entry | None:
    contest = contests.find(row.one("contest_id"), row, "contest_id", faults)
    book = row.one("book_id") and books.find(row.one("book_id"), row, "book_id", faults, left_out=False)
    video, transcript = cells.address(row, "video_url", faults), row.one("transcript")
    told = [row.one(field) for field in ("display_name", "class", "school")]
    if contest and not (video or transcript or book):
        faults.add("CAT-074", row, "video_url", left_out=True)
        return None
    made = cells.digest(contest, book, video, transcript, *told)
    ident = contest and cells.own_id(row, faults, seen, made)
    if not ident:
        return None
    display, group, school = told
    grade = _GRADE.match(fold(group))
    award = row.one("award")
    ranked = _RANK.search(fold(award))
    return Entry(
        row=row.number,
        id=ident,
        contest=contest,
        book=book,
        name=display,
        group=group,
        grade=grade[1] if grade else "",
        school=school,
        video_url=video,
        transcript=transcript,
        award=award,
        rank=NO_AWARD if not award else _RANKS[ranked[1]] if ranked else len(_AWARDS),
    )


def _waiting(rows: list[int], faults: Faults) -> list[Problem]:
    """Tell of the rows that wait for a consent, all at once: they are no fault, but somebody may look for them."""
    if not rows:
        return []
    details = (("count", str(len(rows))), ("rows", first_of(rows)))
    column = faults.headers.get("consent", "")
    return [Problem("CAT-073", faults.name, rows[0], column, "", Severity.WARNING, details)]
