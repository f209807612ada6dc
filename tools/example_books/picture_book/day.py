"""Scenes by daylight: the drought and the search."""

from __future__ import annotations

from art.animals import dog, egret
from art.cast import GRANDMA, Pose
from art.nature import disc, land, sky, treeline
from art.people import person
from art.plants import bamboo, banana, grass, palm, tree
from art.svg import Canvas, ellipse, group, path, rect
from art.things import hut, jar

from .parts import DUSTY, H, W, canvas, cracks, dry_day, na, note

SKY_BLUE = "#6fb3cf"


def cover() -> Canvas:
    """Na lifts the open jar; drops of sound swirl out of it."""
    c = canvas(11)
    sky(c, "#f6c98a", "#fbe2ad", "#fdf0cf")
    disc(c, 230, 400, 80, "#fff3cf", "#ffe39a", 3.4)
    c.add(treeline(c, 560, 40, "#d3ae6c", opacity=0.8), land(c, 560, 14, "#d9b565"))
    c.add(palm(c, 1075, 640, 1.15, lean=-60, tones=("#7f8a45", "#a3a553")))
    c.add(bamboo(c, 90, 720, 470, 6, lean=0.12, leaves=DUSTY, stem="#a39a4e", dark="#7d7a3e"))
    c.add(land(c, 660, 18, "#c99a4c"), path("M430 900Q560 760 520 660Q640 780 860 900Z", "#e9cb8a"))
    c.add(grass(c, 0, 680, W, 200, "#a67c35", 90, 20, 3))
    for i in range(26):
        t = i / 26
        c.add(
            note(
                700 + 420 * t + c.rng.uniform(-24, 24) * (1 + t),
                440 - 330 * t * t - 40 * t + c.rng.uniform(-30, 30) * (0.4 + t),
                0.55 + c.rng.random() * 0.7,
                c.rng.choice(("#4d9ac0", "#6fb3cf", "#2f7da8")),
                c.rng.uniform(-25, 25),
            )
        )
    held = jar(at=(34, -122), scale=0.8, open_=True, light="#a9dcea")
    c.add(ellipse(600, 846, 130, 20, "#9a6f30", opacity=0.4))
    c.add(
        na(
            (600, 850),
            2.5,
            Pose(right=(34, -126), left=(-42, -100), face=0.6, eyes="up", mouth="open", tilt=-5),
            worn=False,
            extra=held,
        )
    )
    c.add(dog("sit", at=(395, 848), scale=1.7, ear_up=True))
    return c


def drought() -> Canvas:
    """The cracked field."""
    c = canvas(12)
    sky(c, "#f7d79c", "#fdeec6", "#fbe0a6")
    disc(c, 240, 150, 62, "#fffbe9", "#ffe9a8", 4)
    c.add(
        treeline(c, 420, 32, "#c6b277", opacity=0.8),
        hut(c, at=(1000, 440), scale=0.62),
        palm(c, 1130, 446, 0.7, lean=-30, tones=("#8b8d48", "#a9a55a")),
        land(c, 430, 6, "#d6b069"),
    )
    c.add(cracks(c, 450))
    c.add(path("M0 548Q300 500 560 530T1200 520V528Q820 560 560 540T0 562Z", "#8fb7bd", opacity=0.9))
    c.add(egret(at=(940, 640), scale=1.25, flip=True))
    c.add(ellipse(330, 806, 150, 20, "#6b4826", opacity=0.45))
    c.add(
        na(
            (330, 800),
            2,
            Pose(
                lower=20,
                feet=((-22, -4), (20, -4)),
                left=(-26, -34),
                right=(34, -24),
                face=0.8,
                eyes="down",
                mouth="small",
                tilt=6,
            ),
            worn=False,
        )
    )
    c.add(dog("stand", at=(560, 800), scale=1.5, flip=True, mouth="open"))
    return c


def leaving() -> Canvas:
    """Na sets out, the jar on its strap."""
    c = canvas(14)
    dry_day(c, 470)
    disc(c, 1010, 190, 58, "#fff6d9", "#ffe19a", 3.6)
    c.add(banana(c, 80, 640, 1.5, green="#8f9c4c", dark="#75883f"), hut(c, at=(380, 640), scale=1.75))
    c.add(path("M330 640Q420 740 760 900H1090Q700 760 420 640Z", "#ecd096"))
    c.add(person(GRANDMA, Pose(right=(44, -118), eyes="happy", face=0.5), at=(300, 640), scale=1.4))
    c.add(tree(c, 1120, 560, 1.2, DUSTY), grass(c, 0, 690, 420, 190, "#b08a3f", 40, 20, 3))
    c.add(ellipse(770, 844, 110, 16, "#a67c3d", opacity=0.4))
    c.add(
        na(
            (770, 840),
            1.9,
            Pose(left=(-34, -54), right=(38, -62), feet=((-16, 0), (18, -2)), face=0.8, mouth="open"),
        )
    )
    c.add(dog("run", at=(980, 842), scale=1.5, ear_up=True))
    return c


def endpaper() -> Canvas:
    """Drops in rows, for the pages without a story."""
    c = canvas(22)
    c.add(rect(0, 0, W, H, "#f6e7c1"))
    for r in range(8):
        for k in range(11):
            x, y = 60 + k * 110 + (55 if r % 2 else 0), 60 + r * 118
            c.add(note(x, y, 0.9, ("#e9cf95", "#dfe0c0", "#cfe0dc")[(r + k) % 3], 12 if k % 2 else -12))
    return c


def title_vignette() -> Canvas:
    """Vện sniffs at the empty jar."""
    c = canvas(23)
    c.add(rect(0, 0, W, H, "#fbf1d8"), ellipse(600, 700, 430, 60, "#ecd39b"))
    c.add(
        group(jar(scale=4, open_=True), at=(700, 706)),
        dog("stand", at=(430, 706), scale=2.6, mouth="shut", ear_up=True),
    )
    c.add(
        *[
            note(x, y, s, SKY_BLUE, t)
            for x, y, s, t in ((700, 470, 1, 6), (742, 420, 0.7, 14), (676, 400, 0.6, -10))
        ]
    )
    return c
