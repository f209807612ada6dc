"""What the English pictures share: kite, river, the three-legged dog."""

from __future__ import annotations

from dataclasses import replace

from art.animals import dog
from art.cast import BOY, GIRL
from art.nature import ripples, sky, treeline
from art.plants import grass
from art.svg import Canvas, Point, group, path, poly, rect, stroked
from art.things import hut

W, H = 1200, 760


LINH = replace(GIRL, scarf=None, top="#f3f0e6", pants="#7a3f5a")


BAO = replace(BOY, scarf=None, top="#e07a4a", top_shade="#bf5f35", pants="#4a5568", skin="#dba878")


MANGO = ("#2f6b45", "#4a8f4f", "#86b85a")


NIGHT_MANGO = ("#16352f", "#20503f", "#2f6b4a")


def kite(at: Point, scale: float = 1, turn: float = 0, colour: str = "#2f7fc0") -> str:
    """Return a diamond kite with a paper tail."""
    tail = "M0 70Q30 110 0 150T10 230T-10 310"
    bows = "".join(
        poly([(x - 16, y - 9), (x, y), (x - 16, y + 9), (x + 16, y + 9), (x, y), (x + 16, y - 9)], "#fffaf0")
        for x, y in ((14, 112), (-2, 156), (16, 200), (2, 250), (-8, 300))
    )
    return group(
        stroked(tail, "#fffaf0", 4),
        bows,
        poly([(0, -80), (56, -10), (0, 72), (-56, -10)], colour),
        poly([(0, -80), (56, -10), (0, -10)], "#ffffff", opacity=0.25),
        poly([(0, 72), (-56, -10), (0, -10)], "#000000", opacity=0.12),
        stroked("M0 -80V72M-56 -10H56", "#e9d9b0", 4),
        at=at,
        scale=scale,
        turn=turn,
    )


def three_legs(pose: str, *, at: Point, scale: float) -> str:
    """Return Bảo's dog, who lacks one hind leg."""
    return dog(pose, at=at, scale=scale).replace("M-20 -34L-6 -8", "").replace("M-18 -32L-17 -4", "")


def bank(c: Canvas, *, night: bool = False, water: float = 420) -> None:
    """Draw the river between two banks, by day or night."""
    if night:
        sky(c, "#0d1638", "#1f3560", "#345680")
        c.add(
            treeline(c, water, 30, "#142544"),
            rect(0, water - 4, W, H, c.lin("#2a4a70", "#14284a")),
            ripples(c, 0, water + 8, W, 170, "#9fc0dc", 34, 0.4),
        )
    else:
        sky(c, "#bfe0ee", "#e9f5ee", "#fdf3d8")
        c.add(
            treeline(c, water, 26, "#9dbd97"),
            *[hut(c, at=(x, water), scale=0.16) for x in (380, 470, 640, 900)],
            rect(0, water - 4, W, H, c.lin("#d8d0a8", "#b79f6c")),
            ripples(c, 0, water + 8, W, 200, "#fff6dc", 40, 0.6),
        )


def shore(c: Canvas, colour: str = "#93b866", blades: str = "#5f8f45") -> None:
    """Draw the near bank."""
    c.add(path(f"M0 {H}V600Q500 560 1200 610V{H}Z", colour), grass(c, 0, 590, W, 160, blades, 70, 20, 3))
