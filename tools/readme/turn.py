"""Films a page that turns in the example library, for the README.

    python tools/readme/turn.py SITE

SITE is the built example; the film is tools/readme/turn.webp. The clock is stopped between the
frames, so that it runs smoothly whatever the computer takes to draw them.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from browser.conftest import FLAGS, chromium_program
from browser.server import SiteServer
from PIL import Image
from playwright.sync_api import sync_playwright

BOOK = "books/be-na-di-tim-tieng-mua/read.html#p=4"
WINDOW = {"width": 1000, "height": 600}
WIDTH = 640
STEP = 40
FRAMES = 20
PAUSE = 1600


def main() -> None:
    """Turn one page, picture by picture."""
    with sync_playwright() as playwright, SiteServer(Path(sys.argv[1]), "/repo/") as server:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS)
        page = browser.new_page(viewport=WINDOW)
        page.clock.install(time=0)
        page.goto(server.url + BOOK)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(2000)
        page.clock.pause_at(60)
        page.clock.run_for(500)
        page.keyboard.press("ArrowRight")
        frames = []
        for _ in range(FRAMES):
            frames.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
            page.clock.run_for(STEP)
            # The pictures of the leaf come by a way that this clock does not drive.
            page.wait_for_timeout(60)
        browser.close()
    size = (WIDTH, WIDTH * WINDOW["height"] // WINDOW["width"])
    small = [frame.resize(size, Image.Resampling.LANCZOS) for frame in frames]
    times = [PAUSE, *[STEP] * (len(small) - 2), PAUSE]
    target = Path(__file__).with_name("turn.webp")
    small[0].save(
        target, save_all=True, append_images=small[1:], duration=times, loop=0, quality=60, method=6
    )


if __name__ == "__main__":
    main()
