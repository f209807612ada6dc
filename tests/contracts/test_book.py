"""The cases of book.cases.json hold under book.schema.json; the reader's tests read the same cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = json.loads((HERE / "book.schema.json").read_text(encoding="utf-8"))
CASES: dict[str, Any] = json.loads((HERE / "book.cases.json").read_text(encoding="utf-8"))

BOOK = Draft202012Validator(SCHEMA)
SHARD = Draft202012Validator({"$ref": "#/$defs/shard", "$defs": SCHEMA["$defs"]})
CHAPTER = Draft202012Validator({"$ref": "#/$defs/chapter", "$defs": SCHEMA["$defs"]})


def case(entry: dict[str, Any]) -> str:
    """A case is named after its reason."""
    return str(entry["why"])


def test_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("entry", CASES["valid"], ids=case)
def test_valid_book(entry: dict[str, Any]) -> None:
    BOOK.validate(entry["book"])
    book = entry["book"]
    assert len(book["images"]) == book["pageCount"]
    for column in ("pageSize", "labels"):
        assert len(book.get(column, book["images"])) == book["pageCount"]
    if "smallPacks" in book:
        assert sum(len(sizes) for _, sizes in book["smallPacks"]) == book["pageCount"]


@pytest.mark.parametrize("entry", CASES["invalid"], ids=case)
def test_invalid_book(entry: dict[str, Any]) -> None:
    assert not BOOK.is_valid(entry["book"])


@pytest.mark.parametrize("entry", CASES["shards"], ids=case)
def test_valid_shard(entry: dict[str, Any]) -> None:
    SHARD.validate(entry["shard"])
    for page in entry["shard"]["pages"]:
        for line in filter(None, page):
            assert len(line[4]) == 2 * len(line[3].split(" ")) - 1


@pytest.mark.parametrize("entry", CASES["invalidShards"], ids=case)
def test_invalid_shard(entry: dict[str, Any]) -> None:
    assert not SHARD.is_valid(entry["shard"])


@pytest.mark.parametrize("entry", CASES["chapters"], ids=case)
def test_valid_chapter(entry: dict[str, Any]) -> None:
    CHAPTER.validate(entry["chapter"])


@pytest.mark.parametrize("entry", CASES["invalidChapters"], ids=case)
def test_invalid_chapter(entry: dict[str, Any]) -> None:
    assert not CHAPTER.is_valid(entry["chapter"])
