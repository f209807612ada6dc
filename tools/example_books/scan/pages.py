"""The pages of the handmade magazine before scanning: pencil drawings and handwriting."""

from __future__ import annotations

from art.animals import duck
from art.cast import BOY, GIRL, GRANDPA, KID_TAIL, Pose
from art.nature import disc, ripples
from art.people import person
from art.plants import bombax
from art.svg import circle, ellipse, path, stroked
from art.things import boat, school

from .back_pages import chart, jokes, recipe, weather
from .paper import BLUE, GREEN, RED, VIOLET, new, sheet, t


def cover() -> str:
    """The cover in coloured pencil."""
    c = new(111)
    disc(c, 720, 360, 56, "#f6c445", "#f6d77a", 2)
    c.add(
        *[
            stroked(f"M{720 + 76 * a} {360 + 76 * b}L{720 + 112 * a} {360 + 112 * b}", "#f0a832", 7)
            for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))
        ]
    )
    c.add(
        path("M0 900Q300 850 874 890V1240H0Z", "#9cc66a"),
        school(at=(560, 900), scale=0.92),
        bombax(c, 190, 960, 1.05, flowers=150),
        path("M0 1010Q420 960 874 1020V1130Q420 1080 0 1120Z", "#6fb0d8"),
        ripples(c, 20, 1020, 820, 70, "#fff", 14),
        boat(at=(600, 1080), scale=0.75),
    )
    c.add(
        person(GIRL, Pose(right=(46, -118), mouth="open"), at=(330, 1010), scale=0.9),
        person(BOY, Pose(left=(-46, -118), mouth="open"), at=(410, 1014), scale=0.9),
    )
    c.add(*[ellipse(c.rng.uniform(40, 380), c.rng.uniform(940, 1000), 8, 5, "#d8442c") for _ in range(16)])
    title = "".join(
        f'<span style="color:{k};display:inline-block;transform:rotate({r}deg)">{ch}</span>'
        for ch, k, r in zip(
            "HOA GẠO",
            ("#d8342b", "#e88a1a", "#d8342b", "#000", "#1f7a4a", "#2a5bb8", "#7a3f9a"),
            (-5, 4, -3, 0, 5, -4, 6),
            strict=True,
        )
    ).replace('<span style="color:#000;display:inline-block;transform:rotate(0deg)"> </span>', "&nbsp;")
    return sheet(
        c,
        t(60, 62, 780, "round", "Tập san viết tay của lớp 6A", VIOLET)
        + t(60, 118, 800, "huge", title)
        + t(64, 252, 500, "big", "Số 3: Mùa nước nổi", BLUE, -1.5)
        + t(60, 1165, 760, "round", "Giá: một trái ổi (hoặc đọc cho em nghe)", VIOLET, 1),
    )


def hello() -> str:
    """The greeting, in the best school hand."""
    words = (
        "<p>Các bạn thân mến,</p><p>Hôm nay nước lên tới bậc tam</p><p>cấp thứ ba. Thầy cho lớp 6A nghỉ</p><p>thể dục vì sân biến thành ao, và thế</p>"
        "<p>là chúng mình ngồi làm báo.</p><p>Số này có thơ, có phỏng vấn ông</p><p>Sáu, có bản đồ, có món ăn, có truyện</p><p>cười. Bạn nào đọc xong xin chuyền</p>"
        "<p>cho người kế bên. Đừng để rớt xuống</p><p>nước, vì chỉ có một cuốn thôi.</p>"
    )
    c = new(112)
    c.add(
        path("M0 1120Q200 1100 440 1116T874 1106V1240H0Z", "#8fc4e0"),
        duck(at=(640, 1140), scale=1.3),
        duck(at=(740, 1146), scale=0.8, coat="#f7cf4e", wing="#e8b53a"),
        stroked("M100 1200q20 -60 10 -110M130 1200q26 -50 30 -90", "#5a9a4a", 6),
    )
    return sheet(
        c,
        t(110, 40, 700, "big", "Lời chào của ban báo", RED, -1)
        + t(106, 148, 760, "neat", words)
        + t(470, 760, 380, "neat", "<p>Tổng biên tập</p><p>Trần Ngọc Thảo</p>", VIOLET)
        + t(110, 930, 640, "teacher", "Chữ đẹp, ý vui. Cô cho số này mười điểm!<br>— cô Hạnh", RED, -3),
        "ruled",
    )


