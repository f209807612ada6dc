"""`tusach new`."""

from __future__ import annotations

from pathlib import Path

import click

from library.cli.common import interface_language, tells_faults, text
from library.messages import messages


@click.command(help=text("cli.new.help"), short_help=text("cli.new.short"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--csv", "as_text", is_flag=True, help=text("cli.new.csv"))
@tells_faults
def new(folder: Path, *, as_text: bool) -> None:
    """Create a library folder without asking anything."""
    from library.scaffold import scaffold

    m = messages(interface_language())
    scaffold(folder, m, as_text=as_text)
    click.echo(m("cli.new.done", folder=folder, table="books.csv" if as_text else "books.xlsx"))
