"""Makes the fixed-layout EPUB 3 with media overlays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common import BOOKS, HERE, document, jpeg, shoot
from epub import Epub, Item, write, xhtml

from .scenes import SCENES, H, W
from .story import ALT, PAGES, TITLE
from .voice import AUDIO, speak

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

OUT = BOOKS / "Sách nói" / "Đom đóm Chấm thắp đèn.epub"
CSS = """
@font-face{font-family:Grandstander;font-weight:500;src:url(fonts/Grandstander.ttf)}
html,body{margin:0;padding:0;width:1200px;height:900px}
.page{position:relative;width:1200px;height:900px;overflow:hidden;background:#0b1f3a}
.page img{position:absolute;left:0;top:0;width:1200px;height:900px}
.words{position:absolute;left:80px;right:80px;bottom:36px;margin:0;text-align:center;
font:500 40px/1.4 Grandstander,sans-serif;color:#fdf3dc;text-wrap:balance}
.cover .words{bottom:auto;top:56px;font-size:92px;line-height:1.1;color:#ffe9a0}
.cover .by{position:absolute;left:0;right:0;bottom:40px;margin:0;text-align:center;font:500 30px Grandstander,sans-serif;color:#cfe6ee}
.-epub-media-overlay-active{color:#ffd84d}
"""


def clock(seconds: float) -> str:
    """Return seconds as a SMIL clock value."""
    return f"{seconds:.3f}s"


def page_html(number: int, sentences: tuple[str, ...]) -> bytes:
    """Return one page: picture and sentences, each with an id to be highlighted."""
    spans = " ".join(f'<span id="s{i}">{words}</span>' for i, words in enumerate(sentences, 1))
    kind, by = (" cover", '<p class="by">Nhóm Tủ Sách</p>') if number == 1 else ("", "")
    if number == 1:
        spans = '<span id="s1">Đom đóm Chấm<br/>thắp đèn</span>'
    name = "cover" if number == 1 else f"page-{number:02}"
    body = (
        f'<section class="page{kind}" id="page"><img src="../images/{name}.jpg" alt="{ALT[number - 1]}"/>'
        f'<p class="words">{spans}</p>{by}</section>'
    )
    return xhtml(
        f"{TITLE}, trang {number}", body, head=f'<meta name="viewport" content="width={W}, height={H}"/>'
    )


def smil(number: int, times: list[list[float]]) -> bytes:
    """Return the media overlay of a page: a `par` for each sentence."""
    href = f"../text/page-{number:02}.xhtml"
    pars = "".join(
        f'<par id="p{i}"><text src="{href}#s{i}"/><audio src="../audio/page-{number:02}.mp3"'
        f' clipBegin="{clock(begin)}" clipEnd="{clock(end)}"/></par>'
        for i, (begin, end) in enumerate(times, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<smil xmlns="http://www.w3.org/ns/SMIL"'
        ' xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>'
        f'<seq id="seq" epub:textref="{href}#page">{pars}</seq></body></smil>\n'
    ).encode()


def make(chrome: Browser) -> Path:
    """Write the book and return where it is."""
    spoken = speak(PAGES)
    items = [
        Item("style.css", CSS.encode()),
        Item("fonts/Grandstander.ttf", (HERE / "fonts/Grandstander_500Medium.ttf").read_bytes()),
    ]
    metas, total = [], 0.0
    for number, (sentences, times, scene) in enumerate(zip(PAGES, spoken, SCENES, strict=True), 1):
        picture = shoot(
            chrome, document(scene().svg(), f"svg{{display:block;width:{W}px;height:{H}px}}"), W, H
        )
        name, kind = ("cover", "cover-image") if number == 1 else (f"page-{number:02}", "")
        overlay = f"smil-page-{number:02}-smil"
        length = sum(end - begin for begin, end in times)
        total += length
        metas.append(f'<meta property="media:duration" refines="#{overlay}">{clock(length)}</meta>')
        items += [
            Item(f"images/{name}.jpg", jpeg(picture, 74), kind),
            Item(f"text/page-{number:02}.xhtml", page_html(number, sentences), spine=True, overlay=overlay),
            Item(f"smil/page-{number:02}.smil", smil(number, times)),
            Item(f"audio/page-{number:02}.mp3", (AUDIO / f"page-{number:02}.mp3").read_bytes()),
        ]
    metas += [
        f'<meta property="media:duration">{clock(total)}</meta>',
        '<meta property="media:active-class">-epub-media-overlay-active</meta>',
        '<meta property="media:narrator">espeak-ng</meta>',
        '<meta property="rendition:layout">pre-paginated</meta>',
        '<meta property="rendition:orientation">landscape</meta>',
        '<meta property="rendition:spread">none</meta>',
        '<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>',
    ]
    return write(
        Epub(
            uuid="0f6f2c7e-6a55-4a0e-8d3a-5a7c1be4d902",
            title=TITLE,
            items=items,
            metas=metas,
            contents=[
                ("Bìa", "text/page-01.xhtml"),
                ("Bạn Chấm", "text/page-02.xhtml"),
                ("Vịt con lạc mẹ", "text/page-05.xhtml"),
                ("Một bước, một bước", "text/page-07.xhtml"),
                ("Hết truyện", "text/page-12.xhtml"),
            ],
            description="Đèn của đom đóm Chấm chỉ sáng bằng một dấu chấm. Đêm nọ có một bạn vịt con lạc mẹ… Sách nói: nghe và nhìn chữ sáng lên từng câu.",
            subjects=("Sách nói", "Truyện mầm non", "Đom đóm"),
            modes=("textual", "visual", "auditory"),
        ),
        OUT,
    )
