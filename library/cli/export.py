"""`tusach export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from library.cli.common import folder_option, show_problems, tells_faults, text
from library.cli.progress import BuildProgress
from library.errors import LibraryError
from library.messages import messages

if TYPE_CHECKING:
    from library.messages import Messages
    from library.report import BuildResult
    from library.settings import Settings

_FOR_HOSTS = frozenset({"_headers", "robots.txt"})
_WORKFLOWS = ("github", "gitlab", "cloudflare")
_DROPPED = ("cloudflare-upload", "netlify")
"""Hosts that take a ZIP file, or a folder, by drag and drop."""


@click.command(help=text("cli.export.help"), short_help=text("cli.export.short"))
@folder_option
@click.option(
    "--zip", "zip_file", is_flag=False, flag_value="", default=None, metavar="[FILE]",
    help=text("cli.export.zip"),
)  # fmt: skip
@click.option(
    "--usb", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help=text("cli.export.usb")
)
@click.option("--workflow", type=click.Choice(_WORKFLOWS), help=text("cli.export.workflow"))
@tells_faults
def export(root: Path, *, zip_file: str | None, usb: Path | None, workflow: str | None) -> None:
    """Build, and put the site where it is carried away; exit as `build` does."""
    from library.mkdocs_plugin.run import load_settings

    if zip_file is None and usb is None and workflow is None:
        raise click.UsageError(text("cli.export.nothing"))
    settings = load_settings(root)
    m = messages(settings.language)
    code = 0
    if workflow:
        _workflow(settings, workflow, m)
    if zip_file is not None:
        built = _build(root, m)
        code = built.exit_code
        _zip(settings, Path(zip_file) if zip_file else root / m("cli.export.file_zip"), m)
    if usb is not None:
        built = _build(root, m, on_stick=settings.needs_own_stick)
        code = max(code, built.exit_code)
        _usb(settings, usb, built, m)
    sys.exit(code)


def _build(root: Path, m: Messages, *, on_stick: bool = False) -> BuildResult:
    from library.mkdocs_plugin.run import build_site

    with BuildProgress(m) as progress:
        built = build_site(root, progress, strict=False, jobs=0, site_dir=None, on_stick=on_stick)
    show_problems([problem for problem in built.problems if problem.left_out], m)
    return built


def _zip(settings: Settings, target: Path, m: Messages) -> None:
    from library.hosting import limits
    from library.hosting.archive import archive
    from library.hosting.budget import site_files
    from library.hosting.hosts import hosts

    if target.suffix.lower() != ".zip" or target.resolve().is_relative_to(settings.site_dir):
        raise LibraryError("zip-name", file=target)
    files = site_files(settings.site_dir)
    try:
        count = archive(settings.site_dir, files, target)
    except OSError as error:
        raise LibraryError("zip-not-written", file=target, reason=error.strerror) from error
    click.echo(m("cli.export.zip_done", file=target, files=len(files), size=limits.size(count, m.language)))
    if settings.pages_url:
        click.echo(
            m("cli.export.pages", folder=settings.relative(settings.pages_dir), url=settings.pages_url)
        )
    for name in dict.fromkeys((settings.host or _DROPPED[0], *_DROPPED)):
        show_problems(limits.faults(hosts()[name], files, m.language), m)


def _usb(settings: Settings, target: Path, built: BuildResult, m: Messages) -> None:
    from library.hosting import limits
    from library.hosting.budget import site_files
    from library.hosting.hosts import USB, hosts
    from library.hosting.startpage import start_page
    from library.hosting.stick import Stick

    site = settings.stick_dir if settings.needs_own_stick else settings.site_dir
    if target.resolve().is_relative_to(settings.site_dir) or target.resolve().is_relative_to(
        settings.work_dir
    ):
        raise LibraryError("usb-inside", folder=target)
    files = {path: count for path, count in site_files(site).items() if path not in _FOR_HOSTS}
    hard = [
        m.problem(problem) for problem in limits.faults(hosts()[USB], files, m.language) if problem.left_out
    ]
    if hard:
        raise LibraryError("usb-unfit", folder=target, reason="\n".join(hard))
    try:
        target.mkdir(exist_ok=True)
    except OSError as error:
        raise LibraryError("usb-write", folder=target, reason=error.strerror) from error
    name, page = m("cli.export.file_folder"), m("cli.export.file_start")
    start = start_page(settings.site_name, name, built.titles, built.readable, m)
    with click.progressbar(length=len(files) + 1, label=m("cli.export.copying"), file=sys.stderr) as bar:
        copied = Stick(target, name).put(site, files, (page, start), lambda: bar.update(1))
    click.echo(
        m(
            "cli.export.usb_done",
            folder=target,
            page=page,
            written=copied.written,
            kept=copied.kept,
            deleted=copied.deleted,
        )
    )


def _workflow(settings: Settings, kind: str, m: Messages) -> None:
    from library.hosting import limits
    from library.hosting.budget import files_of
    from library.hosting.hosts import hosts
    from library.hosting.workflows import write

    site = settings.relative(settings.site_dir)
    made = write(settings.root, kind, site)
    for path, state in made.items():
        click.echo(m(f"cli.export.workflow_{state}", file=path))
    click.echo(m(f"cli.export.next_{kind}"))
    if settings.pages_url:
        folder = settings.relative(settings.pages_dir)
        click.echo(m("cli.export.workflow_pages", folder=folder, url=settings.pages_url))
    books = {settings.book_name(name): count for name, count in files_of(settings.books_dir).items()}
    host = hosts()["gitlab-pages" if kind == "gitlab" else "github-pages"]
    show_problems(limits.file_faults(host, books, m.language), m)
