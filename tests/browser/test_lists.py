"""Lists are filtered and sorted on the device; the address keeps how; without scripts the list is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.places import PAGES
from browser.window import PHONE, Site
from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Window


def titles(window: Window) -> Locator:
    return window.page.locator("#list-results .card strong")


def test_filters_combine_and_the_address_keeps_them(phone: Window) -> None:
    phone.go(PAGES["language"])
    whole = titles(phone).all_inner_texts()
    phone.press(phone.page.locator("#list-filters summary"))
    page = phone.page
    expect(page.locator("#by-grade option")).not_to_have_count(1)
    page.select_option("#by-grade", "4")
    expect(titles(phone)).to_have_text(["Cây gạo đầu làng", "Sách giấy trên kệ"])
    page.locator("[name=readable]").check()
    expect(titles(phone)).to_have_text(["Cây gạo đầu làng"])
    assert "?lop=4&doc=1" in page.url
    expect(page.locator("#list-status")).to_contain_text("1 cuốn")

    page.reload()
    expect(titles(phone)).to_have_text(["Cây gạo đầu làng"])
    for name in ("Lớp 4", "Đọc được ngay"):
        phone.press(page.get_by_role("button", name=f"Bỏ lọc: {name}"))
    expect(titles(phone)).to_have_text(whole)
    assert "?" not in page.url


def test_a_list_is_sorted(open_window: OpenWindow, site: Site) -> None:
    phone = open_window(PHONE, site)
    phone.go(PAGES["language"])
    phone.page.select_option("#list-sort", "tacgia")
    expect(titles(phone).nth(1)).to_have_text("Sách giấy trên kệ")
    expect(titles(phone).nth(2)).to_have_text("Cây gạo đầu làng")
    assert "?sap=tacgia" in phone.page.url


def test_a_card_looks_as_that_without_scripts(phone: Window) -> None:
    phone.go(PAGES["language"])
    before = phone.page.locator(".card", has_text="Cây gạo").inner_text()
    phone.go(PAGES["filtered list"])
    expect(phone.page.locator("#list-status")).to_contain_text("ìm thấy")
    card = phone.page.locator(".card", has_text="Cây gạo")
    assert card.inner_text() == before
    phone.press(card.get_by_role("link"))
    expect(phone.page.locator("article.book")).to_be_visible()


@pytest.mark.parametrize("_phone", [{"java_script_enabled": False}], indirect=True, ids=["phone"])
def test_without_scripts_the_list_is_whole(phone: Window) -> None:
    phone.go(PAGES["filtered list"])
    expect(phone.page.locator(".card").first).to_be_visible()
    expect(phone.page.locator("#list-tools")).to_be_hidden()


def test_a_citation_is_copied(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.go(PAGES["printed book"])
    window.press(window.page.get_by_role("button", name="Chép trích dẫn"))
    expect(window.page.locator("#book-told")).to_have_text("Đã chép trích dẫn.")
    copied = window.page.evaluate("navigator.clipboard.readText()")
    assert copied == "Đỗ Thị Giấy. Sách giấy trên kệ. 2019. Truyện làng, tập 2."
