"""A part of the search data stays while books come, and goes when a word of it may not be told any more."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support.schools import settings_for

from library.search.coding import unpacked
from library.search.export import ORDERS, BookRow, index_files
from library.search.index import numbering, reading, update
from library.search.lookup import search
from library.search.model import Entry
from library.search.part import PartExport
from library.site.searchparts import Made, made_parts

ANSWERS = Path(__file__).parents[3] / "themes" / "reader" / "support" / "answer.mjs"


def entry(ident: str, title: str, pages: list[str]) -> Entry:
    texts = json.dumps(pages)
    return Entry(ident, title, (("title", title),), lambda: pages, title + texts, texts)


def books(count: int) -> dict[str, Entry]:
    return {
        f"b{at:02}": entry(
            f"b{at:02}", f"Sách {at}", [f"sông núi trang {at}x{page} mùa thu" for page in range(at % 4 + 1)]
        )
        for at in range(count)
    }


def made(root: Path, held: dict[str, Entry]) -> tuple[Made, ...]:
    settings = settings_for(root)
    update(settings.index_dir, list(held.values()))
    return made_parts(settings, held.values(), 2)


def paths(part: Made) -> set[str]:
    return {output.path for output in part.outputs}


@pytest.fixture
def exports(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the parts that were made."""
    numbers: list[int] = []
    files = PartExport.files

    def noted(self: PartExport) -> Any:
        numbers.append(self._part.number)
        return files(self)

    monkeypatch.setattr(PartExport, "files", noted)
    return numbers


def test_a_book_more_makes_a_second_part_and_leaves_the_first(tmp_path: Path, exports: list[int]) -> None:
    held = books(40)
    before = made(tmp_path, held)
    after = made(tmp_path, held | {"mới": entry("mới", "Sách mới", ["rừng xanh"])})
    again = made(tmp_path, held | {"mới": entry("mới", "Sách mới", ["rừng xanh"])})
    assert exports == [0, 1]
    assert after == again
    assert after[0] == before[0]
    assert {slot.id for slot in after[1].part.slots} == {"mới"}
    assert not paths(after[0]) & paths(after[1])


def test_a_second_part_that_has_grown_joins_the_first(tmp_path: Path, exports: list[int]) -> None:
    held = books(40)
    made(tmp_path, held)
    parts = made(tmp_path, books(60))
    assert exports == [0, 0]
    assert [len(one.part.slots) for one in parts] == [60]


def test_a_changed_record_moves_its_book_and_leaves_the_first_part(
    tmp_path: Path, exports: list[int]
) -> None:
    held = books(40)
    before = made(tmp_path, held)
    held["b03"] = entry("b03", "Tên khác", held["b03"].pages())
    after = made(tmp_path, held)
    assert exports == [0, 1]
    assert [slot.id for slot in after[1].part.slots] == ["b03"]
    assert len(paths(before[0]) - paths(after[0])) == 2, "the two files of its texts"


@pytest.mark.parametrize("how", ["gone", "other pages"])
def test_words_that_are_not_published_any_more_leave_the_data(
    tmp_path: Path, exports: list[int], how: str
) -> None:
    held = books(40)
    first = made(tmp_path, held | {"x": entry("x", "Riêng", ["điều zzqx"])})
    if how == "other pages":
        held["x"] = entry("x", "Riêng", ["điều khác"])
    parts = made(tmp_path, held)
    assert exports == [0, 0]
    assert len(parts) == 1
    assert parts[0].address != first[0].address
    assert "zzqx" in _told(first)
    assert "zzqx" not in _told(parts)


def _told(parts: tuple[Made, ...]) -> str:
    contents = [output.content for part in parts for output in part.outputs]
    return "".join(
        unpacked(content.read_bytes()).decode("utf-8", "ignore")
        for content in contents
        if isinstance(content, Path)
    )


def test_a_first_part_that_the_cache_has_lost_is_made_again(tmp_path: Path, exports: list[int]) -> None:
    held = books(40)
    before = made(tmp_path, held)
    shutil.rmtree(tmp_path / ".tusach" / "cache")
    assert made(tmp_path, held) == before
    assert exports == [0, 0]


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
def test_the_phone_passes_over_what_is_gone(tmp_path: Path) -> None:
    held = books(40)
    made(tmp_path, held)
    for ident in ("b03", "b17"):
        held[ident] = entry(ident, f"Tên khác {ident}", held[ident].pages())
    held["mới"] = entry("mới", "Sách mới", ["sông xanh", "mùa thu"])
    parts = made(tmp_path, held)
    index = settings_for(tmp_path).index_dir
    rows = {
        one.id: BookRow(one.id, one.title, "", "", "", readable=True, subjects="", facets=())
        for one in held.values()
    }
    orders = dict.fromkeys(ORDERS, tuple(held))
    (tmp_path / "search").mkdir()
    for part in parts:
        for output in part.outputs:
            assert isinstance(output.content, Path)
            shutil.copy(output.content, tmp_path / output.path)
    with reading(index) as reader:
        for file in index_files(reader.documents, [(one.part, one.told) for one in parts], rows, orders, 2):
            (tmp_path / file.path).write_bytes(file.content)
    queries = ["sông", "sách", "mùa thu", "tên khác", "3x1", "song nui trang", "sông xanh"]
    command = ["node", str(ANSWERS), str(tmp_path)]
    told = json.loads(
        subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True).stdout
    )
    ids = [slot.id for slot in numbering(index)]
    for query, answer in zip(queries, told, strict=True):
        hits = search(index, query, 0).hits
        assert hits, query
        expected = [[ids.index(hit.book), hit.page, hit.stage, hit.exact] for hit in hits]
        assert [document[:4] for document in answer["documents"]] == expected, query
        for hit, document in zip(hits, answer["documents"], strict=True):
            assert document[4] == pytest.approx(hit.score)
