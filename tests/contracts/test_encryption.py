"""What is locked in Python is what the browser opens: `encryption.json` holds cases for both."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest

from library.lock import cipher
from library.lock.normal import normalised

SPEC = json.loads((Path(__file__).parent / "encryption.json").read_text(encoding="utf-8"))
IDENT, SECRET = SPEC["book"]["id"], b64decode(SPEC["book"]["key"])


def test_the_measures_are_those_of_the_contract() -> None:
    told = {"version": cipher.VERSION, "iterations": cipher.ITERATIONS, "chunk": cipher.CHUNK}
    assert told.items() <= SPEC.items()


@pytest.mark.parametrize(("typed", "counts"), SPEC["passphrases"])
def test_of_a_passphrase_the_same_counts(typed: str, counts: str) -> None:
    assert normalised(typed) == counts
    assert normalised(counts) == counts


@pytest.mark.parametrize("case", SPEC["slots"], ids=lambda case: str(case["iterations"]))
def test_slots_are_those_of_the_contract(case: dict[str, str]) -> None:
    key = cipher.derive(case["passphrase"], b64decode(case["salt"]), int(case["iterations"]))
    assert key == b64decode(case["key"])
    assert cipher.wrap(key, SECRET, IDENT, b64decode(case["nonce"])) == b64decode(case["slot"])


@pytest.mark.parametrize("case", SPEC["chunks"], ids=lambda case: str(case["number"]))
def test_chunks_and_their_names_are_those_of_the_contract(case: dict[str, str]) -> None:
    number = int(case["number"])
    assert cipher.chunk_name(SECRET, number) == case["name"]
    assert cipher.seal(SECRET, IDENT, number, case["plain"].encode()) == b64decode(case["sealed"])


@pytest.mark.parametrize(("count", "padded"), SPEC["padded"])
def test_chunks_are_padded_as_in_the_contract(count: int, padded: int) -> None:
    assert cipher.padded(count) == padded
