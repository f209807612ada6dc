"""Pictures of the second half of the chapter book, and its cover."""

from __future__ import annotations

from art.cast import GRANDPA, TEACHER, Pose
from art.nature import cloud, disc, land, rain, ripples, sky, treeline
from art.people import person
from art.plants import bombax
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked
from art.things import book, lamp, school

from .parts import DET, KHANG, MINH, THAO, UT, H, W, book_boat


def kiln() -> Canvas:
    """Khang's sky on the kiln wall."""
    c = Canvas(W, H, 55)
    c.add(
        rect(0, 0, W, H, c.lin("#2a2530", "#3d3238")),
        path("M180 800Q160 240 620 90Q1060 240 1040 800Z", "#6a463a"),
    )
    for row in range(17):
        y = 130 + row * 40
        c.add(
            stroked(
                f"M{200 + max(0, 260 - row * 34)} {y}H{1020 - max(0, 240 - row * 34)}",
                "#553630",
                3,
                opacity=0.8,
            )
        )
    c.add(
        path("M250 800V640Q340 540 430 640V800Z", "#1c1416"),
        c.glow(340, 720, 330, "#ff9d4a", 0.85),
        path("M290 800Q280 720 330 680Q346 730 366 700Q410 750 390 800Z", "#ffb24d"),
        path("M320 800Q320 760 344 736Q366 770 362 800Z", "#fff0b0"),
    )
    bear = [(560, 250), (630, 230), (690, 260), (752, 282), (764, 346), (850, 356), (866, 286), (752, 282)]
    hunter = [(520, 420), (580, 400), (548, 470), (562, 480), (576, 490), (530, 560), (600, 548), (576, 490)]
    for chain in (bear, hunter):
        c.add(stroked("M" + "L".join(f"{x} {y}" for x, y in chain), "#f3e3c0", 2.5, opacity=0.7))
        c.add(*[circle(x, y, 6 + (x * 7 + y) % 5, "#fff3d0") for x, y in chain])
    c.add(
        *[
            circle(c.rng.uniform(420, 900), c.rng.uniform(210, 560), c.rng.uniform(2, 4), "#f3e3c0")
            for _ in range(40)
        ]
    )
    c.add(
        person(
            KHANG,
            Pose(left=(-30, -50), right=(44, -120), face=0.5, eyes="up", mouth="small"),
            at=(620, 780),
            scale=1.9,
        )
    )
    c.add(
        person(
            MINH,
            Pose(left=(-30, -60), right=(30, -60), face=-0.6, eyes="up", mouth="o"),
            at=(890, 785),
            scale=1.75,
        )
    )
    return c


def storm() -> Canvas:
    """The boat in the squall; a lantern ahead."""
    c = Canvas(W, H, 56)
    sky(c, "#232a38", "#3c4a5c", "#56677a")
    c.add(
        *[
            cloud(x, y, s, "#39465a", "#2b3545")
            for x, y, s in ((140, 90, 2), (480, 60, 2.3), (860, 110, 2.1), (1120, 70, 1.8))
        ]
    )
    c.add(
        c.glow(1010, 420, 230, "#ffd27a", 0.9),
        circle(1010, 420, 9, "#fff3c4"),
        treeline(c, 460, 60, "#1c2430", 860, W),
    )
    for i, (y, tone) in enumerate(((470, "#44586b"), (540, "#3a4d60"), (640, "#2f4153"))):
        if i == 1:
            crew = person(
                GRANDPA,
                Pose(left=(-44, -70), right=(20, -60), face=0.5, mouth="o", eyes="worried", lean=6),
                at=(-150, -20),
                scale=0.85,
            )
            crew += person(
                TEACHER, Pose(left=(-20, -50), face=0.4, eyes="worried", mouth="o"), at=(124, -20), scale=0.75
            )
            c.add(group(book_boat(crew), at=(500, 566), scale=1.35, turn=-9))
        d = "".join(f"q50 {-44 - i * 12} 100 0q40 24 70 0" for _ in range(8))
        c.add(
            path(f"M-60 {y + i * 20}{d}V800H-60Z", tone),
            stroked(f"M-60 {y + i * 20}{d}", "#c4d6de", 4, opacity=0.6),
        )
    c.add(rain(c, -40, -40, W + 240, H, "#dbe8ee", 260, 60, 3, 0.6))
    return c


