"""Scenes by daylight: the drought and the search."""

from __future__ import annotations

from art.animals import dog, duck, egret
from art.nature import (bamboo, banana, bombax, cloud, disc, grass, land, leaf, palm, ripples, sky,
                        speckle, tree, treeline)
from art.people import AUNT, BOY, GIRL, GRANDMA, GRANDPA, KID_TAIL, UNCLE, Pose, person
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked
from art.things import boat, drum, hut, jar, school

from .parts import DUSTY, GREENS, H, W, canvas, cracks, dry_day, na, note, waves

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
        c.add(note(700 + 420 * t + c.rng.uniform(-24, 24) * (1 + t),
                   440 - 330 * t * t - 40 * t + c.rng.uniform(-30, 30) * (0.4 + t), 0.55 + c.rng.random() * 0.7,
                   c.rng.choice(("#4d9ac0", "#6fb3cf", "#2f7da8")), c.rng.uniform(-25, 25)))
    held = jar(at=(34, -122), scale=0.8, open_=True, light="#a9dcea")
    c.add(ellipse(600, 846, 130, 20, "#9a6f30", opacity=0.4))
    c.add(na((600, 850), 2.5, Pose(right=(34, -126), left=(-42, -100), face=0.6, eyes="up", mouth="open",
                                   tilt=-5), worn=False, extra=held))
    c.add(dog("sit", at=(395, 848), scale=1.7, ear_up=True))
    return c


def drought() -> Canvas:
    """The cracked field."""
    c = canvas(12)
    sky(c, "#f7d79c", "#fdeec6", "#fbe0a6")
    disc(c, 240, 150, 62, "#fffbe9", "#ffe9a8", 4)
    c.add(treeline(c, 420, 32, "#c6b277", opacity=0.8), hut(c, at=(1000, 440), scale=0.62),
          palm(c, 1130, 446, 0.7, lean=-30, tones=("#8b8d48", "#a9a55a")), land(c, 430, 6, "#d6b069"))
    c.add(cracks(c, 450))
    c.add(path("M0 548Q300 500 560 530T1200 520V528Q820 560 560 540T0 562Z", "#8fb7bd", opacity=0.9))
    c.add(egret(at=(940, 640), scale=1.25, flip=True))
    c.add(ellipse(330, 806, 150, 20, "#6b4826", opacity=0.45))
    c.add(na((330, 800), 2, Pose(lower=20, feet=((-22, -4), (20, -4)), left=(-26, -34), right=(34, -24),
                                 face=0.8, eyes="down", mouth="small", tilt=6), worn=False))
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
    c.add(na((770, 840), 1.9, Pose(left=(-34, -54), right=(38, -62), feet=((-16, 0), (18, -2)), face=0.8,
                                   mouth="open")))
    c.add(dog("run", at=(980, 842), scale=1.5, ear_up=True))
    return c


def in_bamboo() -> Canvas:
    """Wind in the bamboo."""
    c = canvas(15)
    sky(c, "#f4ebb4", "#e6eab0", "#cfdc97")
    for x, h, tone in ((0, 640, "#b9c77c"), (200, 700, "#aebf70"), (900, 700, "#b3c476"), (1120, 660, "#bccb80")):
        c.add(bamboo(c, x, 760, h, 5, stem=tone, dark=tone, leaves=("#b4c672", "#c4d384"), lean=0.2))
    c.add(land(c, 740, 10, "#cdb266"), speckle(c, 0, 750, W, 150, "#96803c", 120, 5))
    c.add(bamboo(c, 120, 860, 840, 6, leaves=GREENS, spread=38, lean=0.24))
    c.add(bamboo(c, 1090, 850, 760, 5, leaves=GREENS, spread=36, lean=0.14))
    for _ in range(46):
        c.add(leaf(c.rng.uniform(250, 1150), c.rng.uniform(120, 800), c.rng.uniform(18, 34),
                   c.rng.uniform(-30, 50), c.rng.choice(GREENS), 0.22))
    c.add(*[stroked(f"M{x} {y}q70 -26 140 0t120 -8", "#ffffff", 4, opacity=0.55)
            for x, y in ((330, 250), (520, 360), (420, 470), (700, 520))])
    c.add(ellipse(600, 846, 120, 16, "#8a7434", opacity=0.45))
    c.add(na((600, 840), 2.1, Pose(left=(-42, -128), right=(30, -58), eyes="closed", face=-0.5, tilt=-8,
                                   mouth="smile"), light="#cfe8a0"))
    c.add(dog("sit", at=(820, 842), scale=1.5, flip=True, mouth="shut", ear_up=True))
    return c


