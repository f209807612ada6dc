"""The progress bar: books, pages, time left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from types import TracebackType

    from library.messages import Messages


class BuildProgress:
    """A bar on a terminal; when piped, one line for what begins and one when it is done."""

    def __init__(self, m: Messages) -> None:
        self._m = m
        self._console = Console(stderr=True)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(m("cli.progress.pages")),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("", total=0, visible=False)
        self._books = self._finished = self._pages = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def waiting(self, told: str) -> None:
        """Say what the build waits for."""
        self._console.print(told)

    def books(self, count: int) -> None:
        """Learn how many books there are."""
        self._books = count

    def pages(self, count: int) -> None:
        """Learn of `count` more pages to make."""
        if not self._pages and not self._console.is_terminal:
            self._console.print(self._m("cli.progress.begin", books=self._books))
        self._pages += count
        self._bar.update(self._task, total=self._pages, visible=True, description=self._books_done())

    def done(self, pages: int) -> None:
        """Learn that `pages` pages are made."""
        self._bar.advance(self._task, pages)

    def book_done(self, name: str) -> None:
        """Learn that a book is finished."""
        self._finished += 1
        self._bar.update(self._task, description=self._books_done())

    def _books_done(self) -> str:
        return self._m("cli.progress.books", done=self._finished, all=self._books)
