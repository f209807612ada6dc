"""The menu of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.pages.reader import Reader
from browser.test_accessibility import violations
from browser.window import DESK, LYING_PHONE, PHONE, Device
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow


@pytest.mark.parametrize("device", [PHONE, LYING_PHONE, DESK])
def test_rows_have_room_and_the_focus_comes_back(open_window: OpenWindow, device: Device, axe: str) -> None:
    window = open_window(device, bypass_csp=True)
    reader = Reader(window).open("cay-gao", "#p=3")
    menu = reader.open_menu()
    rows = menu.locator(".row:visible")
    boxes = rows.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert boxes
    assert all(box["height"] >= 44 and box["right"] <= device.width for box in boxes)
    assert violations(window, axe) == []
    reader.key("Escape")
    expect(menu).to_be_hidden()
    expect(reader.menu_button).to_be_focused()


def test_a_press_beside_the_menu_closes_it(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=3").shows(3)
    menu = reader.open_menu()
    reader.page.touchscreen.tap(180, 100)
    expect(menu).to_be_hidden()
    assert reader.number == 3
