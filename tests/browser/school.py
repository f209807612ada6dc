"""A small school made by code: one book of every kind the site treats in its own way.

Where a word stands on a page is known here from the font's own measures, not from what the
product extracts, so that a highlight is compared with the truth.
"""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

import pymupdf
from browser import activities
from browser.exhibition import put_up
from PIL import Image, ImageDraw

from library.mkdocs_plugin.plugin import QuietProgress
from library.mkdocs_plugin.run import build_site
from library.resources import FONTS

if TYPE_CHECKING:
    from pathlib import Path

SITE_PATH = "/repo/"
SITE_URL = f"https://thu-vien.example{SITE_PATH}"
SITE_NAME = "Thư viện Trường Tiểu học Đầu Làng"

WIDTH, HEIGHT = 420, 595
MARGIN, SIZE, LEADING = 48, 15, 27
WIDE_PAGE = 8
PACK = 8
"""Pages that share a file in the packed copy of the site."""
WEB_ADDRESS = "https://vi.wikipedia.org/wiki/Thư_viện"
LINK_WORDS = ("Xem lời kết ở cuối sách", "Đọc thêm trên mạng", "Mở một tệp lạ")
"""Lines of the book of links: to a page, to the web, to a script."""
PHRASE = "thư viện"
PHRASE_PAGES = (9, 11)
"""Pages where the two syllables of the phrase stand side by side; page 4 holds both, far apart."""

_TALE = {
    2: ["Chương một: Bóng mát", "", "Cây gạo đứng ở đầu làng, lâu hơn", "cả tuổi của bà ngoại."],
    3: ["Mùa xuân hoa nở đỏ một góc trời,", "chim sáo về làm tổ từng đàn."],
    4: ["Thứ hai, cô giáo mang phấn đến lớp.", "", "Bạn Tí nhặt được một viên màu xanh."],
    5: ["Chương hai: Cơn gió", "", "Gió thổi qua cánh đồng, lúa nghiêng", "mình chào người đi chợ sớm."],
    6: ["Con đường đất nằm im nghe dế kêu,", "trăng lên khỏi ngọn tre."],
    7: ["Đêm xuống, đom đóm thắp đèn", "trên mặt ao làng."],
    8: ["Bức tranh lớn: cả làng dưới gốc cây gạo", "trong ngày hội mùa."],
    9: ["Chương ba: Quyển sách", "", "Chiều nay thư viện mở cửa, trẻ nhỏ", "ngồi quanh gốc cây đọc truyện."],
    10: ["Quyển sách kể chuyện một con thuyền", "đi tìm biển."],
    11: ["Bạn Na đem sách trả thư viện, rồi", "mượn thêm hai quyển nữa."],
    12: ["Hết."],
}


@dataclass(frozen=True, slots=True)
class Box:
    """A box in shares of its page: `x` and `width` of the width, `y` and `height` of the height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class School:
    """A built school: the folder of its sources and that of its site."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"


def make_school(root: Path) -> School:
    """Write a school's sources into `root` and build it."""
    books = root / "books"
    pages = root / "catalog" / "pages"
    for folder in (books, pages):
        folder.mkdir(parents=True)
    _tale(books / "Cây gạo.pdf")
    _scan(books / "Tập san quét.pdf")
    _linked(books / "Chỉ đường.pdf")
    (books / "Suối reo.epub").write_bytes(epub("Suối reo", _brook(), language="vi", creator="Trần Văn Sỏi"))
    manga = [(f"Hồi {n}", f"<p>Đây là hồi thứ {n}, lật từ trái sang phải.</p>") for n in range(1, 8)]
    (books / "Ngược chiều.epub").write_bytes(epub("Ngược chiều", manga, language="vi", direction="rtl"))
    (root / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    _table(root / "catalog" / "books.csv", _BOOKS)
    _table(root / "catalog" / "shelves.csv", _SHELVES)
    _table(root / "catalog" / "reviews.csv", _REVIEWS)
    _table(root / "catalog" / "lists.csv", _LISTS)
    for name, rows in activities.TABLES.items():
        _table(root / "catalog" / f"{name}.csv", rows)
    (root / "catalog" / "surveys").mkdir()
    _table(root / "catalog" / "surveys" / "gui.csv", activities.ANSWERS)
    (pages / "phong-doc.svg").write_text(activities.PICTURE, encoding="utf-8")
    _table(root / "catalog" / "faq.csv", _FAQ)
    put_up(root)
    (pages / "gioi-thieu.md").write_text(_ABOUT, encoding="utf-8")
    (pages / "noi-quy.md").write_text("# Nội quy\n\nĐi nhẹ, nói khẽ.\n", encoding="utf-8")
    return build(root)


def pack_school(school: School, root: Path) -> School:
    """Build the school again in `root`, for a host that counts files."""
    return _built_with(school, root, f"pack: {PACK}")


def draw_school(school: School, root: Path) -> School:
    """Build the school again in `root`, its pages of type as drawings."""
    return _built_with(school, root, "vector_pages: true")


def _built_with(school: School, root: Path, option: str) -> School:
    shutil.copytree(school.root, root, ignore=shutil.ignore_patterns("site"))
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "book_codes: true\n", f"book_codes: true\n      {option}\n"
    )
    config.write_text(text, encoding="utf-8")
    return build(root)


