"""What a build comes to: whether its host takes it, what is told of each book, what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.errors import LibraryError
from library.hosting import history, limits
from library.hosting.hosts import hosts
from library.issuing import today
from library.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.errors import Problem
    from library.settings import Settings
    from library.site.emit import OutputFile
    from library.site.outlet import Outlet

_SHOWN = 10
"""So many reasons are told at once."""


def fitting(settings: Settings, outputs: Iterable[OutputFile], outlet: Outlet) -> tuple[Problem, ...]:
    """Return what the school should know of its host's limits, before anything is written.

    Raises:
        LibraryError: when the host would refuse the site: the old one stays.
    """
    if not settings.host:
        return ()
    host, m = hosts()[settings.host], messages(settings.language)
    # Hidden files and `_headers` are told to the host, not served by it.
    told = {path: size for path, size in outlet.weights(outputs).items() if path[0] not in "._"}
    found = limits.faults(host, told, m.language)
    hard = [m.problem(problem) for problem in found if problem.left_out]
    if hard:
        raise LibraryError("host-full", host=m.word(host.called), reason="\n".join(hard[:_SHOWN]))
    return tuple(found)


def remember(settings: Settings, outlet: Outlet) -> None:
    """Add the build to what is remembered of the school's own site."""
    if settings.is_own:
        shown = {path: size for path, size in outlet.sizes().items() if not path.startswith(".")}
        history.remember(settings.history, shown, today())
