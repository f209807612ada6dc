"""Serves the site from a sub-path, as the hosts that schools use do."""

from __future__ import annotations

import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Headers = Callable[[str], list[tuple[str, str]]]


class SiteServer:
    """Serves the folder `site` at `path` of a port of this computer.

    What is missing brings 404.html with status 404; paths that contain one of `broken` bring 503; the path
    `held` waits until `free` is set.
    `asked` has the path of every request, relative to the site. `headers` gives those of a
    path, such as "/index.html", beside the usual ones.
    """

    def __init__(self, site: Path, path: str, headers: Headers = lambda _: []) -> None:
        self.headers = headers
        self.broken: set[str] = set()
        self.held: str | None = None
        self.free = threading.Event()
        self.asked: list[str] = []
        self.path = path
        self._server = _Server(("127.0.0.1", 0), _handler(self, site))
        self.url = f"http://127.0.0.1:{self._server.server_port}{path}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def wait(self, path: str) -> None:
        """Return when the path may be answered."""
        if path.removeprefix(self.path) == self.held:
            self.free.wait(timeout=60)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        # A page that is left hangs up in the middle of a picture.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*args)  # type: ignore[arg-type]


def _missing(site: Path) -> bytes:
    page = site / "404.html"
    return page.read_bytes() if page.is_file() else b""


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


def _handler(server: SiteServer, site: Path) -> type[SimpleHTTPRequestHandler]:
    class Handler(_Quiet):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

        def end_headers(self) -> None:
            path = unquote(urlsplit(self.path).path)
            for header in server.headers("/" + path.removeprefix(server.path)):
                self.send_header(*header)
            super().end_headers()

        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(server.path.rstrip("/")))

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            server.asked.append(path.removeprefix(server.path))
            server.wait(path)
            if any(part in path for part in server.broken):
                self.send_error(503)
            elif not path.startswith(server.path):
                self.send_error(404)
            else:
                super().do_GET()

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code != 404:
                super().send_error(code, message, explain)
                return
            page = _missing(site)
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    return Handler
