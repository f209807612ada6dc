"""A contest is what it is on the day of the visit; its entries are filtered on the device."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from browser.activities import ENTRIES, SUBMIT, VIDEO
from browser.places import PAGES
from browser.window import PHONE, Site
from PIL import Image
from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.school import School
    from browser.server import SiteServer
    from browser.window import Window

BUDGET = 150_000


def entries(window: Window) -> Locator:
    return window.page.locator("#entry-results .entry")


@pytest.mark.parametrize(
    ("now", "state", "handed_in"),
    [
        (datetime(2026, 10, 14, 16, 59, tzinfo=UTC), "Sắp mở", False),
        (datetime(2026, 10, 14, 17, 1, tzinfo=UTC), "Đang nhận bài", True),
        (datetime(2026, 12, 20, 16, 59, tzinfo=UTC), "Đang nhận bài", True),
        (datetime(2026, 12, 20, 17, 1, tzinfo=UTC), "Đã kết thúc", False),
    ],
)
def test_the_state_is_that_of_the_day_of_the_visit(
    open_window: OpenWindow, now: datetime, state: str, handed_in: bool
) -> None:
    window = open_window(PHONE, timezone_id="America/New_York")
    window.page.clock.set_fixed_time(now)
    window.go(PAGES["contest"])
    expect(window.page.locator(".contest-lead .state:visible")).to_have_text([state])
    hand_in = window.page.get_by_role("link", name="Nộp bài")
    expect(hand_in).to_have_count(int(handed_in))
    for place in ("index.html", PAGES["contests"]):
        window.go(place)
        shown = window.page.locator(".contest-card", has_text="Kể chuyện theo sách").locator(".state:visible")
        expect(shown).to_have_text([state])
        old = window.page.locator(".contest-card", has_text="Vẽ bìa sách").locator(".state:visible")
        expect(old).to_have_text(["Đã kết thúc"])


@pytest.mark.parametrize("place", ["index.html", PAGES["contests"]])
def test_what_is_open_comes_first_on_the_day_of_the_visit(open_window: OpenWindow, place: str) -> None:
    window = open_window(PHONE)
    names = window.page.locator(".contest-card strong")
    for day, order in {
        datetime(2026, 11, 20, tzinfo=UTC): ["Kể chuyện theo sách", "Đọc thơ", "Vẽ bìa sách"],
        datetime(2027, 1, 20, tzinfo=UTC): ["Đọc thơ", "Kể chuyện theo sách", "Vẽ bìa sách"],
        datetime(2020, 3, 20, tzinfo=UTC): ["Vẽ bìa sách", "Kể chuyện theo sách", "Đọc thơ"],
    }.items():
        window.page.clock.set_fixed_time(day)
        window.go(place)
        expect(names).to_have_text(order)


def test_the_form_can_be_opened_by_its_own_code(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.clock.set_fixed_time(datetime(2026, 11, 20, tzinfo=UTC))
    window.go(PAGES["contest"])
    code = window.page.locator(".submit-code svg")
    expect(code).to_be_hidden()
    window.press(window.page.get_by_text("Mã QR để nộp bài"))
    (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot())))
    assert read.text == SUBMIT
    window.page.clock.set_fixed_time(datetime(2027, 1, 20, tzinfo=UTC))
    window.go(PAGES["contest"])
    expect(window.page.get_by_text("Mã QR để nộp bài")).to_be_hidden()


@pytest.mark.parametrize("_phone", [{"java_script_enabled": False}], indirect=True, ids=["phone"])
def test_without_scripts_the_days_tell_and_all_entries_are_there(phone: Window) -> None:
    phone.go(PAGES["contest"])
    page = phone.page
    expect(page.locator(".contest-lead")).to_contain_text("15/10/2026 – 20/12/2026")
    expect(page.locator(".state:visible")).to_have_count(0)
    expect(page.get_by_role("link", name="Nộp bài")).to_have_attribute("href", SUBMIT)
    expect(page.locator("#entry-tools")).to_be_hidden()
    seen = entries(phone).count()
    for number in (2, 3):
        phone.press(page.get_by_role("link", name="Tiếp", exact=True))
        page.wait_for_url(f"**/ke-chuyen/{number}.html")
        seen += entries(phone).count()
    assert seen == ENTRIES


def test_entries_are_filtered_and_the_address_keeps_how(open_window: OpenWindow, site: Site) -> None:
    phone = open_window(PHONE, site)
    phone.go(PAGES["contest"])
    page = phone.page
    first = entries(phone).first
    expect(first).to_contain_text("Giải Nhất")
    whole = entries(phone).count()
    page.select_option("#by-school", label="Cây Bàng (20)")
    expect(page.locator("#entry-status")).to_have_text("Có 20 bài dự thi.")
    expect(entries(phone)).to_have_count(20)
    page.select_option("#by-grade", "3")
    expect(entries(phone)).to_have_count(4)
    expect(entries(phone).locator(".note", has_text="lớp 3A · Cây Bàng")).to_have_count(4)
    assert "?truong=1&khoi=3" in page.url
    page.reload()
    expect(entries(phone)).to_have_count(4)
    page.locator("[name=giai]").check()
    expect(page.locator("#entry-status")).to_have_text("Có 1 bài dự thi.")
    expect(entries(phone).locator("h3")).to_have_text(["Bạn số 7"])
    page.select_option("#by-school", "")
    page.select_option("#by-grade", "2")
    expect(page.locator("#entry-status")).to_contain_text("Không có bài nào")
    expect(entries(phone)).to_have_count(0)
    page.locator("[name=giai]").uncheck()
    page.select_option("#by-grade", "")
    expect(entries(phone)).to_have_count(whole)
    assert "?" not in page.url


def test_long_answers_come_step_by_step(phone: Window) -> None:
    phone.go("contests/ke-chuyen/2.html")
    phone.page.select_option("#by-grade", "1")
    expect(entries(phone)).to_have_count(12)
    phone.page.select_option("#by-grade", "")
    phone.page.locator("[name=giai]").check()
    expect(entries(phone)).to_have_count(2)


def test_what_cannot_be_loaded_is_told_and_can_be_asked_again(
    open_window: OpenWindow, server: SiteServer
) -> None:
    # A browser that has seen the file before would not ask for it again.
    phone = open_window(PHONE)
    phone.witness.forgiven.update({"503", "bai-00"})
    server.broken.add("bai-00")
    phone.go(PAGES["contest"])
    phone.page.select_option("#by-grade", "1")
    expect(phone.page.locator("#entry-status")).to_contain_text("Chưa tải được")
    server.broken.clear()
    phone.page.select_option("#by-grade", "2")
    expect(entries(phone)).to_have_count(12)


def test_a_video_asks_for_nothing_until_it_is_tapped(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.go(PAGES["contest"])
    window.page.wait_for_load_state("networkidle")
    assert window.witness.faults == []
    window.witness.forgiven.add("video.example")
    window.page.context.route(f"{VIDEO}**", lambda route: route.fulfill(body="<title>Video</title>"))
    with window.page.expect_popup() as popup:
        window.press(entries(window).first.get_by_role("link", name="Xem video"))
    assert popup.value.url == f"{VIDEO}7"
    assert popup.value.evaluate("document.referrer") == ""


def test_a_book_leads_to_the_entries_about_it(phone: Window) -> None:
    phone.go(PAGES["book"])
    phone.press(phone.page.get_by_role("link", name="Bạn số 50"))
    target = phone.page.locator("#bai-bai-50")
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("Cây gạo đầu làng")


def test_pages_stay_within_their_budget(school: School) -> None:
    sizes = {}
    for path in (
        "contests/index.html",
        "contests/ke-chuyen/index.html",
        "contests/ke-chuyen/2.html",
        "surveys/gui/index.html",
        "library/index.html",
        "faq/index.html",
    ):
        page = (school.site / path).read_text(encoding="utf-8")
        named = set(re.findall(r'"[./]*(assets/tusach/[\w.-]+\.(?:css|js))"', page))
        assert len(named) > 3
        sizes[path] = len(page.encode()) + sum((school.site / name).stat().st_size for name in named)
    assert {path: size for path, size in sizes.items() if size > BUDGET} == {}
