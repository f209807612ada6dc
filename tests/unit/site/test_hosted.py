"""What pages may load, and what hosts and search engines are told."""

from __future__ import annotations

import pytest
from support.headers import given, rules

from library.site.emit import OutputFile
from library.site.hosted import USUAL, Hosted

STORE = "https://kho.example/thu-vien/"
ASSETS = [
    OutputFile.of(f"assets/tusach/{name}", "")
    for name in ("site.0123456789.css", "reader.0123456789.js", "fonts/be.woff2", "icon.0123456789.svg")
]


def told(hosted: Hosted, site_url: str = "https://a.example/") -> dict[str, str]:
    return {file.path: file.content.decode() for file in hosted.files(site_url, ASSETS)}  # type: ignore[union-attr]


def test_nothing_but_the_site_itself_is_loaded() -> None:
    for policy in (USUAL.page_policy, USUAL.reader_policy):
        assert "http" not in policy
        assert "script-src 'self';" in policy
        assert "'unsafe-eval'" not in policy
        assert "default-src 'self'" in policy


def test_another_origin_gets_its_own_folder_and_nothing_else() -> None:
    hosted = Hosted(STORE)
    reader = dict(part.split(" ", 1) for part in hosted.reader_policy.split("; "))
    page = dict(part.split(" ", 1) for part in hosted.page_policy.split("; "))
    assert {name for name, value in reader.items() if STORE in value} == {"img-src", "connect-src"}
    assert {name for name, value in page.items() if STORE in value} == {"connect-src"}
    assert hosted.pages_origin == "https://kho.example"
    assert hosted.book_folder("de-men") == f"{STORE}books/de-men/"
    # Policies of others are not touched.
    assert STORE not in USUAL.reader_policy


def test_the_headers_allow_what_any_page_needs() -> None:
    for hosted in (USUAL, Hosted(STORE)):
        policy = rules(told(hosted)["_headers"])["/*"]["Content-Security-Policy"]
        for part in hosted.reader_policy.split("; "):
            assert part in policy
        assert "frame-ancestors 'self'" in policy


def test_a_header_is_given_to_a_path_once() -> None:
    found = rules(told(USUAL)["_headers"])
    paths = [
        *("/", "/index.html", "/books/a/read.html", "/sw.js", "/app.webmanifest", "/search/meta.js"),
        *("/books/a/pages/0001.0123456789.webp", "/books/a/book.js", "/assets/tusach/site.0123456789.css"),
    ]
    for path in paths:
        names = [name for name, _ in given(path, found)]
        assert len(names) == len(set(names)), path
        assert "X-Content-Type-Options" in names
    assert len(found) < 100, "Cloudflare reads no more"
    assert all(len(line) < 2_000 for line in told(Hosted(STORE))["_headers"].splitlines())


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/books/a/pages/0001.0123456789.webp", "immutable"),
        ("/books/a/text/0001.0123456789.js", "immutable"),
        ("/books/a/chapters/0001.0123456789.js", "immutable"),
        ("/books/a/audio/0123456789.mp3", "immutable"),
        ("/assets/tusach/reader.0123456789.js", "immutable"),
        ("/assets/tusach/fonts/be.woff2", ""),
        ("/books/a/book.js", ""),
        ("/books/a/cover.webp", ""),
        ("/search/meta.js", ""),
        ("/index.html", "no-cache"),
        ("/", "no-cache"),
        ("/sw.js", "no-cache"),
    ],
)
def test_only_what_its_name_tells_is_kept_for_ever(path: str, kept: str) -> None:
    found = rules(told(USUAL)["_headers"])
    values = [value for name, value in given(path, found) if name == "Cache-Control"]
    assert [value.rpartition(" ")[2] for value in values] == ([kept] if kept else [])


def test_search_engines_are_let_in_or_kept_out() -> None:
    assert told(USUAL)["robots.txt"].endswith("\n\nSitemap: https://a.example/sitemap.xml\n")
    assert "Sitemap" not in told(USUAL, "")["robots.txt"]
    assert USUAL.robots_meta == ""
    closed = Hosted(robots="noindex")
    # A page that may not be read is listed all the same: nobody has seen its "noindex".
    assert told(closed)["robots.txt"] == "User-agent: *\nDisallow:\n"
    assert closed.robots_meta == '<meta name="robots" content="noindex">'
    assert "  X-Robots-Tag: noindex\n" in told(closed)["_headers"]


def test_github_is_told_to_leave_the_files_alone() -> None:
    assert told(USUAL)[".nojekyll"] == ""
