"""Diagrams of the lesson booklet."""

from __future__ import annotations

import math

from art.animals import buffalo, duck, egret, frog, swim
from art.nature import cloud, disc, grass, land, palm, rain, ripples, sky, treeline
from art.people import BOY, GIRL, TEACHER, Pose, person
from art.svg import Canvas, circle, ellipse, group, path, rect, smooth, stroked, text
from art.things import boat, hut

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


def village(c: Canvas, sea: float = 760) -> None:
    """Draw land on the left, sea on the right, under a sky."""
    sky(c, "#bfe3ef", "#eef8f4")
    disc(c, 120, 100, 46, "#ffe9a0", "#fff0b8")
    c.add(treeline(c, 430, 34, "#9cc08a", 0, 520), path("M0 430Q300 400 560 470Q700 510 820 540V720H0Z", "#a9c978"),
          rect(sea - 60, 520, 700, 200, c.lin("#79bfd6", "#2f7da0")), ripples(c, sea, 530, 420, 150, "#fff", 26),
          path("M0 430Q300 400 560 470Q700 510 820 540Q760 640 640 720H0Z", "#a9c978"), grass(c, 0, 440, 520, 110, "#6f9c49", 40, 16))
    c.add(palm(c, 70, 480, 0.6), palm(c, 165, 490, 0.48, lean=-20), hut(c, at=(350, 500), scale=0.62))
    c.add(path("M0 590Q300 560 560 560T860 600V640Q560 606 300 612T0 640Z", "#79bfd6"))


def cover() -> Canvas:
    """The cover: a drop that holds the whole village."""
    c = Canvas(874, 1240, 71)
    sky(c, "#0f4c66", "#2b86a3", "#8fcbd2")
    c.add(*[circle(c.rng.uniform(0, 874), c.rng.uniform(330, 1200), c.rng.uniform(3, 10), "#ffffff", opacity=0.25) for _ in range(60)])
    drop = "M437 360C560 540 700 640 700 800A263 263 0 0 1 174 800C174 640 314 540 437 360Z"
    c.defs["clip"] = f'<clipPath id="drop"><path d="{drop}"/></clipPath>'
    inner = Canvas(874, 720, 72)
    village(inner, 560)
    inner.add(cloud(520, 150, 1, "#fff", "#dfe9ee"), boat(at=(640, 610), scale=0.6))
    c.defs |= inner.defs
    c.add(path(drop, "#cfeaf0"), group(group(*inner.parts, at=(60, 460), scale=0.86), clip_path="url(#drop)"),
          path(drop, "none", stroke="#ffffff", stroke_width=12), stroked("M236 800Q240 880 300 940", "#ffffff", 12, opacity=0.7))
    return c


