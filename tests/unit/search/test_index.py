"""The index finds what a reader types, and does again only what changed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.search import index, pool
from library.search.analyzer import fold, tokens
from library.search.index import reading, update
from library.search.lookup import search, vocabulary
from library.search.model import Entry, Query, Run

if TYPE_CHECKING:
    from pathlib import Path

    from library.search.model import Answer

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


def found(answer: Answer) -> list[tuple[str, int]]:
    return [(hit.book, hit.page) for hit in answer.hits]


def test_typing_without_accents_finds_all_accents(folder: Path) -> None:
    assert ("do", 2) in found(search(folder, "thu vien", 10))
    assert {("duong", 1), ("duong", 2), ("duong", 3)} <= set(found(search(folder, "duong", 10)))


def test_the_accents_that_were_typed_come_first(folder: Path) -> None:
    answer = search(folder, "đường", 10)
    assert [(hit.page, hit.exact) for hit in answer.hits] == [(3, 1), (2, 1), (1, 0)]


def test_without_accents_the_commonest_form_comes_first(tmp_path: Path, shelf: Shelf) -> None:
    update(tmp_path, [shelf.entry("a", "A", ["thứ viên", "thư viện", "thư viện", "thú viền"])])
    assert [page for _, page in found(search(tmp_path, "thu vien", 10))] == [2, 3, 1, 4]


def test_case_and_the_place_of_the_tone_do_not_matter(tmp_path: Path, shelf: Shelf) -> None:
    update(tmp_path, [shelf.entry("a", "A", ["Bé Thuý vẽ hoà bình, mùa hè kỳ lạ"])])
    for typed in ("THÚY", "hòa bình", "HOÀ BÌNH", "kì lạ", "thuy ve hoa binh"):
        assert found(search(tmp_path, typed, 10)) == [("a", 1)], typed


def test_every_word_must_be_there(folder: Path) -> None:
    assert found(search(folder, "đò sông", 10)) == [("do", 1)]
    answer = search(folder, "đò vắng", 10)
    assert (answer.hits, answer.absent) == ((), ("vắng",))
    assert search(folder, "  ?!", 10).hits == ()


def test_words_side_by_side_come_before_words_apart(tmp_path: Path, shelf: Shelf) -> None:
    apart = "tiếng gà gáy, rồi mưa xuống"
    together = "nghe tiếng mưa rơi trên lá"
    update(tmp_path, [shelf.entry("a", "A", [apart, together])])
    assert [(h.page, h.stage) for h in search(tmp_path, "tieng mua", 10).hits] == [(2, 1), (1, 3)]


def test_words_in_quotes_are_found_only_side_by_side(tmp_path: Path, shelf: Shelf) -> None:
    update(tmp_path, [shelf.entry("a", "A", ["tiếng gà gáy, mưa xuống", "nghe tiếng mưa rơi"])])
    assert found(search(tmp_path, Query((Run("tiếng mưa", phrase=True),)), 10)) == [("a", 2)]


def test_with_ten_pages_side_by_side_none_apart_follows(tmp_path: Path, shelf: Shelf) -> None:
    pages = ["thư viện"] * 10 + ["thư của viện"]
    update(tmp_path, [shelf.entry("a", "A", pages)])
    assert search(tmp_path, "thư viện", 20).total == 10
    update(tmp_path, [shelf.entry("a", "A", pages[1:], digest="2")])
    assert search(tmp_path, "thư viện", 20).total == 10
    assert search(tmp_path, "thư viện", 20).hits[-1].stage == 3


def test_no_pair_reaches_over_the_end_of_a_sentence(tmp_path: Path, shelf: Shelf) -> None:
    update(tmp_path, [shelf.entry("a", "A", ["Em nghe tiếng. Mưa rơi.", "Em nghe tiếng mưa rơi."])])
    assert found(search(tmp_path, "tiếng mưa", 10)) == [("a", 2), ("a", 1)]


def test_the_catalog_record_comes_before_pages(folder: Path) -> None:
    assert found(search(folder, "thư viện", 10)) == [("the-gioi", 0), ("do", 2)]
    assert found(search(folder, "tran dang khoa", 10)) == [("the-gioi", 0)]


def test_a_title_weighs_more_than_a_subject(tmp_path: Path, shelf: Shelf) -> None:
    books = [shelf.entry("a", "Vườn", [], subject="Thơ"), shelf.entry("b", "Thơ", [])]
    update(tmp_path, books)
    assert found(search(tmp_path, "thơ", 10)) == [("b", 0), ("a", 0)]


def test_a_field_limits_the_books(folder: Path) -> None:
    def ask(*fields: tuple[str, str], text: str = "sách") -> list[tuple[str, int]]:
        return found(search(folder, Query((Run(text),) if text else (), fields), 10))

    assert ask() == [("the-gioi", 0), ("do", 1)]
    assert ask(("creator", "Trần Đăng")) == [("the-gioi", 0)]
    assert ask(("creator", "tran dang"), text="") == [("the-gioi", 0)]
    assert ask(("creator", "Đăng Trần")) == []
    assert ask(("creator", "trán đăng")) == []
    assert ask(("title", "đò")) == [("do", 1)]
    assert ask(("title", "đò"), ("creator", "Trần")) == []


def test_a_choice_of_books_holds(folder: Path) -> None:
    assert found(search(folder, "sách", 10, lambda ident: ident == "do")) == [("do", 1)]


def test_an_unfinished_word_is_completed(folder: Path) -> None:
    assert found(search(folder, Query((Run("thư vi"),), prefix=True), 10)) == [("the-gioi", 0), ("do", 2)]
    assert found(search(folder, Query((Run("thư vì"),), prefix=True), 10)) != []
    assert found(search(folder, Query((Run("trườ"),), prefix=True), 10)) == [("do", 2)]
    assert search(folder, Query((Run("thư vi"),)), 10).hits == ()


def test_a_snippet_marks_the_words_that_matched(folder: Path) -> None:
    (hit,) = [hit for hit in search(folder, "thu vien", 10).hits if hit.page]
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Thư", "viện"]
    assert hit.title == "Chiếc đò"


def test_the_limit_holds_and_the_total_tells_of_the_rest(folder: Path) -> None:
    answer = search(folder, "duong", 2)
    assert (len(answer.hits), answer.total) == (2, 3)
    assert len(search(folder, "duong", 0).hits) == 3


def test_an_unchanged_book_is_not_indexed_again(folder: Path, shelf: Shelf) -> None:
    shelf.read.clear()
    record = shelf.entry("the-gioi", "Thế giới sách", [], creator="Trần Đăng Khoa", subject="Thư viện; Thơ")
    changed = shelf.entry("duong", "Dặm dài", ["Trang mới"], digest="2")
    books = [shelf.entry("do", "Chiếc đò", DO), changed, record]
    update(folder, books)
    assert shelf.read == ["duong"]
    assert found(search(folder, "trang moi", 10)) == [("duong", 1)]
    assert search(folder, "đường", 10).hits == ()
    update(folder, books)
    assert shelf.read == ["duong"]


def test_a_book_that_is_gone_is_not_found_any_more(folder: Path, shelf: Shelf) -> None:
    update(folder, [shelf.entry("do", "Chiếc đò", DO)])
    assert search(folder, "đường", 10).hits == ()
    with reading(folder) as reader:
        assert {document.number for document in reader.walk(range(9))} == {0, 1, 2}
        assert [document.number for document in reader.walk(range(1, 3))] == [0, 1]


def test_scores_count_only_what_is_held_now(tmp_path: Path, shelf: Shelf) -> None:
    """Whoosh's own numbers still count documents that were deleted."""
    kept = [shelf.entry(f"k{n}", f"K{n}", ["sông mưa", "mưa"]) for n in range(9)]
    update(tmp_path / "old", [*kept, shelf.entry("x", "X", ["sông sông", "gió"])])
    update(tmp_path / "old", kept)
    update(tmp_path / "new", kept)
    old, new = (search(tmp_path / name, "sông", 10) for name in ("old", "new"))
    assert [hit.score for hit in old.hits] == [hit.score for hit in new.hits]
    assert list(vocabulary(tmp_path / "old")) == list(vocabulary(tmp_path / "new"))


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
    assert search(folder, "thế giới", 10).hits == ()


