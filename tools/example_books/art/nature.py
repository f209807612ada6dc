"""Land, water, sky and weather, each as SVG text."""

from __future__ import annotations

from .svg import Canvas, circle, ellipse, group, num, path, rect, smooth, stroked


def sky(c: Canvas, *colours: str, height: float | None = None) -> None:
    """Fill the picture's sky from the top down."""
    c.add(rect(0, 0, c.w, height or c.h, c.lin(*colours)))


def disc(c: Canvas, x: float, y: float, r: float, fill: str, halo: str, spread: float = 4) -> None:
    """Draw a sun or a moon with its light around it."""
    c.add(c.glow(x, y, r * spread, halo, 0.75), circle(x, y, r, fill))


def cloud(x: float, y: float, s: float, light: str, shade: str | None = None, opacity: float = 1) -> str:
    """Return a flat-bottomed cloud, lighter on top."""
    bumps = [(-52, -4, 26), (-22, -22, 34), (20, -28, 38), (54, -8, 28)]
    base = rect(-78, -12, 158, 28, shade or light, rx=14)
    low = "".join(circle(bx, by + 4, r, shade or light) for bx, by, r in bumps)
    top = "".join(circle(bx - 3, by - 4, r * 0.86, light) for bx, by, r in bumps)
    return group(base, low, top, at=(x, y), scale=s, opacity=None if opacity == 1 else opacity)


def land(c: Canvas, y: float, amp: float, fill: str, n: int = 6, *, bottom: float | None = None) -> str:
    """Return a rolling band of land from `y` down to the bottom."""
    pts = [(c.w * i / n, y + c.rng.uniform(-amp, amp)) for i in range(-1, n + 2)]
    end = bottom or c.h
    return path(smooth(pts) + f"L{num(c.w * 1.2)} {num(end)}L{num(-c.w * 0.2)} {num(end)}Z", fill)


def treeline(
    c: Canvas, y: float, size: float, fill: str, x0: float = 0, x1: float | None = None, opacity: float = 1
) -> str:
    """Return a far row of round tree tops."""
    x1 = c.w if x1 is None else x1
    out, x = [], x0
    while x < x1:
        r = size * c.rng.uniform(0.55, 1.1)
        out.append(ellipse(x, y - r * 0.4, r, r * c.rng.uniform(0.8, 1.25), fill))
        x += r * 1.05
    out.append(rect(x0, y - size * 0.4, x1 - x0, size * 0.5, fill))
    return group(*out, opacity=None if opacity == 1 else opacity)


def speckle(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    fill: str,
    n: int,
    r: float = 2.2,
    opacity: float = 0.35,
) -> str:
    """Return scattered dots: the grain of earth, walls or petals."""
    rng = c.rng
    d = []
    for _ in range(n):
        k, px, py = rng.uniform(0.4, 1) * r, x + rng.random() * w, y + rng.random() * h
        d.append(f"M{num(px)} {num(py)}h{num(k)}v{num(k * 0.8)}h{num(-k)}z")
    return path("".join(d), fill, opacity=opacity)


def ripples(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    colour: str,
    n: int,
    opacity: float = 0.5,
    width: float = 3,
) -> str:
    """Return short level strokes on water, longer when nearer."""
    rng, d = c.rng, []
    for _ in range(n):
        depth = rng.random()
        px, py, s = x + rng.random() * w, y + depth * h, 16 + depth * 46 * rng.uniform(0.5, 1.2)
        d.append(f"M{num(px)} {num(py)}q{num(s / 4)} {num(-3 - depth * 3)} {num(s / 2)} 0t{num(s / 2)} 0")
    return stroked("".join(d), colour, width, opacity=opacity)


def rain(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    colour: str,
    n: int,
    size: float = 34,
    width: float = 2.4,
    opacity: float = 0.55,
) -> str:
    """Return slanting rain."""
    rng, d = c.rng, []
    for _ in range(n):
        s = size * rng.uniform(0.6, 1.2)
        d.append(f"M{num(x + rng.random() * w)} {num(y + rng.random() * h)}l{num(-s * 0.22)} {num(s)}")
    return stroked("".join(d), colour, width, opacity=opacity)


def stars(c: Canvas, h: float, n: int, colour: str = "#fff5d0") -> str:
    """Return stars over the top of the picture."""
    return "".join(
        circle(
            c.rng.random() * c.w,
            c.rng.random() * h,
            c.rng.uniform(1, 2.8),
            colour,
            opacity=round(c.rng.uniform(0.4, 1), 2),
        )
        for _ in range(n)
    )
