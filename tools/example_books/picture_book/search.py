"""Scenes of the search: where Na finds sounds like rain."""

from __future__ import annotations

from art.animals import dog
from art.cast import AUNT, GRANDPA, Pose
from art.nature import land, sky, speckle
from art.people import person
from art.plants import bamboo, leaf, palm
from art.svg import Canvas, circle, ellipse, path, rect, stroked
from art.things import hut

from .parts import GREENS, H, W, canvas, dry_day, na, waves


def in_bamboo() -> Canvas:
    """Wind in the bamboo."""
    c = canvas(15)
    sky(c, "#f4ebb4", "#e6eab0", "#cfdc97")
    for x, h, tone in (
        (0, 640, "#b9c77c"),
        (200, 700, "#aebf70"),
        (900, 700, "#b3c476"),
        (1120, 660, "#bccb80"),
    ):
        c.add(bamboo(c, x, 760, h, 5, stem=tone, dark=tone, leaves=("#b4c672", "#c4d384"), lean=0.2))
    c.add(land(c, 740, 10, "#cdb266"), speckle(c, 0, 750, W, 150, "#96803c", 120, 5))
    c.add(bamboo(c, 120, 860, 840, 6, leaves=GREENS, spread=38, lean=0.24))
    c.add(bamboo(c, 1090, 850, 760, 5, leaves=GREENS, spread=36, lean=0.14))
    for _ in range(46):
        c.add(
            leaf(
                c.rng.uniform(250, 1150),
                c.rng.uniform(120, 800),
                c.rng.uniform(18, 34),
                c.rng.uniform(-30, 50),
                c.rng.choice(GREENS),
                0.22,
            )
        )
    c.add(
        *[
            stroked(f"M{x} {y}q70 -26 140 0t120 -8", "#ffffff", 4, opacity=0.55)
            for x, y in ((330, 250), (520, 360), (420, 470), (700, 520))
        ]
    )
    c.add(ellipse(600, 846, 120, 16, "#8a7434", opacity=0.45))
    c.add(
        na(
            (600, 840),
            2.1,
            Pose(left=(-42, -128), right=(30, -58), eyes="closed", face=-0.5, tilt=-8, mouth="smile"),
            light="#cfe8a0",
        )
    )
    c.add(dog("sit", at=(820, 842), scale=1.5, flip=True, mouth="shut", ear_up=True))
    return c


def rice_yard() -> Canvas:
    """Aunt Hai pours rice on the drying yard."""
    c = canvas(16)
    dry_day(c, 400)
    c.add(
        hut(c, at=(1010, 520), scale=1.3),
        palm(c, 760, 520, 0.95, tones=("#7f8a45", "#9da24f")),
        rect(0, 520, W, 380, "#d7a25e"),
    )
    c.add(
        *[stroked(f"M0 {y}H{W}", "#bd8446", 3, opacity=0.5) for y in (570, 640, 730, 840)],
        *[
            stroked(f"M{x} 520L{(x - 600) * 1.9 + 600} 900", "#bd8446", 3, opacity=0.5)
            for x in range(0, 1300, 120)
        ],
    )
    c.add(
        path("M120 810Q240 690 420 650Q520 640 620 760L700 812Q400 850 120 810Z", "#f2c14a"),
        speckle(c, 230, 690, 380, 120, "#b98519", 260, 8, 0.75),
        speckle(c, 230, 690, 380, 120, "#ffe9a0", 200, 7),
    )
    c.add(
        path("M418 470Q400 560 352 690Q450 640 486 690Q452 560 446 470Z", "#f5cc5e"),
        speckle(c, 360, 480, 110, 190, "#c9921f", 120, 8, 0.8),
    )
    c.add(
        person(
            AUNT,
            Pose(left=(36, -118), right=(46, -112), face=0.7, mouth="open"),
            at=(280, 800),
            scale=1.9,
            extra=path("M24 -136Q60 -146 84 -112Q66 -92 40 -98Z", "#b98a4a")
            + path("M74 -124Q88 -116 84 -108Q70 -100 64 -104Z", "#f5cc5e"),
        )
    )
    c.add(waves(610, 640, "#ffffff", n=3))
    c.add(
        na(
            (860, 830),
            2,
            Pose(left=(-30, -112), right=(26, -60), face=-0.8, eyes="open", mouth="open"),
            light="#f7dc84",
        )
    )
    c.add(dog("stand", at=(1060, 834), scale=1.5, flip=True))
    return c


