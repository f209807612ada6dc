"""Figures with faces: a look (who) and a pose (doing what) make a person."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from .svg import Point, circle, ellipse, group, num, path, stroked

INK = "#2d1f1c"


@dataclass(frozen=True, slots=True)
class Look:
    """Who somebody is: the same in every picture."""

    skin: str = "#f3c59c"
    hair: str = "#2b1e1d"
    style: str = "short"
    top: str = "#f4f1ea"
    top_shade: str = "#d9d3c7"
    pants: str = "#3d4a63"
    cut: str = "shirt"
    scarf: str | None = None
    hat: bool = False
    old: bool = False
    grown: bool = False
    tie: str = "#e2492f"
    glasses: bool = False


@dataclass(frozen=True, slots=True)
class Pose:
    """What somebody does: where hands and feet are, where the eyes look, the mood."""

    left: Point = (-27, -46)
    right: Point = (27, -46)
    feet: tuple[Point, Point] = ((-10, 0), (10, 0))
    face: float = 0
    eyes: str = "open"
    mouth: str = "smile"
    tilt: float = 0
    lower: float = 0
    lean: float = 0
    back: bool = False


def joint(a: Point, b: Point, upper: float, lower: float, side: float) -> str:
    """Return a two-bone limb from `a` towards `b`, bending to a side."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    dist = math.hypot(dx, dy) or 0.01
    reach = min(dist, (upper + lower) * 0.995)
    bx, by = a[0] + dx / dist * reach, a[1] + dy / dist * reach
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    off = math.sqrt(max(upper**2 - along**2, 0)) * side
    ex = a[0] + dx / dist * along - dy / dist * off
    ey = a[1] + dy / dist * along + dx / dist * off
    return f"M{num(a[0])} {num(a[1])}Q{num(ex)} {num(ey)} {num(bx)} {num(by)}"


def _end(a: Point, b: Point, length: float) -> Point:
    dist = math.hypot(b[0] - a[0], b[1] - a[1]) or 0.01
    k = min(1, length / dist)
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k)


def _arm(look: Look, shoulder: Point, hand: Point, side: float) -> str:
    length = 48 if look.grown else 45
    hand = _end(shoulder, hand, length * 0.99)
    d = joint(shoulder, hand, length / 2, length / 2, side)
    wrist = (hand[0] - (hand[0] - shoulder[0]) * 0.1, hand[1] - (hand[1] - shoulder[1]) * 0.1)
    sleeve = joint(shoulder, wrist, length / 2, length / 2, side)
    if look.cut == "shirt":  # short sleeves: skin shows below the elbow
        mid = ((shoulder[0] + hand[0]) / 2, (shoulder[1] + hand[1]) / 2)
        sleeve = joint(shoulder, _end(shoulder, mid, 20), 12, 12, side)
    return (stroked(d, look.skin, 9.5) + stroked(sleeve, look.top_shade, 14)
            + stroked(sleeve, look.top, 11.5) + circle(hand[0], hand[1], 6.2, look.skin))


def _leg(look: Look, hip: Point, foot: Point, side: float) -> str:
    d = joint(hip, (foot[0], foot[1] - 5), 19.5, 19.5, side)
    toe = 4 if side >= 0 else -4
    shoe = ellipse(foot[0] + toe, foot[1] - 4, 10.5, 5.2, "#6b4632" if look.cut != "baba" else look.skin)
    return stroked(d, look.skin, 9) + stroked(d, look.pants, 14) + shoe


