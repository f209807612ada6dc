"""What comes out of the printer when a teacher prints what is open in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from browser.pages.reader import Reader
from browser.pages.text import TextMode
from browser.window import DESK, PHONE, Device

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Site, Window


def printed(window: Window) -> pymupdf.Document:
    """The sheets, without the backgrounds that browsers leave out unless they are told."""
    return pymupdf.open(stream=window.page.pdf(format="A4", print_background=False), filetype="pdf")


def pictures(sheet: pymupdf.Page) -> list[pymupdf.Rect]:
    return [rect for image in sheet.get_images() for rect in sheet.get_image_rects(image[0])]


def test_a_page_fills_a_sheet(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    Reader(window).open("cay-gao", "#p=3").shows(3)
    with printed(window) as sheets:
        assert len(sheets) == 1
        (picture,) = pictures(sheets[0])
        paper = sheets[0].rect
        assert picture in pymupdf.Rect(-1, -1, paper.x1 + 1, paper.y1 + 1)
        assert max(picture.width / paper.width, picture.height / paper.height) > 0.95


def test_two_pages_lie_side_by_side_on_a_sheet(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(DESK, crafted)
    Reader(window).open("cay-gao", "#p=4").shows(4, 5)
    with printed(window) as sheets:
        assert len(sheets) == 1
        left, right = sorted(pictures(sheets[0]), key=lambda rect: rect.x0)
        assert left.x1 <= right.x0 + 1
        assert right.x1 <= sheets[0].rect.width + 1
        assert right.x1 - left.x0 > 0.8 * sheets[0].rect.width


@pytest.mark.parametrize("device", [PHONE, DESK])
def test_the_text_goes_on_over_as_many_sheets_as_it_takes(
    open_window: OpenWindow, crafted_twice: Site, device: Device
) -> None:
    window = open_window(device, crafted_twice)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=4&mode=text")
    words = reader.reads("Khúc 2").article.inner_text().split()
    with printed(window) as sheets:
        told = " ".join(sheet.get_text() for sheet in sheets).split()
    assert [word for word in words if word not in told] == []
    assert "trước:" not in told, "no button"
