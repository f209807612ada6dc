"""Draws the banner of the example school as a small SVG of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from art.cast import BOY, GIRL, KID_TAIL, Pose
from art.nature import cloud, disc, land, ripples, sky, treeline
from art.people import person
from art.plants import grass
from art.svg import Canvas, ellipse, group, num, path, stroked
from art.things import boat, book, school
from common import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

OUT = ROOT / "catalog" / "pages" / "images" / "truong.svg"
LIMIT = 25 * 1024
ARMS = (
    (-6, -190, -160, -236),
    (8, -210, 172, -262),
    (-8, -262, -190, -318),
    (8, -290, 158, -352),
    (-6, -330, -136, -398),
    (4, -360, 110, -430),
    (-2, -400, -62, -470),
    (4, -405, 52, -486),
    (0, -440, 0, -520),
)


def blossoms(c: Canvas) -> str:
    """Return the bombax in bloom: each flower one dot of a few strokes, to stay small."""
    trunk = path(
        "M-46 0Q-22 -30 -20 -150Q-16 -300 -4 -470L4 -470Q16 -300 22 -150Q26 -30 52 0Q34 -8 24 2Q10 -10 0 4Q-12 -10 -24 2Q-34 -8 -46 0Z",
        "#7d6a5e",
    )
    limbs: list[str] = []
    dots: dict[str, list[str]] = {"#b92e1d": [], "#d8442c": [], "#f06b45": []}
    for x0, y0, x1, y1 in ARMS:
        limbs.append(f"M{x0} {y0}Q{num(x1 * 0.5)} {y0 - 14} {x1} {y1}")
        for _ in range(21):
            t = c.rng.uniform(0.3, 1.05)
            px = 2 * t * (1 - t) * x1 * 0.5 + (1 - t) ** 2 * x0 + t * t * x1 + c.rng.uniform(-26, 26)
            py = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * (y0 - 14) + t * t * y1 - c.rng.uniform(4, 40)
            c.rng.choice(list(dots.values())).append(f"M{px:.0f} {py:.0f}h0")
    clouds = "".join(
        stroked("".join(d), tone, width) for (tone, d), width in zip(dots.items(), (19, 17, 13), strict=True)
    )
    return trunk + stroked("".join(limbs), "#7d6a5e", 11) + clouds


def banner() -> Canvas:
    """The school, the bombax, the river, pupils reading."""
    c = Canvas(1200, 480, 131)
    sky(c, "#cfe8ee", "#eef6ea", "#fdf4da")
    disc(c, 985, 92, 34, "#fff6d0", "#ffedb0", 3)
    c.add(
        cloud(620, 78, 0.75, "#ffffff", "#e2edec"),
        cloud(150, 60, 0.6, "#ffffff", "#e2edec"),
        treeline(c, 256, 30, "#a9c8a0"),
        land(c, 262, 5, "#b9d39a"),
        school(at=(770, 300), scale=0.72),
        path("M0 300Q500 276 1200 296V480H0Z", "#a3c47c"),
        path("M736 302Q740 344 640 400L800 404Q810 350 800 302Z", "#ecd9a6"),
    )
    c.add(grass(c, 0, 306, 1200, 60, "#7fa85a", 22, 11, 2), group(blossoms(c), at=(300, 366), scale=0.66))
    c.add(
        stroked(
            "".join(f"M{c.rng.uniform(170, 450):.0f} {c.rng.uniform(340, 376):.0f}h3" for _ in range(22)),
            "#d8442c",
            5,
        )
    )
    c.add(
        path("M0 396Q420 366 760 384T1200 372V480H0Z", c.lin("#8fc6d0", "#5b9fb4")),
        ripples(c, 0, 404, 1180, 60, "#ffffff", 16, 0.6),
    )
    sit = Pose(lower=18, feet=((-22, -4), (22, -4)), left=(-16, -56), right=(16, -56), eyes="down")
    c.add(
        ellipse(232, 376, 36, 5, "#7fa05c"),
        ellipse(380, 374, 36, 5, "#7fa05c"),
        person(
            GIRL,
            replace(sit, face=0.3),
            at=(232, 376),
            scale=0.62,
            front=book(at=(0, -60), scale=0.7, cover="#3f7d8c"),
        ),
        person(
            BOY,
            replace(sit, face=-0.3, mouth="open"),
            at=(380, 374),
            scale=0.62,
            front=book(at=(0, -60), scale=0.7, cover="#e8b04c"),
        ),
    )
    reader = person(
        KID_TAIL,
        Pose(left=(-16, -62), right=(16, -62), eyes="down", face=0.2),
        at=(-20, -14),
        scale=0.9,
        front=book(at=(0, -66), scale=0.75),
    )
    c.add(boat(at=(930, 446), scale=0.62, cargo=reader))
    return c


def make(_chrome: Browser) -> Path:
    """Write the banner and return where it is."""
    # Said once for the whole picture, round ends save a third of the bytes.
    ends = ' stroke-linecap="round" stroke-linejoin="round"'
    svg = banner().svg().replace(ends, "").replace("<svg", f"<svg{ends}", 1)
    if len(svg.encode()) > LIMIT:
        message = f"The banner weighs {len(svg.encode())} bytes, more than {LIMIT}"
        raise ValueError(message)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(svg + "\n", encoding="utf-8")
    return OUT