def divide_school(school: School, root: Path, pages_url: str, *, pack: int) -> School:
    """Build the school again in `root` with its page images at `pages_url`, which are written beside the site."""
    shutil.copytree(school.root, root, ignore=shutil.ignore_patterns("site"))
    config = root / "mkdocs.yml"
    lines = f"book_codes: true\n      pages_url: {pages_url}\n      pack: {pack}\n"
    text = config.read_text(encoding="utf-8").replace("book_codes: true\n", lines)
    # Only a site without https may have page images without it.
    config.write_text(text.replace("site_url: https:", "site_url: http:"), encoding="utf-8")
    return build(root)


def build_again(school: School) -> None:
    """Build the school again after its tale lost its last page and got another word on page 2."""
    tale = dict(_TALE)
    last = max(tale)
    del tale[last]
    tale[2] = ["Chương một: Bóng râm", *tale[2][1:]]
    with patch("browser.school._TALE", tale):
        _tale(school.root / "books" / "Cây gạo.pdf", last - 1)
    build(school.root)


def build(root: Path) -> School:
    """Build the site of a school."""
    # Not every machine has a program for OCR, and the pages here are the same without one.
    with patch("library.pipeline.engine", lambda: ""):
        result = build_site(root, QuietProgress(), strict=True, jobs=2, site_dir=None)
    assert result.emitted, result.problems
    return School(root)


def place_of(phrase: str, page: int) -> Box:
    """Return where `phrase` stands on a page (1-based) of the tale, by the font's own measures."""
    font = _font()
    for number, line in enumerate(_TALE[page]):
        before, found, _ = line.partition(phrase)
        if found:
            baseline = _baseline(number)
            return Box(
                x=(MARGIN + font.text_length(before, SIZE)) / WIDTH,
                # From the top of the small letters to the baseline: ink of every letter is there.
                y=(baseline - 0.45 * SIZE) / HEIGHT,
                width=font.text_length(phrase, SIZE) / WIDTH,
                height=0.45 * SIZE / HEIGHT,
            )
    raise LookupError(phrase, page)


def width_of(words: str) -> float:
    """Return the width of a line in points."""
    return float(_font().text_length(words, SIZE))


def _font() -> pymupdf.Font:
    return pymupdf.Font(fontfile=str(FONTS / "Literata_400Regular.ttf"))


def _baseline(line: int) -> float:
    return 90 + line * LEADING


def _tale(path: Path, pages: int = 12) -> None:
    """Write pages of text with an outline; one of them lies across a spread."""
    font = _font()
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            page = document.new_page(width=WIDTH * (2 if number == WIDE_PAGE else 1), height=HEIGHT)
            if number == 1:
                page.draw_rect(page.rect, color=(0.7, 0.2, 0.1), fill=(0.93, 0.55, 0.35))
            writer = pymupdf.TextWriter(page.rect)
            for at, line in enumerate(_TALE.get(number, ["Cây gạo đầu làng"])):
                if line:
                    writer.append((MARGIN, _baseline(at)), line, font=font, fontsize=SIZE)
            writer.write_text(page)
        outline = [
            [1, "Bìa", 1],
            [1, "Chương một: Bóng mát", 2],
            [2, "Mùa xuân", 3],
            [1, "Chương hai: Cơn gió", 5],
            [1, "Chương ba: Quyển sách", 9],
        ]
        document.set_toc(outline)
        document.set_metadata({"title": "Cây gạo đầu làng", "author": "Lê Thị Hạt"})
        document.subset_fonts()
        document.save(path, garbage=3, deflate=True)


def _linked(path: Path) -> None:
    """Write three pages; the first one's lines lead to the last page, to the web and to no good."""
    font = _font()
    targets: list[dict[str, object]] = [
        {"kind": pymupdf.LINK_GOTO, "page": 2, "to": pymupdf.Point(0, 0)},
        {"kind": pymupdf.LINK_URI, "uri": WEB_ADDRESS},
        {"kind": pymupdf.LINK_URI, "uri": "javascript:alert(1)"},
    ]
    with pymupdf.open() as document:
        for lines in (LINK_WORDS, ["Trang giữa"], ["Lời kết"]):
            page = document.new_page(width=WIDTH, height=HEIGHT)
            writer = pymupdf.TextWriter(page.rect)
            for at, line in enumerate(lines):
                writer.append((MARGIN, _baseline(2 * at)), line, font=font, fontsize=SIZE)
            writer.write_text(page)
        for at, (words, link) in enumerate(zip(LINK_WORDS, targets, strict=True)):
            baseline = _baseline(2 * at)
            box = pymupdf.Rect(MARGIN, baseline - SIZE, MARGIN + width_of(words), baseline + 0.3 * SIZE)
            document[0].insert_link(link | {"from": box})
        document.set_metadata({"title": "Chỉ đường", "author": "Lê Thị Hạt"})
        document.subset_fonts()
        document.save(path, garbage=3, deflate=True)


