"""SVG text from Python: a canvas, a few shapes and smooth curves."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Stops = Sequence[tuple[float, str] | tuple[float, str, float]]


def num(value: float) -> str:
    """Return a number with one decimal at most: files stay small and stable."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def attrs(values: dict[str, object]) -> str:
    """Return attributes; `stroke_width=2` becomes `stroke-width="2"`."""
    out = []
    for key, value in values.items():
        if value is None:
            continue
        shown = num(value) if isinstance(value, float) and abs(value) >= 1 else value
        if isinstance(shown, float):
            shown = f"{shown:.3g}"
        out.append(f' {key.rstrip("_").replace("_", "-")}="{shown}"')
    return "".join(out)


def path(d: str, fill: str = "none", **kw: object) -> str:
    """Return a path element."""
    return f'<path d="{d}" fill="{fill}"{attrs(kw)}/>'


def line(points: Iterable[Point], stroke: str, width: float, **kw: object) -> str:
    """Return a round-ended polyline."""
    d = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)
    return stroked(d, stroke, width, **kw)


def stroked(d: str, stroke: str, width: float, **kw: object) -> str:
    """Return a round-ended stroke along a path."""
    kw = {"stroke_linecap": "round", "stroke_linejoin": "round"} | kw
    return path(d, "none", stroke=stroke, stroke_width=width, **kw)


def circle(x: float, y: float, r: float, fill: str, **kw: object) -> str:
    """Return a circle element."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{attrs(kw)}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **kw: object) -> str:
    """Return an ellipse element."""
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"{attrs(kw)}/>'


def rect(x: float, y: float, w: float, h: float, fill: str, **kw: object) -> str:
    """Return a rectangle element."""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}" fill="{fill}"{attrs(kw)}/>'


def text(x: float, y: float, words: str, size: float, fill: str, **kw: object) -> str:
    """Return a text element."""
    return f'<text x="{num(x)}" y="{num(y)}" font-size="{num(size)}" fill="{fill}"{attrs(kw)}>{words}</text>'


def poly(points: Iterable[Point], fill: str, **kw: object) -> str:
    """Return a closed polygon with straight sides."""
    return path("M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z", fill, **kw)


def group(
    *parts: str, at: Point = (0, 0), scale: float = 1, flip: bool = False, turn: float = 0, **kw: object
) -> str:
    """Return parts moved to a place, scaled, turned (degrees) and mirrored."""
    move = f"translate({num(at[0])} {num(at[1])})" if at != (0, 0) else ""
    spin = f"rotate({num(turn)})" if turn else ""
    size = f"scale({-scale if flip else scale:.3g} {scale:.3g})" if flip or scale != 1 else ""
    transform = " ".join(part for part in (move, spin, size) if part) or None
    return f"<g{attrs({'transform': transform} | kw)}>{''.join(parts)}</g>"


def smooth(points: Sequence[Point], *, closed: bool = False, tension: float = 6) -> str:
    """Return a path through the points: Catmull-Rom turned into Bézier curves."""
    n = len(points)

    def get(i: int) -> Point:
        return points[i % n] if closed else points[min(max(i, 0), n - 1)]

    d = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = get(i - 1), get(i), get(i + 1), get(i + 2)
        a = (p1[0] + (p2[0] - p0[0]) / tension, p1[1] + (p2[1] - p0[1]) / tension)
        b = (p2[0] - (p3[0] - p1[0]) / tension, p2[1] - (p3[1] - p1[1]) / tension)
        d.append("C" + " ".join(f"{num(x)} {num(y)}" for x, y in (a, b, p2)))
    return "".join(d) + ("Z" if closed else "")


def wobbly(
    rng: random.Random, x: float, y: float, rx: float, ry: float, wobble: float = 0.12, n: int = 9
) -> str:
    """Return the outline of an uneven blob, the base of leaves, clouds and stones."""
    points = []
    for i in range(n):
        angle = 2 * math.pi * i / n
        k = 1 + rng.uniform(-wobble, wobble)
        points.append((x + rx * k * math.cos(angle), y + ry * k * math.sin(angle)))
    return smooth(points, closed=True)


class Canvas:
    """A picture being drawn: size, its own random stream, parts and gradients."""

    def __init__(self, width: float, height: float, seed: int = 1) -> None:
        """Start an empty picture; the seed makes every scatter repeatable."""
        self.w, self.h = width, height
        self.rng = random.Random(seed)  # noqa: S311 - scatter, not secrets
        self.parts: list[str] = []
        self.defs: dict[str, str] = {}

    def add(self, *parts: str) -> None:
        """Draw parts over what is there."""
        self.parts.extend(parts)

    def _define(self, body: str) -> str:
        # The id comes from the content, so pictures can share one HTML page.
        key = "g" + hashlib.sha1(body.encode(), usedforsecurity=False).hexdigest()[:8]
        self.defs[key] = body.replace(" ", f' id="{key}" ', 1)
        return f"url(#{key})"

    @staticmethod
    def _stops(stops: Stops) -> str:
        return "".join(
            f'<stop offset="{s[0]}" stop-color="{s[1]}"'
            + (f' stop-opacity="{s[2]}"' if len(s) > 2 else "")
            + "/>"
            for s in stops
        )

    def lin(self, *colours: str, stops: Stops | None = None, turn: float = 90) -> str:
        """Return a linear gradient paint, top to bottom unless turned."""
        last = max(len(colours) - 1, 1)
        stops = stops or [(round(i / last, 3), c) for i, c in enumerate(colours)]
        x, y = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        box = f'x1="0" y1="0" x2="{x:.3f}" y2="{y:.3f}"'
        return self._define(f"<linearGradient {box}>{self._stops(stops)}</linearGradient>")

    def rad(self, stops: Stops, centre: Point = (0.5, 0.5), r: float = 0.5) -> str:
        """Return a radial gradient paint, for light and glow."""
        box = f'cx="{centre[0]}" cy="{centre[1]}" r="{r}"'
        return self._define(f"<radialGradient {box}>{self._stops(stops)}</radialGradient>")

    def glow(self, x: float, y: float, r: float, colour: str, strength: float = 0.8) -> str:
        """Return a soft round light."""
        paint = self.rad([(0, colour, strength), (0.35, colour, strength * 0.45), (1, colour, 0)])
        return circle(x, y, r, paint)

    def svg(self, *, sized: bool = False, slice_: bool = True, label: str = "") -> str:
        """Return the whole picture as an SVG document."""
        size = f' width="{num(self.w)}" height="{num(self.h)}"' if sized else ""
        fit = ' preserveAspectRatio="xMidYMid slice"' if slice_ else ""
        name = f' role="img" aria-label="{label}"' if label else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {num(self.w)} {num(self.h)}"'
            f"{size}{fit}{name}><defs>{''.join(self.defs.values())}</defs>{''.join(self.parts)}</svg>"
        )
