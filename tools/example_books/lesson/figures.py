"""Diagrams of the lesson booklet."""

from __future__ import annotations

import math

from art.nature import cloud, rain
from art.svg import Canvas, circle, ellipse, group, path, rect, smooth, stroked, text

from .pictures import village

BLUE, DEEP, WARM, INK = "#4a9fc4", "#1f5f86", "#d9763a", "#24404f"


SMALL = {"font_family": "Be Vietnam Pro", "text_anchor": "middle"}


LEFT = {"font_family": "Be Vietnam Pro"}


RAIN = (8, 3, 12, 46, 178, 205, 224, 231, 252, 281, 148, 39)


def label(x: float, y: float, words: str, size: float = 21, fill: str = INK, weight: int = 600) -> str:
    """Return a centred label."""
    return text(x, y, words, size, fill, **SMALL, font_weight=weight)


def arrow(d: str, tip: tuple[float, float, float], colour: str = WARM, width: float = 6) -> str:
    """Return a curved arrow; the tip is a place and a direction in degrees."""
    x, y, turn = tip
    return stroked(d, colour, width) + group(path("M-14 -11L10 0L-14 11Z", colour), at=(x, y), turn=turn)


def hundred() -> Canvas:
    """A hundred squares: the water of the Earth."""
    c = Canvas(800, 420, 73)
    for i in range(100):
        x, y = 20 + (i % 20) * 38, 20 + (i // 20) * 38
        c.add(rect(x, y, 33, 33, "#2f7da0" if i < 97 else ("#bfe6ee" if i < 99 else WARM), rx=5))
    for i, (tone, words) in enumerate(
        (
            ("#2f7da0", "97 phần: nước mặn ở biển và đại dương"),
            ("#bfe6ee", "2 phần: băng và tuyết"),
            (WARM, "1 phần: nước ngầm, sông, hồ, hơi nước, đất ẩm"),
        )
    ):
        c.add(rect(24, 240 + i * 56, 33, 33, tone, rx=5), text(76, 265 + i * 56, words, 25, INK, **LEFT))
    return c


def states() -> Canvas:
    """Three states of water and the changes between them."""
    c = Canvas(900, 470, 74)
    spots = {"Thể rắn": (150, 190), "Thể lỏng": (450, 190), "Thể khí (hơi)": (750, 190)}
    px: float
    py: float
    for k, (name, (x, y)) in enumerate(spots.items()):
        c.add(circle(x, y, 118, ("#e3f1f7", "#cbe6f0", "#f6efe0")[k]), label(x, y + 158, name, 25))
        for i in range((16, 17, 7)[k]):
            if k == 0:
                px, py = x - 60 + (i % 4) * 40, y - 60 + (i // 4) * 40
            elif k == 1:
                px, py = (
                    x - 82 + (i % 6) * 33 + c.rng.uniform(-5, 5),
                    y + 6 + (i // 6) * 30 + c.rng.uniform(-4, 4),
                )
            else:
                a = i * 0.9
                px, py = (
                    x + 88 * math.cos(a) * (0.5 + 0.5 * (i % 2)),
                    y + 88 * math.sin(a) * (0.5 + 0.5 * (i % 2)),
                )
            c.add(circle(px, py, 14, (DEEP, BLUE, WARM)[k]), circle(px - 4, py - 4, 4, "#fff", opacity=0.6))
    c.add(
        arrow("M200 70Q300 6 392 66", (396, 70, 40)),
        arrow("M500 70Q600 6 692 66", (696, 70, 40)),
        label(300, 18, "nóng chảy", 22, WARM),
        label(600, 18, "bay hơi", 22, WARM),
        arrow("M692 376Q600 430 512 382", (506, 378, 208), BLUE),
        arrow("M392 376Q300 430 212 382", (206, 378, 208), BLUE),
        label(600, 440, "ngưng tụ", 22, DEEP),
        label(300, 440, "đông đặc", 22, DEEP),
    )
    return c


def cycle() -> Canvas:
    """The water cycle over a delta village."""
    c = Canvas(1160, 720, 75)
    village(c)
    c.add(
        cloud(860, 150, 1.25, "#ffffff", "#cfdfe6"),
        cloud(380, 130, 1.4, "#b9c8d2", "#93a8b5"),
        rain(c, 280, 170, 210, 210, DEEP, 60, 34, 3.4, 0.7),
    )
    c.add(
        arrow("M980 520Q1030 400 980 260", (976, 252, 255)),
        label(890, 400, "1. bay hơi", 33, "#8a3f12"),
        arrow("M760 90Q640 40 530 84", (522, 88, 160)),
        label(880, 66, "2. ngưng tụ", 33, DEEP),
        label(640, 120, "gió đưa mây", 27),
        label(560, 290, "3. mưa", 33, DEEP),
        arrow("M300 480Q330 540 320 574", (318, 580, 95), DEEP),
        label(484, 546, "4. chảy ra sông", 32, DEEP),
        arrow("M440 604Q600 600 770 624", (778, 626, 12), "#ffffff"),
        label(960, 664, "5. ra biển", 33, "#ffffff"),
        arrow("M120 560Q110 640 130 680", (132, 686, 75), DEEP),
        label(300, 692, "6. thấm xuống đất", 32, "#33502a"),
        arrow("M222 440Q250 380 226 300", (224, 292, 258)),
        label(170, 240, "cây thoát hơi nước", 27, "#8a3f12"),
    )
    return c


def tide() -> Canvas:
    """The height of the water over one day."""
    c = Canvas(900, 430, 76)
    c.add(rect(80, 20, 790, 340, "#eef6f8"))
    for i in range(5):
        c.add(
            stroked(f"M80 {20 + i * 85}H870", "#c3d9e0", 2),
            text(
                66,
                28 + i * 85,
                f"{(4 - i) * 0.5:.1f}".replace(".", ","),
                20,
                INK,
                font_family="Be Vietnam Pro",
                text_anchor="end",
            ),
        )
    points = []
    for step in range(97):
        hour = step / 4
        height = (
            1
            + 0.62 * math.cos((hour - 4) * 2 * math.pi / 12.4)
            + 0.24 * math.cos((hour - 4) * 2 * math.pi / 24.8)
        )
        points.append((80 + hour / 24 * 790, 360 - height / 2 * 340))
    d = smooth(points)
    c.add(path(d + "L870 360L80 360Z", BLUE, opacity=0.35), stroked(d, DEEP, 6))
    for hour in range(0, 25, 4):
        c.add(label(80 + hour / 24 * 790, 392, f"{hour} giờ", 19, weight=400))
    c.add(
        label(330, 60, "nước lớn", 26, WARM),
        label(730, 130, "nước lớn", 26, WARM),
        label(420, 342, "nước ròng", 26, "#0f3d55"),
        label(790, 346, "nước ròng", 26, "#0f3d55"),
        label(34, 420, "mét", 20, weight=400),
    )
    return c


def rainfall() -> Canvas:
    """Monthly rain measured by the class."""
    c = Canvas(900, 470, 77)
    for i in range(7):
        y = 400 - i * 60
        c.add(
            stroked(f"M70 {y}H880", "#d3e2e6", 2),
            text(60, y + 7, str(i * 50), 19, INK, font_family="Be Vietnam Pro", text_anchor="end"),
        )
    for i, mm in enumerate(RAIN):
        h, x = mm * 1.2, 84 + i * 67
        c.add(
            rect(x, 400 - h, 44, h, c.lin(BLUE, DEEP) if mm > 100 else "#e0a05a", rx=4),
            label(x + 22, 392 - h, str(mm), 19),
            label(x + 22, 430, f"T{i + 1}", 20, weight=400),
        )
    c.add(label(36, 26, "mm", 19, weight=400))
    return c


def gauge() -> Canvas:
    """A rain gauge from a bottle."""
    c = Canvas(700, 420, 78)
    c.add(
        rect(0, 370, 700, 50, "#c9d7a0"),
        path("M150 370V150H330V370Z", "#e3f3f6"),
        rect(152, 290, 176, 80, BLUE, opacity=0.65),
        path("M150 150H330L262 214V240H218V214Z", "#cfe7ec"),
        stroked("M150 370V150H330V370ZM150 150L218 214V240M330 150L262 214V240", "#5b8b99", 4),
        *[stroked(f"M152 {370 - i * 26}h{30 if i % 2 == 0 else 18}", INK, 3) for i in range(1, 8)],
        *[
            text(120, 377 - i * 52, f"{i * 2}0", 19, INK, font_family="Be Vietnam Pro", text_anchor="end")
            for i in range(1, 4)
        ],
        rain(c, 170, 10, 150, 110, DEEP, 16, 34, 3.6, 0.8),
    )
    for y, x, words in (
        (176, 300, "phễu: nửa trên chai, úp ngược"),
        (262, 330, "vạch chia từng mi-li-mét"),
        (338, 320, "nước mưa hứng được"),
    ):
        c.add(stroked(f"M{x} {y}H396", INK, 2), text(404, y + 7, words, 20, INK, **LEFT))
    return c


def filter_bottle() -> Canvas:
    """Layers of a home-made filter."""
    c = Canvas(700, 470, 79)
    layers = (
        ("nước đục", "#b39a6a", 66),
        ("bông gòn", "#f4f1e8", 34),
        ("cát mịn", "#e3c98a", 66),
        ("than củi đập nhỏ", "#3f3a3a", 66),
        ("sỏi nhỏ", "#a9a39a", 66),
        ("bông gòn", "#f4f1e8", 30),
    )
    y = 20.0
    for name, tone, h in layers:
        c.add(
            rect(140, y, 200, h, tone),
            stroked(f"M330 {y + h / 2}H396", INK, 2),
            text(404, y + h / 2 + 7, name, 21, INK, **LEFT),
        )
        if name.startswith(("sỏi", "than")):
            c.add(
                *[
                    ellipse(
                        150 + c.rng.random() * 180,
                        y + 8 + c.rng.random() * (h - 16),
                        9,
                        6,
                        "#8a847c" if name[0] == "s" else "#1f1c1c",
                    )
                    for _ in range(30)
                ]
            )
        y += h
    c.add(
        path(f"M140 {y}H340L262 {y + 44}H218Z", "#f4f1e8"),
        stroked(f"M140 20V{y}L218 {y + 44}M340 20V{y}L262 {y + 44}", "#5b8b99", 4),
        circle(240, y + 64, 8, BLUE),
        path("M170 446h140v-30h-140z", BLUE, opacity=0.6),
        stroked("M170 400v48h140v-48", "#5b8b99", 4),
        text(404, 440, "nước trong hơn, chưa uống được", 18, "#b5372a", **LEFT, font_weight=600),
    )
    return c
