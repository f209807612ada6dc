"""Scenes at dusk and night, the rain, and the green morning after."""

from __future__ import annotations

from art.animals import dog, duck, egret, frog, swim
from art.nature import (bamboo, banana, cloud, disc, grass, land, palm, rain, ripples, sky, stars,
                        tree, treeline)
from art.people import BOY, GIRL, GRANDMA, KID_SPECS, KID_TAIL, NA, Pose, person
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked
from art.things import hut, jar, lamp

from .parts import GREENS, H, W, bed, canvas, na, note, quilt, room, waves

BLUES = ("#8fd0e6", "#5fa9cf", "#b9e4ee")


def _lying(pose: Pose, x: float, y: float, scale: float = 1.7) -> str:
    return group(person(GRANDMA, pose, scale=scale), at=(x, y), turn=-78)


def sleepless() -> Canvas:
    """Grandmother lies awake."""
    c = canvas(31)
    room(c)
    c.add(lamp(c, at=(640, 470), scale=1.1), rect(590, 470, 100, 14, "#7a5a32"))
    c.add(bed((60, 800), 760), rect(80, 668, 150, 44, "#efe2c6", rx=20))
    c.add(_lying(Pose(eyes="up", mouth="small", face=0.3), 385, 690))
    c.add(quilt("M262 708Q300 628 420 632Q640 620 800 672V712Q540 730 262 712Z"))
    c.add(na((940, 838), 2, Pose(left=(-48, -86), right=(-30, -64), face=-0.8, mouth="small"), worn=False))
    c.add(dog("lie", at=(560, 862), scale=1.35, mouth="shut"))
    return c


def dusk() -> Canvas:
    """The walk home along the dike."""
    c = canvas(32)
    sky(c, "#5a4a78", "#c8677a", "#f39a6b", "#fbd08a", height=640)
    disc(c, 300, 540, 84, "#ffe2a0", "#ffcf7a", 3.6)
    c.add(cloud(860, 170, 1.3, "#e08a86", "#b9607a", 0.85), cloud(560, 300, 0.9, "#f4ae86", "#d47a7c", 0.8))
    c.add(treeline(c, 600, 36, "#7a4a62"), palm(c, 1090, 640, 1.2, lean=24, bark="#4a2f45", tones=("#4a2f45", "#5b3a52")),
          palm(c, 930, 630, 0.75, lean=-40, bark="#4a2f45", tones=("#4a2f45", "#5b3a52")))
    c.add(rect(0, 610, W, 170, c.lin("#f2a878", "#b56a78")), ripples(c, 120, 620, 380, 80, "#fff0c0", 24, 0.8))
    c.add(path("M0 900V740Q600 660 1200 730V900Z", "#54384f"), grass(c, 0, 720, W, 150, "#3d2840", 120, 26, 3.5))
    c.add(group(ellipse(0, 0, 170, 14, "#35223a", opacity=0.6), at=(700, 812)))
    c.add(c.glow(622, 745, 120, "#bfe9f2", 0.7))
    c.add(na((600, 810), 1.9, Pose(left=(6, -46), right=(16, -50), feet=((-14, 0), (12, -3)), face=-0.7, eyes="down"),
             flip=True, worn=False, extra=jar(at=(10, -30), scale=0.8, light="#cdeef4")))
    c.add(dog("stand", at=(820, 812), scale=1.5, flip=True, mouth="shut"))
    return c


def listening() -> Canvas:
    """Grandmother listens at the jar and hears nothing."""
    c = canvas(33)
    room(c, window=False)
    c.add(c.glow(600, 430, 560, "#ffcf7a", 0.4), lamp(c, at=(1050, 560), scale=1.4), rect(980, 560, 140, 16, "#7a5a32"))
    held = jar(at=(-46, -86), scale=1, open_=True)
    c.add(person(GRANDMA, Pose(face=0.6, eyes="closed", mouth="small", tilt=8, left=(-30, -50), right=(38, -66)),
                 at=(400, 1130), scale=4))
    c.add(na((790, 1150), 3.9, Pose(left=(-50, -92), right=(-26, -70), face=-0.8, eyes="worried", mouth="o"),
             worn=False, extra=held))
    c.add(dog("sit", at=(1090, 880), scale=2, flip=True, mouth="shut"))
    return c


