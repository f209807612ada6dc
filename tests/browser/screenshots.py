"""Takes pictures of the main pages of a built site, on a phone, a desk and a projector.

    python tests/browser/screenshots.py SITE FOLDER [--book ID] [--query WORDS] [--theme THEME]

SITE is a built site, such as `site`; the pictures go into FOLDER.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.conftest import FLAGS, chromium_program
from browser.server import SiteServer
from browser.window import DESK, PHONE, Device
from playwright.sync_api import BrowserContext, sync_playwright

PATH = "/repo/"
PROJECTOR = Device(1920, 1080, touch=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shelf", default="van-hoc")
    parser.add_argument("--book", default="be-na-di-tim-tieng-mua")
    parser.add_argument("--printed", default="de-men-phieu-luu-ky")
    parser.add_argument("--query", default="thu vien")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, SiteServer(given.site, PATH) as server:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS)
        for device in (PHONE, DESK, PROJECTOR):
            context = browser.new_context(**device.options(), device_scale_factor=2 if device.touch else 1)
            look = json.dumps({"size": 0, "theme": given.theme})
            context.add_init_script(f"localStorage.setItem('tusach:look@{PATH}', {json.dumps(look)})")
            size = f"{device.width}x{device.height}-{given.theme}"
            for name, path in places(given).items():
                take(context, server.url + path, given.folder / f"{name}-{size}.png")
            context.close()
        browser.close()


def places(given: argparse.Namespace) -> dict[str, str]:
    return {
        "home": "index.html",
        "shelf": f"shelves/{given.shelf}/index.html",
        "book": f"books/{given.book}/index.html",
        "printed-book": f"books/{given.printed}/index.html",
        "reader": f"books/{given.book}/read.html#p=4",
        "reader-matches": f"search.html?q={given.query}",
        "search": f"search.html?q={given.query}",
        "print": "print/index.html",
    }


def take(context: BrowserContext, address: str, file: Path) -> None:
    """Take the first screenful, and the whole page beside it where it is longer."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if file.name.startswith("reader-matches"):
        page.locator(".hit-page").first.click()
        page.locator(".hits i").first.wait_for()
        page.wait_for_load_state("networkidle")
    page.screenshot(path=file)
    if page.evaluate("document.documentElement.scrollHeight > innerHeight"):
        # Covers below the screen come when they are scrolled to.
        page.locator("img").evaluate_all("(all) => all.forEach((img) => (img.loading = 'eager'))")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=file.with_name(f"{file.stem}-whole.png"), full_page=True)
    page.close()


if __name__ == "__main__":
    main()
