"""The words of the lesson booklet, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from . import figures, pictures
from .figures import RAIN


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its headings for the outline (level, title) and its HTML."""

    html: str
    heads: tuple[tuple[int, str], ...] = ()
    kind: str = ""


def fig(canvas_name: str, caption: str) -> str:
    """Return a figure with its caption."""
    drawing = (getattr(figures, canvas_name, None) or getattr(pictures, canvas_name))().svg(
        slice_=False, label=caption
    )
    return f"<figure>{drawing}<figcaption>{caption}</figcaption></figure>"


def box(title: str, body: str, kind: str = "") -> str:
    """Return a framed note."""
    return f'<div class="box {kind}"><h4>{title}</h4>{body}</div>'


def ask(*questions: str, start: int = 1) -> str:
    """Return numbered questions."""
    return f'<ol class="ask" start="{start}">' + "".join(f"<li>{q}</li>" for q in questions) + "</ol>"


MONTHS = "".join(
    f"<tr><th scope=row>Tháng {i + 1}</th><td>{RAIN[i]}</td><th scope=row>Tháng {i + 7}</th><td>{RAIN[i + 6]}</td></tr>"
    for i in range(6)
)
LESSONS = (
    "Nước ở quanh ta",
    "Vòng tuần hoàn của nước",
    "Nước ở quê mình",
    "Đo và tính",
    "Giữ nước sạch",
)

# A page a paragraph reads better than a word a line.
# fmt: off
FRONT = (
    Leaf("<h1>Vòng đi<br>của giọt nước</h1><p class=sub>Khoa học tự nhiên 6<br>Tài liệu đọc thêm cho học sinh vùng sông nước</p>"
         "<p class=by>Nhóm Tủ Sách</p>", ((1, "Bìa"),), "cover"),
    Leaf("<div class=imprint><p><b>Vòng đi của giọt nước</b><br>Tài liệu đọc thêm, môn Khoa học tự nhiên lớp 6</p>"
         "<p>Biên soạn và vẽ hình: Nhóm Tủ Sách, 2026</p><p>Sách làm riêng cho thư viện mẫu của dự án Tủ Sách. Trường Hoa Gạo, lớp 6A "
         "và số liệu mưa trong sách là tưởng tượng; các hiện tượng và con số về nước trên Trái Đất là thật.</p>"
         "<p>Giấy phép CC BY 4.0: được chép, in, sửa và dùng lại, chỉ cần ghi tên nguồn.</p></div>"),
    Leaf("<h2>Lời ngỏ</h2><p>Các em thân mến,</p><p>Trường mình nằm bên sông. Sáng đi học các em thấy nước lên mấp mé chân cầu, trưa về lại thấy bãi bùn lộ ra với "
         "mấy con thòi lòi. Tháng Ba, nước trong lu vơi dần. Tháng Mười, nước tràn qua sân. Nước lúc nào cũng ở đó, nên ít khi ta hỏi: "
         "nước từ đâu tới, và rồi đi đâu?</p><p>Cuốn sách nhỏ này đi theo một giọt nước. Mỗi bài có phần đọc, một hình vẽ, một việc làm thử và vài câu hỏi. "
         "Việc làm thử chỉ cần chai nhựa, cái thước và một chút kiên nhẫn.</p><p>Khi thấy hình bàn tay <b class=do>Làm thử</b>, hãy gấp sách lại và làm ngay. "
         "Khi thấy <b class=care>Cẩn thận</b>, hãy làm cùng người lớn.</p><p class=sign>Nhóm Tủ Sách</p>", ((1, "Lời ngỏ"),), "ducks"),
    Leaf("{toc}", ((1, "Mục lục"),)),
)

