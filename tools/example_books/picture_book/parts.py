"""Pieces the scenes of the picture book share: dry land, rooms, Na and her jar."""

from __future__ import annotations

from dataclasses import replace

from art.cast import NA, Pose
from art.nature import land, sky, speckle, treeline
from art.people import person
from art.svg import Canvas, Point, circle, group, num, path, poly, rect, stroked
from art.things import jar

W, H = 1200, 900
GREENS = ("#4b7a45", "#6c9a4a", "#9dbb58")
DUSTY = ("#7d7b3f", "#a09a4b", "#c4b660")


def canvas(seed: int) -> Canvas:
    """Return an empty page picture."""
    return Canvas(W, H, seed)


def dry_day(c: Canvas, horizon: float = 430) -> None:
    """Draw the drought: pale hot sky, dusty far trees, straw-coloured land."""
    sky(c, "#f9e3b4", "#fdf1d3", "#fbe4b8")
    c.add(
        treeline(c, horizon, 34, "#c9b779", opacity=0.75),
        land(c, horizon, 8, "#e3c785"),
        land(c, horizon + 70, 14, "#d9b76f"),
    )
    c.add(speckle(c, 0, horizon + 20, W, H - horizon, "#a67c3d", 320, 4, 0.3))


def cracks(c: Canvas, top: float, bottom: float = H) -> str:
    """Return a field cracked by the sun, larger clods nearer."""
    rng, rows, cols = c.rng, 9, 13
    grid = []
    for r in range(rows + 1):
        t = (r / rows) ** 1.6
        spread = 1 + t * 0.9
        y = top + (bottom - top + 60) * t
        grid.append(
            [
                (
                    W / 2 + (k / cols - 0.5) * W * 1.15 * spread + rng.uniform(-26, 26) * (0.3 + t),
                    y + (rng.uniform(-16, 16) * (0.2 + t) if r else 0),
                )
                for k in range(cols + 1)
            ]
        )
    tones, out = ("#d8b26a", "#cfa65d", "#dfbd78", "#c99c55"), [rect(0, top, W, bottom - top, "#7d5730")]
    for r in range(rows):
        for k in range(cols):
            quad = [grid[r][k], grid[r][k + 1], grid[r + 1][k + 1], grid[r + 1][k]]
            cx, cy = sum(p[0] for p in quad) / 4, sum(p[1] for p in quad) / 4
            near = 0.9 + 0.05 * rng.random()
            out.append(
                poly(
                    [(cx + (x - cx) * near, cy + (y - cy) * near) for x, y in quad],
                    rng.choice(tones),
                    stroke="#e9cd92",
                    stroke_width=1.4,
                )
            )
    return "".join(out)


def with_jar(light: str = "", *, open_: bool = False) -> str:
    """Return the strap and the jar at Na's hip."""
    return stroked("M-13 -92Q8 -72 26 -60", "#7a4a2c", 3.4) + jar(
        at=(30, -28), scale=0.68, light=light, open_=open_
    )


def na(
    at: Point,
    scale: float,
    pose: Pose | None = None,
    *,
    flip: bool = False,
    light: str = "",
    worn: bool = True,
    extra: str = "",
) -> str:
    """Return Na, with the jar on its strap unless told."""
    front = with_jar(light) if worn else ""
    return person(NA, pose or Pose(), at=at, scale=scale, flip=flip, extra=extra, front=front)


def waves(
    x: float, y: float, colour: str, *, n: int = 3, size: float = 26, flip: bool = False, opacity: float = 0.9
) -> str:
    """Return sound arcs spreading from a place."""
    out = [
        stroked(
            f"M{num(i * size)} {num(-i * size * 0.75)}q{num(size * 0.55)} {num(i * size * 0.75)}"
            f" 0 {num(i * size * 1.5)}",
            colour,
            5,
            opacity=round(opacity * (1 - i * 0.18), 2),
        )
        for i in range(1, n + 1)
    ]
    return group(*out, at=(x, y), flip=flip)


def note(x: float, y: float, s: float, colour: str, turn: float = 0) -> str:
    """Return one drop, the shape a sound of rain has in this book."""
    return group(
        path("M0 -20Q15 2 11 12Q0 24 -11 12Q-15 2 0 -20Z", colour),
        stroked("M-5 8q0 6 5 7", "#ffffff", 2.4, opacity=0.7),
        at=(x, y),
        scale=s,
        turn=turn,
    )


def room(
    c: Canvas,
    *,
    wall: str = "#4a3d56",
    post: str = "#33293f",
    floor: str = "#5b4a4a",
    window: bool = True,
    moon: bool = True,
) -> None:
    """Draw the inside of the house at night: bamboo wall, window, earth floor."""
    c.add(rect(0, 0, W, 640, c.lin(wall, "#5a4a5e")))
    c.add(*[stroked(f"M{x} 0V640", post, 3, opacity=0.35) for x in range(20, W, 44)])
    c.add(*[stroked(f"M0 {y}H{W}", post, 5, opacity=0.3) for y in (150, 420)])
    c.add(rect(0, 640, W, 260, c.lin(floor, "#43363d")), rect(0, 632, W, 12, post))
    c.add(speckle(c, 0, 650, W, 250, "#2c222c", 160, 5, 0.3))
    if window:
        c.add(rect(780, 110, 290, 250, post), rect(796, 126, 258, 218, c.lin("#1f2c52", "#41548a")))
        if moon:
            c.add(c.glow(960, 200, 110, "#fff1c4", 0.5), circle(960, 200, 36, "#fff4cf"))
        c.add(
            path("M796 344V300Q850 268 900 306Q960 262 1054 310V344Z", "#1a2442"),
            stroked("M925 126V344M796 232H1054", post, 7),
        )


def bed(at: Point, width: float = 620) -> str:
    """Return the bamboo cot."""
    slats = "".join(stroked(f"M{x} -84V-70", "#8f6f3e", 4) for x in range(20, int(width), 26))
    return group(
        rect(0, -92, width, 26, "#b8945a"),
        slats,
        rect(0, -70, width, 12, "#8a683a"),
        *[rect(x, -60, 18, 64, "#7a5a32") for x in (14, width - 32)],
        at=at,
    )


def quilt(d: str) -> str:
    """Return a patchwork blanket with the given outline."""
    return path(d, "#c65d57") + path(
        d, "none", stroke="#e89a7f", stroke_width=6, stroke_dasharray="3 16", stroke_linecap="round"
    )


CRY = replace(Pose(), eyes="worried", mouth="sad", face=0.3)
