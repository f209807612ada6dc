"""Pagefind over the same records: its command line makes the index, its own script answers."""

from __future__ import annotations

import shutil
import subprocess
import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from bench.search.answers import Answers, Made, Place, ask, folder_size

if TYPE_CHECKING:
    from bench.search.records import Book

VERSION = "1.5.2"
DRIVER = Path(__file__).with_name("pagefind.mjs")
WEIGHTS = {"title": 8, "creator": 6, "subject": 4, "description": 2}
"""As in our index; Pagefind takes 0 to 10."""


def install(scratch: Path) -> Path | None:
    """Return its command, from the npm registry; None, after a line that says why, where it cannot be had."""
    command = scratch / "node_modules" / ".bin" / "pagefind"
    npm = shutil.which("npm")
    if not command.exists() and npm:
        scratch.mkdir(parents=True, exist_ok=True)
        (scratch / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
        package = f"pagefind@{VERSION}"
        subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", package],
            cwd=scratch,
            capture_output=True,
            check=False,
            timeout=300,
        )
    if command.exists():
        return command
    print(f"Pagefind {VERSION} left out: npm could not install it into {scratch}")
    return None


def make(command: Path, books: list[Book], folder: Path) -> Made:
    """Write every record and page as HTML and index them; `folder` is emptied first."""
    site, index = folder / "site", folder / "index"
    shutil.rmtree(folder, ignore_errors=True)
    text = 0
    for book in books:
        (site / book.id).mkdir(parents=True)
        record = "".join(
            f'<p data-pagefind-weight="{WEIGHTS[name]}">{escape(words)}</p>' for name, words in book.fields
        )
        _write(site / book.id / "0.html", book.title, record)
        for number, page in enumerate(book.pages(), 1):
            if page.strip():
                text += len(page.encode())
                _write(site / book.id / f"{number}.html", book.title, f"<p>{escape(page)}</p>")
    begun = time.monotonic()
    options = ["--site", str(site), "--output-path", str(index), "--force-language", "vi"]
    subprocess.run(
        [str(command), *options], capture_output=True, check=True, cwd=command.parent, timeout=3600
    )
    seconds = time.monotonic() - begun
    shutil.rmtree(site)
    # The index answers; interfaces and style sheets that it also writes are left out of the count.
    parts = [*index.rglob("*.pf_*"), index / "pagefind-entry.json"]
    scripts = [index / "pagefind.js", *index.glob("wasm.*")]
    snippets = [part for part in parts if part.suffix == ".pf_fragment"]
    return Made(
        text,
        folder_size(parts) - folder_size(snippets),
        folder_size(snippets),
        len(parts),
        seconds,
        folder_size(scripts),
    )


def _write(path: Path, title: str, body: str) -> None:
    path.write_text(
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body data-pagefind-body>{body}</body></html>",
        encoding="utf-8",
    )


def answers(folder: Path, queries: list[str]) -> Answers:
    """Return what it finds, each query on its own, and what that costs."""
    return ask(DRIVER, folder / "index", queries, _place)


def _place(found: object) -> Place:
    book, _, page = str(found).strip("/").removesuffix(".html").rpartition("/")
    return book, int(page)
