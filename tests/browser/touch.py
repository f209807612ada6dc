"""Fingers on the screen: touch events as the browser itself gets them from the glass."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

Point = tuple[float, float]


class Fingers:
    """One or more fingers on a page.

    Events carry their own times, so that a gesture is as fast as it says on the slowest computer.
    """

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._time = time.time()

    def swipe(self, start: Point, end: Point, *, seconds: float = 0.12, steps: int = 8) -> None:
        """Swipe with one finger and lift it."""
        with self.dragging(start, end, seconds=seconds, steps=steps):
            pass

    @contextmanager
    def dragging(self, start: Point, end: Point, *, seconds: float = 0.12, steps: int = 8) -> Iterator[None]:
        """Drag with one finger, which stays on the glass until the block ends."""
        self._send("touchStart", [start])
        for step in range(1, steps + 1):
            share = step / steps
            self._time += seconds / steps
            self._send("touchMove", [_between(start, end, share)])
        yield
        self._time += 0.001
        self._send("touchEnd", [])

    def pinch(self, centre: Point, start: float, end: float, *, steps: int = 12) -> None:
        """Move two fingers from `start` to `end` pixels apart and lift them."""
        with self.pinching(centre, start, end, steps=steps):
            pass

    @contextmanager
    def pinching(self, centre: Point, start: float, end: float, *, steps: int = 12) -> Iterator[None]:
        """Move two fingers from `start` to `end` pixels apart; they stay on the glass until the block ends."""
        x, y = centre
        for step in range(steps + 1):
            half = (start + (end - start) * step / steps) / 2
            self._send("touchMove" if step else "touchStart", [(x - half, y), (x + half, y)])
            self._time += 0.016
        yield
        self._send("touchEnd", [])

    def double_tap(self, point: Point, *, between: float = 0.12) -> None:
        """Tap twice at one place; `between` are the seconds from one to the other."""
        for _ in range(2):
            self._send("touchStart", [point])
            self._time += 0.06
            self._send("touchEnd", [])
            self._time += between

    @contextmanager
    def holding(self, point: Point, end: Point, *, seconds: float = 0.7) -> Iterator[None]:
        """Hold a finger at a place for the block, then move it to another and lift it."""
        self._send("touchStart", [point])
        yield
        self._time += seconds
        self._send("touchMove", [end])
        self._send("touchEnd", [])

    def _send(self, kind: str, points: Sequence[Point]) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        event = {"type": kind, "touchPoints": touches, "timestamp": self._time}
        self._session.send("Input.dispatchTouchEvent", event)


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
