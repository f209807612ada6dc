"""Night pictures of the read-aloud book; the lower quarter stays calm for the words."""

from __future__ import annotations

from art.animals import firefly, frog, swim
from art.nature import ripples, sky, stars, treeline
from art.plants import crown, leaf
from art.svg import Canvas, Point, circle, ellipse, group, path, rect, stroked

W, H = 1200, 900
LEAVES = ("#14403f", "#1c5a50", "#2b7a62")


def night(seed: int, *, moon: bool = False, water: float = 560) -> Canvas:
    """Return a canvas with sky, far bank and water."""
    c = Canvas(W, H, seed)
    sky(c, "#0c1738", "#16305a", "#23527a")
    c.add(stars(c, 420, 70))
    if moon:
        c.add(c.glow(980, 150, 180, "#fff1c4", 0.5), circle(980, 150, 50, "#fff4cf"))
    c.add(
        treeline(c, water, 46, "#10243f"),
        rect(0, water - 6, W, H - water + 6, c.lin("#1d4a66", "#123350", "#0b1f3a")),
        ripples(c, 0, water + 12, W, 160, "#9fd0dc", 34, 0.4),
    )
    return c


def mangrove(c: Canvas, x: float, y: float, s: float) -> str:
    """Return the old bần tree: broad crown, many breathing roots."""
    roots = "".join(f"M{k * 26} 0q{k * 3} -34 {-k * 4} -{44 + abs(k) * 4}" for k in range(-5, 6))
    return group(
        stroked(roots, "#2b2430", 9),
        path(
            "M-44 0Q-20 -60 -26 -160Q-60 -220 -120 -250L-110 -266Q-50 -246 -14 -204Q-6 -260 10 -300L26 -296"
            "Q16 -240 22 -190Q60 -226 116 -250L126 -236Q60 -200 30 -150Q24 -60 50 0Z",
            "#3a2f3c",
        ),
        crown(c.rng, -110, -300, 130, 84, LEAVES),
        crown(c.rng, 110, -300, 130, 84, LEAVES),
        crown(c.rng, 0, -380, 160, 100, LEAVES),
        at=(x, y),
        scale=s,
    )


def lit(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    r: float,
    *,
    flip: bool = False,
    mood: str = "smile",
    power: float = 0.9,
) -> str:
    """Return a firefly with its light around the lamp."""
    side = 1 if flip else -1
    return c.glow(x + side * 28 * s, y + 8 * s, r, "#ffe27a", power) + firefly(
        at=(x, y), scale=s, flip=flip, mood=mood
    )


def sparks(c: Canvas, x: float, y: float, w: float, h: float, n: int, r: float = 5) -> str:
    """Return far fireflies."""
    out = []
    for _ in range(n):
        px, py, k = x + c.rng.random() * w, y + c.rng.random() * h, c.rng.uniform(0.5, 1.2)
        out.append(c.glow(px, py, r * 5 * k, "#ffe27a", 0.75) + circle(px, py, r * 0.8 * k, "#fff6c4"))
    return "".join(out)


def duckling(*, at: Point, scale: float) -> str:
    """Return the lost duckling on the water."""
    return swim(at=at, scale=scale, coat="#f7cf4e", wing="#e8b53a")


def hyacinth(x: float, y: float, s: float) -> str:
    """Return a raft of water hyacinth."""
    pads = "".join(
        ellipse(k * 34 - 68, -8 - (k % 2) * 14, 24, 14, ("#2b7a5a", "#3a9468")[k % 2]) for k in range(5)
    )
    bloom = "".join(
        circle(-20 + k * 9, -52 - (k % 3) * 9, 9, ("#a98fd0", "#c3aee6")[k % 2]) for k in range(5)
    )
    return group(stroked("M0 -14V-48", "#2b7a5a", 6), bloom, pads, at=(x, y), scale=s)


def _cover() -> Canvas:
    c = night(91)
    c.add(mangrove(c, 180, 640, 1.15), sparks(c, 40, 180, 330, 260, 14))
    c.add(
        c.glow(580, 640, 260, "#ffe27a", 0.3),
        lit(c, 660, 520, 3, 340),
        duckling(at=(960, 690), scale=0.9),
    )
    return c


def _tree() -> Canvas:
    c = night(92, moon=True)
    c.add(ellipse(560, 640, 420, 44, "#1a3040"), mangrove(c, 560, 640, 1.35), lit(c, 640, 250, 0.7, 90))
    return c


def _three() -> Canvas:
    c = night(93)
    c.add(
        stroked("M-20 520Q500 420 1220 500", "#3a2f3c", 30),
        *[
            leaf(x, 480 + y, 90, a, LEAVES[i % 3], 0.4)
            for i, (x, y, a) in enumerate(
                (
                    (60, -10, -60),
                    (220, -30, 50),
                    (480, -40, -70),
                    (700, -30, 60),
                    (900, -20, -60),
                    (1080, 0, 40),
                )
            )
        ],
    )
    c.add(
        lit(c, 260, 410, 2.3, 300),
        lit(c, 620, 400, 1.9, 180, power=0.8),
        lit(c, 950, 430, 1.5, 60, mood="sad", power=0.7),
    )
    return c


