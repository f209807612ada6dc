"""The counter of visits, where a school has one, is told the path of a page and nothing of who opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.window import PHONE

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Window
    from playwright.sync_api import Request, Route

COUNTER = "https://dem.example/xem"


def counted(window: Window) -> list[Request]:
    """Return what the counter is told from now on, on the site as it is built with `visits_url`."""
    told: list[Request] = []
    window.witness.forgiven.add("dem.example")

    def page(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace(" data-offline=", f' data-visits="{COUNTER}" data-offline=')
        route.fulfill(
            response=answer, body=text.replace("connect-src 'self'", "connect-src 'self' https://dem.example")
        )

    def take(route: Route) -> None:
        told.append(route.request)
        route.fulfill(status=204, headers={"Set-Cookie": "ai=1; SameSite=None; Secure"})

    window.page.context.route("**/*.html*", page)
    window.page.context.route(COUNTER, take)
    return told


def test_a_visit_is_a_path_and_nothing_else(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    told = counted(window)
    for path in ("search.html?q=bi%20mat", "books/cay-gao/read.html#p=3"):
        with window.page.expect_response(COUNTER):
            window.go(path)
    assert [(one.method, one.post_data) for one in told] == [
        ("POST", "search.html"),
        ("POST", "books/cay-gao/read.html"),
    ]
    for one in told:
        assert {"cookie", "referer"}.isdisjoint(one.all_headers())


@pytest.mark.parametrize(("name", "value"), [("doNotTrack", "'1'"), ("globalPrivacyControl", "true")])
def test_who_asks_not_to_be_tracked_is_not_counted(open_window: OpenWindow, name: str, value: str) -> None:
    window = open_window(PHONE)
    told = counted(window)
    window.page.add_init_script(
        f"Object.defineProperty(Navigator.prototype, '{name}', {{ get: () => {value} }})"
    )
    window.go("index.html")
    window.page.wait_for_load_state("networkidle")
    # The script asks at rest, five seconds at most.
    window.page.wait_for_timeout(5_500)
    assert told == []
