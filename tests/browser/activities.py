"""What goes on at the small school: a contest with pages of entries, surveys that go three ways, its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

START, END = "2026-10-15", "2026-12-20"
SUBMIT = "https://bieu-mau.example/ke-chuyen"
VIDEO = "https://video.example/"
POST = "https://y-kien.example/nhan"
GOOGLE = "https://docs.google.com/forms/d/e/1FAIpQLSviduvidu/viewform"
MAIL = "thu-vien@truong.example"
SCHOOLS = ("Bến Đò", "Cây Bàng", "Đầu Làng")
ENTRIES = 60

_CONTESTS = [
    {
        "Mã cuộc thi": "ke-chuyen",
        "Tên cuộc thi": "Kể chuyện theo sách",
        "Bắt đầu": START,
        "Kết thúc": END,
        "Đối tượng": "Lớp 1 đến lớp 5",
        "Giới thiệu": "Kể một cuốn em thích.\nKhông quá ba phút.",
        "Trang thể lệ": "noi-quy",
        "Nơi nộp bài": SUBMIT,
    },
    {
        "Mã cuộc thi": "ve-bia",
        "Tên cuộc thi": "Vẽ bìa sách",
        "Bắt đầu": "2020-03-01",
        "Kết thúc": "2020-03-31",
    },
    {"Mã cuộc thi": "doc-tho", "Tên cuộc thi": "Đọc thơ", "Bắt đầu": "2031-03-01"},
]
_ENTRIES = [
    {
        "Mã bài": f"bai-{at}",
        "Mã cuộc thi": "ke-chuyen",
        "Mã sách": "cay-gao" if at == 50 else "",
        "Tên hiển thị": f"Bạn số {at}" if at else "Bạncótênrấtdàiviếtliềnkhôngcódấucách",
        "Lớp": f"{at % 5 + 1}A",
        "Trường": SCHOOLS[at % 3],
        "Video": f"{VIDEO}{at}",
        "Lời trong video": "Chào các bạn. " * 20 if at % 4 == 0 else "",
        "Đồng ý": "có",
        "Giải": {7: "Giải Nhất", 8: "Giải Khuyến khích"}.get(at, ""),
    }
    for at in range(ENTRIES)
]
_KINDS = (
    ("Em thích mấy sao?", "sao", ""),
    ("Em đọc lúc nào?", "chọn", "Sáng; Chiều; Tối"),
    ("Em muốn gì?", "viết", ""),
)
_SURVEYS = [
    {
        "Mã khảo sát": ident,
        "Tên khảo sát": title,
        "Gửi đến": address,
        "Câu hỏi": question,
        "Kiểu": kind,
        "Lựa chọn": options,
        "Tên ô": f"entry.{number}" if ident == "google" else "",
        "Bắt buộc": "có" if number == 1 else "",
    }
    for ident, title, address in (
        ("gui", "Ý kiến bạn đọc", POST),
        ("google", "Ý kiến qua biểu mẫu", GOOGLE),
        ("thu", "Ý kiến qua thư", MAIL),
    )
    for number, (question, kind, options) in enumerate(_KINDS, 1)
]
_LIBRARY = [
    {"Mục": "Giới thiệu", "Nội dung": "Thư viện dưới gốc cây gạo."},
    {"Mục": "Giờ mở cửa", "Nội dung": "Thứ Hai đến thứ Sáu: 7 giờ – 16 giờ\nThứ Bảy: 7 giờ – 10 giờ"},
    {"Mục": "Ảnh", "Nội dung": "phong-doc.svg", "Mô tả ảnh": "Phòng đọc có ba kệ sách."},
]
TABLES: Mapping[str, list[dict[str, str]]] = {
    "contests": _CONTESTS,
    "entries": _ENTRIES,
    "surveys": _SURVEYS,
    "library": _LIBRARY,
}
ANSWERS = [
    {"Dấu thời gian": f"{at}", "Em thích mấy sao?": str(at % 3 + 3), "Em đọc lúc nào?": ("Sáng", "Tối")[at % 2],
     "Em muốn gì?": "Nhiều truyện hơn", "Duyệt": "có" if at == 1 else ""}
    for at in range(9)
]  # fmt: skip
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 5"><path fill="#8f5b2e" d="M0 0h8v5H0z"/></svg>'
)
