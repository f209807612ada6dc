"""Lays out the lesson booklet: A5, roman front matter, linked contents, outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common import BOOKS, PdfFacts, document, finish_pdf, print_pdf

from .content import BODY, FRONT, Leaf
from .pictures import cover, strip

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

OUT = BOOKS / "Học tập" / "KHTN 6 - Vòng đi của giọt nước.pdf"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")
CSS = """
@page{size:148mm 210mm;margin:0}
.page{position:relative;width:148mm;height:210mm;overflow:hidden;break-after:page;padding:17mm 16mm 18mm;
font:12pt/1.52 Literata;color:#24323a}
.page:last-child{break-after:auto}
.page>footer{position:absolute;left:16mm;right:16mm;bottom:9mm;font:8pt 'Be Vietnam Pro';color:#5b7683;display:flex;justify-content:space-between}
.page.even>footer{flex-direction:row-reverse}
.page>.bar{position:absolute;top:0;left:0;right:0;height:5mm;background:#1f5f86}
h2{font:700 21pt/1.15 'Be Vietnam Pro';color:#1f5f86;margin:0 0 5mm}
h3{font:700 14pt/1.25 'Be Vietnam Pro';color:#b5561f;margin:3mm 0 1.5mm}
h4{font:700 10pt 'Be Vietnam Pro';margin:0 0 1.5mm;color:#1f5f86}
.num{font:600 10pt 'Be Vietnam Pro';color:#b5561f;margin:0 0 1mm;letter-spacing:.06em;text-transform:uppercase}
p{margin:0 0 2.4mm;text-align:left;hyphens:none}
figure{margin:2mm 0 3mm}figure svg{display:block;width:100%;border-radius:2mm}
figcaption{font:8.3pt/1.4 'Be Vietnam Pro';color:#4d6672;margin-top:1.5mm}
.box{background:#eaf4f7;border-left:1.2mm solid #4a9fc4;padding:3.2mm 4mm 1.4mm;margin:4mm 0;border-radius:0 2mm 2mm 0;font-size:11.4pt}
.box.do{background:#fbf1e2;border-color:#d9763a}.box.do h4{color:#b5561f}
ol,ul{margin:0 0 2.4mm;padding-left:5.5mm}li{margin-bottom:1.3mm}.ask li{margin-bottom:3.4mm}.ten li{margin-bottom:2.6mm}
li::marker{font:700 9pt 'Be Vietnam Pro';color:#1f5f86}
b.do{color:#b5561f}.care{color:#b5372a}
table{width:100%;border-collapse:collapse;font:9.6pt 'Be Vietnam Pro'}caption{text-align:left;font-weight:600;margin-bottom:1.5mm;color:#1f5f86}
thead th{background:#1f5f86;color:#fff;font-weight:600}td,th{padding:1.1mm 3mm;text-align:left;border-bottom:.2mm solid #bcd3db;font-weight:400}
td{text-align:right}tbody tr:nth-child(even){background:#f1f7f9}
.math{text-align:center;font:600 10.8pt 'Be Vietnam Pro';color:#1f5f86}
.lines{border-bottom:.2mm dotted #7d98a4;height:6.2mm;margin:0}.verse{font-style:italic;padding-left:6mm}.sign{text-align:right;font-style:italic}
dl{margin:0;font-size:11pt}dt{font:600 10.6pt 'Be Vietnam Pro';color:#1f5f86;margin-top:3mm}
.foot{position:absolute;left:0;right:0;bottom:0}.foot svg{display:block;width:100%}.foot+footer{bottom:3.5mm;color:#1f4f66}dd{margin:0}
.imprint{line-height:1.5;position:absolute;left:16mm;right:30mm;bottom:24mm;font-size:8.8pt}
.toc{list-style:none;padding:0;margin:0}.toc li{margin:0}.toc a{display:flex;gap:2mm;color:inherit;text-decoration:none;padding:.55mm 0}
.toc a span:nth-child(2){flex:1;border-bottom:.3mm dotted #9db4bd;margin-bottom:1.3mm}.toc .l1{font:600 10pt 'Be Vietnam Pro';padding-top:2mm;color:#1f5f86}
.toc .l2{padding-left:6mm;font-size:9.2pt}
.cover{padding:0;color:#fff}.cover svg{position:absolute;inset:0;width:100%;height:100%}
.cover h1{position:absolute;left:0;right:0;top:17mm;margin:0;text-align:center;font:700 33pt/1.08 'Be Vietnam Pro'}
.cover .sub{position:absolute;left:0;right:0;top:185mm;text-align:center;font:9.4pt/1.4 'Be Vietnam Pro'}
.cover .by{position:absolute;left:0;right:0;top:9mm;text-align:center;font:600 9pt 'Be Vietnam Pro'}
"""


def contents(pages: list[tuple[str, Leaf]]) -> str:
    """Return the linked table of contents."""
    rows = "".join(
        f'<li class="l{level}"><a href="#p{n}"><span>{title}</span><span></span><span>{label}</span></a></li>'
        for n, (label, leaf) in enumerate(pages, 1)
        for level, title in leaf.heads
        if n > len(FRONT) and not title.startswith(("Câu hỏi bài", "Bài tập bài"))
    )
    return f'<h2>Mục lục</h2><ul class="toc">{rows}</ul>'


def make(chrome: Browser) -> Path:
    """Write the booklet and return where it is."""
    pages = [(ROMAN[i], leaf) for i, leaf in enumerate(FRONT)]
    pages += [(str(i), leaf) for i, leaf in enumerate(BODY, 1)]
    out = []
    for n, (label, leaf) in enumerate(pages, 1):
        side = "even" if n % 2 == 0 else "odd"
        inner = leaf.html.replace("{toc}", contents(pages))
        if leaf.kind == "cover":
            inner = cover().svg(label="Giọt nước ôm lấy cả ngôi làng bên sông") + inner
        else:
            foot = f'<div class="foot">{strip(leaf.kind).svg(slice_=False)}</div>' if leaf.kind else ""
            inner = f'<div class="bar"></div>{inner}{foot}<footer><span>Vòng đi của giọt nước</span><span>{label}</span></footer>'
        out.append(f'<section class="page {side} {leaf.kind}" id="p{n}">{inner}</section>')
    outline = [(level, title, n) for n, (_, leaf) in enumerate(pages, 1) for level, title in leaf.heads]
    facts = PdfFacts(
        title="Vòng đi của giọt nước: Khoa học tự nhiên 6",
        subject="Tài liệu đọc thêm môn Khoa học tự nhiên lớp 6",
        keywords="nước; vòng tuần hoàn của nước; thuỷ triều; lượng mưa; lớp 6",
        outline=outline,
        labels=[
            {"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1},
            {"startpage": len(FRONT), "prefix": "", "style": "D", "firstpagenum": 1},
        ],
    )
    html = document("".join(out), CSS, title=facts.title)
    finish_pdf(print_pdf(chrome, html, "148mm", "210mm"), facts, OUT)
    return OUT
