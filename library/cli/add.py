"""`tusach add`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, tells_faults, text
from library.messages import messages

if TYPE_CHECKING:
    from library.intake import Added
    from library.messages import Messages

_SIGNS = {"added": ("✓", "green"), "there": ("=", "cyan"), "failed": ("✗", "red")}


@click.command(help=text("cli.add.help"), short_help=text("cli.add.short"))
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@folder_option
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def add(files: tuple[Path, ...], root: Path, *, as_json: bool) -> None:
    """Copy books into the library, each with a row; exit 1 when some could not be added, 2 when none."""
    from library.catalog.tables import books_table
    from library.intake import add as add_books
    from library.mkdocs_plugin.run import load_settings

    settings = load_settings(root)
    m = messages(settings.language)
    outcomes = add_books(settings, files)
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    if as_json:
        click.echo(json.dumps([_values(outcome, m) for outcome in outcomes], ensure_ascii=False, indent=1))
    else:
        for outcome in outcomes:
            sign, colour = _SIGNS[outcome.status]
            click.echo(f"{click.style(sign, fg=colour)} {_told(outcome, m)}", err=outcome.status == "failed")
        counts = {status: sum(outcome.status == status for outcome in outcomes) for status in _SIGNS}
        click.echo(m("cli.add.done", table=books_table(settings)[1], **counts))
    sys.exit(0 if not failed else 1 if failed < len(outcomes) else 2)


def _told(outcome: Added, m: Messages) -> str:
    if outcome.status == "failed":
        return f"{outcome.given}: {_why(outcome, m)}"
    if outcome.status == "there":
        return m("cli.add.there", file=str(outcome.given), name=outcome.name)
    filled = ", ".join(
        m(f"cli.field.{field}") for field, _ in outcome.fields if field not in {"title", "file"}
    )
    title = dict(outcome.fields)["title"]
    return m("cli.add.added", title=title, name=outcome.name, filled=filled or m("cli.add.nothing"))


def _why(outcome: Added, m: Messages) -> str:
    if outcome.fault is None:
        return m(outcome.reason)
    return " ".join(filter(None, m.said(outcome.fault.problem(str(outcome.given)))))


def _values(outcome: Added, m: Messages) -> dict[str, object]:
    return {
        "given": str(outcome.given),
        "status": outcome.status,
        "file": outcome.name,
        "fields": dict(outcome.fields),
        "message": _why(outcome, m) if outcome.status == "failed" else "",
    }
