"""Finding words in the book that is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.crafted import RARE_PAGES, WORDY_SHARD
from browser.pages.find import Find
from browser.school import PHRASE, PHRASE_PAGES
from browser.test_accessibility import violations
from browser.window import DESK, PHONE
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site
    from playwright.sync_api import Route

_INSIDE = "() => [document.body, null].includes(document.activeElement) || !!document.activeElement.closest('#find')"
# What the live region has said, one after the other.
_SAID = """
self.said = []
new MutationObserver(() => self.said.push(document.getElementById('find-status').textContent))
  .observe(document.getElementById('find-status'), { childList: true, characterData: true, subtree: true })
"""

# Asks one question after the other, faster than they can be answered.
_ASK = "(field, all) => all.forEach((words) => { field.value = words; field.form.requestSubmit() })"


def asked_for(reader: Find) -> list[str]:
    """Return the words that the address names."""
    return parse_qs(urlsplit(reader.page.url).fragment).get("q", [])


def test_a_result_leads_to_its_page_with_the_words_marked(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = Find(window)
    reader.open("cay-gao", "#p=3").shows(3)
    reader.open_find()
    expect(reader.field).to_be_focused()
    expect(reader.told).to_contain_text("Gõ không dấu cũng được.")
    reader.ask(f"“{PHRASE}”")
    expect(reader.told).to_have_text("Tìm thấy 2 trang.")
    expect(reader.results.locator("b")).to_have_text([f"Trang {page}" for page in PHRASE_PAGES])
    assert reader.marked(1) == ["thư", "viện"]
    expect(reader.results.nth(1)).to_contain_text(
        "Bạn Na đem sách trả thư viện, rồi mượn thêm hai quyển nữa."
    )
    window.press(reader.results.nth(1))
    expect(reader.panel).to_be_hidden()
    reader.at(PHRASE_PAGES[1]).shows(PHRASE_PAGES[1])
    assert len(reader.marks(PHRASE_PAGES[1])) == 1
    expect(reader.hits_count).to_have_text("1 chỗ khớp với “thư viện” trên trang này")
    assert asked_for(reader) == [f"“{PHRASE}”"]
    # The way back to the list: it is as it was, at the page that was left.
    window.press(reader.opener)
    expect(reader.results).to_have_count(2)
    expect(reader.results.nth(1)).to_be_focused()
    expect(reader.panel.locator("[aria-current]")).to_have_text(re.compile("^Trang 11"))


def test_from_what_was_found_a_way_leads_back(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = Find(window)
    reader.open("cay-gao", "#p=3").shows(3)
    reader.open_find().ask("thu vien")
    window.press(reader.results.nth(1))
    reader.at(9).shows(9)
    # From one result to the next, the way leads to the page before the first.
    window.press(reader.opener)
    window.press(reader.results.nth(2))
    reader.at(11).shows(11)
    window.press(window.page.get_by_role("button", name="Về trang 3"))
    reader.at(3).shows(3)
    expect(window.page.locator("#return")).to_be_hidden()
    # The browser's own way back does the same.
    window.press(reader.opener)
    window.press(reader.results.nth(1))
    reader.at(9).shows(9)
    window.page.go_back()
    reader.at(3).shows(3)


def test_matches_come_while_the_words_are_typed(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Find(window)
    reader.open("cay-gao").shows(1)
    reader.open_find()
    reader.field.press_sequentially("con thuyen", delay=20)
    expect(reader.told).to_have_text("Tìm thấy 1 trang.")
    expect(reader.results).to_contain_text(["Quyển sách kể chuyện một con thuyền đi tìm biển."])
    reader.field.fill("")
    expect(reader.told).to_contain_text("Gõ không dấu cũng được.")
    expect(reader.results).to_have_count(0)


def test_by_keyboard_alone(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESK, site)
    reader = Find(window)
    reader.open("cay-gao", "#p=5").shows(4, 5)
    reader.opener.focus()
    reader.key("Enter")
    expect(reader.field).to_be_focused()
    expect(reader.field).to_have_value("")
    window.page.keyboard.type("con thuyền/biển")
    expect(reader.field).to_have_value("con thuyền/biển")
    reader.field.fill("thư viện")
    reader.key("Enter").answered()
    for _ in range(9):
        reader.key("Tab")
        assert window.page.evaluate(_INSIDE)
    # With the words in the field, the first press closes the panel, and leaves the words.
    reader.field.focus()
    reader.key("Escape")
    expect(reader.panel).to_be_hidden()
    assert window.page.locator("#find-input").input_value() == "thư viện"
    expect(reader.page.locator("html.finding")).to_have_count(0)
    reader.opener.focus()
    reader.key("Enter")
    expect(reader.field).to_be_focused()
    reader.results.first.focus()
    reader.key("Enter").at(9).shows(9, 10)
    # The focus follows to the book.
    expect(reader.panel).to_be_hidden()
    expect(reader.page.get_by_role("main")).to_be_focused()
    reader.marks(9)


def test_escape_gives_the_focus_back_and_leaves_the_marks(open_window: OpenWindow) -> None:
    reader = Find(open_window(PHONE))
    reader.open("cay-gao", "#p=9&q=thu%20vien").shows(9)
    reader.marks(9)
    reader.open_find().answered()
    # What is marked in the book is what the panel begins with.
    expect(reader.field).to_have_value("thu vien")
    expect(reader.results).to_have_count(3)
    reader.field.press("Escape")
    expect(reader.panel).to_be_hidden()
    expect(reader.opener).to_be_focused()
    expect(reader.hits).to_be_visible()
    reader.marks(9)


def test_pages_that_hold_all_words_match_and_quotes_bind_them(open_window: OpenWindow) -> None:
    reader = Find(open_window(PHONE))
    reader.open("cay-gao").shows(1)
    reader.open_find().ask("vien thu")
    expect(reader.results.locator("b")).to_have_text(["Trang 4", "Trang 9", "Trang 11"])
    reader.ask('"vien thu"')
    expect(reader.told).to_have_text("Không tìm thấy “vien thu” trong sách này.")
    reader.ask('"thu vien" sach')
    expect(reader.results.locator("b")).to_have_text(["Trang 9", "Trang 11"])


def test_accents_as_typed_and_the_way_without(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Find(window)
    reader.open("cay-gao").shows(1)
    reader.open_find().ask("đòm đóm")
    expect(reader.told).to_have_text("Không tìm thấy “đòm đóm” trong sách này.")
    expect(reader.results).to_have_count(0)
    window.press(reader.panel.get_by_role("button", name="Tìm không dấu: dom dom"))
    expect(reader.results).to_contain_text(["Đêm xuống, đom đóm thắp đèn"])
    expect(reader.field).to_have_value("dom dom")
    expect(reader.field).to_be_focused()
    reader.ask("xyzzy")
    expect(reader.told).to_have_text("Không tìm thấy “xyzzy” trong sách này.")
    expect(reader.panel.get_by_role("button", name="Tìm không dấu")).to_have_count(0)


def test_printed_numbers_and_both_ways_to_open(open_window: OpenWindow, crafted_twice: Site) -> None:
    reader = Find(open_window(PHONE, crafted_twice))
    reader.open("cay-gao").shows(1)
    reader.open_find().ask("mua xuan")
    expect(reader.results.locator("b")).to_have_text(["Trang 3 (số in: ii)"])


def test_in_the_text_mode_the_place_is_shown(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = Find(window)
    reader.open("suoi-reo", "#p=1&mode=text")
    reader.reads("Hết khúc 1.")
    reader.open_find()
    reader.ask("cuoi tron")
    window.press(reader.results.nth(3))
    expect(reader.panel).to_be_hidden()
    reader.reads("Hết khúc 2.").at(4)
    assert "mode=text" in window.page.url
    marks = reader.article.locator("mark.hit")
    expect(marks.first).to_have_text("cuội tròn")
    box = reader.view.bounding_box()
    assert box
    tops = marks.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    start = reader.start_of(4)
    assert -2 <= start < box["height"]
    assert any(0 < top < box["height"] for top in tops)


def test_on_a_wide_screen_the_list_stays_beside_the_book(open_window: OpenWindow) -> None:
    reader = Find(open_window(DESK))
    reader.open("cay-gao").shows(1)
    reader.open_find().ask("thu vien")
    reader.results.nth(1).click()
    reader.at(9).shows(9, 10)
    expect(reader.panel).to_be_visible()
    expect(reader.results.nth(1)).to_have_attribute("aria-current", "true")
    edge = reader.panel.bounding_box()
    assert edge
    right = reader.boxes()[10]
    assert right.x + right.width < edge["x"]
    # A click beside the panel closes it, and the book has the room again.
    reader.page.mouse.click(300, 400)
    expect(reader.panel).to_be_hidden()
    reader.shows(9, 10)
    assert reader.number == 9
    assert reader.boxes()[10].width > right.width


def test_a_thick_book_is_read_as_far_as_the_list_goes(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    reader = Find(open_window(PHONE, crafted))
    reader.open("chu", "#p=3").shows(3)
    reader.open_find().ask("lua nghieng")
    expect(reader.told).to_have_text("Tìm thấy hơn 100 trang.")
    expect(reader.results).to_have_count(100)
    expect(reader.panel).to_contain_text("Trên đây là 100 trang đầu.")
    loaded = {path for path in crafted_server.asked if "/chu/text/" in path}
    assert len(loaded) == 100 // WORDY_SHARD + 1
    reader.page.evaluate(_SAID)
    reader.ask("bói cá")
    expect(reader.results.locator("b")).to_have_text([f"Trang {page}" for page in RARE_PAGES])
    # One word at the beginning and one at the end: a screen reader is not talked over.
    assert reader.page.evaluate("self.said") == ["Đang tìm “bói cá”…", "Tìm thấy 3 trang."]


def test_only_the_last_question_is_answered(open_window: OpenWindow, crafted: Site) -> None:
    reader = Find(open_window(PHONE, crafted))
    reader.open("chu", "#p=3").shows(3)
    reader.open_find()
    reader.field.evaluate(_ASK, ["lua nghieng", "cho som", "boi ca"])
    reader.answered()
    expect(reader.told).to_have_text("Tìm thấy 3 trang.")
    expect(reader.results).to_have_count(3)


def test_a_closed_panel_leaves_the_connection_to_the_pages(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    window = open_window(PHONE, crafted)
    reader = Find(window)
    reader.open("chu", "#p=3").shows(3)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    window.page.route("**/chu/text/40.js", hold)
    reader.open_find()
    reader.field.fill("boi ca")
    with window.page.expect_request("**/chu/text/40.js"):
        reader.field.press("Enter")
    window.press(reader.results.first)
    reader.at(RARE_PAGES[0])
    held[0].continue_()
    # Time enough for all of them, as the other tests show.
    window.page.wait_for_timeout(500)
    assert not any("/chu/text/100.js" in path for path in crafted_server.asked)
    window.press(reader.opener)
    reader.answered()
    expect(reader.results).to_have_count(len(RARE_PAGES))


def test_a_lost_part_is_told_and_asked_for_again(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    window = open_window(PHONE, crafted)
    window.witness.forgiven.add("503")
    crafted_server.broken.add("/chu/text/120")
    reader = Find(window)
    reader.open("chu", "#p=3").shows(3)
    reader.open_find().ask("boi ca")
    expect(reader.told).to_have_text(
        f"Tìm thấy 2 trang. Số trang chưa tải được phần chữ: {WORDY_SHARD}. Có thể còn sót."
    )
    crafted_server.broken.clear()
    window.press(reader.panel.get_by_role("button", name="Thử lại"))
    expect(reader.told).to_have_text("Tìm thấy 3 trang.")


def test_a_book_of_pictures_has_no_such_button(open_window: OpenWindow) -> None:
    reader = Find(open_window(PHONE))
    reader.open("tap-san-quet", "#p=2").shows(2)
    expect(reader.opener).to_be_hidden()
    expect(reader.panel).to_be_hidden()


@pytest.mark.parametrize("words", ["thu vien", "đòm đóm"])
def test_on_a_small_phone_all_has_room(open_window: OpenWindow, words: str) -> None:
    reader = Find(open_window(PHONE))
    reader.open("cay-gao", "#p=3&mode=text")
    reader.reads("chim sáo")
    target = reader.opener.bounding_box()
    assert target
    assert min(target["width"], target["height"]) >= 44
    reader.open_find().ask(words)
    overflow = "(all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).length"
    assert reader.panel.locator("*").evaluate_all(overflow) == 0
    small = "(all) => all.filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 44).length"
    assert reader.panel.locator("a, button, input").evaluate_all(small) == 0


def test_print_leaves_the_panel_out(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Find(window)
    reader.open("cay-gao", "#p=3").shows(3)
    reader.open_find()
    window.page.emulate_media(media="print")
    expect(reader.panel).to_be_hidden()


@pytest.mark.parametrize("words", ["thu vien", "đòm đóm"])
def test_axe(open_window: OpenWindow, axe: str, words: str) -> None:
    window = open_window(PHONE, bypass_csp=True)
    reader = Find(window)
    reader.open("cay-gao", "#p=9").shows(9)
    reader.open_find().ask(words)
    assert violations(window, axe) == []
