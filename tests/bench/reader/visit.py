"""Reading a book in Chromium as a phone would, and measuring it."""

from __future__ import annotations

import shutil
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil
from bench.reader.flipbook import BOOK
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

VISITS = 5
TURNS = 12
_LINK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000}
"""1.6 Mbit/s and 150 ms, as bytes a second and milliseconds."""
_PAINTED = """
self.painted = 0
new PerformanceObserver((list) => list.getEntries().forEach((entry) => (self.painted = entry.startTime)))
  .observe({ type: 'largest-contentful-paint', buffered: true })
"""
_FRAMES = """
self.frames = 0
const count = () => { self.frames++; requestAnimationFrame(count) }
requestAnimationFrame(count)
"""


@dataclass(frozen=True, slots=True)
class Book:
    """Where a reader opens the book, and how it is told to turn."""

    path: str
    ready: str
    turn: str


OURS = Book(
    f"books/{BOOK}/read.html",
    "() => document.documentElement.classList.contains('ready') && !!document.querySelector('.page.shown')",
    "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))",
)
THEIRS = Book("rival/index.html", "() => !!self.flip && self.flip.getPageCount() > 0", "self.flip.flipNext()")


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a Chromium that draws WebGL by the processor where there is nothing better."""
    with sync_playwright() as playwright:
        flags = [
            "--no-sandbox",
            "--disable-background-networking",
            "--no-first-run",
            "--enable-unsafe-swiftshader",
        ]
        made = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield made
        made.close()


@contextmanager
def _phone(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, device_scale_factor=2, has_touch=True
    )
    page = context.new_page()
    yield page, context.new_cdp_session(page)
    context.close()


def first_page(browser: Browser, root: str, book: Book) -> dict[str, str]:
    """Return when the largest picture was painted, on a slow line and a slow processor."""
    times, sent = [], []
    for _ in range(VISITS):
        with _phone(browser) as (page, session):
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", _LINK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            page.add_init_script(_PAINTED)
            got: list[int] = []
            session.on(
                "Network.loadingFinished", lambda event, got=got: got.append(event["encodedDataLength"])
            )
            page.goto(root + book.path, wait_until="commit")
            page.wait_for_function("() => self.painted > 0", timeout=120_000)
            page.wait_for_timeout(300)
            times.append(page.evaluate("self.painted"))
            sent.append(sum(got))
    return {
        "page 1 painted, s (1.6 Mbit/s, 150 ms, CPU / 4)": f"{statistics.median(times) / 1000:.2f}",
        "  KB until then": f"{statistics.median(sent) / 1024:.0f}",
    }


def turns(browser: Browser, root: str, book: Book) -> dict[str, str]:
    """Return the script milliseconds of a frame while pages turn, and of a whole turn."""
    with _phone(browser) as (page, session):
        page.goto(root + book.path)
        page.wait_for_function(book.ready)
        page.wait_for_timeout(2500)
        page.evaluate(_FRAMES)
        session.send("Performance.enable")
        script, frames = [], []
        for _ in range(TURNS):
            before, counted = _metrics(session), page.evaluate("self.frames")
            page.evaluate(book.turn)
            page.wait_for_timeout(1400)
            after = _metrics(session)
            frames.append(page.evaluate("self.frames") - counted)
            script.append(1000 * (after["ScriptDuration"] - before["ScriptDuration"]))
        per_frame = sum(script) / max(1, sum(frames))
        page.wait_for_timeout(1500)
        before = _metrics(session)
        page.wait_for_timeout(3000)
        rest = 1000 * (_metrics(session)["ScriptDuration"] - before["ScriptDuration"]) / 3
    return {
        "script, ms a frame of a turn (≤ 4)": f"{per_frame:.2f}",
        "script, ms a turn": f"{statistics.median(script):.1f}",
        "script, ms a second at rest": f"{rest:.1f}",
    }


def memory(browser: Browser, root: str, book: Book, pages: int) -> dict[str, str]:
    """Return the heap and the renderer's memory after a few pages and after all of them."""
    with _phone(browser) as (page, session):
        page.goto(root + book.path)
        page.wait_for_function(book.ready, timeout=120_000)
        figures = {}
        done = 0
        for count in (20, pages - 2):
            for _ in range(done, count):
                page.evaluate(book.turn)
                page.wait_for_timeout(90)
            done = count
            page.wait_for_timeout(2500)
            session.send("HeapProfiler.collectGarbage")
            session.send("Performance.enable")
            heap = _metrics(session)["JSHeapUsedSize"] / 2**20
            figures[f"heap after {'20' if count == 20 else 'all'} pages, MB"] = f"{heap:.1f}"
            nodes = session.send("Memory.getDOMCounters")["nodes"]
            figures[f"nodes after {'20' if count == 20 else 'all'} pages"] = f"{nodes:,}"
            figures[f"processes after {'20' if count == 20 else 'all'} pages, MB"] = f"{_resident():.0f}"
    return figures


def _metrics(session: CDPSession) -> dict[str, float]:
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


def _resident() -> float:
    """Return the megabytes that the browser's renderers and graphics process hold, unshared."""
    time.sleep(0.5)
    total = 0
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=renderer" in process.cmdline() or "--type=gpu-process" in process.cmdline():
                total += process.memory_full_info().uss
        except psutil.Error:
            continue
    return total / 2**20
