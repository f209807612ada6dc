"""Keys that are a letter or a sign, and the list of all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.desk import Desk
from browser.test_accessibility import violations
from browser.window import DESK, PHONE
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Site

_FULL = "() => !!document.fullscreenElement"


def test_a_key_for_each_thing(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESK, site)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).key("/")
    expect(reader.field).to_be_focused()
    # The sign that opened the panel is not typed into it.
    expect(reader.field).to_have_value("")
    reader.key("Escape", "t")
    expect(reader.view).to_be_focused()
    reader.key("T")
    expect(reader.view).to_be_hidden()
    reader.shows(4, 5).key("b")
    expect(reader.ribbon(5)).to_be_visible()
    reader.key("b")
    expect(reader.ribbon(5)).to_have_count(0)
    reader.key("f")
    window.page.wait_for_function(_FULL)
    reader.key("f")
    window.page.wait_for_function(f"() => !({_FULL})()")
    reader.key("?")
    expect(reader.keys).to_be_visible()


def test_letters_that_are_typed_do_nothing_else(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).open_find()
    window.page.keyboard.type("bft/?")
    expect(reader.field).to_have_value("bft/?")
    reader.key("Escape")
    window.page.locator("#page-number").click()
    window.page.keyboard.type("b")
    expect(reader.ribbon(5)).to_have_count(0)
    # The slider takes no letters: there they are keys.
    window.page.locator("#slider").focus()
    reader.key("b")
    expect(reader.ribbon(5)).to_be_visible()
    assert not reader.page.evaluate(_FULL)


def test_a_key_that_is_held_acts_once_and_one_with_a_modifier_not_at_all(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5)
    for _ in range(4):
        window.page.keyboard.down("b")
    window.page.keyboard.up("b")
    expect(reader.ribbon(5)).to_be_visible()
    reader.key("Control+b", "Alt+b", "Meta+b")
    expect(reader.ribbon(5)).to_be_visible()


def test_letters_can_be_put_out_of_use(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).key("?")
    reader.keys.get_by_role("checkbox").uncheck()
    reader.key("Escape", "b")
    window.page.reload()
    reader.ready().shows(4, 5).key("b", "t", "?", "f", "c", "/", "ArrowRight")
    # The others go on.
    reader.shows(6, 7)
    assert window.page.locator("dialog[open]").count() == 0
    expect(reader.view).to_be_hidden()
    expect(reader.controls).to_be_hidden()
    assert not window.page.evaluate(_FULL)
    reader.choose("Phím tắt")
    reader.keys.get_by_role("checkbox").check()
    reader.key("Escape", "?")
    expect(reader.keys).to_be_visible()


def test_the_list_names_the_keys_by_groups(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5).choose("Phím tắt")
    table = reader.keys.get_by_role("table", name="Phím tắt")
    expect(table.get_by_role("row", name="Tìm trong sách")).to_contain_text("/")
    expect(table.get_by_role("row", name="Trang sau")).to_contain_text("→ PageDown Dấu cách")
    expect(table.locator("[scope=rowgroup]")).to_have_text(["Lật trang", "Đọc và tìm", "Chế độ lớp học"])


def test_from_right_to_left_the_arrows_are_the_other_way_round(open_window: OpenWindow) -> None:
    reader = Desk(open_window(DESK))
    reader.open("nguoc-chieu", "#p=2").shows(3, 2).key("?")
    expect(reader.keys.get_by_role("row", name="Trang sau")).to_contain_text("←")


def test_full_screen_is_refused_with_a_word(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    window.page.add_init_script("delete Element.prototype.requestFullscreen")
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(4, 5).key("f")
    expect(reader.toast).to_have_text("Trình duyệt này không cho xem toàn màn hình.")


def test_axe(open_window: OpenWindow, axe: str) -> None:
    window = open_window(PHONE, bypass_csp=True)
    reader = Desk(window)
    reader.open("cay-gao", "#p=5").shows(5).choose("Phím tắt")
    assert violations(window, axe) == []
