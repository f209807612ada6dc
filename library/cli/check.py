"""`tusach check`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, problem_values, show_problems, tells_faults, text
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help=text("cli.check.help"), short_help=text("cli.check.short"))
@folder_option
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def check(root: Path, *, as_json: bool) -> None:
    """Check the catalog and the book files without building; exit 1 on faults that lose something."""
    from library.checkup import checkup
    from library.mkdocs_plugin.run import load_settings

    settings = load_settings(root)
    m = messages(settings.language)
    titles, problems = checkup(settings)
    left_out = sum(problem.left_out for problem in problems)
    if as_json:
        found = [problem_values(problem, m) for problem in problems]
        click.echo(json.dumps({"titles": titles, "problems": found}, ensure_ascii=False, indent=1))
    else:
        show_problems(problems, m)
        click.echo(m("cli.check.done", titles=titles, errors=left_out, warnings=len(problems) - left_out))
    sys.exit(int(left_out > 0))
