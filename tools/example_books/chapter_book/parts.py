"""The people of the chapter book and its boat."""

from __future__ import annotations

from dataclasses import replace

from art.cast import BOY, GIRL, GRANDMA, Look
from art.svg import circle, ellipse, group, path, rect, stroked

W, H = 1200, 800


THAO = replace(GIRL, style="tail")


MINH = replace(BOY, style="short", skin="#eab98c")


DET = replace(BOY, top="#f2d06b", top_shade="#d9b04a", scarf=None, pants="#6a5a4a")


KHANG = Look(skin="#c98f62", top="#8a7f72", top_shade="#6f665b", pants="#4a4540")


UT = replace(GRANDMA, top="#4f7a6a", top_shade="#3a5f52")


SPINES = ("#c8553d", "#3f7d8c", "#e8b04c", "#7a9a4a", "#8a5a86", "#d98a5f", "#4d6fa8")


def book_boat(cargo: str = "") -> str:
    """Return the boat of books: slanted shelves under a palm roof, smiling eyes."""
    shelf = []
    for row in range(2):
        y = -62 - row * 52
        for i in range(11):
            short = (i * 7 + row * 5) % 9
            spine = SPINES[(i * 3 + row) % 7]
            shelf += [rect(-104 + i * 18, y - 38 + short, 14, 38 - short, spine, rx=1.5)]
        shelf.append(rect(-112, y, 206, 7, "#6b4632"))
    roof = path("M-134 -158Q-4 -226 118 -158L104 -138Q-4 -196 -120 -138Z", "#b8904e") + stroked(
        "M-112 -160l-7 18M-82 -174l-5 20M-50 -184l-3 22M-16 -189v22M20 -187l3 22M54 -178l5 20M88 -166l7 18",
        "#8f6c34",
        3,
    )
    posts = "".join(rect(x, -160, 7, 130, "#7a5332") for x in (-116, 92))
    eye = (
        ellipse(144, -24, 17, 13, "#fff8e8")
        + circle(147, -24, 7, "#2d1f1c")
        + circle(149.5, -27, 2.2, "#fff")
        + stroked("M132 -37l-4 -6M144 -39v-7M156 -37l4 -6", "#2d1f1c", 2.6)
    )
    return group(
        posts,
        *shelf,
        roof,
        cargo,
        path(
            "M-196 -52Q-170 -34 -120 -32H120Q166 -38 200 -64Q190 -14 142 0H-140Q-184 -10 -196 -52Z", "#8a5a3a"
        ),
        path(
            "M-196 -52Q-170 -34 -120 -32H120Q166 -38 200 -64L196 -48Q164 -24 120 -20H-120Q-170 -24 -194 -44Z",
            "#b97f4e",
        ),
        eye,
    )
