"""What the subcommands share: the folder option, words, faults told to people."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from library.errors import LibraryError
from library.messages import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from library.errors import Problem
    from library.messages import Messages


def interface_language() -> str:
    """Return the language of the command line: `TUSACH_LANG`, Vietnamese when it is not set."""
    return os.environ.get("TUSACH_LANG", "vi")


def text(key: str) -> str:
    """Return a message in the language of the command line."""
    return messages(interface_language())(key)


folder_option = click.option(
    "-C",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="DIR",
    help=text("cli.option.root"),
)


def tells_faults(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a command end with the message and the exit code of a LibraryError."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except LibraryError as error:
            click.secho(messages(interface_language()).error(error), fg="red", err=True)
            sys.exit(error.exit_code)

    return wrapped


def show_problems(problems: Iterable[Problem], m: Messages) -> None:
    """Print every fault on a line of its own: what was left out first."""
    for problem in sorted(problems, key=lambda p: not p.left_out):
        mark, colour = ("✗", "red") if problem.left_out else ("!", "yellow")
        click.echo(f"{click.style(mark, fg=colour)} {m.problem(problem)}", err=True)


def problem_values(problem: Problem, m: Messages) -> dict[str, object]:
    """Return a fault as a script wants it: where it is, what is wrong, and what to do."""
    message, hint = m.said(problem)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.file,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": message,
        "hint": hint,
    }
