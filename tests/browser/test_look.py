"""The size of letters and the colours are the visitor's, on every page and from the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.school import SITE_PATH
from browser.window import DESK, PHONE, Device, Window
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Site
    from playwright.sync_api import Locator

# What the page looked like when its body began, before anything of it could be painted.
_FIRST = """
new MutationObserver((_, all) => {
  if (!document.body) return
  all.disconnect()
  const { size, theme } = document.documentElement.dataset
  window.first = [size, theme]
}).observe(document, { childList: true, subtree: true })
"""


def button(window: Window, name: str) -> Locator:
    return window.page.locator(".look").get_by_role("button", name=name)


def letters(window: Window) -> float:
    return float(window.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_letters_grow_and_stay_so_on_the_next_page(
    open_window: OpenWindow, device: Device, site: Site
) -> None:
    window = open_window(device, site)
    window.page.context.add_init_script(_FIRST)
    window.go("index.html")
    assert letters(window) == 16
    window.press(button(window, "A+"))
    window.press(button(window, "A+"))
    assert letters(window) == 20
    window.press(button(window, "Tương phản"))
    window.go("books/cay-gao/index.html")
    assert window.page.evaluate("window.first") == ["2", "contrast"]
    assert letters(window) == 20
    window.press(button(window, "bình thường"))
    assert letters(window) == 16


def test_letters_have_a_largest_and_a_smallest_size(open_window: OpenWindow) -> None:
    window = open_window()
    window.go("index.html")
    for _ in range(3):
        window.press(button(window, "A+"))
    expect(button(window, "A+")).to_have_attribute("aria-disabled", "true")
    # A person can press on; Playwright would wait until the button does something.
    button(window, "A+").dispatch_event("click")
    assert letters(window) == 24
    for _ in range(4):
        window.press(button(window, "A−"))
    expect(button(window, "A−")).to_have_attribute("aria-disabled", "true")
    expect(button(window, "A+")).to_have_attribute("aria-disabled", "false")
    assert letters(window) == 14.4


def test_a_theme_is_chosen_over_that_of_the_device_and_given_back(open_window: OpenWindow) -> None:
    window = open_window(color_scheme="dark")
    window.go("index.html")
    expect(button(window, "Tối")).to_have_attribute("aria-pressed", "true")
    window.press(button(window, "Sáng"))
    expect(button(window, "Tối")).to_have_attribute("aria-pressed", "false")
    light = window.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light == "rgb(251, 247, 239)"
    window.press(button(window, "Sáng"))
    expect(button(window, "Tối")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("kept", ["not JSON", '{"size":"x","theme":"pink"}', "[]", '{"size":99}'])
def test_spoilt_memory_does_no_harm(open_window: OpenWindow, kept: str) -> None:
    window = open_window()
    window.page.context.add_init_script(f"localStorage.setItem('tusach:look@{SITE_PATH}', {kept!r})")
    window.go("index.html")
    assert letters(window) == (24 if "99" in kept else 16)
    expect(button(window, "Sáng")).to_have_attribute("aria-pressed", "true")


def test_without_scripts_there_are_no_buttons_that_do_nothing(open_window: OpenWindow) -> None:
    window = open_window(java_script_enabled=False)
    window.go("index.html")
    expect(window.page.locator(".look")).to_be_hidden()
