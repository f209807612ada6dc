"""Trees, grass, leaves and flowers, each as SVG text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .svg import Canvas, circle, group, num, path, stroked, wobbly

if TYPE_CHECKING:
    import random


def grass(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    colour: str,
    n: int,
    size: float = 12,
    width: float = 2.4,
    opacity: float = 0.8,
) -> str:
    """Return scattered tufts of three blades; nearer tufts are larger."""
    rng, d = c.rng, []
    for _ in range(n):
        depth = rng.random()
        px, py, s = x + rng.random() * w, y + depth * h, size * (0.5 + depth * 0.7)
        d += [
            f"M{num(px)} {num(py)}q{num(lean * s * 0.2)} {num(-s * 0.6)} {num(lean * s)} {num(-s)}"
            for lean in (-0.5, 0.05, 0.55)
        ]
    return stroked("".join(d), colour, width, opacity=opacity)


def leaf(x: float, y: float, size: float, turn: float, fill: str, wide: float = 0.28) -> str:
    """Return one pointed leaf starting at a place."""
    # Turned here and not by a transform: thousands of leaves stay small in the file.
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def spot(u: float, v: float) -> str:
        return f"{num(x + u * cos - v * sin)} {num(y + u * sin + v * cos)}"

    k = size * wide
    tip, near, far = spot(size, 0), spot(size * 0.45, -k), spot(size * 0.45, k)
    return path(f"M{spot(0, 0)}Q{near} {tip}Q{far} {spot(0, 0)}Z", fill)


def crown(
    rng: random.Random, x: float, y: float, rx: float, ry: float, tones: tuple[str, str, str], n: int = 7
) -> str:
    """Return leafy mass in three tones, light from the upper left."""
    out = [path(wobbly(rng, x, y + ry * 0.08, rx, ry), tones[0])]
    for tone, k, shift in ((tones[1], 0.5, 0.22), (tones[2], 0.3, 0.42)):
        for _ in range(n):
            a, d = rng.uniform(0, 6.28), rng.uniform(0, 0.55)
            bx = x - rx * shift * 0.6 + rx * d * math.cos(a)
            by = y - ry * shift + ry * d * 0.75 * math.sin(a)
            r = rng.uniform(0.55, 1) * k
            out.append(path(wobbly(rng, bx, by, rx * r, ry * r * 0.8, n=7), tone))
    dots = []
    for _ in range(n * 5):
        a, d = rng.uniform(0, 6.28), rng.uniform(0, 0.85) ** 0.6
        px, py = x + rx * d * math.cos(a), y + ry * d * math.sin(a)
        dots.append(f"M{num(px)} {num(py)}l{num(rng.uniform(4, 9))} {num(rng.uniform(-5, 2))}")
    out.append(stroked("".join(dots), tones[2], 3, opacity=0.6))
    return "".join(out)


def tree(c: Canvas, x: float, y: float, s: float, tones: tuple[str, str, str], bark: str = "#7a5238") -> str:
    """Return a round garden tree standing at a place."""
    trunk = path("M-11 0Q-7 -60 -9 -120L10 -120Q7 -60 14 0Z", bark)
    twig = stroked("M0 -84Q20 -112 44 -124M-2 -94Q-22 -116 -40 -126", bark, 8)
    return group(trunk, twig, crown(c.rng, 0, -160, 84, 66, tones), at=(x, y), scale=s)


def bamboo(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    stalks: int = 6,
    *,
    stem: str = "#6d9a3f",
    dark: str = "#4c7a34",
    leaves: tuple[str, ...] = ("#5f9440", "#7fb04c", "#a3c75f"),
    lean: float = 0.16,
    spread: float = 30,
) -> str:
    """Return a clump of bamboo bending to the right in the wind."""
    rng, out, tips = c.rng, [], []
    for i in range(stalks):
        bx = x + (i - stalks / 2) * spread + rng.uniform(-6, 6)
        h, bend = height * rng.uniform(0.72, 1.05), lean + rng.uniform(-0.06, 0.1)
        mid, top = (bx + h * bend * 0.2, y - h * 0.55), (bx + h * bend, y - h)
        d = f"M{num(bx)} {num(y)}Q{num(mid[0])} {num(mid[1])} {num(top[0])} {num(top[1])}"
        out.append(stroked(d, stem if i % 2 else dark, 11))
        for k in range(1, 9):
            t = k / 9
            px = (1 - t) ** 2 * bx + 2 * t * (1 - t) * mid[0] + t * t * top[0]
            py = (1 - t) ** 2 * y + 2 * t * (1 - t) * mid[1] + t * t * top[1]
            out.append(stroked(f"M{num(px - 6)} {num(py)}h12", "#dfe6a8", 2.4))
            if t > 0.4:
                tips.extend([(px, py)] * 2)
    for px, py in tips:
        out += [
            leaf(px, py, rng.uniform(30, 58), rng.uniform(-35, 75), rng.choice(leaves), 0.2) for _ in range(3)
        ]
    return "".join(out)


def banana(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    *,
    green: str = "#6aa84a",
    dark: str = "#4b8a3f",
    rib: str = "#cfe08e",
    n: int = 6,
) -> str:
    """Return a banana plant with broad, torn leaves."""
    out = [
        path("M-14 0Q-10 -60 -8 -118L10 -118Q12 -60 16 0Z", "#9bb063"),
        stroked("M-4 -4Q-2 -60 0 -112", "#7f9650", 4),
    ]
    for i in range(n):
        angle = -165 + i * 150 / max(n - 1, 1) + c.rng.uniform(-8, 8)
        size, w = c.rng.uniform(130, 175), c.rng.uniform(24, 34)
        blade = (
            f"M0 0C{num(size * 0.3)} {num(-w)} {num(size * 0.75)} {num(-w)} {num(size)} 6"
            f"C{num(size * 0.75)} {num(w * 0.9)} {num(size * 0.3)} {num(w)} 0 0Z"
        )
        tears = "".join(f"M{num(size * t)} 3l{num(10)} {num(w * 0.8)}" for t in (0.45, 0.62, 0.78))
        out.append(
            group(
                path(blade, green if i % 2 else dark),
                stroked(tears, green if not i % 2 else dark, 2.5),
                stroked(f"M0 0Q{num(size * 0.5)} -4 {num(size * 0.97)} 5", rib, 3),
                at=(0, -112),
                turn=angle,
            )
        )
    return group(*out, at=(x, y), scale=s)


def palm(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    *,
    lean: float = 40,
    bark: str = "#8a6a4c",
    tones: tuple[str, str] = ("#4f8a45", "#74a84f"),
) -> str:
    """Return a coconut palm."""
    top = (lean, -250)
    out = [stroked(f"M0 0Q{num(lean * 0.1)} -140 {num(top[0])} {top[1]}", bark, 17)]
    for k in range(1, 11):
        t = k / 11
        px = 2 * t * (1 - t) * lean * 0.1 + t * t * lean
        out.append(stroked(f"M{num(px - 8)} {num(-250 * t - 15 * t * (1 - t))}q8 5 16 0", "#6b4f38", 2.5))
    for i, angle in enumerate((-172, -145, -118, -90, -62, -34, -6, 22, 158)):
        size = 118 + c.rng.uniform(-10, 16)
        droop = 46 if math.cos(math.radians(angle)) > 0 else -46
        spine = f"M0 0Q{num(size * 0.55)} {num(-droop * 0.25)} {num(size)} {num(droop)}"
        fronds = []
        for k in range(3, 15):
            t = k / 15
            px = 2 * t * (1 - t) * size * 0.55 + t * t * size
            py = 2 * t * (1 - t) * -droop * 0.25 + t * t * droop
            fronds += [
                f"M{num(px)} {num(py)}l{num(16 - 4 * t)} {num(side * 24 * (1.1 - t))}" for side in (-1, 1)
            ]
        out.append(
            group(
                stroked(spine, tones[i % 2], 6), stroked("".join(fronds), tones[i % 2], 5), at=top, turn=angle
            )
        )
    out += [circle(top[0] + dx, top[1] + dy, 11, "#a9803f") for dx, dy in ((-9, 9), (9, 11), (0, 18))]
    return group(*out, at=(x, y), scale=s)


def bombax(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    *,
    bark: str = "#8d7a6b",
    shade: str = "#6f5e52",
    reds: tuple[str, ...] = ("#c8321f", "#e2492f", "#f06b45"),
    flowers: int = 170,
) -> str:
    """Return a red silk-cotton tree (cây gạo) in bloom: level branches, no leaves."""
    rng = c.rng
    trunk = path(
        "M-46 0Q-22 -30 -20 -150Q-18 -300 -8 -420L10 -420Q18 -300 22 -150"
        "Q26 -30 52 0Q34 -8 24 2Q10 -10 0 4Q-12 -10 -24 2Q-34 -8 -46 0Z",
        bark,
    )
    side = path("M4 -470Q16 -300 22 -150Q26 -30 52 0Q34 -8 24 2Q8 -120 2 -470Z", shade)
    arms = [
        (-6, -190, -150, -236),
        (8, -210, 165, -262),
        (-8, -262, -185, -318),
        (8, -290, 150, -352),
        (-6, -330, -130, -398),
        (4, -360, 104, -430),
        (-2, -400, -62, -470),
        (4, -405, 52, -486),
        (0, -440, 0, -520),
    ]
    out, tips = [trunk, side], []
    for x0, y0, x1, y1 in arms:
        out.append(stroked(f"M{x0} {y0}Q{num(x1 * 0.5)} {y0 - 14} {x1} {y1}", bark, 11))
        for t in (0.3, 0.48, 0.65, 0.82, 1):
            px = 2 * t * (1 - t) * x1 * 0.5 + (1 - t) ** 2 * x0 + t * t * x1
            py = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * (y0 - 14) + t * t * y1
            for _ in range(2):
                tx, ty = px + rng.uniform(-34, 34), py - rng.uniform(14, 44)
                out.append(stroked(f"M{num(px)} {num(py)}L{num(tx)} {num(ty)}", bark, 4))
                tips.append((tx, ty))
    for _ in range(flowers):
        tx, ty = rng.choice(tips)
        fx, fy, r = tx + rng.uniform(-15, 15), ty + rng.uniform(-12, 10), rng.uniform(8, 13)
        out.append(flower(fx, fy, r, rng.choice(reds), rng.uniform(0, 72)))
    return group(*out, at=(x, y), scale=s)


def flower(x: float, y: float, r: float, fill: str, turn: float = 0) -> str:
    """Return a five-petal blossom."""

    def spot(length: float, angle: float) -> str:
        return f"{num(x + length * math.cos(angle))} {num(y + length * math.sin(angle))}"

    turns = (math.radians(turn) + i * 2 * math.pi / 5 for i in range(5))
    petals = "".join(
        f"M{num(x)} {num(y)}Q{spot(r, a - 0.7)} {spot(r * 1.15, a)}Q{spot(r, a + 0.7)} {num(x)} {num(y)}Z"
        for a in turns
    )
    return path(petals, fill) + circle(x, y, r * 0.24, "#ffd27a")
