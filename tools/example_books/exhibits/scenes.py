"""The pictures of the stories, 1,280 × 960, and one to look around in, 2,880 × 1,440."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from art.cast import AUNT, BOY, GIRL, GRANDMA, GRANDPA, KID_SPECS, KID_TAIL, NA, TEACHER, UNCLE, Pose
from art.nature import cloud, disc, land, ripples, sky, speckle, stars, treeline
from art.people import person
from art.plants import banana, bombax, grass, palm
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked
from art.things import boat, book, drum, hut, school, stack

from .buildings import communal_house, gauge, house_row, lantern, loom, mat, street_sign

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT = 1280, 960
AROUND = 2880, 1440
_SIT = Pose(lower=18, feet=((-22, -4), (22, -4)), left=(-16, -56), right=(16, -56), eyes="down")
_READ = Pose(left=(-16, -62), right=(16, -62), eyes="down", face=0.2)


def _day(seed: int) -> Canvas:
    c = Canvas(WIDTH, HEIGHT, seed)
    sky(c, "#bfe0ea", "#e6f3ea", "#fdf2d2")
    c.add(cloud(240, 130, 1.1, "#ffffff", "#e2edec"), cloud(960, 90, 0.8, "#ffffff", "#e2edec"))
    return c


def _river(c: Canvas, top: float, light: str = "#9ccfd8", deep: str = "#5b9fb4") -> None:
    c.add(
        path(f"M0 {top}Q420 {top - 26} 760 {top - 8}T1280 {top - 14}V960H0Z", c.lin(light, deep)),
        ripples(c, 0, top + 20, 1240, 900 - top, "#ffffff", 44, 0.55),
    )


def school_front() -> Canvas:
    """The school, its bombax in bloom, pupils coming in."""
    c = _day(11)
    c.add(treeline(c, 470, 56, "#a9c8a0"), land(c, 480, 8, "#bcd79c"))
    c.add(school(at=(720, 640), scale=1.55))
    c.add(
        path("M0 640Q500 606 1280 634V960H0Z", "#a8c980"),
        path("M640 640Q640 780 470 960H840Q800 780 800 640Z", "#ecd9a6"),
    )
    c.add(bombax(c, 170, 760, 1.25), grass(c, 0, 660, 1280, 270, "#7fa85a", 70, 15, 3))
    for look, x, y, face in (
        (GIRL, 600, 900, 0.3),
        (KID_SPECS, 720, 850, -0.2),
        (KID_TAIL, 790, 915, -0.3),
        (TEACHER, 980, 800, -0.3),
    ):
        c.add(ellipse(x, y, 52, 8, "#8db36a"), person(look, Pose(face=face), at=(x, y), scale=1.45))
    return c


def school_reading() -> Canvas:
    """Pupils read under the bombax while its flowers fall."""
    c = _day(12)
    c.add(treeline(c, 430, 60, "#a9c8a0"), land(c, 450, 10, "#b9d69a"), school(at=(1010, 520), scale=0.7))
    c.add(path("M0 530Q620 490 1280 524V960H0Z", "#a3c67b"), bombax(c, 480, 800, 1.7, flowers=230))
    c.add(grass(c, 0, 560, 1280, 380, "#7aa355", 80, 16, 3))
    c.add(
        stroked(
            "".join(f"M{c.rng.uniform(120, 1000):.0f} {c.rng.uniform(700, 930):.0f}h5" for _ in range(70)),
            "#d8442c",
            11,
        )
    )
    for look, x, y, cover, face in (
        (NA, 240, 880, "#3f7d8c", 0.3),
        (BOY, 470, 910, "#e8b04c", -0.2),
        (GIRL, 700, 870, "#8a5a86", -0.3),
        (KID_SPECS, 910, 900, "#c8553d", -0.4),
    ):
        held = book(at=(0, -60), scale=0.8, cover=cover)
        c.add(
            ellipse(x, y, 70, 9, "#7fa05c"),
            person(look, replace(_SIT, face=face), at=(x, y), scale=1.5, front=held),
        )
    return c


def street() -> Canvas:
    """The street along the canal in the morning."""
    c = _day(21)
    c.add(treeline(c, 500, 70, "#9cc196"), house_row(520, 640, 5, 1.1))
    c.add(
        path("M430 960Q560 720 560 632H1280V960Z", "#d9ccb2"),
        path("M0 640Q300 620 560 632Q560 720 430 960H0Z", c.lin("#9ccfd8", "#5b9fb4")),
    )
    c.add(
        ripples(c, 0, 660, 400, 280, "#ffffff", 20, 0.6),
        path("M560 632Q560 720 430 960H480Q590 730 580 632Z", "#a9936b"),
    )
    c.add(
        boat(
            at=(210, 850),
            scale=0.95,
            cargo=stack(("#c8553d", "#3f7d8c", "#e8b04c"), at=(-40, -34), scale=0.9),
        )
    )
    c.add(palm(c, 640, 700, 0.9, lean=-50), palm(c, 560, 820, 1.15, lean=-80))
    c.add(street_sign("Đường Bà Tư Đò", at=(1030, 850), scale=1.2))
    for look, x, y, face in ((AUNT, 760, 850, 0.3), (GIRL, 880, 900, -0.2)):
        c.add(ellipse(x, y, 50, 8, "#c3b494"), person(look, Pose(face=face), at=(x, y), scale=1.5))
    return c


def ferry() -> Canvas:
    """The ferrywoman takes pupils over the river at sunrise."""
    c = Canvas(WIDTH, HEIGHT, 22)
    sky(c, "#f6b98a", "#fbd9a5", "#fdf0cf")
    disc(c, 900, 330, 74, "#fff3cf", "#ffe1a0", 3)
    c.add(treeline(c, 452, 58, "#8fa37a"), treeline(c, 470, 40, "#71895f"))
    _river(c, 480, "#f3c795", "#7b9aa0")
    riders = "".join(
        person(look, replace(_SIT, face=face), at=(x, -16), scale=0.82)
        for look, x, face in ((GIRL, -66, 0.2), (BOY, -6, -0.2), (KID_TAIL, 50, 0.3))
    )
    pole = stroked("M118 -250L150 60", "#6d4f33", 6)
    rower = person(
        replace(AUNT, hat=True),
        Pose(left=(14, -86), right=(34, -64), face=-0.3),
        at=(104, -14),
        scale=1.05,
        extra="",
    )
    c.add(boat(at=(600, 740), scale=1.9, cargo=riders + rower + pole))
    c.add(palm(c, 60, 700, 1.3, lean=90, tones=("#43633f", "#5b7d45")))
    return c


def communal() -> Canvas:
    """The communal house under its two old trees."""
    c = _day(31)
    c.add(treeline(c, 470, 70, "#9fc39a"), land(c, 500, 8, "#bcd79c"))
    c.add(communal_house(at=(640, 680), scale=1.42))
    c.add(path("M0 700Q640 676 1280 704V960H0Z", "#b5cf8c"), path("M560 716H720L860 960H420Z", "#e3cfa4"))
    c.add(
        bombax(c, 110, 780, 1.05),
        bombax(c, 1190, 790, 1.0),
        grass(c, 0, 720, 1280, 220, "#86ab60", 60, 14, 3),
    )
    for look, x, y, face in ((GRANDPA, 520, 880, 0.3), (NA, 610, 895, -0.3), (UNCLE, 830, 850, -0.2)):
        c.add(ellipse(x, y, 50, 8, "#93b56f"), person(look, Pose(face=face), at=(x, y), scale=1.35))
    return c


def festival() -> Canvas:
    """The night of the festival: lanterns, the drum, neighbours."""
    c = Canvas(WIDTH, HEIGHT, 32)
    sky(c, "#1c2450", "#3b3566", "#8a5560")
    c.add(stars(c, 380, 70))
    disc(c, 1070, 150, 48, "#fff3cf", "#ffe9b5", 3)
    c.add(c.glow(640, 520, 520, "#ffb45a", 0.6), communal_house(at=(640, 660), scale=1.3, lit=True))
    c.add(
        path("M0 684Q640 660 1280 690V960H0Z", "#5a4a3a"),
        stroked("M0 190Q320 300 640 200T1280 190", "#2d1f1c", 3),
    )
    for i, y in enumerate((214, 254, 262, 236, 206, 180, 178, 188)):
        c.add(c.glow(90 + i * 158, y + 34, 70, "#ffb45a", 0.55), lantern(90 + i * 158, y + 34, 1.1))
    c.add(drum(at=(640, 880), scale=1.9))
    for look, x, y, face in (
        (UNCLE, 500, 880, 0.4),
        (GRANDMA, 250, 870, 0.3),
        (NA, 350, 900, 0.3),
        (BOY, 830, 900, -0.3),
        (AUNT, 960, 870, -0.3),
        (KID_TAIL, 1070, 905, -0.4),
    ):
        c.add(
            ellipse(x, y, 54, 9, "#46392c"),
            person(look, Pose(face=face, mouth="open"), at=(x, y), scale=1.45),
        )
    return c


def drumming() -> Canvas:
    """The festival drum, near."""
    c = Canvas(WIDTH, HEIGHT, 33)
    sky(c, "#7d3a22", "#5e2a18")
    c.add(*[rect(x, 0, 70, 960, "#93432a") for x in (60, 1150)], rect(0, 760, 1280, 200, "#4a2415"))
    c.add(c.glow(640, 430, 600, "#ffb45a", 0.55), lantern(300, 150, 2.4), lantern(980, 150, 2.4))
    c.add(drum(at=(640, 830), scale=4.4))
    c.add(
        person(
            UNCLE, Pose(left=(-44, -120), right=(40, -100), face=0.2, mouth="open"), at=(300, 880), scale=2.6
        )
    )
    c.add(person(BOY, Pose(face=-0.4, mouth="open"), at=(1010, 890), scale=2.3))
    return c


def weaving() -> Canvas:
    """Two women weave a sedge mat."""
    c = _day(41)
    c.add(treeline(c, 470, 60, "#a3c49c"), land(c, 480, 8, "#c3d9a2"), hut(c, at=(300, 620), scale=1.5))
    c.add(path("M0 640Q640 610 1280 640V960H0Z", "#d9c79b"), speckle(c, 0, 660, 1280, 280, "#b39b6b", 160, 3))
    c.add(banana(c, 1160, 660, 1.1), loom(at=(690, 850), scale=1.75))
    c.add(
        person(AUNT, replace(_SIT, face=0.3), at=(470, 905), scale=1.9),
        person(GRANDMA, replace(_SIT, face=-0.3), at=(930, 905), scale=1.9),
    )
    return c


def mats() -> Canvas:
    """Finished mats dry in the sun."""
    c = _day(42)
    disc(c, 1060, 150, 60, "#fff3cf", "#ffe9b5", 3)
    c.add(
        treeline(c, 430, 50, "#a3c49c"),
        land(c, 440, 8, "#c8dca6"),
        path("M0 500Q640 470 1280 500V960H0Z", "#dcca9d"),
    )
    for x, y, s in ((80, 640, 0.95), (520, 650, 0.95), (900, 640, 0.85), (30, 910, 1.3), (640, 920, 1.35)):
        c.add(mat(at=(x, y), scale=s))
    c.add(person(replace(AUNT, hat=True), Pose(face=-0.3), at=(560, 800), scale=1.6))
    return c


def boatman() -> Canvas:
    """The old boat builder by the boat that carried the library."""
    c = _day(51)
    c.add(treeline(c, 450, 60, "#9cc196"))
    _river(c, 500)
    c.add(path("M0 760Q420 700 1280 820V960H0Z", "#c6b083"), palm(c, 1160, 840, 1.2, lean=-60))
    c.add(
        boat(
            at=(760, 690),
            scale=1.75,
            roof=True,
            cargo=stack(("#c8553d", "#3f7d8c", "#e8b04c", "#8a5a86"), at=(-96, -36), scale=1.1),
        )
    )
    c.add(
        ellipse(330, 900, 90, 12, "#a8946a"),
        person(GRANDPA, Pose(right=(34, -66), face=0.3), at=(330, 900), scale=2.7),
    )
    return c


def lesson_on_deck() -> Canvas:
    """He reads to children on the deck."""
    c = Canvas(WIDTH, HEIGHT, 52)
    sky(c, "#f9cf9f", "#fde6bd", "#fdf3d8")
    c.add(treeline(c, 420, 54, "#8fa37a"))
    _river(c, 450, "#f0d2a4", "#6f9aa6")
    c.add(
        path("M0 640H1280V960H0Z", "#a5713f"),
        *[stroked(f"M0 {y}H1280", "#8a5a32", 5) for y in (710, 790, 880)],
    )
    reader = book(at=(0, -62), scale=0.9, cover="#b8321a")
    c.add(
        person(
            GRANDPA,
            replace(_READ, lower=18, feet=((-22, -4), (22, -4))),
            at=(640, 850),
            scale=2.2,
            front=reader,
        )
    )
    for look, x, face in ((NA, 300, 0.4), (BOY, 450, 0.3), (GIRL, 850, -0.3), (KID_TAIL, 1000, -0.4)):
        c.add(person(look, replace(_SIT, face=face, eyes="open"), at=(x, 900), scale=1.7))
    return c


def _tide(c: Canvas, top: float, marks: int) -> Canvas:
    c.add(treeline(c, 390, 54, "#9cc196"), land(c, 400, 6, "#b9d39a"))
    c.add(path("M0 430H1280V960H0Z", "#a98a5f"), speckle(c, 0, 440, 1280, 400, "#8a6f49", 220, 4))
    c.add(*[rect(x, 330, 26, 560, "#7a5238") for x in (220, 420)], rect(150, 320, 360, 30, "#96683f"))
    c.add(gauge(at=(760, 900), scale=1.5, top=marks))
    _river(c, top)
    return c


def high_tide() -> Canvas:
    """High water: the river reaches the pier."""
    c = _tide(_day(61), 500, 14)
    c.add(
        boat(at=(1010, 640), scale=1.1, roof=True),
        person(BOY, Pose(right=(40, -70), face=0.3), at=(320, 322), scale=1.5),
    )
    return c


def low_tide() -> Canvas:
    """Low water: mud, posts and a boat at rest."""
    c = _tide(_day(62), 800, 14)
    c.add(
        boat(at=(1040, 820), scale=1.1),
        person(BOY, Pose(right=(40, -40), face=0.3, eyes="down"), at=(320, 322), scale=1.5),
    )
    return c


def around() -> Canvas:
    """The school yard, all around: the left edge meets the right."""
    width, height = AROUND
    c = Canvas(width, height, 71)
    middle = height / 2
    sky(c, "#7fbcd6", "#bfe0ea", "#fdf2d2", height=middle + 20)
    c.add(rect(0, middle, width, middle, c.lin("#b9d392", "#a3c47c", "#8fb56b")))
    for x, y, s in ((300, 250, 1.6), (980, 380, 1.1), (1700, 220, 1.5), (2400, 340, 1.3)):
        c.add(cloud(x, y, s, "#ffffff", "#e2edec"))
    c.add(treeline(c, middle + 6, 60, "#9cc196", 60, width - 60), rect(0, middle - 20, width, 30, "#9cc196"))
    c.add(
        path(
            f"M1900 {middle + 34}Q2200 {middle + 8} 2560 {middle + 34}T2800 {middle + 60}Q2300 {middle + 130} 1960 {middle + 74}Z",
            "#9ccfd8",
        )
    )
    c.add(school(at=(1440, middle + 90), scale=1.3), bombax(c, 700, middle + 150, 1.25, flowers=200))
    c.add(
        communal_house(at=(250, middle + 60), scale=0.6), boat(at=(2330, middle + 82), scale=0.7, roof=True)
    )
    c.add(
        palm(c, 2080, middle + 110, 0.95, lean=60),
        palm(c, 2660, middle + 130, 1.05, lean=-60),
        banana(c, 1850, middle + 90, 0.8),
    )
    c.add(grass(c, 0, middle + 120, width, 420, "#7aa355", 190, 18, 3.4))
    c.add(
        stroked(
            "".join(
                f"M{c.rng.uniform(450, 960):.0f} {c.rng.uniform(middle + 150, middle + 330):.0f}h5"
                for _ in range(80)
            ),
            "#d8442c",
            11,
        )
    )
    for look, x, face in (
        (NA, 620, 0.3),
        (KID_SPECS, 820, -0.3),
        (GIRL, 1240, 0.2),
        (BOY, 1650, -0.2),
        (TEACHER, 1500, 0.1),
    ):
        c.add(
            ellipse(x, middle + 190, 40, 7, "#86ab60"),
            person(look, Pose(face=face), at=(x, middle + 190), scale=1.15),
        )
    c.add(ellipse(width / 2, height + 60, width, 190, "#86ab60"), circle(-900, 0, 1, "#86ab60"))
    return c


SCENES: dict[str, Callable[[], Canvas]] = {
    "truong-1": school_front,
    "truong-2": school_reading,
    "duong-1": street,
    "duong-2": ferry,
    "dinh-1": communal,
    "dinh-2": festival,
    "dinh-3": drumming,
    "chieu-1": weaving,
    "chieu-2": mats,
    "chin-ghe-1": boatman,
    "chin-ghe-2": lesson_on_deck,
    "con-nuoc-1": high_tide,
    "con-nuoc-2": low_tide,
}
"""The scene of each picture by its name in `catalog/exhibits`."""


def crossing(share: float) -> Canvas:
    """A frame of the film, 0 to 1: the library's boat crosses the river."""
    c = Canvas(WIDTH, 720, 81)
    sky(c, "#f6b98a", "#fbd9a5", "#fdf0cf")
    disc(c, 900, 230, 64, "#fff3cf", "#ffe1a0", 3)
    c.add(treeline(c, 352, 52, "#8fa37a"), treeline(c, 370, 36, "#71895f"))
    c.add(
        path("M0 384Q420 368 760 378T1280 374V720H0Z", c.lin("#f3c795", "#7b9aa0")),
        ripples(c, 0, 400, 1240, 300, "#ffffff", 34, 0.5),
    )
    rider = person(GRANDPA, Pose(right=(34, -66), face=0.3), at=(100, -14), scale=0.95)
    cargo = stack(("#c8553d", "#3f7d8c", "#e8b04c"), at=(-60, -36), scale=1.1) + rider
    sway = 4 * (1 if int(share * 16) % 2 else -1)
    c.add(group(boat(at=(0, 0), scale=1.5, cargo=cargo), at=(-320 + 1900 * share, 600 + sway / 2)))
    return c
