"""Colour pictures of “The Kite Letters”."""

from __future__ import annotations

from art.animals import duck
from art.cast import BOY, GIRL, GRANDMA, UNCLE, Pose
from art.nature import cloud, disc, rain, ripples, sky, stars, treeline
from art.people import person
from art.plants import grass, palm, tree
from art.svg import Canvas, circle, group, path, rect, stroked
from art.things import boat, stack

from .parts import BAO, LINH, MANGO, NIGHT_MANGO, H, W, bank, kite, shore, three_legs


def falling() -> Canvas:
    """The kite lands on the homework."""
    c = Canvas(W, H, 121)
    bank(c)
    shore(c)
    c.add(
        tree(c, 880, 660, 2.5, MANGO),
        rect(560, 590, 320, 18, "#a8774a"),
        *[rect(x, 606, 16, 110, "#7a5332") for x in (580, 840)],
        stack(("#c8553d", "#3f7d8c"), at=(820, 590), scale=1.3),
    )
    c.add(
        person(
            LINH,
            Pose(left=(-44, -116), right=(44, -116), face=-0.5, eyes="up", mouth="o"),
            at=(480, 724),
            scale=1.9,
        ),
        kite((660, 330), 1.15, 24),
    )
    c.add(duck(at=(180, 710), scale=1.1), duck(at=(270, 730), scale=0.9, flip=True))
    return c


def letting_go() -> Canvas:
    """The kite goes home over the river."""
    c = Canvas(W, H, 122)
    bank(c)
    c.add(palm(c, 1100, 640, 1.3, lean=-90))
    shore(c)
    c.add(
        path(f"M300 {H}L420 520H560L700 {H}Z", "#a8865a"),
        *[stroked(f"M{420 - i * 24} {520 + i * 48}H{560 + i * 28}", "#7a5f3c", 4) for i in range(5)],
    )
    c.add(
        stroked("M530 520Q640 360 830 190", "#fffaf0", 2),
        kite((850, 160), 0.8, 38),
        cloud(280, 140, 1.1, "#ffffff", "#e3ece4"),
    )
    c.add(
        person(
            LINH,
            Pose(right=(46, -124), left=(-36, -60), face=0.7, eyes="up", mouth="open"),
            at=(490, 690),
            scale=1.7,
        ),
        duck(at=(200, 700), scale=1.2),
    )
    return c


def two_lights() -> Canvas:
    """A light under the mango tree, a light across the river."""
    c = Canvas(W, H, 123)
    bank(c, night=True)
    c.add(
        stars(c, 330, 60),
        c.glow(330, 412, 60, "#ffe08a", 0.9),
        circle(330, 412, 5, "#fff6d0"),
        stroked("M330 440v90", "#ffe9a8", 4, opacity=0.4),
    )
    shore(c, "#1f3d3a", "#2f5f4a")
    c.add(
        tree(c, 850, 680, 2.4, NIGHT_MANGO, "#3a2c2a"),
        c.glow(700, 560, 330, "#ffd98a", 0.75),
        rect(560, 600, 300, 16, "#a8774a"),
        *[rect(x, 614, 14, 100, "#7a5332") for x in (580, 826)],
    )
    c.add(
        person(
            LINH,
            Pose(face=-0.7, eyes="open", mouth="smile", left=(-34, -72), right=(24, -60)),
            at=(660, 730),
            scale=1.8,
        ),
        stack(("#c8553d", "#3f7d8c", "#e8b04c"), at=(800, 600), scale=1.2),
    )
    return c


def high_water() -> Canvas:
    """Boats go out in the rain."""
    c = Canvas(W, H, 124)
    bank(c, night=True, water=300)
    c.add(
        *[
            cloud(x, y, s, "#33456a", "#26365a")
            for x, y, s in ((200, 90, 1.8), (600, 70, 2.1), (1000, 100, 1.9))
        ]
    )
    for x, y, s in ((820, 400, 0.5), (560, 460, 0.7), (950, 540, 0.9)):
        c.add(
            c.glow(x + 110 * s, y - 60 * s, 150 * s, "#ffe08a", 0.9),
            group(
                boat(
                    at=(0, 0),
                    cargo=person(
                        UNCLE, Pose(right=(40, -110), face=0.4, mouth="small"), at=(20, -20), scale=0.9
                    ),
                ),
                at=(x, y),
                scale=s,
            ),
        )
    c.add(path(f"M0 {H}V600Q220 560 520 690L560 {H}Z", "#1f3d3a"))
    c.add(
        c.glow(330, 450, 260, "#ffe9a8", 0.85),
        person(GRANDMA, Pose(right=(34, -110), face=0.5, mouth="small"), at=(150, 720), scale=1.7),
        person(
            LINH,
            Pose(right=(40, -128), left=(-28, -50), face=0.7, mouth="small", eyes="worried"),
            at=(290, 730),
            scale=1.8,
            front=rect(32, -140, 12, 22, "#c8553d") + circle(38, -142, 8, "#fff6d0"),
        ),
    )
    c.add(rain(c, -30, -30, W + 200, H, "#cfe0f0", 220, 50, 3, 0.5))
    return c