def _hiding() -> Canvas:
    c = night(94)
    c.add(
        stroked("M-20 560Q420 470 760 520", "#3a2f3c", 30),
        firefly(at=(560, 420), scale=2.6, mood="sad"),
        leaf(250, 560, 420, -18, LEAVES[1], 0.46),
        stroked("M250 560Q440 500 640 432", "#3f9a7a", 5),
        leaf(700, 520, 260, 20, LEAVES[0], 0.4),
    )
    c.add(sparks(c, 800, 120, 360, 240, 9))
    return c


def _crying() -> Canvas:
    c = night(95)
    c.add(mangrove(c, 1080, 590, 0.8), *[hyacinth(x, y, s) for x, y, s in ((140, 600, 1), (330, 640, 0.8))])
    c.add(
        c.glow(600, 600, 200, "#6fb0c8", 0.25),
        duckling(at=(600, 660), scale=1.9),
        *[ellipse(x, y, 5, 8, "#bfe6ff") for x, y in ((664, 576), (676, 596), (660, 606))],
    )
    return c


def _brave() -> Canvas:
    c = night(96)
    c.add(
        stroked("M-20 470Q500 380 1220 430", "#3a2f3c", 28),
        leaf(120, 440, 420, 8, LEAVES[1], 0.34),
        firefly(at=(330, 400), scale=1.7).replace(
            '<circle cx="11" cy="-15" r="3.2" fill="#2d1f1c"/><circle cx="23" cy="-15" r="3.2" fill="#2d1f1c"/>',
            '<path d="M8 -14h6M20 -14h6" stroke="#2d1f1c" stroke-width="2"/>',
        ),
    )
    c.add(lit(c, 820, 350, 2.1, 120, mood="o", power=0.8), duckling(at=(960, 640), scale=0.8))
    return c


def _guide() -> Canvas:
    c = night(97)
    c.add(
        c.glow(690, 600, 330, "#ffe27a", 0.45),
        duckling(at=(400, 660), scale=1.8),
        lit(c, 760, 420, 2.4, 280),
    )
    return c


def _journey() -> Canvas:
    c = night(98, water=480)
    c.add(
        *[hyacinth(x, y, s) for x, y, s in ((90, 640, 1.1), (250, 600, 0.9))],
        stroked("M330 470Q620 360 900 470", "#8a7a4a", 12),
        *[
            stroked(f"M{x} {440 - h}V600", "#8a7a4a", 9)
            for x, h in ((400, 0), (520, 30), (640, 40), (760, 26), (850, 0))
        ],
        stroked("M340 400Q620 300 890 400", "#8a7a4a", 5),
    )
    c.add(ellipse(1050, 600, 120, 26, "#24584a"), frog(at=(1050, 592), scale=1.9, sing=True, flip=True))
    c.add(
        c.glow(640, 600, 260, "#ffe27a", 0.45),
        duckling(at=(480, 660), scale=1.3),
        lit(c, 700, 540, 1.5, 170),
    )
    return c


def _hundred() -> Canvas:
    c = night(99)
    c.add(
        ellipse(600, 650, 440, 46, "#1a3040"),
        c.glow(600, 260, 520, "#ffe27a", 0.5),
        mangrove(c, 600, 650, 1.4),
        sparks(c, 290, 30, 620, 320, 90, 6),
        sparks(c, 60, 200, 1080, 380, 26, 4),
        duckling(at=(250, 690), scale=0.9),
    )
    return c


def _mother() -> Canvas:
    c = night(100, moon=True)
    c.add(
        sparks(c, 40, 120, 1120, 380, 30),
        c.glow(600, 600, 380, "#ffe27a", 0.4),
        swim(at=(650, 676), scale=2.7, flip=True),
        duckling(at=(420, 690), scale=1.5),
        lit(c, 250, 330, 1.5, 150),
    )
    return c


def _proud() -> Canvas:
    c = night(101, moon=True)
    c.add(
        sparks(c, 40, 60, 1120, 480, 40, 4),
        lit(c, 620, 330, 3, 380),
        lit(c, 220, 250, 1.3, 150),
        lit(c, 980, 420, 1.2, 140, flip=True),
    )
    c.add(duckling(at=(300, 670), scale=1))
    return c


def _end() -> Canvas:
    c = night(102, moon=True)
    c.add(
        mangrove(c, 300, 640, 1.1),
        lit(c, 360, 300, 0.8, 110),
        swim(at=(760, 650), scale=1.1),
        duckling(at=(870, 664), scale=0.7),
    )
    return c


SCENES = (_cover, _tree, _three, _hiding, _crying, _brave, _guide, _journey, _hundred, _mother, _proud, _end)
