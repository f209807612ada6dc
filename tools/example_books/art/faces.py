"""Heads: hair, eyes, mouths and hats."""

from __future__ import annotations

from .cast import INK, Look, Pose
from .svg import circle, ellipse, group, num, path, stroked


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
        out.append(
            stroked(
                f"M{num(x - 5)} {num(-128 + slant)}q5 {num(-2.5)} 10 {num(-slant)}", brow, 2.2, opacity=0.9
            )
        )
    if look.glasses:
        out += [circle(x + shift, -118, 8.5, "none", stroke="#5b4a42", stroke_width=1.8) for x in (-12, 12)]
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


def hair_back(look: Look, f: float) -> str:
    """Return the hair that hangs behind the body."""
    h = look.hair
    if look.style == "bob":
        return path("M-38 -116C-44 -164 44 -164 38 -116Q42 -96 33 -88Q0 -82 -33 -88Q-42 -96 -38 -116Z", h)
    if look.style == "long":
        return path("M-38 -116C-44 -164 44 -164 38 -116Q42 -80 32 -56Q0 -48 -32 -56Q-42 -80 -38 -116Z", h)
    if look.style == "pigtails":
        tails = []
        for side in (-1, 1):
            tails.append(
                path(
                    f"M{side * 30} -130Q{side * 66} -148 {side * 62} -108Q{side * 54} -92"
                    f" {side * 48} -88Q{side * 52} -108 {side * 30} -122Z",
                    h,
                )
            )
            tails.append(circle(side * 36, -128, 6, look.tie))
        return "".join(tails)
    if look.style == "tail":
        return path(
            f"M{num(-f * 2 - 4)} -146Q{num(-20 - f * 4)} -170 {num(-42 - f * 2)} -140"
            f"Q{num(-50 - f)} -110 -40 -96Q-38 -126 -20 -138Z",
            h,
        )
    if look.style == "bun":
        return circle(-f * 2.4 - 6, -154, 15, h) + stroked(
            f"M{num(-f * 2.4 - 14)} -156q8 -8 16 0", "#ffffff", 2, opacity=0.4
        )
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
        return path(
            "M-33 -128Q-41 -116 -33 -106Q-30 -112 -29 -124ZM33 -128Q41 -116 33 -106Q30 -112 29 -124Z", h
        )
    shine = stroked(f"M{num(-18 + x)} -147q10 -7 22 -6", "#ffffff", 3, opacity=0.22)
    return path(top + fringe, h) + shine


def head(look: Look, pose: Pose) -> str:
    """Return the head with its face, as the pose says."""
    f = pose.face * 8
    skull = (
        circle(-33 + f * 0.15, -116, 6.5, look.skin)
        + circle(33 + f * 0.15, -116, 6.5, look.skin)
        + ellipse(0, -119, 33.5, 31, look.skin)
    )
    if pose.back:  # seen from behind: hair all over
        cover = ellipse(0, -122, 36, 34, look.hair) if look.style != "bald" else ""
        return skull + cover + (_hat() if look.hat else "")
    blush = "".join(ellipse(x + f, -107, 7, 4.6, "#ec7f6d", opacity=0.42) for x in (-20, 20))
    nose = stroked(f"M{num(f * 1.3 - 2)} -111q2.5 2.5 5 0", "#c98660", 2.2)
    lines = ""
    if look.old:
        lines = stroked(
            f"M{num(-27 + f)} -113l-4 2M{num(-26 + f)} -117l-5 -1M{num(27 + f)} -113l4 2"
            f"M{num(26 + f)} -117l5 -1M{num(-12 + f)} -101q-3 4 -1 7M{num(12 + f)} -101q3 4 1 7",
            "#c98660",
            1.6,
        )
    face = blush + lines + _eyes(look, pose.eyes, f) + nose + _mouth(pose.mouth, f * 1.15)
    if look.style == "bald":
        face += path(f"M{num(f - 9)} -96q9 6 18 0q-2 18 -9 20t-9 -20z", look.hair)
    return skull + face + _hair_front(look, f) + (_hat() if look.hat else "")


def _hat() -> str:
    return group(
        path("M-60 -128Q0 -112 60 -128L4 -176Q0 -180 -4 -176Z", "#ecd9a4"),
        path("M8 -172L60 -128Q34 -120 14 -118Z", "#d6bd7c", opacity=0.8),
        stroked("M-40 -138Q0 -126 40 -138M-22 -155Q0 -147 22 -155", "#c9ad68", 1.8),
        at=(0, -13),
    )
