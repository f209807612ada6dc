"""Pictures of the chapter book, drawn in colour and printed in two inks."""

from __future__ import annotations

from dataclasses import replace

from art.animals import duck, frog
from art.nature import (bombax, cloud, disc, grass, land, leaf, palm, rain, ripples, sky, speckle,
                        stars, treeline)
from art.people import BOY, GIRL, GRANDMA, GRANDPA, KID_SPECS, KID_TAIL, TEACHER, Look, Pose, person
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked
from art.things import book, drum, hut, lamp, school, stack

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
            shelf.append(rect(-104 + i * 18, y - 38 + (i * 7 + row * 5) % 9, 14, 38 - (i * 7 + row * 5) % 9,
                              SPINES[(i * 3 + row) % 7], rx=1.5))
        shelf.append(rect(-112, y, 206, 7, "#6b4632"))
    roof = (path("M-134 -158Q-4 -226 118 -158L104 -138Q-4 -196 -120 -138Z", "#b8904e")
            + stroked("M-112 -160l-7 18M-82 -174l-5 20M-50 -184l-3 22M-16 -189v22M20 -187l3 22M54 -178l5 20M88 -166l7 18",
                      "#8f6c34", 3))
    posts = "".join(rect(x, -160, 7, 130, "#7a5332") for x in (-116, 92))
    eye = (ellipse(144, -24, 17, 13, "#fff8e8") + circle(147, -24, 7, "#2d1f1c") + circle(149.5, -27, 2.2, "#fff")
           + stroked("M132 -37l-4 -6M144 -39v-7M156 -37l4 -6", "#2d1f1c", 2.6))
    return group(
        posts, *shelf, roof, cargo,
        path("M-196 -52Q-170 -34 -120 -32H120Q166 -38 200 -64Q190 -14 142 0H-140Q-184 -10 -196 -52Z", "#8a5a3a"),
        path("M-196 -52Q-170 -34 -120 -32H120Q166 -38 200 -64L196 -48Q164 -24 120 -20H-120Q-170 -24 -194 -44Z", "#b97f4e"),
        eye)


def chest() -> Canvas:
    """The chest under the stairs."""
    c = Canvas(W, H, 51)
    c.add(rect(0, 0, W, H, c.lin("#8f8168", "#6e614d")), rect(0, 640, W, 160, "#544838"))
    c.add(path("M0 0H760L1200 420V0Z", "#e6d9b8"), path("M760 0L1200 420V470L720 0Z", "#a8977a"))
    c.add(*[path(f"M{760 + i * 74} {i * 70}h74v70z", "#cbbd9b") for i in range(6)], c.glow(420, 470, 420, "#fff0c4", 0.55))
    c.add(path("M250 660V500H590V660Z", "#7a4f30"), path("M250 500Q260 380 420 376Q580 380 590 500Z", "#93623c"),
          rect(250, 496, 340, 12, "#523520"), *[rect(x, 500, 26, 160, "#c9a257") for x in (250, 564)],
          *[rect(275 + i * 30, 470, 22, 40, SPINES[i % 7]) for i in range(10)], rect(396, 520, 44, 40, "#c9a257"))
    c.add(person(THAO, Pose(right=(40, -60), left=(-20, -70), face=0.6, mouth="o", eyes="down"), at=(170, 720), scale=2))
    c.add(person(TEACHER, Pose(left=(-44, -60), face=-0.6, mouth="smile"), at=(890, 740), scale=2.1))
    c.add(person(MINH, Pose(left=(-40, -100), right=(34, -110), face=-0.4, mouth="open", eyes="open"), at=(690, 730), scale=1.8))
    c.add(frog(at=(540, 762), scale=1.7, coat="#8a7a4a", pale="#f0e2b0"))
    return c


