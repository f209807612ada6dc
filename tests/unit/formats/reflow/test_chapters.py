"""The chapters for a browser: harmless, with the pages marked in them."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from support.epubs import make_epub
from support.pictures import flat

from library.formats.epub.package import read_package
from library.formats.mupdf import opened, page_at
from library.formats.reflow.book import DOCUMENT, lay_out
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.formats.types import SourceInfo

LIMITS = Limits()
LONG = "".join(
    f"<p>Đoạn {n}: con đò chở sách đi qua ba xóm ven sông, ghé từng bến thứ {n}.</p>" for n in range(80)
)


def laid_out(folder: Path, chapters: dict[str, str], **values: object) -> SourceInfo:
    path = make_epub(folder / "in.epub", chapters, **values)  # type: ignore[arg-type]
    return lay_out(read_package(path, LIMITS), folder, LIMITS)


def chapter(folder: Path, info: SourceInfo, number: int = 0) -> dict[str, Any]:
    script = (folder / info.reflow[number].content.file).read_text(encoding="utf-8")
    assert script.startswith("self.tusachChapter(")
    value: dict[str, Any] = json.loads(script.removeprefix("self.tusachChapter(").removesuffix(");\n"))
    return value


def test_a_chapter_says_what_it_is(tmp_path: Path) -> None:
    info = laid_out(
        tmp_path,
        {"c1.xhtml": "<h1>Một</h1>", "c2.xhtml": "<p>Hai</p>"},
        toc=[("Chương hai", "c2.xhtml"), ("Một", "c1.xhtml")],
    )
    assert [(c.title, c.page) for c in info.reflow] == [("Một", 0), ("Chương hai", 1)]
    assert chapter(tmp_path, info, 1) == {
        "number": 1,
        "language": "vi",
        "direction": "ltr",
        "html": '<span data-page="1"></span><p>Hai</p>',
    }


def test_every_page_is_marked_where_it_begins(tmp_path: Path) -> None:
    info = laid_out(tmp_path, {"c1.xhtml": LONG, "c2.xhtml": f"<ol><li>{LONG}</li></ol>"})
    seen = []
    with opened(tmp_path / DOCUMENT, "epub") as document:
        for number in range(len(info.reflow)):
            parts = re.split(r'<span data-page="(\d+)"></span>', chapter(tmp_path, info, number)["html"])
            for at in range(1, len(parts), 2):
                page = int(parts[at])
                seen.append(page)
                marked = "".join(unescape(re.sub("<[^>]*>", "", parts[at + 1])).split())[:30]
                assert marked in "".join(page_at(document, info, page).get_text().split())[:40]
    assert seen == list(range(len(info.sizes)))


def test_links_lead_to_pages_and_elements(tmp_path: Path) -> None:
    body = "<p><a href='c2.xhtml#m&amp;1'>x</a> <a href='c2.xhtml'>y</a> <a href='https://a.vn/'>z</a> <a href='mat.xhtml'>w</a></p>"
    info = laid_out(
        tmp_path, {"c1.xhtml": body, "c2.xhtml": f"{LONG}<p id='m&amp;1'>đây</p><p id='thua'>đó</p>"}
    )
    last = len(info.sizes)
    assert chapter(tmp_path, info)["html"].endswith(
        f'<p><a href="#p={last}" data-to="c1-m&amp;1">x</a> <a href="#p=2">y</a> '
        '<a href="https://a.vn/">z</a> <a>w</a></p>'
    )
    html = chapter(tmp_path, info, 1)["html"]
    assert 'id="c1-m&amp;1"' in html
    assert "thua" not in html


def test_pictures_are_files_of_the_book(tmp_path: Path) -> None:
    info = laid_out(
        tmp_path,
        {"c1.xhtml": "<p>a<img src='h.png' alt='Ghe' onerror='x()'/></p>"},
        files={"h.png": flat(size=(40, 30))},
    )
    (picture,) = info.pictures
    assert (tmp_path / picture.file).stat().st_size == picture.bytes
    assert f'<img src="{picture.file}" width="40" height="30" alt="Ghe">' in chapter(tmp_path, info)["html"]


def test_formulas_stay_formulas_and_count_in_the_pages(tmp_path: Path) -> None:
    math = "<math xmlns='http://www.w3.org/1998/Math/MathML'><mfenced><mi>x</mi></mfenced></math>"
    info = laid_out(tmp_path, {"c1.xhtml": f"<p>{math}</p>" * 5 + LONG})
    html = chapter(tmp_path, info)["html"]
    assert "<math><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></math>" in html
    assert re.search(r"<p>(?:\w+ )*", html)
    assert html.count("data-page") == len(info.sizes)


def test_a_very_long_document_is_several_chapters(tmp_path: Path) -> None:
    body = "".join(f"<p id='p{n}'>Đoạn {n}. {'Gió thổi qua vườn. ' * 40}</p>" for n in range(900))
    info = laid_out(tmp_path, {"c1.xhtml": f"<div><a href='#p899'>x</a>{body}</div>"})
    assert len(info.reflow) > 1
    last = chapter(tmp_path, info, len(info.reflow) - 1)["html"]
    assert f'id="c{len(info.reflow) - 1}-p899"' in last
    assert last.count("<div>") == last.count("</div>")


def test_the_direction_is_that_of_the_letters(tmp_path: Path) -> None:
    for language, direction, expected in (("ar", "rtl", "rtl"), ("ja", "rtl", "ltr"), ("vi", "", "ltr")):
        (tmp_path / language).mkdir()
        info = laid_out(tmp_path / language, {"c1.xhtml": "<p>a</p>"}, language=language, direction=direction)
        assert chapter(tmp_path / language, info)["direction"] == expected


@pytest.mark.parametrize(
    "body",
    [
        "<script>XAU()</script>",
        "<p onclick='XAU()' style='background:url(XAU)' class='XAU'>a</p>",
        "<a href='javascript:XAU()'>a</a>",
        "<a href='data:text/html,XAU'>a</a>",
        "<math xmlns='http://www.w3.org/1998/Math/MathML'><annotation-xml encoding='text/html'><img src='x' onerror='XAU()'/></annotation-xml><mtext><script>XAU()</script></mtext></math>",
        "<math xmlns='http://www.w3.org/1998/Math/MathML'><mi href='javascript:XAU()' onclick='XAU()'>x</mi></math>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='XAU()'><script>XAU()</script><text>a</text></svg>",
        "<img src='https://theo.doi/XAU.png'/>",
        "<img src='data:image/svg+xml;base64,XAU'/>",
        "<iframe src='XAU'/>",
        "<style>p { background: url(XAU) }</style>",
        "<a id='\"&gt;&lt;script&gt;XAU()' href='#\"&gt;&lt;script&gt;XAU()'>a</a><!-- XAU -->",
    ],
)
def test_nothing_that_acts_or_calls_outside_is_in_either_form(tmp_path: Path, body: str) -> None:
    info = laid_out(tmp_path, {"c1.xhtml": f"<p>trước</p>{body}<p>sau</p>"})
    html = chapter(tmp_path, info)["html"]
    assert "sau" in html
    plain = re.sub(r'"[^"]*"', '""', html)
    assert "XAU" not in plain
    assert "script" not in plain
    for forbidden in ("onclick", "onerror", "onload", "javascript:", "data:", "url(", "https:"):
        assert forbidden not in html
