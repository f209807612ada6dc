"""The report of a build as a page to read: one file, without scripts, in the site's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from library.report import write
from library.resources import theme

if TYPE_CHECKING:
    from pathlib import Path

    from library.messages import Messages
    from library.report import BuildResult

_FONT = "@font-face"


def save(path: Path, result: BuildResult, m: Messages) -> None:
    """Write the page."""
    write(path, render(result, m).encode("utf-8", "replace"))


def render(result: BuildResult, m: Messages) -> str:
    """Return the page: faults first, then the slowest and the heaviest books, then all."""
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
    ordered = sorted(result.books, key=lambda book: (-book.faults, -book.warnings, book.id))
    return environment.get_template("report.html").render(
        result=result,
        style=style,
        books=ordered,
        lost=[
            (problem, m.where(problem), *m.said(problem)) for problem in result.problems if problem.left_out
        ],
        noted=[
            (problem, m.where(problem), *m.said(problem))
            for problem in result.problems
            if not problem.left_out
        ],
    )


def _number(value: float, language: str) -> str:
    """Return a number as it is written in `language`: whole from 100 on, with one decimal below."""
    text = f"{value:,.0f}" if isinstance(value, int) or value >= 100 else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