def reading() -> Canvas:
    """Thảo reads two books in one."""
    c = Canvas(W, H, 52)
    c.add(rect(0, 0, W, H, c.lin("#3c3a4e", "#57506a")), rect(720, 80, 380, 300, "#2b2a3c"), rect(740, 100, 340, 260, "#56608a"),
          circle(960, 190, 40, "#fff4cf"), path("M740 360V320Q840 280 1080 330V360Z", "#2e3550"), stroked("M910 100V360", "#2b2a3c", 9))
    c.add(c.glow(520, 470, 520, "#ffe0a0", 0.7), rect(150, 600, 900, 26, "#8a6238"), rect(200, 626, 26, 174, "#6b4a2b"),
          rect(970, 626, 26, 174, "#6b4a2b"))
    c.add(person(THAO, Pose(left=(-30, -58), right=(30, -58), eyes="down", mouth="small", tilt=4), at=(520, 760), scale=3.1))
    c.add(rect(150, 600, 900, 26, "#a8774a"), book(at=(520, 560), scale=4.2, cover="#5f8f5a"), lamp(c, at=(790, 602), scale=2))
    c.add(stack(("#c8553d", "#3f7d8c", "#e8b04c"), at=(300, 602), scale=2.1), rect(0, 626, W, 174, "#3a3346"))
    return c


def repair() -> Canvas:
    """The boat on the bank is mended."""
    c = Canvas(W, H, 53)
    sky(c, "#dfeae2", "#fbf3dc")
    disc(c, 210, 150, 52, "#fffbe6", "#fff0b8")
    c.add(treeline(c, 380, 38, "#9fb59a"), rect(0, 380, W, 180, c.lin("#cfe2df", "#9cc2c4")), ripples(c, 0, 390, W, 150, "#fff", 34),
          path("M0 800V560Q600 500 1200 560V800Z", "#b9a878"), grass(c, 0, 560, W, 220, "#7d8a52", 70, 22, 3), palm(c, 1090, 600, 1.3, lean=-70))
    c.add(rect(300, 640, 40, 70, "#7a5a3c"), rect(800, 640, 40, 70, "#7a5a3c"),
          path("M180 600Q240 690 340 690H800Q920 680 990 590Q1000 610 985 640Q900 720 790 720H350Q220 716 176 640Z", "#6d442b"),
          path("M180 600Q260 520 400 516H790Q920 524 990 590Q900 690 800 690H340Q240 690 180 600Z", "#9a6a44"),
          stroked("M240 600Q580 560 950 594M300 650Q580 620 880 648", "#6d442b", 4),
          *[path(f"M{x} {y}q30 -16 60 2q-20 18 -60 -2z", "#4a3a30") for x, y in ((400, 560), (560, 604), (720, 556))])
    c.add(person(GRANDPA, Pose(right=(40, -56), left=(-30, -52), face=0.6, eyes="down", mouth="smile"), at=(150, 740), scale=1.9))
    c.add(person(MINH, Pose(left=(-34, -40), right=(40, -40), face=-0.5, mouth="open", eyes="happy"), at=(600, 566), scale=1.5,
                 front=stroked("M38 -42l22 22", "#6b4a2b", 5) + rect(52, -24, 22, 9, "#c9a257")))
    c.add(person(DET, Pose(left=(-44, -84), face=-0.7, mouth="o"), at=(1060, 730), scale=1.5, front=stroked("M-44 -84l-22 -10", "#4a3a30", 4)))
    c.add(person(THAO, Pose(left=(-20, -60), right=(22, -60), face=-0.3), at=(890, 770), scale=1.8, front=stack(SPINES[:4], at=(0, -50), scale=0.8)))
    return c


