"""A chapter that was made to harm is words and pictures when it comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.epubs import xhtml

from library.formats.epub.markup import joined, parse_chapter
from library.formats.reflow import sanitise as sanitising

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml import etree


def sanitise(root: etree._Element, path: str, image: Callable[[str], str], link: Callable[[str], str]) -> str:
    """Return a chapter as the pieces of a book say it, in one."""
    safe = sanitising.clean(sanitising.body_of(root, lambda _: ""), path, image, link)
    made = [sanitising.xhtml(token) for token in sanitising.TOKEN.findall(safe)]
    return f"<div>{''.join(made)}</div>" if any(part.strip() for part in made) else ""


def cleaned(body: str, *, document: str = "") -> str:
    root = parse_chapter((document or xhtml(body)).encode())
    assert root is not None
    return sanitise(root, "text/c1.xhtml", lambda path: f"[{path}]" if path else "", lambda path: f"->{path}")


def test_structure_and_words_stay() -> None:
    body = "<h1 id='a'>Chương</h1><p lang='vi'>Một <em>hai</em><br/>ba</p>"
    assert cleaned(body) == '<div><h1 id="a">Chương</h1><p lang="vi">Một <em>hai</em><br/>ba</p></div>'


@pytest.mark.parametrize(
    "body",
    [
        "<script>XAU()</script>",
        "<p onclick='XAU()'>a</p>",
        "<p style='background:url(XAU)'>a</p>",
        "<style>@import 'XAU'</style>",
        "<a href='javascript:XAU()'>a</a>",
        "<a href='JaVaScRiPt:XAU()'>a</a>",
        "<a href='&#106;avascript:XAU()'>a</a>",
        "<a href='data:text/html,XAU'>a</a>",
        "<a href='vbscript:XAU'>a</a>",
        "<iframe src='XAU'>XAU</iframe>",
        "<object data='XAU'><p>XAU</p></object>",
        "<embed src='XAU'/>",
        "<form action='XAU'><input value='XAU'/></form>",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>XAU()</script><g onload='XAU()'/></svg>",
        "<math xmlns='http://www.w3.org/1998/Math/MathML'><mi href='javascript:XAU'>x</mi></math>",
        "<img src='x.png' onerror='XAU()'/>",
        "<img src='https://theo.doi/XAU.png'/>",
        "<img src='//theo.doi/XAU.png'/>",
        "<img src='data:image/svg+xml,XAU'/>",
        "<img srcset='XAU'/>",
        "<base href='XAU'/>",
        "<meta http-equiv='refresh' content='0;url=XAU'/>",
        "<link rel='stylesheet' href='XAU'/>",
        "<!-- XAU -->",
        "<?xau XAU?>",
        "<template><p>XAU</p></template>",
        "<noscript>XAU</noscript>",
    ],
)
def test_nothing_that_acts_or_calls_outside_is_left(body: str) -> None:
    assert "XAU" not in cleaned(f"<p>trước</p>{body}<p>sau</p>")
    assert "sau" in cleaned(f"<p>trước</p>{body}<p>sau</p>")


def test_pictures_and_links_of_the_book_lead_into_the_book() -> None:
    assert '<img src="[images/a b.png]" alt="Ghe"/>' in cleaned("<img src='../images/a%20b.png' alt='Ghe'/>")
    assert 'href="-&gt;text/c2.xhtml#m"' in cleaned("<a href='c2.xhtml#m'>x</a>")
    assert 'href="-&gt;text/c1.xhtml#m"' in cleaned("<a href='#m'>x</a>")
    assert 'href="https://vi.wikipedia.org/"' in cleaned("<a href='https://vi.wikipedia.org/'>x</a>")


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    root = parse_chapter(xhtml("<p>xem <a href='mat.xhtml'>chương sau</a></p>").encode())
    assert root is not None
    assert sanitise(root, "c.xhtml", lambda _: "", lambda _: "") == "<div><p>xem <a>chương sau</a></p></div>"


def test_a_picture_in_an_svg_frame_becomes_a_picture() -> None:
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
        "<image xlink:href='../bia.png'/></svg>"
    )
    assert '<img src="[bia.png]"/>' in cleaned(f"<div>{svg} sau</div>")


def test_no_entity_reads_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("BI-MAT", encoding="utf-8")
    document = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a&x;b</p></body></html>'
    )
    assert "BI-MAT" not in cleaned("", document=document)


def test_entities_that_multiply_do_not() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    document = f'<!DOCTYPE html [<!ENTITY l0 "ha">{lol}]><html><body><p>&l9;</p></body></html>'
    assert len(cleaned("", document=document)) < 10_000


def test_html_that_is_no_xml_is_read_all_the_same() -> None:
    assert "<p>một<br/>hai &amp; ba</p>" in cleaned("", document="<html><body><p>một<br>hai & ba</body>")


def test_a_chapter_in_another_encoding_is_read() -> None:
    data = '<?xml version="1.0" encoding="windows-1258"?><html><body><p>Đường</body></html>'.encode(
        "cp1258", "ignore"
    )
    root = parse_chapter(data)
    assert root is not None
    assert "Đư" in sanitise(root, "c.xhtml", lambda _: "", lambda _: "")


@pytest.mark.parametrize("content", [b"", b"   ", b"\n\n"])
def test_a_chapter_of_nothing_is_none(content: bytes) -> None:
    root = parse_chapter(content)
    assert root is None or sanitise(root, "c.xhtml", lambda _: "", lambda _: "") == ""


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("a.png", "text/a.png"),
        ("../a.png", "a.png"),
        ("../../a.png", ""),
        ("/a.png", "a.png"),
        ("http://x/a.png", ""),
        ("//x/a.png", ""),
        ("h%C3%ACnh%201.png", "text/hình 1.png"),
    ],
)
def test_references_stay_in_the_package(reference: str, path: str) -> None:
    assert joined("text", reference) == path


@given(st.text(alphabet="<>/=&;'\"ap scriptonxđ\x00[]-!?:", max_size=80))
def test_no_chapter_makes_it_fail(body: str) -> None:
    root = parse_chapter(f"<html><body>{body}</body></html>".encode())
    if root is not None:
        again = sanitise(root, "c.xhtml", lambda _: "", lambda _: "")
        assert "<script" not in again
