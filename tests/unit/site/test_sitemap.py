"""The site map for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from lxml import etree

from library.site.sitemap import sitemap

if TYPE_CHECKING:
    from library.site.emit import OutputFile

URL = "https://x.example/a&b/"
DAY = "2024-05-01T00:00:00Z"


def told(file: OutputFile) -> list[tuple[str, str]]:
    root = etree.fromstring(file.content)
    return [(entry.findtext("{*}loc") or "", entry.findtext("{*}lastmod") or "") for entry in root]


def test_addresses_are_absolute_and_dates_are_those_that_are_known() -> None:
    (made,) = sitemap(URL, [("index.html", ""), ("books/a/index.html", DAY), ("nội quy.html", "")])
    assert made.path == "sitemap.xml"
    assert told(made) == [
        ("https://x.example/a&b/", ""),
        ("https://x.example/a&b/books/a/", DAY),
        ("https://x.example/a&b/n%E1%BB%99i%20quy.html", ""),
    ]


def test_a_map_that_is_too_long_has_parts_and_an_index() -> None:
    with patch("library.site.sitemap.MOST", 2):
        first, second, index = sitemap(URL, [("a.html", ""), ("b.html", DAY), ("c.html", "")])
    assert [len(told(first)), len(told(second))] == [2, 1]
    assert index.path == "sitemap.xml"
    assert told(index) == [(f"{URL}sitemap-1.xml", DAY), (f"{URL}sitemap-2.xml", "")]
    assert etree.fromstring(index.content).tag.endswith("sitemapindex")
