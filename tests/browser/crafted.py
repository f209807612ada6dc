"""Books written by hand in the form of book.schema.json, on a copy of the school's site.

They hold what makes the reader work hardest: links close together, chapters with code in them,
thousands of pages.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from PIL import Image
from support.sounds import tone

if TYPE_CHECKING:
    from pathlib import Path

    from browser.school import School

LABELS = ["bìa", "i", "ii", *map(str, range(1, 10))]
PRINTED = [["xii", 4], ["120", 5]]
THICK = 3000
"""Pages of the thick book."""
WORDY = 240
"""Pages of the wordy book, which has text on all of them."""
WORDY_SHARD = 20
RARE_PAGES = (7, 121, 239)
"""Pages of the wordy book (from 1) that tell of a kingfisher."""
CHAPTERS = (0, 2, 4)
"""The pages (0-based) on which the chapters of "Suối reo" begin; it has six."""
SPOKEN = [
    [1, 4, 16, 0, 0.3, 2.1, ""],
    [2, 0, 7, 0, 2.1, 3.9, ""],
    [4, 0, 3, 1, 1.5, 3.1, ""],
    [4, 4, 10, 1, 3.1, 4.9, ""],
]
"""The clips of the book that is spoken: pages 2, 3 and 5 (from 1), in two files of six seconds."""
SPOKEN_PAGES = [[1, -1, -1, 0, 0.0, 1.6, ""], [5, -1, -1, 1, 0.0, 1.6, ""]]
SPOKEN_CHAPTERS = [
    [0, 2, 7, 0, 0.0, 1.8, ""],
    [4, -1, -1, 0, 1.8, 5.6, "c2-note"],
]
TALE = "Con suối nhỏ chảy qua nương, hát một bài hát rất dài về những viên cuội tròn. "
CAT = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。"


def crafted_site(school: School, root: Path) -> Path:
    """Return a copy of the school's site in `root` with the books in it."""
    site = root / "site"
    shutil.copytree(school.site, site)
    books = site / "books"
    _linked(books / "cay-gao")
    shutil.copytree(books / "suoi-reo", books / "hiem")
    _reflowable(books / "suoi-reo", _VERSE)
    _reflowable(books / "hiem", _HOSTILE)
    _vertical(books / "nguoc-chieu")
    shutil.copytree(books / "cay-gao", books / "nghe")
    _spoken(books / "nghe", SPOKEN, "cay-gao")
    shutil.copytree(books / "cay-gao", books / "nghe-trang")
    _spoken(books / "nghe-trang", SPOKEN_PAGES, "trang")
    shutil.copytree(books / "suoi-reo", books / "nghe-chuong")
    _spoken(books / "nghe-chuong", SPOKEN_CHAPTERS, "suoi-reo")
    shutil.copytree(books / "cay-gao", books / "day")
    _thick(books / "day")
    shutil.copytree(books / "day", books / "chu")
    _wordy(books / "chu")
    return site


def read_script(path: Path) -> Any:
    """Return the value that a data script hands over."""
    text = path.read_text(encoding="utf-8")
    start = min(text.index(mark) for mark in "({" if mark in text)
    return json.loads(text[start:].strip().rstrip(";").removeprefix("(").removesuffix(")"))


def _write_book(folder: Path, **more: object) -> None:
    book = read_script(folder / "book.js") | more
    text = json.dumps(book, ensure_ascii=False)
    (folder / "book.js").write_text(f"self.tusachBook={text};\n", encoding="utf-8")


def _linked(folder: Path) -> None:
    """Put links on pages 2 and 9: to a page, to the web, close together, and without words."""
    file = folder / read_script(folder / "book.js")["text"][0]["file"]
    shard = read_script(file)
    lines = [line for line in shard["pages"][1] if line]
    first, second = lines[1], lines[2]
    note = next(line for line in shard["pages"][8] if line and "thư viện" in line[3])
    shard["links"] = {
        "1": [
            [first[0], first[1], sum(first[4][:3]), first[2], 8],
            [second[0], second[1], sum(second[4]), second[2], "https://vi.wikipedia.org/wiki/Gạo"],
            [3000, 3500, 30, 30, 11],
        ],
        "8": [[note[0], note[1], sum(note[4]), note[2], 11]],
    }
    text = json.dumps(shard, ensure_ascii=False)
    file.write_text(f"self.tusachText({text});", encoding="utf-8")
    _write_book(folder, labels=LABELS, pageList=PRINTED)


def _write_chapters(
    folder: Path, chapters: list[tuple[str, int, str]], language: str, **more: object
) -> None:
    (folder / "chapters").mkdir(exist_ok=True)
    rows = []
    for number, (title, page, html) in enumerate(chapters):
        value = {"number": number, "language": language, "direction": "ltr", "html": html}
        file = f"chapters/{number}.js"
        text = json.dumps(value, ensure_ascii=False)
        (folder / file).write_text(f"self.tusachChapter({text});", encoding="utf-8")
        rows.append({"title": title, "page": page, "file": file})
    _write_book(folder, chapters=rows, **more)


