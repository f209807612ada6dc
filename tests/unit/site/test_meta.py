"""What pages say to machines: Dublin Core, Open Graph, schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lxml import html
from support.books import holding, page_set, printed

from library.collection import Book
from library.site.meta import book_head
from library.site.schemaorg import book_json, library_json

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://x.example/tv/"


def metas(head: str) -> list[tuple[str, str]]:
    root = html.fromstring(f"<html><head>{head}</head></html>")
    return [(node.get("name") or node.get("property"), node.get("content")) for node in root.iter("meta")]


def test_dublin_core_names_every_creator_and_escapes() -> None:
    book = printed(
        "a", 'Nói "vâng" & <script>', creators=("Tô Hoài", "Vũ Ngọc"), date="1941", isbn="8935244812345"
    )
    found = metas(book_head(book, "Thư viện", "", "vi", manifests=False))
    assert found == [
        ("DC.title", 'Nói "vâng" & <script>'), ("DC.creator", "Tô Hoài"), ("DC.creator", "Vũ Ngọc"),
        ("DC.date", "1941"), ("DC.identifier", "urn:isbn:8935244812345"), ("DC.language", "vi"), ("DC.type", "Text"),
    ]  # fmt: skip


def test_open_graph_has_absolute_addresses(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    book = Book(holding("a", "Sông", description="Một.\nHai."), "vi", pages, pages.cover)
    head = book_head(book, "Thư viện", URL, "vi", manifests=True)
    found = dict(metas(head))
    assert found["og:url"] == f"{URL}books/a/"
    assert found["og:image"] == f"{URL}books/a/cover.jpg"
    assert found["og:description"] == "Một. Hai."
    links = {
        link.get("type"): link.get("href") for link in html.fromstring(f"<head>{head}</head>").iter("link")
    }
    assert links["application/webpub+json"] == "manifest.json"
    assert "../../iiif/a/manifest.json" in links.values()


def test_a_book_not_open_to_all_has_no_link_to_its_pages(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    book = Book(holding("a", access="class"), "vi", pages, pages.cover)
    head = book_head(book, "Thư viện", URL, "vi", manifests=True)
    assert "manifest.json" not in head
    told = json.loads(book_json(book, URL, ()))
    assert not {"isAccessibleForFree", "potentialAction", "bookFormat"} & set(told)


def test_schema_org_tells_who_may_read_and_where(tmp_path: Path) -> None:
    pages = page_set(tmp_path, modified="2024-05-01T08:00:00Z")
    book = Book(holding("a", "Sông", date="k. 1941", series="Vàng", volume="2"), "vi", pages, pages.cover)
    told = json.loads(book_json(book, URL, ("3", "4")))
    assert told["potentialAction"] == {"@type": "ReadAction", "target": f"{URL}books/a/read.html"}
    assert (told["datePublished"], told["dateModified"]) == ("1941", "2024-05-01T08:00:00Z")
    assert (told["isPartOf"]["name"], told["position"], told["educationalLevel"]) == ("Vàng", "2", ["3", "4"])
    assert told["isAccessibleForFree"] is True


def test_the_library_describes_itself_and_how_to_search_it() -> None:
    told = json.loads(library_json("Thư viện </script>", "", URL, "images/truong.svg"))
    assert told["image"] == f"{URL}images/truong.svg"
    assert told["potentialAction"]["target"] == f"{URL}search.html?q={{q}}"
    assert "description" not in told
    assert "<" not in library_json("</script>", "", URL, "")
