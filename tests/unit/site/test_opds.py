"""The OPDS catalog, in both versions: what is offered, how it is cut, what stays as it is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import etree
from support.books import holding, page_set, printed

from library.catalog.model import Shelf
from library.collection import Book
from library.messages import messages
from library.site.feeds import PER_PAGE, UNKNOWN, catalogue
from library.site.listings import listings
from library.site.opds1 import atom_feeds
from library.site.opds2 import json_feeds

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.model import PageSet
    from library.site.feeds import Catalogue

m = messages("vi")
URL = "https://x.example/tv/"
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
}
SAMPLE = "http://opds-spec.org/acquisition/sample"
OPEN = "http://opds-spec.org/acquisition/open-access"


def readable(pages: PageSet, ident: str, title: str = "", **values: object) -> Book:
    return Book(holding(ident, title, file=f"{ident}.pdf", **values), "vi", pages, pages.cover)


def held(*books: Book, shelves: tuple[Shelf, ...] = (), url: str = URL, manifests: bool = True) -> Catalogue:
    lists = listings(list(books), shelves, m)
    return catalogue(books, lists, m, name="Thư viện", site_url=url, manifests=manifests)


def atom(made: Catalogue) -> dict[str, etree._Element]:
    return {file.path: etree.fromstring(file.content) for file in atom_feeds(made, m)}


def opds2(made: Catalogue) -> dict[str, Any]:
    return {file.path: json.loads(file.content) for file in json_feeds(made)}


def texts(node: etree._Element, path: str) -> list[str]:
    return [str(found) for found in node.xpath(path, namespaces=NAMES)]


def test_only_what_anybody_may_read_is_offered(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    books = [
        readable(pages, "mo"),
        readable(pages, "lop", access="class"),
        readable(replace(pages, whole=9), "xem", access="preview:3"),
        replace(readable(pages, "khong-bia"), cover=None),
        printed("in"),
    ]
    made = held(*books)
    told = atom(made)["opds/crawlable.xml"]
    assert texts(told, "a:entry/a:title/text()") == ["mo", "xem"]
    whole, first = opds2(made)["opds/all.1.json"]["publications"]
    assert whole["metadata"]["title"] == "mo"
    # Of a preview the feeds say that it is one.
    kinds = [texts(entry, "a:link[@type='text/html']/@rel") for entry in told.findall("a:entry", NAMES)]
    assert kinds == [["alternate", OPEN], ["alternate", SAMPLE]]
    assert {"rel": SAMPLE, "href": "../books/xem/read.html", "type": "text/html"} in first["links"]
    assert first["metadata"]["numberOfPages"] == 9


def test_an_entry_says_all_that_is_known(tmp_path: Path) -> None:
    book = readable(
        page_set(tmp_path), "de-men", "Dế Mèn", subtitle="phiêu lưu kí", creators=("Tô Hoài",),
        contributors=("Tạ Huy Long",), publisher="Kim Đồng", date="[1941?]", isbn="978-604-2-00000-8",
        subjects=("Truyện",), series="Vàng", volume="2", description="Một.\nHai \x0b<b>.", rights="© NXB",
        source="Cô Lan", updated="2/9/2024",
    )  # fmt: skip
    entry = atom(held(book))["opds/all.1.xml"].find("a:entry", NAMES)
    assert entry is not None
    for path, values in (
        ("a:title/text()", ["Dế Mèn: phiêu lưu kí"]),
        ("a:author/a:name/text()", ["Tô Hoài"]),
        ("a:contributor/a:name/text()", ["Tạ Huy Long"]),
        ("a:updated/text()", ["2024-09-02T00:00:00Z"]),
        ("dc:language/text()", ["vi"]),
        ("dc:issued/text()", ["1941"]),
        ("dc:identifier/text()", ["urn:isbn:9786042000008"]),
        ("a:category/@term", ["Truyện"]),
        ("a:summary/text()", ["Một.\nHai <b>."]),
        ("a:rights/text()", ["© NXB"]),
        (f"a:link[@rel='{OPEN}']/@href", ["../books/de-men/manifest.json", "../books/de-men/read.html"]),
        ("a:link[@rel='http://opds-spec.org/image']/@href", ["../books/de-men/cover.jpg"]),
    ):
        assert texts(entry, path) == values, path
    (publication,) = opds2(held(book))["opds/all.1.json"]["publications"]
    told = publication["metadata"]
    assert told["belongsTo"] == {"series": {"name": "Vàng", "position": 2}}
    assert (told["modified"], told["language"], "published" in told) == ("2024-09-02T00:00:00Z", "vi", False)
    assert [link["type"] for link in publication["links"]] == [
        "application/webpub+json",
        "text/html",
        "text/html",
    ]


def test_without_manifests_the_readers_page_is_the_way_in(tmp_path: Path) -> None:
    made = held(readable(page_set(tmp_path), "a"), url="", manifests=False)
    assert texts(atom(made)["opds/all.1.xml"], f"a:entry/a:link[@rel='{OPEN}']/@href") == [
        "../books/a/read.html"
    ]
    (publication,) = opds2(made)["opds/all.1.json"]["publications"]
    assert [link["href"] for link in publication["links"]] == [
        "../books/a/read.html",
        "../books/a/index.html",
    ]


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    books = [readable(pages, f"b{n:03}", f"Sách {n:03}") for n in range(2 * PER_PAGE + 1)]
    files = atom(held(*books))
    seen: list[str] = []
    name = "all.1.xml"
    while name:
        feed = files[f"opds/{name}"]
        seen += texts(feed, "a:entry/a:title/text()")
        assert texts(feed, "a:link[@rel='first']/@href") == ["all.1.xml"]
        assert texts(feed, "a:link[@rel='last']/@href") == ["all.3.xml"]
        name = next(iter(texts(feed, "a:link[@rel='next']/@href")), "")
    assert seen == [book.holding.title for book in books]
    last = opds2(held(*books))["opds/all.3.json"]
    assert last["metadata"] | {"modified": ""} == {
        "title": m("site.all_books"), "modified": "", "numberOfItems": len(books),
        "itemsPerPage": PER_PAGE, "currentPage": 3,
    }  # fmt: skip
    assert {link["rel"]: link["href"] for link in last["links"]}["previous"] == "all.2.json"


def test_the_root_leads_to_shelves_and_grades_that_hold_something(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    books = [
        readable(pages, "a", shelf="van-hoc", grades=("10",)),
        readable(pages, "b", shelf="van-hoc", grades=("2",)),
        printed("c", shelf="tho", grades=("3",)),
    ]
    shelves = (Shelf("van-hoc", "Văn học"), Shelf("tho", "Thơ"))
    made = held(*books, shelves=shelves)
    root = atom(made)["opds/catalog.xml"]
    assert texts(root, "a:entry/a:link/@href") == [
        "new.1.xml", "all.1.xml", "shelf.van-hoc.1.xml", "grade.2.1.xml", "grade.10.1.xml",
    ]  # fmt: skip
    groups = opds2(made)["opds/catalog.json"]["groups"]
    assert [group["metadata"]["title"] for group in groups] == [
        m("view.index_shelf"), m("view.index_grade"), m("site.new_books"),
    ]  # fmt: skip
    every = [*atom(made), *opds2(made)]
    assert len(every) == len(set(every))
    for path, feed in atom(made).items():
        for href in texts(feed, "a:link[starts-with(@type, 'application/atom')]/@href"):
            assert f"opds/{href}" in every, path


def test_all_books_in_one_feed_stand_newest_first(tmp_path: Path) -> None:
    pages = page_set(tmp_path, modified="2023-01-01T00:00:00Z")
    silent = page_set(tmp_path / "im")
    books = [
        readable(silent, "im"),
        readable(pages, "tep"),
        readable(pages, "dong", updated="2024-01-01"),
    ]
    feed = atom(held(*books))["opds/crawlable.xml"]
    assert feed.find("fh:complete", NAMES) is not None
    assert texts(feed, "a:entry/a:title/text()") == ["dong", "tep", "im"]
    assert texts(feed, "a:entry/a:updated/text()")[2] == UNKNOWN
    assert texts(feed, "a:updated/text()") == ["2024-01-01T00:00:00Z"]


def test_names_stay_whatever_is_told_of_a_book(tmp_path: Path) -> None:
    pages = page_set(tmp_path)
    before = atom(held(readable(pages, "a", "Cũ")))["opds/all.1.xml"]
    after = atom(held(readable(pages, "a", "Mới", updated="2025-01-01"), readable(pages, "b")))[
        "opds/all.1.xml"
    ]
    elsewhere = atom(held(readable(pages, "a"), url="https://y.example/"))["opds/all.1.xml"]
    (old,) = texts(before, "a:entry/a:id/text()")
    assert old in texts(after, "a:entry/a:id/text()")
    assert old not in texts(elsewhere, "a:entry/a:id/text()")
    assert texts(before, "a:id/text()") == texts(after, "a:id/text()")
    names = texts(after, "//a:id/text()")
    assert len(set(names)) == len(names)
    assert all(name.startswith("urn:uuid:") for name in names)


def test_a_library_of_printed_books_has_an_empty_catalog() -> None:
    made = held(printed("in"))
    assert sorted(atom(made)) == ["opds/catalog.xml", "opds/crawlable.xml"]
    assert opds2(made)["opds/catalog.json"]["navigation"] == []