def _reflowable(folder: Path, more: str) -> None:
    chapters = []
    for number, page in enumerate(CHAPTERS):
        html = (
            f'<section id="c{number}-top"><span data-page="{page}"></span><h1>Khúc {number + 1}</h1>'
            f"<p>{TALE * 12}</p><h4>Bên bờ</h4>"
            f'<p>{TALE} <a href="#p=5" data-to="c2-note">Xem chú thích</a>'
            f'<sup><a href="#p=1" data-to="c0-top">1</a></sup></p>'
            '<figure><img src="chapters/hinh.webp" alt="Dòng suối"><figcaption>Hình 1</figcaption></figure>'
            f'<p>{TALE * 6}<span data-page="{page + 1}"></span>{TALE * 12}</p>'
            f"<p>Hết khúc {number + 1}.</p></section>"
        )
        chapters.append((f"Khúc {number + 1}", page, html))
    title, page, html = chapters[2]
    chapters[2] = (title, page, html + f'{more}<p id="c2-note">Chú thích: cuội là đá.</p><p>{TALE * 20}</p>')
    _write_chapters(folder, chapters, "vi")
    Image.new("RGB", (1200, 800), (40, 120, 140)).save(folder / "chapters" / "hinh.webp")


_VERSE = '<p class="t-verse">Trong đầm gì<br>đẹp <em>bằng</em> sen<br><br>Lá xanh</p>'
_HOSTILE = (
    "<script>self.hacked = 1</script><p onclick='self.hacked = 2' style='position:fixed' class='text'>Một</p>"
    "<img src='https://evil.example/x.png' onerror='self.hacked = 3'><svg onload='self.hacked = 4'></svg>"
    "<iframe src='https://evil.example/'></iframe><a href='javascript:self.hacked = 5'>Hai</a>"
    "<form action='https://evil.example/'><input name='x'></form>"
    "<p>Ba <a href='https://example.org/'>trang mạng</a></p><table><tr><th>Loài</th></tr></table>"
)


def _vertical(folder: Path) -> None:
    count = read_script(folder / "book.js")["pageCount"]
    chapters = [
        (f"第{page + 1}章", page, f'<span data-page="{page}"></span><h1>第{page + 1}章</h1><p>{CAT * 20}</p>')
        for page in range(0, count, 2)
    ]
    chapters = [
        (title, page, f'{html}<p><span data-page="{page + 1}"></span>{CAT * 30}</p>')
        for title, page, html in chapters
    ]
    _write_chapters(folder, chapters, "ja", vertical=True)


def _spoken(folder: Path, clips: list[list[object]], ident: str) -> None:
    (folder / "audio").mkdir()
    files = ["audio/a.wav", "audio/b.wav"]
    for pitch, file in zip((330, 440), files, strict=True):
        (folder / file).write_bytes(tone(6.0, pitch))
    _write_book(folder, id=f"nghe-{ident}", audio={"files": files, "clips": clips})


def _thick(folder: Path) -> None:
    book = read_script(folder / "book.js")
    narrow = [row for row in book["images"] if row][:7]
    images = [narrow[page % 7] for page in range(THICK)]
    more = {"images": images, "pageSize": [0] * THICK, "pageCount": THICK, "outline": [], "text": []}
    _write_book(folder, id="day", labels=[f"t{page}" for page in range(THICK)], pageList=[], **more)


def _wordy(folder: Path) -> None:
    """Put the same few words on every page, and rare ones on some."""
    book = read_script(folder / "book.js")
    ranges = []
    for first in range(0, WORDY, WORDY_SHARD):
        pages = [_wordy_page(page) for page in range(first, first + WORDY_SHARD)]
        file = f"text/{first}.js"
        text = json.dumps({"from": first, "pages": pages}, ensure_ascii=False)
        (folder / file).write_text(f"self.tusachText({text});", encoding="utf-8")
        ranges.append({"from": first, "to": first + WORDY_SHARD - 1, "file": file})
    cut = {key: book[key][:WORDY] for key in ("images", "pageSize")}
    _write_book(folder, id="chu", pageCount=WORDY, labels=None, text=ranges, **cut)


def _wordy_page(page: int) -> list[object]:
    lines = ["Gió thổi qua cánh đồng, lúa nghiêng mình", f"chào người thứ {page + 1} đi chợ sớm."]
    if page + 1 in RARE_PAGES:
        lines.append("Con bói cá xanh đậu trên cành tre.")
    rows: list[object] = []
    for at, line in enumerate(lines):
        steps = [part for word in line.split() for part in (40 * len(word), 40)][:-1]
        rows.append([400, 600 + 200 * at, 120, line, steps])
    return rows
