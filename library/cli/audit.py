"""`tusach audit`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, problem_values, show_problems, tells_faults, text
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 100


@click.command(help=text("cli.audit.help"), short_help=text("cli.audit.short"))
@folder_option
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def audit(root: Path, *, as_json: bool) -> None:
    """Look through the finished site for books that may not be read; exit 1 when anything is found."""
    from library.audit.run import audit as look_through
    from library.mkdocs_plugin.run import load_settings

    settings = load_settings(root)
    m = messages(settings.language)
    result = look_through(settings)
    if as_json:
        value = {
            "books": result.books,
            "files": result.files,
            "bytes": result.bytes,
            "samples": result.samples,
            "problems": [problem_values(problem, m) for problem in result.problems],
        }
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))
    else:
        show_problems(result.problems[:_SHOWN], m)
        if len(result.problems) > _SHOWN:
            click.echo(m("cli.build.more", count=len(result.problems) - _SHOWN), err=True)
        said = "cli.audit.found" if result.problems else "cli.audit.clean"
        click.echo(
            m(
                said,
                books=result.books,
                files=result.files,
                samples=result.samples,
                count=len(result.problems),
            )
        )
    sys.exit(result.exit_code)
