"""The command `tusach`: one thin module a subcommand."""

from __future__ import annotations

import click

from library import __version__
from library.cli.add import add
from library.cli.audit import audit
from library.cli.budget import budget
from library.cli.build import build
from library.cli.check import check
from library.cli.common import text
from library.cli.export import export
from library.cli.import_ import import_
from library.cli.labels import labels
from library.cli.new import new
from library.cli.search import search
from library.cli.serve import serve


@click.group(help=text("cli.help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tusach")
def main() -> None:
    """Run a subcommand."""


for command in (new, add, import_, check, build, audit, serve, search, labels, budget, export):
    main.add_command(command)
