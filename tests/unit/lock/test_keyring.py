"""Keys stay as long as they may, and are new when somebody lost the right to the old one."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from library.lock.keyring import BookKey, Keyring
from library.lock.passphrases import Passphrases

if TYPE_CHECKING:
    from pathlib import Path

A, B, C = "ghe nắng bàn tre mận", "sông dài cá lội biệt", "một tiếng chim trong vườn"


def ring(folder: Path, **of: str) -> Keyring:
    return Keyring(folder / "keys.json", Passphrases({name: (phrase,) for name, phrase in of.items()}))


def key(keys: Keyring, content: str = "c", *classes: str) -> BookKey:
    found = keys.book_key("sach", content, classes)
    keys.save()
    return found


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("library.lock.keyring.derive", lambda phrase, salt: (phrase.encode() + salt)[-32:])


def test_the_same_school_has_the_same_keys(tmp_path: Path) -> None:
    first = key(ring(tmp_path, a=A, b=B))
    again = key(ring(tmp_path, b=B, a=A))
    assert again == first
    assert len(first.slots) == 2


def test_a_new_passphrase_costs_a_slot(tmp_path: Path) -> None:
    before = key(ring(tmp_path, a=A))
    after = key(ring(tmp_path, a=A, b=B))
    assert after.secret == before.secret
    assert set(before.slots) < set(after.slots)


@pytest.mark.parametrize("left", [{"b": B}, {"a": C, "b": B}], ids=["gone", "changed"])
def test_a_passphrase_that_is_gone_costs_the_key(tmp_path: Path, left: dict[str, str]) -> None:
    before = key(ring(tmp_path, a=A, b=B))
    after = key(ring(tmp_path, **left))
    assert after.secret != before.secret
    assert not set(after.slots) & set(before.slots)


def test_a_class_that_lost_the_book_costs_the_key(tmp_path: Path) -> None:
    before = key(ring(tmp_path, a=A, b=B))
    after = key(ring(tmp_path, a=A, b=B), "c", "a")
    assert after.secret != before.secret
    assert len(after.slots) == 1


def test_another_content_never_has_the_key_of_the_one_before(tmp_path: Path) -> None:
    first, other = key(ring(tmp_path, a=A)), key(ring(tmp_path, a=A), "d")
    assert first.secret != other.secret
    # Not even when it comes back: the key of its time is forgotten.
    assert key(ring(tmp_path, a=A)).secret not in {first.secret, other.secret}


def test_a_book_that_was_not_locked_meanwhile_has_a_new_key(tmp_path: Path) -> None:
    before = key(ring(tmp_path, a=A))
    ring(tmp_path, a=A).save()
    assert key(ring(tmp_path, a=A)).secret != before.secret


def test_books_of_one_passphrase_have_keys_and_nonces_of_their_own(tmp_path: Path) -> None:
    keys = ring(tmp_path, a=A)
    found = [keys.book_key(ident, "c", ()) for ident in ("a", "b", "c")]
    assert len({each.secret for each in found}) == 3
    assert len({each.slots[0][:12] for each in found}) == 3


def test_the_folder_may_be_deleted_or_damaged(tmp_path: Path) -> None:
    before = key(ring(tmp_path, a=A))
    for damage in ("", "{}", '{"salt": "AAAA", "books": {}}', '{"salt": 1}', "[]"):
        (tmp_path / "keys.json").write_text(damage, encoding="utf-8")
        assert key(ring(tmp_path, a=A)).secret != before.secret


def test_no_passphrase_is_in_what_is_kept_or_shown(tmp_path: Path) -> None:
    keys = ring(tmp_path, a=A)
    shown = repr(key(keys)) + repr(Passphrases({"a": (A,)})) + str(keys.ids)
    kept = (tmp_path / "keys.json").read_text(encoding="utf-8")
    for text in (shown, kept):
        assert not any(word in text for word in A.split() if len(word) > 3)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_nobody_else_reads_the_keys(tmp_path: Path) -> None:
    key(ring(tmp_path, a=A))
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


def test_a_school_without_passphrases_keeps_nothing(tmp_path: Path) -> None:
    keys = ring(tmp_path)
    keys.save()
    assert keys.ids == ()
    assert list(tmp_path.iterdir()) == []
