"""Listening: the voice reads, the words light up, the pages turn by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.pages.sound import Sound
from browser.school import place_of
from browser.test_accessibility import violations
from browser.window import DESK, PHONE
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.server import SiteServer
    from browser.window import Site

VIETNAMESE = ("vi-VN", True)


def opened(open_window: OpenWindow, site: Site, book: str = "nghe", fragment: str = "#p=2") -> Sound:
    sound = Sound(open_window(PHONE, site))
    sound.open(book, fragment)
    return sound


def test_a_silent_book_has_no_button(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted, "cay-gao").shows(2)
    expect(sound.page.locator("#listen")).to_be_hidden()


def test_a_recording_plays_to_its_end_and_turns_the_pages(
    open_window: OpenWindow, crafted_twice: Site
) -> None:
    sound = opened(open_window, crafted_twice)
    sound.listen()
    marks = sound.says_on(2)
    expect(marks).to_have_count(2)
    box, sheet = marks.first.bounding_box(), sound.boxes()[2]
    assert box is not None
    true = place_of("Cây gạo đứng ở đầu làng, lâu hơn", 2)
    assert (box["x"] - sheet.x) / sheet.width == pytest.approx(true.x, abs=0.01)
    assert box["width"] / sheet.width == pytest.approx(true.width, abs=0.02)
    assert (box["y"] - sheet.y) / sheet.height < true.y
    assert (box["y"] + box["height"] - sheet.y) / sheet.height > true.y + true.height
    sound.at(3).says_on(3)
    expect(sound.sheet(2).locator(".spoken i")).to_have_count(0)
    sound.at(5).says_on(5)
    expect(sound.control("Nghe tiếp")).to_be_visible()
    assert sound.is_silent()
    expect(sound.page.locator(".spoken i")).to_have_count(0)


def test_the_player_comes_when_it_is_asked_for(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    sound = opened(open_window, crafted).shows(2)
    asked = " ".join(crafted_server.asked)
    assert "reader" in asked
    assert "sound" not in asked
    assert "audio/" not in asked
    assert isinstance(sound, Sound)
    sound.listen().says_on(2)


def test_nobody_hears_two_voices(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted)
    sound.listen().at(3).at(5)
    expect(sound.page.locator("#announcer")).to_have_text("")
    expect(sound.control("Nghe tiếp")).to_be_visible()
    sound.key("ArrowRight").at(6)
    expect(sound.page.locator("#announcer")).to_have_text("Trang 6 trên 12")


def test_whoever_leafs_on_takes_the_voice_along(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted)
    sound.listen().says_on(2)
    sound.go_to("5")
    sound.at(5).says_on(5)
    assert sound.number == 5


def test_a_pause_holds_the_place(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted)
    sound.listen().says_on(2)
    sound.window.press(sound.control("Tạm dừng"))
    assert sound.is_silent()
    sound.page.wait_for_timeout(2500)
    sound.says_on(2)
    sound.window.press(sound.control("Nghe tiếp"))
    sound.at(3).says_on(3)


def test_sentences_forward_and_back(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted)
    sound.listen().says_on(2)
    sound.window.press(sound.control("Tạm dừng"))
    sound.window.press(sound.control("Câu sau"))
    sound.at(3).says_on(3)
    sound.window.press(sound.control("Câu trước"))
    sound.at(2).says_on(2)


def test_the_keyboard_finds_the_player_and_leaves_it(open_window: OpenWindow, crafted: Site) -> None:
    window = open_window(DESK, crafted)
    sound = Sound(window)
    sound.open("nghe", "#p=2")
    sound.button.focus()
    sound.key("Enter")
    expect(sound.bar).to_be_visible()
    expect(sound.button).to_be_focused()
    expect(sound.button).to_have_attribute("aria-pressed", "true")
    while not sound.bar.evaluate("(bar) => bar.contains(document.activeElement)"):
        sound.key("Tab")
    sound.key("Escape")
    expect(sound.bar).to_be_hidden()
    expect(sound.button).to_be_focused()
    expect(sound.button).to_have_attribute("aria-pressed", "false")
    assert sound.is_silent()


def test_speed_is_kept_and_the_timer_counts(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted)
    sound.listen()
    speed = sound.bar.get_by_label("Tốc độ đọc")
    speed.select_option("1,25×")
    assert sound.page.evaluate("self.sounds.some((sound) => sound.playbackRate === 1.25)")
    sound.bar.get_by_label("Hẹn giờ tắt").select_option("Sau 20 phút")
    expect(sound.bar).to_contain_text("20′")
    sound.page.reload()
    sound.ready()
    sound.listen()
    expect(speed).to_have_value("1.25")
    sound.says_on(2)
    assert sound.page.evaluate("self.sounds.some((sound) => !sound.paused && sound.playbackRate === 1.25)")


def test_the_device_is_told_what_is_heard(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted)
    sound.listen().says_on(2)
    session = "(({ metadata, playbackState }) => [metadata?.title, metadata?.artist, playbackState])(navigator.mediaSession)"
    assert sound.page.evaluate(session) == ["Cây gạo đầu làng", "Lê Thị Hạt, Nguyễn Văn Mây", "playing"]
    cover = sound.page.evaluate("navigator.mediaSession.metadata.artwork[0].src")
    assert sound.page.request.get(cover).ok
    sound.window.press(sound.control("Thôi nghe"))
    assert sound.page.evaluate(session) == [None, None, "none"]


def test_a_sound_that_does_not_come_is_told(
    open_window: OpenWindow, crafted: Site, crafted_server: SiteServer
) -> None:
    crafted_server.broken.add("a.wav")
    sound = opened(open_window, crafted)
    sound.window.witness.forgiven |= {"503", "a.wav"}
    sound.listen()
    expect(sound.page.locator("#toast")).to_have_text("Chưa phát được âm thanh. Xin thử lại.")
    expect(sound.control("Nghe tiếp")).to_be_visible()
    crafted_server.broken.clear()
    sound.window.press(sound.control("Nghe tiếp"))
    sound.at(3).says_on(3)


def test_the_text_lights_up_too(open_window: OpenWindow, crafted_twice: Site) -> None:
    sound = opened(open_window, crafted_twice, "nghe-chuong", "#p=1&mode=text")
    sound.reads("Khúc 1")
    sound.listen()
    expect(sound.article.locator("mark.spoken")).to_have_text("Con suối nhỏ chảy qua nương,")
    # The next clip is in another chapter.
    expect(sound.article.locator("#c2-note.spoken")).to_be_in_viewport()
    assert sound.number == 5
    expect(sound.control("Nghe tiếp")).to_be_visible()
    expect(sound.article.locator(".spoken")).to_have_count(0)


def test_a_page_that_is_spoken_as_a_whole_comes_into_the_text(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted, "nghe-trang", "#p=2&mode=text")
    sound.reads("Trang 2")
    sound.listen().at(6)
    assert sound.start_of(6) == pytest.approx(0, abs=2)


def test_from_the_pages_to_the_text_and_back(open_window: OpenWindow, crafted: Site) -> None:
    sound = opened(open_window, crafted)
    sound.listen().says_on(2)
    sound.window.press(sound.control("Tạm dừng"))
    sound.window.press(sound.switch)
    marks = sound.article.locator("mark.spoken")
    expect(marks.first).to_be_in_viewport()
    assert "".join(marks.all_text_contents()).startswith("Cây gạo đứng ở đầu làng, lâu hơn")
    sound.window.press(sound.switch)
    sound.at(2).says_on(2)


@pytest.mark.parametrize(
    "voices", [(), (("vi-VN", False),), (("en-US", True),)], ids=["none", "remote", "foreign"]
)
def test_no_voice_of_the_book_on_this_device_no_button(
    open_window: OpenWindow, crafted: Site, voices: tuple[tuple[str, bool], ...]
) -> None:
    sound = Sound(open_window(PHONE, crafted)).with_voices(*voices)
    sound.open("cay-gao", "#p=3").shows(3)
    expect(sound.button).to_be_hidden()


def test_the_voice_of_the_device_reads_sentence_by_sentence(
    open_window: OpenWindow, crafted_twice: Site
) -> None:
    sound = Sound(open_window(PHONE, crafted_twice)).with_voices(("en-US", True), VIETNAMESE)
    sound.open("cay-gao", "#p=3").shows(3)
    sound.listen().says_on(3)
    assert [each["text"] for each in sound.heard()] == [
        "Mùa xuân hoa nở đỏ một góc trời, chim sáo về làm tổ từng đàn."
    ]
    assert {each["voice"] for each in sound.heard()} == {"vi-VN"}
    # A silent sound holds the page awake behind a locked screen.
    assert sound.page.evaluate("self.sounds.filter((sound) => sound.loop && !sound.paused).length") == 1
    sound.go_on().at(4).says_on(4)
    assert sound.heard()[-1]["text"] == "Thứ hai, cô giáo mang phấn đến lớp."
    sound.bar.get_by_label("Tốc độ đọc").select_option("0,75×")
    assert sound.heard()[-1] == {
        "text": "Thứ hai, cô giáo mang phấn đến lớp.",
        "voice": "vi-VN",
        "rate": 0.75,
    }
    sound.go_on()
    assert sound.heard()[-1]["text"] == "Bạn Tí nhặt được một viên màu xanh."
    sound.window.press(sound.control("Câu trước"))
    sound.page.wait_for_function("() => self.spoken[self.spoken.length - 1].text.startsWith('Thứ hai')")
    sound.window.press(sound.control("Câu trước"))
    sound.at(3).says_on(3)


def test_the_voice_stops_at_the_end_of_the_book(open_window: OpenWindow, crafted: Site) -> None:
    sound = Sound(open_window(PHONE, crafted)).with_voices(VIETNAMESE)
    sound.open("cay-gao", "#p=12").shows(12)
    sound.listen().says_on(12)
    sound.page.evaluate("self.goOn()")
    expect(sound.control("Nghe tiếp")).to_be_visible()
    assert [each["text"] for each in sound.heard()] == ["Hết."]


@pytest.mark.parametrize("fragment", ["#p=2", "#p=2&mode=text"], ids=["pages", "text"])
def test_the_player_breaks_no_rule(open_window: OpenWindow, crafted: Site, axe: str, fragment: str) -> None:
    window = open_window(PHONE, crafted, bypass_csp=True)
    sound = Sound(window)
    sound.open("nghe", fragment)
    sound.listen()
    sound.window.press(sound.control("Tạm dừng"))
    assert violations(window, axe) == []
