"""Animals, each standing on the origin and looking right unless flipped."""

from __future__ import annotations

from .svg import Point, circle, ellipse, group, path, stroked

INK = "#2d1f1c"


def dog(
    pose: str = "stand",
    *,
    at: Point = (0, 0),
    scale: float = 1,
    flip: bool = False,
    mouth: str = "open",
    ear_up: bool = False,
    asleep: bool = False,
) -> str:
    """Return Vện, the brindled dog: `stand`, `sit`, `run` or `lie`."""
    coat, dark, cream = "#c98a4b", "#8a5527", "#f3dfbf"
    tail = stroked("M-40 -46Q-66 -58 -58 -80Q-48 -92 -42 -78", coat, 10)
    bars = "M-26 -58q4 10 1 20M-12 -60q4 12 1 24M3 -59q3 10 1 20"
    if pose == "sit":
        body = (
            path("M-34 0Q-42 -34 -14 -52Q6 -66 20 -62L28 -20 24 0Z", coat)
            + ellipse(-18, -17, 22, 18, coat)
            + stroked("M16 -40L18 -4M26 -40L28 -4", coat, 11)
            + path("M10 -54Q24 -30 22 -12Q34 -34 28 -58Z", cream)
            + stroked("M-30 -30q10 2 14 12M-24 -42q10 4 14 14", dark, 4)
            + ellipse(20, -3, 10, 5, cream)
            + ellipse(32, -3, 9, 5, cream)
            + ellipse(-8, -3, 13, 5, coat)
        )
        tail, head_at = stroked("M-34 -8Q-62 -6 -62 -30", coat, 10), (22, -74)
    elif pose == "lie":
        body = (
            path("M-52 0Q-56 -32 -20 -34Q20 -36 34 -20L40 0Z", coat)
            + stroked("M-34 -30q6 10 3 20M-18 -33q6 12 3 24M-2 -33q5 10 3 20", dark, 4)
            + stroked("M22 -5h26", coat, 11)
            + ellipse(50, -5, 8, 5, cream)
        )
        tail, head_at = stroked("M-48 -6Q-70 -4 -76 -18", coat, 9), (44, -27)
    else:
        legs = (
            "M-28 -34L-44 -10L-52 -4M-20 -34L-6 -8M18 -34L40 -14L50 -16M10 -34L20 -6"
            if pose == "run"
            else "M-30 -34L-32 -4M-18 -32L-17 -4M10 -34L10 -4M22 -36L24 -4"
        )
        body = (
            stroked(legs, coat, 10)
            + path(
                "M-44 -46Q-40 -66 -8 -62Q26 -66 32 -50Q36 -26 14 -24Q-10 -22 -30 -26Q-46 -30 -44 -46Z", coat
            )
            + path("M14 -26Q34 -28 34 -50Q26 -34 14 -26Z", cream)
            + stroked(bars, dark, 4)
        )
        head_at = (38, -72)
    return group(
        tail,
        body,
        group(_dog_head(mouth, ear_up=ear_up, asleep=asleep), at=head_at),
        at=at,
        scale=scale,
        flip=flip,
    )


def _dog_head(mouth: str, *, ear_up: bool, asleep: bool) -> str:
    coat, dark, cream = "#c98a4b", "#8a5527", "#f3dfbf"
    eye = (
        stroked("M2 -5q4 4 8 0", INK, 2.4)
        if asleep
        else circle(6, -5, 3.6, INK) + circle(7.3, -6.3, 1.2, "#fff")
    )
    near = "M-18 -14L-16 -46Q-2 -34 2 -20Z" if ear_up else "M-20 -16Q-34 -8 -30 14Q-16 10 -8 -14Z"
    tongue = path("M22 10q8 1 9 9q-5 5 -9 -1z", "#e8697a") if mouth == "open" else ""
    return (
        path("M2 -18L12 -40Q18 -28 16 -14Z", dark)
        + ellipse(0, -2, 25, 22, coat)
        + tongue
        + path("M4 0Q30 -8 36 4Q36 14 22 15Q2 16 4 0Z", cream)
        + ellipse(34, 0, 5, 4, INK)
        + stroked("M33 6q-4 6 -12 4", INK, 2)
        + stroked("M-6 -20l2 7M2 -22l1 7M-13 -17l3 6", dark, 3.4)
        + path(near, dark)
        + eye
        + ellipse(10, 7, 4.5, 3, "#ec7f6d", opacity=0.4)
    )