def meeting() -> Canvas:
    """Bảo steps ashore with the letter."""
    c = Canvas(W, H, 125)
    sky(c, "#3a4a7a", "#c98a8a", "#f6c98a")
    c.add(
        treeline(c, 400, 30, "#6a5a78"),
        rect(0, 396, W, 400, c.lin("#e8b08a", "#7a6a88")),
        ripples(c, 0, 410, W, 180, "#fff0d0", 36, 0.6),
    )
    c.add(
        boat(
            at=(250, 620),
            scale=1.2,
            cargo=person(UNCLE, Pose(face=0.5, eyes="happy"), at=(-60, -16), scale=0.95),
        )
    )
    shore(c, "#6f8a5a", "#4f6f45")
    c.add(
        person(
            BAO,
            Pose(right=(42, -76), left=(-28, -50), face=0.7, mouth="smile"),
            at=(560, 725),
            scale=1.9,
            front=group(kite((0, 0), 0.3, 10), at=(46, -70)),
        ),
        person(
            LINH,
            Pose(left=(-36, -70), right=(30, -50), face=-0.7, mouth="open", eyes="happy"),
            at=(830, 725),
            scale=1.9,
        ),
        three_legs("run", at=(690, 735), scale=1.1),
        tree(c, 1080, 690, 2, NIGHT_MANGO),
    )
    c.add(duck(at=(960, 735), scale=0.9, flip=True), duck(at=(1040, 742), scale=0.8, flip=True))
    return c


def many_kites() -> Canvas:
    """Kites of two classes over the river."""
    c = Canvas(W, H, 126)
    bank(c, water=480)
    disc(c, 1020, 140, 50, "#fffbe6", "#fff0b8")
    for i, (x, y, s) in enumerate(
        (
            (180, 170, 0.62),
            (360, 100, 0.5),
            (520, 220, 0.7),
            (700, 110, 0.56),
            (850, 250, 0.6),
            (960, 330, 0.36),
            (300, 320, 0.44),
            (640, 350, 0.38),
        )
    ):
        c.add(
            kite(
                (x, y), s, -20 + (i * 17) % 46, ("#2f7fc0", "#d8442c", "#f0b02f", "#5f9f4f", "#8a5aa0")[i % 5]
            )
        )
    c.add(
        boat(
            at=(880, 560),
            scale=0.8,
            hull="#3f7a5a",
            rim="#5f9f7a",
            cargo=person(UNCLE, Pose(face=-0.4, right=(40, -110)), at=(-70, -16), scale=0.8)
            + person(GIRL, at=(30, -16), scale=0.7)
            + person(BOY, at=(86, -16), scale=0.7),
        )
    )
    shore(c)
    for i, (look, x) in enumerate(((LINH, 300), (BAO, 420), (GIRL, 560), (BOY, 680))):
        c.add(
            person(
                look,
                Pose(left=(-42, -118), right=(44, -122), eyes="up" if i % 2 else "happy", mouth="open"),
                at=(x, 725 + (i % 2) * 12),
                scale=1.5,
            )
        )
    c.add(three_legs("stand", at=(180, 735), scale=1.2))
    return c


def cover() -> Canvas:
    """The cover: one kite, two small lights."""
    c = Canvas(900, 1200, 127)
    sky(c, "#f08a5a", "#f6b87a", "#fbe0a8", "#fdf0cf")
    c.add(
        cloud(180, 420, 1.2, "#fff4dc", "#fbd8a8"),
        cloud(760, 560, 0.9, "#fff4dc", "#fbd8a8"),
        treeline(c, 780, 30, "#b9906a"),
        rect(0, 776, 900, 424, c.lin("#f6cf98", "#8fa6a0", "#4f7f8a")),
        ripples(c, 0, 790, 900, 300, "#fff6dc", 50, 0.6),
        c.glow(640, 772, 50, "#fff3b0", 0.9),
        circle(640, 772, 5, "#ffffff"),
    )
    c.add(
        stroked("M330 990Q440 760 560 560", "#fffaf0", 2.5),
        kite((580, 500), 1.5, 26),
        path("M0 1200V1040Q300 980 900 1090V1200Z", "#5f7f4a"),
        grass(c, 0, 1040, 900, 150, "#3f5f35", 60, 22, 3),
    )
    c.add(
        person(
            LINH,
            Pose(right=(46, -126), left=(-34, -56), face=0.6, eyes="up", mouth="open"),
            at=(270, 1130),
            scale=2,
        ),
        duck(at=(690, 1120), scale=1.2, flip=True),
    )
    return c


CHAPTERS = (
    (falling, "A blue kite falls from the sky onto Linh’s table under the mango tree."),
    (letting_go, "Linh lets the kite fly home across the river."),
    (two_lights, "Night: Linh at her table under a light; one small light across the river."),
    (high_water, "Linh holds up a torch in the rain while boats go out."),
    (meeting, "Bảo steps off the boat with the folded kite; the three-legged dog runs ahead."),
    (many_kites, "Children fly many kites over the river; a green ferry crosses."),
)