def hundred() -> Canvas:
    """A hundred squares: the water of the Earth."""
    c = Canvas(800, 420, 73)
    for i in range(100):
        x, y = 20 + (i % 20) * 38, 20 + (i // 20) * 38
        c.add(rect(x, y, 33, 33, "#2f7da0" if i < 97 else ("#bfe6ee" if i < 99 else WARM), rx=5))
    for i, (tone, words) in enumerate((("#2f7da0", "97 phần: nước mặn ở biển và đại dương"),
                                       ("#bfe6ee", "2 phần: băng và tuyết"),
                                       (WARM, "1 phần: nước ngầm, sông, hồ, hơi nước, đất ẩm"))):
        c.add(rect(24, 240 + i * 56, 33, 33, tone, rx=5), text(76, 265 + i * 56, words, 25, INK, **LEFT))
    return c


def states() -> Canvas:
    """Three states of water and the changes between them."""
    c = Canvas(900, 470, 74)
    spots = {"Thể rắn": (150, 190), "Thể lỏng": (450, 190), "Thể khí (hơi)": (750, 190)}
    for k, (name, (x, y)) in enumerate(spots.items()):
        c.add(circle(x, y, 118, ("#e3f1f7", "#cbe6f0", "#f6efe0")[k]), label(x, y + 158, name, 25))
        for i in range((16, 17, 7)[k]):
            if k == 0:
                px, py = x - 60 + (i % 4) * 40, y - 60 + (i // 4) * 40
            elif k == 1:
                px, py = x - 82 + (i % 6) * 33 + c.rng.uniform(-5, 5), y + 6 + (i // 6) * 30 + c.rng.uniform(-4, 4)
            else:
                a = i * 0.9
                px, py = x + 88 * math.cos(a) * (0.5 + 0.5 * (i % 2)), y + 88 * math.sin(a) * (0.5 + 0.5 * (i % 2))
            c.add(circle(px, py, 14, (DEEP, BLUE, WARM)[k]), circle(px - 4, py - 4, 4, "#fff", opacity=0.6))
    c.add(arrow("M200 70Q300 6 392 66", (396, 70, 40)), arrow("M500 70Q600 6 692 66", (696, 70, 40)),
          label(300, 18, "nóng chảy", 22, WARM), label(600, 18, "bay hơi", 22, WARM),
          arrow("M692 376Q600 430 512 382", (506, 378, 208), BLUE), arrow("M392 376Q300 430 212 382", (206, 378, 208), BLUE),
          label(600, 440, "ngưng tụ", 22, DEEP), label(300, 440, "đông đặc", 22, DEEP))
    return c


def cycle() -> Canvas:
    """The water cycle over a delta village."""
    c = Canvas(1160, 720, 75)
    village(c)
    c.add(cloud(860, 150, 1.25, "#ffffff", "#cfdfe6"), cloud(380, 130, 1.4, "#b9c8d2", "#93a8b5"),
          rain(c, 280, 170, 210, 210, DEEP, 60, 34, 3.4, 0.7))
    c.add(arrow("M980 520Q1030 400 980 260", (976, 252, 255)), label(890, 400, "1. bay hơi", 33, "#8a3f12"),
          arrow("M760 90Q640 40 530 84", (522, 88, 160)), label(880, 66, "2. ngưng tụ", 33, DEEP), label(640, 120, "gió đưa mây", 27),
          label(560, 290, "3. mưa", 33, DEEP), arrow("M300 480Q330 540 320 574", (318, 580, 95), DEEP), label(484, 546, "4. chảy ra sông", 32, DEEP),
          arrow("M440 604Q600 600 770 624", (778, 626, 12), "#ffffff"), label(960, 664, "5. ra biển", 33, "#ffffff"),
          arrow("M120 560Q110 640 130 680", (132, 686, 75), DEEP), label(300, 692, "6. thấm xuống đất", 32, "#33502a"),
          arrow("M222 440Q250 380 226 300", (224, 292, 258)), label(170, 240, "cây thoát hơi nước", 27, "#8a3f12"))
    return c


def tide() -> Canvas:
    """The height of the water over one day."""
    c = Canvas(900, 430, 76)
    c.add(rect(80, 20, 790, 340, "#eef6f8"))
    for i in range(5):
        c.add(stroked(f"M80 {20 + i * 85}H870", "#c3d9e0", 2), text(66, 28 + i * 85, f"{(4 - i) * 0.5:.1f}".replace(".", ","), 20, INK,
              font_family="Be Vietnam Pro", text_anchor="end"))
    points = []
    for step in range(0, 97):
        hour = step / 4
        height = 1 + 0.62 * math.cos((hour - 4) * 2 * math.pi / 12.4) + 0.24 * math.cos((hour - 4) * 2 * math.pi / 24.8)
        points.append((80 + hour / 24 * 790, 360 - height / 2 * 340))
    d = smooth(points)
    c.add(path(d + "L870 360L80 360Z", BLUE, opacity=0.35), stroked(d, DEEP, 6))
    for hour in range(0, 25, 4):
        c.add(label(80 + hour / 24 * 790, 392, f"{hour} giờ", 19, weight=400))
    c.add(label(330, 60, "nước lớn", 26, WARM), label(730, 130, "nước lớn", 26, WARM), label(420, 342, "nước ròng", 26, "#0f3d55"),
          label(790, 346, "nước ròng", 26, "#0f3d55"), label(34, 420, "mét", 20, weight=400))
    return c


def rainfall() -> Canvas:
    """Monthly rain measured by the class."""
    c = Canvas(900, 470, 77)
    for i in range(7):
        y = 400 - i * 60
        c.add(stroked(f"M70 {y}H880", "#d3e2e6", 2), text(60, y + 7, str(i * 50), 19, INK, font_family="Be Vietnam Pro", text_anchor="end"))
    for i, mm in enumerate(RAIN):
        h, x = mm * 1.2, 84 + i * 67
        c.add(rect(x, 400 - h, 44, h, c.lin(BLUE, DEEP) if mm > 100 else "#e0a05a", rx=4),
              label(x + 22, 392 - h, str(mm), 19), label(x + 22, 430, f"T{i + 1}", 20, weight=400))
    c.add(label(36, 26, "mm", 19, weight=400))
    return c


def gauge() -> Canvas:
    """A rain gauge from a bottle."""
    c = Canvas(700, 420, 78)
    c.add(rect(0, 370, 700, 50, "#c9d7a0"), path("M150 370V150H330V370Z", "#e3f3f6"), rect(152, 290, 176, 80, BLUE, opacity=0.65),
          path("M150 150H330L262 214V240H218V214Z", "#cfe7ec"), stroked("M150 370V150H330V370ZM150 150L218 214V240M330 150L262 214V240", "#5b8b99", 4),
          *[stroked(f"M152 {370 - i * 26}h{30 if i % 2 == 0 else 18}", INK, 3) for i in range(1, 8)],
          *[text(120, 377 - i * 52, f"{i * 2}0", 19, INK, font_family="Be Vietnam Pro", text_anchor="end") for i in range(1, 4)],
          rain(c, 170, 10, 150, 110, DEEP, 16, 34, 3.6, 0.8))
    for y, x, words in ((176, 300, "phễu: nửa trên chai, úp ngược"), (262, 330, "vạch chia từng mi-li-mét"), (338, 320, "nước mưa hứng được")):
        c.add(stroked(f"M{x} {y}H396", INK, 2), text(404, y + 7, words, 20, INK, **LEFT))
    return c


def filter_bottle() -> Canvas:
    """Layers of a home-made filter."""
    c = Canvas(700, 470, 79)
    layers = (("nước đục", "#b39a6a", 66), ("bông gòn", "#f4f1e8", 34), ("cát mịn", "#e3c98a", 66), ("than củi đập nhỏ", "#3f3a3a", 66),
              ("sỏi nhỏ", "#a9a39a", 66), ("bông gòn", "#f4f1e8", 30))
    y = 20.0
    for name, tone, h in layers:
        c.add(rect(140, y, 200, h, tone), stroked(f"M330 {y + h / 2}H396", INK, 2), text(404, y + h / 2 + 7, name, 21, INK, **LEFT))
        if name.startswith(("sỏi", "than")):
            c.add(*[ellipse(150 + c.rng.random() * 180, y + 8 + c.rng.random() * (h - 16), 9, 6, "#8a847c" if name[0] == "s" else "#1f1c1c") for _ in range(30)])
        y += h
    c.add(path(f"M140 {y}H340L262 {y + 44}H218Z", "#f4f1e8"), stroked(f"M140 20V{y}L218 {y + 44}M340 20V{y}L262 {y + 44}", "#5b8b99", 4),
          circle(240, y + 64, 8, BLUE), path("M170 446h140v-30h-140z", BLUE, opacity=0.6), stroked("M170 400v48h140v-48", "#5b8b99", 4),
          text(404, 440, "nước trong hơn, chưa uống được", 18, "#b5372a", **LEFT, font_weight=600))
    return c


def classroom() -> Canvas:
    """Pupils and their teacher look at the rain gauge."""
    c = Canvas(1000, 420, 80)
    sky(c, "#d9eef2", "#f6fbf2")
    c.add(cloud(200, 90, 0.9, "#fff", "#dbe6ea"), cloud(800, 70, 0.7, "#fff", "#dbe6ea"), treeline(c, 300, 30, "#a9c99a"), land(c, 310, 6, "#b5d08a"),
          grass(c, 0, 320, 1000, 90, "#7fa858", 60, 14))
    c.add(person(TEACHER, Pose(right=(40, -70), face=0.5, mouth="open"), at=(300, 400), scale=1.45),
          rect(470, 270, 60, 110, "#dff1f4", stroke="#5b8b99", stroke_width=4), rect(472, 340, 56, 38, BLUE, opacity=0.7), path("M466 268h68l-26 34h-16z", "#b9dbe3"),
          person(GIRL, Pose(left=(-40, -80), face=-0.6, mouth="o"), at=(620, 400), scale=1.45),
          person(BOY, Pose(left=(-34, -110), face=-0.6, mouth="open", eyes="happy"), at=(760, 404), scale=1.45))
    return c


def strip(kind: str) -> Canvas:
    """A low picture for the foot of a page: water and one inhabitant of the delta."""
    c = Canvas(1160, 250, 81 + len(kind))
    who = {
        "egret": egret(at=(820, 190), scale=1.3) + egret(at=(930, 200), scale=1, flip=True),
        "ducks": "".join(swim(at=(260 + i * 110, 190 + (i % 2) * 16), scale=1.05) for i in range(4)),
        "boat": boat(at=(760, 206), scale=0.75, roof=True),
        "frog": ellipse(300, 212, 90, 18, "#8fbf6a") + frog(at=(290, 208), scale=1.4, sing=True),
        "buffalo": buffalo(at=(300, 180), scale=1.25) + egret(at=(300, 72), scale=0.5),
        "duck": duck(at=(880, 176), scale=1.2) + "".join(duck(at=(780 - i * 62, 178), scale=0.62, coat="#f7cf4e", wing="#e8b53a") for i in range(3)),
    }[kind]
    c.add(path("M0 150Q200 128 420 146T840 142T1160 134V250H0Z", "#cfe8ee"))
    if kind in ("buffalo", "duck"):
        c.add(path("M0 168Q300 140 620 160T1160 150V250H0Z", "#b5d08a"), grass(c, 0, 170, 1160, 70, "#7fa858", 60, 16, 3))
    else:
        c.add(path("M0 180Q260 166 560 176T1160 170V250H0Z", "#9fd0dc"), ripples(c, 0, 186, 1160, 56, "#ffffff", 22))
        c.add(*[stroked(f"M{x} 200q{6 + i * 3} -50 {2 + i * 6} -{80 + i * 9}", "#7fa858", 5) for i, x in enumerate((40, 62, 84, 1090, 1112))])
    c.add(who)
    return c
