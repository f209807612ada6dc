"""`search.json` is a small library, the files made of it in base64, and what queries find in them.

`themes/reader/test/search/contract.test.js` runs the same cases on the files. After a change of
the format or the ranking: `pytest tests/contracts/test_search.py --update-golden`, and look at
the difference.
"""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from support.searching import files

from library.search import export, part
from library.search.export import BookRow
from library.search.index import numbering, update
from library.search.lookup import search
from library.search.model import Entry, Query, Run

CASES = Path(__file__).with_name("search.json")


def exported(folder: Path, contract: dict[str, Any]) -> dict[str, str]:
    """The files of the contract's library; small limits, so that a small library has all kinds."""
    entries, rows = [], {}
    for book in contract["books"]:
        fields = tuple((name, value) for name, value in book["fields"])
        entries.append(Entry(book["id"], book["title"], fields, lambda pages=book["pages"]: pages, "1"))
        facets = tuple(pair for pair in fields if pair[0] in export.FACETS)
        rows[book["id"]] = BookRow(
            book["id"],
            book["title"],
            "",
            "",
            "",
            readable=bool(book["pages"]),
            subjects="",
            facets=facets,
            kind=book.get("kind", ""),
        )
    ids = sorted(rows)
    orders = {name: ids[at:] + ids[:at] for at, name in enumerate(export.ORDERS)}
    update(folder, entries)
    made = files(folder, entries, rows, orders, first=contract["first"])
    return {path: b64encode(content).decode() for path, content, _ in made}


@pytest.fixture
def contract(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> dict[str, Any]:
    cases: dict[str, Any] = json.loads(CASES.read_text(encoding="utf-8"))
    for name, value in cases["limits"].items():
        monkeypatch.setattr(part, f"_{name}", tuple(value) if isinstance(value, list) else value)
    made = exported(tmp_path / "index", cases)
    if request.config.getoption("--update-golden"):
        cases["files"] = made
        for case in cases["queries"]:
            case["documents"] = found(tmp_path / "index", case)
        CASES.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    cases["made"], cases["index"] = made, tmp_path / "index"
    return cases


def found(index: Path, case: dict[str, Any]) -> list[list[Any]]:
    """The documents of an answer as [book, page, stage, exact, score]."""
    query = Query(tuple(Run(text, phrase) for text, phrase in case["runs"]))
    ids = [slot.id for slot in numbering(index)]
    return [
        [ids.index(hit.book), hit.page, hit.stage, hit.exact, round(hit.score, 6)]
        for hit in search(index, query, 0).hits
    ]


def test_the_files_are_those_of_the_contract(contract: dict[str, Any]) -> None:
    assert contract["made"] == contract["files"]


def test_the_contract_holds_every_kind_of_list(contract: dict[str, Any]) -> None:
    assert len(contract["files"]) > 12
    stages = {document[2] for case in contract["queries"] for document in case["documents"]}
    exact = {document[3] for case in contract["queries"] for document in case["documents"]}
    assert (stages, exact) == ({1, 2, 3}, {0, 1})


def test_queries_find_in_the_index_what_the_contract_says(contract: dict[str, Any]) -> None:
    for case in contract["queries"]:
        assert found(contract["index"], case) == case["documents"], case["query"]
