"""`tusach search`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, tells_faults, text
from library.errors import LibraryError
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

    from library.search.model import Hit


@click.command(help=text("cli.search.help"), short_help=text("cli.search.short"))
@click.argument("query", nargs=-1, required=True)
@folder_option
@click.option(
    "-n", "limit", type=click.IntRange(min=1), default=10, show_default=True, help=text("cli.search.limit")
)
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def search(query: tuple[str, ...], root: Path, *, limit: int, as_json: bool) -> None:
    """Print book, page and a snippet with the match marked."""
    from library.mkdocs_plugin.run import load_settings
    from library.search import index

    settings = load_settings(root)
    if not index.exists(settings.index_dir):
        raise LibraryError("no-index")
    wanted = " ".join(query)
    hits = index.search(settings.index_dir, wanted, limit)
    if as_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=1))
        return
    m = messages(settings.language)
    if not hits:
        click.echo(m("cli.search.none", query=wanted))
    for hit in hits:
        where = m("cli.search.page", page=hit.page) if hit.page else m("cli.search.record")
        click.echo(f"{click.style(hit.title, bold=True)} · {where}")
        click.echo(f"   {_marked(hit)}")


def _marked(hit: Hit) -> str:
    """Return the snippet with each match in [brackets], in colour on a terminal."""
    made, last = "", 0
    for start, end in hit.marks:
        made += hit.snippet[last:start] + click.style(f"[{hit.snippet[start:end]}]", fg="green", bold=True)
        last = end
    return made + hit.snippet[last:]
