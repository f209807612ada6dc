"""`tusach budget`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, problem_values, tells_faults, text
from library.errors import LibraryError
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

    from library.hosting.budget import Budget, Verdict
    from library.messages import Messages


@click.command(help=text("cli.budget.help"), short_help=text("cli.budget.short"))
@folder_option
@click.option("--host", "only", metavar="HOST", help=text("cli.budget.host"))
@click.option(
    "-n", "--top", type=click.IntRange(min=0), default=10, show_default=True, help=text("cli.budget.top")
)
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def budget(root: Path, *, only: str | None, top: int, as_json: bool) -> None:
    """Weigh the site; exit 1 when the chosen host, or that of mkdocs.yml, would refuse it."""
    from library.hosting import budget as work
    from library.hosting import history
    from library.hosting.hosts import hosts
    from library.mkdocs_plugin.run import load_settings

    settings = load_settings(root)
    m = messages(settings.language)
    known = hosts()
    if only and only not in known:
        raise LibraryError("host-unknown", file="--host", value=only, known=", ".join(known))
    told = work.budget(
        work.site_files(settings.site_dir),
        work.files_of(settings.pages_dir) if settings.pages_url and settings.pages_dir.is_dir() else {},
        history.read(settings.history),
        work.titles(settings.site_dir),
        [known[only]] if only else list(known.values()),
        m.language,
    )
    if as_json:
        value = asdict(told) | {
            "hosts": [_values(verdict, m) for verdict in told.verdicts],
            "books": [asdict(book) for book in told.books[:top]],
        }
        del value["verdicts"]
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))
    else:
        _show(told, top, settings.pages_url, settings.host, m)
    chosen = only or settings.host
    sys.exit(int(any(not verdict.fits for verdict in told.verdicts if verdict.host.id == chosen)))


def _values(verdict: Verdict, m: Messages) -> dict[str, object]:
    return {
        "id": verdict.host.id,
        "name": m.word(verdict.host.called),
        "fits": verdict.fits,
        "bytes": verdict.bytes,
        "limits": {
            name: limit
            for name in ("site_bytes", "files", "file_bytes", "folder_files", "monthly_bytes")
            if (limit := getattr(verdict.host, name))
        },
        "problems": [problem_values(problem, m) for problem in verdict.problems],
        "source": verdict.host.source,
    }


def _show(told: Budget, top: int, pages_url: str, chosen: str, m: Messages) -> None:
    from babel.dates import format_date

    from library.hosting.limits import number, size

    def bytes_(count: float) -> str:
        return size(count, m.language)

    def more(count: int) -> str:
        return ("+" if count >= 0 else "−") + bytes_(abs(count))

    click.echo(m("cli.budget.site", files=number(told.files, m.language), size=bytes_(told.bytes)))
    if pages_url:
        files = number(told.page_files, m.language)
        click.echo(m("cli.budget.elsewhere", url=pages_url, files=files, size=bytes_(told.page_bytes)))
    if told.since:
        files = f"{told.files + told.page_files - told.since.files:+d}"
        grown = more(told.bytes + told.page_bytes - told.since.bytes)
        day = format_date(date.fromisoformat(told.since.day), "long", locale=m.language)
        click.echo(m("cli.budget.since", day=day, files=files, size=grown))
    if told.books[:top]:
        click.echo(m("cli.budget.heaviest"))
    for book in told.books[:top]:
        grown = m("cli.budget.new") if book.grown == book.bytes else more(book.grown) if book.grown else ""
        click.echo(f"  {bytes_(book.bytes):>10}  {book.title}{f' ({grown})' if grown else ''}")
    click.echo(m("cli.budget.hosts"))
    for verdict in told.verdicts:
        _show_verdict(told, verdict, verdict.host.id == chosen, m)


def _show_verdict(told: Budget, verdict: Verdict, is_chosen: bool, m: Messages) -> None:
    from library.hosting.limits import limit, number, size

    host, language = verdict.host, m.language
    used = [size(verdict.bytes, language)]
    if host.site_bytes:
        used = [m("cli.budget.of", used=used[0], limit=limit(host.site_bytes, language))]
    if host.files:
        files = m("cli.budget.of", used=number(told.files, language), limit=number(host.files, language))
        used.append(m("cli.budget.files", files=files))
    if host.monthly_bytes and told.readings:
        readings = number(told.readings * host.monthly_bytes // 10**9, language)
        used.append(m("cli.budget.month", size=limit(host.monthly_bytes, language), readings=readings))
    mark, colour = ("✓", "green") if verdict.fits else ("✗", "red")
    name = click.style(m.word(host.called), bold=is_chosen) + (
        f" ({m('cli.budget.chosen')})" if is_chosen else ""
    )
    click.echo(f"{click.style(mark, fg=colour)} {name}: {'; '.join(used)}")
    for problem in verdict.problems:
        click.echo(f"    {problem.code} {m.problem(problem)}")
