"""The second half of the magazine: map, recipe, comic, weather."""

from __future__ import annotations

from art.animals import buffalo, dog, frog
from art.cast import BOY, KID_SPECS, Pose
from art.nature import cloud, rain, ripples
from art.people import person
from art.plants import banana, bombax, flower, palm
from art.svg import circle, ellipse, path, rect, stroked
from art.things import boat, hut, school, stack

from .paper import BLUE, GREEN, RED, VIOLET, new, sheet, t


def chart() -> str:
    """A map of the way to school."""
    c = new(115)
    c.add(
        path(
            "M0 360Q260 420 380 620Q470 780 700 820Q800 840 874 820V980Q760 1000 620 960Q380 900 270 720Q180 560 0 520Z",
            "#8fc8e8",
        ),
        ripples(c, 60, 430, 300, 180, "#2f6fa8", 8, 0.8),
        ripples(c, 450, 820, 360, 100, "#2f6fa8", 8, 0.8),
    )
    c.add(
        school(at=(610, 470), scale=0.5),
        bombax(c, 430, 490, 0.45, flowers=60),
        hut(c, at=(150, 860), scale=0.5),
        hut(c, at=(330, 1060), scale=0.4),
        hut(c, at=(720, 1110), scale=0.45),
        palm(c, 300, 330, 0.5),
        palm(c, 800, 720, 0.6, lean=-30),
        banana(c, 470, 1120, 0.6),
        boat(at=(300, 690), scale=0.42, roof=True),
        buffalo(at=(610, 670), scale=0.7),
        dog("stand", at=(250, 920), scale=0.6),
    )
    c.add(
        stroked(
            "M150 870Q240 800 250 720M300 650Q340 560 420 510Q500 500 560 480M330 1060Q400 960 420 900M700 1110Q690 1010 640 960M600 850Q560 700 580 490",
            "#c2273a",
            6,
            stroke_dasharray="4 18",
        )
    )
    c.add(
        stroked("M60 1180h120M60 1180l14 -10M60 1180l14 10", "#5a2f8f", 4),
        circle(790, 190, 46, "none", stroke="#5a2f8f", stroke_width=4),
        stroked("M790 240V140l-14 20M790 140l14 20", "#5a2f8f", 4),
    )
    return sheet(
        c,
        t(70, 40, 700, "big", "Bản đồ đường tới trường", GREEN, -1.5)
        + t(70, 110, 640, "boy", "(đi theo chấm đỏ, gặp trâu thì chào)", VIOLET)
        + t(758, 92, 80, "boy", "Bắc", VIOLET)
        + t(520, 250, 330, "boy", "Trường Hoa Gạo", RED)
        + t(60, 880, 160, "boy", "nhà Thảo")
        + t(270, 1070, 160, "boy", "nhà Đẹt")
        + t(650, 1120, 160, "boy", "nhà Lụa")
        + t(30, 440, 200, "boy", "rạch Cái Bần", BLUE, 14)
        + t(640, 868, 240, "boy", "sông lớn", BLUE, 4)
        + t(370, 690, 220, "boy", "ghe sách")
        + t(690, 640, 180, "boy", "trâu bác Tư")
        + t(200, 1160, 300, "boy", "ra chợ nổi", VIOLET),
    )


def recipe() -> str:
    """A recipe with a bowl of flowers."""
    c = new(116)
    c.add(
        ellipse(640, 360, 170, 40, "#c9b38a"),
        path("M480 330Q500 460 640 460Q780 460 800 330Z", "#4f86c6"),
        ellipse(640, 330, 160, 40, "#f4efe0"),
    )
    c.add(
        *[
            flower(
                c.rng.uniform(510, 770),
                320 + c.rng.uniform(-26, 24),
                c.rng.uniform(13, 20),
                c.rng.choice(("#f2c230", "#f6d65a", "#e8a820")),
                c.rng.uniform(0, 70),
            )
            for _ in range(46)
        ]
    )
    c.add(
        *[
            stroked(f"M{x} {y}q14 -14 26 2", "#e8795a", 8)
            for x, y in ((560, 330), (650, 318), (700, 344), (604, 346))
        ],
        stroked("M560 270q-20 -30 0 -60M640 264q-20 -30 0 -60M720 270q-20 -30 0 -60", "#9a9a9a", 5),
    )
    steps = (
        "Hái bông điên điển lúc sáng sớm, khi bông còn búp.",
        "Rửa nhẹ tay, để ráo. Bông buồn là bông dập.",
        "Phi tỏi thơm, cho tép vô đảo tới khi tép đỏ như mắc cỡ.",
        "Cho bông vô, đảo ba đũa, tắt bếp liền.",
        "Ăn với cơm nóng. Ngồi ăn phải nhìn ra đồng nước mới đúng vị.",
    )
    body = "".join(f'<p style="margin-bottom:18px">{i}. {s}</p>' for i, s in enumerate(steps, 1))
    return sheet(
        c,
        t(70, 44, 760, "big", "Bông điên điển xào tép", "#b5730f", -1)
        + t(70, 120, 500, "round", "Món của má Lụa, Cồn Nhỏ", VIOLET)
        + t(
            70,
            200,
            380,
            "round",
            "<b>Cần có:</b><br>– một rổ bông điên điển<br>– một chén tép đồng<br>– tỏi, nước mắm, chút đường<br>– một người đói bụng",
            GREEN,
        )
        + t(70, 540, 740, "round", body)
        + t(90, 1090, 700, "teacher", "Cô đã nấu thử. Hết nồi cơm. Cảm ơn má Lụa!", RED, -2),
    )


