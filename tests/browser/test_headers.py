"""The site behind the headers of its own file `_headers`, at the root of a domain, as Cloudflare and Netlify serve it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from browser.pages.offline import Keep
from browser.pages.reader import Reader
from browser.pages.search import Search
from browser.server import SiteServer
from browser.window import DESK, Site
from playwright.sync_api import expect
from support.headers import given, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser.conftest import OpenWindow
    from browser.school import School


@pytest.fixture(scope="module")
def strict(school: School) -> Iterator[Site]:
    text = (school.site / "_headers").read_text(encoding="utf-8")
    with SiteServer(school.site, "/", partial(given, found=rules(text))) as server:
        yield Site("strict", server.url)


def test_everything_works_behind_the_headers(open_window: OpenWindow, strict: Site) -> None:
    """What a policy forbids is told on the console, and fails the test."""
    window = open_window(DESK, strict, service_workers="allow")
    answer = window.page.goto(strict.root)
    assert answer is not None
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    expect(window.page.locator("h1").first).to_be_visible()
    Search(window).open("?q=thu+vien")
    expect(window.page.get_by_role("link", name="Cây gạo đầu làng").first).to_be_visible()
    Keep(window).save("cay-gao")
    reader = Reader(window).open("cay-gao").shows(1)
    reader.key("ArrowRight").at(2).shows(2, 3)
    expect(reader.picture(2)).to_be_visible()
    window.go("print/index.html")
    expect(window.page.locator("h1").first).to_be_visible()


def test_search_data_say_how_they_are_written_whatever_the_host_says(
    open_window: OpenWindow, school: School
) -> None:
    def claimed(path: str) -> list[tuple[str, str]]:
        return [("Content-Type", "text/javascript; charset=iso-8859-1")] * path.startswith("/search/")

    with SiteServer(school.site, "/", claimed) as server:
        window = open_window(DESK, Site("claimed", server.url))
        Search(window).open("?q=thu+vien")
        expect(window.page.get_by_role("link", name="Cây gạo đầu làng").first).to_be_visible()
