"""`tusach new`."""

from __future__ import annotations

from pathlib import Path

import click

from library.cli.common import interface_language, tells_faults, text
from library.messages import messages
from library.scaffold import scaffold


@click.command(help=text("cli.new.help"), short_help=text("cli.new.short"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@tells_faults
def new(folder: Path) -> None:
    """Create a library folder without asking anything."""
    scaffold(folder)
    click.echo(messages(interface_language())("cli.new.done", folder=folder))
