"""The words of the picture book and where they stand on each page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import day, night, rain, search, waterside

if TYPE_CHECKING:
    from collections.abc import Callable

    from art.svg import Canvas

Box = tuple[int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its scene, what the picture shows, and text boxes (x, y, width, class, words)."""

    scene: Callable[[], Canvas]
    label: str
    boxes: tuple[Box, ...]


def paras(*lines: str) -> str:
    """Return lines as paragraphs."""
    return "".join(f"<p>{line}</p>" for line in lines)


# A page a paragraph reads better than a word a line.
# fmt: off
PAGES = (
    Page(day.cover, "Na giơ chiếc hũ mở nắp, những giọt âm thanh bay ra", (
        (60, 40, 840, "c", "<h1>Bé Na đi tìm<br>tiếng mưa</h1>"),
    )),
    Page(day.endpaper, "Giấy lót có những giọt nước", (
        (250, 180, 460, "panel c", "<p>Sách này của</p><p>………………………………</p><p>lớp ………………</p>"),
        (250, 470, 460, "panel c tiny", paras(
            "<b>Bé Na đi tìm tiếng mưa</b>", "Lời và tranh: Nhóm Tủ Sách, 2026",
            "Sách làm riêng cho thư viện mẫu của dự án Tủ Sách.<br>"
            "Giấy phép CC BY 4.0: cứ chép, cứ in, cứ đọc to lên.")),
    )),
    Page(day.title_vignette, "Con Vện ngửi chiếc hũ thuỷ tinh", (
        (130, 60, 700, "c", "<h1>Bé Na đi tìm<br>tiếng mưa</h1>"),
        (130, 640, 700, "c small", "Nhóm Tủ Sách"),
    )),
    Page(day.drought, "Na và con Vện ngồi trên ruộng nứt nẻ", (
        (360, 40, 540, "", paras(
            "Đã ba tháng trời không mưa. Ruộng nứt thành từng ô như mai rùa.",
            "Con mương sau nhà chỉ còn một vệt nước mỏng bằng sợi chỉ.")),
    )),
    Page(night.sleepless, "Bà nằm thao thức, Na đứng bên giường", (
        (50, 40, 520, "light", paras(
            "Tối tối, bà cứ nằm mãi mà không ngủ được.", "— Bà ơi, bà nhớ gì thế?",
            "— Bà nhớ tiếng mưa. Có tiếng mưa, bà ngủ ngon lắm.")),
    )),
    Page(day.leaving, "Na đeo hũ lên vai, bà vẫy tay ở cửa", (
        (40, 34, 650, "", paras(
            "Sáng hôm sau, Na lấy cái hũ bà hay đựng kẹo, lau thật sạch, buộc dây đeo lên vai.",
            "— Vện ơi, mình đi tìm tiếng mưa cho bà!")),
    )),
    Page(search.in_bamboo, "Na nhắm mắt nghe gió trong bụi tre", (
        (285, 30, 470, "panel", paras(
            "Gió thổi qua bụi tre đầu ngõ.", "<em>Xào xạc… xào xạc…</em>",
            "— Giống mưa đi từ đằng xa tới! — Na mở hũ, hứng một tiếng xào xạc, rồi đậy nắp thật nhanh.")),
    )),
    Page(search.rice_yard, "Cô Hai đổ thóc ra sân, Na đứng nghe", (
        (40, 36, 500, "", paras(
            "Cô Hai đang đổ thóc ra sân phơi.", "<em>Rào… rào… rào…</em>",
            "— Giống mưa ập xuống mái nhà! — Na hứng thêm một tiếng.")),
    )),
    Page(search.silkworms, "Na ghé tai nghe tằm ăn dâu", (
        (40, 30, 880, "c", paras(
            "Nhà ông Tư nuôi tằm. Nghìn con tằm ăn dâu cùng một lúc, <em>rào rạo, rào rạo</em>, "
            "nhỏ thôi mà không lúc nào ngớt. — Giống mưa đêm rả rích!")),
    )),
    Page(search.pancakes, "Cô Tám đổ bánh xèo, Na chìa hũ ra", (
        (40, 30, 880, "c", paras(
            "Bếp cô Tám vừa nóng chảo. Một vá bột đổ xuống: <em>Xèo!</em>",
            "— Giống giọt mưa đầu tiên rơi trên sân gạch bỏng!", "Na được một cái bánh. Vện được một miếng.")),
    )),
    Page(waterside.river, "Chú Năm nhấc mái chèo, nước nhỏ giọt", (
        (40, 30, 660, "", paras(
            "Dưới bến, chú Năm nhấc mái chèo. Nước từ mái chèo nhỏ xuống: <em>Tí tách… tí tách…</em>",
            "— Giống mưa sắp tạnh, còn đọng trên tàu lá.")),
    )),
    Page(waterside.ducks, "Đàn vịt chạy xuống sông", (
        (200, 28, 720, "", paras(
            "Đàn vịt ùa xuống sông, cả trăm bàn chân bẹt chạy một lượt: "
            "<em>Lộp độp lộp độp lộp độp!</em>", "— Giống mưa rơi trên lá chuối!")),
    )),
    Page(waterside.school_drum, "Trống trường dưới cây gạo đỏ", (
        (470, 34, 460, "panel", paras(
            "Dưới cây gạo, trống trường điểm <em>Tùng! Tùng! Tùng!</em>",
            "— Còn đây là ông Sấm!")),
    )),
    Page(night.dusk, "Na ôm hũ đi trên bờ đê lúc hoàng hôn", (
        (40, 30, 640, "light", paras(
            "Chiều xuống. Cái hũ đầy ắp tiếng, thế mà vẫn nhẹ tênh.",
            "Na ôm hũ, đi thật khẽ, để tiếng khỏi sánh ra ngoài.")),
    )),
    Page(night.listening, "Bà kề tai vào miệng hũ", (
        (40, 24, 880, "light c", paras(
            "Na mở nắp hũ bên tai bà. Bà nghe. Bà nghe thật lâu. Im phăng phắc.",
            "— Chắc tai bà già mất rồi — bà nói.")),
    )),
    Page(night.idea, "Na chợt nghĩ ra", (
        (130, 26, 700, "light c", paras(
            "Na suýt khóc. Rồi Na nhớ ra: tiếng đâu có ở trong hũ.",
            "Tiếng ở trong tai Na, trong miệng Na, trong mười đầu ngón tay Na!")),
    )),
    Page(night.performance, "Na làm tiếng mưa cho bà nghe", (
        (40, 20, 880, "veil light c", paras(
            "Na thổi khẽ: <em>xào xạc</em>. Na lắc mẹt gạo: <em>rào rào</em>. Na tặc lưỡi: <em>tí tách</em>. "
            "Na giậm chân: <em>lộp độp</em>. Con Vện đập đuôi xuống đất: <em>tùng, tùng!</em>")),
    )),
    Page(night.asleep, "Bà và Na ngủ, con Vện nằm canh", (
        (60, 90, 340, "light", paras("Bà cười.", "Bà nhắm mắt.", "Bà ngủ.", "Na nằm xuống cạnh bà, rồi ngủ theo.")),
    )),
    Page(rain.night_rain, "Mưa đêm trên mái nhà", (
        (130, 24, 700, "light c", paras(
            "Nửa đêm, ngoài sân: <em>Tí tách. Lộp độp. Rào… rào… rào…</em>",
            "Không ai thức dậy. Chỉ có con Vện vểnh một tai lên nghe.")),
    )),
    Page(rain.morning, "Buổi sáng xanh sau mưa, hũ đầy nước", (
        (190, 30, 590, "c", paras(
            "Sáng ra, cái hũ để quên ngoài thềm đầy ắp một hũ mưa.")),
    )),
    Page(rain.stars_band, "Trò chơi làm tiếng mưa", (
        (110, 36, 760, "light mid", (
         "<h2>Cả lớp cùng làm tiếng mưa</h2><ol>"
         "<li>Xoa hai lòng bàn tay vào nhau: gió thổi.</li>"
         "<li>Búng ngón tay, mỗi bạn một lúc: những giọt đầu tiên.</li>"
         "<li>Vỗ hai ngón tay vào lòng bàn tay: mưa nhỏ.</li>"
         "<li>Vỗ tay xuống đùi, nhanh dần: mưa rào!</li>"
         "<li>Giậm chân: sấm.</li>"
         "<li>Rồi làm ngược lại, khẽ dần, khẽ dần… cho đến khi tạnh hẳn.</li></ol>"
         "<p>Nhắm mắt lại mà nghe. Bạn nghe thấy mưa rơi ở đâu?</p>")),
    )),
    Page(rain.back_cover, "Na và con Vện trú mưa dưới tàu lá chuối", (
        (130, 50, 700, "c", paras(
            "Bà bảo có tiếng mưa thì bà mới ngủ ngon.",
            "Na xách một cái hũ không, gọi con Vện, và đi.")),
    )),
)
