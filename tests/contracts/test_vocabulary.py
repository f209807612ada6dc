"""Chapters consist of what vocabulary.json names; safe-html.test.js holds the reader to the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from library.formats.reflow.chapters import _ATTRIBUTES
from library.formats.reflow.vocabulary import DROPPED, LOOKS, MATH_TAGS, TAGS

CONTRACT: dict[str, Any] = json.loads(Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))


def test_elements_and_looks_are_those_of_the_contract() -> None:
    assert sorted(TAGS) == CONTRACT["tags"]
    assert sorted(MATH_TAGS) == CONTRACT["mathTags"]
    assert sorted(DROPPED) == CONTRACT["dropped"]
    assert sorted(LOOKS) == CONTRACT["looks"]


def test_attributes_are_those_of_the_contract() -> None:
    assert {element: sorted(names) for element, names in _ATTRIBUTES.items()} == CONTRACT["attributes"]
