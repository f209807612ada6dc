"""`library.search.suggest` follows the cases that the search page follows, too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from library.search.analyzer import tokens
from library.search.suggest import suggest

SPEC = json.loads((Path(__file__).parent / "suggest.json").read_text(encoding="utf-8"))
FORMS: dict[str, dict[str, int]] = SPEC["forms"]
KNOWN = {key: sum(forms.values()) for key, forms in FORMS.items() if " " not in key}


def forms(key: str) -> list[tuple[str, int]]:
    return list(FORMS.get(key, {}).items())


@pytest.mark.parametrize("case", SPEC["cases"], ids=lambda case: case["why"])
def test_what_was_probably_meant(case: dict[str, str]) -> None:
    assert suggest(list(tokens(case["typed"])), KNOWN, forms) == case["meant"]
