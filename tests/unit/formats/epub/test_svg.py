"""An SVG is drawn as it looks, and nothing in it runs, loads or multiplies."""

from __future__ import annotations

import base64
import io
import time

import pytest
from lxml import etree
from PIL import Image
from support.pictures import flat, pixels_near

from library.formats.epub.svg import is_svg, svg_document, svg_picture

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50">'


def nothing(_: str) -> bytes:
    return b""


def drawn(inside: str, pictures: dict[str, bytes] | None = None) -> Image.Image:
    made = svg_picture(f"{OPEN}{inside}</svg>".encode(), lambda name: (pictures or {}).get(name, b""))
    return Image.open(io.BytesIO(made))


@pytest.mark.parametrize(
    ("data", "svg"),
    [
        (b"<svg/>", True),
        (b'<?xml version="1.0"?>\n<!-- x --><!DOCTYPE svg PUBLIC "a" "b">\n<svg xmlns="">', True),
        (b"\n <svg:svg xmlns:svg='x'>", True),
        (b"<html><svg/></html>", False),
        (b"\x89PNG", False),
        (b"", False),
    ],
)
def test_an_svg_is_known_by_its_content(data: bytes, svg: bool) -> None:
    assert is_svg(data) is svg


def test_what_shows_nothing_is_no_picture() -> None:
    assert svg_picture(f"{OPEN}<script>alert(1)</script></svg>".encode(), nothing) == b""


def test_shapes_and_pictures_are_drawn() -> None:
    packed = base64.b64encode(flat("#0000ff")).decode()
    picture = drawn(
        '<rect width="30" height="50" fill="#00ff00"/><image x="30" width="30" height="50" '
        'preserveAspectRatio="none" xlink:href="a.png"/>'
        f'<image x="60" width="40" height="50" preserveAspectRatio="none" href="data:image/png;base64,{packed}"/>',
        {"a.png": flat("#ff0000")},
    )
    assert (picture.width, picture.height) == (1600, 800)
    assert pixels_near(picture, 0.1, 0.5) == (0, 255, 0)
    assert pixels_near(picture, 0.45, 0.5) == (255, 0, 0)
    assert pixels_near(picture, 0.8, 0.5) == (0, 0, 255)


def test_words_stay_words() -> None:
    document = svg_document(f'{OPEN}<text x="5" y="30">Chào em</text></svg>'.encode(), nothing)
    assert document is not None
    with document:
        assert document[0].get_text().split() == ["Chào", "em"]


def test_nothing_is_asked_for_that_leads_outside() -> None:
    asked: list[str] = []

    def picture(name: str) -> bytes:
        asked.append(name)
        return b""

    inside = (
        '<script href="http://a.b/x.js">1</script><style>@import "http://a.b/c.css"; rect{fill:url(http://a.b/f)}</style>'
        '<foreignObject><iframe src="file:///etc/passwd"/></foreignObject><use href="http://a.b/u.svg#x"/>'
        '<image href="file:///etc/passwd"/><rect width="9" height="9" onload="x()" fill="url(http://a.b/g)"/>'
    )
    root = etree.fromstring(f"{OPEN}{inside}</svg>")
    svg_document(root, picture)
    left = etree.tostring(root).decode()
    assert asked == ["file:///etc/passwd"]
    for word in ("script", "a.b", "onload", "iframe", "passwd"):
        assert word not in left


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a0"><rect width="1" height="1"/></g>'
        + "".join(f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)),
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<g id="a"><use href="#a"/></g>',
        "<rect/>" * 120_000,
    ],
)
def test_what_multiplies_is_not_drawn(inside: str) -> None:
    begun = time.process_time()
    assert svg_picture(f"{OPEN}{inside}</svg>".encode(), nothing) == b""
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "data", [b"", b"<svg", b"<svg/>", b"<svg xmlns='http://www.w3.org/2000/svg' width='0'/>"]
)
def test_what_cannot_be_drawn_is_nothing(data: bytes) -> None:
    assert isinstance(svg_picture(data, nothing), bytes)
