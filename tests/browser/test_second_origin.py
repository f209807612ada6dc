"""Page images on a second origin, as in an object store: read, turned, saved, and nothing else from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from browser.pages.offline import Keep
from browser.pages.reader import Reader
from browser.school import PACK, SITE_PATH, School, divide_school
from browser.server import SiteServer
from browser.window import DESK, PHONE, Site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser.conftest import OpenWindow

STORE = "/thu-vien/"
# Counts the pictures that WebGL takes, and those it refuses: it takes none from another origin without leave.
_DRAWN = """
self.drawn = self.refused = 0
const { texImage2D: draw } = WebGL2RenderingContext.prototype
WebGL2RenderingContext.prototype.texImage2D = function (...given) {
  self.refused++
  draw.apply(this, given)
  self.refused--
  self.drawn++
}
"""


def _leave(_: str) -> list[tuple[str, str]]:
    """Let other origins read, as an object store must."""
    return [("Access-Control-Allow-Origin", "*")]


@dataclass(frozen=True, slots=True)
class Divided:
    """A site and the store of its page images."""

    site: Site
    server: SiteServer
    store: SiteServer


@pytest.fixture(scope="module", params=[1, PACK], ids=["single", "packed"])
def divided(
    request: pytest.FixtureRequest, school: School, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Divided]:
    root = tmp_path_factory.mktemp("divided") / "school"
    with SiteServer(root / "site-pages", STORE, _leave) as store:
        divide_school(school, root, store.url, pack=request.param)
        with SiteServer(root / "site", SITE_PATH) as server:
            yield Divided(Site("divided", server.url, store.url), server, store)


def test_pages_come_from_the_store_and_turn(open_window: OpenWindow, divided: Divided) -> None:
    divided.server.asked.clear()
    divided.store.asked.clear()
    window = open_window(DESK, divided.site)
    window.page.add_init_script(_DRAWN)
    reader = Reader(window).open("cay-gao").shows(1)
    expect(reader.picture(1)).to_be_visible()
    for spread in ((2, 3), (4, 5), (6, 7), (8,), (9, 10)):
        reader.key("ArrowRight").at(spread[0]).shows(*spread)
        expect(reader.picture(spread[0])).to_be_visible()
    assert window.page.evaluate("self.drawn") > 0, "leaves roll"
    assert window.page.evaluate("self.refused") == 0
    reader.open_thumbnails()
    window.page.wait_for_function(
        "() => [...document.querySelectorAll('.thumbnails img')].every((img) => img.naturalWidth)"
    )
    assert divided.store.asked
    assert all(path.startswith("books/cay-gao/pages/") for path in divided.store.asked)
    assert not any("/pages/" in path for path in divided.server.asked)


def test_a_saved_book_takes_its_pages_along(open_window: OpenWindow, divided: Divided) -> None:
    window = open_window(PHONE, divided.site, service_workers="allow")
    Keep(window).save("cay-gao")
    window.page.wait_for_load_state("networkidle")
    window.witness.forgiven |= {"ERR_FAILED", "ERR_INTERNET_DISCONNECTED", "sw.js"}
    window.page.context.set_offline(True)
    for server in (divided.server, divided.store):
        server.broken.add("")
    divided.store.asked.clear()
    try:
        reader = Reader(window).open("cay-gao").shows(1)
        for page in range(2, 13):
            reader.key("ArrowRight").at(page).shows(page)
            expect(reader.picture(page)).to_be_visible()
        assert divided.store.asked == []
    finally:
        for server in (divided.server, divided.store):
            server.broken.clear()


def test_a_store_that_gives_no_leave_costs_the_pictures_alone(
    open_window: OpenWindow, divided: Divided
) -> None:
    divided.store.headers = lambda _: []
    try:
        window = open_window(PHONE, divided.site)
        window.witness.forgiven |= {"CORS", "ERR_FAILED", "net::"}
        reader = Reader(window).open("cay-gao", "#p=4")
        expect(reader.notice).to_be_visible()
        assert reader.sheet(4).count() == 1
    finally:
        divided.store.headers = _leave
