"""Points on the earth: what cells say of them, and how far they are apart."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER: Final = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?")
_PAIR: Final = re.compile(r"([+-]?\d{1,3}\.\d+)\s*[,;\s]\s*([+-]?\d{1,3}\.\d+)")
_PAIR_OF_COMMAS: Final = re.compile(r"([+-]?\d{1,3},\d+)\s*[;\s]\s*([+-]?\d{1,3},\d+)")
_RADIUS: Final = 6_371_000
"""Metres from the middle of the earth, which is a sphere here."""


class Place(NamedTuple):
    """A point on the earth in degrees of WGS 84."""

    latitude: float
    longitude: float


def pair(text: str) -> tuple[str, str] | None:
    """Return latitude and longitude of a cell that holds both, as maps on the web copy them."""
    bare = text.strip(" ()")
    found = _PAIR.fullmatch(bare) or _PAIR_OF_COMMAS.fullmatch(bare)
    return (found[1], found[2]) if found else None


def degrees(text: str) -> float | None:
    """Return a number of degrees, "10.2534" or "10,2534°", None for anything else."""
    plain = text.strip().rstrip("° ")
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def place_of(latitude: float, longitude: float) -> Place | None:
    """Return the point, None where there is none of these degrees."""
    known = abs(latitude) <= 90 and abs(longitude) <= 180
    return Place(latitude, longitude) if known else None


def metres(one: Place, other: Place) -> float:
    """Return the distance of two points on a sphere (haversine)."""
    up, along = (math.radians(b - a) for a, b in zip(one, other, strict=True))
    share = math.sin(up / 2) ** 2 + math.sin(along / 2) ** 2 * math.prod(
        math.cos(math.radians(point.latitude)) for point in (one, other)
    )
    return 2 * _RADIUS * math.asin(math.sqrt(min(share, 1.0)))


def bounds(places: Iterable[Place]) -> tuple[Place, Place]:
    """Return the south-western and the north-eastern corner of what holds all points.

    Raises:
        ValueError: when there is no point.
    """
    latitudes, longitudes = zip(*places, strict=True)
    return Place(min(latitudes), min(longitudes)), Place(max(latitudes), max(longitudes))
