"""What a device needs to keep the site, or a book of it, without a network.

A page that is kept must never meet a file of another version. So every file that a page names and
that matters to it has a name that changes with its content: its own name does, or, where that is
promised to be permanent (`book.js`), a query after it. A page then gets its own files or none, and a
set of such names that is there as a whole is a version of a book, or of the site's frame. What the
device does with them is told in themes/reader/src/{worker,offline}.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from library.site import urls
from library.site.emit import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from library.pages.icons import Icon

_MEGABYTE = 1_000_000
# Addresses that stay when their content changes.
_PERMANENT = frozenset({"book.js", "cover.webp", "index.html", "read.html"})
# Of all that lies in the theme, no page but the reader or the teachers' needs these, and a page does
# without the fonts.
_OF_FEW_PAGES = frozenset(
    {"class.js", "lock.css", "lock.js", "preview.js", "print.js"}
    | {"reader.css", "reader.js", "settings.js", "sound.js", "text.js", "vector.js"}
    | {"gallery.css", "gallery.js", "panorama.css", "panorama.js"}
)
# What few first visits need: kept once it has been used.
_WHEN_USED = frozenset(
    {
        "contests.js",
        "desk.css",
        "desk.js",
        "exhibit.js",
        "exhibits.css",
        "list.js",
        "lookup.js",
        "qr.js",
        "survey.js",
    }
)
_OF_NO_BOOK = ("/contests.", "/desk.", "/exhibit", "/gallery.", "/panorama.", "/survey.")
_LICENCE, _FONT = ".txt", ".woff2"
_LISTING = "/files.json"
_FOLDER = "assets/tusach"


def by_content(output: OutputFile, name: str) -> str:
    """Return the name of a file that tells its content: its own, or with a query."""
    return f"{name}?{output.digest[:10]}" if name in _PERMANENT else name


def megabytes(count: int, language: str) -> str:
    """Return a number of bytes as people read it: "12 MB", "0,8 MB"."""
    size = max(count / _MEGABYTE, 0.1)
    return f"{_number(round(size, 0 if size >= 10 else 1), language)} MB"


@cache
def _number(value: float, language: str) -> str:
    return str(format_decimal(value, "0.#", locale=language))


def book_listing(
    ident: str,
    title: str,
    files: Iterable[OutputFile],
    theme: Iterable[OutputFile],
    pages_url: str = "",
) -> str:
    """Return `files.json`: all that a device takes along of a book, each with its bytes.

    `files` are relative to the book's folder, page images at `pages_url` absolute; `theme` are
    relative to the site's root.
    """
    folder = urls.book_file(ident, "")
    rows = []
    for file in files:
        name = file.path.removeprefix(folder)
        if pages_url and urls.lies_at_pages_url(file.path):
            name = pages_url + file.path
        rows.append([by_content(file, name), file.weight])
    value = {
        "title": title,
        "files": rows,
        "theme": [
            [file.path, file.weight]
            for file in theme
            if not file.path.endswith(_LICENCE) and not any(name in file.path for name in _OF_NO_BOOK)
        ],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def worker(
    script: bytes,
    theme: dict[str, str],
    pages: Sequence[OutputFile],
    paths: Iterable[str],
    pages_url: str = "",
) -> OutputFile:
    """Return the service worker: its script after what it has to know of this site.

    `theme` are the addresses of assets by name, `pages` those it keeps from the first visit on, and
    `paths` all files of the site: other sites of one host may lie in folders below this one; `pages_url`
    is where page images lie, "" where they lie with the rest.
    """
    left = _OF_FEW_PAGES | _WHEN_USED
    there = sorted(paths)
    files = sorted(
        url for name, url in theme.items() if name not in left and not url.endswith((_LICENCE, _FONT))
    )
    value = {
        "frame": _digest(files),
        "files": files,
        "more": sorted(url for name, url in theme.items() if name in _WHEN_USED),
        "pages": [page.path for page in pages],
        # A change of theirs, or of which books can be saved, changes this file: a browser knows a new version by it.
        "version": _digest(
            [*(page.digest for page in pages), *(path for path in there if path.endswith(_LISTING))]
        ),
        "own": sorted({path.partition("/")[0] if "/" in path else "" for path in there}),
    }
    if pages_url:
        value["pagesUrl"] = pages_url
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return OutputFile.of(urls.WORKER, f"self.tusachSite={text};\n".encode() + script)


def app(name: str, language: str, icons: Sequence[Icon]) -> list[OutputFile]:
    """Return the web app manifest (W3C Manifest) and its icons."""
    pictures = [
        OutputFile(f"{_FOLDER}/{icon.path.stem}.{icon.digest}.png", icon.path, icon.digest) for icon in icons
    ]
    value = {
        "name": name,
        "lang": language,
        "start_url": urls.HOME,
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbf7ef",
        "theme_color": "#0f5b54",
        "icons": [
            {
                "src": picture.path,
                "sizes": f"{icon.side}x{icon.side}",
                "type": "image/png",
                "purpose": "maskable" if icon.maskable else "any",
            }
            for icon, picture in zip(icons, pictures, strict=True)
        ],
    }
    return [*pictures, OutputFile.of(urls.APP, json.dumps(value, ensure_ascii=False, indent=1))]


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:10]
