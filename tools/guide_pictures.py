"""Makes the pictures of the librarians' guide by doing what it says, in a fresh folder.

Run it after a change of what they show: `.venv/bin/python tools/guide_pictures.py`. The commands really
run; in what they say, the scratch folder is called by the names that the guide uses. Tables are drawn
from the workbook itself. Needs Playwright and Chromium.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import html
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pymupdf
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
GUIDES = [
    ROOT / "themes/tusach/school/catalog/pages/huong-dan",
    ROOT / "catalog/pages/huong-dan",
]
SHELVES = [
    ("Truyện tranh", "Tầng 1, cạnh cửa sổ", "Mở ra là thấy cả một thế giới có màu.", 1),
    ("Văn học", "Tầng 1, dãy giữa", "Truyện dài, truyện ngắn và thơ.", 2),
    ("Học tập và khám phá", "Tầng 1, cạnh bàn thí nghiệm", "Cho các bạn hay hỏi vì sao.", 3),
]
BOOKS = {
    "Truyện tranh/Bé Na đi tìm tiếng mưa.pdf": ("Truyện tranh", "Bà cháu; Mưa", "1-3"),
    "Chiếc ghe chở sách.epub": ("Văn học", "Tình bạn; Miền Tây", "4; 5; 6"),
    "Học tập/KHTN 6 - Vòng đi của giọt nước.pdf": ("Học tập và khám phá", "Khoa học tự nhiên", "6"),
}
MONO = base64.b64encode((ROOT / "library/fonts/SourceCodePro_400Regular.ttf").read_bytes()).decode()
STYLE = """
@font-face { font-family: mono; src: url(data:font/ttf;base64,FONT) }
body { margin: 0; font: 15px/1.5 "Be Vietnam Pro", sans-serif; background: #fff; color: #1d2b30 }
pre { margin: 0; padding: 18px 20px; background: #14242b; color: #e8f0ee; font: 14px/1.55 mono, monospace; white-space: pre-wrap }
pre b { color: #ffd479; font-weight: normal }
table { border-collapse: collapse; table-layout: fixed; font-size: 14px }
th, td { border: 1px solid #cfd8d6; padding: 4px 8px; text-align: left; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.letters th, td.n { background: #eef2f1; color: #5a6a6e; text-align: center; font-weight: normal; padding: 3px }
.head td:not(.n) { background: #1f4e5f; color: #fff; font-weight: 600 }
.tabs { display: flex; gap: 4px; padding: 6px 40px 8px; background: #eef2f1 } .tabs span { padding: 3px 16px; border-radius: 0 0 6px 6px }
.tabs .on { background: #fff; font-weight: 600; box-shadow: 0 1px 2px #0004 }
.box { position: absolute; background: #fff; border: 1px solid #6b7d80; box-shadow: 0 4px 14px #0003; font-size: 14px; z-index: 2 }
.box p { margin: 0; padding: 5px 12px } .box p.on { background: #d8ebe6 } .note { background: #fffbe0; padding: 8px 12px; width: 200px }
"""


def page(body: str) -> str:
    """Return a page of the style above."""
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE.replace("FONT", MONO)}</style><body>{body}'


def run(scratch: Path, *arguments: str) -> str:
    """Run a command of the guide and return it with what it says, as the guide calls its folders."""
    command = [sys.executable, "-c", "from library.cli import main; main()", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    said = " ".join(f'"{word}"' if " " in word else word for word in ("tusach", *arguments))
    told = html.escape(done.stdout.strip() + ("\n" + done.stderr.strip() if done.stderr else ""))
    text = f"<b>C:\\tu-sach&gt;{html.escape(said)}</b>\n{told}"
    for folder, name in ((ROOT / "books", "C:\\Users\\Mai\\Downloads"), (scratch, "D:")):
        path = re.escape(str(folder)) + r"([^\n\"&<]*?)(?=[\n\"&<]| bằng|\. Bước|$)"
        text = re.sub(path, lambda found, name=name: name + found[1].replace("/", "\\"), text)
    return f"<pre>{text}</pre>"


def drawn(path: Path, sheet: str, widths: Sequence[int], rows: int, extra: str = "") -> str:
    """Return a sheet of a workbook as a spreadsheet program shows it."""
    book = load_workbook(path)
    cells = [
        [str(cell.value or "") for cell in row[: len(widths)]] for row in book[sheet].iter_rows(max_row=rows)
    ]
    cells += [[""] * len(widths)] * (rows - len(cells))
    columns = '<col style="width:34px">' + "".join(f'<col style="width:{width}px">' for width in widths)
    letters = "".join(f"<th>{chr(65 + at)}</th>" for at in range(len(widths)))
    body = "".join(
        f'<tr class="{"head" if number == 1 else ""}"><td class="n">{number}</td>'
        + "".join(f"<td>{html.escape(cell)}&nbsp;</td>" for cell in row)
        + "</tr>"
        for number, row in enumerate(cells, 1)
    )
    tabs = "".join(f'<span class="{"on" if name == sheet else ""}">{name}</span>' for name in book.sheetnames)
    table = f'<table style="width:880px">{columns}<tr class="letters"><th></th>{letters}</tr>{body}</table>'
    return page(f'{table}<div class="tabs">{tabs}</div>{extra}')


def fill(path: Path, shelves: bool) -> None:
    """Do what the guide tells the librarian to do in the workbook."""
    book = load_workbook(path)
    if shelves:
        for number, (title, place, about, order) in enumerate(SHELVES, 2):
            for column, value in enumerate((title, place, about, order), 1):
                book["Kệ"].cell(number, column).value = value
    sheet = book["Sách"]
    for row in sheet.iter_rows(min_row=2):
        for file, (shelf, subject, grade) in BOOKS.items():
            if row[3].value == Path(file).name:
                row[2].value, row[4].value, row[5].value = shelf, subject, grade
    book.save(path)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Leave the terminal to the commands."""

    handler = functools.partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def shot(browser: Browser, content: str, size: tuple[int, int], **how: Any) -> Image.Image:
    """Return a picture of a page: its HTML, or its address."""
    tab = browser.new_page(viewport={"width": size[0], "height": size[1]}, device_scale_factor=1.5)
    if content.startswith(("http:", "file:")):
        tab.goto(content)
    else:
        tab.set_content(content)
    tab.wait_for_timeout(600)
    height = (
        size[1] if how.get("window") else int(tab.evaluate("document.body.getBoundingClientRect().height"))
    )
    data = tab.screenshot(clip={"x": 0, "y": 0, "width": size[0], "height": min(height, 900)}, full_page=True)
    tab.close()
    return Image.open(io.BytesIO(data)).convert("RGB")


def pictures(scratch: Path, browser: Browser) -> dict[str, Image.Image]:
    """Follow the guide and return its pictures by name."""
    root, table = scratch / "thu-vien", scratch / "thu-vien" / "catalog" / "books.xlsx"
    folder = str(root)
    made = {"tao-moi": shot(browser, page(run(scratch, "new", folder)), (640, 400))}
    books = [str(ROOT / "books" / name) for name in BOOKS]
    made["them-sach"] = shot(browser, page(run(scratch, "add", "-C", folder, *books)), (640, 600))
    fill(table, shelves=True)
    made["bang-ke"] = shot(browser, drawn(table, "Kệ", (190, 240, 320, 96), 6), (880, 400))
    choices = "".join(
        f'<p class="{"on" if at == 1 else ""}">{shelf[0]}</p>' for at, shelf in enumerate(SHELVES)
    )
    note = load_workbook(table)["Sách"]["F1"].comment
    assert note is not None
    extra = (
        f'<div class="box" style="left:412px;top:118px;width:180px">{choices}</div>'
        f'<div class="box note" style="left:640px;top:58px">{html.escape(note.text)}</div>'
    )
    made["bang-sach"] = shot(
        browser, drawn(table, "Sách", (230, 140, 170, 150, 100, 56), 7, extra), (880, 400)
    )
    sound = table.read_bytes()
    book = load_workbook(table)
    book["Sách"]["I3"].value, book["Sách"]["D2"].value = "20l5", "Be Na di tim tieng mua.pfd"
    book.save(table)
    run(scratch, "check", "-C", folder)
    made["kiem-tra"] = shot(browser, (root / ".tusach" / "check.html").as_uri(), (880, 620))
    table.write_bytes(sound)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "Thư viện trường em", "Thư viện Trường Tiểu học Hoa Gạo"
    )
    text = text.replace(
        "# site_url: https://thuvien.truong.edu.vn/", "site_url: https://thuvien.hoagao.example/"
    )
    settings.write_text(text, encoding="utf-8")
    run(scratch, "build", "-C", folder)
    with served(root / "site") as address:
        made["ke-sach"] = shot(browser, f"{address}shelves/van-hoc/index.html", (360, 640), window=True)
    run(scratch, "labels", "-C", folder, "-o", str(scratch / "ma-qr.pdf"))
    with pymupdf.open(scratch / "ma-qr.pdf") as sheet:
        drawing = sheet[0].get_pixmap(dpi=90)
        made["ma-qr"] = Image.frombytes("RGB", (drawing.width, drawing.height), drawing.samples)
    return made


def main() -> None:
    """Write the pictures, and their heights into the guide; the example school has the same guide."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        made = pictures(Path(scratch), browser)
        browser.close()
    source = GUIDES[0]
    index = source / "index.md"
    text = index.read_text(encoding="utf-8")
    for name, picture in made.items():
        picture.save(source / "hinh" / f"{name}.webp", quality=70, method=6)
        size = rf"(hinh/{name}\.webp\)\{{ loading=lazy width=)(\d+)( height=)\S+"
        text = re.sub(
            size,
            lambda found, shape=picture.size: (
                f"{found[1]}{found[2]}{found[3]}{round(int(found[2]) * shape[1] / shape[0])}"
            ),
            text,
        )
    index.write_text(text, encoding="utf-8")
    for copy in GUIDES[1:]:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(source, copy)


if __name__ == "__main__":
    main()
