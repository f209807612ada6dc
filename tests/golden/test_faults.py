"""Every fault of the catalog, in the words a librarian reads; `pytest --update-golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.encodings import in_cp1258, in_tcvn3, misread
from support.schools import make_school, settings_for
from support.workbooks import workbook

from library.catalog.load import load
from library.messages import LANGUAGES, catalogue, messages

GOLDEN = Path(__file__).parent / "faults"
BOOKS = "Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,1\n"
CONTEST = "Mã cuộc thi,Tên cuộc thi,Bắt đầu,Kết thúc,Trang thể lệ\nke,Kể chuyện sách,1/10/2026,20/11/2026,\n"
ENTRY = "Mã cuộc thi,Mã sách,Tên hiển thị,Lớp,Video,Đồng ý\n"
SURVEY = "Mã khảo sát,Tên khảo sát,Gửi đến,Câu hỏi,Kiểu,Lựa chọn,Tên ô\n"
REVIEW = "Mã sách,Tên hiển thị,Ngày,Số sao,Cảm nhận,Video,Đồng ý,Duyệt\n"

FAQ = "Mã,Câu hỏi,Cách hỏi khác,Trả lời,Liên kết,Hỏi tiếp\nlien-he,Hỏi ai?,,Cô Mai.,,\n"


def one(cell: str, header: str) -> dict[str, str | bytes | None]:
    return {"books.csv": f"Nhan đề,{header},Kí hiệu xếp giá\nDế Mèn,{cell},1\n"}


# None is a folder of that name: no system lets it be read as a file.
CASES: dict[str, dict[str, str | bytes | None]] = {
    "CAT-001": {"books.csv": bytes(range(128, 256)) * 8},
    "CAT-002": {
        "books.csv": 'Nhan đề,Tác giả,Tệp\n"Dế Mèn,Tô Hoài,a.pdf\nThơ "hay",Na,b.pdf\n"Một, hai,Ba,c.pdf\n"Cuối",,d.pdf\n'
    },
    "CAT-003": {"books.csv": "\n\n"},
    "CAT-004": {"books.csv": "Nhan đề,Giá tiền,Kí hiệu xếp giá,Người tặng\nDế Mèn,5000,1,Cô Lan\n"},
    "CAT-005": {"books.csv": "Nhan đề,Tác giả,Kí hiệu xếp giá\n,Tô Hoài,1\n"},
    "CAT-006": {"books.csv": "Nhan đề,Tệp\n,a.pdf\n"},
    "CAT-007": {"books.csv": "Nhan đề,Kí hiệu xếp giá\nDế Mèn,\nThơ,1\n"},
    "CAT-008": {"books.csv": 'Nhan đề,Năm XB,Tệp\nA,20l5,a.pdf\nB,"1,936",b.pdf\nC,98,c.pdf\nD,xưa,d.pdf\n'},
    "CAT-009": one("hai", "Số bản"),
    "CAT-010": {"books.csv": BOOKS, "shelves.csv": "id,title,order\na,A,một\n"},
    "CAT-011": one("♥", "Mã sách"),
    "CAT-012": {"books.csv": f"{BOOKS}DE-MEN,Khác,2\n"},
    "CAT-013": {"books.csv": "Nhan đề,Tệp\nA,a.pdf\nB,A.PDF\n"},
    "CAT-014": one("cho mượn", "Quyền đọc"),
    "CAT-016": one("Văn hocc", "Kệ") | {"shelves.csv": "id,title\nvan-hoc,Văn học\n"},
    "CAT-017": {"books.csv": "Tên,Tác giả\nDế Mèn,Tô Hoài\n"},
    "CAT-018": {"books.csv": "Nhan đề,Tệp,Quyn đọc\nDế Mèn,a.pdf,physical\n"},
    "CAT-019": {"books.csv": "Nhan đề,Nhà suất bản,Tệp\nA,,a.pdf\n"},
    "CAT-020": {"books.csv": "Nhan đề,Tệp\nA,de men.pdf\nB,../../mật.pdf\nC,truyện/Ăn.pdf\n"},
    "CAT-023": {"books.csv": "Nhan đề,Tác giả\nDế Mèn,Tô Hoài\nThơ,Na\n"},
    "CAT-024": {"books.csv": "Nhan đề,Tác giả,Tệp\nDế Mèn, phiêu lưu kí,Tô Hoài,a.pdf\n"},
    "CAT-025": {"books.csv": "Nhan đề,Tác giả,Tệp\nDế Mèn,Tô Hoài\nThơ,Na,a.pdf\nVăn,Na,b.pdf\n"},
    "CAT-026": {"books.csv": "<html><table><tr><td>Nhan đề</td></tr></table></html>"},
    "CAT-027": {"books.csv": BOOKS, "books.xlsx": workbook([["Nhan đề"]])},
    "CAT-028": {"books.csv": BOOKS, "reviews.csv": f"{REVIEW}de-mem,Na,,5,Hay,,có,x\nla,Na,,5,Hay,,có,x\n"},
    "CAT-029": {"books.csv": BOOKS, "reviews.csv": f"{REVIEW}de-men,Na,,,,,có,x\n"},
    "CAT-030": {"books.csv": BOOKS, "reviews.csv": f"{REVIEW}de-men,Na,,5,Hay,,hỏi mẹ,x\n"},
    "CAT-031": {"books.csv": BOOKS, "reviews.csv": f"{REVIEW}de-men,Na,,10,Hay,,có,x\n"},
    "CAT-032": {"books.csv": BOOKS, "reviews.csv": f"{REVIEW}de-men,Na,31/02/2026,5,Hay,,có,x\n"},
    "CAT-033": {"books.csv": BOOKS, "reviews.csv": f"{REVIEW}de-men,Na,,5,Hay,javascript:alert(1),có,x\n"},
    "CAT-034": {"books.csv": BOOKS, "reviews.csv": f"{REVIEW}de-men,Na,,5,Hay,https://video.example/1,,x\n"},
    "CAT-035": {"books.csv": BOOKS, "lists.csv": "title,kind,books\nHè,tháng,de-men\n"},
    "CAT-036": {"books.csv": BOOKS, "lists.csv": "title,kind,books\nHè,,\n"},
    "CAT-037": one("978-604-1-23456-8", "ISBN"),
    "CAT-038": one("9.78605E+12", "ISBN"),
    "CAT-039": {
        "books.csv": "Nhan đề,Ngôn ngữ,Tệp\nA,Tiếng Vịêt,a.pdf\nB,tiếng lóng,b.pdf\nC,Tiếng Anhh,c.pdf\n"
    },
    "CAT-040": {"books.csv": "Nhan đề,Môn loại,Tệp\nA,5.1,a.pdf\nB,ĐV13,b.pdf\n"},
    "CAT-041": {"books.csv": "Nhan đề,Lớp,Tệp\nA,10-Sep,a.pdf\nB,10-Thg12,b.pdf\n"},
    "CAT-042": {"books.csv": "Nhan đề,Số bản,Số ĐKCB\nA,3,STK.001-005\n"},
    "CAT-043": one("STK.016-012", "Số ĐKCB"),
    "CAT-044": {"books.csv": "Nhan đề,Số ĐKCB\nA,STK.001-005\nB,STK.006\nC,STK 5\n"},
    "CAT-045": one("13", "Lớp"),
    "CAT-046": one("#N/A", "Tác giả"),
    "CAT-047": {
        "books.csv": "title,creator,file\nTruy?n Ki?u,Nguy?n Du,a.pdf\nTh? Nôm,,b.pdf\n".encode("cp1252")
    },
    "CAT-048": {"books.csv": misread("Nhan đề,Tệp\nTruyện Kiều,a.pdf\n")},
    "CAT-049": one("VÅ© Trá»�ng Phá»¥ng", "Tác giả"),
    "CAT-050": one(in_tcvn3("Truyện Kiều thơ Nôm"), "Tùng thư"),
    "CAT-051": one("Tô\x00 Hoài", "Tác giả"),
    "CAT-052": {"books.csv": "DANH MỤC SÁCH,,\nNăm học 2025-2026,,\nNhan đề,Tác giả,Tệp\nA,B,a.pdf\n"},
    "CAT-053": {"books.csv": "Nhan đề,Tệp,Tên sách\nA,a.pdf,B\n"},
    "CAT-054": {"books.csv": "Nhan đề,,Tệp\nA,quý hiếm,a.pdf\n"},
    "CAT-055": {"books.csv": in_cp1258("Nhan đề,Tác giả,Tệp\nBé Na,Đỗ Nam,a.pdf\n")},
    "CAT-056": one("a" * 40_000, "Tóm tắt"),
    "CAT-057": {"books.xlsx": workbook([["Nhan đề", "Tệp"]], far="XFD1048576")},
    "CAT-058": {"books.csv": None},
    "CAT-070": {"contests.csv": CONTEST, "entries.csv": f"{ENTRY}kee,,Na,3A,https://video.example/1,có\n"},
    "CAT-071": {"contests.csv": "title,start,end\nKể chuyện,20/11/2026,1/10/2026\n"},
    "CAT-072": {"contests.csv": "title,rules_page\nKể chuyện,the le.md\nVẽ tranh,gioi-thiu\n"},
    "CAT-073": {
        "contests.csv": CONTEST,
        "entries.csv": ENTRY + "".join(f"ke,,Na,3A,https://video.example/{n},\n" for n in range(14)),
    },
    "CAT-074": {"contests.csv": CONTEST, "entries.csv": f"{ENTRY}ke,,Na,3A,,có\n"},
    "CAT-081": {"library.csv": "Mục,Nội dung\nẢnh,images/phong-doc.jpg\n"},
    "CAT-082": {"surveys.csv": f"{SURVEY}a,Ý kiến,,Em thích không?,bấm,Có; Không,\n"},
    "CAT-083": {"surveys.csv": f"{SURVEY}a,Ý kiến,,Em thích không?,chọn,Có,\n,,,Vì sao?,viết,,\n"},
    "CAT-084": {
        "surveys.csv": f"{SURVEY}a,A,https://forms.gle/abc,Hay không?,sao,,\nb,B,javascript:1,Hay không?,sao,,\n"
    },
    "CAT-085": {
        "surveys.csv": f"{SURVEY}a,A,https://docs.google.com/forms/d/e/1FAIpQLSabc/viewform,Hay không?,sao,,sao\n"
        ",,,Vì sao?,viết,,entry.12\n"
    },
    "CAT-086": {
        "surveys.csv": f"{SURVEY}a,A,,Em có thích không?,sao,,\n",
        "surveys/a.csv": "Em thích không\n5\n",
    },
    "CAT-087": {"surveys.csv": f"{SURVEY}a,A,,,,,\n"},
    "CAT-088": {
        "surveys.csv": f"{SURVEY}a,A,,Hay không?,sao,,\n",
        "surveys/a.csv": "Hay không?\n5\n7\nvừa\n",
    },
    "CAT-089": {
        "surveys.csv": f"{SURVEY}y-kien,A,,Hay không?,sao,,\n",
        "surveys/y-kin.csv": "Hay không?\n5\n",
    },
    "CAT-090": {"books.csv": BOOKS, "faq.csv": f"{FAQ},,,Từ bảy giờ.,,\n"},
    "CAT-091": {"books.csv": BOOKS, "faq.csv": f"{FAQ},Mấy giờ mở cửa?,,,,\n"},
    "CAT-092": {"books.csv": BOOKS, "faq.csv": f"{FAQ},A?,,A.,gioi-thiu.md,\n,B?,,B.,noi-quy.md,\n"},
    "CAT-093": {"books.csv": BOOKS, "faq.csv": f"{FAQ},A?,,A.,,lien-hệ-; mượn\n"},
    "CAT-094": {"books.csv": BOOKS, "faq.csv": f"{FAQ},HỎI AI?,,Thầy Nam.,,\n"},
    "CAT-095": {"books.csv": BOOKS, "faq.csv": f"{FAQ},A?,hoi ai?,A.,,\n"},
    "CAT-096": {"books.csv": BOOKS, "faq.csv": "Câu hỏi,Trả lời\nA?,A.\n"},
    "CAT-060": {"exhibits.csv": "Tên,Loại\nĐình Bến,đình chùa\n"},
    "CAT-061": {"exhibits.csv": "Tên,Loại,Vĩ độ,Kinh độ\nA,đường,mười,106\nB,đường,105.97,10.05\n"},
    "CAT-062": {"exhibits.csv": "Tên,Loại,Vĩ độ,Kinh độ\nA,đường,10.05,\n"},
    "CAT-063": {"exhibits.csv": "Tên,Loại,Bài viết\nA,đường,dinh-ben.md\n"},
    "CAT-064": {"exhibits.csv": "Tên,Loại,Các mốc\nA,đường,1882 dựng đình\n"},
    "CAT-065": {"exhibits.csv": "Tên,Loại,Hình,Mô tả hình\nA,đường,a.jpg,Mái đình; Sân đình\n"},
    "CAT-066": {"map.geojson": "<kml></kml>"},
    "CAT-068": {
        "library.csv": 'Mục,Nội dung\nGóc bản đồ trên trái,cổng trường\nGóc bản đồ dưới phải,"105.97, 10.04"\n'
    },
    "CAT-069": {"map.png": b"", "library.csv": 'Mục,Nội dung\nGóc bản đồ,"10.05, 105.97"\n'},
    "CAT-076": {
        "map.geojson": '{"type":"FeatureCollection","bbox":[105.9,10,106,10.1],"features":[]}',
        "map.jpg": b"",
    },
    "CAT-077": {"map.pdf": b""},
    "CAT-078": {"library.csv": 'Mục,Nội dung\nGóc bản đồ,"10.05, 105.97"\n'},
    "CAT-067": {
        "map.geojson": '{"type":"FeatureCollection","bbox":[105.9,10,106,10.1],"features":[]}',
        "exhibits.csv": "Tên,Loại,Vĩ độ,Kinh độ\nĐình Bến,di tích,21.03,105.85\n",
    },
}
ELSEWHERE = {"CAT-021", "CAT-022", "CAT-075", "CAT-080"}
"""Told when pictures are made: the golden school nhieu-loi shows them, and test_media_faults.py."""


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_fault_is_told_like_this(code: str, tmp_path: Path, update_golden: bool) -> None:
    school = make_school(tmp_path / "truong")
    (school.root / "catalog").mkdir(exist_ok=True)
    for name, content in CASES[code].items():
        path = school.root / "catalog" / name
        path.parent.mkdir(exist_ok=True)
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    files = [school.books / name for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf", "Dế mèn.pdf", "Kho/Ăn.pdf")]
    _, problems = load(settings_for(school.root), files)
    assert code in {problem.code for problem in problems}
    told = "".join(
        f"{problem.code} {messages(language).problem(problem)}\n"
        for language in LANGUAGES
        for problem in problems
    )
    golden = GOLDEN / f"{code}.txt"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told


def test_every_fault_of_the_catalog_is_shown_here() -> None:
    codes = {key.split(".")[1] for key in catalogue() if key.startswith("problem.CAT-")}
    assert codes == CASES.keys() | ELSEWHERE
