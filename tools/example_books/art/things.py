"""Houses, boats, the school and small things."""

from __future__ import annotations

from .svg import Canvas, Point, circle, ellipse, group, num, path, poly, rect, stroked


def hut(c: Canvas, *, at: Point, scale: float = 1, flip: bool = False, night: bool = False) -> str:
    """Return a thatched house with a porch."""
    rng = c.rng
    wall, dark, thatch, low = (
        ("#5b4a52", "#3a3040", "#6b5a4c", "#4e4039")
        if night
        else ("#e9cf9f", "#8a5f3c", "#c39a58", "#9c7640")
    )
    window = "#ffd36b" if night else "#6b4a35"
    straws = "".join(
        f"M{num(x + rng.uniform(-4, 4))} {num(-148 + abs(x) * 0.05)}l{num(x * 0.12)} 40"
        f"m{num(rng.uniform(-6, 6))} 8l{num(x * 0.1)} 26"
        for x in range(-120, 130, 13)
    )
    out = [
        rect(-120, -96, 240, 96, wall),
        rect(-120, -14, 240, 14, dark, opacity=0.35),
        *[stroked(f"M{x} -94V-2", dark, 2, opacity=0.35) for x in range(-104, 120, 16)],
        rect(-28, -76, 52, 76, dark),
        rect(-92, -74, 42, 38, window),
        rect(52, -74, 42, 38, window),
        stroked("M-71 -74v38M-92 -55h42M73 -74v38M52 -55h42", wall, 3),
        *[rect(x, -92, 8, 92, dark) for x in (-128, 120)],
        path("M-160 -78Q-120 -150 -96 -182Q0 -192 96 -182Q120 -150 160 -78Q0 -98 -160 -78Z", thatch),
        path("M-160 -78Q0 -98 160 -78L150 -96Q0 -114 -150 -96Z", low),
        stroked(straws, low, 2.4, opacity=0.7),
        path("M-100 -176Q0 -192 100 -176L94 -190Q0 -202 -94 -190Z", low),
    ]
    return group(*out, at=at, scale=scale, flip=flip)


def school(*, at: Point, scale: float = 1) -> str:
    """Return the school: a long yellow house with a red tile roof and a blue gate of doors."""
    wall, trim, roof, shade, door = "#f4d58a", "#fff4d8", "#c8553d", "#a8412e", "#3f7d8c"
    out = [
        rect(-260, -150, 520, 150, wall),
        rect(-260, -16, 520, 16, "#c9a564"),
        path("M-284 -146L-240 -214H240L284 -146Z", roof),
        path("M-284 -146L-278 -156H278L284 -146Z", shade),
        stroked(
            "".join(f"M{x} -212l{num(x * 0.16)} 60" for x in range(-220, 230, 22)), shade, 2, opacity=0.6
        ),
    ]
    for i in range(5):
        x = -222 + i * 100
        if i == 2:
            out += [
                rect(x - 12, -112, 68, 112, trim),
                rect(x - 4, -106, 24, 106, door),
                rect(x + 24, -106, 24, 106, door),
                poly([(x - 30, -150), (x + 22, -186), (x + 74, -150)], trim),
                circle(x + 22, -162, 9, "#d8342b"),
            ]
        else:
            out += [
                rect(x - 2, -106, 48, 56, trim),
                rect(x + 3, -101, 38, 46, "#8fc1c7"),
                stroked(f"M{x + 22} -101v46M{x + 3} -78h38", trim, 3),
                rect(x - 2, -106, 8, 56, door),
                rect(x + 38, -106, 8, 56, door),
            ]
        out.append(rect(x - 28, -146, 8, 146, trim))
    out.append(rect(242, -146, 8, 146, trim))
    return group(*out, at=at, scale=scale)


def boat(
    *,
    at: Point,
    scale: float = 1,
    flip: bool = False,
    cargo: str = "",
    hull: str = "#8a5a3a",
    rim: str = "#b97f4e",
    roof: bool = False,
) -> str:
    """Return a wooden boat; its `cargo` sits behind the near side."""
    eye = ellipse(128, -24, 9, 6, "#fff8e8") + circle(130, -24, 3.6, "#2d1f1c")
    cover = (
        (
            path("M-70 -40Q-66 -112 0 -112Q66 -112 70 -40Z", "#c9a25e")
            + stroked(
                "M-48 -42Q-44 -104 -10 -110M-16 -42Q-14 -100 4 -111M18 -42Q20 -98 8 -111M50 -42Q46 -100 14 -111",
                "#a17c3f",
                3,
            )
            + path("M-52 -40Q-48 -94 0 -94Q48 -94 52 -40Z", "#5b4432")
        )
        if roof
        else ""
    )
    return group(
        cover,
        cargo,
        path("M-172 -48Q-150 -34 -110 -32H110Q150 -36 176 -56Q168 -14 128 0H-124Q-160 -8 -172 -48Z", hull),
        path(
            "M-172 -48Q-150 -34 -110 -32H110Q150 -36 176 -56L172 -42Q148 -24 110 -22H-110Q-150 -24 -170 -40Z",
            rim,
        ),
        stroked("M-130 -12H120", "#6d442b", 3, opacity=0.6),
        eye,
        at=at,
        scale=scale,
        flip=flip,
    )


