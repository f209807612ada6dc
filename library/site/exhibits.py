"""Exhibits to views: what each page says of the stories behind QR signs, in the site's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from library.catalog.exhibits import KINDS, OTHER
from library.catalog.geography import metres
from library.site import urls
from library.site.exhibitviews import (
    ExhibitCard,
    ExhibitGroup,
    ExhibitsView,
    ExhibitView,
    MapView,
    NextStop,
    Panorama,
    Picture,
    Pin,
    Recorded,
    RouteCard,
    RouteView,
    Walk,
)
from library.site.mapdrawing import WIDTH, Projection, labels
from library.site.present import list_id
from library.site.schemaorg import exhibit_json
from library.site.views import Image, Link
from library.site.walks import apart, length, routes_of
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from library.catalog.model import Exhibit
    from library.messages import Messages
    from library.pages.exhibitmedia import Media, Photo, Recording
    from library.site.exhibition import Exhibition
    from library.site.views import BookCard
    from library.site.walks import Route

_NEARBY: Final = 3
_NEAR: Final = 3_000
"""Metres within which another exhibit is near."""
_FANNED: Final = 3
_TYPES: Final = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
}


@dataclass(frozen=True, slots=True)
class Curator:
    """Makes the views of exhibits; `drawing` is the map in its sizes, empty without one."""

    of: Exhibition
    m: Messages
    site_url: str
    books: Mapping[str, BookCard]
    drawing: tuple[Image, ...] = ()
    cards: dict[str, ExhibitCard] = field(init=False)
    routes: dict[str, Route] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cards", {one.id: self._card(one) for one in self.of.exhibits})
        object.__setattr__(self, "routes", routes_of(self.of.exhibits))

    def links(self) -> list[Link]:
        """Return the way to every page."""
        found = [Link(self.m("site.exhibits"), urls.EXHIBITS)] if self.cards else []
        found += [Link(card.title, card.url) for card in self.cards.values()]
        return found + [route.link for route in self.routes.values()]

    def of_books(self) -> dict[str, list[Link]]:
        """Return the exhibits of each book that one names, by the id of the book."""
        found: dict[str, list[Link]] = {}
        for one in self.of.exhibits:
            for book in one.books:
                found.setdefault(book, []).append(Link(one.title, urls.exhibit(one.id)))
        return found

    def exhibit(self, one: Exhibit) -> ExhibitView:
        """Return an exhibit's own page."""
        card, media = self.cards[one.id], self.of.media[one.id]
        walks = tuple(self._walk(route, one) for route in self.routes.values() if one in route.stops)
        follows = {stop.card.id for walk in walks for stop in (walk.previous, walk.next) if stop}
        pictures = tuple(
            self._picture(
                one.id, f"hinh-{number}", photo, self.m("site.exhibit_picture", n=number, title=one.title)
            )
            for number, photo in enumerate(media.photos, 1)
        )
        image = pictures[0].large.url if pictures else ""
        return ExhibitView(
            card=card,
            summary=tuple(one.summary.splitlines()),
            story=self.of.stories.get(one.story, ""),
            where=_where(one),
            coordinates=f"{one.place.latitude:.5f}, {one.place.longitude:.5f}" if one.place else "",
            directions=urls.directions(*one.place) if one.place else "",
            facts=tuple(self._facts(one)),
            timeline=one.timeline,
            pictures=pictures,
            film=_recorded(one.id, "phim", media.film),
            film_link=Link.away(media.files.film_url),
            narration=_recorded(one.id, "loi-ke", media.narration),
            music=_recorded(one.id, "nhac-nen", media.music) if media.narration else None,
            transcript=media.files.transcript,
            panorama=self._panorama(one, media),
            map=self.map([one], here=one),
            walks=walks,
            books=tuple(self.books[ident] for ident in one.books if ident in self.books),
            nearby=tuple(self._nearby(one, follows)),
            source=one.source,
            rights=one.rights,
            index=Link(self.m("site.exhibits"), urls.EXHIBITS),
            json_ld=exhibit_json(one, self.site_url, image),
        )

    def everything(self) -> ExhibitsView:
        """Return the page of all exhibits."""
        by_kind = [
            ExhibitGroup(kind, self.m(f"view.exhibits_{kind}"), found)
            for kind in (*KINDS, OTHER)
            if (found := tuple(card for card in self.cards.values() if card.kind == kind))
        ]
        wards: dict[str, list[Exhibit]] = {}
        for one in self.of.exhibits:
            if one.ward:
                wards.setdefault(one.ward, []).append(one)
        by_ward = [
            ExhibitGroup(list_id(ward), ward, tuple(self.cards[one.id] for one in found))
            for ward, found in sorted(wards.items(), key=lambda entry: fold(entry[0]))
        ]
        return ExhibitsView(
            count=len(self.cards),
            map=self.map(self.of.exhibits),
            routes=tuple(map(self._route_card, self.routes.values())),
            kinds=tuple(by_kind),
            wards=tuple(by_ward) if len(by_ward) > 1 else (),
        )

    def route(self, route: Route) -> RouteView:
        """Return the page of a route."""
        pairs = zip((None, *route.stops), route.stops, strict=False)
        return RouteView(
            title=route.name,
            distance=length(route.stops, self.m),
            map=self.map(route.stops, joined=True),
            stops=tuple(NextStop(self.cards[one.id], apart(last, one, self.m)) for last, one in pairs),
            index=Link(self.m("site.exhibits"), urls.EXHIBITS),
        )

    def map(
        self, shown: Iterable[Exhibit], here: Exhibit | None = None, *, joined: bool = False
    ) -> MapView | None:
        """Return the map with what is shown of it, None without a map or with nothing on it."""
        area = self.of.area
        placed = [(one, one.place) for one in shown if area and one.place and area.holds(one.place)]
        if area is None or not placed:
            return None
        by = Projection.of(area, self.of.picture)
        signs = [str(number) if joined else "" for number in range(1, len(placed) + 1)]
        pins = tuple(
            Pin(*by.share(place), self.cards[one.id], sign, one is here)
            for (one, place), sign in zip(placed, signs, strict=True)
        )
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in (by.at(place) for _, place in placed))
        return MapView(
            picture=Picture(self.drawing, self.m("site.exhibit_map_alt")),
            drawn=area.picture is None,
            box=f"0 0 {WIDTH} {by.height}",
            labels=labels(area, [place for _, place in placed]),
            pins=pins,
            line=points if joined and len(placed) > 1 else "",
        )

    def _card(self, one: Exhibit) -> ExhibitCard:
        photos = self.of.media[one.id].photos
        shown = self.m("site.exhibit_picture", n=1, title=one.title)
        return ExhibitCard(
            id=one.id,
            title=one.title,
            url=urls.exhibit(one.id),
            kind=one.kind,
            kind_name=self.m(f"view.exhibit_{one.kind}"),
            summary=" ".join(one.summary.split()),
            where=one.address or one.ward,
            picture=self._picture(one.id, "hinh-1", photos[0], shown) if photos else None,
        )

    @staticmethod
    def _picture(ident: str, name: str, photo: Photo, alt: str) -> Picture:
        """Return a picture as it is shown; `alt` is said of one that nobody described."""
        return Picture(tuple(image for image, _, _ in sizes_of(ident, name, photo)), photo.alt or alt)

    def _panorama(self, one: Exhibit, media: Media) -> Panorama | None:
        if media.panorama is None:
            return None
        shown = self.m("site.exhibit_panorama", title=one.title)
        picture = self._picture(one.id, "toan-canh", media.panorama, shown)
        return Panorama(picture, picture.large, media.files.sphere)

    def _facts(self, one: Exhibit) -> Iterator[tuple[str, str]]:
        if one.since:
            yield self.m(f"view.exhibit_since_{one.kind}"), one.since
        for name, value in one.facts:
            yield self.m.texts.get(f"view.exhibit_fact_{name}", name), value

    def _walk(self, route: Route, one: Exhibit) -> Walk:
        number, last, following = route.around(one)
        return Walk(
            route.link, number, len(route.stops), *(self._other(one, stop) for stop in (last, following))
        )

    def _other(self, one: Exhibit, stop: Exhibit | None) -> NextStop | None:
        return NextStop(self.cards[stop.id], apart(one, stop, self.m)) if stop else None

    def _nearby(self, one: Exhibit, known: set[str]) -> Iterator[NextStop]:
        here = one.place
        if here is None:
            return
        others = [
            (metres(here, other.place), other)
            for other in self.of.exhibits
            if other.place and other is not one and other.id not in known
        ]
        near = sorted((entry for entry in others if entry[0] <= _NEAR), key=lambda entry: entry[0])
        for _, other in near[:_NEARBY]:
            yield NextStop(self.cards[other.id], apart(one, other, self.m))

    def _route_card(self, route: Route) -> RouteCard:
        shown = (self.cards[one.id].picture for one in route.stops)
        pictures = tuple(picture for picture in shown if picture)[:_FANNED]
        return RouteCard(route.link, length(route.stops, self.m), pictures)


def sizes_of(ident: str, name: str, photo: Photo) -> Iterator[tuple[Image, Path, str]]:
    """Yield each size of a picture as a page names it, with the file that holds it and its digest."""
    for made, path in photo.sizes:
        url = urls.exhibit_file(ident, f"{name}-{made.width}.webp", made.digest)
        yield Image(url, made.width, made.height), path, made.digest


def recording_url(ident: str, name: str, of: Recording) -> str:
    """Return where a film or a sound of an exhibit lies."""
    return urls.exhibit_file(ident, f"{name}.{of.ending}", of.digest)


def _recorded(ident: str, name: str, of: Recording | None) -> Recorded | None:
    return Recorded(recording_url(ident, name, of), _TYPES[of.ending]) if of else None


def _where(one: Exhibit) -> str:
    """Return the address, with the ward where that does not stand in it."""
    within = fold(one.ward) in fold(one.address)
    return one.address if within else ", ".join(filter(None, (one.address, one.ward)))
