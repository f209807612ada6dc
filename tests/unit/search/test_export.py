"""What the site ships says the same as the index, in small files in the order of their keys."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import zlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from support.searching import files

from library.bytescript import data
from library.leb128 import number
from library.search import export, part, spill
from library.search.analyzer import fold, tokens
from library.search.coding import file_name, front
from library.search.export import BookRow
from library.search.index import Slot, numbering, reading, update
from library.search.lookup import search
from library.search.model import Entry, Hit, Query, Run

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
    "tiếng",
    "trời",
    "xanh",
]
ANSWERS = Path(__file__).parents[3] / "themes" / "reader" / "support" / "answer.mjs"


def entries(seed: int = 1, books: int = 12) -> list[Entry]:
    dice = random.Random(seed)
    made = []
    for at in range(books):
        pages = [" ".join(dice.choices(SYLLABLES, k=30)) + f". rieng{at}x{page}" for page in range(at % 4)]
        title = f"Sách {at} {' '.join(dice.choices(SYLLABLES, k=3))}"
        made.append(Entry(f"b{at:02}", title, (("title", title),), lambda pages=pages: pages, str(at)))
    return made


def row(entry: Entry) -> BookRow:
    return BookRow(entry.id, entry.title, "Tô Hoài", "1941", "", True, "Thơ", (("subject", "Thơ"),))


def ordered(made: list[Entry]) -> dict[str, list[str]]:
    """Orders that differ from each other and from that of the numbers."""
    ids = [entry.id for entry in made]
    return {name: ids[at:][::-1] + ids[:at] for at, name in enumerate(export.ORDERS)}


def exported(index: Path, made: list[Entry], first: int = 0) -> dict[str, bytes]:
    update(index, made)
    rows = {entry.id: row(entry) for entry in made}
    return {path: content for path, content, _ in files(index, made, rows, ordered(made), first=first)}


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "_SHARD", (100, 300))
    monkeypatch.setattr(part, "_LONG", 12)
    monkeypatch.setattr(part, "_CHUNK", 150)
    monkeypatch.setattr(spill, "_HELD", 500)


def raw(content: bytes) -> bytes:
    assert re.fullmatch('\ufefftusachSearch\\("[^"\\n\\r]*"\\);\\n', content.decode("utf-16-le"))
    return zlib.decompress(data(content))


def test_groups_come_in_order_with_every_occurrence(tmp_path: Path) -> None:
    made = entries()
    update(tmp_path, made)
    with reading(tmp_path) as reader:
        groups = list(spill.groups(reader, range(1000)))
    assert [group.key for group in groups] == sorted({group.key for group in groups})
    expected: dict[tuple[str, str], Counter[int]] = {}
    start = 0
    for entry in made:
        for at, (text, weight) in enumerate([(entry.title, 8), *((page, 1) for page in entry.pages())]):
            last = None
            for token in tokens(text):
                units = [(token.folded, token.exact)]
                if last and token.position == last.position + 1:
                    units.append((f"{last.folded} {token.folded}", f"{last.exact} {token.exact}"))
                for unit in units:
                    expected.setdefault(unit, Counter())[start + at] += weight
                last = token
        start += len(entry.pages()) + 1
    found = {(group.key, form): held for group in groups for form, held in group.forms}
    assert found == {unit: sorted(counts.items()) for unit, counts in expected.items()}
    assert all(
        [form for form, _ in group.forms] == sorted(form for form, _ in group.forms) for group in groups
    )


def test_two_exports_are_the_same_whatever_order_whoosh_keeps(tmp_path: Path) -> None:
    assert exported(tmp_path / "a", entries()) == exported(tmp_path / "b", entries())


def test_one_more_book_changes_only_the_shards_of_its_words(tmp_path: Path) -> None:
    before = exported(tmp_path / "a", entries(books=40))
    rare = "zulu zebra"
    more = Entry("zz", rare, (("title", rare),), lambda: [rare], "1")
    after = exported(tmp_path / "a", [*entries(books=40), more])
    kept = before.keys() & after.keys()
    # Every order holds every book.
    assert len(before) - len(kept) <= 5 + len(export.ORDERS)
    assert {before[path] == after[path] for path in kept - {"search/meta.js"}} == {True}


def test_a_changed_book_leaves_the_numbers_of_the_others(tmp_path: Path) -> None:
    made = entries()
    update(tmp_path, made)
    first = numbering(tmp_path)
    changed = [Entry(e.id, e.title, e.fields, e.pages, e.digest + "!" * (e.id == "b03")) for e in made]
    update(tmp_path, changed)
    slots = numbering(tmp_path)
    assert [slot.id for slot in slots if slot.id] == [s.id for s in first if s.id != "b03"] + ["b03"]
    assert slots[3] == Slot("", first[3].pages)
    assert {hit.book for hit in search(tmp_path, "rieng3x0", 10).hits} == {"b03"}


def test_when_most_numbers_are_dead_all_are_given_anew(tmp_path: Path) -> None:
    made = entries()
    update(tmp_path, made)
    for turn in range(3):
        made = [Entry(e.id, e.title, e.fields, e.pages, e.digest + "!" * turn) for e in made]
        update(tmp_path, made)
        slots = numbering(tmp_path)
        dead = sum(slot.pages + 1 for slot in slots if not slot.id)
        assert dead <= sum(slot.pages + 1 for slot in slots if slot.id)


def test_every_file_is_a_script_with_the_name_of_its_content(tmp_path: Path) -> None:
    made = exported(tmp_path, entries())
    assert list(made)[-1] == "search/meta.js"
    for path, content in made.items():
        raw(content)
        assert re.fullmatch(r"search/([0-9a-f]{8}\.[0-9a-f]{6}|meta)\.js", path)


def test_an_empty_library_has_files_that_lead_to_nothing(tmp_path: Path) -> None:
    made = exported(tmp_path, [])
    assert raw(made["search/meta.js"])[:5] == bytes((export.FORMAT, 0, 0, export.BOOKS_A_FILE, 0))


@pytest.mark.parametrize(
    ("value", "coded"), [(0, "00"), (127, "7f"), (128, "8001"), (300, "ac02"), (2**32 - 1, "ffffffff0f")]
)
def test_numbers_are_leb128(value: int, coded: str) -> None:
    assert number(value).hex() == coded


def test_strings_share_the_beginning_of_the_one_before() -> None:
    assert front("thư viện".encode(), "thư".encode()) == bytes((4, 7)) + " viện".encode()


def test_names_are_fnv_and_digest() -> None:
    assert file_name("a", b"\x01\x02\x03") == "search/e40c292c.010203.js"


class Asked(NamedTuple):
    """A library, its index, and queries with what is found there; a query that is a phrase has True beside it."""

    made: list[Entry]
    index: Path
    queries: list[tuple[str, bool]]
    hits: list[tuple[Hit, ...]]
    """All of each query, best first."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """A hundred queries of random words, with and without accents and quotes."""
    dice = random.Random(5)
    words = [
        a + b
        for a in ["b", "c", "đ", "kh", "ng", "th", "tr"]
        for b in ["a", "à", "ả", "ơ", "ờ", "i", "í", "ư", "ử", "ong", "ông"]
    ]
    shares = [1 / (rank + 1) for rank in range(len(words))]
    made = []
    for at in range(60):
        pages = [" ".join(dice.choices(words, shares, k=80)) + "." for _ in range(dice.randrange(9))]
        fields = (
            ("title", " ".join(dice.choices(words, k=3))),
            ("creator", " ".join(dice.choices(words, k=2))),
        )
        made.append(Entry(f"b{at:02}", fields[0][1], fields, lambda pages=pages: pages, "1"))
    queries = []
    for _ in range(120):
        typed = dice.choices(words, shares, k=dice.randint(1, 4))
        queries.append((" ".join(fold(w) if dice.random() < 0.3 else w for w in typed), dice.random() < 0.2))
    index = tmp_path_factory.mktemp("asked")
    update(index, made)
    hits = [search(index, Query((Run(text, phrase),)), 0).hits for text, phrase in queries]
    return Asked(made, index, queries, hits)


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
@pytest.mark.parametrize("first", [60, 50, 1])
def test_the_phone_finds_what_the_index_finds_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked, first: int
) -> None:
    """The top 20; in one part and in two."""
    monkeypatch.setattr(part, "_LONG", 40)
    monkeypatch.setattr(part, "_BEST", 60)
    (tmp_path / "search").mkdir()
    for path, content in exported(asked.index, asked.made, first).items():
        (tmp_path / path).write_bytes(content)
    typed = json.dumps([f'"{text}"' if phrase else text for text, phrase in asked.queries])
    command = ["node", str(ANSWERS), str(tmp_path)]
    told = json.loads(subprocess.run(command, input=typed, capture_output=True, text=True, check=True).stdout)
    ids = [slot.id for slot in numbering(asked.index)]
    partial = 0
    for (text, _), hits, answer in zip(asked.queries, asked.hits, told, strict=True):
        expected = [[ids.index(hit.book), hit.page, hit.stage, hit.exact] for hit in hits]
        if answer["partial"]:
            # A long list was read in part: nothing is found that the index does not find.
            partial += 1
            whole = {(book, page) for book, page, *_ in expected}
            assert {(book, page) for book, page, *_ in answer["documents"]} <= whole
            continue
        assert [document[:4] for document in answer["documents"][:20]] == expected[:20], text
        for hit, document in zip(hits[:20], answer["documents"], strict=False):
            assert document[4] == pytest.approx(hit.score)
    assert 0 < partial < 80


def test_texts_come_so_many_pages_in_a_file(tmp_path: Path) -> None:
    pages = [f"trang thứ {number}" for number in range(30)]
    book = Entry("dài", "Sách dài", (("title", "Sách dài"),), lambda: pages, "1")
    update(tmp_path, [book])

    def texts(pages_a_text: int) -> list[list[str]]:
        made = list(files(tmp_path, [book], {"dài": row(book)}, ordered([book]), pages_a_text=pages_a_text))
        known = {json.dumps(pages[at : at + size], ensure_ascii=False, separators=(",", ":")).encode()
                 for size in (2, 12) for at in range(0, 30, size)}  # fmt: skip
        return [json.loads(raw(file.content)) for file in made if raw(file.content) in known]

    assert [len(block) for block in texts(2)] == [2] * 15
    assert [len(block) for block in texts(12)] == [12, 12, 6]
    assert [page for block in texts(12) for page in block] == pages