def poem() -> str:
    """A poem with a boat."""
    c = new(113)
    c.add(
        path("M0 800Q260 760 874 800V1240H0Z", "#a7d3ea"),
        ripples(c, 20, 830, 820, 340, "#3f86b8", 26, 0.8),
        boat(
            at=(440, 980),
            scale=1.35,
            cargo=person(GRANDPA, Pose(right=(40, -96), left=(-30, -60)), at=(-90, -16), scale=0.9)
            + person(KID_TAIL, Pose(face=-0.4), at=(70, -16), scale=0.8),
        ),
        evening_sun(),
    )
    lines = (
        "Chiều nay con nước quay về",
        "Mang theo cá lội, bờ đê ướt mèm.",
        "Ông Sáu khua mái chèo mềm,",
        "Cả dòng sông dịu như rèm nhung buông.",
        "Em ngồi đếm những giọt sương",
        "Đọng trên mái lá còn vương khói chiều.",
        "Sông ơi sông có biết nhiều",
        "Người đi qua bến, bao điều gửi theo?",
    )
    return sheet(
        c,
        t(150, 60, 640, "big", "Con đò chiều", GREEN, -2)
        + t(
            150,
            150,
            700,
            "round",
            "".join(
                f'<p style="padding-left:{0 if i % 2 == 0 else 46}px;line-height:58px">{x}</p>'
                for i, x in enumerate(lines)
            ),
            BLUE,
            0.4,
        )
        + t(520, 640, 300, "round", "Phạm Thị Lụa", VIOLET)
        + '<div class="tape" style="left:20px;top:20px;transform:rotate(-38deg)"></div><div class="tape" style="right:16px;top:22px;transform:rotate(36deg)"></div>',
    )


def evening_sun() -> str:
    """Return an evening sun with rays."""
    return circle(730, 720, 56, "#f08a3c") + stroked(
        "M730 640v-34M650 720h-34M676 664l-24 -24M784 664l24 -24", "#f0a24c", 7
    )


def interview() -> str:
    """An interview with ông Sáu."""
    c = new(114)
    c.add(
        person(GRANDPA, Pose(mouth="smile", right=(40, -60), face=-0.3), at=(700, 470), scale=1.9),
        stroked("M612 330q-40 20 -70 60", "#6b4632", 5),
    )
    rows = (
        ("Hỏi", "Ông ơi, ông chèo đò bao lâu rồi ạ?"),
        ("Đáp", "Từ hồi ông cao bằng con."),
        ("Hỏi", "Ông có sợ sóng không?"),
        ("Đáp", "Sợ chớ. Ai không sợ mới chìm."),
        ("Hỏi", "Con gì ông gặp lạ nhất trên sông?"),
        ("Đáp", "Một con chó ngồi xuồng một mình, mặt tỉnh bơ."),
        ("Hỏi", "Ông thích cuốn sách nào nhất?"),
        ("Đáp", "Ông không rành chữ. Ông thích nhất cái cuốn mà mấy đứa nhỏ đọc xong rồi cười."),
    )
    body = "".join(
        f'<p style="margin-bottom:16px;color:{VIOLET if who == "Hỏi" else BLUE}"><u>{who}</u>: {said}</p>'
        for who, said in rows
    )
    return sheet(
        c,
        t(110, 50, 540, "big", "Phỏng vấn ông Sáu lái ghe", RED, -1)
        + t(
            110,
            200,
            440,
            "boy",
            body.split("</p>")[0] + "</p>" + "</p>".join(body.split("</p>")[1:4]) + "</p>",
        )
        + t(110, 600, 700, "boy", "</p>".join(body.split("</p>")[4:]))
        + t(
            110,
            1060,
            680,
            "boy",
            "Phóng viên: Minh (tóc chổi cọ). Ảnh: vẽ, vì máy ảnh rớt xuống rạch.",
            GREEN,
            -1,
        ),
        "ruled",
    )


SHEETS = (cover, hello, poem, interview, chart, recipe, jokes, weather)
