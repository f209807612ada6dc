"""What a site weighs, what the last build added, and who takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.errors import LibraryError
from library.hosting.budget import budget, files_of, site_files, titles
from library.hosting.history import Build, History, book_bytes, read, remember
from library.hosting.hosts import hosts

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "index.html": 10,
    "books/a/index.html": 5,
    "books/a/pages/0001.0123456789.webp": 100,
    "books/b/index.html": 7,
}


def test_the_heaviest_book_comes_first_with_what_it_grew_by() -> None:
    known = History((Build("2026-11-01", 3, 90), Build("2026-11-08", 4, 122)), {"a": 80}, {"a": 105, "b": 7})
    told = budget(FILES, {}, known, {"a": "Dế Mèn"}, hosts().values(), "vi")
    assert [(book.title, book.bytes, book.grown) for book in told.books] == [("Dế Mèn", 105, 25), ("b", 7, 7)]
    assert (told.files, told.bytes) == (4, 122)
    assert told.since == known.builds[0]
    assert all(verdict.fits for verdict in told.verdicts)
    assert [verdict.host.id for verdict in told.verdicts] == list(hosts())


def test_a_first_build_has_not_grown() -> None:
    told = budget(FILES, {}, History((Build("2026-11-08", 4, 122),), None, {}), {}, [], "vi")
    assert told.since is None
    assert {book.grown for book in told.books} == {None}


def test_page_images_on_another_origin_are_the_books_and_no_hosts() -> None:
    pages = {f"books/a/pages/{number}.webp": 1 for number in range(2_000)}
    told = budget(FILES, pages, History(), {}, [hosts()["cloudflare-upload"]], "vi")
    assert told.books[0].bytes == 2_105
    assert (told.page_files, told.page_bytes) == (2_000, 2_000)
    assert told.verdicts[0].fits


def test_readings_count_the_books_that_can_be_read() -> None:
    printed = {f"books/p{number}/index.html": 1 for number in range(100)}
    assert budget(FILES | printed, {}, History(), {}, [], "vi").readings == 10**9 // 105


def test_hidden_files_are_the_hosts(tmp_path: Path) -> None:
    for name in ("index.html", ".nojekyll", ".git/config", "books/a/x.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1234", encoding="utf-8")
    assert files_of(tmp_path) == {"books/a/x.html": 4, "index.html": 4}


def test_without_a_site_there_is_nothing_to_weigh(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as raised:
        site_files(tmp_path / "site")
    assert raised.value.code == "no-site"
    assert titles(tmp_path) == {}


def test_the_last_builds_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / ".tusach" / "history.json"
    remember(path, FILES, "2026-11-01")
    assert read(path).before is None
    remember(path, FILES | {"books/b/x.webp": 50}, "2026-11-08")
    known = read(path)
    assert known.builds == (Build("2026-11-01", 4, 122), Build("2026-11-08", 5, 172))
    assert known.before == book_bytes(FILES) == {"a": 105, "b": 7}
    assert known.now == {"a": 105, "b": 57}
    for _ in range(70):
        remember(path, FILES, "2026-11-09")
    assert len(read(path).builds) == 60


@pytest.mark.parametrize("text", ["", "[]", '{"builds": 1}', '{"builds": [["x"]]}'])
def test_a_damaged_memory_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "history.json"
    path.write_text(text, encoding="utf-8")
    assert read(path) == History()
    remember(path, FILES, "2026-11-01")
    assert len(read(path).builds) == 1
