"""Turns the chapters' plain text into an EPUB 3 with pictures in few inks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from common import BOOKS, document, jpeg, png, shoot
from epub import Epub, Item, write, xhtml
from PIL import Image, ImageChops, ImageOps

from .later_scenes import cover
from .scenes import CHAPTERS

if TYPE_CHECKING:
    from art.svg import Canvas
    from playwright.sync_api import Browser

OUT = BOOKS / "Chiếc ghe chở sách.epub"
TEXT = Path(__file__).parent / "text"
TITLE = "Chiếc ghe chở sách"
CSS = """
body{margin:5%;line-height:1.5;text-align:justify}
h1{text-align:left;font-size:1.6em;line-height:1.25;margin:1.5em 0 1em}
h1 .n{display:block;font-size:.6em;letter-spacing:.08em;color:#8a4a3a;font-weight:normal}
p{margin:0;text-indent:1.4em}
h1+p,figure+p,.break+p,.pencil+p,table+p,.letter p:first-child{text-indent:0}
figure{margin:1.2em 0;text-align:center}figure img{max-width:100%}
.carved{margin:1.2em 0;text-align:center;text-indent:0;font-weight:bold;letter-spacing:.06em}
.pencil{margin:.8em 1.6em;text-indent:0;font-style:italic;color:#4f5b66}
.verse{margin:1.2em 2em;font-style:italic}.verse p{text-indent:0;text-align:left}
.letter,.inner{margin:1.2em 1.2em;padding:.6em 1em;border-left:3px solid #c9a257}
table{border-collapse:collapse;margin:1.2em auto;font-size:.92em;text-align:left}
caption{font-weight:bold;margin-bottom:.4em}td,th{border-bottom:1px solid #b9ab90;padding:.3em .6em;vertical-align:top}
aside{margin:1em 0 1em 1em;font-size:.86em;border-top:1px solid #b9ab90;padding-top:.4em}aside p{text-indent:0}
a[role=doc-noteref]{vertical-align:super;font-size:.75em;text-decoration:none}
.end{text-align:center;text-indent:0;margin-top:2em;letter-spacing:.2em}
.title{text-align:center}.title h1{text-align:center;font-size:2.2em}.title p{text-indent:0;margin:.6em 0}
.cover{margin:0;text-align:center}.cover img{max-width:100%;height:auto}
"""
COVER_CSS = """
.c{position:relative;width:900px;height:1200px;overflow:hidden}svg{position:absolute;width:900px;height:1200px}
h1{position:absolute;left:0;right:0;top:66px;text-align:center;margin:0;color:#fff3d6;font:800 104px/1 Grandstander;
text-shadow:0 4px 0 #17495880}
p{position:absolute;left:0;right:0;bottom:34px;text-align:center;margin:0;color:#fff3d6;font:600 30px 'Be Vietnam Pro'}
"""
IMPRINT = """<section class="title" epub:type="titlepage"><h1>Chiếc ghe chở sách</h1>
<p>Truyện dài cho thiếu nhi</p><p>Lời và tranh: Nhóm Tủ Sách</p>
<p>Viết riêng cho thư viện mẫu của dự án Tủ Sách, 2026.<br/>Giấy phép CC BY 4.0.</p></section>"""


def few_inks(picture: Image.Image) -> bytes:
    """Return the picture in dark blue and one warm tone on cream, with red left red."""
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=1)
    inked = ImageOps.colorize(grey, black="#1f2f45", mid="#b0705a", white="#fdf6e6", midpoint=118)
    red, green, _ = picture.split()
    spot = ImageChops.subtract(red, green).point(lambda v: 255 if v > 104 else 0)
    inked.paste("#c23b26", mask=spot)
    return png(inked, 24)


def draw(chrome: Browser, canvas: Canvas, width: int) -> Image.Image:
    """Return a scene as a picture of that width."""
    height = round(width * canvas.h / canvas.w)
    css = f"svg{{display:block;width:{width}px;height:{height}px}}"
    return shoot(chrome, document(canvas.svg(), css), width, height)


def chapter_body(source: str, number: int, alt: str) -> tuple[str, str]:
    """Return a chapter's title and its XHTML, with the picture after the third paragraph."""
    blocks = source.strip().split("\n\n")
    title = blocks[0].removeprefix("# ")
    figure = f'<figure><img src="../images/{number}.png" alt="{alt}"/></figure>'
    out = [f'<h1><span class="n">Chương {number}</span> {title}</h1>']
    for i, block in enumerate(blocks[1:], 1):
        whole = block.startswith(("<p", "<div", "<table", "<aside"))
        out.append(block if whole else f"<p>{block}</p>")
        if i == 3:
            out.append(figure)
    return title, '<section epub:type="chapter" role="doc-chapter">\n' + "\n".join(out) + "\n</section>"


def make(chrome: Browser) -> Path:
    """Write the book and return where it is."""
    front = f'<div class="c">{cover().svg()}<h1>Chiếc ghe<br>chở sách</h1><p>Nhóm Tủ Sách</p></div>'
    items = [
        Item("style.css", CSS.encode()),
        Item("images/cover.jpg", jpeg(shoot(chrome, document(front, COVER_CSS), 900, 1200)), "cover-image"),
        Item(
            "text/cover.xhtml",
            xhtml(
                "Bìa",
                '<section class="cover" epub:type="cover"><img src="../images/cover.jpg"'
                f' alt="Bìa sách {TITLE}: chiếc ghe chở đầy sách dưới cây gạo nở đỏ"/></section>',
            ),
            spine=True,
        ),
        Item("text/title.xhtml", xhtml(TITLE, IMPRINT), spine=True),
    ]
    contents = []
    for number, (scene, alt) in enumerate(CHAPTERS, 1):
        source = (TEXT / f"{number}.txt").read_text(encoding="utf-8")
        title, body = chapter_body(source, number, alt)
        items.append(Item(f"images/{number}.png", few_inks(draw(chrome, scene(), 960))))
        items.append(Item(f"text/{number}.xhtml", xhtml(title, body), spine=True))
        contents.append((f"{number}. {title}", f"text/{number}.xhtml"))
    return write(
        Epub(
            uuid="5b0c9d7e-3f46-4b1a-9c55-0e6a1f2d8c01",
            title=TITLE,
            items=items,
            contents=contents,
            description="Thư viện trường Hoa Gạo sắp đóng cửa. Trong một cái hòm dưới gầm cầu thang, Thảo và Minh "
            "tìm thấy những cuốn sách cũ có ai đó viết bút chì bên lề. Thế là chúng chở sách đi tìm người ấy.",
            subjects=("Truyện thiếu nhi", "Thư viện", "Miền Tây", "Tình bạn"),
        ),
        OUT,
    )
