"""Lighthouse's figures for the main kinds of pages of a built site, as a phone on a slow line sees them.

    python tests/bench/lighthouse.py SITE [--scratch FOLDER] [--book ID] [--shelf ID] [--query WORDS]

SITE is a built site, such as `site`. Lighthouse is installed from the npm registry, its version
pinned; `--scratch` keeps it between runs. Files are sent compressed, as hosts do. Performance is
that of a quiet machine only; the other three categories do not depend on the load.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

PACKAGE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
WANTED = 95
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv"}


class Handler(SimpleHTTPRequestHandler):
    """Sends text compressed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in _TEXT:
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--book", default="be-na-di-tim-tieng-mua")
    parser.add_argument("--shelf", default="van-hoc")
    parser.add_argument("--query", default="thư viện")
    given = parser.parse_args()
    places = {
        "home": "index.html",
        "list": f"shelves/{given.shelf}/index.html",
        "book": f"books/{given.book}/index.html",
        "search": f"search.html?q={quote(given.query)}",
        "reader": f"books/{given.book}/read.html",
    }
    print(f"load {os.getloadavg()[0]:.1f}")
    print(f"{'':8}{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}{'FCP s':>8}{'LCP s':>8}{'TBT ms':>8}{'CLS':>8}")
    with tempfile.TemporaryDirectory() as work:
        command = install(given.scratch or Path(work))
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), lambda *args: Handler(*args, directory=os.fspath(given.site))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, path in places.items():
            told = run(command, f"http://127.0.0.1:{server.server_port}/{path}", Path(work) / "report.json")
            print(row(name, told), flush=True)
            for line in faults(told):
                print(f"        {line}")
        server.shutdown()


def install(scratch: Path) -> Path:
    """Return Lighthouse's command, installed into `scratch` if it is not there."""
    command = scratch / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        scratch.mkdir(parents=True, exist_ok=True)
        (scratch / "package.json").write_text('{"private": true}', encoding="utf-8")
        npm = [shutil.which("npm") or "npm", "install", "--no-audit", "--no-fund", PACKAGE]
        subprocess.run(npm, cwd=scratch, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return command


def run(command: Path, address: str, report: Path) -> dict[str, dict[str, dict[str, object]]]:
    """Return Lighthouse's report of a page."""
    environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or "chromium"}
    arguments = [address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}"]
    arguments.append(f"--only-categories={','.join(CATEGORIES)}")
    done = subprocess.run(
        [command.resolve(), *arguments], env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
    return dict(json.loads(report.read_text(encoding="utf-8")))


def row(name: str, told: dict[str, dict[str, dict[str, object]]]) -> str:
    """Return the line of one page."""
    scores = [round(100 * float(str(told["categories"][key]["score"] or 0))) for key in CATEGORIES]
    fcp, lcp, tbt, cls = (float(str(told["audits"][key]["numericValue"])) for key in AUDITS)
    marks = "".join(f"{score:>5}{' ' if score >= WANTED else '!'}" for score in scores)
    return f"{name:8}{marks}{fcp / 1000:>8.2f}{lcp / 1000:>8.2f}{tbt:>8.0f}{cls:>8.3f}"


def faults(told: dict[str, dict[str, dict[str, object]]]) -> list[str]:
    """Return what cost points outside of performance."""
    found = []
    for key in CATEGORIES[1:]:
        for reference in told["categories"][key]["auditRefs"]:  # type: ignore[attr-defined]
            audit = told["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and float(str(audit["score"])) < 1:
                found.append(f"{key}: {audit['title']}")
    return found


if __name__ == "__main__":
    main()
