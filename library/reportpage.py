"""The reports of a build and of a check as pages to read: one file each, without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from library.report import write
from library.resources import theme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from library.errors import Problem
    from library.messages import Messages
    from library.report import BuildResult

    _Told = tuple[Problem, str, str, str]

_FONT = "@font-face"
_FIRST, _MOST = 8, 1000


@dataclass(frozen=True, slots=True)
class _Group:
    """The faults of one code: the first are shown, more of them on demand, the rest are counted."""

    code: str
    count: int
    first: list[_Told]
    more: list[_Told]

    @property
    def unshown(self) -> int:
        return self.count - len(self.first) - len(self.more)


def save(path: Path, result: BuildResult, m: Messages) -> None:
    """Write the report of a build."""
    write(path, render(result, m).encode("utf-8", "replace"))


def save_check(path: Path, titles: int, problems: Iterable[Problem], m: Messages) -> None:
    """Write the report of a check."""
    write(path, render_check(titles, problems, m).encode("utf-8", "replace"))


def render(result: BuildResult, m: Messages) -> str:
    """Return the page: faults first, then the slowest and the heaviest books, then all."""
    books = sorted(result.books, key=lambda book: (-book.faults, -book.warnings, book.id))
    return _render("report.html", result.problems, m, result=result, books=books)


def render_check(titles: int, problems: Iterable[Problem], m: Messages) -> str:
    """Return the page of a check: how many titles there are, and every fault."""
    return _render("check.html", problems, m, titles=titles)


def _render(template: str, problems: Iterable[Problem], m: Messages, **values: object) -> str:
    environment = Environment(
        loader=FileSystemLoader(theme() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(m=m, number=lambda value: _number(value, m.language))
    tokens = (theme() / "assets" / "tokens.css").read_text(encoding="utf-8")
    # The fonts lie beside the site's style sheet; here the system's own take their place.
    style = "\n".join(line for line in tokens.splitlines() if not line.startswith(_FONT))
    found = list(problems)
    return environment.get_template(template).render(
        style=style,
        lost=_groups((problem for problem in found if problem.left_out), m),
        noted=_groups((problem for problem in found if not problem.left_out), m),
        **values,
    )


def _groups(problems: Iterable[Problem], m: Messages) -> list[_Group]:
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    return [
        _Group(
            code,
            len(found),
            [_told(problem, m) for problem in found[:_FIRST]],
            [_told(problem, m) for problem in found[_FIRST:_MOST]],
        )
        for code, found in by_code.items()
    ]


def _told(problem: Problem, m: Messages) -> _Told:
    return (problem, m.where(problem), *m.said(problem))


def _number(value: float, language: str) -> str:
    """Return a number as it is written in `language`: whole from 100 on, with one decimal below."""
    text = f"{value:,.0f}" if isinstance(value, int) or value >= 100 else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
