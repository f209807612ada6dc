"""`tusach import`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from library.cli.common import (
    folder_option,
    interface_language,
    problem_values,
    show_problems,
    tells_faults,
    text,
)
from library.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.imports import Imported
    from library.messages import Messages

_NUMBERS = 30


@click.command("import", help=text("cli.import.help"), short_help=text("cli.import.short"))
@click.argument("source", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@folder_option
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), default=None, help=text("cli.import.output")
)
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def import_(source: Path, root: Path, output: Path | None, *, as_json: bool) -> None:
    """Take the records of another program; exit 1 when some could not be read."""
    from library.catalog.tables import books_table
    from library.imports import import_into, import_to
    from library.mkdocs_plugin.run import load_settings

    if output:
        m, name = messages(interface_language()), str(output)
        imported = import_to(output, source, m)
    else:
        settings = load_settings(root)
        m = messages(settings.language)
        path, name = books_table(settings)
        imported = import_into(path, name, source)
    if as_json:
        click.echo(json.dumps(_values(imported, name, m), ensure_ascii=False, indent=1))
    else:
        show_problems(imported.problems, m)
        for line in _told(imported, name, m):
            click.echo(f"{click.style('!', fg='yellow')} {line}", err=True)
        counts = {"taken": imported.taken, "there": imported.there, "unread": len(imported.unread)}
        click.echo(m("cli.import.done", file=name, **counts))
    sys.exit(1 if imported.unread else 0)


def _told(imported: Imported, name: str, m: Messages) -> Iterator[str]:
    """Yield what was not taken, and why."""
    from library.catalog.columns import BOOKS
    from library.imports import counted

    if imported.unread:
        more = "…" if len(imported.unread) > _NUMBERS else ""
        yield m("cli.import.unread", numbers=", ".join(map(str, imported.unread[:_NUMBERS])) + more)
    if imported.left:
        yield m("cli.import.left", fields=counted(imported.left, {}))
    if imported.lacking:
        called = {field: (*headers, field)[0] for field, headers in BOOKS.items()}
        yield m("cli.import.lacking", file=name, fields=counted(imported.lacking, called))
    if imported.nowhere:
        yield m("cli.import.nowhere", count=imported.nowhere)


def _values(imported: Imported, name: str, m: Messages) -> dict[str, object]:
    return {
        "file": name,
        "taken": imported.taken,
        "there": imported.there,
        "unread": imported.unread,
        "left": imported.left,
        "lacking": imported.lacking,
        "nowhere": imported.nowhere,
        "problems": [problem_values(problem, m) for problem in imported.problems],
    }
