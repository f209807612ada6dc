"""The index finds what a reader types, and does again only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.search import index
from library.search.index import search, update, walk
from library.search.model import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from library.search.model import Hit

DO = ["Con đò chở sách qua sông.", "Thư viện trường mở cửa từ bảy giờ sáng.", ""]
DUONG = ["Duong is a name.", "Con đường làng dài.", "đường về nhà, đường đi học, đường xa"]


class Shelf:
    """Makes entries and remembers whose pages were asked for."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def entry(self, ident: str, title: str, pages: list[str], *, digest: str = "1", **fields: str) -> Entry:
        def texts() -> list[str]:
            self.read.append(ident)
            return pages

        return Entry(ident, title, (("title", title), *fields.items()), texts, f"{ident}-{digest}")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def folder(tmp_path: Path, shelf: Shelf) -> Path:
    """An index of two books, and a record without pages."""
    where = tmp_path / "index"
    record = shelf.entry("the-gioi", "Thế giới sách", [], creator="Trần Đăng Khoa", subject="Thư viện; Thơ")
    update(where, [shelf.entry("do", "Chiếc đò", DO), shelf.entry("duong", "Dặm dài", DUONG), record])
    return where


def found(hits: list[Hit]) -> list[tuple[str, int]]:
    return [(hit.book, hit.page) for hit in hits]


def test_typing_without_accents_finds_all_accents(folder: Path) -> None:
    assert ("do", 2) in found(search(folder, "thu vien", 10))
    assert {("duong", 1), ("duong", 2), ("duong", 3)} <= set(found(search(folder, "duong", 10)))


def test_the_accents_that_were_typed_come_first(folder: Path) -> None:
    hits = {(hit.book, hit.page): hit.score for hit in search(folder, "đường", 10)}
    assert hits["duong", 2] > hits["duong", 1]


def test_case_and_the_place_of_the_tone_do_not_matter(tmp_path: Path, shelf: Shelf) -> None:
    update(tmp_path, [shelf.entry("a", "A", ["Bé Thuý vẽ hoà bình, mùa hè kỳ lạ"])])
    for typed in ("THÚY", "hòa bình", "HOÀ BÌNH", "kì lạ", "thuy ve hoa binh"):
        assert found(search(tmp_path, typed, 10)) == [("a", 1)], typed


def test_every_word_must_be_there(folder: Path) -> None:
    assert found(search(folder, "đò sông", 10)) == [("do", 1)]
    assert search(folder, "đò vắng", 10) == []
    assert search(folder, "  ?!", 10) == []


def test_words_side_by_side_come_before_words_apart(tmp_path: Path, shelf: Shelf) -> None:
    apart = "tiếng gà gáy, rồi mưa xuống"
    together = "nghe tiếng mưa rơi trên lá"
    update(tmp_path, [shelf.entry("a", "A", [apart, together])])
    assert found(search(tmp_path, "tieng mua", 10)) == [("a", 2), ("a", 1)]


def test_no_phrase_reaches_over_the_end_of_a_sentence(tmp_path: Path, shelf: Shelf) -> None:
    update(tmp_path, [shelf.entry("a", "A", ["Em nghe tiếng. Mưa rơi.", "Em nghe tiếng mưa rơi."])])
    hits = search(tmp_path, "tiếng mưa", 10)
    assert found(hits) == [("a", 2), ("a", 1)]


def test_the_catalog_record_comes_before_pages(folder: Path) -> None:
    assert found(search(folder, "thư viện", 10)) == [("the-gioi", 0), ("do", 2)]
    assert found(search(folder, "tran dang khoa", 10)) == [("the-gioi", 0)]


def test_a_snippet_marks_the_words_that_matched(folder: Path) -> None:
    (hit,) = [hit for hit in search(folder, "thu vien", 10) if hit.page]
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Thư", "viện"]
    assert hit.title == "Chiếc đò"


def test_the_limit_holds(folder: Path) -> None:
    assert len(search(folder, "duong", 2)) == 2


def test_an_unchanged_book_is_not_indexed_again(folder: Path, shelf: Shelf) -> None:
    shelf.read.clear()
    record = shelf.entry("the-gioi", "Thế giới sách", [], creator="Trần Đăng Khoa", subject="Thư viện; Thơ")
    books = [
        shelf.entry("do", "Chiếc đò", DO),
        shelf.entry("duong", "Dặm dài", ["Trang mới"], digest="2"),
        record,
    ]
    update(folder, books)
    assert shelf.read == ["duong"]
    assert found(search(folder, "trang moi", 10)) == [("duong", 1)]
    assert search(folder, "đường", 10) == []
    update(folder, books)
    assert shelf.read == ["duong"]


def test_a_book_that_is_gone_is_not_found_any_more(folder: Path, shelf: Shelf) -> None:
    update(folder, [shelf.entry("do", "Chiếc đò", DO)])
    assert search(folder, "đường", 10) == []
    assert {book for _, _, postings in walk(folder) for book, _, _ in postings} == {"do"}


def test_the_digest_tells_what_is_held_and_not_how_it_came(tmp_path: Path, shelf: Shelf) -> None:
    a, b = shelf.entry("a", "A", ["một"]), shelf.entry("b", "B", ["hai"])
    at_once = update(tmp_path / "1", [a, b])
    update(tmp_path / "2", [b])
    update(tmp_path / "2", [b, shelf.entry("c", "C", ["ba"])])
    assert update(tmp_path / "2", [b, a]) == at_once
    assert update(tmp_path / "2", [a]) != at_once


@pytest.mark.parametrize("harm", ["state", "files", "both"])
def test_an_index_that_a_crash_left_is_made_anew(folder: Path, shelf: Shelf, harm: str) -> None:
    if harm in {"state", "both"}:
        (folder / "state.json").unlink()
    if harm in {"files", "both"}:
        for path in folder.glob("_MAIN_*.toc"):
            path.unlink()
    shelf.read.clear()
    update(folder, [shelf.entry("do", "Chiếc đò", DO), shelf.entry("duong", "Dặm dài", DUONG)])
    assert sorted(shelf.read) == ["do", "duong"]
    assert search(folder, "thế giới", 10) == []


def test_an_index_of_another_version_is_made_anew(
    folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "VERSION", "index-mới")
    assert not index.exists(folder)
    shelf.read.clear()
    update(folder, [shelf.entry("do", "Chiếc đò", DO)])
    assert shelf.read == ["do"]
    assert index.exists(folder)


def test_terms_are_walked_in_order_with_their_weights(folder: Path) -> None:
    walked = list(walk(folder))
    keys = [(folded, exact) for folded, exact, _ in walked]
    assert keys == sorted(keys)
    postings = {(folded, exact): sorted(places) for folded, exact, places in walked}
    assert postings["duong", "đường"] == [("duong", 2, 1.0), ("duong", 3, 3.0)]
    assert postings["vien", "viện"] == [("do", 2, 1.0), ("the-gioi", 0, 4.0)]