def jar(
    *, at: Point = (0, 0), scale: float = 1, open_: bool = False, light: str = "", water: bool = False
) -> str:
    """Return Na's glass jar, with light or water in it."""
    glow = path("M-17 -6Q-20 -30 -14 -38H14Q20 -30 17 -6Q0 0 -17 -6Z", light, opacity=0.75) if light else ""
    wet = path("M-18 -30Q0 -26 18 -30L17 -5Q0 1 -17 -5Z", "#7cc0d8", opacity=0.85) if water else ""
    lid = "" if open_ else rect(-15, -52, 30, 9, "#c8553d", rx=3)
    return group(
        path("M-16 -44H16Q24 -34 20 -4Q0 4 -20 -4Q-24 -34 -16 -44Z", "#dff1f2", opacity=0.72),
        glow,
        wet,
        stroked("M-16 -44H16Q24 -34 20 -4Q0 4 -20 -4Q-24 -34 -16 -44Z", "#8fb4b8", 2.2),
        stroked("M-12 -36Q-15 -22 -13 -10", "#ffffff", 3.5, opacity=0.8),
        lid,
        at=at,
        scale=scale,
    )


def drum(*, at: Point, scale: float = 1) -> str:
    """Return the school drum on its stand."""
    return group(
        stroked("M-34 -50L-44 0M34 -50L44 0M-40 -18H40", "#6b4632", 8),
        path("M-42 -112Q-58 -80 -42 -48Q0 -36 42 -48Q58 -80 42 -112Z", "#b5372a"),
        stroked("M-50 -92Q0 -78 50 -92M-50 -66Q0 -52 50 -66", "#e8b04c", 4),
        ellipse(0, -112, 42, 13, "#f2e3c2"),
        ellipse(0, -112, 26, 7.5, "#e3cfa4"),
        at=at,
        scale=scale,
    )


def book(*, at: Point, scale: float = 1, cover: str = "#c8553d", turn: float = 0) -> str:
    """Return an open book held towards the reader."""
    return group(
        path("M-26 -18Q-12 -24 0 -16Q12 -24 26 -18V16Q12 10 0 18Q-12 10 -26 16Z", cover),
        path("M-23 -19Q-11 -25 0 -17V13Q-11 6 -23 12ZM23 -19Q11 -25 0 -17V13Q11 6 23 12Z", "#fffaf0"),
        stroked("M-18 -13q7 -3 13 0M-18 -6q7 -3 13 0M18 -13q-7 -3 -13 0M18 -6q-7 -3 -13 0", "#c9bfae", 1.6),
        at=at,
        scale=scale,
        turn=turn,
    )


def stack(colours: tuple[str, ...], *, at: Point, scale: float = 1) -> str:
    """Return a pile of closed books."""
    out = []
    for i, colour in enumerate(colours):
        x, y = (-26 + (i * 7) % 11, -i * 13)
        out += [
            rect(x, y - 12, 52, 12, colour, rx=2),
            rect(x + 4, y - 9.5, 48, 7, "#fff6e3"),
            rect(x, y - 12, 8, 12, colour),
        ]
    return group(*out, at=at, scale=scale)


def lamp(c: Canvas, *, at: Point, scale: float = 1) -> str:
    """Return an oil lamp with its warm light."""
    return group(
        c.glow(0, -40, 220, "#ffcf6b", 0.55),
        path("M-18 0Q-22 -18 -8 -22H8Q22 -18 18 0Z", "#8a6a3c"),
        rect(-8, -27, 16, 6, "#5b4630"),
        path("M-13 -27Q-20 -46 -7 -66H7Q20 -46 13 -27Z", "#fff3cf", opacity=0.7),
        path("M0 -58Q9 -44 0 -30Q-9 -44 0 -58Z", "#ff9d2e"),
        at=at,
        scale=scale,
    )
