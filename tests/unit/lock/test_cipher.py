"""The locked form keeps what it promises, whatever is locked."""

from __future__ import annotations

import os

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from library.lock import cipher
from library.lock.normal import normalised


@given(st.integers(1, 10**7))
def test_padding_costs_at_most_an_eighth_and_never_less_than_nothing(count: int) -> None:
    padded = cipher.padded(count)
    assert count <= padded <= count * 1.12
    assert cipher.padded(padded) == padded


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_more_is_never_padded_to_less(one: int, other: int) -> None:
    assert (one <= other) <= (cipher.padded(one) <= cipher.padded(other))


@given(st.text())
def test_what_counts_of_a_passphrase_is_settled_once(typed: str) -> None:
    counts = normalised(typed)
    assert normalised(counts) == counts
    assert normalised(f" {typed.swapcase().swapcase()}  ") == normalised(typed.swapcase().swapcase())


@given(st.binary(max_size=200), st.integers(0, 2**31), st.integers(0, 99))
def test_a_chunk_opens_in_its_place_alone(plain: bytes, number: int, bit: int) -> None:
    key = bytes(range(64))
    sealed = bytearray(cipher.seal(key, "a", number, plain))

    def opened(ident: str, place: int) -> bytes:
        bound = f"tusach-lock/1 {ident} chunk {place}".encode()
        return AESGCM(key[:32]).decrypt(place.to_bytes(12, "big"), bytes(sealed), bound)

    assert opened("a", number) == plain
    for ident, place in (("b", number), ("a", number + 1)):
        with pytest.raises(InvalidTag):
            opened(ident, place)
    sealed[bit % len(sealed)] ^= 1
    with pytest.raises(InvalidTag):
        opened("a", number)


def test_a_slot_opens_for_its_book_alone() -> None:
    key, secret = os.urandom(32), os.urandom(64)
    slot = cipher.wrap(key, secret, "a", os.urandom(12))
    assert AESGCM(key).decrypt(slot[:12], slot[12:], b"tusach-lock/1 a key") == secret
    for bound in (b"tusach-lock/1 b key", b"tusach-lock/1 a chunk 0"):
        with pytest.raises(InvalidTag):
            AESGCM(key).decrypt(slot[:12], slot[12:], bound)


def test_names_tell_nothing_of_their_order_without_the_key() -> None:
    names = {cipher.chunk_name(os.urandom(64), number) for number in range(3) for _ in range(3)}
    assert len(names) == 9
    assert all(len(name) == 20 for name in names)


def test_what_is_made_of_something_else_is_known_by_something_else() -> None:
    assert cipher.content_id("a", "b") != cipher.content_id("b", "a") != cipher.content_id("ab")
