"""Scenes at dusk and night, the rain, and the green morning after."""

from __future__ import annotations

from art.animals import dog, duck
from art.cast import GRANDMA, NA, Pose
from art.nature import cloud, disc, ripples, sky, treeline
from art.people import person
from art.plants import bamboo, grass, palm
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked
from art.things import jar, lamp

from .parts import H, W, bed, canvas, na, note, quilt, room, waves

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
    c.add(
        treeline(c, 600, 36, "#7a4a62"),
        palm(c, 1090, 640, 1.2, lean=24, bark="#4a2f45", tones=("#4a2f45", "#5b3a52")),
        palm(c, 930, 630, 0.75, lean=-40, bark="#4a2f45", tones=("#4a2f45", "#5b3a52")),
    )
    c.add(
        rect(0, 610, W, 170, c.lin("#f2a878", "#b56a78")), ripples(c, 120, 620, 380, 80, "#fff0c0", 24, 0.8)
    )
    c.add(
        path("M0 900V740Q600 660 1200 730V900Z", "#54384f"), grass(c, 0, 720, W, 150, "#3d2840", 120, 26, 3.5)
    )
    c.add(group(ellipse(0, 0, 170, 14, "#35223a", opacity=0.6), at=(700, 812)))
    c.add(c.glow(622, 745, 120, "#bfe9f2", 0.7))
    c.add(
        na(
            (600, 810),
            1.9,
            Pose(left=(6, -46), right=(16, -50), feet=((-14, 0), (12, -3)), face=-0.7, eyes="down"),
            flip=True,
            worn=False,
            extra=jar(at=(10, -30), scale=0.8, light="#cdeef4"),
        )
    )
    c.add(dog("stand", at=(820, 812), scale=1.5, flip=True, mouth="shut"))
    return c


def listening() -> Canvas:
    """Grandmother listens at the jar and hears nothing."""
    c = canvas(33)
    room(c, window=False)
    c.add(
        c.glow(600, 430, 560, "#ffcf7a", 0.4),
        lamp(c, at=(1050, 560), scale=1.4),
        rect(980, 560, 140, 16, "#7a5a32"),
    )
    held = jar(at=(-46, -86), scale=1, open_=True)
    c.add(
        person(
            GRANDMA,
            Pose(face=0.6, eyes="closed", mouth="small", tilt=8, left=(-30, -50), right=(38, -66)),
            at=(400, 1130),
            scale=4,
        )
    )
    c.add(
        na(
            (790, 1150),
            3.9,
            Pose(left=(-50, -92), right=(-26, -70), face=-0.8, eyes="worried", mouth="o"),
            worn=False,
            extra=held,
        )
    )
    c.add(dog("sit", at=(1090, 880), scale=2, flip=True, mouth="shut"))
    return c


def idea() -> Canvas:
    """Na nearly cries, then remembers."""
    c = canvas(34)
    c.add(rect(0, 0, W, H, c.lin("#3b3457", "#5d4a6a")), c.glow(600, 520, 520, "#ffd98a", 0.55))
    for i, (x, y) in enumerate(((330, 270), (870, 270), (120, 520), (1085, 515), (360, 770), (850, 760))):
        c.add(note(x, y, 1.1, BLUES[i % 3], (-1) ** i * 14))
    c.add(
        *[
            circle(x, y, 96, "#fff3d0", opacity=0.16)
            for x, y in ((215, 400), (985, 390), (230, 640), (980, 640))
        ]
    )
    c.add(bamboo(c, 200, 470, 150, 3, spread=18, lean=0.1), duck(at=(985, 420), scale=1.2, run=True))
    c.add(group(path("M-60 0Q0 -60 60 0Z", "#f2c14a"), at=(230, 668)))
    c.add(
        group(
            stroked("M0 0L70 -56", "#8a6238", 8),
            path("M62 -66q30 -20 44 -2q-6 18 -34 18z", "#8a6238"),
            at=(930, 660),
        )
    )
    c.add(waves(850, 500, "#f3d9a0", n=3), waves(350, 500, "#f3d9a0", n=3, flip=True))
    c.add(
        na(
            (600, 850),
            3,
            Pose(left=(-36, -128), right=(36, -128), eyes="open", mouth="o", face=0),
            worn=False,
        )
    )
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
        y = (
            250
            + 150 * (1 if i % 2 else -1) * (t - 0.5) * 2 * (0.6 + 0.4 * c.rng.random())
            + c.rng.uniform(-90, 90)
        )
        c.add(note(x, y, c.rng.uniform(0.4, 1), c.rng.choice(BLUES), c.rng.uniform(-20, 20)))
    c.add(
        bed((40, 800), 470),
        person(
            GRANDMA,
            Pose(face=0.8, eyes="happy", mouth="smile", left=(-14, -50), right=(22, -50)),
            at=(200, 800),
            scale=2.1,
        ),
        quilt("M54 716Q90 620 200 628Q330 620 480 690V800Q420 818 360 804T220 806T54 800Z"),
    )
    c.add(ellipse(780, 846, 140, 18, "#2b2440", opacity=0.5))
    tray = ellipse(42, -66, 36, 11, "#b98a4a") + ellipse(42, -69, 31, 8, "#fbf3dc")
    c.add(
        na(
            (780, 842),
            2.4,
            Pose(
                left=(-46, -116),
                right=(40, -66),
                feet=((-20, -8), (16, 0)),
                face=-0.6,
                mouth="open",
                eyes="happy",
                tilt=-6,
            ),
            worn=False,
            extra=tray,
        )
    )
    c.add(
        *[
            note(895 + c.rng.uniform(-60, 60), 700 + c.rng.uniform(-10, 120), 0.3, "#fff6d8")
            for _ in range(14)
        ]
    )
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
    c.add(
        person(GRANDMA, Pose(eyes="closed", mouth="smile", tilt=6), at=(720, 530), scale=2.3),
        person(NA, Pose(eyes="closed", mouth="small", tilt=-12), at=(925, 550), scale=2.15),
    )
    c.add(quilt("M572 400Q700 356 830 396Q960 364 1108 408V856H572Z"))
    for r in range(4):
        for k in range(5):
            if (r + k) % 2:
                c.add(
                    rect(
                        586 + k * 104,
                        440 + r * 103,
                        98,
                        97,
                        ("#d98a5f", "#a94a55", "#e3b36c")[(r * 2 + k) % 3],
                        rx=14,
                        opacity=0.75,
                    )
                )
    c.add(ellipse(300, 812, 230, 58, "#6a5570"), ellipse(300, 806, 200, 44, "#84698a"))
    c.add(dog("lie", at=(300, 818), scale=1.9, mouth="shut", ear_up=True))
    return c
