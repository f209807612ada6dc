"""The witness itself: what it must not overlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.window import PHONE

if TYPE_CHECKING:
    from browser.conftest import OpenWindow

_SINS = {
    "foreign: https://elsewhere.example/": "new Image().src = 'https://elsewhere.example/spy.gif'",
    "CSP: script-src-elem forbids inline": (
        "document.body.append(Object.assign(document.createElement('script'), { textContent: '0' }))"
    ),
    "status 404:": "new Image().src = 'lost.webp'",
    "script: ": "setTimeout(() => { throw new Error('broken') })",
    "warning: ": "console.warn('careful')",
}


@pytest.mark.parametrize("sin", _SINS)
def test_the_witness_sees(open_window: OpenWindow, sin: str) -> None:
    window = open_window(PHONE, bypass_csp="foreign" in sin)
    if "foreign" in sin:
        window.page.route("https://elsewhere.example/**", lambda route: route.fulfill(status=200, body=""))
    window.go("index.html")
    window.page.evaluate(f"() => {{ {_SINS[sin]} }}")
    for _ in range(100):
        if any(sin in fault for fault in window.witness.faults):
            break
        window.page.wait_for_timeout(50)
    assert any(sin in fault for fault in window.witness.faults), window.witness.faults
    window.witness.forgiven.add("")
