"""The browser, one small school built once for all workers, and windows to look at it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from browser.crafted import crafted_site
from browser.school import SITE_PATH, School, make_school, pack_school
from browser.server import SiteServer
from browser.window import PHONE, Device, Site, Window
from browser.witness import Witness
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FEATURES_OFF = [
    # The address bar makes pages of its own for every window, seen or not: half of what a window costs.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # The last flag of this name counts alone: these are what Playwright's own turns off for the sake of pages.
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
FLAGS = [
    f"--disable-features={','.join(FEATURES_OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
PATIENCE_MS = 15_000
RERUNS = 2
"""A whole browser on a crowded machine is late at times, as no user's is; what is wrong fails each time, and `-ra`
lists what needed another run."""
AXE = Path(__file__).parents[2] / "themes/reader/node_modules/axe-core/axe.min.js"


PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The first is Chromium without its windows: a test takes half of the work, and pages are the same."""


def chromium_program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class OpenWindow(Protocol):
    """Opens a window; `options` are those of a Playwright context."""

    def __call__(self, device: Device = PHONE, site: Site | None = None, **options: object) -> Window: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=RERUNS))


def missing(what: str, hint: str) -> None:
    """Skip the test for want of a program; in CI that is a failure."""
    message = f"{what} is missing; install it: {hint}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = chromium_program()
    if program is None:
        missing("Chromium", "sudo apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        missing("axe-core", "npm ci --prefix themes/reader")
    return AXE.read_text(encoding="utf-8")


def _shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], School]) -> School:
    """Return a school that only the first of the workers makes; no test changes it."""
    base = factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{root}.lock"):
        return School(root) if (root / "site").is_dir() else make(root)


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return _shared(tmp_path_factory, "school", make_school)


@pytest.fixture(scope="session")
def _server(school: School) -> Iterator[SiteServer]:
    with SiteServer(school.site, SITE_PATH) as server:
        yield server


@pytest.fixture(scope="session")
def _crafted_folder(school: School, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return crafted_site(school, tmp_path_factory.mktemp("crafted"))


@pytest.fixture(scope="session")
def _crafted_server(_crafted_folder: Path) -> Iterator[SiteServer]:
    with SiteServer(_crafted_folder, SITE_PATH) as server:
        yield server


@pytest.fixture
def crafted_server(_crafted_server: SiteServer) -> Iterator[SiteServer]:
    _crafted_server.asked.clear()
    yield _crafted_server
    _crafted_server.broken.clear()


@pytest.fixture
def crafted(crafted_server: SiteServer) -> Site:
    """The site with books written by hand, by http."""
    return Site("crafted", crafted_server.url)


@pytest.fixture(params=["http", "file"])
def crafted_twice(request: pytest.FixtureRequest, _crafted_folder: Path, crafted: Site) -> Site:
    """The same by http, and from a USB stick."""
    return crafted if request.param == "http" else Site("file", f"{_crafted_folder.as_uri()}/")


@pytest.fixture(scope="session")
def packed_school(school: School, tmp_path_factory: pytest.TempPathFactory) -> School:
    return _shared(tmp_path_factory, "packed", lambda root: pack_school(school, root))


@pytest.fixture(scope="session")
def _packed_server(packed_school: School) -> Iterator[SiteServer]:
    with SiteServer(packed_school.site, SITE_PATH) as server:
        yield server


@pytest.fixture
def packed_server(_packed_server: SiteServer) -> Iterator[SiteServer]:
    _packed_server.asked.clear()
    yield _packed_server
    _packed_server.broken.clear()


@pytest.fixture
def packed(packed_server: SiteServer) -> Site:
    """The site as it is built for a host that counts files."""
    return Site("packed", packed_server.url)


@pytest.fixture
def server(_server: SiteServer) -> Iterator[SiteServer]:
    _server.asked.clear()
    yield _server
    _server.broken.clear()


@pytest.fixture
def web(server: SiteServer) -> Site:
    return Site("http", server.url)


@pytest.fixture(params=["http", "file"])
def site(request: pytest.FixtureRequest, school: School, web: Site) -> Site:
    """The same site twice: by http in a sub-path, and from a USB stick."""
    return web if request.param == "http" else Site("file", f"{school.site.as_uri()}/")


@pytest.fixture
def school_on_a_stick(school: School) -> Site:
    return Site("file", f"{school.site.as_uri()}/")


def new_window(chromium: Browser, device: Device, site: Site, **options: object) -> Window:
    # A service worker asks for things in its own time: the tests of it let it in.
    options = device.options() | {"service_workers": "block"} | options
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    witness = Witness(context, site.root, *filter(None, (site.pages,)))
    return Window(context.new_page(), device, site, witness)


@pytest.fixture(scope="module", params=[{}])
def _phone(request: pytest.FixtureRequest, chromium: Browser, _server: SiteServer) -> Iterator[Window]:
    window = new_window(chromium, PHONE, Site("http", _server.url), **request.param)
    yield window
    window.page.context.close()


@pytest.fixture
def phone(_phone: Window) -> Iterator[Window]:
    """One phone for the tests of a module that only look: opening another each time takes a while."""
    _phone.witness.forget()
    yield _phone
    assert _phone.witness.faults == []


@pytest.fixture
def open_window(chromium: Browser, web: Site) -> Iterator[OpenWindow]:
    """Opens windows; what a visitor must never cause in any of them fails the test."""
    windows: list[Window] = []

    def open_(device: Device = PHONE, site: Site | None = None, **options: object) -> Window:
        windows.append(new_window(chromium, device, site or web, **options))
        return windows[-1]

    yield open_
    faults = [fault for window in windows for fault in window.witness.faults]
    for window in windows:
        window.page.context.close()
    assert faults == []