def rice_yard() -> Canvas:
    """Aunt Hai pours rice on the drying yard."""
    c = canvas(16)
    dry_day(c, 400)
    c.add(hut(c, at=(1010, 520), scale=1.3), palm(c, 760, 520, 0.95, tones=("#7f8a45", "#9da24f")),
          rect(0, 520, W, 380, "#d7a25e"))
    c.add(*[stroked(f"M0 {y}H{W}", "#bd8446", 3, opacity=0.5) for y in (570, 640, 730, 840)],
          *[stroked(f"M{x} 520L{(x - 600) * 1.9 + 600} 900", "#bd8446", 3, opacity=0.5)
            for x in range(0, 1300, 120)])
    c.add(path("M120 810Q240 690 420 650Q520 640 620 760L700 812Q400 850 120 810Z", "#f2c14a"),
          speckle(c, 230, 690, 380, 120, "#b98519", 260, 8, 0.75), speckle(c, 230, 690, 380, 120, "#ffe9a0", 200, 7))
    c.add(path("M418 470Q400 560 352 690Q450 640 486 690Q452 560 446 470Z", "#f5cc5e"),
          speckle(c, 360, 480, 110, 190, "#c9921f", 120, 8, 0.8))
    c.add(person(AUNT, Pose(left=(36, -118), right=(46, -112), face=0.7, mouth="open"), at=(280, 800), scale=1.9,
                 extra=path("M24 -136Q60 -146 84 -112Q66 -92 40 -98Z", "#b98a4a")
                 + path("M74 -124Q88 -116 84 -108Q70 -100 64 -104Z", "#f5cc5e")))
    c.add(waves(610, 640, "#ffffff", n=3))
    c.add(na((860, 830), 2, Pose(left=(-30, -112), right=(26, -60), face=-0.8, eyes="open", mouth="open"),
             light="#f7dc84"))
    c.add(dog("stand", at=(1060, 834), scale=1.5, flip=True))
    return c


def silkworms() -> Canvas:
    """A thousand silkworms eat mulberry leaves."""
    c = canvas(17)
    c.add(rect(0, 0, W, H, c.lin("#d8c79a", "#c7b283")))
    c.add(*[stroked(f"M{x} 0V700", "#a8925f", 4, opacity=0.4) for x in range(30, W, 60)])
    c.add(rect(0, 700, W, 200, "#a78457"), speckle(c, 0, 700, W, 200, "#7d5f38", 140, 5))
    for row, y in enumerate((300, 440, 580)):
        c.add(rect(470, y + 34, 700, 12, "#7c5a34"))
        for k in range(2):
            x = 640 + k * 350
            c.add(ellipse(x, y, 165, 46, "#b98f52"), ellipse(x, y - 6, 152, 38, "#dcc08a"))
            for _ in range(34):
                c.add(leaf(x + c.rng.uniform(-120, 90), y - 6 + c.rng.uniform(-20, 18), c.rng.uniform(30, 48),
                           c.rng.uniform(-30, 30), c.rng.choice(GREENS), 0.36))
            for _ in range(15):
                wx, wy = x + c.rng.uniform(-118, 100), y - 6 + c.rng.uniform(-22, 18)
                c.add(stroked(f"M{wx:.0f} {wy:.0f}q6 -11 12 0t12 0", "#fbf6e6", 7.5),
                      circle(wx + 25, wy - 1, 1.5, "#4a3a2a"))
    c.add(*[rect(x, 200, 14, 560, "#6b4a2b") for x in (466, 810, 1160)])
    c.add(person(GRANDPA, Pose(right=(30, -110), left=(-34, -60), eyes="happy", face=0.4), at=(150, 800), scale=1.75))
    c.add(na((365, 830), 2.05, Pose(right=(30, -124), left=(-26, -54), face=0.9, tilt=9, eyes="closed"),
             light="#eef4d0"))
    c.add(dog("lie", at=(640, 850), scale=1.5, asleep=True, mouth="shut"))
    return c


