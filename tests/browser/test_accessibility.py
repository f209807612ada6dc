"""No page breaks a rule of WCAG 2.2 AA that axe-core can see, in any theme; none needs two ways of scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.pages.reader import Reader
from browser.places import PAGES
from browser.test_every_page import settle
from browser.window import DESK, Device, Window

if TYPE_CHECKING:
    from browser.conftest import OpenWindow

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_KINDS = [
    "home",
    "shelf",
    "subjects",
    "language",
    "filtered list",
    "reading list",
    "reading lists",
    "reviews",
    "book",
    "printed book",
    "English book",
    "contests",
    "contest",
    "filtered contest",
    "survey",
    "survey by Google",
    "library",
    "search with results",
    "search without results",
    "reader",
    "reader with matches",
    "reader from right to left",
    "questions",
    "a question",
    "exhibits",
    "exhibit",
    "exhibit with a panorama to slide",
    "exhibit of few words",
    "route",
    "saved books",
    "codes to print",
    "Markdown page",
]


def violations(window: Window, axe: str) -> list[str]:
    """Return the violations: of all rules in the light theme, of those about colours in the others."""
    window.page.emulate_media(color_scheme="light")
    window.page.evaluate(f"{axe};0")
    # The size of targets is a rule of WCAG 2.2 that axe leaves off unless it is asked for.
    found = _run(window, {"runOnly": _TAGS, "rules": {"target-size": {"enabled": True}}})
    for theme in ("dark", "contrast"):
        window.page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
        found += _run(window, {"runOnly": ["color-contrast", "link-in-text-block"]})
    return found


def _run(window: Window, options: dict[str, object]) -> list[str]:
    answer = window.page.evaluate("(options) => axe.run(document, options)", options)
    return [f"{rule['id']}: {node['html'][:160]}" for rule in answer["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("_phone", [{"bypass_csp": True}], indirect=True, ids=["phone"])
@pytest.mark.parametrize("kind", _KINDS)
def test_pages(phone: Window, axe: str, kind: str) -> None:
    phone.go(PAGES[kind])
    settle(phone)
    assert violations(phone, axe) == []


@pytest.mark.parametrize("_phone", [{"bypass_csp": True}], indirect=True, ids=["phone"])
def test_the_way_home_of_a_lost_visitor(phone: Window, axe: str) -> None:
    phone.witness.forgiven.add("404")
    phone.go("sach/khong/co")
    settle(phone)
    assert violations(phone, axe) == []


def test_the_contents_of_a_book(open_window: OpenWindow, axe: str) -> None:
    window = open_window(DESK, bypass_csp=True)
    Reader(window).open("cay-gao", "#p=5").shows(4, 5).open_outline()
    assert violations(window, axe) == []


@pytest.mark.parametrize("kind", ["home", "book", "exhibit", "exhibits", "search with results"])
def test_on_a_desk(open_window: OpenWindow, axe: str, kind: str) -> None:
    window = open_window(DESK, bypass_csp=True)
    window.go(PAGES[kind])
    settle(window)
    assert violations(window, axe) == []


def test_the_largest_letters_fit_the_screen(open_window: OpenWindow) -> None:
    """WCAG 1.4.10: at 320 pixels nothing is to be scrolled sideways, the size of letters being what it may."""
    window = open_window(Device(320, 700))
    window.go("index.html")
    for _ in range(3):
        window.press(window.page.get_by_role("button", name="A+"))
    wide = {}
    for kind, path in PAGES.items():
        if "/read.html" in path:
            continue  # The reader has a size of letters of its own.
        window.page.set_viewport_size({"width": 320, "height": 700})
        window.go(path)
        assert window.page.evaluate("document.documentElement.dataset.size") == "3"
        for width in (320, 768, 1024):
            window.page.set_viewport_size({"width": width, "height": 700})
            assert window.page.evaluate("innerWidth") >= width
            over = window.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 0:
                wide[kind, width] = over
    assert wide == {}
