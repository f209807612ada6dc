"""The focus is never lost: whatever goes away hands it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.pages.desk import Desk
from browser.window import DESK
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Site


def test_panels_opened_from_nowhere_give_it_to_the_book(open_window: OpenWindow) -> None:
    reader = Desk(open_window(DESK))
    for key in ("/", "?"):
        reader.open("cay-gao", "#p=5").shows(4, 5).key(key, "Escape")
        expect(reader.page.get_by_role("main", name="Trang sách")).to_be_focused()


def test_a_page_that_was_chosen_has_it(open_window: OpenWindow, crafted: Site) -> None:
    reader = Desk(open_window(DESK, crafted))
    main = reader.page.get_by_role("main")
    reader.open("cay-gao", "#p=5").shows(4, 5).key("b")
    reader.open_outline().get_by_role("link", name="Mùa xuân").press("Enter")
    reader.at(3)
    expect(main).to_be_focused()
    reader.open_thumbnails().get_by_role("link", name="7 · Trang 10").press("Enter")
    reader.at(10)
    expect(main).to_be_focused()
    reader.open_bookmarks().get_by_role("link", name="Trang 5").press("Enter")
    reader.at(5)
    expect(main).to_be_focused()


def test_from_pages_to_text_and_back(open_window: OpenWindow, crafted: Site) -> None:
    reader = Desk(open_window(DESK, crafted))
    reader.open("suoi-reo", "#p=3").shows(2, 3).key("t")
    expect(reader.view).to_be_focused()
    reader.key("t")
    expect(reader.page.get_by_role("main", name="Trang sách")).to_be_focused()
    reader.switch.press("Enter")
    expect(reader.view).to_be_focused()
    reader.switch.press("Enter")
    expect(reader.switch).to_be_focused()


def test_a_link_hands_it_to_where_it_leads(open_window: OpenWindow, crafted: Site) -> None:
    reader = Desk(open_window(DESK, crafted))
    reader.open("cay-gao", "#p=2").shows(2, 3)
    reader.links(2).get_by_role("link", name="Cây gạo").press("Enter")
    reader.at(9)
    expect(reader.page.get_by_role("main")).to_be_focused()
    reader.open("suoi-reo", "#p=1&mode=text")
    reader.reads("Hết khúc 1.")
    reader.article.get_by_role("link", name="Xem chú thích").press("Enter")
    expect(reader.page.locator("#c2-note")).to_be_focused()


def test_what_is_put_away_hands_it_on(open_window: OpenWindow, crafted: Site) -> None:
    reader = Desk(open_window(DESK, crafted))
    main = reader.page.get_by_role("main")
    for mode in ("", "&mode=text"):
        reader.open("cay-gao", f"#p=9&q=thu%20vien{mode}")
        reader.page.get_by_role("button", name="Thôi đánh dấu").press("Enter")
        expect(reader.hits).to_be_hidden()
        expect(main).to_be_focused()
    reader.open("cay-gao", "#p=9&q=thu%20vien").shows(9, 10)
    reader.page.get_by_role("button", name="Trang khớp sau").press("Escape")
    expect(main).to_be_focused()
    reader.open("cay-gao", "#p=2").shows(2, 3)
    reader.links(2).get_by_role("link", name="Cây gạo").press("Enter")
    reader.page.get_by_role("button", name="Về trang 2").focus()
    reader.key("End")
    expect(main).to_be_focused()
