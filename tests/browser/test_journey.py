"""What a pupil does: scans the code on a shelf, opens a book, reads, searches, finds the word."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from browser.pages.library import Home, LibraryPage, Shelf
from browser.pages.reader import Reader
from browser.pages.search import Search
from browser.school import PHRASE, PHRASE_PAGES, Box, School, place_of
from browser.window import DESK, PHONE, Device, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow


def code_of(school: School, shelf: str) -> str:
    with (school.root / "catalog" / "qr.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(row["code"] for row in csv.DictReader(file) if row["target"] == shelf)


def assert_covers(mark: Box, word: Box) -> None:
    """Assert that a highlight lies over a word and not over its neighbours."""
    assert mark.x == pytest.approx(word.x, abs=0.008)
    assert mark.width == pytest.approx(word.width, abs=0.012)
    assert mark.y <= word.y
    assert mark.y + mark.height >= word.y + word.height
    assert mark.height < 4 * word.height


def test_from_the_shelf_to_the_word(school: School, open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    page = window.page

    # The phone's camera opens what the code says; over http the folder, as it is printed.
    target = f"q/{code_of(school, 'van-hoc')}/"
    window.go(target if site.name == "http" else f"{target}index.html")
    page.wait_for_url(site.url("shelves/van-hoc/index.html"))
    shelf = Shelf(window)
    expect(shelf.heading).to_have_text("Văn học")

    book = shelf.open_book("Cây gạo đầu làng")
    expect(book.heading).to_have_text("Cây gạo đầu làng")

    reader = book.read().at(1).shows(1)
    for number in range(2, 7):
        reader.swipe("left").at(number)
    reader.shows(6).swipe("right").at(5).shows(5)

    page.reload()
    reader.ready().at(5).shows(5)
    window.go("books/cay-gao/read.html")
    reader.ready().at(5).shows(5)

    home = Home(window).open()
    expect(home.last_read).to_contain_text("Cây gạo đầu làng")
    expect(home.last_read).to_contain_text("5/12")
    home.read_on().at(5).shows(5)

    # Back to the book's page, whose header leads to the search.
    window.press(page.get_by_role("link", name="Về trang giới thiệu sách"))
    search = LibraryPage(window).search("thu vien").answered(books=1)
    expect(search.hits().first).to_contain_text("Trang 9")
    expect(search.hits().first.locator("mark")).to_have_text(["thư", "viện"])
    search.open_hit().at(9).shows(9)

    marks = reader.marks(9)
    assert len(marks) == 1
    assert_covers(marks[0], place_of(PHRASE, 9))
    expect(reader.hits_count).to_contain_text("1 chỗ khớp")

    window.press(page.get_by_role("button", name="Trang khớp sau"))
    reader.at(11).shows(11)
    assert "q=thu%20vien" in page.url
    assert_covers(reader.marks(11)[0], place_of(PHRASE, 11))

    window.press(page.get_by_role("button", name="Thôi đánh dấu"))
    expect(page.locator(".hits i")).to_have_count(0)
    assert "q=" not in page.url


def test_a_search_from_the_header_of_a_wide_screen(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESK, site)
    window.go("books/sach-giay/index.html")
    search = LibraryPage(window).search("thu vien").answered(books=1)
    assert window.page.url == site.url("search.html?q=thu%20vien")

    # Pages where the words stand side by side come before one that holds both, far apart.
    window.press(search.page.get_by_role("button", name="2 trang khác"))
    labels = search.hits().locator("b").all_inner_texts()
    assert labels == [f"Trang {number}" for number in (*PHRASE_PAGES, 4)]

    reader = search.open_hit(page=1).at(11).shows(11, 12)
    assert_covers(reader.marks(11)[0], place_of(PHRASE, 11))


def test_accents_narrow_a_search(open_window: OpenWindow) -> None:
    search = Search(open_window(PHONE)).open("?q=thư viện").answered(books=1)
    expect(search.hits().first).to_contain_text("Trang 9")
    search.ask("viên màu").answered(books=1)
    expect(search.hits().first).to_contain_text("Trang 4")
    reader = search.open_hit().at(4).shows(4)
    assert_covers(reader.marks(4)[0], place_of("viên màu", 4))


def test_words_that_stand_apart_are_marked_one_by_one(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=4&q=vien thu").shows(4)
    thu, vien = reader.marks(4)
    assert_covers(thu, place_of("Thứ", 4))
    assert_covers(vien, place_of("viên", 4))


def test_a_book_is_found_by_its_catalog_record(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE, site)
    search = Search(window).open("?q=sach giay").answered(books=1)
    window.press(search.books.get_by_role("link", name="Sách giấy trên kệ"))
    expect(window.page.locator("article.book h1")).to_have_text("Sách giấy trên kệ")


def test_nothing_found_leads_on(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    search = Search(window).open("?q=xyzzy").answered(books=0)
    expect(search.page.locator("#search-results")).to_contain_text("“xyzzy”")
    window.press(search.page.locator("#search-results").get_by_role("link", name="Chủ đề"))
    expect(LibraryPage(window).heading).to_have_text("Chủ đề")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("blocked", [False, True], ids=["scripts off", "scripts lost"])
def test_page_one_is_there_before_any_script(
    open_window: OpenWindow, site: Site, device: Device, blocked: bool
) -> None:
    window = open_window(device, site, java_script_enabled=blocked)
    if blocked:
        window.page.route("**/*.js", lambda route: route.abort("internetdisconnected"))
        window.witness.forgiven.add("net::ERR_INTERNET_DISCONNECTED")
    window.go("books/cay-gao/read.html")
    picture = window.page.locator("#stage img")
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    box = picture.bounding_box()
    assert box
    assert box["width"] > 0.3 * device.width
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= device.width
    assert box["y"] + box["height"] <= device.height
    centre = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    assert window.page.evaluate("({ x, y }) => document.elementFromPoint(x, y).tagName", centre) == "IMG"


def test_a_code_leads_on_without_its_refresh(school: School, open_window: OpenWindow, site: Site) -> None:
    """Some camera apps show pages without following their refresh: there is a link to see."""
    window = open_window(PHONE, site)
    code = code_of(school, "truyen-tranh")
    html = (school.site / "q" / code / "index.html").read_text(encoding="utf-8")
    window.page.route(
        "**/q/**",
        lambda route: route.fulfill(body=html.replace('http-equiv="refresh"', ""), content_type="text/html"),
    )
    window.go(f"q/{code}/index.html")
    window.press(window.page.get_by_role("link"))
    window.page.wait_for_url(site.url("shelves/truyen-tranh/index.html"))
