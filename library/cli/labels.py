"""`tusach labels`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, show_problems, tells_faults, text
from library.errors import LibraryError
from library.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from library.messages import Messages
    from library.settings import Settings

KINDS = ("card", "poster-a4", "poster-a5", "strip", "label", "spine", "plaque", "bookmark")
TARGETS = ("site", "shelf", "list", "exhibit", "book")
# Farther than this no printer is askew: the sheet was chosen wrongly.
_FARTHEST = 20


@click.command(help=text("cli.labels.help"), short_help=text("cli.labels.short"))
@folder_option
@click.option(
    "--kind", type=click.Choice(KINDS), default="card", show_default=True, help=text("cli.labels.kind")
)
@click.option("--shelf", "shelves", multiple=True, metavar="ID", help=text("cli.labels.shelf"))
@click.option("--subject", "subjects", multiple=True, metavar="NAME", help=text("cli.labels.subject"))
@click.option("--grade", "grades", multiple=True, metavar="N", help=text("cli.labels.grade"))
@click.option("--id", "ids", multiple=True, metavar="ID", help=text("cli.labels.id"))
@click.option("--only", type=click.Choice(TARGETS), help=text("cli.labels.only"))
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    metavar="YYYY-MM-DD",
    help=text("cli.labels.since"),
)
@click.option("--unprinted", is_flag=True, help=text("cli.labels.unprinted"))
@click.option("--sheet", "sheet", metavar="ID", help=text("cli.labels.sheet"))
@click.option(
    "--start", type=click.IntRange(min=1), default=1, show_default=True, help=text("cli.labels.start")
)
@click.option(
    "--copies", type=click.IntRange(1, 500), default=1, show_default=True, help=text("cli.labels.copies")
)
@click.option("--marks/--no-marks", default=True, help=text("cli.labels.marks"))
@click.option(
    "--shift", type=click.FloatRange(-_FARTHEST, _FARTHEST), nargs=2, default=(0.0, 0.0), metavar="MM MM",
    help=text("cli.labels.shift"),
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["sheet", "pdf", "svg", "png"]), default="sheet", show_default=True,
    help=text("cli.labels.format"),
)  # fmt: skip
@click.option("-o", "output", type=click.Path(path_type=Path), help=text("cli.labels.output"))
@click.option("--sheets", "list_sheets", is_flag=True, help=text("cli.labels.sheets"))
@click.option("--retire", multiple=True, metavar="CODE", help=text("cli.labels.retire"))
@tells_faults
def labels(
    root: Path, *, kind: str, shelves: tuple[str, ...], subjects: tuple[str, ...], grades: tuple[str, ...],
    ids: tuple[str, ...], only: str | None, since: datetime | None, unprinted: bool, sheet: str | None, start: int, copies: int,
    marks: bool, shift: tuple[float, float], form: str, output: Path | None, list_sheets: bool, retire: tuple[str, ...],
) -> None:  # fmt: skip
    """Choose codes, issue those that are missing, write what is to be printed, remember it."""
    from library import issuing
    from library import labels as work
    from library.mkdocs_plugin.run import load_settings
    from library.qr.products import PRODUCTS

    settings = load_settings(root)
    m = messages(settings.language)
    known_sheets = issuing.label_sheets(settings)
    if list_sheets:
        for one in known_sheets.values():
            click.echo(f"{one.id:<12} {one.name}")
        return
    if sheet and sheet not in known_sheets:
        raise LibraryError("unknown-sheet", sheet=sheet, known=", ".join(known_sheets))
    stock = work.stock(settings)
    if retire:
        work.retire(settings, stock.known, retire)
        click.echo(m("cli.labels.retired", codes=", ".join(retire)))
        return
    show_problems(issuing.faults(settings, stock.known), m)
    day = f"{since:%Y-%m-%d}" if since else ""
    choice = work.Choice(shelves, subjects, grades, ids, day, unprinted)
    targets = work.chosen(stock, choice, PRODUCTS[kind].kinds & {only or kind for kind in TARGETS})
    known, order = work.order(settings, stock, kind, targets)
    paper = known_sheets[sheet] if sheet else None
    order = work.with_sheet(order, paper, start=start, copies=copies, marks=marks, shift=shift)
    if form == "sheet":
        where = output or Path(f"{m(f'cli.labels.file_{kind}')}.pdf")
        _write(where, issuing.drawn(settings, order))
    else:
        where = output or Path("ma-qr")
        _write_all(where, work.pictures(settings, order, form))
    work.printed(settings, known, order)
    _done(settings, m, len(order.cards), where)


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError("not-written", file=folder, reason=error.strerror) from error
    for name, data in files:
        _write(folder / name, data)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise LibraryError("not-written", file=path, reason=error.strerror) from error


def _done(settings: Settings, m: Messages, count: int, where: Path) -> None:
    from library.issuing import ledger_path

    click.echo(m("cli.labels.done", count=count, file=where))
    click.echo(m("cli.labels.next", file=settings.relative(ledger_path(settings))))