def landing() -> Canvas:
    """Children wait on the landing."""
    c = Canvas(W, H, 54)
    sky(c, "#e3efe6", "#fdf4d9")
    c.add(cloud(280, 130, 1.1, "#ffffff", "#dfe8df"), treeline(c, 330, 44, "#a6bd98"), rect(0, 330, W, 470, c.lin("#cfe3e0", "#86b4ba")),
          ripples(c, 0, 350, W, 430, "#fff", 70), path("M640 800Q700 560 1200 470V800Z", "#c2ad76"), grass(c, 800, 560, 400, 230, "#7d8a52", 50, 20, 3))
    c.add(palm(c, 1110, 520, 1.25, lean=-60), rect(560, 640, 240, 16, "#8a6238"), rect(590, 650, 14, 90, "#6b4a2b"), rect(760, 650, 14, 110, "#6b4a2b"))
    crew = (person(GRANDPA, Pose(left=(-30, -60), right=(36, -100), face=0.6, mouth="small"), at=(-158, -20), scale=0.85)
            + person(THAO, Pose(right=(46, -88), face=0.8, mouth="open"), at=(118, -20), scale=0.85)
            + person(DET, Pose(left=(-44, -120), right=(44, -120), mouth="open", eyes="happy"), at=(-8, -176), scale=0.6))
    c.add(group(book_boat(crew), at=(330, 690), scale=1.5))
    for i, (look, x, y, s) in enumerate(((KID_TAIL, 690, 640, 1.25), (DET, 790, 636, 1.15), (GIRL, 890, 690, 1.4), (KID_SPECS, 985, 660, 1.3), (BOY, 1085, 720, 1.45))):
        c.add(person(look, Pose(face=-0.8, mouth=("o", "smile", "open")[i % 3], eyes="open", left=(-26, -50 - 12 * (i % 2))), at=(x, y), scale=s))
    return c


def kiln() -> Canvas:
    """Khang's sky on the kiln wall."""
    c = Canvas(W, H, 55)
    c.add(rect(0, 0, W, H, c.lin("#2a2530", "#3d3238")), path("M180 800Q160 240 620 90Q1060 240 1040 800Z", "#6a463a"))
    for row in range(17):
        y = 130 + row * 40
        c.add(stroked(f"M{200 + max(0, 260 - row * 34)} {y}H{1020 - max(0, 240 - row * 34)}", "#553630", 3, opacity=0.8))
    c.add(path("M250 800V640Q340 540 430 640V800Z", "#1c1416"), c.glow(340, 720, 330, "#ff9d4a", 0.85),
          path("M290 800Q280 720 330 680Q346 730 366 700Q410 750 390 800Z", "#ffb24d"), path("M320 800Q320 760 344 736Q366 770 362 800Z", "#fff0b0"))
    bear = [(560, 250), (630, 230), (690, 260), (752, 282), (764, 346), (850, 356), (866, 286), (752, 282)]
    hunter = [(520, 420), (580, 400), (548, 470), (562, 480), (576, 490), (530, 560), (600, 548), (576, 490)]
    for chain in (bear, hunter):
        c.add(stroked("M" + "L".join(f"{x} {y}" for x, y in chain), "#f3e3c0", 2.5, opacity=0.7))
        c.add(*[circle(x, y, 6 + (x * 7 + y) % 5, "#fff3d0") for x, y in chain])
    c.add(*[circle(c.rng.uniform(420, 900), c.rng.uniform(210, 560), c.rng.uniform(2, 4), "#f3e3c0") for _ in range(40)])
    c.add(person(KHANG, Pose(left=(-30, -50), right=(44, -120), face=0.5, eyes="up", mouth="small"), at=(620, 780), scale=1.9))
    c.add(person(MINH, Pose(left=(-30, -60), right=(30, -60), face=-0.6, eyes="up", mouth="o"), at=(890, 785), scale=1.75))
    return c


