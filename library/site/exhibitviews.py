"""What the pages of exhibits say: values for the templates, with site-relative URLs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.site.views import BookCard, Image, Link


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its sizes, the smallest first, and what is in it."""

    sizes: tuple[Image, ...]
    alt: str

    @property
    def small(self) -> Image:
        """The smallest size."""
        return self.sizes[0]

    @property
    def large(self) -> Image:
        """The largest size."""
        return self.sizes[-1]


@dataclass(frozen=True, slots=True)
class ExhibitCard:
    """An exhibit as lists show it; `kind` is its key, `kind_name` the same in words."""

    id: str
    title: str
    url: str
    kind: str
    kind_name: str
    summary: str
    where: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Pin:
    """An exhibit on a map: `x` and `y` are per cent from its left and upper edge; `here` is the page's own."""

    x: float
    y: float
    card: ExhibitCard
    sign: str
    """What stands on it: the number of a stop, else ""."""
    here: bool = False


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name on a map, placed like a pin; `look` tells what bears it."""

    x: float
    y: float
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The school's map with pins; `drawn` tells that we drew it, in the colours of the site.

    `line` joins the stops of a route, as the points of an SVG polyline in the `box` of its own units.
    """

    picture: Picture
    drawn: bool
    box: str
    labels: tuple[MapLabel, ...]
    pins: tuple[Pin, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A film or a sound that plays from the site: its URL and media type."""

    url: str
    type: str


@dataclass(frozen=True, slots=True)
class Panorama:
    """A view all around: its card, the whole picture, and whether that is a sphere."""

    card: Picture
    whole: Image
    sphere: bool


@dataclass(frozen=True, slots=True)
class NextStop:
    """Another stop of a route; `distance` is in words, "" when unknown."""

    card: ExhibitCard
    distance: str


@dataclass(frozen=True, slots=True)
class Walk:
    """A route as a stop of it shows it: the 1-based `number` of this stop of `total`."""

    link: Link
    number: int
    total: int
    previous: NextStop | None
    next: NextStop | None


@dataclass(frozen=True, slots=True)
class ExhibitView:
    """An exhibit's own page; `story` is HTML of the school's Markdown, "" for none."""

    card: ExhibitCard
    summary: tuple[str, ...]
    story: str
    where: str
    coordinates: str
    directions: str
    """An address outside of the site that opens a map, "" when nobody knows where the exhibit is."""
    facts: tuple[tuple[str, str], ...]
    timeline: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]
    film: Recorded | None
    film_link: Link | None
    """A film on another site, labelled with its name."""
    narration: Recorded | None
    music: Recorded | None
    transcript: tuple[str, ...]
    panorama: Panorama | None
    map: MapView | None
    walks: tuple[Walk, ...]
    books: tuple[BookCard, ...]
    nearby: tuple[NextStop, ...]
    source: str
    rights: str
    index: Link
    json_ld: str
    """schema.org as JSON, safe inside a script element."""


@dataclass(frozen=True, slots=True)
class ExhibitGroup:
    """Exhibits under one heading; `id` is that of its section."""

    id: str
    title: str
    cards: tuple[ExhibitCard, ...]


@dataclass(frozen=True, slots=True)
class RouteCard:
    """A route as lists show it: how many stops, how far in words, "" when unknown."""

    link: Link
    distance: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class ExhibitsView:
    """All exhibits: on the map, on routes, by kind, by ward."""

    count: int
    map: MapView | None
    routes: tuple[RouteCard, ...]
    kinds: tuple[ExhibitGroup, ...]
    wards: tuple[ExhibitGroup, ...]


@dataclass(frozen=True, slots=True)
class RouteView:
    """A route: its stops in their order, each with the way from the one before."""

    title: str
    distance: str
    map: MapView | None
    stops: tuple[NextStop, ...]
    index: Link
