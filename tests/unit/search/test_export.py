"""What the site ships says the same as the index, in small files in the order of their keys."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from library.search import export
from library.search.export import BookRow, book_files, meta_file, term_files
from library.search.index import update, walk
from library.search.model import Entry

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = [
    "đường",
    "duong",
    "đương",
    "thư",
    "thu",
    "thủ",
    "viện",
    "vien",
    "sông",
    "song",
    "mưa",
    "mùa",
    "lá",
    "la",
]


def entries(seed: int = 1) -> list[Entry]:
    dice = random.Random(seed)
    made = []
    for number in range(12):
        pages = [" ".join(dice.choices(SYLLABLES, k=30)) for _ in range(number % 4)]
        title = f"Sách {number} {dice.choice(SYLLABLES)}"
        made.append(
            Entry(f"b{number:02}", title, (("title", title),), lambda pages=pages: pages, str(number))
        )
    return made


@pytest.fixture
def indexed(tmp_path: Path) -> tuple[Path, dict[str, int]]:
    update(tmp_path / "index", entries())
    return tmp_path / "index", {entry.id: len(entry.pages()) for entry in entries()}


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_SHARD", 300)


def shard(content: str) -> tuple[int, dict[str, dict[str, list[int]]]]:
    arguments = content.removeprefix("self.tusachSearch.terms(").removesuffix(");\n")
    number, value = json.loads(f"[{arguments}]")
    return number, value


def test_shards_are_sorted_numbered_and_never_split_a_group(indexed: tuple[Path, dict[str, int]]) -> None:
    files = list(term_files(*indexed))
    assert len(files) > 2
    keys: list[str] = []
    for at, (first, name, content) in enumerate(files):
        number, groups = shard(content)
        assert number == at
        assert name.startswith(f"search/terms-{at}.")
        assert next(iter(groups)) == first
        keys += groups
    assert keys == sorted(set(keys)), "a folded key stands in one shard, and all are in order"


def test_postings_decode_to_what_the_index_says(indexed: tuple[Path, dict[str, int]]) -> None:
    folder, counts = indexed
    places = [(book, page) for book in sorted(counts) for page in range(counts[book] + 1)]
    decoded: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for _, _, content in term_files(folder, counts):
        for folded, variants in shard(content)[1].items():
            for exact, coded in variants.items():
                document, found = 0, []
                for step, weight in zip(coded[::2], coded[1::2], strict=True):
                    document += step
                    found.append((*places[document], weight))
                decoded[folded, exact] = found
    expected = {(f, e): sorted((b, p, round(w)) for b, p, w in found) for f, e, found in walk(folder)}
    assert decoded == expected


def test_neither_the_order_of_indexing_nor_its_history_shows(
    tmp_path: Path, indexed: tuple[Path, dict[str, int]]
) -> None:
    folder, counts = indexed
    other = tmp_path / "other"
    books = entries()
    update(other, [*entries(seed=9)[:5], Entry("zz", "Bỏ", (("title", "bỏ đi"),), lambda: ["sông mưa"], "x")])
    random.Random(3).shuffle(books)
    for count in (4, 9, len(books)):
        changed = [Entry(b.id, b.title, b.fields, b.pages, b.digest + "!") for b in books[:count]]
        update(other, changed)
    assert list(term_files(other, counts)) == list(term_files(folder, counts))


def row(number: int) -> BookRow:
    return BookRow(
        f"b{number}", f"Sách <{number}>", "Tô Hoài", "1941", "", True, "Thơ", 3, ((0, "text/0001.abc.js"),)
    )


def test_books_come_64_in_a_file_with_names_by_content() -> None:
    made = list(book_files([row(n) for n in range(130)]))
    assert [name.rsplit(".", 2)[0] for name, _ in made] == [
        "search/books-0",
        "search/books-1",
        "search/books-2",
    ]
    number, rows = json.loads(
        f"[{made[1][1].removeprefix('self.tusachSearch.books(').removesuffix(');' + chr(10))}]"
    )
    assert (number, len(rows)) == (1, 64)
    assert rows[0] == ["b64", "Sách <64>", "Tô Hoài", "1941", "", 1, "Thơ", [[0, "text/0001.abc.js"]]]
    changed = list(book_files([row(n) for n in range(129)] + [row(999)]))
    assert [a == b for (a, _), (b, _) in zip(made, changed, strict=True)] == [True, True, False]


def test_the_meta_file_leads_to_all_others() -> None:
    books = [row(n) for n in range(3)]
    content = meta_file(books, [("a", "search/terms-0.x.js")], ["search/books-0.y.js"])
    meta: dict[str, Any] = json.loads(content.removeprefix("self.tusachSearch.meta(").removesuffix(");\n"))
    assert meta["documents"] == 12
    assert meta["pages"] == [3, 3, 3]
    assert meta["terms"] == [{"first": "a", "file": "search/terms-0.x.js"}]
    assert meta["books"] == {"per": 64, "files": ["search/books-0.y.js"]}


def test_an_empty_library_has_no_shards(tmp_path: Path) -> None:
    update(tmp_path, [])
    assert list(term_files(tmp_path, {})) == []
    assert list(book_files([])) == []
