"""What the village has built: the communal house, a loom, a street sign, a water gauge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from art.svg import circle, ellipse, group, line, num, path, poly, rect, stroked, text

if TYPE_CHECKING:
    from art.svg import Point

_WOOD, _DARK, _TILE, _SHADE, _GOLD = "#8a4b2c", "#5e2f1b", "#b5452f", "#8f3323", "#e4b24a"


def communal_house(*, at: Point, scale: float = 1, lit: bool = False) -> str:
    """Return a đình: five bays of red pillars under a wide roof with lifted corners."""
    wall, inside = "#f0dfb8", "#ffcf6b" if lit else "#6b3a24"
    roof = "M-330 -150Q-300 -150 -272 -176Q-210 -238 -190 -262H190Q210 -238 272 -176Q300 -150 330 -150L322 -128Q300 -124 270 -128H-270Q-300 -124 -322 -128Z"
    tiles = "".join(f"M{num(x * 0.66)} -258L{x} -134" for x in range(-270, 275, 18))
    out = [
        rect(-286, -14, 572, 30, "#c9b38a"),
        rect(-310, 8, 620, 22, "#b39b70"),
        rect(-250, -134, 500, 122, wall),
        *[rect(x, -124, 76, 110, inside) for x in (-214, -116, -38, 40, 138)],
        *[rect(x, -134, 20, 122, _TILE) for x in (-252, -134, -58, 38, 114, 232)],
        *[rect(x - 4, -22, 28, 12, "#9a8560") for x in (-252, -134, -58, 38, 114, 232)],
        path(roof, _TILE),
        stroked(tiles, _SHADE, 2.2, opacity=0.75),
        path("M-330 -150Q-300 -150 -280 -170L-276 -158Q-300 -136 -336 -140Z", _SHADE),
        path("M330 -150Q300 -150 280 -170L276 -158Q300 -136 336 -140Z", _SHADE),
        rect(-204, -276, 408, 16, _SHADE),
        path("M-204 -268Q-232 -284 -240 -306Q-214 -300 -196 -276Z", _GOLD),
        path("M204 -268Q232 -284 240 -306Q214 -300 196 -276Z", _GOLD),
        circle(0, -292, 15, "#fff1c4"),
        stroked("M-14 -288Q-60 -318 -96 -284M14 -288Q60 -318 96 -284", _GOLD, 9),
        rect(-74, -128, 148, 26, _DARK),
        rect(-70, -124, 140, 18, "#a8321f"),
        *[rect(x, -120, 16, 10, _GOLD) for x in (-44, -20, 4, 28)],
    ]
    return group(*out, at=at, scale=scale)


def lantern(x: float, y: float, s: float = 1) -> str:
    """Return a red lantern on its string."""
    return group(
        stroked("M0 -40V-24", "#5e2f1b", 3),
        ellipse(0, 0, 20, 24, "#e2492f"),
        stroked("M-8 -22Q-16 0 -8 22M8 -22Q16 0 8 22", "#b92e1d", 2),
        rect(-9, -28, 18, 6, _GOLD),
        rect(-9, 22, 18, 6, _GOLD),
        stroked("M0 28v18", _GOLD, 3),
        at=(x, y),
        scale=s,
    )


def mat(*, at: Point, scale: float = 1, width: float = 360, height: float = 190) -> str:
    """Return a woven mat lying on the ground, seen from the side of its maker."""
    lean = height * 0.5
    edge = [(0, 0), (width, 0), (width + lean, -height), (lean, -height)]
    out = [poly(edge, "#e9cf8e")]
    for row in range(1, 9):
        y, colour = -height * row / 9, ("#b8321a", "#3f7d4c", "#5b2c6b")[row % 3]
        x = lean * row / 9
        out.append(
            stroked(f"M{num(x + 14)} {num(y)}H{num(x + width - 14)}", colour, 7, stroke_dasharray="26 15")
        )
    out.append(stroked("M" + "L".join(f"{num(x)} {num(y)}" for x, y in edge) + "Z", "#b3935a", 4))
    middle = width / 2 + lean / 2, -height / 2
    out += [
        circle(*middle, 34, "#f6e7bd"),
        circle(*middle, 24, "#b8321a"),
        circle(*middle, 11, "#f6e7bd"),
    ]
    return group(*out, at=at, scale=scale)


def loom(*, at: Point, scale: float = 1) -> str:
    """Return a frame with the threads of a mat, half of it woven."""
    threads = "".join(f"M{x} -168V-40" for x in range(-128, 132, 10))
    out = [
        rect(-156, -190, 14, 190, "#7a5238"),
        rect(142, -190, 14, 190, "#7a5238"),
        stroked(threads, "#f2e6c6", 2.4),
        rect(-150, -86, 300, 58, "#e9cf8e"),
        *[stroked(f"M-140 {y}H140", colour, 6, stroke_dasharray="22 12") for y, colour in ((-72, "#b8321a"), (-54, "#3f7d4c"), (-38, "#5b2c6b"))],
        rect(-162, -182, 324, 14, "#8a6a4c"),
        rect(-162, -104, 324, 12, "#a9803f"),
        rect(-162, -26, 324, 14, "#8a6a4c"),
    ]  # fmt: skip
    return group(*out, at=at, scale=scale)


def street_sign(words: str, *, at: Point, scale: float = 1) -> str:
    """Return a blue street sign on its post."""
    return group(
        rect(-6, -230, 12, 230, "#8b8f94"),
        rect(-150, -292, 300, 84, "#ffffff", rx=10),
        rect(-144, -286, 288, 72, "#1f5a9a", rx=7),
        text(
            0, -238, words, 34, "#ffffff", text_anchor="middle", font_family="Be Vietnam Pro", font_weight=700
        ),
        at=at,
        scale=scale,
    )


def gauge(*, at: Point, scale: float = 1, top: int = 12) -> str:
    """Return a water gauge: a post with a mark every ten centimetres."""
    marks = [rect(-20 if i % 2 else -2, -i * 26, 22, 26, "#b8321a") for i in range(1, top)]
    numbers = [
        text(34, -i * 52 + 8, f"{i * 20}", 22, "#1d2a2a", font_family="Be Vietnam Pro", font_weight=600)
        for i in range(1, top // 2)
    ]
    return group(rect(-22, -top * 26, 44, top * 26 + 40, "#fffdf8"), *marks, *numbers, at=at, scale=scale)


def house_row(x: float, y: float, count: int, s: float = 1) -> str:
    """Return low houses along a street, each in a colour of its own."""
    walls = ("#f2d9a0", "#cfe0d2", "#f0c7a8", "#d5d9e8", "#efe3bf")
    out = []
    for i in range(count):
        left, wall = i * 152, walls[i % len(walls)]
        out += [
            rect(left, -110, 136, 110, wall),
            poly([(left - 12, -108), (left + 16, -158), (left + 120, -158), (left + 148, -108)], "#a8523c"),
            rect(left + 16, -76, 44, 76, "#3f7d8c"),
            rect(left + 80, -78, 40, 38, "#8fc1c7"),
            line([(left + 100, -78), (left + 100, -40)], "#fff8e8", 3),
        ]
    return group(*out, at=(x, y), scale=s)