def _torso(look: Look, lean: float) -> str:
    hem = -34 if look.cut == "baba" else -40
    body = (f"M{num(-15 + lean)} -94C{num(-24 + lean)} -92 -23 -70 -25 {hem}"
            f"Q0 {hem + 7} 25 {hem}C23 -70 {num(24 + lean)} -92 {num(15 + lean)} -94Q{num(lean)} -88"
            f" {num(-15 + lean)} -94Z")
    shade = (f"M{num(6 + lean)} -92C14 -70 12 -50 14 {hem + 3}L25 {hem}"
             f"C23 -70 {num(24 + lean)} -92 {num(15 + lean)} -94Z")
    out = [path(body, look.top), path(shade, look.top_shade, opacity=0.8)]
    if look.cut == "baba":
        out.append(stroked(f"M{num(lean)} -88Q1 -60 0 {hem + 3}", look.top_shade, 2))
        out += [circle(lean * (1 - i / 4) + 3, -82 + i * 12, 1.7, look.top_shade) for i in range(4)]
        out.append(stroked(f"M-19 {hem - 10}h11M9 {hem - 10}h11", look.top_shade, 2))
    elif look.cut == "shirt":
        out.append(stroked(f"M{num(lean)} -86L0 -42", look.top_shade, 1.8))
        out.append(path(f"M{num(lean - 11)} -95l11 9 11 -9 -2 12 -9 -4 -9 4z", "#ffffff", opacity=0.7))
    elif look.cut == "dress":
        out.append(path("M-25 -42Q0 -36 25 -42L31 -22Q0 -14 -31 -22Z", look.top))
    if look.scarf == "checks":
        out.append(path(f"M{num(lean - 18)} -98Q{num(lean)} -78 {num(lean + 18)} -98L{num(lean + 15)} -86"
                        f"Q{num(lean)} -72 {num(lean - 15)} -86Z", "#f3efe6"))
        out.append(path("M6 -82l11 26 8 -3 -10 -25z", "#f3efe6"))
        out.append(stroked("M-13 -90l6 8M-6 -84l5 6M3 -79l6 -6M10 -84l5 -8M10 -74l7 -3M13 -67l7 -3"
                           "M-14 -85q14 12 28 0", "#3a3534", 2))
    elif look.scarf:
        out.append(path(f"M{num(lean - 17)} -97Q{num(lean)} -84 {num(lean + 17)} -97L{num(lean + 13)} -86"
                        f"Q{num(lean)} -76 {num(lean - 13)} -86Z", look.scarf))
        out.append(path("M-3 -82L-10 -58 -1 -64 0 -80ZM2 -82L9 -60 1 -66 0 -80Z", look.scarf))
    return "".join(out)


def _eyes(look: Look, kind: str, shift: float) -> str:
    out = []
    for i, x in enumerate((-12 + shift, 12 + shift)):
        if kind == "closed":
            out.append(stroked(f"M{num(x - 5)} -119q5 5 10 0", INK, 2.4))
        elif kind == "happy":
            out.append(stroked(f"M{num(x - 5)} -116q5 -7 10 0", INK, 2.6))
        else:
            look_x = {"left": -1.5, "right": 1.5}.get(kind, 0)
            look_y = {"up": -2, "down": 2}.get(kind, 0)
            out.append(ellipse(x + look_x, -118 + look_y, 3.6, 4.8, INK))
            out.append(circle(x + look_x + 1.3, -120 + look_y, 1.3, "#fff"))
        slant = (3 if i == 0 else -3) if kind in ("sad", "worried") else 0
        brow = "#9a938f" if look.old else look.hair
        out.append(stroked(f"M{num(x - 5)} {num(-128 + slant)}q5 {num(-2.5)} 10 {num(-slant)}",
                           brow, 2.2, opacity=0.9))
    if look.glasses:
        out += [circle(x + shift, -118, 8.5, "none", stroke="#5b4a42", stroke_width=1.8)
                for x in (-12, 12)]
        out.append(stroked(f"M{num(-3.5 + shift)} -118h7", "#5b4a42", 1.8))
    return "".join(out)


