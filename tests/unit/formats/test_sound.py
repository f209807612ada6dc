"""What a sound file is by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.sounds import adts, m4a, mp3, opus, tone

from library.formats.sound import read_sound

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (tone(2.0), "wav"),
        (mp3(2.0), "mp3"),
        (b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + mp3(2.0), "mp3"),
        (adts(2.0), "aac"),
        (opus(2.0), "opus"),
        (m4a(2.0), "m4a"),
    ],
    ids=["wav", "mp3", "tagged", "adts", "opus", "m4a"],
)
def test_a_sound_is_known_by_its_content(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    sound = read_sound(path)
    assert sound is not None
    assert sound.ending == ending
    assert sound.seconds == pytest.approx(2.0, abs=0.05)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><script>",
        b"\xff\xd8\xff\xe0 a picture",
        b"ID3" + b"\x7f" * 60,
        b"OggS" + b"\xff" * 200,
        b"RIFF\xff\xff\xff\xffWAVEfmt " + b"\xff" * 40,
        b"\0\0\0\x08ftyp" + (b"\0\0\0\x08moov" * 2000),
        m4a(2.0).replace(b"soun", b"vide"),
        tone(0.0),
        mp3(2.0)[:100],
    ],
    ids=["empty", "html", "jpeg", "id3", "ogg", "riff", "atoms", "film", "silence", "cut"],
)
def test_what_is_no_sound_or_damaged_is_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(data)
    assert read_sound(path) is None
