"""A book's manifests: Readium's and IIIF's."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from support.books import holding, page_set

from library.collection import Book
from library.formats.types import Media, OutlineEntry, ReflowChapter
from library.messages import messages
from library.site.iiif import iiif_files
from library.site.outline import tree
from library.site.webpub import webpub

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.model import PageSet
    from library.site.emit import OutputFile

m = messages("vi")
URL = "https://x.example/tv/"
OUTLINE = (
    OutlineEntry("Một", 0, 0),
    OutlineEntry("Con", 1, 1),
    OutlineEntry("Cháu", 1, 2),
    OutlineEntry("Hai", 2, 0),
)


def book_of(pages: PageSet, ident: str = "a", **values: object) -> Book:
    return Book(holding(ident, "Sông", **values), "vi", pages, pages.cover)


def written(file: OutputFile) -> Any:
    return json.loads(file.content() if callable(file.content) else file.content)


def iiif(*books: Book) -> dict[str, Any]:
    return {file.path: written(file) for file in iiif_files(books, "Thư viện", URL, m)}


def without_page(pages: PageSet, number: int) -> PageSet:
    part = pages.ranges[0]
    images = tuple(None if at == number else image for at, image in enumerate(part.images))
    return replace(pages, ranges=(replace(part, images=images),))


def test_an_outline_is_a_tree_and_its_pages_are_told_once() -> None:
    one, two = tree(OUTLINE, 4)
    assert ([child.title for child in one.children], two.children) == (["Con"], [])
    assert [node.title for node in one.children[0].children] == ["Cháu"]
    assert (one.own, one.children[0].own, two.own) == (range(1), range(1, 2), range(2, 4))
    assert tree(()) == []


def test_an_outline_that_skips_levels_or_goes_back_loses_nothing() -> None:
    made = tree((OutlineEntry("Sâu", 3, 2), OutlineEntry("Cạn", 1, 0)), 4)
    assert [(node.title, list(node.own)) for node in made] == [("Sâu", [3]), ("Cạn", [1, 2, 3])]


def test_a_readium_manifest_lists_the_pages_in_order(tmp_path: Path) -> None:
    pages = page_set(tmp_path, outline=OUTLINE, progression="rtl")
    made = webpub(book_of(pages), pages, URL)
    value = written(made)
    assert made.path == "books/a/manifest.json"
    assert [link["href"] for link in value["readingOrder"]] == [
        "pages/0001.0000000000.webp", "pages/0002.0000000001.webp", "pages/0003.0000000002.webp",
    ]  # fmt: skip
    assert value["links"][0]["href"] == f"{URL}books/a/manifest.json"
    assert value["metadata"]["readingProgression"] == "rtl"
    assert value["toc"][0]["children"][0]["children"][0]["title"] == "Cháu"


def test_a_page_that_could_not_be_drawn_is_passed_over(tmp_path: Path) -> None:
    pages = without_page(page_set(tmp_path, outline=OUTLINE), 1)
    value = written(webpub(book_of(pages), pages, URL))
    assert len(value["readingOrder"]) == 2
    assert value["toc"][0]["children"][0]["href"] == "pages/0003.0000000002.webp"
    canvases = iiif(book_of(pages))["iiif/a/manifest.json"]["items"]
    assert [bool(canvas["items"]) for canvas in canvases] == [True, False, True]
    assert (canvases[1]["width"], canvases[1]["height"]) == (200, 280)


def test_a_iiif_manifest_paints_each_page_on_its_canvas(tmp_path: Path) -> None:
    pages = page_set(tmp_path, outline=OUTLINE, labels=("i", "", "1"), progression="rtl")
    value = iiif(book_of(pages, creators=("Tô Hoài",)))["iiif/a/manifest.json"]
    assert value["id"] == f"{URL}iiif/a/manifest.json"
    assert value["label"] == {"vi": ["Sông"]}
    assert value["viewingDirection"] == "right-to-left"
    assert [canvas["label"]["none"] for canvas in value["items"]] == [["i"], ["2"], ["1"]]
    painting = value["items"][0]["items"][0]["items"][0]
    assert painting["target"] == value["items"][0]["id"]
    assert painting["body"]["id"] == f"{URL}books/a/pages/0001.0000000000.webp"
    assert value["rendering"][0]["id"] == f"{URL}books/a/read.html"
    told = [item["id"] for part in value["structures"] for item in part["items"] if item["type"] == "Canvas"]
    assert told == [f"{URL}iiif/a/canvas/1", f"{URL}iiif/a/canvas/3"]


def test_only_open_books_whose_pages_are_pictures_have_one(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    flowing = page_set(tmp_path / "chữ", reflow=(ReflowChapter("Một", Media("c.js", "0" * 10, 1), 0),))
    files = iiif(
        book_of(pages),
        book_of(flowing, "chu"),
        book_of(pages, "lop", access="class"),
        Book(holding("in"), "vi"),
    )
    assert sorted(files) == ["iiif/a/manifest.json", "iiif/collection.json"]
    assert [item["id"] for item in files["iiif/collection.json"]["items"]] == [f"{URL}iiif/a/manifest.json"]


def test_the_digest_of_a_manifest_is_that_of_all_it_says(tmp_path: Path) -> None:
    pages = page_set(tmp_path, outline=OUTLINE)
    others = [
        without_page(pages, 1),
        replace(pages, source=replace(pages.source, outline=OUTLINE[:1])),
        replace(pages, source=replace(pages.source, progression="rtl")),
        replace(pages, source=replace(pages.source, labels=("i", "ii", "iii"))),
    ]
    books = [
        book_of(pages),
        book_of(pages, rights="©"),
        replace(book_of(pages), cover=None),
        *map(book_of, others),
    ]
    for manifests in (
        [webpub(book, book.pages or pages, URL) for book in books],
        [next(iter(iiif_files([book], "Thư viện", URL, m))) for book in books],
    ):
        assert len({file.digest for file in manifests}) == len(books)
    assert webpub(books[0], pages, URL).digest != webpub(books[0], pages, "https://y.example/").digest