def _mouth(kind: str, x: float) -> str:
    shapes = {
        "smile": stroked(f"M{num(x - 6)} -104q6 6 12 0", "#8c3b2c", 2.5),
        "small": stroked(f"M{num(x - 3.5)} -103q3.5 2.5 7 0", "#8c3b2c", 2.4),
        "sad": stroked(f"M{num(x - 5)} -101q5 -5 10 0", "#8c3b2c", 2.5),
        "o": ellipse(x, -102, 3.6, 4.6, "#8c3b2c"),
        "open": path(f"M{num(x - 8)} -106q8 3 16 0q-1 11 -8 11t-8 -11z", "#8c3b2c")
        + path(f"M{num(x - 4)} -97.5q4 -4 8 0q-2 2.5 -4 2.5t-4 -2.5z", "#f08c7a"),
        "blow": ellipse(x, -102, 2.4, 2.6, "#8c3b2c"),
    }
    return shapes[kind]


def _hair_back(look: Look, f: float) -> str:
    h = look.hair
    if look.style == "bob":
        return path("M-38 -116C-44 -164 44 -164 38 -116Q42 -96 33 -88Q0 -82 -33 -88Q-42 -96 -38 -116Z", h)
    if look.style == "long":
        return path("M-38 -116C-44 -164 44 -164 38 -116Q42 -80 32 -56Q0 -48 -32 -56Q-42 -80 -38 -116Z", h)
    if look.style == "pigtails":
        tails = []
        for side in (-1, 1):
            tails.append(path(f"M{side * 30} -130Q{side * 66} -148 {side * 62} -108Q{side * 54} -92"
                              f" {side * 48} -88Q{side * 52} -108 {side * 30} -122Z", h))
            tails.append(circle(side * 36, -128, 6, look.tie))
        return "".join(tails)
    if look.style == "tail":
        return path(f"M{num(-f * 2 - 4)} -146Q{num(-20 - f * 4)} -170 {num(-42 - f * 2)} -140"
                    f"Q{num(-50 - f)} -110 -40 -96Q-38 -126 -20 -138Z", h)
    if look.style == "bun":
        return circle(-f * 2.4 - 6, -154, 15, h) + stroked(f"M{num(-f * 2.4 - 14)} -156q8 -8 16 0",
                                                          "#ffffff", 2, opacity=0.4)
    return ""


def _hair_front(look: Look, f: float) -> str:
    h, x = look.hair, f * 0.8
    top = "M-36 -110C-43 -167 43 -167 36 -110"
    fringe = {
        "short": f"C34 -122 30 -132 25 -138Q{num(14 + x)} -130 {num(6 + x)} -141"
                 f"Q{num(-4 + x)} -129 {num(-14 + x)} -138Q-22 -130 -28 -132Q-34 -122 -36 -110Z",
        "bun": f"C34 -128 22 -142 {num(x)} -144C-22 -142 -34 -128 -36 -110Z",
        "tail": f"C34 -126 28 -136 {num(18 + x)} -141Q{num(x)} -134 -22 -134Q-34 -124 -36 -110Z",
        "bald": "",
    }.get(look.style, f"C34 -122 31 -130 26 -133Q{num(x)} -124 -26 -133Q-33 -122 -36 -110Z")
    if look.style == "bald":
        return path("M-33 -128Q-41 -116 -33 -106Q-30 -112 -29 -124ZM33 -128Q41 -116 33 -106Q30 -112 29 -124Z", h)
    shine = stroked(f"M{num(-18 + x)} -147q10 -7 22 -6", "#ffffff", 3, opacity=0.22)
    return path(top + fringe, h) + shine