def _scan(path: Path) -> None:
    """Write three pages that are pictures and nothing else."""
    sheets = []
    for number in range(3):
        sheet = Image.new("RGB", (640, 900), (246, 239, 222))
        pen = ImageDraw.Draw(sheet)
        for line in range(12 + number):
            pen.line(
                (70, 120 + line * 55, 560 - 20 * (line % 4), 118 + line * 55), fill=(60, 60, 90), width=6
            )
        sheets.append(sheet)
    sheets[0].save(path, save_all=True, append_images=sheets[1:])


def _brook() -> list[tuple[str, str]]:
    tale = "Con suối nhỏ chảy qua nương, hát một bài hát rất dài về những viên cuội tròn. " * 14
    return [(f"Khúc {n}", f"<p>{tale}</p><p><em>Hết khúc {n}.</em></p>") for n in range(1, 4)]


def epub(
    title: str,
    chapters: list[tuple[str, str]],
    *,
    language: str,
    direction: str = "ltr",
    creator: str = "Nhóm tác giả",
) -> bytes:
    """Return an EPUB 3 of one file a chapter; a chapter is a heading and the HTML after it."""
    numbers = range(1, len(chapters) + 1)
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:tusach:{title}</dc:identifier><dc:title>{title}</dc:title>'
        f"<dc:creator>{creator}</dc:creator><dc:language>{language}</dc:language>"
        '<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'{items}</manifest><spine page-progression-direction="{direction}">{refs}</spine></package>'
    )
    entries = "".join(f'<li><a href="c{n}.xhtml">{head}</a></li>' for n, (head, _) in enumerate(chapters, 1))
    files = {
        "META-INF/container.xml": (
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
        ),
        "book.opf": package,
        "nav.xhtml": _xhtml("Mục lục", f'<nav epub:type="toc"><ol>{entries}</ol></nav>'),
    }
    for number, (head, html) in enumerate(chapters, 1):
        files[f"c{number}.xhtml"] = _xhtml(head, f"<h1>{head}</h1>{html}")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in files.items():
            archive.writestr(name, text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _xhtml(title: str, body: str) -> str:
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{title}</title></head><body>{body}</body></html>"
    )