def pancakes() -> Canvas:
    """The first splash of batter in a hot pan."""
    c = canvas(18)
    dry_day(c, 380)
    c.add(palm(c, 90, 560, 0.85, tones=("#7f8a45", "#a3a553")), hut(c, at=(960, 560), scale=1.5),
          rect(0, 560, W, 340, "#c99f60"), speckle(c, 0, 570, W, 330, "#93692f", 160, 5))
    c.add(path("M470 800L500 660H720L750 800Z", "#7c4a3a"), path("M556 800V720Q610 690 664 720V800Z", "#2f1d1c"),
          path("M575 800Q570 760 594 744Q600 766 612 726Q640 760 632 784Q648 780 644 800Z", "#f08a2c"),
          path("M594 800Q592 776 608 764Q626 782 624 800Z", "#ffd35a"))
    c.add(ellipse(610, 652, 150, 34, "#3a3236"), ellipse(610, 644, 132, 25, "#f4c84e"),
          ellipse(610, 644, 132, 25, "none", stroke="#d99a2b", stroke_width=5),
          *[circle(610 + dx, 644 + dy, r, "#fff0b8", opacity=0.9) for dx, dy, r in
            ((-70, -4, 7), (-30, 9, 9), (10, -8, 6), (48, 6, 8), (80, -3, 5))],
          stroked("M750 652H850", "#5b3a26", 14))
    for x, y, s in ((530, 560, 1.2), (610, 520, 1.6), (700, 570, 1.1)):
        c.add(stroked(f"M{x} {y}q{-24 * s} -34 0 -66t0 -70", "#ffffff", 13, opacity=0.6))
    c.add(person(AUNT, Pose(left=(-50, -70), right=(30, -58), face=-0.7, mouth="open", eyes="happy"),
                 at=(905, 810), scale=1.85))
    c.add(na((330, 830), 2, Pose(right=(48, -92), left=(-30, -56), face=0.8, mouth="open"), light="#fbe6a0"))
    c.add(dog("sit", at=(130, 832), scale=1.6, mouth="open"))
    return c


def river() -> Canvas:
    """Uncle Năm lifts his oar."""
    c = canvas(19)
    sky(c, "#fbe6ba", "#fdf3d8")
    c.add(cloud(950, 130, 1, "#fffaf0", "#f3e1bd"), treeline(c, 350, 40, "#a8ad69"), rect(0, 340, W, 560,
          c.lin("#c6dccb", "#93bfc2", "#6aa3b0")), ripples(c, 0, 360, W, 400, "#ffffff", 60, 0.55))
    c.add(*[palm(c, x, 352, s, lean=ln, tones=("#7e8f4c", "#9aa857"))
            for x, s, ln in ((130, 0.42, 30), (215, 0.34, -20), (1080, 0.6, -40))])
    rower = person(UNCLE, Pose(left=(10, -62), right=(48, -80), face=0.3, mouth="open", eyes="happy"), at=(-40, -16),
                   scale=1.25, extra=stroked("M-44 -36L134 -120", "#6b4a2b", 6)
                   + path("M126 -118Q150 -142 178 -136Q172 -112 138 -106Z", "#8a6238"))
    c.add(boat(at=(620, 600), scale=1.65, cargo=rower))
    for i in range(6):
        c.add(note(925 + c.rng.uniform(-26, 40), 330 + i * 42, 0.55, "#3f86a8"))
    c.add(*[ellipse(935, 604, r, r * 0.26, "none", stroke="#ffffff", stroke_width=3) for r in (26, 54, 86)])
    c.add(path("M0 900V760Q240 700 420 800L470 900Z", "#b98d4f"), grass(c, 0, 760, 380, 130, "#8a7a35", 30, 24, 4))
    c.add(na((250, 850), 1.9, Pose(right=(34, -120), left=(-26, -56), face=0.9, eyes="closed", tilt=8),
             light="#c9ecf2"))
    c.add(dog("sit", at=(420, 868), scale=1.3, mouth="shut"))
    return c


