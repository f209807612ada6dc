"""`tusach build`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from library.cli.common import folder_option, problem_values, show_problems, tells_faults, text
from library.cli.progress import BuildProgress
from library.messages import messages

# The report holds them all; in a terminal, hundreds would push each other out of sight.
_SHOWN = 20


@click.command(help=text("cli.build.help"), short_help=text("cli.build.short"))
@folder_option
@click.option("--strict", is_flag=True, help=text("cli.build.strict"))
@click.option("--jobs", type=click.IntRange(min=1), default=None, help=text("cli.build.jobs"))
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help=text("cli.build.site_dir"),
)
@click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))
@tells_faults
def build(root: Path, *, strict: bool, jobs: int | None, site_dir: Path | None, as_json: bool) -> None:
    """Build the site; exit 1 when something was left out of it."""
    from library.mkdocs_plugin.run import build_site, load_settings

    settings = load_settings(root)
    m = messages(settings.language)
    with BuildProgress(m) as progress:
        result = build_site(root, progress, strict=strict, jobs=jobs or 0, site_dir=site_dir)
    if as_json:
        values = asdict(result) | {"problems": [problem_values(problem, m) for problem in result.problems]}
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        shown = sorted(result.problems, key=lambda problem: not problem.left_out)[:_SHOWN]
        show_problems(shown, m)
        if len(shown) < len(result.problems):
            click.echo(m("cli.build.more", count=len(result.problems) - len(shown)), err=True)
        kind = "cli.build.done" if result.emitted else "cli.build.kept"
        if result.emitted and not (result.written or result.deleted):
            kind = "cli.build.unchanged"
        megabytes = f"{result.bytes / 1e6:.1f}"
        click.echo(
            m(
                kind,
                titles=result.titles,
                readable=result.readable,
                pages=result.pages,
                files=result.files,
                megabytes=megabytes,
                written=result.written,
                seconds=f"{result.seconds:.1f}",
                left_out=sum(problem.left_out for problem in result.problems),
            )
        )
        click.echo(m("cli.build.report", file=settings.relative(settings.work_dir / "report.html")))
    sys.exit(result.exit_code)
