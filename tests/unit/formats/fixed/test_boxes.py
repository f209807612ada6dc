"""Boxes and transforms follow the style sheet."""

from __future__ import annotations

import pymupdf
import pytest

from library.formats.epub.css import declarations, edges
from library.formats.fixed.boxes import Box, place_box, transform

FLOW = Box(100, 200, 400, 600)
HOLDER = Box(0, 0, 1000, 800)


@pytest.mark.parametrize(
    ("style", "box"),
    [
        ("", (100, 200, 400, 600)),
        ("width:50%", (100, 200, 200, 600)),
        ("width:200px;margin:0 auto", (200, 200, 200, 600)),
        ("margin:10px 20px", (120, 210, 360, 580)),
        ("width:100px;padding:10px 5px", (100, 200, 110, 600)),
        ("width:100px;padding:10px 5px;box-sizing:border-box", (100, 200, 100, 600)),
        ("position:relative;left:5px;top:-5px", (105, 195, 400, 600)),
        ("position:absolute;left:10%;top:25%;width:20%;height:50%", (100, 200, 200, 400)),
        ("position:absolute;right:10px;bottom:20px;width:100px;height:50px", (890, 730, 100, 50)),
        ("position:absolute;left:10px;right:20px;top:30px;bottom:40px", (10, 30, 970, 730)),
        ("position:absolute;left:10px;top:10px;margin:5px 0 0 7px;width:50px;height:50px", (17, 15, 50, 50)),
        ("position:absolute;width:50px;height:40px", (100, 200, 50, 40)),
        ("position:absolute;left:1in;top:2em;width:10vw;height:10mm", (96, 40, 100, 37.8)),
        ("width:900px;max-width:100%", (100, 200, 400, 600)),
    ],
)
def test_a_box_stands_where_its_style_says(style: str, box: tuple[float, ...]) -> None:
    placed = place_box(declarations(style), FLOW, HOLDER, 20.0).box
    assert (placed.x, placed.y, placed.width, placed.height) == pytest.approx(box, abs=0.01)


@pytest.mark.parametrize(
    ("style", "sides"),
    [
        ("margin:1px", (1, 1, 1, 1)),
        ("margin:1px 2px", (1, 2, 1, 2)),
        ("margin:1px 2px 3px", (1, 2, 3, 2)),
        ("margin:1px 2px 3px 4px", (1, 2, 3, 4)),
        ("margin:1px auto", (1, None, 1, None)),
        ("margin:1px;margin-left:9px", (1, 1, 1, 9)),
        ("", (None, None, None, None)),
    ],
)
def test_edges(style: str, sides: tuple[float | None, ...]) -> None:
    assert edges(declarations(style), "margin", 100.0) == sides


@pytest.mark.parametrize(
    ("style", "point", "goes_to"),
    [
        ("transform:rotate(90deg)", (20, 10), (30, 20)),
        ("transform:rotate(0.5turn);transform-origin:0 0", (20, 20), (0, 0)),
        ("transform:scale(2)", (20, 10), (20, 0)),
        ("transform:scale(0.5, 2);transform-origin:left top", (30, 20), (20, 30)),
        ("transform:translate(5px, 50%)", (10, 10), (15, 20)),
        ("transform:translateX(10%) translateY(3px)", (10, 10), (12, 13)),
        ("transform:matrix(1,0,0,1,7,8)", (10, 10), (17, 18)),
        ("-webkit-transform:translate(10px,0) scale(2);-webkit-transform-origin:0% 0%", (20, 10), (40, 10)),
        ("transform:skewX(45deg);transform-origin:0 0", (10, 20), (20, 20)),
    ],
)
def test_a_transform_moves_the_corners(
    style: str, point: tuple[float, float], goes_to: tuple[float, float]
) -> None:
    matrix = transform(declarations(style), Box(10, 10, 20, 20), 16.0)
    assert matrix is not None
    moved = pymupdf.Point(*point) * matrix
    assert (moved.x, moved.y) == pytest.approx(goes_to, abs=0.01)


@pytest.mark.parametrize(
    "value", ["none", "", "scale(0)", "rotate(0deg)", "perspective(9px)", "rotate(x)", "scale()"]
)
def test_what_moves_nothing_is_no_transform(value: str) -> None:
    assert transform({"transform": value}, Box(10, 10, 20, 20), 16.0) is None
