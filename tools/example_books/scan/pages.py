"""The pages of the handmade magazine before scanning: pencil drawings and handwriting."""

from __future__ import annotations

from art.animals import buffalo, dog, duck, frog
from art.nature import banana, bombax, cloud, disc, flower, palm, rain, ripples
from art.people import BOY, GIRL, GRANDPA, KID_SPECS, KID_TAIL, Pose, person
from art.svg import Canvas, circle, ellipse, group, path, rect, stroked, text
from art.things import boat, hut, school, stack

W, H = 874, 1240
BLUE, VIOLET, RED, GREEN = "#20409a", "#5a2f8f", "#c2273a", "#1f6b4a"
CSS = """
.sheet{position:relative;width:874px;height:1240px;overflow:hidden;background:#fbf6e8}
.ruled{background-color:#fcf9ef;background-image:linear-gradient(#a9c4e055 1px,transparent 1px),linear-gradient(90deg,#a9c4e055 1px,transparent 1px),
linear-gradient(#7fa3d0aa 1.4px,transparent 1.4px),linear-gradient(90deg,#7fa3d088 1.4px,transparent 1.4px);
background-size:14px 14px,14px 14px,56px 56px,56px 56px}
.margin{position:absolute;left:84px;top:0;bottom:0;width:2px;background:#e08a8acc}
.sheet svg{position:absolute;left:0;top:0;width:874px;height:1240px}
.t{position:absolute;filter:url(#hand)}
.neat{font:400 23px/56px 'Playwrite VN'}.boy{font:400 37px/44px 'Patrick Hand'}.round{font:400 27px/42px Mali}.teacher{font:600 34px/42px 'Dancing Script';color:#c2273a}
.t p{margin:0}.big{font:600 46px/1.15 Mali}.huge{font:600 118px/1 Mali}
.tape{position:absolute;width:120px;height:34px;background:#f2e2a4b8;box-shadow:0 1px 3px #0002}
td{padding:5px 14px;border:2px solid #5a2f8f99}table{border-collapse:collapse}
"""
# Two filters make flat drawing look drawn: lines tremble, and colour skips the paper's grain.
FILTERS = """<svg width="0" height="0" style="position:absolute;width:0;height:0"><defs>
<filter id="hand" x="-2%" y="-2%" width="104%" height="104%"><feTurbulence type="fractalNoise" baseFrequency=".025" numOctaves="2" seed="4" result="n"/>
<feDisplacementMap in="SourceGraphic" in2="n" scale="5"/></filter>
<filter id="pencil" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency=".018" numOctaves="2" seed="7" result="n"/>
<feDisplacementMap in="SourceGraphic" in2="n" scale="11" result="d"/>
<feTurbulence type="fractalNoise" baseFrequency=".22 .62" numOctaves="2" seed="9" result="g"/>
<feColorMatrix in="g" type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -3.4 2.55" result="m"/>
<feComposite in="d" in2="m" operator="in"/></filter></defs></svg>"""


def sheet(drawing: Canvas | None, words: str, kind: str = "") -> str:
    """Return one sheet: pencil drawing below, handwriting above."""
    art = drawing.svg() if drawing else ""
    art = art.replace("<defs>", '<defs>', 1).replace("</defs>", '</defs><g filter="url(#pencil)">', 1).replace("</svg>", "</g></svg>")
    margin = '<div class="margin"></div>' if kind == "ruled" else ""
    return f'<div class="sheet {kind}">{margin}{FILTERS}{art}{words}</div>'


def t(x: int, y: int, w: int, kind: str, words: str, ink: str = BLUE, turn: float = 0) -> str:
    """Return handwriting at a place."""
    return f'<div class="t {kind}" style="left:{x}px;top:{y}px;width:{w}px;color:{ink};transform:rotate({turn}deg)">{words}</div>'


def _new(seed: int) -> Canvas:
    return Canvas(W, H, seed)


