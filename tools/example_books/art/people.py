"""Figures with faces: a look (who) and a pose (doing what) make a person."""

from __future__ import annotations

import math

from .cast import Look, Pose
from .faces import hair_back, head
from .svg import Point, circle, ellipse, group, num, path, stroked


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
    return (
        stroked(d, look.skin, 9.5)
        + stroked(sleeve, look.top_shade, 14)
        + stroked(sleeve, look.top, 11.5)
        + circle(hand[0], hand[1], 6.2, look.skin)
    )


def _leg(look: Look, hip: Point, foot: Point, side: float) -> str:
    d = joint(hip, (foot[0], foot[1] - 5), 19.5, 19.5, side)
    toe = 4 if side >= 0 else -4
    shoe = ellipse(foot[0] + toe, foot[1] - 4, 10.5, 5.2, "#6b4632" if look.cut != "baba" else look.skin)
    return stroked(d, look.skin, 9) + stroked(d, look.pants, 14) + shoe


def _torso(look: Look, lean: float) -> str:
    hem = -34 if look.cut == "baba" else -40
    body = (
        f"M{num(-15 + lean)} -94C{num(-24 + lean)} -92 -23 -70 -25 {hem}"
        f"Q0 {hem + 7} 25 {hem}C23 -70 {num(24 + lean)} -92 {num(15 + lean)} -94Q{num(lean)} -88"
        f" {num(-15 + lean)} -94Z"
    )
    shade = (
        f"M{num(6 + lean)} -92C14 -70 12 -50 14 {hem + 3}L25 {hem}"
        f"C23 -70 {num(24 + lean)} -92 {num(15 + lean)} -94Z"
    )
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
        out.append(
            path(
                f"M{num(lean - 18)} -98Q{num(lean)} -78 {num(lean + 18)} -98L{num(lean + 15)} -86"
                f"Q{num(lean)} -72 {num(lean - 15)} -86Z",
                "#f3efe6",
            )
        )
        out.append(path("M6 -82l11 26 8 -3 -10 -25z", "#f3efe6"))
        out.append(
            stroked(
                "M-13 -90l6 8M-6 -84l5 6M3 -79l6 -6M10 -84l5 -8M10 -74l7 -3M13 -67l7 -3M-14 -85q14 12 28 0",
                "#3a3534",
                2,
            )
        )
    elif look.scarf:
        out.append(
            path(
                f"M{num(lean - 17)} -97Q{num(lean)} -84 {num(lean + 17)} -97L{num(lean + 13)} -86"
                f"Q{num(lean)} -76 {num(lean - 13)} -86Z",
                look.scarf,
            )
        )
        out.append(path("M-3 -82L-10 -58 -1 -64 0 -80ZM2 -82L9 -60 1 -66 0 -80Z", look.scarf))
    return "".join(out)


def person(
    look: Look,
    pose: Pose | None = None,
    *,
    at: Point = (0, 0),
    scale: float = 1,
    flip: bool = False,
    extra: str = "",
    front: str = "",
) -> str:
    """Return a figure standing on `at`; `extra` lies behind the hands, `front` on top."""
    pose = pose or Pose()
    grow = 1.18 if look.grown else 1
    hips = ((-9, -42 + pose.lower), (9, -42 + pose.lower))
    legs = "".join(
        _leg(look, hip, foot, side) for hip, foot, side in zip(hips, pose.feet, (1, -1), strict=True)
    )
    lx = pose.lean
    neck = stroked(f"M{num(lx)} -98L{num(lx)} -88", look.skin, 13)
    mane = group(hair_back(look, pose.face * 8), at=(lx, 0), turn=pose.tilt)
    upper = (
        mane
        + _arm(look, (-17 + lx, -87), pose.left, 0.8)
        + neck
        + _torso(look, lx)
        + group(head(look, pose), at=(lx, 0), turn=pose.tilt)
        + extra
        + _arm(look, (17 + lx, -87), pose.right, -0.8)
        + front
    )
    return group(legs, group(upper, at=(0, pose.lower)), at=at, scale=scale * grow, flip=flip)
