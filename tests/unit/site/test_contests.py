"""A contest's entries are cut into pages that stay small, and found again by the filters' data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.books import printed

from library.catalog.activities import Activities, Contest, Entry
from library.catalog.contests import NO_AWARD
from library.messages import messages
from library.site.contests import Contests, ContestView
from library.site.emit import OutputFile
from library.site.page import Page
from library.site.present import card

if TYPE_CHECKING:
    from library.site.views import Link

m = messages("vi")


def entry(at: int, **changes: object) -> Entry:
    values: dict[str, object] = {
        "row": at, "id": f"e{at}", "contest": "ke", "school": f"Trường {at % 3}", "grade": str(at % 5 + 1),
        "rank": 1 if at == 0 else NO_AWARD,
    }  # fmt: skip
    return Entry(**(values | changes))  # type: ignore[arg-type]


def made(*entries: Entry) -> tuple[list[Page], dict[str, OutputFile]]:
    found = Contests.of(Activities((Contest(2, "ke", "Kể"),), entries), {}, {}, "", m)
    outputs = list(found.outputs(lambda view: f"<li>{view.id}</li>"))
    pages = [output for output in outputs if isinstance(output, Page)]
    return pages, {output.path: output for output in outputs if isinstance(output, OutputFile)}


def views(pages: list[Page]) -> list[ContestView]:
    return [page.view for page in pages if isinstance(page.view, ContestView)]


def test_two_thousand_entries_are_pages_and_chunks() -> None:
    pages, files = made(*map(entry, range(2000)))
    shown = views(pages)
    assert [page.url for page in pages][:3] == [
        "contests/index.html",
        "contests/ke/index.html",
        "contests/ke/2.html",
    ]
    assert {len(view.entries) for view in shown[:-1]} == {24}
    assert sum(len(view.entries) for view in shown) == 2000
    assert len(files) == len(shown) + 1
    index = json.loads(bytes(files[f"contests/ke/{shown[0].data}"].content)[len("self.tusachText(") : -2])  # type: ignore[arg-type]
    assert len(index["rows"]) == 2000
    assert index["rows"][4] == [1, 5, 0]
    assert index["rows"][0] == [0, 1, 1]
    assert [f"contests/ke/{name}" for _, name in index["files"]] == [path for path in files if "bai-" in path]


def test_long_texts_end_a_page_sooner() -> None:
    pages, _ = made(
        *(entry(at, transcript="a" * 15_000) for at in range(5)), entry(9, transcript="a" * 90_000)
    )
    assert [len(view.entries) for view in views(pages)] == [2, 2, 1, 1]


def test_where_all_are_alike_there_is_nothing_to_filter() -> None:
    pages, files = made(entry(1), entry(4, grade="2"))
    assert files == {}
    assert views(pages)[0].data == ""


def test_a_contest_without_entries_has_its_page() -> None:
    pages, files = made()
    assert [page.url for page in pages] == ["contests/index.html", "contests/ke/index.html"]
    assert (views(pages)[0].entries, files) == ((), {})


def test_the_page_of_a_book_names_a_few_entries_and_leads_to_all() -> None:
    book = printed("de-men")
    entries = [entry(at, book="de-men" if at > 22 else "la", name=f"N{at}", group="5A") for at in range(30)]
    found = Contests.of(
        Activities((Contest(2, "ke", "Kể"),), tuple(entries)), {"de-men": card(book)}, {}, "", m
    ).of_books()
    links: list[Link] = found["de-men"]
    assert [(link.label, link.url, link.count) for link in links] == [
        ("N23 · lớp 5A", "contests/ke/index.html#bai-e23", 0),
        ("N24 · lớp 5A", "contests/ke/2.html#bai-e24", 0),
        ("N25 · lớp 5A", "contests/ke/2.html#bai-e25", 0),
        ("Kể", "contests/ke/index.html", 7),
    ]
    assert set(found) == {"de-men"}
