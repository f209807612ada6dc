"""Scenes of the rain and the green morning after."""

from __future__ import annotations

from art.animals import dog, egret, frog, swim
from art.cast import BOY, GIRL, GRANDMA, KID_SPECS, KID_TAIL, NA, Pose
from art.nature import cloud, disc, land, rain, ripples, sky, stars, treeline
from art.people import person
from art.plants import banana, grass, palm, tree
from art.svg import Canvas, ellipse, group, path, rect, stroked
from art.things import hut, jar

from .parts import GREENS, H, W, canvas, na


def night_rain() -> Canvas:
    """The rain comes at midnight."""
    c = canvas(37)
    sky(c, "#141d3d", "#27386a", "#3f5a86")
    c.add(
        *[
            cloud(x, y, s, "#3b4a78", "#2c3963", 0.9)
            for x, y, s in ((150, 110, 1.9), (520, 70, 2.1), (900, 120, 2), (1150, 60, 1.6))
        ]
    )
    c.add(
        treeline(c, 560, 46, "#1f3154"),
        land(c, 560, 10, "#2a4560"),
        palm(c, 120, 690, 1.25, lean=60, bark="#1f2b40", tones=("#24485a", "#2f5a66")),
        banana(c, 1060, 690, 1.6, green="#2f6a66", dark="#24545a", rib="#5f9a8a"),
    )
    c.add(c.glow(640, 600, 330, "#ffd98a", 0.35), hut(c, at=(640, 690), scale=1.7, night=True))
    c.add(
        path("M0 900V700Q600 660 1200 710V900Z", "#2b4a58"),
        ellipse(640, 800, 330, 40, "#4f7f96"),
        ripples(c, 340, 775, 560, 50, "#d5eef5", 14, 0.7),
    )
    c.add(rain(c, -20, -40, W + 200, H, "#cfe8f4", 330, 56, 3, 0.55))
    c.add(
        *[
            ellipse(
                c.rng.uniform(40, 1160),
                c.rng.uniform(730, 885),
                17,
                4.5,
                "none",
                stroke="#d5eef5",
                stroke_width=2.4,
            )
            for _ in range(34)
        ]
    )
    c.add(
        dog("sit", at=(560, 690), scale=0.95, mouth="shut", ear_up=True),
        jar(at=(690, 694), scale=1, open_=True, water=True),
    )
    return c


def morning() -> Canvas:
    """The green morning: the jar is full of rain."""
    c = canvas(38)
    sky(c, "#a9dcec", "#d9f0ee", "#fbf3cf")
    disc(c, 920, 170, 54, "#fff8d8", "#fff0ae", 3.6)
    for i, tone in enumerate(("#e2492f", "#f5b72e", "#7fb04c", "#5fa9cf", "#8a5a86")):
        c.add(
            stroked(
                f"M{250 + i * 16} 470A{330 - i * 16} {330 - i * 16} 0 0 1 {910 - i * 16} 470",
                tone,
                17,
                opacity=0.32,
            )
        )
    c.add(
        treeline(c, 450, 40, "#7fae6c"),
        land(c, 450, 8, "#9cc76a"),
        rect(0, 500, W, 150, c.lin("#c2e4e2", "#8cc6cc")),
        ripples(c, 0, 510, W, 130, "#ffffff", 36),
    )
    c.add(
        egret(at=(850, 612), scale=0.9),
        *[swim(at=(x, y), scale=0.7) for x, y in ((330, 560), (420, 590), (510, 556))],
    )
    c.add(
        path("M0 900V660Q500 610 1200 650V900Z", "#7fb65a"), grass(c, 0, 650, W, 240, "#4f8f45", 150, 26, 3.4)
    )
    c.add(tree(c, 90, 690, 1.3, GREENS), banana(c, 1120, 700, 1.5))
    c.add(
        person(
            BOY,
            Pose(left=(-46, -120), right=(46, -120), mouth="open", eyes="happy", feet=((-22, -12), (14, -2))),
            at=(300, 770),
            scale=1.4,
        ),
        person(
            GIRL,
            Pose(left=(-40, -112), right=(44, -118), mouth="open", face=-0.6, feet=((-10, 0), (20, -12))),
            at=(440, 790),
            scale=1.4,
        ),
        ellipse(150, 840, 110, 22, "#8cc6cc"),
        frog(at=(160, 842), scale=1.5, sing=True, coat="#3f8f4f", pale="#eef4bc"),
    )
    c.add(group(jar(scale=2.2, open_=True, water=True), at=(845, 850)))
    c.add(
        na(
            (690, 850),
            2,
            Pose(
                right=(40, -34),
                left=(-30, -54),
                lower=12,
                feet=((-18, -3), (18, -3)),
                face=0.7,
                mouth="open",
                eyes="happy",
            ),
            worn=False,
        )
    )
    c.add(
        person(
            GRANDMA, Pose(face=-0.6, eyes="happy", left=(-30, -70), right=(30, -60)), at=(985, 850), scale=1.9
        )
    )
    c.add(dog("stand", at=(545, 872), scale=1.25))
    return c


def back_cover() -> Canvas:
    """Na and Vện under one banana leaf."""
    c = canvas(39)
    sky(c, "#6f9fb8", "#a9cdd2", "#d5e6d4")
    c.add(
        treeline(c, 560, 40, "#7fa97a"),
        land(c, 570, 12, "#8fb866"),
        grass(c, 0, 620, W, 250, "#6a9a4a", 110, 22, 3),
    )
    c.add(rain(c, 0, -20, W + 150, H - 60, "#ffffff", 170, 44, 3, 0.6))
    roof = path("M-96 -196Q-40 -262 60 -236Q110 -222 132 -180Q40 -214 -96 -196Z", "#5f9440") + stroked(
        "M-90 -197Q20 -236 128 -182M6 -216L24 -120", "#3f7436", 4
    )
    c.add(
        na(
            (560, 830),
            2.2,
            Pose(right=(26, -128), left=(-28, -54), face=0.5, mouth="smile", eyes="happy"),
            worn=False,
            extra=roof,
        ),
        dog("sit", at=(740, 832), scale=1.8, flip=True),
    )
    return c


def stars_band() -> Canvas:
    """A quiet night ground for the activity page."""
    c = canvas(40)
    sky(c, "#27386a", "#3f5a86")
    c.add(stars(c, 400, 60), path("M0 900V800Q600 740 1200 810V900Z", "#22345c"))
    c.add(frog(at=(120, 846), scale=1.5, sing=True), frog(at=(1090, 850), scale=1.3, sing=True, flip=True))
    clap = Pose(left=(-6, -72), right=(8, -72), mouth="open", eyes="happy")
    for look, x in ((BOY, 340), (GIRL, 480), (NA, 610), (KID_SPECS, 740), (KID_TAIL, 880)):
        c.add(person(look, clap, at=(x, 850), scale=1.35))
    return c