def idea() -> Canvas:
    """Na nearly cries, then remembers."""
    c = canvas(34)
    c.add(rect(0, 0, W, H, c.lin("#3b3457", "#5d4a6a")), c.glow(600, 520, 520, "#ffd98a", 0.55))
    for i, (x, y) in enumerate(((330, 270), (870, 270), (120, 520), (1085, 515), (360, 770), (850, 760))):
        c.add(note(x, y, 1.1, BLUES[i % 3], (-1) ** i * 14))
    c.add(*[circle(x, y, 96, "#fff3d0", opacity=0.16) for x, y in ((215, 400), (985, 390), (230, 640), (980, 640))])
    c.add(bamboo(c, 200, 470, 150, 3, spread=18, lean=0.1), duck(at=(985, 420), scale=1.2, run=True))
    c.add(group(path("M-60 0Q0 -60 60 0Z", "#f2c14a"), at=(230, 668)))
    c.add(group(stroked("M0 0L70 -56", "#8a6238", 8), path("M62 -66q30 -20 44 -2q-6 18 -34 18z", "#8a6238"), at=(930, 660)))
    c.add(waves(850, 500, "#f3d9a0", n=3), waves(350, 500, "#f3d9a0", n=3, flip=True))
    c.add(na((600, 850), 3, Pose(left=(-36, -128), right=(36, -128), eyes="open", mouth="o", face=0), worn=False))
    c.add(jar(at=(760, 850), scale=1.7, open_=True))
    return c


def performance() -> Canvas:
    """Na makes the rain with hands, mouth and a tray of rice."""
    c = canvas(35)
    room(c, wall="#3d3a5e", post="#2b2745", floor="#4a4458", window=False)
    c.add(c.glow(600, 480, 640, "#ffd98a", 0.45))
    for i in range(90):
        t = i / 90
        x = 80 + 1040 * t + c.rng.uniform(-40, 40)
        y = 250 + 150 * (1 if i % 2 else -1) * (t - 0.5) * 2 * (0.6 + 0.4 * c.rng.random()) + c.rng.uniform(-90, 90)
        c.add(note(x, y, c.rng.uniform(0.4, 1), c.rng.choice(BLUES), c.rng.uniform(-20, 20)))
    c.add(bed((40, 800), 470), person(GRANDMA, Pose(face=0.8, eyes="happy", mouth="smile", left=(-14, -50), right=(22, -50)),
          at=(200, 800), scale=2.1), quilt("M54 716Q90 620 200 628Q330 620 480 690V800Q420 818 360 804T220 806T54 800Z"))
    c.add(ellipse(780, 846, 140, 18, "#2b2440", opacity=0.5))
    tray = (ellipse(42, -66, 36, 11, "#b98a4a") + ellipse(42, -69, 31, 8, "#fbf3dc"))
    c.add(na((780, 842), 2.4, Pose(left=(-46, -116), right=(40, -66), feet=((-20, -8), (16, 0)), face=-0.6, mouth="open",
                                   eyes="happy", tilt=-6), worn=False, extra=tray))
    c.add(*[note(895 + c.rng.uniform(-60, 60), 700 + c.rng.uniform(-10, 120), 0.3, "#fff6d8") for _ in range(14)])
    c.add(dog("sit", at=(1040, 856), scale=1.7, flip=True, mouth="open", ear_up=True))
    c.add(waves(1130, 830, "#f3d9a0", n=2, size=20))
    return c


def asleep() -> Canvas:
    """Everybody sleeps but Vện."""
    c = canvas(36)
    c.add(rect(0, 0, W, H, c.lin("#2b3056", "#3b3b60")))
    c.add(*[stroked(f"M0 {y}H{W}", "#23274a", 3, opacity=0.6) for y in range(40, H, 74)])
    c.add(path("M560 900L760 0H1130L980 900Z", "#fff1c4", opacity=0.1))
    c.add(rect(560, 70, 560, 800, "#8f6f3e", rx=34), rect(580, 90, 520, 760, "#cbb489", rx=26))
    c.add(*[rect(x, 120, 220, 130, "#f3e8cf", rx=46) for x in (606, 850)])
    c.add(person(GRANDMA, Pose(eyes="closed", mouth="smile", tilt=6), at=(720, 530), scale=2.3),
          person(NA, Pose(eyes="closed", mouth="small", tilt=-12), at=(925, 550), scale=2.15))
    c.add(quilt("M572 400Q700 356 830 396Q960 364 1108 408V856H572Z"))
    for r in range(4):
        for k in range(5):
            if (r + k) % 2:
                c.add(rect(586 + k * 104, 440 + r * 103, 98, 97, ("#d98a5f", "#a94a55", "#e3b36c")[(r * 2 + k) % 3],
                           rx=14, opacity=0.75))
    c.add(ellipse(300, 812, 230, 58, "#6a5570"), ellipse(300, 806, 200, 44, "#84698a"))
    c.add(dog("lie", at=(300, 818), scale=1.9, mouth="shut", ear_up=True))
    return c


