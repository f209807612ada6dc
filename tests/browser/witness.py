"""Watches all that a browser context does, and tells what a visitor must never cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

_CSP = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP: ' + event.violatedDirective + ' forbids ' + event.blockedURI))
"""


# Drawn by the processor, as tests do, WebGL says that reading its frames back is slow.
_SOFTWARE = "GPU stall due to ReadPixels"
# Most tests let no service worker in.
_HARMLESS = (_SOFTWARE, "Service Worker registration blocked by Playwright")


class Witness:
    """Collects `faults`: messages on the console, failed requests, and requests to other origins.

    Faults with a text in `forgiven` are not counted: those that a test causes by its own hand.
    """

    def __init__(self, context: BrowserContext, *own: str) -> None:
        self._own = own
        self._seen: list[str] = []
        self.forgiven: set[str] = set()
        context.add_init_script(_CSP)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)

    @property
    def faults(self) -> list[str]:
        return [each for each in self._seen if not any(part in each for part in self.forgiven)]

    def forget(self) -> None:
        """Begin anew."""
        self._seen.clear()
        self.forgiven.clear()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not any(part in message.text for part in _HARMLESS):
            self._seen.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _on_error(self, error: WebError) -> None:
        self._seen.append(f"script: {error.error}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((*self._own, "data:", "blob:")):
            self._seen.append(f"foreign: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # A page that is left gives up what it was loading.
        if request.failure != "net::ERR_ABORTED":
            self._seen.append(f"failed: {request.url} {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._seen.append(f"status {response.status}: {response.url}")
