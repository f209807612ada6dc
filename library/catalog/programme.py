"""The tables of a school's activities, read and checked together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.catalog.activities import Activities
from library.catalog.answers import answer_files, read_answers
from library.catalog.contests import check_contests, check_entries
from library.catalog.surveys import check_surveys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from library.catalog.reader import Table
    from library.errors import Problem
    from library.settings import Settings


def read_activities(
    settings: Settings, tables: Mapping[str, Table], names: Mapping[str, str], books: Iterable[str]
) -> tuple[Activities, tuple[Problem, ...]]:
    """Return what goes on and every fault in its tables; `tables` and their `names` are by kind, `books` are ids."""
    pages = dict(_pages(settings.docs_dir))
    contests, of_contests = check_contests(tables["contests"], names["contests"], pages)
    entries, of_entries = check_entries(tables["entries"], names["entries"], books, contests)
    asked, of_surveys = check_surveys(tables["surveys"], names["surveys"])
    files = ((path, settings.relative(path)) for path in answer_files(settings.catalog_dir))
    surveys, of_answers = read_answers(files, asked)
    problems = (*of_contests, *of_entries, *of_surveys, *of_answers)
    return Activities(contests, entries, surveys), problems


def _pages(docs: Path) -> Iterable[tuple[str, str]]:
    """Yield (name, URL) of the school's Markdown pages; MkDocs makes the index of a folder of its README."""
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).with_suffix("").as_posix()
        stem = "index" if path.stem == "README" else path.stem
        yield name.casefold(), f"{name.removesuffix(path.stem)}{stem}.html"
