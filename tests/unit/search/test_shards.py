"""Lists of documents in bits: what is written is read back, in no more bits than told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.search.shards import Shard, bound, coded, gamma, gaps, octets

LISTS = st.integers(1, 5_000).flatmap(
    lambda candidates: st.tuples(
        st.dictionaries(st.integers(0, candidates - 1), st.integers(1, 300), max_size=200).map(
            lambda held: sorted(held.items())
        ),
        st.just(candidates),
    )
)


class Bits:
    """Reads what the phone reads, in the words of the specification."""

    def __init__(self, bits: str) -> None:
        self.bits = bits

    def take(self, pattern: str) -> str:
        found = re.match(pattern, self.bits)
        assert found
        self.bits = self.bits[found.end() :]
        return found[0]

    def ones(self) -> int:
        return len(self.take("1*0")) - 1

    def low(self, count: int) -> int:
        return int(self.take(f"[01]{{{count}}}") or "0", 2)

    def gaps(self, count: int, candidates: int) -> list[int]:
        bits = max((candidates * 7 // (10 * count)).bit_length() - 1, 0) if count else 0
        numbers: list[int] = []
        for _ in range(count):
            gap = (self.ones() << bits) + self.low(bits)
            numbers.append(numbers[-1] + 1 + gap if numbers else gap)
        return numbers

    def gamma(self) -> int:
        count = self.ones()
        return (1 << count) + self.low(count)

    def list(self, count: int, candidates: int) -> list[tuple[int, int]]:
        documents = self.gaps(count, candidates)
        often = self.gaps(self.gamma() - 1, count)
        more = {at: self.gamma() for at in often}
        return [(document, 1 + more.get(at, 0)) for at, document in enumerate(documents)]


@given(LISTS)
def test_a_list_comes_back(made: tuple[list[tuple[int, int]], int]) -> None:
    held, candidates = made
    bits = Bits(coded(held, candidates))
    assert bits.list(len(held), candidates) == held
    assert not bits.bits


@given(LISTS)
def test_gaps_keep_within_their_bound(made: tuple[list[tuple[int, int]], int]) -> None:
    held, candidates = made
    if held:
        assert len(gaps([number for number, _ in held], candidates)) <= bound(len(held), candidates)


def test_a_common_word_takes_about_a_bit_a_document() -> None:
    assert len(gaps(range(0, 2_000, 2), 2_000)) <= 2_000
    assert len(gaps(range(2_000), 2_000)) == 2_000


@pytest.mark.parametrize(("value", "code"), [(1, "0"), (2, "100"), (3, "101"), (4, "11000"), (9, "1110001")])
def test_gamma_codes(value: int, code: str) -> None:
    assert gamma(value) == code


def test_bits_fill_bytes_from_the_highest() -> None:
    assert octets("") == b""
    assert octets("1") == b"\x80"
    assert octets("000000001") == b"\x00\x80"


def test_a_pair_is_told_among_the_documents_of_its_first_syllable() -> None:
    alone, beside = Shard("thu vien", 1_000), Shard("thu", 1_000)
    beside.add("thư", [(at, 1) for at in range(0, 1_000, 10)])
    before = beside.parts()[1]
    for shard in (alone, beside):
        shard.add("thư viện", [(500, 1)])
    # One of a hundred and not of a thousand: seven bits where ten were.
    assert len(beside.parts()[1]) - len(before) <= 1 < len(alone.parts()[1])


def test_names_share_the_beginning_of_the_one_before_in_utf_16_units() -> None:
    shard = Shard("x", 10)
    for form in ("𝐱a", "𝐱b", "𝐲"):
        shard.add(form, [(1, 1)])
    rests = "𝐱a\nb\n𝐲".encode()
    assert shard.parts()[0] == bytes((3, len(rests))) + rests + bytes((0, 2, 0)) + bytes((2, 2, 2))
