"""Someone scans a sign: pictures, sound, a view all around, a map and the next stop, by finger, by keys, and offline media."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser.places import PAGES
from browser.test_accessibility import violations
from browser.test_every_page import small_targets
from browser.window import DESK, PHONE, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Window

_SHIFTS = """
() => new Promise((resolve) => {
  let sum = 0
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) sum += entry.value }))
    .observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => resolve(sum), 300)
})
"""


def pictures(window: Window) -> str:
    """Return which picture the open gallery shows, and its description."""
    page = window.page
    return f"{page.locator('.pswp__counter').inner_text()} {page.locator('.pswp__caption').inner_text()}"


def test_pictures_open_by_touch_and_the_back_button_closes_them(open_window: OpenWindow, site: Site) -> None:
    phone = open_window(PHONE, site)
    phone.go(PAGES["exhibit"])
    phone.press(phone.page.locator(".shot").first)
    gallery = phone.page.get_by_role("dialog", name="Đình Bến")
    expect(gallery).to_be_visible()
    assert pictures(phone) == "1 / 3 Mái đình"
    expect(gallery.get_by_role("img", name="Mái đình").first).to_be_visible()
    phone.page.go_back()
    expect(gallery).to_have_count(0)
    assert phone.page.url == site.url(PAGES["exhibit"])


def test_pictures_are_leafed_through_with_keys(open_window: OpenWindow) -> None:
    desk = open_window(DESK)
    desk.go(PAGES["exhibit"])
    desk.page.locator(".shot").nth(1).focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".pswp")).to_be_focused()
    assert pictures(desk) == "2 / 3 Sân đình"
    desk.page.keyboard.press("ArrowRight")
    expect(desk.page.locator(".pswp__caption")).to_have_text("Trống đình")
    for _ in range(6):
        desk.page.keyboard.press("Tab")
        # From the last button on the way leads to the browser's own, and never to the page behind.
        assert desk.page.evaluate("document.activeElement.matches('body, .pswp, .pswp *')")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator(".pswp")).to_have_count(0)
    assert desk.page.evaluate("document.activeElement.matches('.shots .shot')")


@pytest.mark.parametrize("_phone", [{"java_script_enabled": False}], indirect=True, ids=["phone"])
def test_without_scripts_pictures_are_links_and_sounds_play(phone: Window) -> None:
    phone.go(PAGES["exhibit"])
    expect(phone.page.locator("#panorama-bar")).to_be_hidden()
    expect(phone.page.locator("audio#narration")).to_be_visible()
    phone.press(phone.page.locator(".shot").first)
    phone.page.wait_for_url(re.compile(r"hinh-1-\d+\.\w+\.webp$"))


def test_nothing_heavy_is_asked_for_before_it_is_tapped(open_window: OpenWindow, server: SiteServer) -> None:
    phone = open_window(PHONE)
    phone.go(PAGES["exhibit"])
    page = phone.page
    # Down to the end: pictures come when they are near.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(500)
    heavy = re.compile(r"\.(mp3|mp4)$|gallery|panorama|toan-canh-2000")
    assert [asked for asked in server.asked if heavy.search(asked)] == []
    phone.press(page.locator("#panorama a"))
    expect(page.locator("#panorama-told")).not_to_be_empty()
    assert any("panorama" in asked for asked in server.asked)


def test_music_plays_below_the_voice_until_it_is_turned_off(open_window: OpenWindow, site: Site) -> None:
    phone = open_window(PHONE, site)
    phone.go(PAGES["exhibit"])
    switch = phone.page.get_by_role("button", name="Nhạc nền")
    expect(switch).to_have_attribute("aria-pressed", "true")
    phone.page.evaluate("document.getElementById('narration').play()")
    phone.page.wait_for_function("() => !music.paused && music.volume <= 0.1")
    phone.press(switch)
    expect(switch).to_have_attribute("aria-pressed", "false")
    phone.page.wait_for_function("() => music.paused && !narration.paused")
    phone.press(switch)
    phone.page.evaluate("document.getElementById('narration').pause()")
    phone.page.wait_for_function("() => music.paused")


def test_one_looks_around_and_comes_back(open_window: OpenWindow, site: Site) -> None:
    phone = open_window(PHONE, site)
    phone.go(PAGES["exhibit"])
    page = phone.page
    link = page.get_by_role("link", name="Sân đình nhìn bốn phía")
    phone.press(link)
    stage = page.locator("#panorama [aria-label='Sân đình nhìn bốn phía']")
    expect(stage).to_be_visible()
    expect(stage).to_be_focused()
    # From a USB stick WebGL gets no picture: there the panorama is slid sideways.
    expect(
        page.locator("#panorama canvas" if site.name == "http" else ".around-flat img").first
    ).to_be_attached()
    for name in ("Quay sang phải", "Lại gần", "Ra xa"):
        phone.press(page.get_by_role("button", name=name))
    page.keyboard.press("Escape")
    expect(stage).to_have_count(0)
    expect(link).to_be_focused()


def test_a_picture_that_is_no_sphere_is_slid(open_window: OpenWindow) -> None:
    phone = open_window(PHONE)
    phone.go(PAGES["exhibit with a panorama to slide"])
    phone.press(phone.page.locator("#panorama a"))
    phone.page.wait_for_function("() => document.querySelector('.around-flat img')?.complete")
    phone.press(phone.page.get_by_role("button", name="Quay sang phải"))
    phone.page.wait_for_function("() => document.querySelector('.around-flat').scrollLeft > 50")
    phone.press(phone.page.get_by_role("button", name="Đóng"))
    expect(phone.page.locator("#panorama a")).to_be_visible()


def test_a_walk_leads_from_sign_to_sign(open_window: OpenWindow, site: Site) -> None:
    phone = open_window(PHONE, site)
    phone.go("index.html")
    phone.press(phone.page.get_by_role("link", name="Tất cả câu chuyện"))
    phone.press(phone.page.get_by_role("link", name=re.compile("Một vòng")))
    phone.press(phone.page.get_by_role("link", name="Bắt đầu từ điểm 1"))
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Đình Bến")
    phone.press(phone.page.get_by_role("link", name=re.compile("Điểm tiếp theo")))
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Trường Sao Mai")
    expect(phone.page.get_by_text("điểm cuối của tuyến")).to_be_visible()


def test_a_pin_opens_its_story_and_is_as_large_as_a_finger(open_window: OpenWindow) -> None:
    phone = open_window(PHONE)
    phone.go(PAGES["exhibits"])
    assert small_targets(phone) == []
    phone.press(phone.page.locator(".map").get_by_role("link", name="Đình Bến"))
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Đình Bến")


def test_a_story_is_found_and_opened_from_the_search(open_window: OpenWindow, site: Site) -> None:
    phone = open_window(PHONE, site)
    phone.go("search.html?q=sau%20hang%20cot")
    phone.press(phone.page.locator(".hit").get_by_role("link", name="Đình Bến"))
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Đình Bến")


@pytest.mark.parametrize("kind", ["exhibit", "exhibits", "route"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_loads(open_window: OpenWindow, kind: str, device: object) -> None:
    window = open_window(device)  # type: ignore[arg-type]
    window.go(PAGES[kind])
    assert window.page.evaluate(_SHIFTS) < 0.02


@pytest.mark.parametrize("what", [".shot", "#panorama a"])
def test_what_opens_is_accessible_too(open_window: OpenWindow, axe: str, what: str) -> None:
    phone = open_window(PHONE, bypass_csp=True)
    phone.go(PAGES["exhibit"])
    phone.press(phone.page.locator(what).first)
    expect(phone.page.locator(".pswp--open" if what == ".shot" else "#panorama canvas").first).to_be_visible()
    phone.page.wait_for_timeout(500)
    assert violations(phone, axe) == []
