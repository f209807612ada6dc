"""Sound files that the catalog names, and what is wrong with them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for
from support.sounds import mp3, opus, tone

from library.catalog.model import Catalog, Holding
from library.formats.cues import Cue
from library.pages.sounds import read_sounds, sound_files

if TYPE_CHECKING:
    from library.pages.sounds import Sounds


def put(root: Path, name: str, data: bytes = b"") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data or mp3(1.0))


def read(root: Path, cell: str, **more: object) -> Sounds:
    holding = Holding(**({"row": 7, "id": "a", "title": "A", "file": "a.pdf", "audio": cell} | more))  # type: ignore[arg-type]
    return read_sounds(Catalog((holding,), ()), settings_for(root))


def faults(sounds: Sounds) -> list[tuple[str, int, str, dict[str, str], bool]]:
    return [(p.code, p.row, p.value, dict(p.details), p.left_out) for p in sounds.problems]


def pages(sounds: Sounds) -> list[tuple[str, int]]:
    return [(each.path.name, each.page) for found in sounds.recordings.values() for each in found]


@pytest.mark.parametrize("name", ["Sách nói/Bé Na.MP3", "books/Sách nói/Bé Na.mp3", "sách nói\\bé na.mp3"])
def test_one_file_speaks_the_whole_book(tmp_path: Path, name: str) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "books/Sách nói/Bé Na.mp3"))
    sounds = read(tmp_path, name)
    assert [(name, page) for name, page in pages(sounds)] == [(unicodedata.normalize("NFD", "Bé Na.mp3"), -1)]
    assert sounds.problems == []


def test_a_folder_has_one_file_a_page(tmp_path: Path) -> None:
    for name in ("trang-10.mp3", "trang-2.mp3", "02b.opus", "bìa.mp3", "trang 0.mp3", "ghi chú.txt"):
        put(tmp_path, f"books/lời/{name}", opus(1.0) if name.endswith("opus") else b"")
    sounds = read(tmp_path, "lời")
    assert pages(sounds) == [("02b.opus", 1), ("trang-2.mp3", 1), ("trang-10.mp3", 9)]
    assert faults(sounds) == [("BOOK-044", 7, "lời", {"names": "bìa.mp3, trang 0.mp3", "count": "2"}, False)]


@pytest.mark.parametrize("ending", [".vtt", ".txt", ".VTT"])
def test_a_cue_file_has_the_name_of_its_sound(tmp_path: Path, ending: str) -> None:
    put(tmp_path, "books/a.mp3")
    text = "0.0\t0.5\tMột\n" if ending == ".txt" else "WEBVTT\n\n00:00.000 --> 00:00.500\nMột\n"
    put(tmp_path, f"books/a{ending}", text.encode())
    ((recording,),) = read(tmp_path, "a.mp3").recordings.values()
    assert recording.cues == (Cue(0.0, 0.5, "Một"),)


def test_a_cue_file_that_is_none_costs_only_itself(tmp_path: Path) -> None:
    put(tmp_path, "books/a.mp3")
    put(tmp_path, "books/a.txt", "Lời bài hát".encode())
    sounds = read(tmp_path, "a.mp3")
    assert pages(sounds) == [("a.mp3", -1)]
    assert faults(sounds) == [("BOOK-043", 7, "a.txt", {}, False)]


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("Sách nói/Be Na.mp3", "Sách nói/Bé Na.mp3"),
        ("Sach noi", "Sách nói"),
        ("xa lắm", ""),
        ("../../etc/a.mp3", ""),
    ],
)
def test_a_name_that_is_not_there_is_told_with_what_is_like_it(
    tmp_path: Path, cell: str, suggestion: str
) -> None:
    put(tmp_path, "books/Sách nói/Bé Na.mp3")
    sounds = read(tmp_path, cell)
    assert sounds.recordings == {}
    assert faults(sounds) == [("BOOK-041", 7, cell, {"suggestion": suggestion}, False)]


def test_what_is_no_sound_is_told(tmp_path: Path) -> None:
    put(tmp_path, "books/a.wma", b"\x30\x26\xb2\x75")
    sounds = read(tmp_path, "a.wma")
    assert sounds.recordings == {}
    assert faults(sounds) == [("BOOK-042", 7, "a.wma", {}, False)]


def test_a_sound_without_a_book_is_told(tmp_path: Path) -> None:
    put(tmp_path, "books/a.mp3")
    assert faults(read(tmp_path, "a.mp3", file="")) == [("BOOK-045", 7, "a.mp3", {}, False)]


def test_the_sound_of_a_book_that_is_not_open_is_not_even_looked_for(tmp_path: Path) -> None:
    put(tmp_path, "books/a.mp3")
    sounds = read(tmp_path, "a.mp3", access="physical")
    assert (sounds.recordings, sounds.problems) == ({}, [])


def test_a_build_watches_the_sounds_and_their_cues(tmp_path: Path) -> None:
    for name in ("a.mp3", "a.vtt", "b.txt", "c.wav", ".d.mp3"):
        put(tmp_path, f"books/x/{name}", tone(0.1))
    (tmp_path / "books" / "x" / "e.mp3").symlink_to(Path("a.mp3"))
    assert [path.name for path in sound_files(settings_for(tmp_path))] == ["a.mp3", "a.vtt", "c.wav"]
