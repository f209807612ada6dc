"""Pictures of the chapter book, drawn in colour and printed in two inks."""

from __future__ import annotations

from art.animals import frog
from art.cast import BOY, GIRL, GRANDPA, KID_SPECS, KID_TAIL, TEACHER, Pose
from art.nature import cloud, disc, ripples, sky, treeline
from art.people import person
from art.plants import grass, palm
from art.svg import Canvas, circle, group, path, rect, stroked
from art.things import book, lamp, stack

from .later_scenes import bloom, ending, kiln, storm
from .parts import DET, MINH, SPINES, THAO, H, W, book_boat


def chest() -> Canvas:
    """The chest under the stairs."""
    c = Canvas(W, H, 51)
    c.add(rect(0, 0, W, H, c.lin("#8f8168", "#6e614d")), rect(0, 640, W, 160, "#544838"))
    c.add(path("M0 0H760L1200 420V0Z", "#e6d9b8"), path("M760 0L1200 420V470L720 0Z", "#a8977a"))
    c.add(
        *[path(f"M{760 + i * 74} {i * 70}h74v70z", "#cbbd9b") for i in range(6)],
        c.glow(420, 470, 420, "#fff0c4", 0.55),
    )
    c.add(
        path("M250 660V500H590V660Z", "#7a4f30"),
        path("M250 500Q260 380 420 376Q580 380 590 500Z", "#93623c"),
        rect(250, 496, 340, 12, "#523520"),
        *[rect(x, 500, 26, 160, "#c9a257") for x in (250, 564)],
        *[rect(275 + i * 30, 470, 22, 40, SPINES[i % 7]) for i in range(10)],
        rect(396, 520, 44, 40, "#c9a257"),
    )
    c.add(
        person(
            THAO,
            Pose(right=(40, -60), left=(-20, -70), face=0.6, mouth="o", eyes="down"),
            at=(170, 720),
            scale=2,
        )
    )
    c.add(person(TEACHER, Pose(left=(-44, -60), face=-0.6, mouth="smile"), at=(890, 740), scale=2.1))
    c.add(
        person(
            MINH,
            Pose(left=(-40, -100), right=(34, -110), face=-0.4, mouth="open", eyes="open"),
            at=(690, 730),
            scale=1.8,
        )
    )
    c.add(frog(at=(540, 762), scale=1.7, coat="#8a7a4a", pale="#f0e2b0"))
    return c


def reading() -> Canvas:
    """Thảo reads two books in one."""
    c = Canvas(W, H, 52)
    c.add(
        rect(0, 0, W, H, c.lin("#3c3a4e", "#57506a")),
        rect(720, 80, 380, 300, "#2b2a3c"),
        rect(740, 100, 340, 260, "#56608a"),
        circle(960, 190, 40, "#fff4cf"),
        path("M740 360V320Q840 280 1080 330V360Z", "#2e3550"),
        stroked("M910 100V360", "#2b2a3c", 9),
    )
    c.add(
        c.glow(520, 470, 520, "#ffe0a0", 0.7),
        rect(150, 600, 900, 26, "#8a6238"),
        rect(200, 626, 26, 174, "#6b4a2b"),
        rect(970, 626, 26, 174, "#6b4a2b"),
    )
    c.add(
        person(
            THAO,
            Pose(left=(-30, -58), right=(30, -58), eyes="down", mouth="small", tilt=4),
            at=(520, 760),
            scale=3.1,
        )
    )
    c.add(
        rect(150, 600, 900, 26, "#a8774a"),
        book(at=(520, 560), scale=4.2, cover="#5f8f5a"),
        lamp(c, at=(790, 602), scale=2),
    )
    c.add(stack(("#c8553d", "#3f7d8c", "#e8b04c"), at=(300, 602), scale=2.1), rect(0, 626, W, 174, "#3a3346"))
    return c