def duck(
    *,
    at: Point = (0, 0),
    scale: float = 1,
    flip: bool = False,
    coat: str = "#f7efe0",
    wing: str = "#e3d3b6",
    run: bool = False,
    beak: str = "#f0a032",
    eye: str = "open",
) -> str:
    """Return a duck; give a yellow coat for a duckling."""
    legs = "M-6 -12L-20 -2M8 -12L24 -4" if run else "M-4 -12L-4 -2M8 -12L8 -2"
    look = (
        stroked("M22 -53q3 3 6 0", INK, 2)
        if eye == "closed"
        else circle(25, -54, 2.8, INK) + circle(26, -55, 0.9, "#fff")
    )
    return group(
        stroked(legs, beak, 4),
        stroked("M-4 -2h6M8 -2h6" if not run else "M-22 -2h7M22 -4h7", beak, 5),
        path(
            "M-38 -34Q-30 -10 2 -10Q32 -10 30 -34Q30 -44 32 -52Q32 -66 20 -66Q8 -66 10 -48"
            "Q8 -38 -10 -38Q-26 -36 -38 -34Z",
            coat,
        ),
        path("M-26 -32Q-8 -40 10 -30Q4 -14 -12 -17Q-24 -20 -26 -32Z", wing),
        path("M31 -58Q44 -58 46 -52Q38 -48 30 -51Z", beak),
        look,
        at=at,
        scale=scale,
        flip=flip,
    )


def swim(
    *,
    at: Point = (0, 0),
    scale: float = 1,
    flip: bool = False,
    coat: str = "#f7efe0",
    wing: str = "#e3d3b6",
    water: str = "#ffffff",
) -> str:
    """Return a duck on the water."""
    return group(
        duck(coat=coat, wing=wing)
        .replace("M-4 -12L-4 -2M8 -12L8 -2", "M0 -14h1")
        .replace("M-4 -2h6M8 -2h6", "M0 -14h1"),
        stroked("M-44 -11q10 5 20 0t20 0t20 0t20 0", water, 3, opacity=0.7),
        at=at,
        scale=scale,
        flip=flip,
    )


def buffalo(*, at: Point = (0, 0), scale: float = 1, flip: bool = False) -> str:
    """Return a water buffalo."""
    hide, dark, pale = "#6d6570", "#544d58", "#8d8590"
    return group(
        stroked("M-66 -52Q-84 -30 -76 -4", dark, 5),
        stroked("M-52 -40V-6M30 -40V-6", dark, 17),
        stroked("M-36 -40V-4M46 -42V-4", hide, 17),
        path("M-72 -50Q-74 -88 -36 -88Q10 -96 44 -86Q66 -78 62 -50Q54 -30 20 -30H-40Q-68 -30 -72 -50Z", hide),
        path("M-40 -34Q0 -22 40 -36Q10 -30 -40 -34Z", pale),
        path("M52 -84Q78 -92 92 -70Q104 -50 98 -38Q84 -32 76 -44Q56 -50 52 -84Z", hide),
        ellipse(93, -42, 11, 9, pale),
        circle(90, -44, 1.8, dark),
        circle(97, -43, 1.8, dark),
        path("M66 -88Q50 -112 26 -108Q44 -100 56 -80ZM78 -88Q98 -108 116 -96Q98 -96 86 -80Z", "#3f3a41"),
        path("M58 -78Q40 -74 36 -66Q50 -62 62 -70Z", dark),
        circle(80, -70, 4, "#241c20"),
        circle(81.4, -71.4, 1.3, "#fff"),
        at=at,
        scale=scale,
        flip=flip,
    )