def ducks() -> Canvas:
    """A hundred flat feet run down to the river."""
    c = canvas(20)
    dry_day(c, 330)
    c.add(path("M620 900Q700 640 1200 520V900Z", c.lin("#a9cdc8", "#6aa3b0")), ripples(c, 860, 640, 330, 240, "#fff", 24))
    c.add(path("M0 900V560Q420 430 1200 420V530Q720 650 620 900Z", "#d2a55e"), speckle(c, 0, 520, 700, 380, "#95682c", 150, 6))
    c.add(banana(c, 90, 520, 1.35, green="#8f9c4c", dark="#75883f"), tree(c, 1090, 440, 1, DUSTY))
    spots = sorted(((c.rng.uniform(430, 1010), c.rng.uniform(470, 820)) for _ in range(24)), key=lambda p: p[1])
    for x, y in spots:
        s = 0.5 + (y - 440) / 420
        c.add(ellipse(x, y, 34 * s, 6 * s, "#8a6230", opacity=0.35),
              duck(at=(x, y), scale=s, run=True, coat=c.rng.choice(("#fbf5e8", "#f3e6cd", "#efdcae"))))
        c.add(stroked(f"M{x - 52 * s:.0f} {y - 6 * s:.0f}q-8 -8 -18 -4", "#f6e3b6", 4))
    c.add(na((220, 840), 2, Pose(left=(-46, -118), right=(48, -112), feet=((-18, -2), (20, -10)), face=0.7,
                                 mouth="open", eyes="happy"), light="#fff2c4"))
    c.add(dog("run", at=(400, 868), scale=1.6, ear_up=True))
    return c


def school_drum() -> Canvas:
    """The drum under the red bombax tree."""
    c = canvas(21)
    sky(c, "#f9dcae", "#fdf0d2")
    c.add(treeline(c, 470, 36, "#c2b16e", opacity=0.8), school(at=(820, 560), scale=1.25),
          rect(0, 556, W, 344, "#dcb673"), speckle(c, 0, 570, W, 330, "#a67c3d", 200, 5, 0.3))
    c.add(bombax(c, 250, 640, 1.25, flowers=230))
    for _ in range(30):
        c.add(ellipse(c.rng.uniform(20, 620), c.rng.uniform(610, 880), 9, 5, c.rng.choice(("#d9432b", "#e8613f"))))
    c.add(drum(at=(700, 800), scale=1.7), waves(770, 640, "#b5372a", n=3, size=30), waves(630, 640, "#b5372a", n=3,
          size=30, flip=True))
    c.add(person(BOY, Pose(left=(-36, -126), right=(42, -104), mouth="open", face=-0.6), at=(850, 810), scale=1.75,
                 front=stroked("M36 -100L2 -124", "#8a5f35", 5)))
    c.add(person(GIRL, Pose(face=-0.6, mouth="smile", eyes="happy"), at=(1000, 770), scale=1.5),
          person(KID_TAIL, Pose(face=-0.5, right=(34, -108)), at=(1110, 800), scale=1.6))
    c.add(na((480, 840), 1.95, Pose(left=(-38, -116), right=(38, -116), face=0.8, eyes="open", mouth="o"),
             light="#f6c7a6"))
    c.add(dog("stand", at=(300, 850), scale=1.5, mouth="shut", ear_up=True))
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
    c.add(group(jar(scale=4, open_=True), at=(700, 706)), dog("stand", at=(430, 706), scale=2.6, mouth="shut", ear_up=True))
    c.add(*[note(x, y, s, SKY_BLUE, t) for x, y, s, t in ((700, 470, 1, 6), (742, 420, 0.7, 14), (676, 400, 0.6, -10))])
    return c