def cover() -> str:
    """The cover in coloured pencil."""
    c = _new(111)
    disc(c, 720, 360, 56, "#f6c445", "#f6d77a", 2)
    c.add(*[stroked(f"M{720 + 76 * a} {360 + 76 * b}L{720 + 112 * a} {360 + 112 * b}", "#f0a832", 7) for a, b in
            ((1, 0), (-1, 0), (0, 1), (0, -1), (.7, .7), (-.7, .7), (.7, -.7), (-.7, -.7))])
    c.add(path("M0 900Q300 850 874 890V1240H0Z", "#9cc66a"), school(at=(560, 900), scale=0.92), bombax(c, 190, 960, 1.05, flowers=150),
          path("M0 1010Q420 960 874 1020V1130Q420 1080 0 1120Z", "#6fb0d8"), ripples(c, 20, 1020, 820, 70, "#fff", 14), boat(at=(600, 1080), scale=0.75))
    c.add(person(GIRL, Pose(right=(46, -118), mouth="open"), at=(330, 1010), scale=0.9), person(BOY, Pose(left=(-46, -118), mouth="open"), at=(410, 1014), scale=0.9))
    c.add(*[ellipse(c.rng.uniform(40, 380), c.rng.uniform(940, 1000), 8, 5, "#d8442c") for _ in range(16)])
    title = "".join(f'<span style="color:{k};display:inline-block;transform:rotate({r}deg)">{ch}</span>' for ch, k, r in
                    zip("HOA GẠO", ("#d8342b", "#e88a1a", "#d8342b", "#000", "#1f7a4a", "#2a5bb8", "#7a3f9a"), (-5, 4, -3, 0, 5, -4, 6), strict=True)).replace(
                        '<span style="color:#000;display:inline-block;transform:rotate(0deg)"> </span>', "&nbsp;")
    return sheet(c, t(60, 62, 780, "round", "Tập san viết tay của lớp 6A", VIOLET) + t(60, 118, 800, "huge", title)
                 + t(64, 252, 500, "big", "Số 3: Mùa nước nổi", BLUE, -1.5) + t(60, 1165, 760, "round", "Giá: một trái ổi (hoặc đọc cho em nghe)", VIOLET, 1))


def hello() -> str:
    """The greeting, in the best school hand."""
    words = ("<p>Các bạn thân mến,</p><p>Hôm nay nước lên tới bậc tam</p><p>cấp thứ ba. Thầy cho lớp 6A nghỉ</p><p>thể dục vì sân biến thành ao, và thế</p>"
             "<p>là chúng mình ngồi làm báo.</p><p>Số này có thơ, có phỏng vấn ông</p><p>Sáu, có bản đồ, có món ăn, có truyện</p><p>cười. Bạn nào đọc xong xin chuyền</p>"
             "<p>cho người kế bên. Đừng để rớt xuống</p><p>nước, vì chỉ có một cuốn thôi.</p>")
    c = _new(112)
    c.add(path("M0 1120Q200 1100 440 1116T874 1106V1240H0Z", "#8fc4e0"), duck(at=(640, 1140), scale=1.3), duck(at=(740, 1146), scale=0.8, coat="#f7cf4e", wing="#e8b53a"),
          stroked("M100 1200q20 -60 10 -110M130 1200q26 -50 30 -90", "#5a9a4a", 6))
    return sheet(c, t(110, 40, 700, "big", "Lời chào của ban báo", RED, -1) + t(106, 148, 760, "neat", words) +
                 t(470, 760, 380, "neat", "<p>Tổng biên tập</p><p>Trần Ngọc Thảo</p>", VIOLET) + t(110, 930, 640, "teacher", "Chữ đẹp, ý vui. Cô cho số này mười điểm!<br>— cô Hạnh", RED, -3), "ruled")


