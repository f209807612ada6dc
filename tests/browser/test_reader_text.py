"""The text mode: a book in letters that suit the reader's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.pages.text import TextMode
from browser.test_accessibility import violations
from browser.window import DESK, PHONE
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site


def test_there_and_back_at_the_same_place(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=3").shows(3)
    window.press(reader.switch)
    reader.reads("Khúc 2")
    assert window.page.url.endswith("#p=3&mode=text")
    expect(reader.switch).to_have_attribute("aria-pressed", "true")
    expect(reader.view).to_be_focused()
    expect(window.page.locator("#stage")).to_be_hidden()
    reader.scroll_to(4).at(4)
    window.press(reader.switch)
    reader.at(4).shows(4)
    assert window.page.url.endswith("#p=4")
    expect(reader.view).to_be_hidden()


def test_an_address_opens_the_text_at_its_page(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=4&mode=text")
    reader.reads("Khúc 2").at(4)
    assert reader.start_of(4) == pytest.approx(0, abs=2)
    # No page is drawn that nobody sees.
    expect(window.page.locator("#stage img")).to_have_count(0)
    expect(reader.article).to_have_attribute("lang", "vi")
    picture = reader.article.get_by_alt_text("Dòng suối")
    assert picture.evaluate("(img) => img.decode().then(() => img.naturalWidth)") == 1200
    assert picture.evaluate("(img) => img.getBoundingClientRect().width") <= PHONE.width


def test_scrolling_tells_the_page(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=1&mode=text")
    reader.reads("Khúc 1").at(1)
    expect(window.page.locator("#announcer")).to_have_text("Khúc 1")
    reader.scroll_to(2).at(2)
    expect(window.page.locator("#page-number")).to_have_value("2")
    # Pages that only go by are not read out.
    expect(window.page.locator("#announcer")).to_have_text("Khúc 1")
    reader.scroll_to(1).at(1)
    window.press(window.page.get_by_role("button", name="Trang sau"))
    reader.at(2)
    assert reader.start_of(2) == pytest.approx(0, abs=2)


def test_parts_follow_one_another(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=1&mode=text")
    reader.reads("Hết khúc 1.")
    expect(window.page.get_by_role("button", name="Phần trước")).to_have_count(0)
    window.press(window.page.get_by_role("button", name="Đọc tiếp: Khúc 2"))
    reader.reads("Hết khúc 2.").at(3)
    assert reader.view.evaluate("(view) => view.scrollTop") == 0
    expect(reader.view).to_be_focused()
    window.press(window.page.get_by_role("button", name="Phần trước: Khúc 1"))
    reader.reads("Hết khúc 1.").at(1)
    reader.go_to("6")
    reader.reads("Hết khúc 3.").at(6)
    expect(window.page.get_by_role("button", name="Đọc tiếp")).to_have_count(0)


def test_a_note_and_back_to_the_line(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=2&mode=text")
    reader.reads("Khúc 1")
    link = reader.article.get_by_role("link", name="Xem chú thích")
    link.scroll_into_view_if_needed()
    reader.at(1)
    before = link.evaluate("(link) => link.getBoundingClientRect().top")
    window.press(link)
    reader.reads("Chú thích: cuội là đá.").at(5)
    expect(reader.article.locator("#c2-note")).to_be_in_viewport()
    assert "mode=text" in window.page.url
    window.press(window.page.get_by_role("button", name="Về trang 1"))
    reader.reads("Hết khúc 1.").at(1)
    expect(window.page.locator("#return")).to_be_hidden()
    assert link.evaluate("(link) => link.getBoundingClientRect().top") == pytest.approx(before, abs=2)
    window.press(link)
    reader.reads("Chú thích: cuội là đá.").at(5)
    window.page.go_back()
    reader.reads("Hết khúc 1.").at(1)


def test_headings_lie_below_the_title_of_the_book(open_window: OpenWindow, crafted: Site) -> None:
    reader = TextMode(open_window(PHONE, crafted))
    reader.open("suoi-reo", "#mode=text")
    reader.reads("Khúc 1")
    levels = reader.page.locator("h1:visible, h2:visible, h3:visible, h4:visible")
    assert levels.evaluate_all("(all) => all.map((one) => one.localName + ' ' + one.textContent)") == [
        "h1 Suối reo",
        "h2 Khúc 1",
        "h3 Bên bờ",
    ]
    expect(reader.page.get_by_role("main")).to_have_count(1)


def test_code_in_a_chapter_does_nothing(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    # The browser tells of handlers that it found in the parsed chapter and did not run.
    window.witness.forgiven |= {"inline event handler", "CSP: script-src-attr"}
    reader = TextMode(window)
    reader.open("hiem", "#p=5&mode=text")
    reader.reads("Chú thích: cuội là đá.")
    assert window.page.evaluate("self.hacked") is None
    bad = "script, style, iframe, svg, form, input, [onclick], [onerror], [style], [class]:not(.wide, .short), img:not([src])"
    assert reader.article.locator(bad).count() == 0
    assert reader.article.get_by_text("Hai").get_attribute("href") is None
    outside = reader.article.get_by_role("link", name="trang mạng")
    expect(outside).to_have_attribute("rel", "noopener noreferrer")
    expect(outside).to_have_attribute("target", "_blank")


def test_lines_of_verse_hang_each_by_itself(open_window: OpenWindow, crafted: Site) -> None:
    reader = TextMode(open_window(PHONE, crafted))
    reader.open("suoi-reo", "#p=5&mode=text")
    lines = reader.article.locator(".t-verse .line")
    expect(lines).to_have_text(["Trong đầm gì", "đẹp bằng sen", "", "Lá xanh"])
    boxes = lines.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert len({box["left"] for box in boxes}) == 1
    heights = [box["height"] for box in boxes]
    # The empty line between stanzas is as high as the others.
    assert heights == pytest.approx([heights[0]] * 4, abs=1)


def test_a_mark_goes_on_over_words_in_italics(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    window.page.add_init_script("delete self.Highlight; delete CSS.highlights")
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=5&mode=text&q=dep bang sen")
    expect(reader.hits_count).to_have_text("Số chỗ khớp với “dep bang sen” trong phần này: 1")
    expect(reader.article.locator("mark")).to_have_text(["đẹp ", "bằng", " sen"])
    expect(reader.article.locator("mark").first).to_be_in_viewport()


def test_the_text_of_a_pdf(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = TextMode(window)
    reader.open("cay-gao", "#p=5").shows(5)
    window.press(reader.switch)
    reader.reads("Chiều nay thư viện mở cửa").at(5)
    assert reader.start_of(5) == pytest.approx(0, abs=2)
    marks = reader.article.get_by_role("heading")
    expect(marks.first).to_have_text("Trang 1 (số in: bìa)")
    expect(marks).to_have_count(12)


def test_a_book_of_pictures_alone_offers_no_text(open_window: OpenWindow, crafted: Site) -> None:
    reader = TextMode(open_window(PHONE, crafted))
    reader.open("tap-san-quet", "#p=2&mode=text").shows(2)
    expect(reader.switch).to_be_hidden()
    assert reader.page.url.endswith("#p=2")


def test_matches_are_marked_in_the_text(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = TextMode(window)
    reader.open("cay-gao", "#p=9&q=thu vien&mode=text")
    expect(reader.hits_count).to_have_text("Số chỗ khớp với “thu vien” trong phần này: 2")
    marks = reader.article.locator("mark")
    expect(marks).to_have_text(["thư viện", "thư viện"])
    window.press(window.page.get_by_role("button", name="Trang khớp sau"))
    reader.at(11)
    window.press(window.page.get_by_role("button", name="Thôi đánh dấu"))
    expect(marks).to_have_count(0)
    # The words are whole again, as they were.
    reader.reads("Bạn Na đem sách trả thư viện, rồi")


def test_a_lost_chapter_is_asked_for_again(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    window = open_window(PHONE, crafted)
    window.witness.forgiven.add("503")
    crafted_server.broken.add("chapters/0.js")
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=2&mode=text")
    reader.reads("Chưa tải được phần chữ")
    crafted_server.broken.clear()
    window.press(reader.article.get_by_role("button", name="Thử lại"))
    reader.reads("Hết khúc 1.").at(2)
    assert reader.start_of(2) == pytest.approx(0, abs=2)


# Lines from top to bottom


def test_lines_from_top_to_bottom(open_window: OpenWindow, crafted_twice: Site) -> None:
    window = open_window(PHONE, crafted_twice)
    reader = TextMode(window, vertical=True)
    reader.open("nguoc-chieu", "#p=2&mode=text")
    reader.reads("第1章").at(2)
    assert reader.style("writingMode") == "vertical-rl"
    assert reader.start_of(2) == pytest.approx(0, abs=2)
    height = reader.view.evaluate("(view) => view.scrollHeight - view.clientHeight")
    assert height <= 0
    reader.scroll_to(1).at(1)
    window.page.mouse.move(180, 400)
    window.page.mouse.wheel(0, 400)
    window.page.wait_for_function("() => document.querySelector('#text').scrollLeft < -300")


# Settings


def test_settings_hold_and_stay(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=2&mode=text")
    reader.reads("Khúc 1")
    assert reader.style("fontSize") == "18px"
    panel = reader.open_settings()
    for _ in range(5):
        window.press(panel.get_by_role("button", name="Chữ to hơn"))
    assert reader.style("fontSize") == "36px"
    expect(panel.get_by_role("button", name="Chữ to hơn")).to_have_attribute("aria-disabled", "true")
    # The line that was read is still there.
    assert reader.start_of(2) == pytest.approx(0, abs=60)
    for group, choice in (("Màu nền", "Ngà"), ("Khoảng cách dòng", "Rộng"), ("Kiểu chữ", "Không chân")):
        panel.get_by_role("group", name=group).get_by_role("radio", name=choice).check(force=True)
    assert reader.style("backgroundColor") == "rgb(244, 232, 207)"
    assert reader.style("lineHeight") == "72px"
    assert reader.style("fontFamily").startswith('"Be Vietnam Pro"')
    reader.key("Escape")
    expect(window.page.get_by_role("button", name="Cỡ chữ và màu nền")).to_be_focused()
    window.page.reload()
    reader.reads("Khúc 1")
    assert reader.style("fontSize") == "36px"
    assert reader.style("backgroundColor") == "rgb(244, 232, 207)"


def test_letters_for_those_who_find_reading_hard(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    window = open_window(PHONE, crafted)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=2&mode=text")
    reader.reads("Khúc 1")
    window.page.wait_for_load_state("networkidle")
    assert not any("lexend" in path for path in crafted_server.asked)
    panel = reader.open_settings()
    with window.page.expect_response("**/lexend-400-vi.woff2"):
        panel.get_by_role("radio", name="Dễ đọc, giãn chữ").check(force=True)
    # Every Vietnamese letter is in the one file, and words stand apart as letters do.
    window.page.wait_for_function("() => document.fonts.check('18px Lexend', 'Quyển sách ổi ẳng ưỡn Ẫ đ')")
    assert float(reader.style("letterSpacing").removesuffix("px")) > 0
    assert float(reader.style("wordSpacing").removesuffix("px")) > 0
    heading = reader.article.get_by_role("heading", level=2)
    assert heading.evaluate("(one) => getComputedStyle(one).fontFamily").startswith("Lexend")
    window.page.reload()
    reader.reads("Khúc 1")
    assert reader.style("fontFamily").startswith("Lexend")


def test_the_device_says_whether_it_is_night(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted, color_scheme="dark")
    reader = TextMode(window)
    reader.open("suoi-reo", "#mode=text")
    reader.reads("Khúc 1")
    assert reader.style("backgroundColor") == "rgb(21, 27, 26)"
    window.page.emulate_media(color_scheme="light")
    assert reader.style("backgroundColor") == "rgb(255, 253, 248)"
    window.page.emulate_media(contrast="more")
    assert reader.style("backgroundColor") == "rgb(0, 0, 0)"


def test_the_colours_chosen_for_the_site_are_the_texts_too(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    window.go("index.html")
    window.page.locator('[data-look="contrast"]').click()
    reader = TextMode(window)
    reader.open("suoi-reo", "#mode=text")
    reader.reads("Khúc 1")
    assert reader.style("backgroundColor") == "rgb(0, 0, 0)"


def test_without_storage_settings_hold_for_the_moment(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(PHONE, crafted)
    window.page.add_init_script(
        "Object.defineProperty(self, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    reader = TextMode(window)
    reader.open("suoi-reo", "#mode=text")
    reader.reads("Khúc 1")
    window.press(reader.open_settings().get_by_role("button", name="Chữ to hơn"))
    assert float(reader.style("fontSize").removesuffix("px")) == pytest.approx(18 * 1.15, abs=0.1)


# Everybody


@pytest.mark.parametrize("theme", ["paper", "sepia", "night", "contrast"])
def test_axe(open_window: OpenWindow, crafted: Site, axe: str, theme: str) -> None:
    window = open_window(PHONE, crafted, bypass_csp=True)
    window.page.add_init_script(f"localStorage.setItem('tusach:text@/repo/', '{{\"theme\":\"{theme}\"}}')")
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=3&mode=text")
    reader.reads("Hết khúc 2.")
    assert violations(window, axe) == []
    reader.open_settings()
    assert violations(window, axe) == []


def test_axe_on_a_desk(open_window: OpenWindow, crafted: Site, axe: str) -> None:
    window = open_window(DESK, crafted, bypass_csp=True)
    reader = TextMode(window)
    reader.open("cay-gao", "#p=9&mode=text")
    reader.reads("thư viện")
    assert violations(window, axe) == []


# As the build makes it


def test_an_epub_of_the_school_is_read_by_chapters(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    reader = TextMode(window)
    reader.open("suoi-reo", "#p=4&mode=text")
    reader.reads("Hết khúc 2.").at(4)
    # The page is short: the end of its chapter is in the window before it reaches the first line.
    assert 0 <= reader.start_of(4) < PHONE.height / 2
    assert reader.view.evaluate("(view) => view.scrollTop") > 0
    expect(reader.article.get_by_role("heading", level=2)).to_have_text("Khúc 2")
    window.press(window.page.get_by_role("button", name="Đọc tiếp: Khúc 3"))
    reader.reads("Hết khúc 3.").at(5)
