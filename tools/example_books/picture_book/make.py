"""Sets the scenes and the words on pages and prints the picture book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common import BOOKS, PdfFacts, document, finish_pdf, print_pdf

from .story import PAGES, Page

if TYPE_CHECKING:
    from pathlib import Path

    from art.svg import Canvas
    from playwright.sync_api import Browser

OUT = BOOKS / "Truyện tranh" / "Bé Na đi tìm tiếng mưa.pdf"
CSS = """
@page{size:960px 720px;margin:0}
.page{position:relative;width:960px;height:720px;overflow:hidden;break-after:page}
.page:last-child{break-after:auto}
.page>svg{position:absolute;inset:0;width:100%;height:100%}
.words{position:absolute;font:500 29px/1.42 Grandstander;color:#4a2f22;text-wrap:balance}
.words p{margin:0 0 .35em}.words em{font-style:normal;font-weight:800;font-size:1.12em;color:#1f6f94}
.light{color:#fdf3dc}.light em{color:#a9e2f0}
.panel{background:#fff9e8e6;border-radius:22px;padding:14px 26px 8px}
.veil{background:#221c38b8;border-radius:22px;padding:14px 26px 8px}
.c{text-align:center}
h1{font:800 84px/1.02 Grandstander;margin:0;color:#1f5f86;text-shadow:0 3px 0 #fff6dd}
h2{font:800 40px/1.1 Grandstander;margin:0 0 .5em}
.mid{font-size:25px;line-height:1.4}.small{font-size:20px;line-height:1.5}.tiny{font:400 15px/1.6 'Be Vietnam Pro'}
ol{margin:.2em 0;padding-left:1.2em}li{margin-bottom:.35em}
"""


def _page(page: Page) -> str:
    scene: Canvas = page.scene()
    boxes = "".join(
        f'<div class="words {kind}" style="left:{x}px;top:{y}px;width:{w}px">{words}</div>'
        for x, y, w, kind, words in page.boxes
    )
    return f'<section class="page">{scene.svg(label=page.label)}{boxes}</section>'


def make(chrome: Browser) -> Path:
    """Write the book and return where it is."""
    html = document("".join(_page(page) for page in PAGES), CSS, title="Bé Na đi tìm tiếng mưa")
    facts = PdfFacts(
        title="Bé Na đi tìm tiếng mưa",
        subject="Truyện tranh thiếu nhi",
        keywords="mưa; bà cháu; làng quê; truyện tranh",
        outline=[
            (1, "Bìa", 1),
            (1, "Mùa hạn", 4),
            (1, "Na đi tìm", 6),
            (1, "Trở về", 14),
            (1, "Cơn mưa", 19),
            (1, "Cùng làm tiếng mưa", 21),
        ],
    )
    finish_pdf(print_pdf(chrome, html, "960px", "720px"), facts, OUT)
    return OUT