def poem() -> str:
    """A poem with a boat."""
    c = _new(113)
    c.add(path("M0 800Q260 760 874 800V1240H0Z", "#a7d3ea"), ripples(c, 20, 830, 820, 340, "#3f86b8", 26, 0.8), boat(at=(440, 980), scale=1.35, cargo=person(GRANDPA, Pose(right=(40, -96), left=(-30, -60)), at=(-90, -16), scale=0.9)
          + person(KID_TAIL, Pose(face=-0.4), at=(70, -16), scale=0.8)), disc_(c))
    lines = ("Chiều nay con nước quay về", "Mang theo cá lội, bờ đê ướt mèm.", "Ông Sáu khua mái chèo mềm,", "Cả dòng sông dịu như rèm nhung buông.", "Em ngồi đếm những giọt sương",
             "Đọng trên mái lá còn vương khói chiều.", "Sông ơi sông có biết nhiều", "Người đi qua bến, bao điều gửi theo?")
    return sheet(c, t(150, 60, 640, "big", "Con đò chiều", GREEN, -2) + t(150, 150, 700, "round", "".join(f'<p style="padding-left:{0 if i % 2 == 0 else 46}px;line-height:58px">{x}</p>' for i, x in enumerate(lines)), BLUE, 0.4)
                 + t(520, 640, 300, "round", "Phạm Thị Lụa", VIOLET) + '<div class="tape" style="left:20px;top:20px;transform:rotate(-38deg)"></div><div class="tape" style="right:16px;top:22px;transform:rotate(36deg)"></div>')


def disc_(c: Canvas) -> str:
    """Return an evening sun with rays."""
    return circle(730, 720, 56, "#f08a3c") + stroked("M730 640v-34M650 720h-34M676 664l-24 -24M784 664l24 -24", "#f0a24c", 7)


def interview() -> str:
    """An interview with ông Sáu."""
    c = _new(114)
    c.add(person(GRANDPA, Pose(mouth="smile", right=(40, -60), face=-0.3), at=(700, 470), scale=1.9), stroked("M612 330q-40 20 -70 60", "#6b4632", 5))
    rows = (("Hỏi", "Ông ơi, ông chèo đò bao lâu rồi ạ?"), ("Đáp", "Từ hồi ông cao bằng con."), ("Hỏi", "Ông có sợ sóng không?"), ("Đáp", "Sợ chớ. Ai không sợ mới chìm."),
            ("Hỏi", "Con gì ông gặp lạ nhất trên sông?"), ("Đáp", "Một con chó ngồi xuồng một mình, mặt tỉnh bơ."), ("Hỏi", "Ông thích cuốn sách nào nhất?"),
            ("Đáp", "Ông không rành chữ. Ông thích nhất cái cuốn mà mấy đứa nhỏ đọc xong rồi cười."))
    body = "".join(f'<p style="margin-bottom:16px;color:{VIOLET if who == "Hỏi" else BLUE}"><u>{who}</u>: {said}</p>' for who, said in rows)
    return sheet(c, t(110, 50, 540, "big", "Phỏng vấn ông Sáu lái ghe", RED, -1) + t(110, 200, 440, "boy", body.split("</p>")[0] + "</p>" + "</p>".join(body.split("</p>")[1:4]) + "</p>")
                 + t(110, 600, 700, "boy", "</p>".join(body.split("</p>")[4:])) + t(110, 1060, 680, "boy", "Phóng viên: Minh (tóc chổi cọ). Ảnh: vẽ, vì máy ảnh rớt xuống rạch.", GREEN, -1), "ruled")


