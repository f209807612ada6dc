"""Who is drawn and how they stand: looks, poses and the people of the village."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .svg import Point

INK = "#2d1f1c"


@dataclass(frozen=True, slots=True)
class Look:
    """Who somebody is: the same in every picture."""

    skin: str = "#f3c59c"
    hair: str = "#2b1e1d"
    style: str = "short"
    top: str = "#f4f1ea"
    top_shade: str = "#d9d3c7"
    pants: str = "#3d4a63"
    cut: str = "shirt"
    scarf: str | None = None
    hat: bool = False
    old: bool = False
    grown: bool = False
    tie: str = "#e2492f"
    glasses: bool = False


@dataclass(frozen=True, slots=True)
class Pose:
    """What somebody does: where hands and feet are, where the eyes look, the mood."""

    left: Point = (-27, -46)
    right: Point = (27, -46)
    feet: tuple[Point, Point] = ((-10, 0), (10, 0))
    face: float = 0
    eyes: str = "open"
    mouth: str = "smile"
    tilt: float = 0
    lower: float = 0
    lean: float = 0
    back: bool = False


NA = Look(style="pigtails", top="#f5b72e", top_shade="#d9921c", pants="#5b3a52", cut="baba")


GRANDMA = Look(
    skin="#e9b78f",
    hair="#d9d4d2",
    style="bun",
    top="#8a5a86",
    top_shade="#6d4269",
    pants="#3b3140",
    cut="baba",
    scarf="checks",
    old=True,
)


GRANDPA = Look(
    skin="#dda678",
    hair="#ece8e2",
    style="bald",
    top="#7d8f86",
    top_shade="#61736b",
    pants="#4a4038",
    cut="baba",
    old=True,
    grown=True,
)


AUNT = Look(
    skin="#e8b58a",
    style="tail",
    top="#d9596b",
    top_shade="#b6404f",
    pants="#33303d",
    cut="baba",
    hat=True,
    grown=True,
)


UNCLE = Look(
    skin="#d9a070",
    top="#4f86a6",
    top_shade="#3a6a88",
    pants="#39404b",
    cut="baba",
    grown=True,
    scarf="checks",
)


TEACHER = Look(style="long", top="#dff0ea", top_shade="#b4d3c8", pants="#f3efe6", cut="dress", grown=True)


BOY = Look(scarf="#d8342b")


GIRL = Look(style="bob", scarf="#d8342b", pants="#2f4a7c")


KID_TAIL = replace(GIRL, style="tail", skin="#e5b083")


KID_SPECS = replace(BOY, glasses=True, skin="#f6d0ac")