BODY = (
    Leaf(f"<p class=num>Bài 1</p><h2>{LESSONS[0]}</h2>{fig('classroom', 'Hình 1. Lớp 6A xem chai đo mưa ở sân trường.')}<p>Nếu bay lên thật cao và nhìn xuống, em sẽ thấy Trái Đất "
         "gần như một quả cầu nước: biển và đại dương phủ khoảng bảy phần mười bề mặt. Vậy sao nhiều nơi vẫn thiếu nước?</p>"
         + box("Học xong bài này, em có thể", "<ul><li>nói được nước có ở những đâu và phần nào dùng được;</li><li>kể tên ba thể của nước và bốn cách nước đổi thể;</li>"
         "<li>giải thích vì sao li nước đá “đổ mồ hôi”.</li></ul>"),
         ((1, "Bài 1. Nước ở quanh ta"),), "egret"),
    Leaf("<h3>Nước có ở đâu?</h3><p>Tưởng tượng gom hết nước trên Trái Đất rồi chia làm một trăm phần bằng nhau. Khoảng 97 phần là nước mặn. "
         f"Chừng 3 phần còn lại là nước ngọt, mà phần lớn nước ngọt lại đóng băng ở hai cực và trên núi cao.</p>{fig('hundred', 'Hình 2. Một trăm phần nước của Trái Đất (số đã làm tròn).')}"
         "<p>Nước ta dùng hằng ngày, ở sông, hồ, giếng, nằm gọn trong ô cuối cùng ấy.</p>", ((2, "Nước có ở đâu?"),), "boat"),
    Leaf("<h3>Ba thể của nước</h3><p>Nước đá, nước trong li và hơi nước đều là nước. Chúng khác nhau ở cách các hạt rất nhỏ đứng cạnh nhau: ở thể rắn, các hạt xếp "
         "ngay hàng và chỉ rung tại chỗ; ở thể lỏng, chúng trượt lên nhau; ở thể khí, chúng bay tự do, cách xa nhau.</p>"
         f"{fig('states', 'Hình 3. Nước đổi từ thể này sang thể khác.')}<p>Ở áp suất bình thường, nước đá nóng chảy ở 0 °C và nước sôi ở 100 °C. Nhưng nước không đợi sôi mới bay hơi: "
         "áo phơi trong bóng râm cũng khô.</p>" + box("Em có biết?", "<p>Đun cho bay hơi hết 1 lít nước, em được chừng 1 700 lít hơi nước. Hạt vẫn chừng ấy hạt, chỉ là chúng đứng xa nhau ra.</p>"), ((2, "Ba thể của nước"),)),
    Leaf(box("Làm thử: giọt nước ở đâu ra?", "<ol><li>Cho mấy viên đá vào một li thuỷ tinh khô, đậy kín.</li><li>Đợi mười phút.</li><li>Sờ bên ngoài li. Vì sao li ướt, trong khi "
         "nước bên trong không hề rò ra?</li></ol><p>Gợi ý: quanh li có một thứ khí mà mắt ta không thấy.</p>", "do")
         + "<h3>Câu hỏi</h3>" + ask("Kể năm nơi em gặp nước từ sáng đến giờ. Ở mỗi nơi, nước đang ở thể gì?",
         "Vì sao mẹ phơi lúa vào ngày nắng và có gió, chứ không chỉ ngày nắng?", "Trong 100 phần nước của Trái Đất có chừng 3 phần là nước ngọt. "
         "Vậy trong 2 000 lít nước có chừng bao nhiêu lít nước ngọt?", "Đúng hay sai: hơi nước là làn khói trắng bay ra từ vòi ấm. Giải thích."), ((2, "Câu hỏi bài 1"),), "frog"),
    Leaf(f"<p class=num>Bài 2</p><h2>{LESSONS[1]}</h2><p>Giọt nước trong li em đang uống có thể từng là mây trên đỉnh Trường Sơn, từng nằm trong thân một cây bần, từng chảy qua răng "
         "một con cá linh. Nước đi vòng quanh, không mất đi.</p>" + fig("cycle", "Hình 4. Vòng tuần hoàn của nước ở một làng ven sông.")
         + box("Đọc hình", "<p>Đặt ngón tay lên số 1 và đi theo mũi tên cho tới số 6. Có chỗ nào giọt nước được chọn giữa hai đường? Có đường nào đưa nước ngầm trở lại mặt đất mà hình chưa vẽ?</p>"), ((1, "Bài 2. Vòng tuần hoàn của nước"),), "ducks"),
    Leaf("<h3>Bay hơi và ngưng tụ</h3><p>Mặt trời làm nóng mặt biển, mặt sông, mặt ruộng. Nước <b>bay hơi</b> thành hơi nước, nhẹ nhàng đi lên. Cây cũng góp phần: rễ hút nước, lá thả hơi nước ra; "
         "đó là sự <b>thoát hơi nước</b>.</p><p>Càng lên cao càng lạnh. Gặp lạnh, hơi nước <b>ngưng tụ</b> thành những giọt li ti bám quanh hạt bụi. Hàng tỉ giọt như thế đứng cạnh nhau: đó là mây. "
         "Mây không phải hơi nước, mây là nước.</p>" + box("Em có biết?", "<p>Sương đọng trên lá lúa lúc sáng sớm cũng là ngưng tụ. Chỉ khác là nó xảy ra ngay trên lá, không cần bay lên trời.</p>"),
         ((2, "Bay hơi và ngưng tụ"),), "egret"),
    Leaf("<h3>Mưa, chảy và thấm</h3><p>Những giọt nhỏ va vào nhau, gộp lại, lớn dần. Khi nặng quá, chúng rơi xuống thành <b>mưa</b>.</p><p>Xuống tới đất, nước mưa chia làm ba ngả. Một phần chảy trên mặt đất ra mương, "
         "ra sông, ra biển. Một phần <b>thấm</b> xuống thành nước ngầm, đi rất chậm, có khi hàng trăm năm. Một phần bay hơi ngay.</p><p>Đất có cây giữ được nước lâu hơn đất trống: lá đỡ hạt mưa, rễ mở đường cho nước thấm. "
         "Sân xi măng thì không thấm được, nên mưa lớn là ngập.</p>" + box("Làm thử: cơn mưa trong tô", "<ol><li>Đổ nước nóng vào một tô lớn, cao hai đốt ngón tay.</li>"
         "<li>Đặt một chén nhỏ, khô, ở giữa tô.</li><li>Bọc kín miệng tô, để một viên đá lên trên, ngay chỗ cái chén.</li><li>Sau hai mươi phút, trong chén có gì?</li></ol>"
         "<p><b class=care>Cẩn thận:</b> nhờ người lớn rót nước nóng.</p>", "do"), ((2, "Mưa, chảy và thấm"),)),
    Leaf("<h3>Câu hỏi</h3>" + ask("Dùng Hình 4, kể lại hành trình của một giọt nước, bắt đầu từ mặt biển. Dùng đủ các từ: bay hơi, ngưng tụ, mưa, chảy, thấm.",
         "Trong thí nghiệm “cơn mưa trong tô”, vật nào đóng vai mặt trời, biển, tầng trời lạnh, mặt đất?", "Nếu chặt hết cây trong làng, vòng tuần hoàn thay đổi ra sao? Nêu hai thay đổi.",
         "Vì sao nước mưa không mặn, dù phần lớn hơi nước bay lên từ biển?") + box("Viết một đoạn", "<p>Em là một giọt nước. Hãy viết nhật kí bảy ngày, mỗi ngày một câu, mỗi ngày ở một nơi.</p>"
         "<p class=lines></p><p class=lines></p><p class=lines></p><p class=lines></p><p class=lines></p><p class=lines></p><p class=lines></p>"), ((2, "Câu hỏi bài 2"),)),
    Leaf(f"<p class=num>Bài 3</p><h2>{LESSONS[2]}</h2><h3>Con nước lớn, nước ròng</h3><p>Ở cửa sông Cửu Long phía Biển Đông, mỗi ngày nước thường lên hai lần và xuống hai lần. Đó là <b>thuỷ triều</b>, do Mặt Trăng và Mặt Trời hút "
         "nước biển. Từ lần nước lớn này đến lần kế tiếp cách nhau chừng 12 giờ 25 phút, nên mỗi ngày con nước lại trễ đi gần một giờ.</p>" + fig("tide", "Hình 5. Mực nước ở bến đò trong một ngày (ví dụ).")
         + box("Đọc hình", "<p>Lúc nước lớn nhất và lúc nước ròng nhất, mực nước hơn kém nhau khoảng bao nhiêu mét? Hai lần nước lớn trong ngày có cao bằng nhau không?</p>"),
         ((1, "Bài 3. Nước ở quê mình"), (2, "Con nước lớn, nước ròng")), "boat"),
    Leaf("<h3>Nước rong và nước kém</h3><p>Quanh ngày rằm và ba mươi âm lịch, Mặt Trăng, Mặt Trời và Trái Đất gần như thẳng hàng; hai sức hút cộng lại, nước lên rất cao: đó là <b>nước rong</b>. "
         "Quanh mồng tám và hai mươi ba, hai sức hút chéo nhau, nước lên ít: đó là <b>nước kém</b>.</p><h3>Mùa nước nổi và mùa hạn mặn</h3><p>Khoảng tháng Tám đến tháng Mười một, nước từ thượng nguồn sông Mê Công đổ về, tràn lên đồng, "
         "chở theo phù sa và cá. Đến mùa khô, nước sông yếu, nước biển theo triều lấn ngược vào: gọi là <b>xâm nhập mặn</b>. Khi một lít nước có hơn chừng 4 gam muối, "
         "phần lớn giống lúa không chịu nổi.</p>" + box("Em có biết?", "<p>Nếm nước thấy lợ là lúc một lít nước có khoảng 1 đến 2 gam muối. Nhưng đừng nếm: hãy dùng máy đo độ mặn của trường.</p>"),
         ((2, "Nước rong và nước kém"), (2, "Mùa nước nổi và mùa hạn mặn")), "frog"),
    Leaf("<h3>Mưa ở trường Hoa Gạo</h3><p>Suốt một năm, mỗi sáng lúc bảy giờ, một bạn lớp 6A đọc chai đo mưa. Cuối tháng, cả lớp cộng lại.</p>"
         f"<table><caption>Bảng 1. Lượng mưa từng tháng (mi-li-mét)</caption><thead><tr><th>Tháng</th><th>mm</th><th>Tháng</th><th>mm</th></tr></thead><tbody>{MONTHS}</tbody></table>"
         + fig("rainfall", "Hình 6. Cũng những con số ấy, vẽ thành cột."), ((2, "Mưa ở trường Hoa Gạo"),)),
    Leaf("<h3>Câu hỏi</h3>" + ask("Nhìn Hình 5: trong ngày hôm ấy, ghe sách nên vào rạch lúc mấy giờ để khỏi mắc cạn?", "Hôm nay nước lớn lúc 6 giờ sáng. Ngày mai, con nước ấy lên vào khoảng mấy giờ?",
         "Nhìn Bảng 1: mùa mưa gồm những tháng nào, nếu ta gọi tháng mưa là tháng có hơn 100 mm?", "Tháng nào mưa nhiều nhất, tháng nào ít nhất? Hơn kém nhau bao nhiêu mi-li-mét?",
         "Vì sao xâm nhập mặn nặng nhất vào tháng Ba, tháng Tư? Trả lời bằng cả Bảng 1 lẫn bài đọc.") + box("Hỏi người lớn", "<p>Hỏi ông bà hoặc người đi ghe trong xóm: hồi xưa xem con nước bằng cách nào? Ghi lại ba kinh nghiệm, "
         "rồi thử giải thích một kinh nghiệm bằng điều em vừa học.</p><p class=lines></p><p class=lines></p><p class=lines></p>", "do"), ((2, "Câu hỏi bài 3"),)),
    Leaf(f"<p class=num>Bài 4</p><h2>{LESSONS[3]}</h2><h3>Làm chai đo mưa</h3>" + fig("gauge", "Hình 7. Chai đo mưa.") + "<ol><li>Cắt ngang chai nhựa thẳng, chỗ hết phần cong.</li><li>Úp ngược nửa trên vào nửa dưới làm phễu.</li>"
         "<li>Dán băng giấy, chia vạch từng mi-li-mét, vạch 0 ngang đáy phẳng.</li><li>Đặt chỗ trống, xa mái nhà và tán cây.</li></ol><p><b class=care>Cẩn thận:</b> mép cắt rất sắc, nhớ dán băng keo.</p>",
         ((1, "Bài 4. Đo và tính"), (2, "Làm chai đo mưa"))),
    Leaf("<h3>Một mi-li-mét mưa là bao nhiêu nước?</h3><p>Mưa 1 mm nghĩa là nếu nước không chảy, không thấm, không bay hơi, thì mặt đất phủ một lớp nước dày 1 mm. Trên 1 m² đất, lớp ấy có thể tích:</p>"
         "<p class=math>1 m² × 1 mm = 1 m² × 0,001 m = 0,001 m³ = 1 lít</p><p>Vậy: <b>mưa bao nhiêu mi-li-mét thì mỗi mét vuông nhận bấy nhiêu lít nước.</b></p>"
         + box("Ví dụ", "<p>Mái nhà Thảo rộng 40 m². Một trận mưa 15 mm. Lượng nước rơi lên mái là:</p><p class=math>40 × 15 = 600 (lít)</p><p>Máng xối làm thất thoát chừng một phần năm, nên lu hứng được:</p>"
         "<p class=math>600 − 600 : 5 = 480 (lít)</p>"), ((2, "Một mi-li-mét mưa là bao nhiêu nước?"),), "duck"),
    Leaf("<h3>Bài tập</h3>" + ask("Sân trường dài 30 m, rộng 20 m. Trận mưa 12 mm trút xuống sân bao nhiêu lít nước? Bằng bao nhiêu mét khối?", "Tính lượng mưa cả năm ở Bảng 1. Sáu tháng mưa nhiều nhất chiếm bao nhiêu phần trăm?",
         "Nhà Minh có bốn người, mỗi người mỗi ngày uống và nấu ăn hết 8 lít. Lu 480 lít dùng được bao nhiêu ngày?", "Vòi nước rỉ mỗi giây một giọt; 20 giọt được 1 mi-li-lít. Một ngày đêm rỉ mất bao nhiêu lít?",
         "Hoà 35 gam muối vào 1 lít nước thì mặn như nước biển. Muốn có 5 lít nước lợ 2 gam muối mỗi lít, cần bao nhiêu gam muối?",
         "Đo chiều cao mực nước ở bến đò mỗi giờ một lần, từ 7 giờ đến 16 giờ, rồi vẽ đồ thị như Hình 5."), ((2, "Bài tập bài 4"),), "buffalo"),
    Leaf(f"<p class=num>Bài 5</p><h2>{LESSONS[4]}</h2><h3>Bình lọc từ chai nhựa</h3>" + fig("filter_bottle", "Hình 8. Các lớp của bình lọc, từ trên xuống.") + "<p>Mỗi lớp giữ lại một cỡ rác khác nhau: bông giữ lá vụn, cát giữ hạt bùn, "
         "than hút bớt màu và mùi. Nhưng vi khuẩn nhỏ hơn khe cát hàng trăm lần nên lọt qua hết. Nước lọc xong phải <b>đun sôi</b> mới uống được.</p>",
         ((1, "Bài 5. Giữ nước sạch"), (2, "Bình lọc từ chai nhựa"))),
    Leaf("<h3>Mười việc nhỏ</h3><ol class=ten><li>Khoá vòi khi xoa xà bông.</li><li>Nước vo gạo để tưới rau.</li><li>Đậy kín lu, khỏi sinh lăng quăng.</li><li>Không ném rác xuống rạch, dù chỉ một vỏ kẹo.</li>"
         "<li>Dầu ăn cũ để vào chai, đừng đổ xuống mương.</li><li>Thấy ống rỉ thì báo ngay.</li><li>Trồng một hàng bần, một bụi dừa nước giữ bờ.</li><li>Giữ lại trận mưa đầu mùa cho cây, từ trận thứ ba hãy hứng để ăn.</li>"
         "<li>Rửa bình xịt thuốc xa bến nước.</li><li>Kể cho một người lớn nghe điều em học hôm nay.</li></ol>" + box("Cam kết của em", "<p>Trong mười việc trên, em sẽ làm việc số ……… trong một tháng, và rủ thêm ……… bạn.</p>", "do"),
         ((2, "Mười việc nhỏ"),), "duck"),
    Leaf("<h2>Ôn tập</h2>" + ask("Nối mỗi từ với nghĩa của nó: bay hơi, ngưng tụ, nóng chảy, đông đặc; lỏng → khí, khí → lỏng, rắn → lỏng, lỏng → rắn.", "Vẽ lại vòng tuần hoàn của nước, thay ngôi làng trong Hình 4 bằng xóm của em.",
         "Một bạn nói: “Nước mình uống hôm nay là nước mới.” Em trả lời bạn thế nào?", "Chọn một con số trong sách làm em ngạc nhiên nhất. Vì sao?")
         + box("Câu đố", "<p class=verse>Không chân mà chạy khắp nơi,<br>Không cánh mà vẫn lên trời dạo chơi.<br>Rớt xuống thì hoá thành đôi:<br>Nửa về với đất, nửa trôi ra ngoài.</p><p>Là gì?</p>"), ((1, "Ôn tập"),), "ducks"),
    Leaf("<h2>Đáp án và gợi ý</h2><dl><dt>Bài 1</dt><dd>2. Gió mang lớp không khí ẩm đi nên nước bay hơi nhanh hơn. 3. Chừng 60 lít. 4. Sai: làn trắng ấy là những giọt nước nhỏ đã ngưng tụ; hơi nước thì trong suốt.</dd>"
         "<dt>Bài 2</dt><dd>2. Nước nóng trong tô là biển được mặt trời đun; viên đá là tầng trời lạnh; cái chén là mặt đất. 4. Khi nước bay hơi, muối ở lại biển.</dd>"
         "<dt>Bài 3</dt><dd>1. Quanh 4 giờ sáng hoặc quanh 16 giờ. 2. Khoảng 6 giờ 50 phút. 3. Tháng Năm đến tháng Mười một. 4. Tháng Mười 281 mm, tháng Hai 3 mm; hơn kém 278 mm.</dd>"
         "<dt>Bài 4</dt><dd>1. 7 200 lít, bằng 7,2 m³. 2. Cả năm 1 627 mm; sáu tháng mưa nhiều nhất 1 371 mm, khoảng 84%. "
         "3. 15 ngày. 4. 4,32 lít. 5. 10 gam.</dd><dt>Câu đố</dt><dd>Giọt nước.</dd></dl>", ((1, "Đáp án và gợi ý"),), "frog"),
    Leaf("<h2>Từ ngữ</h2><dl><dt>Bay hơi</dt><dd>Nước từ thể lỏng chuyển thành hơi, ở mọi nhiệt độ, trên bề mặt.</dd><dt>Ngưng tụ</dt><dd>Hơi nước chuyển thành nước lỏng khi gặp lạnh.</dd>"
         "<dt>Nước ngầm</dt><dd>Nước nằm trong khe đất đá dưới mặt đất.</dd><dt>Nước rong, nước kém</dt><dd>Kì nước lên cao nhất, thấp nhất trong tháng.</dd><dt>Thoát hơi nước</dt><dd>Cây thả hơi nước ra không khí qua lá.</dd>"
         "<dt>Thuỷ triều</dt><dd>Mực nước biển lên xuống đều đặn do sức hút của Mặt Trăng và Mặt Trời.</dd><dt>Vòng tuần hoàn của nước</dt><dd>Đường đi khép kín của nước giữa biển, trời và đất.</dd>"
         "<dt>Xâm nhập mặn</dt><dd>Nước biển lấn vào sông, đất liền.</dd></dl>", ((1, "Từ ngữ"),), "egret"),
)
