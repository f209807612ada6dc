"""Routes through several exhibits, and how far it is from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from library.catalog.geography import metres
from library.site import urls
from library.site.present import list_id
from library.site.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.catalog.model import Exhibit
    from library.messages import Messages


@dataclass(frozen=True, slots=True)
class Route:
    """Exhibits in the order in which they are visited."""

    id: str
    name: str
    stops: tuple[Exhibit, ...]

    @property
    def link(self) -> Link:
        """The way to the page of the route."""
        return Link(self.name, urls.route(self.id), len(self.stops))

    def around(self, one: Exhibit) -> tuple[int, Exhibit | None, Exhibit | None]:
        """Return the 1-based number of a stop, the stop before it and the one behind it."""
        at = self.stops.index(one)
        return (
            at + 1,
            self.stops[at - 1] if at else None,
            self.stops[at + 1] if at + 1 < len(self.stops) else None,
        )


def routes_of(exhibits: Iterable[Exhibit]) -> dict[str, Route]:
    """Return the routes with two stops or more, by id: stops with a number by it, the others behind them."""
    found: dict[str, tuple[str, list[tuple[bool, int, Exhibit]]]] = {}
    for one in exhibits:
        for stop in one.stops:
            _, stops = found.setdefault(list_id(stop.route), (stop.route, []))
            stops.append((not stop.number, stop.number, one))
    return {
        ident: Route(ident, name, tuple(one for _, _, one in sorted(stops, key=lambda entry: entry[:2])))
        for ident, (name, stops) in found.items()
        if len(stops) > 1
    }


def apart(one: Exhibit | None, other: Exhibit, m: Messages) -> str:
    """Return how far two exhibits are apart in words, "" where that is unknown."""
    return length([one, other], m) if one else ""


def length(stops: Iterable[Exhibit], m: Messages) -> str:
    """Return the way from stop to stop as the crow flies, in words; "" where the place of one is unknown."""
    places = [one.place for one in stops]
    known = [place for place in places if place]
    if len(known) < len(places) or len(known) == 1:
        return ""
    total = sum(metres(one, other) for one, other in pairwise(known))
    if total < 995:
        return m("view.metres", n=max(10 * round(total / 10), 10))
    return m("view.kilometres", n=format_decimal(total / 1_000, "0.#", locale=m.language))