def test_a_book_that_fails_leaves_no_lock(tmp_path: Path, shelf: Shelf) -> None:
    def fail() -> list[str]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        update(tmp_path, [Entry("a", "A", (), fail, "1")])
    assert not index.exists(tmp_path)
    update(tmp_path, [shelf.entry("a", "A", ["một"])])
    assert found(search(tmp_path, "một", 10)) == [("a", 1)]


def test_an_index_of_another_version_is_made_anew(
    folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "VERSION", "index-mới")
    assert not index.exists(folder)
    shelf.read.clear()
    update(folder, [shelf.entry("do", "Chiếc đò", DO)])
    assert shelf.read == ["do"]
    assert index.exists(folder)


def test_the_vocabulary_is_in_order_with_document_frequencies(folder: Path) -> None:
    words = list(vocabulary(folder))
    assert words == sorted(words)
    assert ("duong", "đường", 2) in words
    assert ("vien", "viện", 2) in words


def test_scores_are_those_of_whoosh(folder: Path) -> None:
    """Whoosh's BM25F with B = 0 gives the same numbers where a syllable has one form."""
    from whoosh import index as whoosh_index
    from whoosh import query, scoring

    schema = index.schema()
    schema["terms"].scorable = True
    with whoosh_index.open_dir(str(folder), schema=schema).searcher(
        weighting=scoring.BM25F(B=0.0, K1=1.2)
    ) as searcher:
        for text in ("sách", "trường", "sông", "sách sông"):
            terms = [query.Term("terms", f"{t.folded}\t{t.exact}") for t in tokens(text)]
            theirs = searcher.search(query.And(terms), limit=None)
            with reading(folder) as reader:
                numbers = reader._numbers
                expected = sorted(hit.score for hit in theirs if numbers[hit.docnum] is not None)
            ours = [hit for hit in search(folder, text, 0).hits if " " not in text or hit.stage == 3]
            assert sorted(hit.score for hit in ours) == pytest.approx(expected)
            assert ours