def ending() -> Canvas:
    """Thảo reads the ending aloud."""
    c = Canvas(W, H, 57)
    c.add(
        rect(0, 0, W, H, "#241f2b"),
        path("M60 800V330Q600 -60 1140 330V800Z", "#5a4436"),
        *[
            stroked(f"M{x} {330 - (1 - ((x - 600) / 540) ** 2) * 190:.0f}V640", "#463428", 4)
            for x in range(120, 1120, 70)
        ],
        rect(60, 640, 1080, 160, "#3c2d26"),
        c.glow(600, 600, 560, "#ffc56b", 0.75),
    )
    for i in range(9):
        x, y = 180 + i * 105, 250 + (i % 2) * 34
        c.add(
            *[ellipse(x, y - 9, 4.5, 9, "#2d2018", transform=f"rotate({k * 72} {x} {y})") for k in range(5)]
        )
    for x, y, s in ((110, 760, 1), (190, 780, 1.2), (1050, 770, 1.2), (1120, 745, 1)):
        c.add(
            ellipse(x, y, 62 * s, 42 * s, "#d98a3f"),
            ellipse(x, y, 30 * s, 42 * s, "none", stroke="#a8632a", stroke_width=4),
            rect(x - 6, y - 52 * s, 12, 16, "#6a7a3a"),
        )
    c.add(
        person(
            UT,
            Pose(left=(-14, -74), right=(12, -74), face=0.5, eyes="closed", mouth="smile"),
            at=(330, 770),
            scale=2.2,
        )
    )
    c.add(person(GRANDPA, Pose(face=0.5, eyes="happy"), at=(170, 700), scale=1.5))
    c.add(person(TEACHER, Pose(face=-0.5, eyes="down", mouth="small"), at=(1010, 720), scale=1.55))
    c.add(
        person(MINH, Pose(face=-0.6, mouth="o", left=(-10, -66), right=(12, -66)), at=(840, 760), scale=1.85)
    )
    c.add(
        person(
            THAO,
            Pose(left=(-24, -58), right=(24, -58), eyes="down", mouth="open"),
            at=(620, 780),
            scale=2.2,
            front=book(at=(0, -62), scale=0.95, cover="#5f8f5a"),
        )
    )
    c.add(lamp(c, at=(480, 780), scale=1.1))
    return c


def bloom() -> Canvas:
    """The bombax in flower; two boats side by side."""
    c = Canvas(W, H, 58)
    sky(c, "#d8ebee", "#fdf3da")
    disc(c, 1010, 150, 50, "#fffbe6", "#fff0b8")
    c.add(
        treeline(c, 400, 40, "#a9c0a0"),
        school(at=(760, 470), scale=0.95),
        path("M0 800V470Q600 440 1200 470V800Z", "#b7c48a"),
        bombax(c, 300, 560, 1.08, flowers=280),
        path("M0 800V600Q600 540 1200 590V800Z", c.lin("#c6e0de", "#86b8c0")),
        ripples(c, 0, 610, W, 180, "#fff", 40),
    )
    c.add(*[ellipse(c.rng.uniform(60, 640), c.rng.uniform(500, 560), 8, 4, "#d9432b") for _ in range(26)])
    c.add(
        person(THAO, Pose(right=(44, -118), face=0.5, mouth="open"), at=(410, 572), scale=1.15),
        person(MINH, Pose(left=(-44, -118), mouth="open", eyes="happy"), at=(500, 574), scale=1.15),
    )
    crew = person(GRANDPA, Pose(face=0.4, right=(36, -96)), at=(-158, -20), scale=0.8) + person(
        DET, Pose(left=(-44, -118), right=(44, -118), mouth="open", eyes="happy"), at=(-8, -176), scale=0.62
    )
    c.add(group(book_boat(crew), at=(690, 745), scale=1.2))
    c.add(
        group(
            person(
                UT, Pose(right=(44, -118), face=-0.4, eyes="happy", mouth="open"), at=(-60, -20), scale=0.95
            ),
            *[ellipse(x, -46, 26, 20, "#d98a3f") for x in (10, 56, 100)],
            path("M-150 -46Q-120 -32 120 -32Q150 -36 168 -54Q156 -6 110 0H-110Q-146 -8 -150 -46Z", "#6f7a4a"),
            at=(1060, 775),
            scale=1.05,
        )
    )
    return c


def cover() -> Canvas:
    """The cover: tall, in full colour."""
    c = Canvas(900, 1200, 59)
    sky(c, "#1f5f72", "#5aa3a0", "#f5d79a", "#fbe7bd")
    disc(c, 660, 560, 70, "#fff6d6", "#ffe9a8", 3.6)
    c.add(
        treeline(c, 690, 46, "#6f9f82"),
        bombax(c, 205, 760, 0.84, flowers=240, bark="#5f4f4a", shade="#4a3d3a"),
        land(c, 740, 8, "#8fae6a"),
        rect(0, 760, 900, 440, c.lin("#f0dca8", "#6db0b0", "#2c7484")),
        ripples(c, 0, 790, 900, 390, "#fff6dc", 80, 0.6),
    )
    crew = (
        person(GRANDPA, Pose(left=(-30, -60), right=(36, -96), face=0.5), at=(-160, -20), scale=0.82)
        + person(
            THAO,
            Pose(right=(46, -112), left=(-30, -56), face=0.6, mouth="open", eyes="happy"),
            at=(136, -20),
            scale=0.86,
        )
        + person(
            MINH,
            Pose(left=(-22, -62), right=(22, -62), face=0.3, mouth="open"),
            at=(40, -20),
            scale=0.86,
            front=book(at=(0, -66), scale=0.8, cover="#5f8f5a"),
        )
        + person(
            DET,
            Pose(left=(-44, -120), right=(44, -120), mouth="open", eyes="happy"),
            at=(-8, -176),
            scale=0.62,
        )
    )
    c.add(
        ellipse(460, 1056, 330, 30, "#1f5f6c", opacity=0.5),
        group(book_boat(crew), at=(460, 1050), scale=1.75),
    )
    c.add(ripples(c, 100, 1066, 720, 80, "#fff6dc", 18, 0.8))
    return c
