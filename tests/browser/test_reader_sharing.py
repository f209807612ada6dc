"""A link to a page, for a class to scan or to hand on."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from browser.pages.desk import Desk
from browser.school import SITE_URL
from browser.test_accessibility import violations
from browser.window import DESK, LYING_PHONE, PHONE, Device
from PIL import Image
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site

_NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { get: () => undefined })"
_COPIED = (
    "addEventListener('copy', () => { self.copied = String(getSelection()) || document.activeElement.value })"
)
_SENT = "navigator.share = (what) => { self.sent = what.url; return Promise.resolve() }"


def scanned(reader: Desk) -> str:
    """Return what a camera reads from the screen."""
    expect(reader.sharing.get_by_role("img")).to_be_visible()
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(reader.page.screenshot())))
    assert len(codes) == 1
    return codes[0].text


@pytest.mark.parametrize("device", [PHONE, LYING_PHONE, DESK])
def test_a_class_scans_the_page(open_window: OpenWindow, device: Device, axe: str) -> None:
    window = open_window(device, bypass_csp=True)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5")
    reader.share()
    url = window.site.url("books/cay-gao/read.html#p=5")
    assert scanned(reader) == url
    expect(reader.link).to_have_text(url)
    expect(reader.sharing).to_have_accessible_name("Cây gạo đầu làng – trang 5")
    expect(reader.sharing.get_by_role("img")).to_have_accessible_name("Mã QR dẫn tới trang 5")
    # As large as the window lets it, and all in view.
    box = reader.sharing.get_by_role("img").bounding_box()
    assert box
    assert box["width"] >= 0.65 * min(device.width, device.height)
    expect(reader.sharing.get_by_role("button", name="Chép đường dẫn")).to_be_in_viewport()
    assert violations(window, axe) == []
    reader.key("Escape")
    expect(reader.menu_button).to_be_focused()


def test_the_text_mode_is_shared_as_such(open_window: OpenWindow, crafted: Site) -> None:
    reader = Desk(open_window(PHONE, crafted))
    reader.open("suoi-reo", "#p=3&mode=text")
    reader.reads("Hết khúc 2.").share()
    assert scanned(reader).endswith("/read.html#p=3&mode=text")


@pytest.mark.parametrize("old", [False, True])
def test_the_link_is_copied(open_window: OpenWindow, old: bool) -> None:
    window = open_window(PHONE, permissions=["clipboard-read", "clipboard-write"])
    window.page.add_init_script(f"{_NO_CLIPBOARD};{_COPIED}" if old else "")
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    button = reader.share().get_by_role("button", name="Chép đường dẫn")
    window.press(button)
    expect(reader.sharing.get_by_role("status")).to_have_text("Đã chép đường dẫn tới trang này.")
    copied = window.page.evaluate("self.copied" if old else "navigator.clipboard.readText()")
    assert copied == window.site.url("books/cay-gao/read.html#p=5")
    expect(button).to_be_focused()


def test_a_phone_hands_the_link_on(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.add_init_script(_SENT)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    window.press(reader.share().get_by_role("button", name="Gửi đi"))
    assert window.page.evaluate("self.sent").endswith("read.html#p=5")


def test_where_nothing_can_be_sent_there_is_no_button(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.add_init_script("delete Navigator.prototype.share")
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5).share()
    expect(reader.sharing.get_by_role("button", name="Gửi đi")).to_be_hidden()


def test_from_a_stick_the_code_leads_to_the_site(open_window: OpenWindow, school_on_a_stick: Site) -> None:
    reader = Desk(open_window(PHONE, school_on_a_stick))
    reader.open("cay-gao", "#p=5").shows(5).share()
    assert scanned(reader) == f"{SITE_URL}books/cay-gao/read.html#p=5"


def test_from_a_stick_without_a_site_there_is_no_code(
    open_window: OpenWindow, school_on_a_stick: Site
) -> None:
    window = open_window(PHONE, school_on_a_stick)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    window.page.locator("link[rel=canonical]").evaluate("(link) => link.remove()")
    reader.share()
    expect(reader.sharing.get_by_role("status")).to_contain_text("chỉ dùng được trên máy này")
    expect(reader.sharing.get_by_role("img")).to_have_count(0)


def test_a_lost_script_leaves_the_link(open_window: OpenWindow, server: SiteServer) -> None:
    window = open_window(PHONE)
    window.witness.forgiven.add("503")
    server.broken.add("/qr.")
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5)
    reader.share()
    expect(reader.sharing.get_by_role("status")).to_have_text("Chưa vẽ được mã QR. Đường dẫn vẫn dùng được.")
    reader.key("Escape")
    server.broken.clear()
    reader.share()
    assert scanned(reader).endswith("#p=5")


def test_nobody_pays_for_a_code_that_is_not_asked_for(open_window: OpenWindow, server: SiteServer) -> None:
    Desk(open_window(PHONE)).open("cay-gao", "#p=5").shows(5)
    assert not any("/qr." in path or "/class." in path for path in server.asked)