def jokes() -> str:
    """A four-picture comic and a riddle."""
    c = new(117)
    for i, (x, y) in enumerate(((50, 150), (450, 150), (50, 540), (450, 540))):
        c.add(
            rect(
                x,
                y,
                370,
                360,
                ("#eef6dc", "#e6f0f8", "#fbeed8", "#f6e4ea")[i],
                stroke="#3a3a4a",
                stroke_width=4,
            )
        )
    c.add(
        person(KID_SPECS, Pose(face=0.5, mouth="open"), at=(150, 500), scale=1.2),
        person(BOY, Pose(face=-0.5, mouth="smile"), at=(320, 500), scale=1.2),
    )
    c.add(
        person(KID_SPECS, Pose(face=0.5, mouth="o"), at=(550, 500), scale=1.2),
        person(BOY, Pose(face=-0.5, left=(-40, -110), mouth="open"), at=(720, 500), scale=1.2),
    )
    c.add(
        ellipse(230, 880, 160, 16, "#8fc4e0"),
        person(
            BOY,
            Pose(feet=((-14, 0), (14, -4)), mouth="open", left=(-30, -60), right=(30, -60)),
            at=(190, 880),
            scale=1.2,
            front=stack(("#c8553d", "#3f7d8c", "#e8b04c", "#7a9a4a"), at=(0, -58), scale=0.9),
        ),
        frog(at=(330, 884), scale=1),
    )
    c.add(
        person(KID_SPECS, Pose(mouth="open", eyes="happy"), at=(560, 890), scale=1.2),
        person(BOY, Pose(mouth="sad", eyes="worried"), at=(730, 890), scale=1.2),
        rain(c, 640, 620, 160, 150, "#3f86b8", 16, 24, 4),
    )
    return sheet(
        c,
        t(60, 44, 760, "big", "Truyện cười bốn ô", VIOLET, -1)
        + t(70, 160, 330, "boy", "Sao bạn đi học trễ?")
        + t(470, 160, 340, "boy", "Tại bảng ghi “Trường học, đi chậm”!")
        + t(70, 550, 330, "boy", "Vậy sao còn ôm nhiều sách?")
        + t(470, 550, 340, "boy", "Để đi chậm hơn cho an toàn…")
        + t(
            70,
            940,
            760,
            "boy",
            "<b>Câu đố:</b> Cây gì cao lớn bên sông, mùa xuân trụi lá mà bông đỏ trời?",
            RED,
        )
        + t(
            420,
            1130,
            400,
            "boy",
            "<span style='display:inline-block;transform:rotate(180deg)'>Đáp: cây gạo trường mình</span>",
            GREEN,
        ),
    )


def weather() -> str:
    """The week's weather and a farewell."""
    c = new(118)
    for i in range(6):
        y = 247 + i * 62
        if i in (0, 4):
            c.add(
                circle(318, y, 18, "#f6b52e"),
                stroked(f"M318 {y - 26}v-6M318 {y + 26}v6M292 {y}h-6M344 {y}h6", "#f0a24c", 4),
            )
        elif i in (1, 3):
            c.add(cloud(318, y + 8, 0.3, "#a9b8c4"))
        else:
            c.add(
                cloud(318, y, 0.3, "#7f93a8"),
                stroked(f"M304 {y + 10}l-4 12M318 {y + 10}l-4 12M332 {y + 10}l-4 12", "#3f86b8", 4),
            )
    c.add(
        *[
            flower(x, y, r, k, a)
            for x, y, r, k, a in (
                (120, 1080, 34, "#d8342b", 0),
                (200, 1130, 26, "#e8613f", 20),
                (730, 1100, 32, "#d8342b", 40),
                (660, 1150, 22, "#f08a5a", 10),
                (780, 1170, 24, "#e8613f", 60),
            )
        ],
        dog("lie", at=(450, 1160), scale=1.3, asleep=True, mouth="shut"),
    )
    rows = (
        ("Hai", "nắng", "1,42 m"),
        ("Ba", "mây", "1,50 m"),
        ("Tư", "mưa", "1,57 m"),
        ("Năm", "mây", "1,61 m"),
        ("Sáu", "nắng", "1,63 m"),
        ("Bảy", "mưa", "1,70 m"),
    )
    body = "".join(
        f"<tr style='height:62px'><td>{a}</td><td>{b}</td><td></td><td>{w}</td></tr>" for a, b, w in rows
    )
    head = "<tr><td>Thứ</td><td>Trời</td><td style='width:90px'></td><td>Nước ở bến</td></tr>"
    table = f"<table>{head}{body}</table>"
    return sheet(
        c,
        t(70, 44, 760, "big", "Sổ con nước tuần này", BLUE, -1)
        + t(90, 160, 640, "round", table, VIOLET, 0.3)
        + t(
            90,
            720,
            700,
            "neat",
            "<p>Báo hết giấy rồi, hẹn các bạn số sau.</p><p>Ai nhặt được cuốn này xin trả về</p><p>ghe sách. Cảm ơn, cảm ơn, cảm ơn!</p>",
        )
        + t(500, 930, 330, "teacher", "Hết số 3", RED, -4),
    )
