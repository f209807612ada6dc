"""`tusach check`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, problem_values, show_problems, tells_faults, text
from library.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from library.errors import Problem
    from library.labels import CodeState
    from library.messages import Messages


_SHOWN = 100
"""So many faults of one code are told on the terminal; the report and `--json` tell all."""


@click.command(help=text("cli.check.help"), short_help=text("cli.check.short"))
@folder_option
@click.option("--codes", "list_codes", is_flag=True, help=text("cli.check.codes_option"))
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def check(root: Path, *, list_codes: bool, as_json: bool) -> None:
    """Check the catalog and the book files without building; exit 1 on faults that lose something."""
    from library import reportpage
    from library.catalog.load import unreadable
    from library.checkup import checkup
    from library.labels import states
    from library.mkdocs_plugin.run import load_settings

    settings = load_settings(root)
    m = messages(settings.language)
    titles, problems = checkup(settings)
    # Codes of a table that cannot be read would look as if they led nowhere.
    codes, code_problems = ([], []) if unreadable(problems) else states(settings)
    problems = (*problems, *code_problems)
    left_out = sum(problem.left_out for problem in problems)
    if as_json:
        found = [problem_values(problem, m) for problem in problems]
        told = [asdict(code) for code in codes]
        value = {"titles": titles, "problems": found, "codes": told}
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))
    else:
        page = settings.work_dir / "check.html"
        reportpage.save_check(page, titles, problems, m)
        shown = _first_of_each(problems)
        show_problems(shown, m)
        if len(shown) < len(problems):
            click.echo(m("cli.build.more", count=len(problems) - len(shown)), err=True)
        if list_codes:
            for code in codes:
                click.echo("  ".join(_line(code, m)))
        if codes:
            counts = Counter(code.state for code in codes)
            click.echo(
                m(
                    "cli.check.codes",
                    live=counts["live"] + counts["waiting"],
                    printed=sum(bool(code.printed) for code in codes),
                    retired=counts["retired"],
                    dead=counts["dead"],
                )
            )
        click.echo(m("cli.check.done", titles=titles, errors=left_out, warnings=len(problems) - left_out))
        click.echo(m("cli.build.report", file=settings.relative(page)))
    sys.exit(int(left_out > 0))


def _first_of_each(problems: Iterable[Problem]) -> list[Problem]:
    told: Counter[str] = Counter()
    shown = []
    for problem in problems:
        told[problem.code] += 1
        if told[problem.code] <= _SHOWN:
            shown.append(problem)
    return shown


def _line(code: CodeState, m: Messages) -> Iterator[str]:
    """Yield the cells of a code's line: code, state, printed, what it leads to."""
    yield code.code
    yield f"{m(f'cli.check.code_{code.state}'):<22}"
    printed = m("cli.check.code_printed", date=code.printed)
    yield f"{printed if code.printed else m('cli.check.code_unprinted'):<15}"
    yield code.label