def silkworms() -> Canvas:
    """A thousand silkworms eat mulberry leaves."""
    c = canvas(17)
    c.add(rect(0, 0, W, H, c.lin("#d8c79a", "#c7b283")))
    c.add(*[stroked(f"M{x} 0V700", "#a8925f", 4, opacity=0.4) for x in range(30, W, 60)])
    c.add(rect(0, 700, W, 200, "#a78457"), speckle(c, 0, 700, W, 200, "#7d5f38", 140, 5))
    for _row, y in enumerate((300, 440, 580)):
        c.add(rect(470, y + 34, 700, 12, "#7c5a34"))
        for k in range(2):
            x = 640 + k * 350
            c.add(ellipse(x, y, 165, 46, "#b98f52"), ellipse(x, y - 6, 152, 38, "#dcc08a"))
            for _ in range(34):
                c.add(
                    leaf(
                        x + c.rng.uniform(-120, 90),
                        y - 6 + c.rng.uniform(-20, 18),
                        c.rng.uniform(30, 48),
                        c.rng.uniform(-30, 30),
                        c.rng.choice(GREENS),
                        0.36,
                    )
                )
            for _ in range(15):
                wx, wy = x + c.rng.uniform(-118, 100), y - 6 + c.rng.uniform(-22, 18)
                c.add(
                    stroked(f"M{wx:.0f} {wy:.0f}q6 -11 12 0t12 0", "#fbf6e6", 7.5),
                    circle(wx + 25, wy - 1, 1.5, "#4a3a2a"),
                )
    c.add(*[rect(x, 200, 14, 560, "#6b4a2b") for x in (466, 810, 1160)])
    c.add(
        person(
            GRANDPA,
            Pose(right=(30, -110), left=(-34, -60), eyes="happy", face=0.4),
            at=(150, 800),
            scale=1.75,
        )
    )
    c.add(
        na(
            (365, 830),
            2.05,
            Pose(right=(30, -124), left=(-26, -54), face=0.9, tilt=9, eyes="closed"),
            light="#eef4d0",
        )
    )
    c.add(dog("lie", at=(640, 850), scale=1.5, asleep=True, mouth="shut"))
    return c


def pancakes() -> Canvas:
    """The first splash of batter in a hot pan."""
    c = canvas(18)
    dry_day(c, 380)
    c.add(
        palm(c, 90, 560, 0.85, tones=("#7f8a45", "#a3a553")),
        hut(c, at=(960, 560), scale=1.5),
        rect(0, 560, W, 340, "#c99f60"),
        speckle(c, 0, 570, W, 330, "#93692f", 160, 5),
    )
    c.add(
        path("M470 800L500 660H720L750 800Z", "#7c4a3a"),
        path("M556 800V720Q610 690 664 720V800Z", "#2f1d1c"),
        path("M575 800Q570 760 594 744Q600 766 612 726Q640 760 632 784Q648 780 644 800Z", "#f08a2c"),
        path("M594 800Q592 776 608 764Q626 782 624 800Z", "#ffd35a"),
    )
    c.add(
        ellipse(610, 652, 150, 34, "#3a3236"),
        ellipse(610, 644, 132, 25, "#f4c84e"),
        ellipse(610, 644, 132, 25, "none", stroke="#d99a2b", stroke_width=5),
        *[
            circle(610 + dx, 644 + dy, r, "#fff0b8", opacity=0.9)
            for dx, dy, r in ((-70, -4, 7), (-30, 9, 9), (10, -8, 6), (48, 6, 8), (80, -3, 5))
        ],
        stroked("M750 652H850", "#5b3a26", 14),
    )
    for x, y, s in ((530, 560, 1.2), (610, 520, 1.6), (700, 570, 1.1)):
        c.add(stroked(f"M{x} {y}q{-24 * s} -34 0 -66t0 -70", "#ffffff", 13, opacity=0.6))
    c.add(
        person(
            AUNT,
            Pose(left=(-50, -70), right=(30, -58), face=-0.7, mouth="open", eyes="happy"),
            at=(905, 810),
            scale=1.85,
        )
    )
    c.add(na((330, 830), 2, Pose(right=(48, -92), left=(-30, -56), face=0.8, mouth="open"), light="#fbe6a0"))
    c.add(dog("sit", at=(130, 832), scale=1.6, mouth="open"))
    return c