def egret(*, at: Point = (0, 0), scale: float = 1, flip: bool = False) -> str:
    """Return a white egret standing in shallow water."""
    return group(
        stroked("M-4 -40V0M8 -40L10 0", "#4a4540", 3.5),
        path("M-46 -44Q-20 -74 14 -64Q24 -60 20 -48Q8 -34 -14 -38Z", "#fbfaf5"),
        path("M-46 -44Q-16 -58 10 -50Q-4 -38 -20 -40Z", "#dfe4e2"),
        stroked("M14 -58Q34 -74 20 -94Q14 -106 26 -112", "#fbfaf5", 8),
        ellipse(30, -114, 9, 7, "#fbfaf5"),
        path("M36 -118L62 -112L36 -110Z", "#f0b43c"),
        circle(32, -116, 1.9, INK),
        at=at,
        scale=scale,
        flip=flip,
    )


def frog(
    *,
    at: Point = (0, 0),
    scale: float = 1,
    flip: bool = False,
    sing: bool = False,
    coat: str = "#6fae4f",
    pale: str = "#dcecae",
) -> str:
    """Return a frog, singing with a round throat if asked."""
    throat = circle(16, -16, 13, pale) if sing else ""
    return group(
        path("M-34 0Q-40 -22 -18 -26Q-4 -40 16 -38Q34 -36 32 -22Q30 -8 14 -4L10 0Z", coat),
        throat,
        path("M-34 0Q-30 -20 -8 -14Q2 -8 -4 0Z", "#568f42"),
        stroked("M14 -8L20 0h8", coat, 6),
        circle(14, -40, 9, coat),
        circle(16, -41, 5, "#fff"),
        circle(17, -41, 3, INK),
        stroked("M14 -26q10 3 18 -2", "#3c6b31", 2.2),
        at=at,
        scale=scale,
        flip=flip,
    )


def firefly(
    *, at: Point = (0, 0), scale: float = 1, flip: bool = False, mood: str = "smile", lit: float = 1
) -> str:
    """Return a firefly child: round head, two wings, a lamp for a tail."""
    lamp = ("#fff3a6", "#ffd84d") if lit else ("#b9ae8c", "#988d6d")
    mouths = {"smile": "M12 -8q5 5 10 0", "sad": "M13 -5q4 -4 8 0", "o": "M15 -6q2 3 4 0q-2 -3 -4 0"}
    brows = "M6 -27l7 -3M28 -27l-7 -3" if mood == "sad" else ""
    return group(
        ellipse(-26, 8, 21, 15, lamp[1], transform="rotate(18 -26 8)"),
        ellipse(-28, 7, 13, 9, lamp[0], transform="rotate(18 -28 7)"),
        ellipse(-6, -2, 17, 14, "#6a4b3a"),
        path("M-8 -10Q-44 -52 -54 -22Q-48 -2 -8 -8Z", "#e8f6ff", opacity=0.75),
        path("M-2 -12Q-18 -64 -38 -46Q-42 -24 -4 -10Z", "#ffffff", opacity=0.8),
        stroked("M10 -30Q8 -46 18 -50M22 -31Q26 -46 36 -46", "#4a332a", 2.6),
        circle(18, -50, 3.4, "#ffd84d"),
        circle(36, -46, 3.4, "#ffd84d"),
        circle(16, -14, 20, "#8a6248"),
        ellipse(17, -11, 15.5, 14, "#f6d6a8"),
        circle(11, -15, 3.2, INK),
        circle(23, -15, 3.2, INK),
        circle(12, -16, 1.1, "#fff"),
        circle(24, -16, 1.1, "#fff"),
        ellipse(6, -8, 3.4, 2.3, "#ec7f6d", opacity=0.5),
        ellipse(27, -8, 3.4, 2.3, "#ec7f6d", opacity=0.5),
        stroked(mouths[mood], "#7a3527", 2.2),
        stroked(brows, "#4a332a", 2),
        at=at,
        scale=scale,
        flip=flip,
    )
