"""The codes on the page to print are read by a machine and lead to the redirect pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pymupdf
import pytest
import zxingcpp
from browser.school import SITE_PATH, SITE_URL, School
from browser.window import DESK, PHONE, Device
from lxml import html
from PIL import Image

if TYPE_CHECKING:
    from browser.conftest import OpenWindow


def read(picture: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("RGB"))]


def shelf_behind(school: School, address: str) -> str:
    """Return where the redirect page of a printed address leads, relative to the site."""
    assert address.startswith(f"{SITE_URL}q/")
    page = school.site / urlsplit(address).path.removeprefix(SITE_PATH) / "index.html"
    (refresh,) = html.parse(page).xpath("//meta[@http-equiv='refresh']/@content")
    target = (page.parent / refresh.partition("url=")[2]).resolve()
    assert target.is_file()
    return target.relative_to(school.site.resolve()).as_posix()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_the_codes_on_the_screen(
    school: School, open_window: OpenWindow, device: Device, scheme: str
) -> None:
    window = open_window(device, color_scheme=scheme)
    window.go("print/index.html")
    led = {}
    for card in window.page.locator("li.code").all():
        (address,) = read(card.locator(".code-qr svg").screenshot())
        # People read the address without its scheme.
        assert address == f"https://{card.locator('.code-url').inner_text()}"
        led[card.locator("h2").inner_text()] = shelf_behind(school, address)
    assert led == {
        "Văn học": "shelves/van-hoc/index.html",
        "Truyện tranh": "shelves/truyen-tranh/index.html",
        "Kệ đang chờ sách": "shelves/cho-sach/index.html",
    }


def test_the_codes_on_the_sheet(school: School) -> None:
    with pymupdf.open(school.site / "print" / "ke-sach.pdf") as sheet:
        codes = [code for page in sheet for code in read(page.get_pixmap(dpi=150).tobytes("png"))]
    assert sorted(shelf_behind(school, code) for code in codes) == [
        "shelves/cho-sach/index.html",
        "shelves/truyen-tranh/index.html",
        "shelves/van-hoc/index.html",
    ]
