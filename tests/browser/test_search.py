"""The search page: answers while a pupil types, on a slow link, without a link, by keyboard and by ear."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.pages.search import Search
from browser.test_accessibility import violations
from browser.test_every_page import small_targets
from browser.window import DESK, PHONE, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Window

ASSETS = Path(__file__).parents[2] / "themes/tusach/assets"
JAVASCRIPT_KB = 17
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""A poor link in the mountains: 400 kbit/s, 400 ms (bytes a second for Chromium)."""
_SHIFTS = """
self.shifts = []
new PerformanceObserver((list) => self.shifts.push(...list.getEntries().filter((one) => !one.hadRecentInput)
  .map((one) => [one.value, ...one.sources.map(({ node }) => node && (node.id || node.className || node.nodeName))])))
  .observe({ type: 'layout-shift', buffered: true })
"""


def slow(window: Window) -> Window:
    session = window.page.context.new_cdp_session(window.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    return window


def test_the_scripts_of_the_search_page_are_light() -> None:
    size = len(gzip.compress((ASSETS / "search.js").read_bytes(), 9, mtime=0))
    assert size <= JAVASCRIPT_KB * 1024


def test_an_older_answer_never_replaces_a_newer_one(open_window: OpenWindow) -> None:
    window = slow(open_window(PHONE))
    search = Search(window).open()
    search.ask("thu vien")
    window.page.wait_for_timeout(250)
    search.ask("chim sao").answered(books=1)
    expect(search.hits().first).to_contain_text("Trang 3")
    window.page.wait_for_timeout(2500)
    expect(search.hits().first).to_contain_text("Trang 3")
    assert "chim%20sao" in window.page.url


def test_typing_asks_when_it_pauses_and_never_blocks(open_window: OpenWindow, server: SiteServer) -> None:
    window = slow(open_window(PHONE))
    search = Search(window).open()
    server.asked.clear()
    search.box.press_sequentially("thu vien", delay=40)
    assert search.box.input_value() == "thu vien"
    search.answered(books=1)
    # One file of terms answers it; no letter on the way asked for one of its own.
    terms = [path for path in server.asked if path.startswith("search/")]
    assert len(terms) == len(set(terms))
    assert len(terms) <= 6, terms


@pytest.mark.parametrize("path", ["?q=thu%20vien", "?q=thu%20vien&lop=3&doc=1", ""])
def test_nothing_moves_while_a_slow_link_brings_the_answer(open_window: OpenWindow, path: str) -> None:
    window = slow(open_window(PHONE))
    window.page.add_init_script(_SHIFTS)
    search = Search(window).open(path)
    if path:
        search.answered(books=1)
        expect(search.hits().first.locator("mark").first).to_be_visible()
    window.page.wait_for_timeout(1500)
    shifts = window.page.evaluate("self.shifts")
    # The site's type, when it comes late, is a hair wider than that of the device.
    assert sum(shift[0] for shift in shifts) < 0.001, shifts


def test_filters_combine_and_stand_in_the_address(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    search = Search(window).open("?q=lang").answered(books=2).open_filters()
    search.choose("Lớp", "Lớp 4 (2)")
    search.answered(books=2)
    window.press(window.page.get_by_label("Đọc được ngay", exact=True))
    search.answered(books=1)
    expect(search.titles).to_have_text(["Cây gạo đầu làng"])
    assert window.page.url.endswith("search.html?q=lang&lop=4&doc=1")

    window.page.reload()
    search.answered(books=1)
    expect(search.filters).to_have_text(["Lớp 4", "Đọc được ngay"])
    window.press(search.filters.last)
    search.answered(books=2)
    search.open_filters().choose("Kệ", "Văn học")
    expect(search.filters).to_have_text(["Lớp 4", "Văn học"])
    search.answered(books=2)
    search.choose("Chủ đề", "Làng quê")
    search.answered(books=2)
    assert small_targets(window) == []


def test_filters_alone_list_their_books(open_window: OpenWindow) -> None:
    search = Search(open_window(PHONE)).open("?lop=4&ngonngu=vi").answered(books=2)
    expect(search.status).to_have_text("Tìm thấy 2 cuốn.")
    expect(search.titles).to_have_text(["Cây gạo đầu làng", "Sách giấy trên kệ"])


def test_a_filter_that_leaves_nothing_can_be_taken_off(open_window: OpenWindow) -> None:
    search = Search(open_window(PHONE)).open("?q=suoi%20reo&lop=4").answered(books=0)
    expect(search.meant).to_have_count(0)
    search.window.press(search.notes.get_by_role("button", name="Tìm không lọc"))
    search.answered(books=1)
    expect(search.filters).to_have_count(0)


def test_records_come_first_and_tell_why(open_window: OpenWindow) -> None:
    search = Search(open_window(PHONE)).open("?q=cay%20gao").answered(books=1)
    expect(search.page.get_by_role("heading", name="Trong mục lục thư viện").first).to_be_visible()
    expect(search.titles.first.locator("mark")).to_have_text(["Cây", "gạo"])
    search.ask("tuoi tho").answered(books=1)
    expect(search.books.first).to_contain_text("Chủ đề: Làng quê, Tuổi thơ")
    expect(search.books.first.locator(".hit-byline mark")).to_have_text(["Tuổi", "thơ"])


@pytest.mark.parametrize(
    ("query", "told", "title", "shown"),
    [
        ("mất thẻ", "1 câu hỏi có lời đáp", "Em bị mất thẻ thì làm sao?", "Cô Hạt làm thẻ mới."),
        ("kể chuyện theo sách", "1 cuộc thi", "Kể chuyện theo sách", "Đang nhận bài"),
        ("ý kiến qua thư", "khảo sát", "Ý kiến qua thư", "Em thích mấy sao?"),
    ],
)
def test_what_is_no_book_is_found_and_told_as_what_it_is(
    open_window: OpenWindow, site: Site, query: str, told: str, title: str, shown: str
) -> None:
    window = open_window(PHONE, site)
    window.page.clock.set_fixed_time(datetime(2026, 11, 20, tzinfo=UTC))
    search = Search(window).open(f"?q={query}")
    expect(search.status).to_contain_text(told)
    window.press(search.others.get_by_role("link", name=title).first)
    expect(window.page.get_by_text(shown).locator("visible=true").first).to_be_in_viewport()


@pytest.mark.parametrize("typed", ["thu vein", "thu viem", "tuh vien"])
def test_a_slip_is_put_right(open_window: OpenWindow, site: Site, typed: str) -> None:
    window = open_window(PHONE, site)
    search = Search(window).open(f"?q={typed}")
    expect(search.meant).to_have_text("thư viện")
    expect(search.status).to_contain_text(f"Không tìm thấy “{typed}”. Có phải: thư viện?")
    expect(search.hits().first).to_contain_text("Trang 9")
    assert small_targets(window) == []
    window.press(search.meant)
    search.answered(books=1)
    expect(search.box).to_have_value("thư viện")
    expect(search.meant).to_have_count(0)


def test_an_unfinished_word_is_finished(open_window: OpenWindow) -> None:
    search = Search(open_window(PHONE)).open()
    search.box.press_sequentially("quanh goc ca")
    expect(search.meant).to_contain_text("cây")
    expect(search.hits().first).to_contain_text("Trang 9")


def test_a_screen_reader_hears_the_count_when_the_typing_has_paused(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    search = Search(window).open()
    window.page.evaluate(
        """() => {
          self.said = []
          new MutationObserver(() => self.said.push(document.querySelector('[role=status]').textContent))
            .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true })
        }"""
    )
    search.box.press_sequentially("thu vien", delay=300)
    search.answered(books=1)
    told = "Tìm thấy 1 cuốn, 3 trang, 1 câu hỏi có lời đáp."
    expect(search.spoken).to_have_text(told)
    assert window.page.evaluate("self.said") == [told]


def test_the_keyboard_leads_through_the_results(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    search = Search(window).open("?q=lang").answered(books=2)
    page = window.page
    search.box.focus()
    expect(search.box).to_be_focused()
    assert search.box.input_value() == "lang"
    page.keyboard.press("ArrowDown")
    expect(search.titles.first.get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(search.titles.first.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(search.box).to_be_focused()
    page.keyboard.press("Escape")
    expect(search.box).to_have_value("")
    expect(search.books).to_have_count(0)
    assert page.url.endswith("search.html")
    search.box.press_sequentially("7/3")
    assert search.box.input_value() == "7/3"


def test_searches_are_remembered_on_this_device_alone(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    search = Search(window).open("?q=thu%20vien").answered(books=1)
    search.open_hit()
    search.open()
    recent = window.page.get_by_role("region", name="Em đã tìm gần đây")
    assert small_targets(window) == []
    window.press(recent.get_by_role("button", name="thu vien"))
    search.answered(books=1)
    expect(search.box).to_have_value("thu vien")
    search.ask("")
    window.press(recent.get_by_role("button", name="Xoá hết"))
    expect(recent).to_have_count(0)
    search.open()
    expect(window.page.locator("#search-results .hint")).to_be_visible()
    expect(recent).to_have_count(0)
    assert window.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('search'))") == []


def test_a_part_of_the_index_that_fails_is_named_and_tried_again(
    open_window: OpenWindow, server: SiteServer
) -> None:
    window = open_window(PHONE)
    window.witness.forgiven |= {"503", "MIME type"}
    search = Search(window).open()
    window.page.wait_for_timeout(500)
    server.broken |= {"search/"}
    search.ask("thu vien")
    expect(search.notes).to_contain_text("Chưa mở được dữ liệu tìm kiếm")
    expect(search.status).to_have_text("Chưa tìm được.")
    server.broken.clear()
    window.press(search.notes.get_by_role("button", name="Thử lại"))
    search.answered(books=1)
    expect(search.notes).to_have_count(0)


def test_what_was_fetched_is_searched_without_a_link(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.witness.forgiven.add("ERR_INTERNET_DISCONNECTED")
    search = Search(window).open("?q=thu%20vien").answered(books=1)
    search.ask("")
    window.page.route("**/search/**", lambda route: route.abort("internetdisconnected"))
    window.page.context.set_offline(True)
    search.ask("thu vien").answered(books=1)
    window.page.evaluate("document.querySelector('#search-filters').open = true")
    expect(search.notes).to_contain_text("Máy đang không có mạng")


def test_without_scripts_the_lists_are_there(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site, java_script_enabled=False)
    # What comes ahead of the script is a script, too.
    window.witness.forgiven.add("search/meta.js csp")
    Search(window).open("?q=thu%20vien")
    main = window.page.locator("main")
    assert "đang tắt JavaScript" in main.inner_text()
    expect(main.locator("#search-filters")).to_be_hidden()
    # Playwright's own queries by role leave out what stands in a noscript element.
    links = main.locator("noscript a")
    assert links.all_inner_texts() == ["Chủ đề", "Tác giả", "Kệ sách"]
    for link in links.all():
        expect(link).to_be_visible()


def test_filters_suggestions_and_recent_searches_are_accessible(open_window: OpenWindow, axe: str) -> None:
    window = open_window(PHONE, bypass_csp=True)
    search = Search(window).open("?q=lang&lop=4").answered(books=2).open_filters()
    expect(window.page.get_by_label("Kệ", exact=True).locator("option")).not_to_have_count(1)
    assert violations(window, axe) == []
    search.open("?q=thu%20vein")
    expect(search.meant).to_be_visible()
    assert violations(window, axe) == []
    window.page.evaluate("localStorage.setItem('tusach:search@/repo/', '[\"thư viện\"]')")
    search.open()
    expect(window.page.get_by_role("button", name="thư viện")).to_be_visible()
    assert violations(window, axe) == []


def test_a_page_with_other_accents_is_marked_where_it_opens(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    Search(window).open("?q=l%C3%A0ng").answered(books=2)
    exact = window.page.locator(".hit-page").first.get_attribute("href") or ""
    assert exact.endswith("&q=l%C3%A0ng")
    Search(window).open("?q=l%C3%A1ng")
    other = window.page.locator(".hit-page").first
    expect(other).to_be_visible()
    assert (other.get_attribute("href") or "").endswith("&q=lang")
