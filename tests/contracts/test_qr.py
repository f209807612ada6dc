"""The page to print draws a code from the patterns that Python makes: `qr.json` holds both."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

from library.qr.codes import family, symbol

SPEC = json.loads((Path(__file__).parent / "qr.json").read_text(encoding="utf-8"))


def test_the_patterns_are_those_of_the_contract() -> None:
    made = family(SPEC["before"], len(SPEC["cases"][0]["code"]), SPEC["after"], SPEC["level"])
    assert SPEC["family"] == {
        "side": made.side,
        "base": b64encode(made.base).decode(),
        "patterns": [b64encode(pattern).decode() for pattern in made.patterns],
    }


def test_the_codes_are_those_of_the_contract() -> None:
    for case in SPEC["cases"]:
        rows = symbol(SPEC["before"] + case["code"] + SPEC["after"], SPEC["level"]).modules
        assert ["".join(".#"[dark] for dark in row) for row in rows] == case["rows"]
