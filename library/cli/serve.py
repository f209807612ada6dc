"""`tusach serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, tells_faults, text

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help=text("cli.serve.help"), short_help=text("cli.serve.short"))
@folder_option
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help=text("cli.serve.address"),
)
@tells_faults
def serve(root: Path, *, address: str) -> None:
    """Build, serve on this machine and build again when something changes."""
    from library.mkdocs_plugin.run import serve_site

    click.echo(text("cli.serve.ready").format(url=f"http://{address}/"))
    serve_site(root, address)
