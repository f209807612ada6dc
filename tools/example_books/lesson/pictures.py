"""Pictures of the lesson booklet that explain nothing but invite: cover, pupils, page feet."""

from __future__ import annotations

from art.animals import buffalo, duck, egret, frog, swim
from art.cast import BOY, GIRL, TEACHER, Pose
from art.nature import cloud, disc, land, ripples, sky, treeline
from art.people import person
from art.plants import grass, palm
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked
from art.things import boat, hut


def village(c: Canvas, sea: float = 760) -> None:
    """Draw land on the left, sea on the right, under a sky."""
    sky(c, "#bfe3ef", "#eef8f4")
    disc(c, 120, 100, 46, "#ffe9a0", "#fff0b8")
    c.add(
        treeline(c, 430, 34, "#9cc08a", 0, 520),
        path("M0 430Q300 400 560 470Q700 510 820 540V720H0Z", "#a9c978"),
        rect(sea - 60, 520, 700, 200, c.lin("#79bfd6", "#2f7da0")),
        ripples(c, sea, 530, 420, 150, "#fff", 26),
        path("M0 430Q300 400 560 470Q700 510 820 540Q760 640 640 720H0Z", "#a9c978"),
        grass(c, 0, 440, 520, 110, "#6f9c49", 40, 16),
    )
    c.add(palm(c, 70, 480, 0.6), palm(c, 165, 490, 0.48, lean=-20), hut(c, at=(350, 500), scale=0.62))
    c.add(path("M0 590Q300 560 560 560T860 600V640Q560 606 300 612T0 640Z", "#79bfd6"))


def cover() -> Canvas:
    """The cover: a drop that holds the whole village."""
    c = Canvas(874, 1240, 71)
    sky(c, "#0f4c66", "#2b86a3", "#8fcbd2")
    c.add(
        *[
            circle(
                c.rng.uniform(0, 874), c.rng.uniform(330, 1200), c.rng.uniform(3, 10), "#ffffff", opacity=0.25
            )
            for _ in range(60)
        ]
    )
    drop = "M437 360C560 540 700 640 700 800A263 263 0 0 1 174 800C174 640 314 540 437 360Z"
    c.defs["clip"] = f'<clipPath id="drop"><path d="{drop}"/></clipPath>'
    inner = Canvas(874, 720, 72)
    village(inner, 560)
    inner.add(cloud(520, 150, 1, "#fff", "#dfe9ee"), boat(at=(640, 610), scale=0.6))
    c.defs |= inner.defs
    c.add(
        path(drop, "#cfeaf0"),
        group(group(*inner.parts, at=(60, 460), scale=0.86), clip_path="url(#drop)"),
        path(drop, "none", stroke="#ffffff", stroke_width=12),
        stroked("M236 800Q240 880 300 940", "#ffffff", 12, opacity=0.7),
    )
    return c


def classroom() -> Canvas:
    """Pupils and their teacher look at the rain gauge."""
    c = Canvas(1000, 420, 80)
    sky(c, "#d9eef2", "#f6fbf2")
    c.add(
        cloud(200, 90, 0.9, "#fff", "#dbe6ea"),
        cloud(800, 70, 0.7, "#fff", "#dbe6ea"),
        treeline(c, 300, 30, "#a9c99a"),
        land(c, 310, 6, "#b5d08a"),
        grass(c, 0, 320, 1000, 90, "#7fa858", 60, 14),
    )
    c.add(
        person(TEACHER, Pose(right=(40, -70), face=0.5, mouth="open"), at=(300, 400), scale=1.45),
        rect(470, 270, 60, 110, "#dff1f4", stroke="#5b8b99", stroke_width=4),
        rect(472, 340, 56, 38, "#4a9fc4", opacity=0.7),
        path("M466 268h68l-26 34h-16z", "#b9dbe3"),
        person(GIRL, Pose(left=(-40, -80), face=-0.6, mouth="o"), at=(620, 400), scale=1.45),
        person(BOY, Pose(left=(-34, -110), face=-0.6, mouth="open", eyes="happy"), at=(760, 404), scale=1.45),
    )
    return c


def strip(kind: str) -> Canvas:
    """A low picture for the foot of a page: water and one inhabitant of the delta."""
    c = Canvas(1160, 250, 81 + len(kind))
    who = {
        "egret": egret(at=(820, 190), scale=1.3) + egret(at=(930, 200), scale=1, flip=True),
        "ducks": "".join(swim(at=(260 + i * 110, 190 + (i % 2) * 16), scale=1.05) for i in range(4)),
        "boat": boat(at=(760, 206), scale=0.75, roof=True),
        "frog": ellipse(300, 212, 90, 18, "#8fbf6a") + frog(at=(290, 208), scale=1.4, sing=True),
        "buffalo": buffalo(at=(300, 180), scale=1.25) + egret(at=(300, 72), scale=0.5),
        "duck": duck(at=(880, 176), scale=1.2)
        + "".join(duck(at=(780 - i * 62, 178), scale=0.62, coat="#f7cf4e", wing="#e8b53a") for i in range(3)),
    }[kind]
    c.add(path("M0 150Q200 128 420 146T840 142T1160 134V250H0Z", "#cfe8ee"))
    if kind in ("buffalo", "duck"):
        c.add(
            path("M0 168Q300 140 620 160T1160 150V250H0Z", "#b5d08a"),
            grass(c, 0, 170, 1160, 70, "#7fa858", 60, 16, 3),
        )
    else:
        c.add(
            path("M0 180Q260 166 560 176T1160 170V250H0Z", "#9fd0dc"),
            ripples(c, 0, 186, 1160, 56, "#ffffff", 22),
        )
        c.add(
            *[
                stroked(f"M{x} 200q{6 + i * 3} -50 {2 + i * 6} -{80 + i * 9}", "#7fa858", 5)
                for i, x in enumerate((40, 62, 84, 1090, 1112))
            ]
        )
    c.add(who)
    return c
