"""The analyzer does what tokenizer.json says; analyzer.test.js holds JavaScript to the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from library.search.analyzer import fold, tokens

CONTRACT: dict[str, Any] = json.loads(
    Path(__file__).with_name("tokenizer.json").read_text(encoding="utf-8"),
)


@pytest.mark.parametrize("group", CONTRACT["groups"], ids=lambda group: str(group["name"]))
def test_tokens_are_those_of_the_contract(group: dict[str, Any]) -> None:
    for case in group["cases"]:
        assert [list(token) for token in tokens(case["text"])] == case["tokens"], case["text"]


def test_folded_forms_are_those_of_the_contract() -> None:
    for term, folded in CONTRACT["fold"]:
        assert fold(term) == folded


def test_every_token_folds_to_its_folded_form() -> None:
    for group in CONTRACT["groups"]:
        for case in group["cases"]:
            for exact, folded, *_ in case["tokens"]:
                assert fold(exact) == folded


def test_the_contract_is_large_enough_to_bind() -> None:
    assert sum(len(group["cases"]) for group in CONTRACT["groups"]) >= 250
