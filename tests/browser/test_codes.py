"""The codes on the page to print are read by a machine and lead to the redirect pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pymupdf
import pytest
import zxingcpp
from browser.school import SITE_NAME, SITE_PATH, SITE_URL, School
from browser.window import DESK, PHONE, Device
from lxml import html
from PIL import Image
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site


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
        assert address == f"https://{card.locator('.code-url').inner_text()}/"
        led[card.locator("h3").inner_text()] = shelf_behind(school, address)
    assert led == {
        SITE_NAME: "index.html",
        "Văn học": "shelves/van-hoc/index.html",
        "Truyện tranh": "shelves/truyen-tranh/index.html",
        "Kệ đang chờ sách": "shelves/cho-sach/index.html",
        "Tuần 1: Cây": "lists/tuan-1/index.html",
        "Kể chuyện theo sách": "contests/ke-chuyen/index.html",
        "Vẽ bìa sách": "contests/ve-bia/index.html",
        "Đọc thơ": "contests/doc-tho/index.html",
        "Ý kiến bạn đọc": "surveys/gui/index.html",
        "Ý kiến qua biểu mẫu": "surveys/google/index.html",
        "Ý kiến qua thư": "surveys/thu/index.html",
        "Đình Bến": "exhibits/dinh/index.html",
        "Trường Sao Mai": "exhibits/truong/index.html",
        "Chiếu Cồn": "exhibits/chieu/index.html",
    }


def test_the_codes_on_the_sheet(school: School) -> None:
    with pymupdf.open(school.site / "print" / "ke-sach.pdf") as sheet:
        codes = [code for page in sheet for code in read(page.get_pixmap(dpi=150).tobytes("png"))]
    assert sorted(shelf_behind(school, code) for code in codes) == [
        "shelves/cho-sach/index.html",
        "shelves/truyen-tranh/index.html",
        "shelves/van-hoc/index.html",
    ]


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_labels_are_chosen_and_previewed_without_any_tool(
    school: School, open_window: OpenWindow, device: Device
) -> None:
    window = open_window(device)
    window.go("print/index.html")
    page, chooser = window.page, window.page.locator("#chooser")
    expect(chooser.locator(".paper")).not_to_have_count(0)
    everything = chooser.locator(".print-list input").count()
    chooser.get_by_role("combobox", name="Kệ", exact=True).select_option(label="Truyện tranh")
    chosen = chooser.locator(".print-list input")
    assert 0 < chosen.count() < everything
    chosen.first.uncheck()
    chooser.get_by_label("Bắt đầu từ nhãn thứ").fill("3")
    chooser.get_by_label("Số bản mỗi nhãn").fill("2")
    labels = chooser.locator(".label")
    expect(labels).to_have_count(2 * (chosen.count() - 1))
    chooser.get_by_role("combobox", name="Kệ", exact=True).select_option(label="Tất cả")
    expect(labels.nth(everything)).to_be_visible()
    for at in range(2):
        label = labels.nth(at * 2)
        code = label.locator(".words span").last.inner_text()
        # Larger than on the screen of a phone, as on paper.
        page.evaluate("document.querySelector('.papers').style.setProperty('--scale', 2)")
        assert read(label.locator("svg").screenshot()) == [f"{SITE_URL}q/{code}/"]
        assert shelf_behind(school, f"{SITE_URL}q/{code}/").startswith("books/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_sheet_of_labels_fills_one_page_of_paper(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    window.go("print/index.html")
    page = window.page
    expect(page.locator(".paper")).not_to_have_count(0)
    page.evaluate("window.print = () => {}")
    page.locator("#chooser .btn").click()
    sheets = page.locator(".paper").count()
    with pymupdf.open(stream=page.pdf(prefer_css_page_size=True), filetype="pdf") as printed:
        assert len(printed) == sheets
        assert printed[0].get_text().split()
        found = read(printed[0].get_pixmap(dpi=200).tobytes("png"))
    assert len(found) == page.locator(".paper").first.locator(".label").count()


def test_a_books_page_shows_its_code_when_it_is_asked_for(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site, color_scheme="dark")
    window.go("books/cay-gao/index.html")
    button = window.page.get_by_role("button", name="Mã QR")
    code = window.page.get_by_role("img", name="Quét để mở trang này")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(code).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert read(code.screenshot()) == [f"{SITE_URL}books/cay-gao/"]
    button.click()
    expect(code).to_be_hidden()


def test_a_code_that_cannot_be_drawn_is_told(open_window: OpenWindow, server: SiteServer) -> None:
    server.broken.add("assets/tusach/qr.")
    window = open_window(PHONE)
    window.witness.forgiven.add("/qr.")
    window.go("books/cay-gao/index.html")
    window.page.get_by_role("button", name="Mã QR").click()
    expect(window.page.locator("#book-told")).to_contain_text("Chưa vẽ được mã QR")
