"""The library on a USB stick, opened by a double click on its start page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from browser.pages.reader import Reader
from browser.pages.search import Search
from browser.window import DESK, Device, Site
from click.testing import CliRunner
from playwright.sync_api import expect

from library.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenWindow
    from browser.school import School


@pytest.fixture(scope="module", params=["site", "packed"])
def stick(
    request: pytest.FixtureRequest,
    school: School,
    packed_school: School,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A stick in a folder whose name is what drives are called; also from a site made for another host."""
    folder = tmp_path_factory.mktemp("stick") / "USB của trường #1"
    root = (school if request.param == "site" else packed_school).root
    with patch("library.pipeline.engine", lambda: ""):
        result = CliRunner().invoke(main, ["export", "-C", str(root), "--usb", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("device", [DESK], ids=str)
def test_a_double_click_opens_the_library(open_window: OpenWindow, stick: Path, device: Device) -> None:
    window = open_window(device, Site("stick", f"{stick.as_uri()}/"))
    window.go("MO-THU-VIEN.html")
    expect(window.page.locator("html")).to_have_attribute("lang", "vi")
    window.page.get_by_role("link", name="Mở thư viện").click()
    expect(window.page).to_have_url(f"{stick.as_uri()}/thu-vien/index.html")
    expect(window.page.locator("h1").first).to_be_visible()


def test_books_are_found_and_read(open_window: OpenWindow, stick: Path) -> None:
    window = open_window(DESK, Site("stick", f"{stick.as_uri()}/thu-vien/"))
    search = Search(window).open("?q=thu+vien")
    expect(search.status).not_to_be_empty()
    expect(window.page.get_by_role("link", name="Cây gạo đầu làng").first).to_be_visible()
    reader = Reader(window).open("cay-gao").shows(1)
    for spread in ((2, 3), (4, 5), (6, 7)):
        reader.key("ArrowRight").at(spread[0]).shows(*spread)
        expect(reader.picture(spread[0])).to_be_visible()
