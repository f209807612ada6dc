"""The desk answers in the school's own words however it is asked, and says so when it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.pages.faq import Faq
from browser.test_accessibility import violations
from browser.test_every_page import small_targets
from browser.window import DESK, PHONE, Device
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site, Window


@pytest.mark.parametrize(
    "words",
    [
        "Thư viện mở cửa lúc mấy giờ?",
        "may gio mo cua",
        "thư viên mỡ cữa khi nào ạ",
        "thuvien mocua luc may h",
        "giowf mowr cuwar",
    ],
)
def test_a_question_is_understood_however_it_is_typed(phone: Window, words: str) -> None:
    desk = Faq(phone).open().ask(words)
    expect(desk.asked).to_have_text(f"Em hỏi: {words}")
    desk.says_of("gio-mo-cua", "Từ bảy giờ sáng.")
    expect(desk.says.get_by_role("link", name="Giới thiệu")).to_have_attribute("href", "../gioi-thieu.html")
    expect(desk.box).to_be_focused()
    expect(desk.box).to_have_value("")


def test_branches_are_buttons_and_may_lead_back(open_window: OpenWindow, site: Site) -> None:
    desk = Faq(open_window(PHONE, site)).open().ask("muon sach the nao")
    desk.says_of("muon-sach", "Em học lớp mấy?").choose("Lớp 4, lớp 5").says_of("lop-lon", "Hai cuốn.")
    expect(desk.asked).to_contain_text("Lớp 4, lớp 5 mượn mấy cuốn?")
    desk.choose("Mượn sách về nhà thế nào?").says_of("muon-sach", "Em học lớp mấy?")


def test_the_desk_offers_questions_before_any_is_asked(phone: Window) -> None:
    desk = Faq(phone).open()
    desk.choose("Thư viện mở cửa lúc mấy giờ?").says_of("gio-mo-cua", "Từ bảy giờ sáng.")


def test_where_two_may_be_meant_it_asks_back(phone: Window) -> None:
    desk = Faq(phone).open().ask("em mượn được mấy cuốn")
    expect(desk.says).to_contain_text("Có phải em muốn hỏi:")
    assert desk.says.get_by_role("button").all_inner_texts()[-1] == "Không phải những câu này"
    desk.choose("Lớp 1 đến lớp 3").says_of("lop-nho", "Một cuốn.")


def test_what_no_row_answers_is_looked_up_in_the_books(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    desk = Faq(window).open().ask("có sách nào kể về đom đóm không")
    expect(desk.says.locator(".hit-title")).to_have_text("Cây gạo đầu làng")
    expect(desk.says).to_contain_text("Tìm “đom đóm” trong thư viện thì thấy:")
    expect(desk.says.locator("mark").first).to_have_text("đom")
    window.press(desk.says.locator(".hit-page"))
    window.page.wait_for_url("**/books/cay-gao/read.html#p=7*")


def test_what_nobody_knows_is_not_made_up(phone: Window) -> None:
    desk = Faq(phone).open().ask("giá vàng hôm nay bao nhiêu")
    expect(desk.says).to_contain_text("Câu này thư viện chưa có trả lời. Em hỏi trực tiếp nhé:")
    desk.says_of("lien-he", "Gặp cô Hạt ở bàn thủ thư.")
    expect(desk.says.get_by_role("link", name="0912345678")).to_have_attribute("href", "tel:0912345678")


def test_typed_markup_is_text(phone: Window) -> None:
    desk = Faq(phone).open().ask("<img src=x onerror=alert(1)> mất thẻ")
    expect(desk.asked).to_contain_text("<img src=x onerror=alert(1)>")
    assert phone.page.locator("#desk-log img").count() == 0


def test_nothing_that_is_typed_leaves_the_page(open_window: OpenWindow, server: SiteServer) -> None:
    desk = Faq(open_window(PHONE)).open()
    server.asked.clear()
    desk.ask("em bị mất thẻ").says_of("mat-the", "Cô Hạt làm thẻ mới.")
    assert server.asked == []
    assert desk.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    link = desk.says.get_by_role("link", name="the.example")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")


def test_without_a_network_the_desk_goes_on(open_window: OpenWindow, server: SiteServer) -> None:
    window = open_window(PHONE, service_workers="allow")
    window.go("index.html")
    window.page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    window.page.wait_for_function("navigator.serviceWorker.controller")
    Faq(window).open()
    window.page.wait_for_function(
        """async () => {
          const held = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
          const urls = held.flat().map(({ url }) => url)
          return ['/faq/index.html', '/desk.'].every((part) => urls.some((url) => url.includes(part)))
        }"""
    )
    window.page.context.set_offline(True)
    server.broken.add("")
    window.witness.forgiven |= {"ERR_FAILED", "ERR_INTERNET_DISCONNECTED"}
    desk = Faq(window).open().ask("mat the").says_of("mat-the", "Cô Hạt làm thẻ mới.")
    desk.ask("có sách về đom đóm không")
    expect(desk.says).to_contain_text("Chưa mở được dữ liệu tìm kiếm")
    desk.says_of("lien-he", "Gặp cô Hạt")


@pytest.mark.parametrize("_phone", [{"java_script_enabled": False}], indirect=True, ids=["phone"])
def test_without_scripts_every_question_opens(phone: Window) -> None:
    phone.go(Faq.path)
    expect(phone.page.get_by_role("log")).to_be_hidden()
    answer = phone.page.locator("#c-lop-nho")
    expect(answer).to_be_hidden()
    phone.press(phone.page.locator("summary", has_text="Lớp 1 đến lớp 3"))
    expect(answer).to_have_text("Một cuốn.")


def test_a_link_opens_its_answer(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    desk = Faq(window).open("#c-mat-the")
    expect(window.page.locator("#c-mat-the")).to_be_in_viewport()
    desk.ask("muon sach").says_of("muon-sach", "Em học lớp mấy?")
    window.press(desk.says.locator(".desk-source a"))
    expect(window.page.locator("#c-muon-sach")).to_be_in_viewport()


def test_a_conversation_has_no_fault_in_any_theme(open_window: OpenWindow, axe: str) -> None:
    window = open_window(PHONE, bypass_csp=True)
    desk = Faq(window).open().ask("mấy giờ mở cửa").says_of("gio-mo-cua", "Từ bảy")
    desk.ask("em mượn được mấy cuốn").ask("sách về đom đóm")
    expect(desk.says.locator(".hit")).to_be_visible()
    assert small_targets(window) == []
    assert violations(window, axe) == []


@pytest.mark.parametrize("device", [PHONE, Device(360, 430), Device(320, 700), DESK], ids=str)
def test_the_answer_and_the_box_are_seen_together(open_window: OpenWindow, device: Device) -> None:
    """A phone's keyboard leaves about half of the window."""
    desk = Faq(open_window(device)).open()
    for words in ("mấy giờ mở cửa", "em bị mất thẻ"):
        desk.ask(words)
        expect(desk.asked).to_contain_text(words)
        expect(desk.asked).to_be_in_viewport(ratio=1)
        expect(desk.box).to_be_in_viewport(ratio=1)
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_keyboard_is_enough(open_window: OpenWindow) -> None:
    desk = Faq(open_window(DESK)).open().ask("muon sach the nao")
    desk.says_of("muon-sach", "Em học lớp mấy?")
    choice = desk.log.get_by_role("button", name="Lớp 4, lớp 5")
    choice.focus()
    desk.page.keyboard.press("Enter")
    desk.says_of("lop-lon", "Hai cuốn.")
    expect(choice).to_be_focused()
    desk.page.keyboard.press("Tab")
    assert desk.says.get_by_role("link").evaluate_all("(all) => all.includes(document.activeElement)")
