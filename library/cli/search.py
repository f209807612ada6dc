"""`tusach search`."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, tells_faults, text
from library.errors import LibraryError
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

    from library.messages import Messages
    from library.search.model import Answer, Hit, Query

_FILTERS = ("title", "creator", "subject", "series", "grade", "shelf", "language")
_FEW = 3


@click.command(help=text("cli.search.help"), short_help=text("cli.search.short"))
@click.argument("query", nargs=-1)
@folder_option
@click.option("--title", metavar="TEXT", help=text("cli.search.title"))
@click.option("--author", "creator", metavar="TEXT", help=text("cli.search.creator"))
@click.option("--subject", metavar="TEXT", help=text("cli.search.subject"))
@click.option("--series", metavar="TEXT", help=text("cli.search.series"))
@click.option("--grade", metavar="TEXT", help=text("cli.search.grade"))
@click.option("--shelf", metavar="TEXT", help=text("cli.search.shelf"))
@click.option("--language", metavar="TAG", help=text("cli.search.language"))
@click.option("--readable", is_flag=True, help=text("cli.search.readable"))
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help=text("cli.search.limit"),
)
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def search(
    query: tuple[str, ...], root: Path, *, readable: bool, limit: int, as_json: bool, **given: str | None
) -> None:
    """Print book, page and a snippet with the match marked."""
    from library.mkdocs_plugin.run import load_settings
    from library.search import index, lookup
    from library.search.query import parse

    filters = [(name, value) for name in _FILTERS if (value := given[name])]
    filters += [("readable", "1")] if readable else []
    if not query and not filters:
        raise click.UsageError(text("cli.search.empty"))
    settings = load_settings(root)
    if not index.exists(settings.index_dir):
        raise LibraryError("no-index")
    typed = " ".join(map(_as_typed, query))
    wanted = parse(typed)
    wanted = replace(wanted, fields=(*wanted.fields, *filters))
    answer = lookup.search(settings.index_dir, wanted, limit)
    meant = _meant(settings.index_dir, wanted) if answer.absent or _may_be_slip(answer) else ""
    if as_json:
        told = {"meant": meant, **asdict(answer)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    _show(answer, typed, meant, messages(settings.language))


def _as_typed(argument: str) -> str:
    """Return an argument with the quotation marks that a shell took from a field: `giả:"Nguyễn Du"`."""
    name, colon, value = argument.partition(":")
    quoted = colon and " " in value.strip() and " " not in name and '"' not in value
    return f'{name}:"{value}"' if quoted else argument


def _may_be_slip(answer: Answer) -> bool:
    """Return whether so little was found, and that scattered, that something else may be meant."""
    return answer.total <= _FEW and all(hit.stage > 1 for hit in answer.hits)


def _meant(folder: Path, query: Query) -> str:
    """Return the words of a query as they were probably meant, "" when nothing better is known."""
    from library.search import lookup
    from library.search.analyzer import tokens
    from library.search.suggest import suggest

    known: dict[str, int] = {}
    for folded, _, documents in lookup.vocabulary(folder):
        known[folded] = known.get(folded, 0) + documents
    words = [token for run in query.runs for token in tokens(run.text)]
    return suggest(words, known, lambda key: lookup.forms(folder, key))


def _show(answer: Answer, typed: str, meant: str, m: Messages) -> None:
    if not answer.hits:
        click.echo(m("cli.search.none", query=typed))
    if meant:
        click.echo(m("cli.search.meant", query=click.style(meant, bold=True)))
    for hit in answer.hits:
        where = m("cli.search.page", page=hit.page) if hit.page else m("cli.search.record")
        click.echo(f"{click.style(hit.title, bold=True)} · {where}")
        click.echo(f"   {_marked(hit)}")
    if answer.total > len(answer.hits):
        click.echo(m("cli.search.more", n=answer.total - len(answer.hits)))


def _marked(hit: Hit) -> str:
    """Return the snippet with each match in [brackets], in colour on a terminal."""
    made, last = "", 0
    for start, end in hit.marks:
        made += hit.snippet[last:start] + click.style(f"[{hit.snippet[start:end]}]", fg="green", bold=True)
        last = end
    return made + hit.snippet[last:]