def _head(look: Look, pose: Pose) -> str:
    f = pose.face * 8
    skull = (circle(-33 + f * .15, -116, 6.5, look.skin) + circle(33 + f * .15, -116, 6.5, look.skin)
             + ellipse(0, -119, 33.5, 31, look.skin))
    if pose.back:  # seen from behind: hair all over
        cover = ellipse(0, -122, 36, 34, look.hair) if look.style != "bald" else ""
        return skull + cover + (_hat() if look.hat else "")
    blush = "".join(ellipse(x + f, -107, 7, 4.6, "#ec7f6d", opacity=0.42) for x in (-20, 20))
    nose = stroked(f"M{num(f * 1.3 - 2)} -111q2.5 2.5 5 0", "#c98660", 2.2)
    lines = ""
    if look.old:
        lines = stroked(f"M{num(-27 + f)} -113l-4 2M{num(-26 + f)} -117l-5 -1M{num(27 + f)} -113l4 2"
                        f"M{num(26 + f)} -117l5 -1M{num(-12 + f)} -101q-3 4 -1 7M{num(12 + f)} -101q3 4 1 7",
                        "#c98660", 1.6)
    face = blush + lines + _eyes(look, pose.eyes, f) + nose + _mouth(pose.mouth, f * 1.15)
    if look.style == "bald":
        face += path(f"M{num(f - 9)} -96q9 6 18 0q-2 18 -9 20t-9 -20z", look.hair)
    return skull + face + _hair_front(look, f) + (_hat() if look.hat else "")


def _hat() -> str:
    return group(path("M-60 -128Q0 -112 60 -128L4 -176Q0 -180 -4 -176Z", "#ecd9a4"),
                 path("M8 -172L60 -128Q34 -120 14 -118Z", "#d6bd7c", opacity=0.8),
                 stroked("M-40 -138Q0 -126 40 -138M-22 -155Q0 -147 22 -155", "#c9ad68", 1.8), at=(0, -13))


def person(look: Look, pose: Pose | None = None, *, at: Point = (0, 0), scale: float = 1,
           flip: bool = False, extra: str = "", front: str = "") -> str:
    """Return a figure standing on `at`; `extra` lies behind the hands, `front` on top."""
    pose = pose or Pose()
    grow = 1.18 if look.grown else 1
    hips = ((-9, -42 + pose.lower), (9, -42 + pose.lower))
    legs = "".join(_leg(look, hip, foot, side)
                   for hip, foot, side in zip(hips, pose.feet, (1, -1), strict=True))
    lx = pose.lean
    neck = stroked(f"M{num(lx)} -98L{num(lx)} -88", look.skin, 13)
    mane = group(_hair_back(look, pose.face * 8), at=(lx, 0), turn=pose.tilt)
    upper = (mane + _arm(look, (-17 + lx, -87), pose.left, 0.8) + neck + _torso(look, lx)
             + group(_head(look, pose), at=(lx, 0), turn=pose.tilt) + extra
             + _arm(look, (17 + lx, -87), pose.right, -0.8) + front)
    return group(legs, group(upper, at=(0, pose.lower)), at=at, scale=scale * grow, flip=flip)


NA = Look(style="pigtails", top="#f5b72e", top_shade="#d9921c", pants="#5b3a52", cut="baba")
GRANDMA = Look(skin="#e9b78f", hair="#d9d4d2", style="bun", top="#8a5a86", top_shade="#6d4269",
               pants="#3b3140", cut="baba", scarf="checks", old=True)
GRANDPA = Look(skin="#dda678", hair="#ece8e2", style="bald", top="#7d8f86", top_shade="#61736b",
               pants="#4a4038", cut="baba", old=True, grown=True)
AUNT = Look(skin="#e8b58a", style="tail", top="#d9596b", top_shade="#b6404f", pants="#33303d",
            cut="baba", hat=True, grown=True)
UNCLE = Look(skin="#d9a070", top="#4f86a6", top_shade="#3a6a88", pants="#39404b", cut="baba",
             grown=True, scarf="checks")
TEACHER = Look(style="long", top="#dff0ea", top_shade="#b4d3c8", pants="#f3efe6", cut="dress",
               grown=True)
BOY = Look(scarf="#d8342b")
GIRL = Look(style="bob", scarf="#d8342b", pants="#2f4a7c")
KID_TAIL = replace(GIRL, style="tail", skin="#e5b083")
KID_SPECS = replace(BOY, glasses=True, skin="#f6d0ac")