def repair() -> Canvas:
    """The boat on the bank is mended."""
    c = Canvas(W, H, 53)
    sky(c, "#dfeae2", "#fbf3dc")
    disc(c, 210, 150, 52, "#fffbe6", "#fff0b8")
    c.add(
        treeline(c, 380, 38, "#9fb59a"),
        rect(0, 380, W, 180, c.lin("#cfe2df", "#9cc2c4")),
        ripples(c, 0, 390, W, 150, "#fff", 34),
        path("M0 800V560Q600 500 1200 560V800Z", "#b9a878"),
        grass(c, 0, 560, W, 220, "#7d8a52", 70, 22, 3),
        palm(c, 1090, 600, 1.3, lean=-70),
    )
    c.add(
        rect(300, 640, 40, 70, "#7a5a3c"),
        rect(800, 640, 40, 70, "#7a5a3c"),
        path(
            "M180 600Q240 690 340 690H800Q920 680 990 590Q1000 610 985 640Q900 720 790 720H350Q220 716 176 640Z",
            "#6d442b",
        ),
        path("M180 600Q260 520 400 516H790Q920 524 990 590Q900 690 800 690H340Q240 690 180 600Z", "#9a6a44"),
        stroked("M240 600Q580 560 950 594M300 650Q580 620 880 648", "#6d442b", 4),
        *[
            path(f"M{x} {y}q30 -16 60 2q-20 18 -60 -2z", "#4a3a30")
            for x, y in ((400, 560), (560, 604), (720, 556))
        ],
    )
    c.add(
        person(
            GRANDPA,
            Pose(right=(40, -56), left=(-30, -52), face=0.6, eyes="down", mouth="smile"),
            at=(150, 740),
            scale=1.9,
        )
    )
    c.add(
        person(
            MINH,
            Pose(left=(-34, -40), right=(40, -40), face=-0.5, mouth="open", eyes="happy"),
            at=(600, 566),
            scale=1.5,
            front=stroked("M38 -42l22 22", "#6b4a2b", 5) + rect(52, -24, 22, 9, "#c9a257"),
        )
    )
    c.add(
        person(
            DET,
            Pose(left=(-44, -84), face=-0.7, mouth="o"),
            at=(1060, 730),
            scale=1.5,
            front=stroked("M-44 -84l-22 -10", "#4a3a30", 4),
        )
    )
    c.add(
        person(
            THAO,
            Pose(left=(-20, -60), right=(22, -60), face=-0.3),
            at=(890, 770),
            scale=1.8,
            front=stack(SPINES[:4], at=(0, -50), scale=0.8),
        )
    )
    return c


def landing() -> Canvas:
    """Children wait on the landing."""
    c = Canvas(W, H, 54)
    sky(c, "#e3efe6", "#fdf4d9")
    c.add(
        cloud(280, 130, 1.1, "#ffffff", "#dfe8df"),
        treeline(c, 330, 44, "#a6bd98"),
        rect(0, 330, W, 470, c.lin("#cfe3e0", "#86b4ba")),
        ripples(c, 0, 350, W, 430, "#fff", 70),
        path("M640 800Q700 560 1200 470V800Z", "#c2ad76"),
        grass(c, 800, 560, 400, 230, "#7d8a52", 50, 20, 3),
    )
    c.add(
        palm(c, 1110, 520, 1.25, lean=-60),
        rect(560, 640, 240, 16, "#8a6238"),
        rect(590, 650, 14, 90, "#6b4a2b"),
        rect(760, 650, 14, 110, "#6b4a2b"),
    )
    crew = (
        person(
            GRANDPA,
            Pose(left=(-30, -60), right=(36, -100), face=0.6, mouth="small"),
            at=(-158, -20),
            scale=0.85,
        )
        + person(THAO, Pose(right=(46, -88), face=0.8, mouth="open"), at=(118, -20), scale=0.85)
        + person(
            DET,
            Pose(left=(-44, -120), right=(44, -120), mouth="open", eyes="happy"),
            at=(-8, -176),
            scale=0.6,
        )
    )
    c.add(group(book_boat(crew), at=(330, 690), scale=1.5))
    for i, (look, x, y, s) in enumerate(
        (
            (KID_TAIL, 690, 640, 1.25),
            (DET, 790, 636, 1.15),
            (GIRL, 890, 690, 1.4),
            (KID_SPECS, 985, 660, 1.3),
            (BOY, 1085, 720, 1.45),
        )
    ):
        c.add(
            person(
                look,
                Pose(
                    face=-0.8,
                    mouth=("o", "smile", "open")[i % 3],
                    eyes="open",
                    left=(-26, -50 - 12 * (i % 2)),
                ),
                at=(x, y),
                scale=s,
            )
        )
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