def test_postings_that_were_written_out_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_HELD", 7)
    held = pool.Pool()
    expected = []
    for document in range(12):
        weights = {word: document + len(word) for word in WORDS[document % 5 :: 2]}
        held.hold("terms", document, weights)
        held.add(("book", b"b", document, 1.0, b""))
        expected += [("terms", word.encode(), document, weight, b"") for word, weight in weights.items()]
        expected.append(("book", b"b", document, 1, b""))
    assert list(held.iter_postings()) == sorted(expected)
    held.cleanup()
    assert list(pool.Pool().iter_postings()) == []


def test_an_index_made_in_parts_is_the_same(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = [shelf.entry("do", "Chiếc đò", DO), shelf.entry("duong", "Dặm dài", DUONG)]
    update(tmp_path / "1", books)
    monkeypatch.setattr(pool, "_HELD", 3)
    update(tmp_path / "2", books)
    assert list(vocabulary(tmp_path / "1")) == list(vocabulary(tmp_path / "2"))
    with reading(tmp_path / "1") as one, reading(tmp_path / "2") as two:
        assert list(one.walk(range(99))) == list(two.walk(range(99)))
        for folded, exact, _ in one.frequencies():
            assert one.postings(folded, exact) == two.postings(folded, exact)


def test_pairs_are_counted_by_their_forms_and_the_weight_of_their_field(tmp_path: Path, shelf: Shelf) -> None:
    text = "thư viện thư viện, thu vien. Thư. Viện thư thư thư"
    update(tmp_path, [shelf.entry("a", "Thư viện", [text], subject="Thư"), shelf.entry("b", "Viện", ["thư"])])
    with reading(tmp_path) as reader:
        assert reader.pairs("thu", "vien") == {"thư viện": {0: 8, 1: 2}, "thu vien": {1: 1}}
        assert reader.pairs("thu", "thu") == {"thư thư": {1: 2}}
        assert reader.pairs("vien", "thu") == {"viện thư": {1: 2}, "viện thu": {1: 1}}
        assert reader.pairs("vien", "khong") == {}


def test_values_of_one_field_are_not_side_by_side(tmp_path: Path) -> None:
    fields = (("title", "A"), ("subject", "Truyện thư"), ("subject", "Viện bảo tàng"))
    update(tmp_path, [Entry("a", "A", fields, list, "1")])
    with reading(tmp_path) as reader:
        assert reader.pairs("thu", "vien") == {}
        assert reader.pairs("bao", "tang") == {"bảo tàng": {0: 4}}


WORDS = ["đường", "duong", "thư", "thu", "viện", "sông", "mưa", "lá", "10A1", "Việt", "hoà", "kỳ"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers())
def test_rare_words_find_their_page_and_folded_queries_find_all_that_exact_ones_do(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    dice = random.Random(seed)
    folder = tmp_path_factory.mktemp("index")
    pages = [". ".join([" ".join(dice.choices(WORDS, k=dice.randint(1, 6))), f"hiếm{at}"]) for at in range(8)]
    update(folder, [Entry("a", "Sách", (), lambda: pages, "1")])
    for at in range(8):
        assert found(search(folder, f"hiếm{at}", 10)) == [("a", at + 1)]
    for count in (1, 2, 3):
        typed = " ".join(dice.choices(WORDS, k=count))
        bare = " ".join(fold(word) for word in typed.split())
        exact = {hit.page for hit in search(folder, typed, 0).hits if hit.exact}
        assert exact <= {hit.page for hit in search(folder, bare, 0).hits}