def night_rain() -> Canvas:
    """The rain comes at midnight."""
    c = canvas(37)
    sky(c, "#141d3d", "#27386a", "#3f5a86")
    c.add(*[cloud(x, y, s, "#3b4a78", "#2c3963", 0.9) for x, y, s in
            ((150, 110, 1.9), (520, 70, 2.1), (900, 120, 2), (1150, 60, 1.6))])
    c.add(treeline(c, 560, 46, "#1f3154"), land(c, 560, 10, "#2a4560"), palm(c, 120, 690, 1.25, lean=60, bark="#1f2b40",
          tones=("#24485a", "#2f5a66")), banana(c, 1060, 690, 1.6, green="#2f6a66", dark="#24545a", rib="#5f9a8a"))
    c.add(c.glow(640, 600, 330, "#ffd98a", 0.35), hut(c, at=(640, 690), scale=1.7, night=True))
    c.add(path("M0 900V700Q600 660 1200 710V900Z", "#2b4a58"), ellipse(640, 800, 330, 40, "#4f7f96"),
          ripples(c, 340, 775, 560, 50, "#d5eef5", 14, 0.7))
    c.add(rain(c, -20, -40, W + 200, H, "#cfe8f4", 330, 56, 3, 0.55))
    c.add(*[ellipse(c.rng.uniform(40, 1160), c.rng.uniform(730, 885), 17, 4.5, "none", stroke="#d5eef5", stroke_width=2.4)
            for _ in range(34)])
    c.add(dog("sit", at=(560, 690), scale=0.95, mouth="shut", ear_up=True), jar(at=(690, 694), scale=1, open_=True, water=True))
    return c


def morning() -> Canvas:
    """The green morning: the jar is full of rain."""
    c = canvas(38)
    sky(c, "#a9dcec", "#d9f0ee", "#fbf3cf")
    disc(c, 920, 170, 54, "#fff8d8", "#fff0ae", 3.6)
    for i, tone in enumerate(("#e2492f", "#f5b72e", "#7fb04c", "#5fa9cf", "#8a5a86")):
        c.add(stroked(f"M{250 + i * 16} 470A{330 - i * 16} {330 - i * 16} 0 0 1 {910 - i * 16} 470", tone, 17, opacity=0.32))
    c.add(treeline(c, 450, 40, "#7fae6c"), land(c, 450, 8, "#9cc76a"), rect(0, 500, W, 150, c.lin("#c2e4e2", "#8cc6cc")),
          ripples(c, 0, 510, W, 130, "#ffffff", 36))
    c.add(egret(at=(850, 612), scale=0.9),
          *[swim(at=(x, y), scale=0.7) for x, y in ((330, 560), (420, 590), (510, 556))])
    c.add(path("M0 900V660Q500 610 1200 650V900Z", "#7fb65a"), grass(c, 0, 650, W, 240, "#4f8f45", 150, 26, 3.4))
    c.add(tree(c, 90, 690, 1.3, GREENS), banana(c, 1120, 700, 1.5))
    c.add(person(BOY, Pose(left=(-46, -120), right=(46, -120), mouth="open", eyes="happy", feet=((-22, -12), (14, -2))),
                 at=(300, 770), scale=1.4), person(GIRL, Pose(left=(-40, -112), right=(44, -118), mouth="open", face=-0.6,
                 feet=((-10, 0), (20, -12))), at=(440, 790), scale=1.4), ellipse(150, 840, 110, 22, "#8cc6cc"), frog(at=(160, 842), scale=1.5, sing=True, coat="#3f8f4f", pale="#eef4bc"))
    c.add(group(jar(scale=2.2, open_=True, water=True), at=(845, 850)))
    c.add(na((690, 850), 2, Pose(right=(40, -34), left=(-30, -54), lower=12, feet=((-18, -3), (18, -3)), face=0.7,
                                 mouth="open", eyes="happy"), worn=False))
    c.add(person(GRANDMA, Pose(face=-0.6, eyes="happy", left=(-30, -70), right=(30, -60)), at=(985, 850), scale=1.9))
    c.add(dog("stand", at=(545, 872), scale=1.25))
    return c


def back_cover() -> Canvas:
    """Na and Vện under one banana leaf."""
    c = canvas(39)
    sky(c, "#6f9fb8", "#a9cdd2", "#d5e6d4")
    c.add(treeline(c, 560, 40, "#7fa97a"), land(c, 570, 12, "#8fb866"), grass(c, 0, 620, W, 250, "#6a9a4a", 110, 22, 3))
    c.add(rain(c, 0, -20, W + 150, H - 60, "#ffffff", 170, 44, 3, 0.6))
    roof = path("M-96 -196Q-40 -262 60 -236Q110 -222 132 -180Q40 -214 -96 -196Z", "#5f9440") + stroked(
        "M-90 -197Q20 -236 128 -182M6 -216L24 -120", "#3f7436", 4)
    c.add(na((560, 830), 2.2, Pose(right=(26, -128), left=(-28, -54), face=0.5, mouth="smile", eyes="happy"),
             worn=False, extra=roof), dog("sit", at=(740, 832), scale=1.8, flip=True))
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