def storm() -> Canvas:
    """The boat in the squall; a lantern ahead."""
    c = Canvas(W, H, 56)
    sky(c, "#232a38", "#3c4a5c", "#56677a")
    c.add(*[cloud(x, y, s, "#39465a", "#2b3545") for x, y, s in ((140, 90, 2), (480, 60, 2.3), (860, 110, 2.1), (1120, 70, 1.8))])
    c.add(c.glow(1010, 420, 230, "#ffd27a", 0.9), circle(1010, 420, 9, "#fff3c4"), treeline(c, 460, 60, "#1c2430", 860, W))
    for i, (y, tone) in enumerate(((470, "#44586b"), (540, "#3a4d60"), (640, "#2f4153"))):
        if i == 1:
            crew = person(GRANDPA, Pose(left=(-44, -70), right=(20, -60), face=0.5, mouth="o", eyes="worried", lean=6), at=(-150, -20), scale=0.85)
            crew += person(TEACHER, Pose(left=(-20, -50), face=0.4, eyes="worried", mouth="o"), at=(124, -20), scale=0.75)
            c.add(group(book_boat(crew), at=(500, 566), scale=1.35, turn=-9))
        d = "".join(f"q50 {-44 - i * 12} 100 0q40 24 70 0" for _ in range(8))
        c.add(path(f"M-60 {y + i * 20}{d}V800H-60Z", tone), stroked(f"M-60 {y + i * 20}{d}", "#c4d6de", 4, opacity=0.6))
    c.add(rain(c, -40, -40, W + 240, H, "#dbe8ee", 260, 60, 3, 0.6))
    return c


def ending() -> Canvas:
    """Thảo reads the ending aloud."""
    c = Canvas(W, H, 57)
    c.add(rect(0, 0, W, H, "#241f2b"), path("M60 800V330Q600 -60 1140 330V800Z", "#5a4436"),
          *[stroked(f"M{x} {330 - (1 - ((x - 600) / 540) ** 2) * 190:.0f}V640", "#463428", 4) for x in range(120, 1120, 70)],
          rect(60, 640, 1080, 160, "#3c2d26"), c.glow(600, 600, 560, "#ffc56b", 0.75))
    for i in range(9):
        x, y = 180 + i * 105, 250 + (i % 2) * 34
        c.add(*[ellipse(x, y - 9, 4.5, 9, "#2d2018", transform=f"rotate({k * 72} {x} {y})") for k in range(5)])
    for x, y, s in ((110, 760, 1), (190, 780, 1.2), (1050, 770, 1.2), (1120, 745, 1)):
        c.add(ellipse(x, y, 62 * s, 42 * s, "#d98a3f"), ellipse(x, y, 30 * s, 42 * s, "none", stroke="#a8632a", stroke_width=4),
              rect(x - 6, y - 52 * s, 12, 16, "#6a7a3a"))
    c.add(person(UT, Pose(left=(-14, -74), right=(12, -74), face=0.5, eyes="closed", mouth="smile"), at=(330, 770), scale=2.2))
    c.add(person(GRANDPA, Pose(face=0.5, eyes="happy"), at=(170, 700), scale=1.5))
    c.add(person(TEACHER, Pose(face=-0.5, eyes="down", mouth="small"), at=(1010, 720), scale=1.55))
    c.add(person(MINH, Pose(face=-0.6, mouth="o", left=(-10, -66), right=(12, -66)), at=(840, 760), scale=1.85))
    c.add(person(THAO, Pose(left=(-24, -58), right=(24, -58), eyes="down", mouth="open"), at=(620, 780), scale=2.2, front=book(at=(0, -62), scale=0.95, cover="#5f8f5a")))
    c.add(lamp(c, at=(480, 780), scale=1.1))
    return c


