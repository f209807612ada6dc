"""Scenes of the search by the river and at school."""

from __future__ import annotations

from art.animals import dog, duck
from art.cast import BOY, GIRL, KID_TAIL, UNCLE, Pose
from art.nature import cloud, ripples, sky, speckle, treeline
from art.people import person
from art.plants import banana, bombax, grass, palm, tree
from art.svg import Canvas, ellipse, path, rect, stroked
from art.things import boat, drum, school

from .parts import DUSTY, W, canvas, dry_day, na, note, waves


def river() -> Canvas:
    """Uncle Năm lifts his oar."""
    c = canvas(19)
    sky(c, "#fbe6ba", "#fdf3d8")
    c.add(
        cloud(950, 130, 1, "#fffaf0", "#f3e1bd"),
        treeline(c, 350, 40, "#a8ad69"),
        rect(0, 340, W, 560, c.lin("#c6dccb", "#93bfc2", "#6aa3b0")),
        ripples(c, 0, 360, W, 400, "#ffffff", 60, 0.55),
    )
    c.add(
        *[
            palm(c, x, 352, s, lean=ln, tones=("#7e8f4c", "#9aa857"))
            for x, s, ln in ((130, 0.42, 30), (215, 0.34, -20), (1080, 0.6, -40))
        ]
    )
    rower = person(
        UNCLE,
        Pose(left=(10, -62), right=(48, -80), face=0.3, mouth="open", eyes="happy"),
        at=(-40, -16),
        scale=1.25,
        extra=stroked("M-44 -36L134 -120", "#6b4a2b", 6)
        + path("M126 -118Q150 -142 178 -136Q172 -112 138 -106Z", "#8a6238"),
    )
    c.add(boat(at=(620, 600), scale=1.65, cargo=rower))
    for i in range(6):
        c.add(note(925 + c.rng.uniform(-26, 40), 330 + i * 42, 0.55, "#3f86a8"))
    c.add(*[ellipse(935, 604, r, r * 0.26, "none", stroke="#ffffff", stroke_width=3) for r in (26, 54, 86)])
    c.add(
        path("M0 900V760Q240 700 420 800L470 900Z", "#b98d4f"),
        grass(c, 0, 760, 380, 130, "#8a7a35", 30, 24, 4),
    )
    c.add(
        na(
            (250, 850),
            1.9,
            Pose(right=(34, -120), left=(-26, -56), face=0.9, eyes="closed", tilt=8),
            light="#c9ecf2",
        )
    )
    c.add(dog("sit", at=(420, 868), scale=1.3, mouth="shut"))
    return c


def ducks() -> Canvas:
    """A hundred flat feet run down to the river."""
    c = canvas(20)
    dry_day(c, 330)
    c.add(
        path("M620 900Q700 640 1200 520V900Z", c.lin("#a9cdc8", "#6aa3b0")),
        ripples(c, 860, 640, 330, 240, "#fff", 24),
    )
    c.add(
        path("M0 900V560Q420 430 1200 420V530Q720 650 620 900Z", "#d2a55e"),
        speckle(c, 0, 520, 700, 380, "#95682c", 150, 6),
    )
    c.add(banana(c, 90, 520, 1.35, green="#8f9c4c", dark="#75883f"), tree(c, 1090, 440, 1, DUSTY))
    spots = sorted(
        ((c.rng.uniform(430, 1010), c.rng.uniform(470, 820)) for _ in range(24)), key=lambda p: p[1]
    )
    for x, y in spots:
        s = 0.5 + (y - 440) / 420
        c.add(
            ellipse(x, y, 34 * s, 6 * s, "#8a6230", opacity=0.35),
            duck(at=(x, y), scale=s, run=True, coat=c.rng.choice(("#fbf5e8", "#f3e6cd", "#efdcae"))),
        )
        c.add(stroked(f"M{x - 52 * s:.0f} {y - 6 * s:.0f}q-8 -8 -18 -4", "#f6e3b6", 4))
    c.add(
        na(
            (220, 840),
            2,
            Pose(
                left=(-46, -118),
                right=(48, -112),
                feet=((-18, -2), (20, -10)),
                face=0.7,
                mouth="open",
                eyes="happy",
            ),
            light="#fff2c4",
        )
    )
    c.add(dog("run", at=(400, 868), scale=1.6, ear_up=True))
    return c


def school_drum() -> Canvas:
    """The drum under the red bombax tree."""
    c = canvas(21)
    sky(c, "#f9dcae", "#fdf0d2")
    c.add(
        treeline(c, 470, 36, "#c2b16e", opacity=0.8),
        school(at=(820, 560), scale=1.25),
        rect(0, 556, W, 344, "#dcb673"),
        speckle(c, 0, 570, W, 330, "#a67c3d", 200, 5, 0.3),
    )
    c.add(bombax(c, 250, 640, 1.25, flowers=230))
    for _ in range(30):
        c.add(
            ellipse(
                c.rng.uniform(20, 620), c.rng.uniform(610, 880), 9, 5, c.rng.choice(("#d9432b", "#e8613f"))
            )
        )
    c.add(
        drum(at=(700, 800), scale=1.7),
        waves(770, 640, "#b5372a", n=3, size=30),
        waves(630, 640, "#b5372a", n=3, size=30, flip=True),
    )
    c.add(
        person(
            BOY,
            Pose(left=(-36, -126), right=(42, -104), mouth="open", face=-0.6),
            at=(850, 810),
            scale=1.75,
            front=stroked("M36 -100L2 -124", "#8a5f35", 5),
        )
    )
    c.add(
        person(GIRL, Pose(face=-0.6, mouth="smile", eyes="happy"), at=(1000, 770), scale=1.5),
        person(KID_TAIL, Pose(face=-0.5, right=(34, -108)), at=(1110, 800), scale=1.6),
    )
    c.add(
        na(
            (480, 840),
            1.95,
            Pose(left=(-38, -116), right=(38, -116), face=0.8, eyes="open", mouth="o"),
            light="#f6c7a6",
        )
    )
    c.add(dog("stand", at=(300, 850), scale=1.5, mouth="shut", ear_up=True))
    return c