def chart() -> str:
    """A map of the way to school."""
    c = _new(115)
    c.add(path("M0 360Q260 420 380 620Q470 780 700 820Q800 840 874 820V980Q760 1000 620 960Q380 900 270 720Q180 560 0 520Z", "#8fc8e8"), ripples(c, 60, 430, 300, 180, "#2f6fa8", 8, .8), ripples(c, 450, 820, 360, 100, "#2f6fa8", 8, .8))
    c.add(school(at=(610, 470), scale=0.5), bombax(c, 430, 490, 0.45, flowers=60), hut(c, at=(150, 860), scale=0.5), hut(c, at=(330, 1060), scale=0.4), hut(c, at=(720, 1110), scale=0.45),
          palm(c, 300, 330, 0.5), palm(c, 800, 720, 0.6, lean=-30), banana(c, 470, 1120, 0.6), boat(at=(300, 690), scale=0.42, roof=True), buffalo(at=(610, 670), scale=0.7), dog("stand", at=(250, 920), scale=0.6))
    c.add(stroked("M150 870Q240 800 250 720M300 650Q340 560 420 510Q500 500 560 480M330 1060Q400 960 420 900M700 1110Q690 1010 640 960M600 850Q560 700 580 490", "#c2273a", 6, stroke_dasharray="4 18"))
    c.add(stroked("M60 1180h120M60 1180l14 -10M60 1180l14 10", "#5a2f8f", 4), circle(790, 190, 46, "none", stroke="#5a2f8f", stroke_width=4), stroked("M790 240V140l-14 20M790 140l14 20", "#5a2f8f", 4))
    return sheet(c, t(70, 40, 700, "big", "Bản đồ đường tới trường", GREEN, -1.5) + t(70, 110, 640, "boy", "(đi theo chấm đỏ, gặp trâu thì chào)", VIOLET) + t(758, 92, 80, "boy", "Bắc", VIOLET)
                 + t(520, 250, 330, "boy", "Trường Hoa Gạo", RED) + t(60, 880, 160, "boy", "nhà Thảo") + t(270, 1070, 160, "boy", "nhà Đẹt") + t(650, 1120, 160, "boy", "nhà Lụa")
                 + t(30, 440, 200, "boy", "rạch Cái Bần", BLUE, 14) + t(640, 868, 240, "boy", "sông lớn", BLUE, 4) + t(370, 690, 220, "boy", "ghe sách") + t(690, 640, 180, "boy", "trâu bác Tư") + t(200, 1160, 300, "boy", "ra chợ nổi", VIOLET))


def recipe() -> str:
    """A recipe with a bowl of flowers."""
    c = _new(116)
    c.add(ellipse(640, 360, 170, 40, "#c9b38a"), path("M480 330Q500 460 640 460Q780 460 800 330Z", "#4f86c6"), ellipse(640, 330, 160, 40, "#f4efe0"))
    c.add(*[flower(c.rng.uniform(510, 770), 320 + c.rng.uniform(-26, 24), c.rng.uniform(13, 20), c.rng.choice(("#f2c230", "#f6d65a", "#e8a820")), c.rng.uniform(0, 70)) for _ in range(46)])
    c.add(*[stroked(f"M{x} {y}q14 -14 26 2", "#e8795a", 8) for x, y in ((560, 330), (650, 318), (700, 344), (604, 346))], stroked("M560 270q-20 -30 0 -60M640 264q-20 -30 0 -60M720 270q-20 -30 0 -60", "#9a9a9a", 5))
    steps = ("Hái bông điên điển lúc sáng sớm, khi bông còn búp.", "Rửa nhẹ tay, để ráo. Bông buồn là bông dập.", "Phi tỏi thơm, cho tép vô đảo tới khi tép đỏ như mắc cỡ.",
             "Cho bông vô, đảo ba đũa, tắt bếp liền.", "Ăn với cơm nóng. Ngồi ăn phải nhìn ra đồng nước mới đúng vị.")
    body = "".join(f'<p style="margin-bottom:18px">{i}. {s}</p>' for i, s in enumerate(steps, 1))
    return sheet(c, t(70, 44, 760, "big", "Bông điên điển xào tép", "#b5730f", -1) + t(70, 120, 500, "round", "Món của má Lụa, Cồn Nhỏ", VIOLET)
                 + t(70, 200, 380, "round", "<b>Cần có:</b><br>– một rổ bông điên điển<br>– một chén tép đồng<br>– tỏi, nước mắm, chút đường<br>– một người đói bụng", GREEN)
                 + t(70, 540, 740, "round", body) + t(90, 1090, 700, "teacher", "Cô đã nấu thử. Hết nồi cơm. Cảm ơn má Lụa!", RED, -2))


