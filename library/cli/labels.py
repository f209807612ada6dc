"""`tusach labels`."""

from __future__ import annotations

from pathlib import Path

import click

from library.cli.common import folder_option, tells_faults, text
from library.errors import LibraryError
from library.messages import messages


@click.command(help=text("cli.labels.help"), short_help=text("cli.labels.short"))
@folder_option
@click.option(
    "-o", "output", type=click.Path(dir_okay=False, path_type=Path), default="ma-qr-ke-sach.pdf",
    show_default=True, help=text("cli.labels.output"),
)  # fmt: skip
@click.option("--shelf", "shelves", multiple=True, metavar="ID", help=text("cli.labels.shelf"))
@tells_faults
def labels(root: Path, *, output: Path, shelves: tuple[str, ...]) -> None:
    """Write an A4 PDF with the QR codes of the shelves."""
    from library.mkdocs_plugin.run import load_settings
    from library.shelfcodes import sheet

    settings = load_settings(root)
    data, count = sheet(settings, shelves)
    try:
        output.write_bytes(data)
    except OSError as error:
        raise LibraryError("not-written", file=output, reason=error.strerror) from error
    click.echo(messages(settings.language)("cli.labels.done", count=count, file=str(output)))