def _table(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
        writer.writeheader()
        writer.writerows(rows)


_CONFIG = f"""\
site_name: {SITE_NAME}
site_description: Sách của chúng em.
site_url: {SITE_URL}
docs_dir: catalog/pages
use_directory_urls: false
theme:
  name: material
  language: vi
plugins:
  - tusach:
      book_codes: true
      review_form: https://bieu-mau.example/?sach={{title}}&trang={{url}}
markdown_extensions:
  - admonition
  - tables
"""

_ABOUT = """\
# Giới thiệu

Thư viện mở cửa mọi ngày học. Xem [nội quy](noi-quy.md).

!!! note "Giờ mở cửa"
    Từ bảy giờ sáng.

| Buổi | Giờ |
|---|---|
| Sáng | 7:00–11:00 |
| Chiều | 13:30–16:30 |
"""

_SHELVES = [
    {"id": "van-hoc", "title": "Văn học", "place": "Tầng 1, dãy giữa", "description": "Truyện và thơ."},
    {"id": "truyen-tranh", "title": "Truyện tranh", "place": "Cạnh cửa sổ"},
    {"id": "cho-sach", "title": "Kệ đang chờ sách"},
]

_BOOKS = [
    {
        "Mã sách": "cay-gao",
        "Nhan đề": "Cây gạo đầu làng",
        "Phụ đề": "Truyện kể",
        "Tác giả": "Lê Thị Hạt; Nguyễn Văn Mây",
        "Người dịch": "Phạm Lá",
        "Nhà xuất bản": "Đầu Làng",
        "Năm xuất bản": "2024",
        "Chủ đề": "Làng quê; Tuổi thơ",
        "Lớp": "3;4",
        "Tùng thư": "Truyện làng",
        "Tập": "1",
        "Tóm tắt": "Một cây gạo, một ngôi làng, một quyển sách.",
        "Kệ": "van-hoc",
        "Kí hiệu xếp giá": "895 CÂ-G",
        "Số ĐKCB": "STK.001-003",
        "Số bản": "3",
        "Tệp": "Cây gạo.pdf",
        "Mô tả ảnh bìa": "Nền cam như hoa gạo.",
        "Bản quyền": "CC BY 4.0",
    },
    {
        "Mã sách": "suoi-reo",
        "Nhan đề": "Suối reo",
        "Chủ đề": "Thiên nhiên",
        "Kệ": "van-hoc",
        "Tệp": "Suối reo.epub",
    },
    {
        "Mã sách": "nguoc-chieu",
        "Nhan đề": "Ngược chiều",
        "Chủ đề": "Truyện tranh",
        "Lớp": "5",
        "Kệ": "truyen-tranh",
        "Tệp": "Ngược chiều.epub",
    },
    {
        "Mã sách": "sach-giay",
        "Nhan đề": "Sách giấy trên kệ",
        "Tác giả": "Đỗ Thị Giấy",
        "Năm xuất bản": "2019",
        "Chủ đề": "Làng quê",
        "Lớp": "4",
        "Tùng thư": "Truyện làng",
        "Tập": "2",
        "Tóm tắt": "Chỉ có bản in.",
        "Kệ": "van-hoc",
        "Kí hiệu xếp giá": "895 SA-G",
        "Số bản": "2",
    },
    {
        "Mã sách": "ten-dai",
        "Nhan đề": "Nghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêng và một nhan đề rất dài nữa",
        "Tác giả": "Côngtằngtônnữthịhồnghoanguyễnphướcvĩnhtrường",
        "Chủ đề": "Mộtchủđềviếtliềnkhôngcódấucáchnàocảdàiơilàdài",
        "Kệ": "van-hoc",
        "Kí hiệu xếp giá": "895.922334/NGHIENGNGHIENGNGHIENG",
    },
    {
        "Mã sách": "english-book",
        "Nhan đề": "A Kite",
        "Ngôn ngữ": "en",
        "Kí hiệu xếp giá": "428 KI",
        "Kệ": "truyen-tranh",
    },
]

_REVIEWS = [
    {
        "Mã sách": "cay-gao",
        "Tên hiển thị": f"Bạn {number}",
        "Lớp": "4A",
        "Ngày": f"2026-10-{number:02}",
        "Số sao": str(number % 5 + 1),
        "Cảm nhận": "Em thích cây gạo. " * number * 8,
        "Video": "https://video.example/cay-gao" if number == 5 else "",
        "Đồng ý": "có",
        "Duyệt": "có",
    }
    for number in range(1, 6)
]

_LISTS = [
    {
        "Mã danh sách": "tuan-1",
        "Tên danh sách": "Tuần 1: Cây",
        "Loại": "Tuần",
        "Các sách": "cay-gao; sach-giay; suoi-reo",
        "Giới thiệu": "Đọc dưới gốc cây.",
    },
]

_FAQ = [
    {
        "Mã": "gio-mo-cua",
        "Câu hỏi": "Thư viện mở cửa lúc mấy giờ?",
        "Cách hỏi khác": "giờ mở cửa; mấy giờ đóng cửa",
        "Trả lời": "Từ bảy giờ sáng.\nThứ Bảy nghỉ.",
        "Liên kết": "gioi-thieu.md",
        "Chủ đề": "Giờ giấc",
        "Hỏi tiếp": "muon-sach",
    },
    {
        "Mã": "muon-sach",
        "Câu hỏi": "Mượn sách về nhà thế nào?",
        "Trả lời": "Mang thẻ đến bàn cô Hạt. Em học lớp mấy?",
        "Chủ đề": "Mượn sách",
        "Hỏi tiếp": "lop-nho; lop-lon",
    },
    {
        "Mã": "lop-nho",
        "Câu hỏi": "Lớp 1 đến lớp 3 mượn mấy cuốn?",
        "Trả lời": "Một cuốn.",
        "Chủ đề": "Mượn sách",
    },
    {
        "Mã": "lop-lon",
        "Câu hỏi": "Lớp 4, lớp 5 mượn mấy cuốn?",
        "Trả lời": "Hai cuốn.",
        "Chủ đề": "Mượn sách",
        "Hỏi tiếp": "muon-sach",
    },
    {
        "Mã": "mat-the",
        "Câu hỏi": "Em bị mất thẻ thì làm sao?",
        "Trả lời": "Cô Hạt làm thẻ mới.",
        "Liên kết": "https://the.example/lam-lai",
        "Chủ đề": "Mượn sách",
    },
    {
        "Mã": "lien-he",
        "Câu hỏi": "Cần hỏi thêm thì gặp ai?",
        "Trả lời": "Gặp cô Hạt ở bàn thủ thư.",
        "Liên kết": "0912 345 678",
        "Chủ đề": "Liên hệ",
    },
]
