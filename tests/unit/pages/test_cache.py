"""An entry of the cache is there whole or not at all."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING

import pytest

from library.pages.cache import FileDigests, discard, entry_path, key, store, sweep, trim

if TYPE_CHECKING:
    from pathlib import Path


NOW = 2_000_000_000.0


def entries(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_an_entry_is_what_was_made(tmp_path: Path) -> None:
    address = key("stage-1", "a")
    folder = store(
        tmp_path, address, lambda into: (into / "x.txt").write_text("một", encoding="utf-8") and None
    )
    assert folder == entry_path(tmp_path, address)
    assert (folder / "x.txt").read_text(encoding="utf-8") == "một"


def test_an_entry_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def make(into: Path) -> None:
        (into / "half.txt").write_bytes(b"x")
        raise RuntimeError("đứt điện")

    with pytest.raises(RuntimeError):
        store(tmp_path, key("a"), make)
    assert entries(tmp_path) == []
    assert not entry_path(tmp_path, key("a")).exists()


def test_two_who_store_one_entry_at_once_both_have_it(tmp_path: Path) -> None:
    together = threading.Barrier(4)

    def make(into: Path) -> None:
        (into / "x.txt").write_bytes(b"same")
        together.wait(timeout=30)

    made: list[Path] = []
    threads = [
        threading.Thread(target=lambda: made.append(store(tmp_path, key("a"), make))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [entry_path(tmp_path, key("a"))] * 4
    assert len(entries(tmp_path)) == 1


def test_an_address_depends_on_every_part_and_on_where_they_part() -> None:
    addresses = [
        key("a", "b"),
        key("a", "b", ""),
        key("ab"),
        key("a", "c"),
        key("b", "a"),
        key("a", "b\udc80"),
    ]
    assert len(set(addresses)) == len(addresses)
    assert key("a", 1) == key("a", "1")


def test_a_digest_is_taken_anew_only_when_the_file_changed(tmp_path: Path) -> None:
    book, memory = tmp_path / "a.pdf", tmp_path / "files.json"
    book.write_bytes(b"one")
    digests = FileDigests(memory)
    first = digests.digest(book)
    digests.save()
    stat = book.stat()

    again = FileDigests(memory)
    book.write_bytes(b"two")
    os.utime(book, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert again.digest(book) == first, "size and time are the same: the file is not read"
    os.utime(book, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert again.digest(book) != first


def test_files_that_are_gone_are_forgotten_and_damage_is_survived(tmp_path: Path) -> None:
    memory = tmp_path / "files.json"
    memory.write_text("{ broken", encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"one")
    digests = FileDigests(memory)
    digests.digest(tmp_path / "a.pdf")
    digests.save()
    later = FileDigests(memory)
    (tmp_path / "b.pdf").write_bytes(b"two")
    later.digest(tmp_path / "b.pdf")
    later.save()
    assert list(json.loads(memory.read_text(encoding="utf-8"))) == [os.fspath(tmp_path / "b.pdf")]


def test_what_a_killed_build_left_half_made_is_swept_away_and_entries_stay(tmp_path: Path) -> None:
    kept = store(tmp_path, key("a"), lambda into: (into / "x").write_bytes(b"x") and None)
    (kept.parent / ".tmp-abc").mkdir()
    (kept.parent / ".tmp-abc" / "half").write_bytes(b"x")
    (kept.parent / ".old-def").mkdir()
    (kept.parent / ".old-def" / "gone").write_bytes(b"x")
    sweep(tmp_path)
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert (kept / "x").is_file()


def test_an_entry_is_never_there_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A removal that is cut short has taken the whole entry out of its place before."""
    path = store(tmp_path, key("a"), lambda into: (into / "x").write_bytes(b"x") and None)
    monkeypatch.setattr("library.pages.cache.shutil.rmtree", lambda *_, **__: None)
    discard(path)
    assert not path.exists()
    monkeypatch.undo()
    sweep(tmp_path)
    assert list(path.parent.iterdir()) == []


def test_entries_go_after_30_days_without_use_and_never_while_in_use(tmp_path: Path) -> None:
    def entry(name: str, days: int) -> Path:
        path = store(tmp_path, key(name), lambda into: (into / "x").write_bytes(b"x") and None)
        os.utime(path, (NOW - days * 86_400, NOW - days * 86_400))
        return path

    used, fresh, old = entry("dùng", 90), entry("mới", 29), entry("cũ", 31)
    assert trim(tmp_path, frozenset({used}), NOW) == 1
    assert (used.is_dir(), fresh.is_dir(), old.is_dir()) == (True, True, False)
    assert trim(tmp_path, frozenset(), NOW + 29 * 86_400) == 1, "what was used counts from its use"
    assert (used.is_dir(), fresh.is_dir()) == (True, False)