def jokes() -> str:
    """A four-picture comic and a riddle."""
    c = _new(117)
    for i, (x, y) in enumerate(((50, 150), (450, 150), (50, 540), (450, 540))):
        c.add(rect(x, y, 370, 360, ("#eef6dc", "#e6f0f8", "#fbeed8", "#f6e4ea")[i], stroke="#3a3a4a", stroke_width=4))
    c.add(person(KID_SPECS, Pose(face=0.5, mouth="open"), at=(150, 500), scale=1.2), person(BOY, Pose(face=-0.5, mouth="smile"), at=(320, 500), scale=1.2))
    c.add(person(KID_SPECS, Pose(face=0.5, mouth="o"), at=(550, 500), scale=1.2), person(BOY, Pose(face=-0.5, left=(-40, -110), mouth="open"), at=(720, 500), scale=1.2))
    c.add(ellipse(230, 880, 160, 16, "#8fc4e0"), person(BOY, Pose(feet=((-14, 0), (14, -4)), mouth="open", left=(-30, -60), right=(30, -60)), at=(190, 880), scale=1.2, front=stack(("#c8553d", "#3f7d8c", "#e8b04c", "#7a9a4a"), at=(0, -58), scale=0.9)), frog(at=(330, 884), scale=1))
    c.add(person(KID_SPECS, Pose(mouth="open", eyes="happy"), at=(560, 890), scale=1.2), person(BOY, Pose(mouth="sad", eyes="worried"), at=(730, 890), scale=1.2), rain(c, 640, 620, 160, 150, "#3f86b8", 16, 24, 4))
    return sheet(c, t(60, 44, 760, "big", "Truyện cười bốn ô", VIOLET, -1) + t(70, 160, 330, "boy", "Sao bạn đi học trễ?") + t(470, 160, 340, "boy", "Tại bảng ghi “Trường học, đi chậm”!")
                 + t(70, 550, 330, "boy", "Vậy sao còn ôm nhiều sách?") + t(470, 550, 340, "boy", "Để đi chậm hơn cho an toàn…")
                 + t(70, 940, 760, "boy", "<b>Câu đố:</b> Cây gì cao lớn bên sông, mùa xuân trụi lá mà bông đỏ trời?", RED) + t(420, 1130, 400, "boy", "<span style='display:inline-block;transform:rotate(180deg)'>Đáp: cây gạo trường mình</span>", GREEN))


def weather() -> str:
    """The week's weather and a farewell."""
    c = _new(118)
    for i in range(6):
        y = 247 + i * 62
        if i in (0, 4):
            c.add(circle(318, y, 18, "#f6b52e"), stroked(f"M318 {y - 26}v-6M318 {y + 26}v6M292 {y}h-6M344 {y}h6", "#f0a24c", 4))
        elif i in (1, 3):
            c.add(cloud(318, y + 8, 0.3, "#a9b8c4"))
        else:
            c.add(cloud(318, y, 0.3, "#7f93a8"), stroked(f"M304 {y + 10}l-4 12M318 {y + 10}l-4 12M332 {y + 10}l-4 12", "#3f86b8", 4))
    c.add(*[flower(x, y, r, k, a) for x, y, r, k, a in ((120, 1080, 34, "#d8342b", 0), (200, 1130, 26, "#e8613f", 20), (730, 1100, 32, "#d8342b", 40), (660, 1150, 22, "#f08a5a", 10), (780, 1170, 24, "#e8613f", 60))],
          dog("lie", at=(450, 1160), scale=1.3, asleep=True, mouth="shut"))
    rows = (("Hai", "nắng", "1,42 m"), ("Ba", "mây", "1,50 m"), ("Tư", "mưa", "1,57 m"), ("Năm", "mây", "1,61 m"), ("Sáu", "nắng", "1,63 m"), ("Bảy", "mưa", "1,70 m"))
    table = "<table>" + "<tr><td>Thứ</td><td>Trời</td><td style='width:90px'></td><td>Nước ở bến</td></tr>" + "".join(
        f"<tr style='height:62px'><td>{a}</td><td>{b}</td><td></td><td>{w}</td></tr>" for a, b, w in rows) + "</table>"
    return sheet(c, t(70, 44, 760, "big", "Sổ con nước tuần này", BLUE, -1) + t(90, 160, 640, "round", table, VIOLET, 0.3)
                 + t(90, 720, 700, "neat", "<p>Báo hết giấy rồi, hẹn các bạn số sau.</p><p>Ai nhặt được cuốn này xin trả về</p><p>ghe sách. Cảm ơn, cảm ơn, cảm ơn!</p>") + t(500, 930, 330, "teacher", "Hết số 3", RED, -4))


SHEETS = (cover, hello, poem, interview, chart, recipe, jokes, weather)