def bloom() -> Canvas:
    """The bombax in flower; two boats side by side."""
    c = Canvas(W, H, 58)
    sky(c, "#d8ebee", "#fdf3da")
    disc(c, 1010, 150, 50, "#fffbe6", "#fff0b8")
    c.add(treeline(c, 400, 40, "#a9c0a0"), school(at=(760, 470), scale=0.95), path("M0 800V470Q600 440 1200 470V800Z", "#b7c48a"),
          bombax(c, 300, 560, 1.08, flowers=280), path("M0 800V600Q600 540 1200 590V800Z", c.lin("#c6e0de", "#86b8c0")), ripples(c, 0, 610, W, 180, "#fff", 40))
    c.add(*[ellipse(c.rng.uniform(60, 640), c.rng.uniform(500, 560), 8, 4, "#d9432b") for _ in range(26)])
    c.add(person(THAO, Pose(right=(44, -118), face=0.5, mouth="open"), at=(410, 572), scale=1.15), person(MINH, Pose(left=(-44, -118), mouth="open", eyes="happy"), at=(500, 574), scale=1.15))
    crew = person(GRANDPA, Pose(face=0.4, right=(36, -96)), at=(-158, -20), scale=0.8) + person(DET, Pose(left=(-44, -118), right=(44, -118), mouth="open", eyes="happy"), at=(-8, -176), scale=0.62)
    c.add(group(book_boat(crew), at=(690, 745), scale=1.2))
    c.add(group(person(UT, Pose(right=(44, -118), face=-0.4, eyes="happy", mouth="open"), at=(-60, -20), scale=0.95),
                *[ellipse(x, -46, 26, 20, "#d98a3f") for x in (10, 56, 100)], path("M-150 -46Q-120 -32 120 -32Q150 -36 168 -54Q156 -6 110 0H-110Q-146 -8 -150 -46Z", "#6f7a4a"), at=(1060, 775), scale=1.05))
    return c


def cover() -> Canvas:
    """The cover: tall, in full colour."""
    c = Canvas(900, 1200, 59)
    sky(c, "#1f5f72", "#5aa3a0", "#f5d79a", "#fbe7bd")
    disc(c, 660, 560, 70, "#fff6d6", "#ffe9a8", 3.6)
    c.add(treeline(c, 690, 46, "#6f9f82"), bombax(c, 205, 760, 0.84, flowers=240, bark="#5f4f4a", shade="#4a3d3a"), land(c, 740, 8, "#8fae6a"),
          rect(0, 760, 900, 440, c.lin("#f0dca8", "#6db0b0", "#2c7484")), ripples(c, 0, 790, 900, 390, "#fff6dc", 80, 0.6))
    crew = (person(GRANDPA, Pose(left=(-30, -60), right=(36, -96), face=0.5), at=(-160, -20), scale=0.82)
            + person(THAO, Pose(right=(46, -112), left=(-30, -56), face=0.6, mouth="open", eyes="happy"), at=(136, -20), scale=0.86)
            + person(MINH, Pose(left=(-22, -62), right=(22, -62), face=0.3, mouth="open"), at=(40, -20), scale=0.86, front=book(at=(0, -66), scale=0.8, cover="#5f8f5a"))
            + person(DET, Pose(left=(-44, -120), right=(44, -120), mouth="open", eyes="happy"), at=(-8, -176), scale=0.62))
    c.add(ellipse(460, 1056, 330, 30, "#1f5f6c", opacity=0.5), group(book_boat(crew), at=(460, 1050), scale=1.75))
    c.add(ripples(c, 100, 1066, 720, 80, "#fff6dc", 18, 0.8))
    return c


CHAPTERS = (
    (chest, "Cái hòm gỗ mở nắp dưới gầm cầu thang, bên trong đầy sách; con cóc già ngồi bên cạnh."),
    (reading, "Thảo ngồi đọc sách bên ngọn đèn, ngoài cửa sổ có trăng."),
    (repair, "Ông Sáu và bọn trẻ sửa chiếc ghe úp trên bờ."),
    (landing, "Ghe sách cặp bến Cồn Nhỏ, bọn trẻ đứng chờ thành hàng."),
    (kiln, "Khang chỉ cho Minh xem bầu trời sao vẽ bằng than trên vách lò gạch."),
    (storm, "Ghe sách chồm lên giữa sóng và mưa, phía trước có một đốm đèn."),
    (ending, "Thảo đọc đoạn kết cho bà Út Bông nghe trong mui ghe."),
    (bloom, "Cây gạo nở đỏ bên trường, hai chiếc ghe đậu song song."),
)
